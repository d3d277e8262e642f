/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-countdown-ring.h"
#include "app/limber-figure-view.h"
#include "app/limber-form-sheet.h"
#include "app/limber-help-window.h"
#include "app/limber-item-row.h"
#include "app/limber-look.h"
#include "app/limber-preferences.h"
#include "app/limber-routine-card.h"
#include "app/limber-routine-page.h"
#include "app/limber-routines-page.h"
#include "app/limber-session-view.h"
#include "app/limber-setting-row.h"
#include "app/limber-stage.h"
#include "app/limber-video-view.h"
#include "app/limber-week-row.h"
#include "settings/limber-policy-backend.h"
#include "settings/limber-settings-backend.h"

#include <locale.h>

/* Each widget is made from its .ui and is gone when its owner lets go. */

static void
assert_is_gone_after_destroy (GtkWidget *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_iterate ();
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_iterate ();
  g_assert_null (weak);
}

static void
assert_dialog_is_gone_after_close (GtkWidget *dialog)
{
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  limber_dialog_present (dialog, NULL);
  app_fixture_iterate ();
  limber_dialog_close (dialog);
  app_fixture_iterate ();
  g_assert_null (weak);
}

/* Shown once in a window of its own, so that it is measured, allocated and drawn as well. */
static void
assert_lives_and_dies (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();
  gpointer weak = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  assert_is_gone_after_destroy (window);
  g_assert_null (weak);
}

static void
test_plain (AppFixture *fixture, gconstpointer data)
{
  assert_lives_and_dies (limber_countdown_ring_new ());
  assert_lives_and_dies (limber_figure_view_new ());
  assert_lives_and_dies (limber_form_sheet_new ());
  assert_lives_and_dies (limber_video_view_new ());
  assert_lives_and_dies (limber_stage_new ());
  assert_lives_and_dies (limber_routines_page_new ());
  assert_dialog_is_gone_after_close (limber_help_window_new ());
}

static void
answered_cb (GtkWidget *alert, const char *response, char **answer)
{
  g_assert_null (*answer);
  *answer = g_strdup (response);
}

/* Closing it is the safe answer. */
static void
test_alert (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *alert = limber_alert_new ("Erase?", "All of it");
  g_autofree char *answer = NULL;

  limber_alert_add_response (alert, "keep", "Keep", ADW_RESPONSE_DEFAULT);
  limber_alert_add_response (alert, "erase", "Erase", ADW_RESPONSE_DESTRUCTIVE);
  limber_alert_set_safe_response (alert, "keep");
  g_signal_connect (alert, "response", G_CALLBACK (answered_cb), &answer);
  assert_dialog_is_gone_after_close (alert);
  g_assert_cmpstr (answer, ==, "keep");
}

#ifndef LIMBER_HAS_ADW_1_5
/* However much it says, the buttons are on the lowest screen; what is said scrolls. */
static void
test_alert_low (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *alert;
  int height = 0;

  for (guint i = 0; i < 200; i++)
    g_string_append (words, "words ");
  alert = limber_alert_new ("Erase?", words->str);
  limber_alert_add_response (alert, "keep", "Keep", ADW_RESPONSE_DEFAULT);
  limber_alert_add_response (alert, "erase", "Erase", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (alert)), GTK_ORIENTATION_VERTICAL, 360,
                      &height, NULL, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_cmpint (height, >, 100);
  g_assert_cmpint (height, <=, 500);
  gtk_window_destroy (GTK_WINDOW (alert));
}
#endif

static void
test_preferences (AppFixture *fixture, gconstpointer data)
{
  const LimberParts parts = app_fixture_get_parts (fixture);

  assert_dialog_is_gone_after_close (limber_preferences_new (&parts));
}

static void
test_item_row (AppFixture *fixture, gconstpointer data)
{
  LimberExercise *exercise = limber_library_find_exercise (fixture->library, "chin_tuck");
  LimberRoutine *routine = limber_library_find_routine (fixture->library, "desk_reset_2min");
  g_autoptr (LimberLook) look = limber_look_new (fixture->settings);
  GtkWidget *row = limber_item_row_new (exercise, limber_routine_get_item (routine, 1, 0),
                                        "Osteoporosis", look);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Chin tuck");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Hold 3 s, 3 times\nAsk first: Osteoporosis");
  assert_lives_and_dies (row);
}

static void
test_routine_page (AppFixture *fixture, gconstpointer data)
{
  LimberRoutine *routine = limber_library_find_routine (fixture->library, "lower_back_8min");
  g_autoptr (LimberLook) look = limber_look_new (fixture->settings);

  assert_lives_and_dies (limber_routine_page_new (routine, 1, fixture->library, look));
}

static void
test_routine_card (AppFixture *fixture, gconstpointer data)
{
  LimberRoutine *routine = limber_library_find_routine (fixture->library, "desk_reset_2min");
  g_autoptr (LimberLook) look = limber_look_new (fixture->settings);
  g_autoptr (LimberRoutineChoice) choice = limber_routine_choice_new (
      routine, limber_library_lookup, fixture->library);

  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_append (GTK_FLOW_BOX (box), limber_routine_card_new (choice, look));
  assert_lives_and_dies (box);
}

static void
test_stage_shows_session (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberCoach) coach = app_fixture_create_coach (fixture, "neck_shoulders_5min");
  g_autoptr (LimberSession) session = limber_session_new (coach);
  GtkWidget *stage = limber_stage_new ();

  limber_stage_set_session (LIMBER_STAGE (stage), session);
  limber_coach_start (coach);
  limber_coach_next (coach);
  assert_lives_and_dies (stage);
  limber_coach_next (coach);
}

static void
test_session_view (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberCoach) coach = app_fixture_create_coach (fixture, "lower_back_8min");
  g_autoptr (LimberLook) look = limber_look_new (fixture->settings);

  assert_lives_and_dies (limber_session_view_new (coach, look, fixture->settings));
}

/* The setting is followed at once, and a tone out of range does no harm. */
static void
test_look (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberLook) look = limber_look_new (fixture->settings);

  g_settings_set_uint (fixture->settings, "figure-skin-tone", 4);
  g_assert_cmpuint (limber_look_get_style (look)->skin, ==, 4);
  g_settings_reset (fixture->settings, "figure-skin-tone");
  g_assert_cmpuint (limber_look_get_style (look)->skin, ==, 1);
}

/* The settings of a laptop that a clinic has prepared; @lock: a key */
static GSettings *
open_locked_settings (AppFixture *fixture, const char *lock)
{
  g_autofree char *file = g_build_filename (fixture->state_folder, "settings", NULL);
  g_autofree char *locks = g_build_filename (fixture->state_folder, "locks", NULL);
  g_autofree char *text = g_strdup_printf ("/io/github/limberapp/Limber/%s\n", lock);
  g_autoptr (GSettingsBackend) backend = NULL;

  g_assert_true (g_file_set_contents (locks, text, -1, NULL));
  backend = limber_policy_backend_new (file, fixture->state_folder);
  g_assert_nonnull (backend);
  return g_settings_new_with_backend (LIMBER_SETTINGS_SCHEMA, backend);
}

static void
assert_locked (GtkWidget *row, const char *subtitle, gboolean is_locked)
{
  g_object_ref_sink (row);
  g_assert_cmpint (gtk_widget_get_sensitive (row), ==, !is_locked);
  g_assert_cmpint (g_strcmp0 (subtitle, "Set by your clinic") == 0, ==, is_locked);
  g_object_unref (row);
}

static const char *
get_subtitle (GtkWidget *row)
{
  return ADW_IS_EXPANDER_ROW (row) ? adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row))
                                   : adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* What a clinic has locked cannot be changed and says by whom; the rest can. */
static void
test_locked_rows (AppFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "sitting-limit", "floor-allowed", "working-hours" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GSettings) settings = open_locked_settings (fixture, keys[i]);
    GtkWidget *rows[] = {
      limber_setting_row_new_number (settings, "sitting-limit", "title", "subtitle"),
      limber_setting_row_new_switch (settings, "floor-allowed", "title", "subtitle"),
      limber_week_row_new (settings, "working-hours", LIMBER_WEEKLY_TIMES_RANGES, "title", "none",
                           "9-17"),
    };

    for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
      assert_locked (rows[row], get_subtitle (rows[row]), row == i);
  }
}

static void
collect_entries (GtkWidget *widget, GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_entries (child, entries);
}

/* A field is read as people write, shows what was understood, and keeps what was not to itself. */
static void
test_week_row (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *row = limber_week_row_new (fixture->settings, "working-hours",
                                        LIMBER_WEEKLY_TIMES_RANGES, "title", "Always", "9-17");
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autofree char *written = NULL;
  g_autofree char *kept = NULL;

  g_object_ref_sink (row);
  collect_entries (row, entries);
  g_assert_cmpuint (entries->len, ==, 7);
  g_assert_cmpstr (get_subtitle (row), ==, "Always");
  gtk_editable_set_text (entries->pdata[1], "9-12h30, 13.30 - 17");
  g_signal_emit_by_name (entries->pdata[1], "activate");
  written = g_settings_get_string (fixture->settings, "working-hours");
  g_assert_cmpstr (written, ==, "tue 09:00-12:30,13:30-17:00");
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[1]), ==, "09:00–12:30, 13:30–17:00");
  g_assert_cmpstr (get_subtitle (row), ==, "On 1 day of the week");
  gtk_editable_set_text (entries->pdata[2], "in the morning");
  g_signal_emit_by_name (entries->pdata[2], "activate");
  kept = g_settings_get_string (fixture->settings, "working-hours");
  g_assert_cmpstr (kept, ==, written);
  g_assert_true (gtk_widget_has_css_class (entries->pdata[2], "error"));
  g_settings_reset (fixture->settings, "working-hours");
  g_assert_false (gtk_widget_has_css_class (entries->pdata[2], "error"));
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[1]), ==, "");
  g_assert_finalize_object (row);
}

/* Where people's weeks begin on Sunday, so do the fields. */
static void
test_week_begins_on_sunday (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autofree char *written = NULL;
  GtkWidget *row;

  if (setlocale (LC_TIME, "en_US.UTF-8") == NULL) {
    g_test_skip ("the locale cannot be made (package locales)");
    return;
  }
  row = limber_week_row_new (fixture->settings, "working-hours", LIMBER_WEEKLY_TIMES_RANGES,
                             "title", "Always", "9-17");
  setlocale (LC_TIME, "");
  g_object_ref_sink (row);
  collect_entries (row, entries);
  gtk_editable_set_text (entries->pdata[0], "9-12");
  gtk_editable_set_text (entries->pdata[6], "13-17");
  g_signal_emit_by_name (entries->pdata[6], "activate");
  written = g_settings_get_string (fixture->settings, "working-hours");
  g_assert_cmpstr (written, ==, "sat 13:00-17:00; sun 09:00-12:00");
  g_settings_reset (fixture->settings, "working-hours");
  g_assert_finalize_object (row);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/widgets/plain", test_plain);
  ADD ("/app/widgets/alert", test_alert);
#ifndef LIMBER_HAS_ADW_1_5
  ADD ("/app/widgets/alert-low", test_alert_low);
#endif
  ADD ("/app/widgets/preferences", test_preferences);
  ADD ("/app/widgets/locked-rows", test_locked_rows);
  ADD ("/app/widgets/week-row", test_week_row);
  ADD ("/app/widgets/week-begins-on-sunday", test_week_begins_on_sunday);
  ADD ("/app/widgets/item-row", test_item_row);
  ADD ("/app/widgets/routine-page", test_routine_page);
  ADD ("/app/widgets/routine-card", test_routine_card);
  ADD ("/app/widgets/stage", test_stage_shows_session);
  ADD ("/app/widgets/session-view", test_session_view);
  ADD ("/app/widgets/look", test_look);
  return g_test_run ();
}
