/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-frames.h"

#include "app/limber-diary-page.h"
#include "settings/limber-settings-backend.h"

#include <glib/gi18n.h>
#include <locale.h>

/*
 * What the whole Diary page costs in a window that is there already: from making it and opening the
 * diary to the first frame that shows its chart.
 *
 * Usage: limber-bench-page DIARY
 */

static GtkWidget *
find_chart (GtkWidget *widget)
{
  GtkWidget *found = LIMBER_IS_CHART_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chart (child);
  return found;
}

int
main (int argc, char *argv[])
{
  g_autoptr (LimberClock) clock = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (LimberLook) look = NULL;
  g_autoptr (LimberDiaryAccess) access = NULL;
  g_autoptr (LimberUndoOffers) offers = NULL;
  g_autoptr (LimberPainKeeper) keeper = NULL;
  g_autoptr (LimberMeasureKeeper) measure_keeper = NULL;
  GtkWidget *window;
  GtkWidget *toasts;
  GtkWidget *page;
  gint64 since_usec;

  setlocale (LC_ALL, "");
  if (argc < 2)
    return 2;
  bench_frames_set_up ();
  clock = bench_frames_create_clock (argv[1]);
  settings = g_settings_new (LIMBER_SETTINGS_SCHEMA);
  look = limber_look_new (settings);
  access = limber_diary_access_new (argv[1], clock);
  window = gtk_window_new ();
  toasts = adw_toast_overlay_new ();
  offers = limber_undo_offers_new (ADW_TOAST_OVERLAY (toasts));
  keeper = limber_pain_keeper_new (access, clock, offers);
  measure_keeper = limber_measure_keeper_new (access, clock, offers);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 860);
  gtk_window_set_child (GTK_WINDOW (window), toasts);
  gtk_window_present (GTK_WINDOW (window));
  bench_frames_run_until_painted (window);

  since_usec = g_get_monotonic_time ();
  limber_diary_access_open (access);
  page = limber_diary_page_new (keeper, measure_keeper, look);
  bench_frames_expect_chart (LIMBER_CHART_VIEW (find_chart (page)));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), page);
  g_print ("made %.2f\n", (double) (g_get_monotonic_time () - since_usec) / 1000);
  bench_frames_run_until_painted (window);
  g_print ("open %.2f\n", (double) (g_get_monotonic_time () - since_usec) / 1000);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
