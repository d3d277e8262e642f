/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-weekly-times.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that unfolds to a field for each weekday and keeps the setting @key in step with them:
 * what is not understood is marked and not written. @title: of the row; @none: what it says where
 * nothing is set; @example: of a day (floating) */
GtkWidget *limber_week_row_new (GSettings *settings,
                                const char *key,
                                LimberWeeklyTimesKind kind,
                                const char *title,
                                const char *none,
                                const char *example);

G_END_DECLS
