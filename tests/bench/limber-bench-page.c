/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-chart-view.h"
#include "app/limber-diary-page.h"
#include "app/limber-renderer.h"
#include "core/limber-fake-clock.h"
#include "settings/limber-settings-backend.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n.h>
#include <locale.h>

/*
 * What the whole Diary page costs in a window that is there already: from making it and opening the
 * diary to the first frame that shows its chart.
 *
 * Usage: limber-bench-page DIARY
 */

static gboolean is_shown;

static void
painted_cb (GdkFrameClock *clock, gpointer is_painted)
{
  *(gboolean *) is_painted = is_shown;
}

static void
shown_cb (LimberChartView *view)
{
  is_shown = TRUE;
}

/* Until a frame after the chart is there has been painted */
static void
run_until_painted (GtkWidget *window)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* Today is the day of the last record. */
static LimberClock *
create_clock (const char *path)
{
  g_autoptr (LimberDiary) diary = limber_diary_open (path, LIMBER_STAMP_MAX_USEC, NULL);
  int first_day = 0;
  int last_day = 0;

  if (diary == NULL || !limber_diary_get_bounds (diary, &first_day, &last_day, NULL))
    g_printerr ("%s is no diary with records\n", path);
  return LIMBER_CLOCK (
      limber_fake_clock_new ((last_day * (gint64) 86400 + 43200) * G_USEC_PER_SEC, NULL));
}

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/limberapp/Limber/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

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
  limber_renderer_choose ();
  adw_init ();
  add_style ();
  clock = create_clock (argv[1]);
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
  is_shown = TRUE;
  run_until_painted (window);

  is_shown = FALSE;
  since_usec = g_get_monotonic_time ();
  limber_diary_access_open (access);
  page = limber_diary_page_new (keeper, measure_keeper, look);
  g_signal_connect (find_chart (page), "shown", G_CALLBACK (shown_cb), NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), page);
  g_print ("made %.2f\n", (double) (g_get_monotonic_time () - since_usec) / 1000);
  run_until_painted (window);
  g_print ("open %.2f\n", (double) (g_get_monotonic_time () - since_usec) / 1000);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
