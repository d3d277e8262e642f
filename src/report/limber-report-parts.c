/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-report-parts"

#include "config.h"

#include "core/limber-pain-stats.h"
#include "report/limber-pain-chart.h"
#include "report/limber-pain-words.h"
#include "report/limber-report-private.h"

#include <glib/gi18n-lib.h>

/*
 * What a report begins and ends with: title, facts, chart; notes and when to get help.
 */

#define N_FACTS        4
#define FACT_GAP_PT    9.0
#define FACT_HEIGHT_PT 55.0
#define MAX_CHART_PT   250.0
#define MIN_CHART_PT   140.0
#define CHART_WORDS_PT 54.0 /* its heading and sentences */
#define CHART_FONT_PT  8.0
#define SECTION_GAP_PT 13.0
#define NOTE_LINES     3
#define NOTE_MAX_CHARS 600 /* more than three lines can hold */
#define NOTE_GAP_PT    3.0
#define NOTES_MIN_PT   90.0
#define WHEN_WIDTH_PT  96.0
#define HELP_PAD_PT    9.0
#define NOTHING        "–"

typedef struct {
  const char *name;
  char *figure; /* (owned) */
  char *detail; /* (owned) */
} Fact;

static double
inner_width (const LimberReportSheet *sheet)
{
  return sheet->width - 2 * LIMBER_SHEET_MARGIN_PT;
}

void
limber_report_add_title (LimberReport *self, LimberReportSheet *sheet)
{
  const LimberLookback *lookback = self->digest->lookback;
  double left = LIMBER_SHEET_MARGIN_PT;
  double wide = inner_width (sheet) * 0.58;
  double rest = inner_width (sheet) - wide;
  double top = sheet->y;
  double right_y = top + 3;
  g_autofree char *period = limber_pain_words_name_days (lookback->from_day, lookback->to_day);
  g_autofree char *today = limber_pain_words_name_day (limber_stamp_get_day (&self->settings.now));
  /* Translators: %s is a day */
  g_autofree char *made = g_strdup_printf (_ ("Made on %s"), today);

  limber_report_sheet_open (sheet, "Sect");
  sheet->y += limber_report_sheet_text (sheet, "H1", LIMBER_INK_TITLE, left, top, wide - 12, 2,
                                        PANGO_ALIGN_LEFT, _ ("Pain and exercise diary"));
  if (self->label != NULL)
    sheet->y += limber_report_sheet_text (sheet, "P", LIMBER_INK_STRONG, left, sheet->y, wide, 2,
                                          PANGO_ALIGN_LEFT, self->label);
  right_y += limber_report_sheet_text (sheet, "P", LIMBER_INK_STRONG, left + wide, right_y, rest, 2,
                                       PANGO_ALIGN_RIGHT, period);
  right_y += limber_report_sheet_text (sheet, "P", LIMBER_INK_SMALL, left + wide, right_y + 1, rest,
                                       1, PANGO_ALIGN_RIGHT, made);
  limber_report_sheet_close (sheet, "Sect");
  sheet->y = MAX (sheet->y, right_y) + SECTION_GAP_PT;
}

static Fact
make_pain_fact (const LimberLookback *lookback, const LimberDaySummary *all)
{
  LimberDaySummary before = limber_pain_words_add_up (lookback->before);
  Fact fact = { .name = _ ("Average pain, 0 to 10") };
  double mean;

  fact.figure = limber_pain_words_format_mean (all);
  if (limber_day_summary_get_mean (&before, &mean))
    /* Translators: average pain of as long a time before */
    fact.detail = g_strdup_printf (_ ("in the time before: %.1f"), mean);
  else
    fact.detail = g_strdup ("");
  return fact;
}

static Fact
make_range_fact (const LimberDaySummary *all)
{
  Fact fact = { .name = _ ("Lowest to highest pain") };
  double median;

  fact.figure = limber_pain_words_format_range (all);
  if (limber_day_summary_get_median (all, &median))
    /* Translators: the pain that half of the entries do not exceed */
    fact.detail = g_strdup_printf (_ ("median: %g"), median);
  else
    fact.detail = g_strdup ("");
  return fact;
}

static Fact
make_breaks_fact (const LimberDaySummary *all)
{
  Fact fact = { .name = _ ("Breaks at least half done") };
  guint n_offered = limber_day_summary_get_n_breaks_offered (all);
  guint n_done = limber_day_summary_get_n_breaks_done (all);

  if (n_offered == 0)
    fact.figure = g_strdup (NOTHING);
  else
    /* Translators: a percentage */
    fact.figure = g_strdup_printf (_ ("%u %%"), (n_done * 100 + n_offered / 2) / n_offered);
  fact.detail = n_offered > 0 ? limber_pain_words_format_breaks (all) : g_strdup ("");
  return fact;
}

static Fact
make_days_fact (const LimberDigest *digest)
{
  guint n_days = (guint) (digest->lookback->to_day - digest->lookback->from_day + 1);

  return (Fact){
    .name = _ ("Days with exercise"),
    .figure = g_strdup_printf ("%u", digest->n_session_days),
    .detail = g_strdup_printf (ngettext ("of %u day", "of %u days", n_days), n_days),
  };
}

static void
add_fact (LimberReportSheet *sheet, const Fact *fact, double x, double width)
{
  double y = sheet->y + 6;

  limber_report_sheet_box (sheet, x, sheet->y, width, FACT_HEIGHT_PT);
  limber_report_sheet_open (sheet, "Div");
  y += limber_report_sheet_text (sheet, "P", LIMBER_INK_SMALL, x + 8, y, width - 16, 1,
                                 PANGO_ALIGN_LEFT, fact->name);
  y += limber_report_sheet_text (sheet, "P", LIMBER_INK_FIGURE, x + 8, y, width - 16, 1,
                                 PANGO_ALIGN_LEFT, fact->figure);
  limber_report_sheet_text (sheet, "P", LIMBER_INK_SMALL, x + 8, y - 1, width - 16, 1,
                            PANGO_ALIGN_LEFT, fact->detail);
  limber_report_sheet_close (sheet, "Div");
}

void
limber_report_add_facts (LimberReport *self, LimberReportSheet *sheet)
{
  LimberDaySummary all = limber_pain_words_add_up (self->digest->lookback->summaries);
  Fact facts[N_FACTS] = { make_pain_fact (self->digest->lookback, &all), make_range_fact (&all),
                          make_breaks_fact (&all), make_days_fact (self->digest) };
  double width = (inner_width (sheet) - FACT_GAP_PT * (N_FACTS - 1)) / N_FACTS;

  for (guint i = 0; i < N_FACTS; i++) {
    add_fact (sheet, &facts[i], LIMBER_SHEET_MARGIN_PT + i * (width + FACT_GAP_PT), width);
    g_free (facts[i].figure);
    g_free (facts[i].detail);
  }
  sheet->y += FACT_HEIGHT_PT + SECTION_GAP_PT;
}

static void
paint_chart (LimberReport *self, LimberReportSheet *sheet, double height)
{
  g_autoptr (LimberChart) chart = limber_pain_chart_new (self->digest->lookback, FALSE);
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);

  if (!limber_report_sheet_is_visible (sheet))
    return;
  style.is_bare = TRUE;
  style.font_px = CHART_FONT_PT;
  style.is_right_to_left = sheet->is_right_to_left;
  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, LIMBER_SHEET_MARGIN_PT, sheet->y);
  limber_report_sheet_open (sheet, "Figure");
  limber_chart_paint (chart, sheet->cr, inner_width (sheet), height, &style);
  limber_report_sheet_close (sheet, "Figure");
  cairo_restore (sheet->cr);
}

/* What the chart shows stands below it in words. */
void
limber_report_add_chart (LimberReport *self, LimberReportSheet *sheet)
{
  const LimberLookback *lookback = self->digest->lookback;
  g_autofree char *summary = limber_pain_words_summarize (lookback);
  g_autofree char *comparison = limber_pain_words_compare (lookback);
  double room = sheet->bottom - sheet->y - limber_report_measure_middle (self, sheet)
                - CHART_WORDS_PT - SECTION_GAP_PT;
  double height = lookback->summaries->len > 0 ? CLAMP (room, MIN_CHART_PT, MAX_CHART_PT) : 0;

  limber_report_sheet_open (sheet, "Sect");
  limber_report_sheet_head (sheet, LIMBER_SHEET_MARGIN_PT, inner_width (sheet),
                            _ ("Pain, breaks and sessions over time"));
  if (height > 0)
    paint_chart (self, sheet, height);
  sheet->y += height;
  limber_report_sheet_write (sheet, "P", LIMBER_INK_BODY, summary);
  if (comparison != NULL) {
    sheet->y += NOTE_GAP_PT;
    limber_report_sheet_write (sheet, "P", LIMBER_INK_SMALL, comparison);
  }
  limber_report_sheet_close (sheet, "Sect");
  sheet->y += SECTION_GAP_PT;
}

/* "Pain 6 · Lower back, left: Stiff after …" */
static char *
describe_note (const LimberPainEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *start = NULL;

  /* Translators: a level from 0 to 10 */
  g_string_append_printf (text, _ ("Pain %d"), entry->level);
  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((entry->zones & LIMBER_ZONE_BIT (zone)) != 0)
      g_string_append_printf (text, " · %s", limber_zone_get_title (zone));
  }
  start = g_utf8_substring (entry->note, 0, MIN (g_utf8_strlen (entry->note, -1), NOTE_MAX_CHARS));
  g_string_append_printf (text, "%s%s", C_ ("separator", ": "), start);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_note (LimberReportSheet *sheet, const LimberPainEntry *entry, double reserve)
{
  double left = LIMBER_SHEET_MARGIN_PT;
  double width = inner_width (sheet) - WHEN_WIDTH_PT;
  g_autofree char *day = limber_pain_words_name_day (limber_stamp_get_day (&entry->at));
  g_autofree char *text = describe_note (entry);
  double height = limber_report_sheet_measure (sheet, LIMBER_INK_BODY, width, NOTE_LINES, text);

  if (sheet->y + height + reserve > sheet->bottom)
    return FALSE;
  limber_report_sheet_open (sheet, "LI");
  limber_report_sheet_text (sheet, "Lbl", LIMBER_INK_BODY, left, sheet->y, WHEN_WIDTH_PT - 6, 1,
                            PANGO_ALIGN_LEFT, day);
  limber_report_sheet_text (sheet, "LBody", LIMBER_INK_BODY, left + WHEN_WIDTH_PT, sheet->y, width,
                            NOTE_LINES, PANGO_ALIGN_LEFT, text);
  limber_report_sheet_close (sheet, "LI");
  sheet->y += height + NOTE_GAP_PT;
  return TRUE;
}

/* As many of the newest as there is room for on this page; how many more there are is said. */
void
limber_report_add_notes (LimberReport *self, LimberReportSheet *sheet, double reserve)
{
  LimberDigest *digest = self->digest;
  double tail = reserve + SECTION_GAP_PT + 16;
  guint n_shown = 0;

  if (digest->notes->len == 0)
    return;
  /* There is no third page: what has no room is in the diary. */
  if (sheet->page == 0)
    limber_report_sheet_ensure (sheet, tail + NOTES_MIN_PT);
  if (sheet->y + tail + NOTES_MIN_PT > sheet->bottom)
    return;
  limber_report_sheet_open (sheet, "Sect");
  limber_report_sheet_head (sheet, LIMBER_SHEET_MARGIN_PT, inner_width (sheet), _ ("Notes"));
  limber_report_sheet_open (sheet, "L");
  while (n_shown < digest->notes->len
         && add_note (sheet, g_ptr_array_index (digest->notes, n_shown), tail))
    n_shown++;
  limber_report_sheet_close (sheet, "L");
  if (digest->n_notes > n_shown) {
    guint n_more = digest->n_notes - n_shown;
    g_autofree char *more = g_strdup_printf (
        ngettext ("%u older note is in the diary.", "%u older notes are in the diary.", n_more),
        n_more);

    limber_report_sheet_write (sheet, "P", LIMBER_INK_SMALL, more);
  }
  limber_report_sheet_close (sheet, "Sect");
  sheet->y += SECTION_GAP_PT;
}

double
limber_report_measure_help (LimberReportSheet *sheet)
{
  double width = inner_width (sheet) - 2 * HELP_PAD_PT;

  return 2 * HELP_PAD_PT
         + limber_report_sheet_measure (sheet, LIMBER_INK_HEADING, width, 1, _ ("When to get help"))
         + limber_report_sheet_measure (sheet, LIMBER_INK_BODY, width, 0,
                                        limber_pain_get_help_text ())
         + 2;
}

void
limber_report_add_help (LimberReportSheet *sheet)
{
  double height = limber_report_measure_help (sheet);
  double left = LIMBER_SHEET_MARGIN_PT + HELP_PAD_PT;
  double width = inner_width (sheet) - 2 * HELP_PAD_PT;
  double y;

  limber_report_sheet_ensure (sheet, height);
  y = sheet->y + HELP_PAD_PT;
  limber_report_sheet_box (sheet, LIMBER_SHEET_MARGIN_PT, sheet->y, inner_width (sheet), height);
  limber_report_sheet_open (sheet, "Sect");
  y += limber_report_sheet_text (sheet, "H2", LIMBER_INK_HEADING, left, y, width, 1,
                                 PANGO_ALIGN_LEFT, _ ("When to get help"))
       + 2;
  limber_report_sheet_text (sheet, "P", LIMBER_INK_BODY, left, y, width, 0, PANGO_ALIGN_LEFT,
                            limber_pain_get_help_text ());
  limber_report_sheet_close (sheet, "Sect");
  sheet->y += height;
}
