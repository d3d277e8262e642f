/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session-fixture.h"

#include "app/limber-session-view.h"

#include <adwaita.h>

#define DPI 98304 /* GTK's measure of text at 100 % */

static GtkApplication *application; /* (owned) */

static gboolean
frame_shown_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  (*n_left)--;
  return *n_left > 0;
}

/* Until what was asked for has been laid out and drawn: sizes come a frame after fonts do. */
void
session_fixture_settle (SessionFixture *fixture)
{
  guint n_left = 6;

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), frame_shown_cb, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_iterate ();
}

/* Another window has the focus and keeps it. */
static void
show_behind (SessionFixture *fixture)
{
  fixture->other = GTK_WINDOW (gtk_application_window_new (application));
  gtk_window_present (fixture->other);
  while (!gtk_window_is_active (fixture->other))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), TRUE);
}

static void
painted_cb (SessionFixture *fixture)
{
  if (fixture->n_painted++ == 0)
    fixture->first_state = limber_coach_get_state (fixture->coach);
}

void
session_fixture_set_up (SessionFixture *fixture, gconstpointer data)
{
  const SessionSetting *setting = data;
  g_autoptr (LimberTimeline) timeline = NULL;

  app_fixture_set_up (&fixture->app, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                setting->text_percent > 0 ? DPI * (int) setting->text_percent / 100 : DPI, NULL);
  fixture->look = limber_look_new (fixture->app.settings);
  timeline = app_fixture_create_timeline (&fixture->app, setting->routine, setting->level);
  fixture->coach = limber_coach_new (timeline, LIMBER_CLOCK (fixture->app.clock));
  fixture->view = limber_session_view_new (fixture->coach, fixture->look, fixture->app.settings);
  fixture->window = GTK_WINDOW (gtk_application_window_new (application));
  gtk_window_set_decorated (fixture->window, FALSE);
  gtk_window_set_default_size (fixture->window, setting->width, setting->height);
  gtk_window_set_child (fixture->window, fixture->view);
  if (setting->is_behind)
    show_behind (fixture);
  else
    gtk_window_present (fixture->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)),
                            "after-paint", G_CALLBACK (painted_cb), fixture);
  session_fixture_settle (fixture);
}

void
session_fixture_tear_down (SessionFixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)),
                                        fixture);
  gtk_window_destroy (fixture->window);
  if (fixture->other != NULL)
    gtk_window_destroy (fixture->other);
  app_fixture_iterate ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);
  app_fixture_release (g_steal_pointer (&fixture->coach));
  g_clear_object (&fixture->look);
  app_fixture_tear_down (&fixture->app, NULL);
}

void
session_fixture_activate (SessionFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->view, action, NULL));
  app_fixture_iterate ();
}

/* On the stage, with the time running */
void
session_fixture_begin (SessionFixture *fixture)
{
  if (limber_coach_get_state (fixture->coach) == LIMBER_COACH_READY)
    session_fixture_activate (fixture, "session.toggle");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  session_fixture_settle (fixture);
}

const char *
session_fixture_get_page (SessionFixture *fixture)
{
  return limber_session_view_get_page (LIMBER_SESSION_VIEW (fixture->view));
}

gboolean
session_fixture_is_ready_page (gpointer user_data)
{
  return g_str_equal (session_fixture_get_page (user_data), "ready");
}

int
session_fixture_run (int argc, char *argv[], void (*add_tests) (void))
{
  int status;

  g_test_init (&argc, &argv, NULL);
  session_manager_start ();
  adw_init ();
  app_fixture_load_css ();
  /* What is measured is not to be on its way from one page to the next. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = gtk_application_new ("io.github.limberapp.LimberTest", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));
  add_tests ();
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  session_manager_stop ();
  return status;
}
