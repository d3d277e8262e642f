/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-parts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_WELCOME (limber_welcome_get_type ())
G_DECLARE_FINAL_TYPE (LimberWelcome, limber_welcome, LIMBER, WELCOME, GtkWidget)

/* The first start: two screens, each of which can be skipped. Signals: `start ()`: two minutes are
 * wanted at once, and the second screen comes after them; `done ()`. Everything is a setting and is
 * written as it is chosen. */
GtkWidget *limber_welcome_new (const LimberParts *parts);

G_END_DECLS
