/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pain-words"

#include "config.h"

#include "report/limber-pain-words.h"

#include <glib/gi18n-lib.h>

/*
 * Words for a look back. What was not noted is a dash or is not said, never zero.
 */

#define EPOCH_JULIAN_DAY 719163 /* GDate's number of 1970-01-01 */
#define NAME_SIZE        128
#define NOTHING          "–"

static char *
format_day (const char *format, int day)
{
  char text[NAME_SIZE];
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) MAX (day + EPOCH_JULIAN_DAY, 1));
  return g_strdup (g_date_strftime (text, sizeof text, format, &date) > 0 ? text : "");
}

char *
limber_pain_words_name_day (int day)
{
  /* Translators: strftime format of a day, as in "2 March 2026" */
  return format_day (_ ("%-e %B %Y"), day);
}

char *
limber_pain_words_name_days (int from_day, int to_day)
{
  g_autofree char *from = limber_pain_words_name_day (from_day);
  g_autofree char *to = limber_pain_words_name_day (to_day);

  if (from_day == to_day)
    return g_steal_pointer (&from);
  /* Translators: from the first day to the last */
  return g_strdup_printf (_ ("%1$s – %2$s"), from, to);
}

char *
limber_pain_words_name_span (LimberSpan span, int start_day)
{
  switch (span) {
  case LIMBER_SPAN_WEEK:
    /* Translators: strftime format that names a week by its first day */
    return format_day (_ ("Week of %-e %B %Y"), start_day);
  case LIMBER_SPAN_MONTH:
    /* Translators: strftime format of a month, as in "March 2026" */
    return format_day (C_ ("month and year", "%B %Y"), start_day);
  case LIMBER_SPAN_DAY:
    /* Translators: strftime format of a day with its weekday, as in "Monday 2 March 2026" */
    return format_day (_ ("%A %-e %B %Y"), start_day);
  }
  g_return_val_if_reached (NULL);
}

char *
limber_pain_words_name_span_briefly (LimberSpan span, int start_day)
{
  if (span != LIMBER_SPAN_DAY)
    return limber_pain_words_name_span (span, start_day);
  /* Translators: strftime format of a day in a table, as in "Mon 2 Mar 2026" */
  return format_day (_ ("%a %-e %b %Y"), start_day);
}

LimberDaySummary
limber_pain_words_add_up (GPtrArray *summaries)
{
  LimberDaySummary sum = { 0 };

  for (guint i = 0; i < summaries->len; i++)
    limber_day_summary_add (&sum, g_ptr_array_index (summaries, i));
  return sum;
}

static void
add_pain_sentence (GString *text, const LimberLookback *lookback)
{
  LimberDaySummary all = limber_pain_words_add_up (lookback->summaries);
  LimberDaySummary before = limber_pain_words_add_up (lookback->before);
  guint n_days = (guint) (lookback->to_day - lookback->from_day + 1);
  double now = 0;
  double then = 0;

  if (!limber_day_summary_get_mean (&all, &now))
    g_string_append (text, _ ("No pain entries in this time."));
  else if (limber_day_summary_get_mean (&before, &then))
    /* Translators: average pain of some days, and of as many days before */
    g_string_append_printf (text,
                            ngettext ("Average pain %2$.1f; in the %1$u day before %3$.1f.",
                                      "Average pain %2$.1f; in the %1$u days before %3$.1f.",
                                      n_days),
                            n_days, now, then);
  else
    g_string_append_printf (text, _ ("Average pain %.1f."), now);
}

char *
limber_pain_words_summarize (const LimberLookback *lookback)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LimberDaySummary all;
  guint n_days;
  guint n_offered;

  g_return_val_if_fail (lookback != NULL, NULL);

  all = limber_pain_words_add_up (lookback->summaries);
  n_days = (guint) (lookback->to_day - lookback->from_day + 1);
  n_offered = limber_day_summary_get_n_breaks_offered (&all);
  if (n_offered > 0) {
    /* Translators: breaks done, breaks offered, number of days */
    g_string_append_printf (text,
                            ngettext ("%2$u of %3$u breaks done in this %1$u day.",
                                      "%2$u of %3$u breaks done in these %1$u days.", n_days),
                            n_days, limber_day_summary_get_n_breaks_done (&all), n_offered);
    g_string_append_c (text, ' ');
  }
  add_pain_sentence (text, lookback);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
limber_pain_words_compare (const LimberLookback *lookback)
{
  const LimberPainComparison *comparison = NULL;

  g_return_val_if_fail (lookback != NULL, NULL);

  if (!lookback->has_comparison)
    return NULL;
  comparison = &lookback->comparison;
  return g_strdup_printf (
      /* Translators: least number of breaks; pain and number of days with so many; pain and number
       * of the other days */
      ngettext ("Average pain on days with %1$u break or more: %2$.1f (%3$u days). On other days: "
                "%4$.1f (%5$u days). This is not proof: pain has many causes.",
                "Average pain on days with %1$u or more breaks: %2$.1f (%3$u days). On other days: "
                "%4$.1f (%5$u days). This is not proof: pain has many causes.",
                comparison->n_breaks),
      comparison->n_breaks, comparison->active_mean, comparison->n_active_days,
      comparison->other_mean, comparison->n_other_days);
}

guint
limber_pain_words_count_sessions (const LimberDaySummary *summary)
{
  guint n_sessions = 0;

  for (guint i = 0; i < G_N_ELEMENTS (summary->n_sessions); i++)
    n_sessions += summary->n_sessions[i];
  return n_sessions;
}

char *
limber_pain_words_format_mean (const LimberDaySummary *summary)
{
  double mean;

  if (!limber_day_summary_get_mean (summary, &mean))
    return g_strdup (NOTHING);
  return g_strdup_printf ("%.1f", mean);
}

char *
limber_pain_words_format_range (const LimberDaySummary *summary)
{
  int low;
  int high;

  if (!limber_day_summary_get_range (summary, &low, &high))
    return g_strdup (NOTHING);
  if (low == high)
    return g_strdup_printf ("%d", low);
  /* Translators: lowest and highest pain: "2–5" */
  return g_strdup_printf (_ ("%1$d–%2$d"), low, high);
}

char *
limber_pain_words_format_breaks (const LimberDaySummary *summary)
{
  guint n_offered = limber_day_summary_get_n_breaks_offered (summary);

  if (n_offered == 0)
    return g_strdup (NOTHING);
  /* Translators: breaks done, breaks offered: "3 of 4" */
  return g_strdup_printf (_ ("%1$u of %2$u"), limber_day_summary_get_n_breaks_done (summary),
                          n_offered);
}

char *
limber_pain_words_format_sessions (const LimberDaySummary *summary)
{
  guint n_sessions = limber_pain_words_count_sessions (summary);

  return n_sessions > 0 ? g_strdup_printf ("%u", n_sessions) : g_strdup (NOTHING);
}

/* Files have a point in every language; people read the locale's own sign. */
char *
limber_pain_words_format_value (const LimberMeasure *measure)
{
  return g_strdup_printf ("%.*f", measure->value_tenths % 10 == 0 ? 0 : 1,
                          measure->value_tenths / 10.0);
}

/* "Side bend, left 14 cm" */
static char *
format_measure (const LimberMeasure *measure)
{
  g_autofree char *value = limber_pain_words_format_value (measure);
  const char *title = limber_measure_kind_get_title (measure->kind);
  const char *unit = limber_measure_kind_get_unit (measure->kind);
  const char *side = NULL;

  if (measure->side == LIMBER_MEASURE_SIDE_LEFT)
    side = C_ ("side of the body", "left");
  else if (measure->side == LIMBER_MEASURE_SIDE_RIGHT)
    side = C_ ("side of the body", "right");
  return g_strdup_printf ("%s%s%s %s%s%s", title, side != NULL ? ", " : "",
                          side != NULL ? side : "", value, *unit != '{' ? " " : "",
                          *unit != '{' ? unit : "");
}

/* Local days from @from_day until before @end_day */
static gboolean
is_within (const LimberStamp *at, int from_day, int end_day)
{
  int day = limber_stamp_get_day (at);

  return day >= from_day && day < end_day;
}

static void
add_part (GString *text, const char *separator, const char *part)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

static void
add_fact (GString *text, const char *fact)
{
  /* Translators: stands between two things that are said of a day, as in "pain 4; 2 sessions" */
  add_part (text, C_ ("separator", "; "), fact);
}

char *
limber_pain_words_format_measures (const LimberLookback *lookback, const LimberDaySummary *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int end_day;

  g_return_val_if_fail (lookback != NULL && summary != NULL, NULL);

  end_day = limber_span_get_next (lookback->span, summary->day);
  for (guint i = 0; i < lookback->questionnaires->len; i++) {
    const LimberQuestionnaire *filled = g_ptr_array_index (lookback->questionnaires, i);

    if (is_within (&filled->at, summary->day, end_day)) {
      /* Translators: score of the PEG questionnaire, 0 to 10 */
      g_autofree char *part = g_strdup_printf (_ ("PEG %.1f"),
                                               limber_questionnaire_get_score (filled));

      add_part (text, " · ", part);
    }
  }
  for (guint i = 0; i < lookback->measures->len; i++) {
    const LimberMeasure *measure = g_ptr_array_index (lookback->measures, i);

    if (is_within (&measure->at, summary->day, end_day)) {
      g_autofree char *part = format_measure (measure);

      add_part (text, " · ", part);
    }
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "average pain 3.1, from 2 to 5" */
static void
add_pain_words (GString *text, const LimberDaySummary *summary)
{
  g_autofree char *words = NULL;
  double mean;
  int low;
  int high;

  if (!limber_day_summary_get_mean (summary, &mean)
      || !limber_day_summary_get_range (summary, &low, &high))
    return;
  if (low == high)
    words = g_strdup_printf (_ ("pain %d"), low);
  else
    /* Translators: average, lowest and highest pain */
    words = g_strdup_printf (_ ("average pain %1$.1f, from %2$d to %3$d"), mean, low, high);
  add_fact (text, words);
}

char *
limber_pain_words_describe (const LimberLookback *lookback, const LimberDaySummary *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *measures = NULL;
  guint n_offered;
  guint n_sessions;

  g_return_val_if_fail (lookback != NULL && summary != NULL, NULL);

  name = limber_pain_words_name_span (lookback->span, summary->day);
  n_offered = limber_day_summary_get_n_breaks_offered (summary);
  n_sessions = limber_pain_words_count_sessions (summary);
  add_pain_words (text, summary);
  if (n_offered > 0) {
    g_autofree char *words = g_strdup_printf (
        /* Translators: breaks done, breaks offered */
        ngettext ("%1$u of %2$u break done", "%1$u of %2$u breaks done", n_offered),
        limber_day_summary_get_n_breaks_done (summary), n_offered);

    add_fact (text, words);
  }
  if (n_sessions > 0) {
    g_autofree char *words = g_strdup_printf (ngettext ("%u session", "%u sessions", n_sessions),
                                              n_sessions);

    add_fact (text, words);
  }
  measures = limber_pain_words_format_measures (lookback, summary);
  if (*measures != '\0')
    add_fact (text, measures);
  /* Translators: a day, week or month, and what was noted in it */
  return g_strdup_printf (_ ("%1$s: %2$s"), name, text->str);
}
