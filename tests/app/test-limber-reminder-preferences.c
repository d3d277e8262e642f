/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"
#include "widget-search.h"

#include "app/limber-reminder-preferences.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* The page of reminders, beside a GNOME that has break reminders of its own, or has none. */

#define GNOME_SCHEMA "org.gnome.desktop.break-reminders"

typedef struct {
  AppFixture app;
  GtkWidget *page; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->page);
  g_settings_reset (fixture->app.settings, "reminder-routine");
  app_fixture_tear_down (&fixture->app, data);
}

static void
open_page (Fixture *fixture)
{
  LimberParts parts = app_fixture_get_parts (&fixture->app);

  fixture->page = g_object_ref_sink (g_object_new (LIMBER_TYPE_REMINDER_PREFERENCES, NULL));
  limber_reminder_preferences_set_parts (LIMBER_REMINDER_PREFERENCES (fixture->page), &parts);
}

static gboolean
has_title (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* (transfer none) */
static const char *
get_shown_routine (Fixture *fixture)
{
  GtkWidget *row = widget_search (fixture->page, has_title, "Routine");

  return gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)));
}

static void
test_routine (Fixture *fixture, gconstpointer data)
{
  GListModel *routines = limber_library_get_routines (fixture->app.library);
  g_autoptr (LimberRoutine) second = g_list_model_get_item (routines, 1);
  g_autofree char *chosen = NULL;
  GtkWidget *row;

  open_page (fixture);
  g_assert_cmpstr (get_shown_routine (fixture), ==, "Whichever Fits");
  row = widget_search (fixture->page, has_title, "Routine");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  chosen = g_settings_get_string (fixture->app.settings, "reminder-routine");
  g_assert_cmpstr (chosen, ==, limber_routine_get_id (second));
  g_assert_cmpstr (get_shown_routine (fixture), ==, limber_routine_get_title (second));
}

/* S85: chosen elsewhere while the page is open; showing it writes nothing */
static void
test_routine_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *chosen = NULL;

  g_settings_set_string (fixture->app.settings, "reminder-routine", "desk_reset_2min");
  open_page (fixture);
  g_assert_cmpstr (get_shown_routine (fixture), ==, "2-minute desk reset");
  g_settings_set_string (fixture->app.settings, "reminder-routine", "neck_shoulders_5min");
  g_assert_cmpstr (get_shown_routine (fixture), ==, "Neck and shoulders");
  g_settings_set_string (fixture->app.settings, "reminder-routine", "gone_from_the_library");
  g_assert_cmpstr (get_shown_routine (fixture), ==, "Whichever Fits");
  chosen = g_settings_get_string (fixture->app.settings, "reminder-routine");
  g_assert_cmpstr (chosen, ==, "gone_from_the_library");
}

/* (transfer full) (nullable): NULL where this GNOME has none */
static GSettings *
open_gnome_settings (void)
{
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (
      g_settings_schema_source_get_default (), GNOME_SCHEMA, TRUE);

  return schema != NULL ? g_settings_new (GNOME_SCHEMA) : NULL;
}

static gboolean
says_gnome_reminds (Fixture *fixture)
{
  GtkWidget *row = widget_search (fixture->page, has_title,
                                  "GNOME’s own break reminders are on, too");
  GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

  g_assert_nonnull (row);
  return gtk_widget_get_visible (group);
}

static void
test_gnome_off (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  g_assert_false (says_gnome_reminds (fixture));
}

/* A program of that name writes down how it was started. */
static char *
install_gnome_settings (const char *folder)
{
  g_autofree char *program = g_build_filename (folder, "gnome-control-center", NULL);
  g_autofree char *path = g_strconcat (folder, ":", g_getenv ("PATH"), NULL);
  char *told = g_build_filename (folder, "told", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$@\" >'%s.new'\n"
                                             "mv '%s.new' '%s'\n",
                                             told, told, told);

  g_assert_true (
      g_file_set_contents_full (program, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("PATH", path, TRUE);
  return told;
}

static gboolean
look_again_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Nothing tells of a file that another program writes. */
static void
wait_for_file (const char *path)
{
  guint id = g_timeout_add (20, look_again_cb, NULL);

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
test_gnome_on (Fixture *fixture, gconstpointer data)
{
  static const char *const breaks[] = { "movement", "eyesight", NULL };
  g_autoptr (GSettings) gnome = open_gnome_settings ();
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (gnome);
  g_settings_set_strv (gnome, "selected-breaks", breaks);
  told = install_gnome_settings (fixture->app.state_folder);
  open_page (fixture);
  g_assert_true (says_gnome_reminds (fixture));

  g_signal_emit_by_name (widget_search_button (fixture->page, "Open Settings"), "clicked");
  wait_for_file (told);
  g_assert_true (g_file_get_contents (told, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "wellbeing\n");

  /* turned off there, and looked at again */
  g_settings_reset (gnome, "selected-breaks");
  g_clear_object (&fixture->page);
  open_page (fixture);
  g_assert_false (says_gnome_reminds (fixture));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/app/reminder-preferences/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("routine", test_routine);
  ADD ("S85-routine-elsewhere", test_routine_elsewhere);
  ADD ("gnome-breaks/off", test_gnome_off);
  ADD ("gnome-breaks/on", test_gnome_on);
  return g_test_run ();
}
