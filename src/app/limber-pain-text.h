/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-pain-entry.h"

G_BEGIN_DECLS

/* Pain entries in words, in the user's language: plain text, never markup. All (transfer full). */

/* "4 of 10, Neck · Lower back, left" */
char *limber_pain_text_entry (const LimberPainEntry *entry);
/* "14:05", as clocks showed it then */
char *limber_pain_text_time (const LimberStamp *stamp);
/* "Today", "Yesterday", "Monday 2 March 2026" */
char *limber_pain_text_day (int day, int today);
/* "Yesterday, 14:05" */
char *limber_pain_text_moment (const LimberStamp *stamp, int today);

G_END_DECLS
