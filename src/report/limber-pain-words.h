/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-lookback.h"

G_BEGIN_DECLS

/* What a look back shows, in words of the user's language: for those who do not see the chart, for
 * its table, and for the report. All (transfer full). */

/* "2 November 2026" */
char *limber_pain_words_name_day (int day);
/* "2 November 2026 – 29 November 2026" */
char *limber_pain_words_name_days (int from_day, int to_day);
/* "Monday 2 March 2026", "Week of 2 March 2026", "March 2026" */
char *limber_pain_words_name_span (LimberSpan span, int start_day);
/* For a narrow column: "Mon 2 Mar 2026" and the others as above */
char *limber_pain_words_name_span_briefly (LimberSpan span, int start_day);

/* "12 of 15 breaks done in these 7 days. Average pain 3.1; in the 7 days before 3.8." */
char *limber_pain_words_summarize (const LimberLookback *lookback);
/* Days with many breaks beside the others, with both counts and that it is no proof; NULL if there
 * is nothing to compare */
char *limber_pain_words_compare (const LimberLookback *lookback);
/* One point in sentences, its span's name included. @summary: of @lookback */
char *limber_pain_words_describe (const LimberLookback *lookback, const LimberDaySummary *summary);

/* Cells of a table; "–" for what was not noted. "3.1", "2–5", "3 of 4", "2" */
char *limber_pain_words_format_mean (const LimberDaySummary *summary);
char *limber_pain_words_format_range (const LimberDaySummary *summary);
char *limber_pain_words_format_breaks (const LimberDaySummary *summary);
char *limber_pain_words_format_sessions (const LimberDaySummary *summary);
/* "12.5", a measured value */
char *limber_pain_words_format_value (const LimberMeasure *measure);
/* "Forward bend 12 cm · PEG 3.3", "" for none */
char *
limber_pain_words_format_measures (const LimberLookback *lookback, const LimberDaySummary *summary);

/* One summary of all: a value, not transferred. @summaries: (element-type LimberDaySummary) */
LimberDaySummary limber_pain_words_add_up (GPtrArray *summaries);
guint limber_pain_words_count_sessions (const LimberDaySummary *summary);

G_END_DECLS
