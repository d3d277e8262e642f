/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/limber-report-sheet.h"
#include "report/limber-report.h"

#include <locale.h>
#include <string.h>

/* The report as pages; what stands in its PDF is looked at by tests/ctl/check_report.py. */

#define NOW_DAY 20514

static LimberStamp
at_day (int day)
{
  return (LimberStamp){ (day * 86400 + 43200) * (gint64) G_USEC_PER_SEC, 0 };
}

static LimberDigest *
make_digest (int n_days)
{
  LimberDigest *digest = g_new0 (LimberDigest, 1);

  digest->lookback = limber_lookback_new (NOW_DAY - n_days + 1, NOW_DAY, LIMBER_ZONE_ANY);
  digest->skip_reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_named_count_free);
  digest->routines = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_named_count_free);
  digest->stops = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_session_record_free);
  digest->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_pain_entry_free);
  return digest;
}

static void
add_count (GPtrArray *counts, const char *name, guint n)
{
  LimberNamedCount *count = g_new0 (LimberNamedCount, 1);

  count->name = g_strdup (name);
  count->n = n;
  g_ptr_array_add (counts, count);
}

/* As much as a report can be given, everything longer than it should be */
static LimberDigest *
make_full_digest (void)
{
  LimberDigest *digest = make_digest (365);
  LimberLookback *lookback = digest->lookback;

  for (int day = lookback->from_day; day <= lookback->to_day; day += 7) {
    LimberDaySummary *summary = g_new0 (LimberDaySummary, 1);

    summary->day = limber_span_get_start (LIMBER_SPAN_WEEK, day);
    summary->now.n[day % 11] = 3;
    summary->n_breaks[LIMBER_BREAK_DONE] = 30;
    g_ptr_array_add (lookback->summaries, summary);
  }
  for (guint kind = 0; kind < LIMBER_N_MEASURE_KINDS; kind++) {
    for (int i = 0; i < 5; i++) {
      LimberMeasure *measure = limber_measure_new (at_day (lookback->from_day + i * 30),
                                                   (LimberMeasureKind) kind, i * 10);

      measure->note = g_strdup_printf ("activity %d with a long name that needs more room", i);
      g_ptr_array_add (lookback->measures, measure);
    }
  }
  for (guint zone = 0; zone < LIMBER_N_ZONES; zone++)
    digest->zone_counts[zone] = 10000 + zone;
  for (guint i = 0; i < 40; i++)
    add_count (digest->skip_reasons, "a-reason-of-a-later-version", 1000 + i);
  add_count (digest->routines, "some_routine_with_a_name_that_is_far_too_long_for_its_column", 9);
  for (guint i = 0; i < LIMBER_REPORT_N_NEWEST; i++) {
    LimberPainEntry *entry = limber_pain_entry_new (at_day (NOW_DAY), 10, LIMBER_PAIN_WORST);

    entry->zones = LIMBER_ZONES_ALL;
    entry->note = g_strnfill (10000, 'n');
    g_ptr_array_add (digest->notes, entry);
    g_ptr_array_add (digest->stops, limber_session_record_new (at_day (NOW_DAY), "r", 1));
  }
  digest->n_notes = 1000000;
  digest->n_stops = 1000000;
  digest->sitting_breaks.n[LIMBER_BREAK_DONE] = G_MAXINT32;
  digest->planned_breaks.n[LIMBER_BREAK_MISSED] = 1;
  digest->session_secs = 1e9;
  return digest;
}

static LimberReport *
make_report (LimberDigest *digest, LimberPaper paper, gboolean is_rtl)
{
  LimberReportSettings settings = {
    .label = "Ada <b>Lovelace</b>",
    .plan = "Back care, version 3",
    .paper = paper,
    .is_right_to_left = is_rtl,
    .now = at_day (NOW_DAY),
  };

  return limber_report_new (digest, &settings);
}

static void
test_empty (void)
{
  g_autoptr (LimberReport) report = make_report (make_digest (30), LIMBER_PAPER_A4, FALSE);
  g_autoptr (GBytes) bytes = limber_report_render_pdf (report, NULL);

  g_assert_nonnull (bytes);
  g_assert_cmpuint (limber_report_get_n_pages (report), ==, 1);
}

/* Whatever there is to say, it is two pages, of either paper and direction. */
static void
test_full (gconstpointer data)
{
  guint way = GPOINTER_TO_UINT (data);
  g_autoptr (LimberReport) report = make_report (make_full_digest (), (LimberPaper) (way / 2),
                                                 way % 2 == 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = limber_report_render_pdf (report, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (limber_report_get_n_pages (report), ==, 2);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, 300000);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "%PDF", 4), ==, 0);
}

/* A page by itself has the ink of that page alone: both have some, and not the same. */
static void
test_draw_page (void)
{
  g_autoptr (LimberReport) report = make_report (make_full_digest (), LIMBER_PAPER_A4, FALSE);
  g_autofree guchar *seen = NULL;
  double width;
  double height;

  limber_report_get_size (report, &width, &height);
  for (guint page = 0; page < 2; page++) {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width,
                                                           (int) height);
    cairo_t *cr = cairo_create (surface);
    gsize size = (gsize) cairo_image_surface_get_stride (surface) * (gsize) (int) height;
    const guchar *pixels = cairo_image_surface_get_data (surface);
    guint n_inked = 0;

    limber_report_draw_page (report, cr, page);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_flush (surface);
    for (gsize i = 0; i < size; i++)
      n_inked += pixels[i] > 0;
    g_assert_cmpuint (n_inked, >, 5000);
    if (seen != NULL)
      g_assert_cmpint (memcmp (seen, pixels, size), !=, 0);
    else
      seen = g_memdup2 (pixels, size);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

static void
test_paper (void)
{
  double width = 0;
  double height = 0;

  g_assert_cmpint (limber_paper_for_locale (), ==, LIMBER_PAPER_A4);
  limber_paper_get_size (LIMBER_PAPER_A4, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.276, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.890, 0.01);
  limber_paper_get_size (LIMBER_PAPER_LETTER, &width, &height);
  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
}

/* What people print on is where they live. */
static void
test_paper_of_locale (gconstpointer data)
{
  static const LimberPaper papers[] = { LIMBER_PAPER_A4, LIMBER_PAPER_LETTER };
  static const char *const locales[] = { "fr_FR.UTF-8", "en_US.UTF-8" };
  guint row = GPOINTER_TO_UINT (data);

  if (setlocale (LC_PAPER, locales[row]) == NULL) {
    g_test_skip ("the locale cannot be made (package locales)");
    return;
  }
  g_assert_cmpint (limber_paper_for_locale (), ==, papers[row]);
  setlocale (LC_PAPER, "");
}

static void
test_file_name (void)
{
  static const char *const rows[][2] = {
    { NULL, "2026-03-02_limber.pdf" },
    { "  ", "2026-03-02_limber.pdf" },
    { "Loan 42", "2026-03-02_limber_Loan-42.pdf" },
    { "../../etc/passwd", "2026-03-02_limber_------etc-passwd.pdf" },
    { "Éva\nÁ", "2026-03-02_limber_Éva-Á.pdf" },
    { "\xff", "2026-03-02_limber_-.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LimberReportSettings settings = { .label = rows[i][0], .now = at_day (NOW_DAY) };
    g_autoptr (LimberReport) report = limber_report_new (make_digest (7), &settings);
    g_autofree char *name = limber_report_build_file_name (report);

    g_assert_cmpstr (name, ==, rows[i][1]);
  }
}

/* Places are mirrored for a language that is written from the right. */
static void
test_sheet (void)
{
  LimberReportSheet sheet = { .width = 600, .height = 800 };

  g_assert_cmpfloat (limber_report_sheet_place (&sheet, 50, 100), ==, 50);
  sheet.is_right_to_left = TRUE;
  g_assert_cmpfloat (limber_report_sheet_place (&sheet, 50, 100), ==, 450);
}

int
main (int argc, char *argv[])
{
  static const char *const ways[] = { "a4", "a4-rtl", "letter", "letter-rtl" };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/report/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *path = g_strconcat ("/report/report/full/", ways[i], NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_full);
  }
  g_test_add_func ("/report/report/draw-page", test_draw_page);
  g_test_add_func ("/report/report/paper", test_paper);
  g_test_add_data_func ("/report/report/paper/fr_FR", GUINT_TO_POINTER (0), test_paper_of_locale);
  g_test_add_data_func ("/report/report/paper/en_US", GUINT_TO_POINTER (1), test_paper_of_locale);
  g_test_add_func ("/report/report/file-name", test_file_name);
  g_test_add_func ("/report/report/sheet", test_sheet);
  return g_test_run ();
}
