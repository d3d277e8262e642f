/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-weekly-times.h"

G_BEGIN_DECLS

#define LIMBER_DAYS_PER_WEEK 7

/* A week day by day, as it is edited: Monday first, "" for a day without times, else
 * "09:00–12:30, 13:30–17:00" or "10:30, 15:30". */

/* @text: as limber_weekly_times_parse() reads it (transfer full) (array fixed-size=7
 * zero-terminated=1); NULL if it is not understood */
char **
limber_week_text_split (const char *text, LimberWeeklyTimesKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* The same week in one text, equal days together: "mon-fri 09:00-17:00; sat 10:00-12:00" (transfer
 * full). People write times in many ways: "9-17", "9h30", "9.30 - 12" are understood. NULL if a day
 * is not. @bad_day: (out) (optional): which, 0 for Monday */
char *limber_week_text_join (const char *const *days,
                             LimberWeeklyTimesKind kind,
                             guint *bad_day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
