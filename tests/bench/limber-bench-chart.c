/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-frames.h"

#include "store/limber-diary-pain.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

/*
 * What the chart costs in its window: from opening the diary to the first frame that shows it, and
 * what a change of range takes of the main loop, waiting for the diary's worker left out.
 *
 * Usage: limber-bench-chart DIARY [stay]: with "stay" the window stays open, to be looked at.
 */

/* Processor time of the main thread: what other programs take from it is not our cost. */
static gint64
get_busy_usec (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
measure_range (GtkWidget *window, LimberChartView *view, LimberChartRange range, const char *name)
{
  gint64 busy_usec = get_busy_usec ();
  gint64 since_usec = g_get_monotonic_time ();

  bench_frames_expect_chart (view);
  limber_chart_view_set_range (view, range);
  bench_frames_run_until_painted (window);
  g_print ("%s %.2f %.2f\n", name, (double) (get_busy_usec () - busy_usec) / 1000,
           (double) (g_get_monotonic_time () - since_usec) / 1000);
}

/* For those who look: LIMBER_BENCH_DARK, LIMBER_BENCH_RTL, LIMBER_BENCH_TEXT=2 */
static void
choose_look (void)
{
  const char *text = g_getenv ("LIMBER_BENCH_TEXT");

  if (g_getenv ("LIMBER_BENCH_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (g_getenv ("LIMBER_BENCH_DARK") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  if (text != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  (int) (96 * PANGO_SCALE * g_ascii_strtod (text, NULL)), NULL);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "week", "month", "quarter", "year", "all" };
  g_autoptr (LimberClock) clock = NULL;
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *view;
  gint64 since_usec;

  setlocale (LC_ALL, "");
  if (argc < 2)
    return 2;
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIMBER_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  bench_frames_set_up ();
  choose_look ();
  window = gtk_window_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window),
                               argc > 3 ? (int) g_ascii_strtoll (argv[3], NULL, 10) : 800, 860);
  view = limber_chart_view_new ();
  gtk_widget_set_margin_start (view, 12);
  gtk_widget_set_margin_end (view, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  bench_frames_run_until_painted (window);
  clock = bench_frames_create_clock (argv[1]);

  bench_frames_expect_chart (LIMBER_CHART_VIEW (view));
  since_usec = g_get_monotonic_time ();
  diary = limber_diary_open (argv[1], LIMBER_STAMP_MAX_USEC, &error);
  if (diary == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  limber_chart_view_set_source (LIMBER_CHART_VIEW (view), diary, clock);
  bench_frames_run_until_painted (window);
  g_print ("open %.2f\n", (double) (g_get_monotonic_time () - since_usec) / 1000);
  for (guint round = 0; round < (guint) (g_getenv ("ROUNDS") ? atoi (g_getenv ("ROUNDS")) : 3);
       round++) {
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      measure_range (window, LIMBER_CHART_VIEW (view), (LimberChartRange) i, names[i]);
  }
  limber_chart_view_set_range (LIMBER_CHART_VIEW (view), LIMBER_CHART_RANGE_MONTH);
  while (argc > 2 && gtk_widget_get_visible (window))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
