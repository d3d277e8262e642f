/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-fixture.h"

#include "widget-search.h"

/* One for all tests: its path on the bus is a process's own. */
static GtkApplication *application; /* (owned) */

void
window_fixture_create (WindowFixture *fixture)
{
  const LimberParts parts = app_fixture_get_parts (&fixture->app);

  fixture->window = limber_window_new (application, &parts);
}

void
window_fixture_open (WindowFixture *fixture)
{
  window_fixture_create (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_fixture_iterate ();
}

void
window_fixture_close (WindowFixture *fixture)
{
  gpointer weak = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  if (gtk_widget_get_realized (GTK_WIDGET (fixture->window)))
    gtk_window_close (GTK_WINDOW (fixture->window));
  else
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (guint i = 0; weak != NULL && i < 500; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (weak);
  fixture->window = NULL;
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, NULL);
  window_fixture_open (fixture);
}

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    window_fixture_close (fixture);
  app_fixture_iterate ();
  app_fixture_tear_down (&fixture->app, NULL);
}

LimberSessionView *
window_fixture_get_view (WindowFixture *fixture)
{
  GtkWidget *view = widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_SESSION_VIEW);

  g_assert_nonnull (view);
  return LIMBER_SESSION_VIEW (view);
}

LimberSession *
window_fixture_get_session (WindowFixture *fixture)
{
  return limber_session_view_get_session (window_fixture_get_view (fixture));
}

gboolean
window_fixture_press (WindowFixture *fixture, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (
      GTK_WIDGET (window_fixture_get_view (fixture)));
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
  }
  app_fixture_iterate ();
  return is_handled;
}

void
window_fixture_start_session (WindowFixture *fixture, const char *id)
{
  g_assert_true (limber_window_show_routine (fixture->window, id));
  g_assert_true (limber_window_start_session (fixture->window, id, 1, 0));
  app_fixture_iterate ();
}

/* Where the display brings the window to the front by itself the time runs already. */
void
window_fixture_begin_session (WindowFixture *fixture, const char *id)
{
  window_fixture_start_session (fixture, id);
  if (limber_session_get_state (window_fixture_get_session (fixture)) == LIMBER_COACH_READY)
    window_fixture_press (fixture, GDK_KEY_space);
  g_assert_cmpuint (limber_session_get_state (window_fixture_get_session (fixture)), ==,
                    LIMBER_COACH_RUNNING);
}

void
window_fixture_click (WindowFixture *fixture, const char *label)
{
  GtkWidget *button = widget_search_button (GTK_WIDGET (fixture->window), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  app_fixture_iterate ();
}

int
window_fixture_run (int argc, char *argv[], void (*add_tests) (void))
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Pages that slid out are gone at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  add_tests ();
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  return status;
}
