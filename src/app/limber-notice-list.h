/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-today-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_NOTICE_LIST (limber_notice_list_get_type ())
G_DECLARE_FINAL_TYPE (LimberNoticeList, limber_notice_list, LIMBER, NOTICE_LIST, GtkWidget)

/* What has to be pointed out, each with a button for what can be done about it: the actions
 * `today.turn-on`, `today.retry`, `today.resume`, `today.end-call`, `app.preferences`. Invisible
 * while there is nothing. */
GtkWidget *limber_notice_list_new (void);

void limber_notice_list_show_facts (LimberNoticeList *self, const LimberTodayFacts *facts);

G_END_DECLS
