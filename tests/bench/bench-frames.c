/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-frames.h"

#include "app/limber-renderer.h"
#include "core/limber-fake-clock.h"
#include "store/limber-diary-pain.h"

#include <adwaita.h>

static gboolean is_awaited; /* a chart that has not been shown yet */

static void
painted_cb (GdkFrameClock *clock, gpointer is_painted)
{
  *(gboolean *) is_painted = !is_awaited;
}

static void
shown_cb (LimberChartView *view)
{
  is_awaited = FALSE;
}

void
bench_frames_expect_chart (LimberChartView *view)
{
  is_awaited = TRUE;
  g_signal_handlers_disconnect_by_func (view, shown_cb, NULL);
  g_signal_connect (view, "shown", G_CALLBACK (shown_cb), NULL);
}

void
bench_frames_run_until_painted (GtkWidget *window)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

LimberClock *
bench_frames_create_clock (const char *path)
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

void
bench_frames_set_up (void)
{
  limber_renderer_choose ();
  adw_init ();
  add_style ();
}
