/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"
#include "crowded-diary.h"
#include "diary-page-parts.h"
#include "fake-agent.h"
#include "fit-faults.h"
#include "widget-search.h"

#include "app/limber-chart-view.h"
#include "app/limber-dialog-shim.h"
#include "app/limber-help-window.h"
#include "app/limber-measure-window.h"
#include "app/limber-pain-window.h"
#include "app/limber-preferences.h"
#include "app/limber-questionnaire-window.h"
#include "app/limber-report-dialog.h"
#include "app/limber-window.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/*
 * Every page fits into the narrowest window, 360 pixels wide, with text twice as large, in the
 * language of the environment, and fills a wide one: nothing is cut off at the right or drawn over
 * something else, and no word of ours is parted. What is too high scrolls.
 */

#define MAX_WIDTH_PX 360
/* Where there is no compositor a window has this frame on both sides together. Newer libadwaita's
 * dialogs stand within it, and are never narrower than the narrowest window. */
#define FRAME_PX  10
#define WIDE_PX   1000
#define HEIGHT_PX 720
#define TEXT_DPI  (96 * 1024)
/* GTK's window of shortcuts has two columns; fonts wider than the desktop's own come with a test.
 */
#define MAX_SHORTCUTS_PX 1100
/* Of an entry: neither today nor yesterday, whose names are short */
#define DAYS_AGO 6

typedef struct {
  AppFixture app;
  FakeAgent *agent;                    /* (owned) (nullable) */
  LimberWindow *window;                /* (unowned): GTK's */
  LimberLook *look;                    /* (owned) */
  LimberPainKeeper *keeper;            /* (owned) */
  LimberMeasureKeeper *measure_keeper; /* (owned) */
  GtkWidget *toasts;                   /* (owned) */
} Fixture;

typedef GtkWidget *(*Show) (Fixture *fixture);

static GtkApplication *application; /* (owned) */

static GtkWidget *
show_section (Fixture *fixture, LimberSection section)
{
  g_assert_true (limber_window_show_section (fixture->window, section));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_today (Fixture *fixture)
{
  return show_section (fixture, LIMBER_SECTION_TODAY);
}

static gboolean
has_id (GtkWidget *widget, const char *id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

/* By its id in the .ui */
static GtkWidget *
find_id (GtkWidget *widget, const char *id)
{
  return widget_search (widget, has_id, id);
}

static gboolean
has_verbs (gpointer window)
{
  return gtk_widget_get_visible (find_id (window, "call_button"));
}

static gboolean
has_due_verbs (gpointer window)
{
  return has_verbs (window) && gtk_widget_get_visible (find_id (window, "due_verbs"));
}

/* With an agent behind it, which is there to be paused */
static GtkWidget *
show_sitting (Fixture *fixture)
{
  fixture->agent = fake_agent_new ();
  show_today (fixture);
  app_fixture_wait (has_verbs, fixture->window);
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_due (Fixture *fixture)
{
  show_sitting (fixture);
  fake_agent_set (fixture->agent, "state", "due", "snoozes-left", 3, NULL);
  app_fixture_wait (has_due_verbs, fixture->window);
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_routines (Fixture *fixture)
{
  return show_section (fixture, LIMBER_SECTION_ROUTINES);
}

static GtkWidget *
show_diary (Fixture *fixture)
{
  return show_section (fixture, LIMBER_SECTION_DIARY);
}

static LimberPainEntry *
create_entry (void)
{
  LimberPainEntry *entry = limber_pain_entry_new (
      (LimberStamp){ APP_FIXTURE_WALL_USEC - DAYS_AGO * G_TIME_SPAN_DAY, 0 }, 10,
      LIMBER_PAIN_AVERAGE);

  g_assert_true (limber_zones_parse ("b_low_back_l b_shoulder_r", &entry->zones, NULL));
  entry->note = g_strdup ("Long meeting, then the train");
  return entry;
}

/* With an entry, a self test, and the chart of both */
static GtkWidget *
show_full_diary (Fixture *fixture)
{
  LimberDiary *diary = app_fixture_open_diary (&fixture->app);
  g_autoptr (LimberPainEntry) entry = create_entry ();
  g_autoptr (LimberMeasure) measure = limber_measure_new ((LimberStamp){ APP_FIXTURE_WALL_USEC, 0 },
                                                          LIMBER_MEASURE_SIDE_BEND, 125);

  measure->side = LIMBER_MEASURE_SIDE_LEFT;
  g_assert_true (limber_diary_save_pain_entry (diary, entry, APP_FIXTURE_WALL_USEC, NULL, NULL));
  g_assert_true (limber_diary_add_measure (diary, measure, APP_FIXTURE_WALL_USEC, NULL, NULL));
  show_diary (fixture);
  app_fixture_wait (diary_page_parts_have_rows, fixture->window);
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_crowded_diary (Fixture *fixture)
{
  crowded_diary_fill (app_fixture_open_diary (&fixture->app), APP_FIXTURE_WALL_USEC);
  show_diary (fixture);
  app_fixture_wait (diary_page_parts_have_rows, fixture->window);
  diary_page_parts_open_form (GTK_WIDGET (fixture->window));
  return GTK_WIDGET (fixture->window);
}

/* The chart's other face, too */
static GtkWidget *
show_crowded_table (Fixture *fixture)
{
  GtkWidget *page = show_crowded_diary (fixture);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_id (page, "table_button")), TRUE);
  return page;
}

static GtkWidget *
show_edited (Fixture *fixture)
{
  g_autoptr (LimberPainEntry) entry = create_entry ();

  return limber_pain_window_new_for_entry (fixture->keeper, fixture->look, entry);
}

static GtkWidget *
show_question (Fixture *fixture)
{
  return limber_pain_window_new_asking (fixture->keeper, fixture->look, LIMBER_PAIN_BEFORE, 0);
}

static GtkWidget *
show_measure (Fixture *fixture)
{
  return limber_measure_window_new (fixture->measure_keeper);
}

static GtkWidget *
show_questionnaire (Fixture *fixture)
{
  return limber_questionnaire_window_new (fixture->measure_keeper, LIMBER_QUESTIONNAIRE_PEG);
}

static GtkWidget *
show_report (Fixture *fixture)
{
  const LimberParts parts = app_fixture_get_parts (&fixture->app);

  return limber_report_dialog_new (app_fixture_open_diary (&fixture->app), parts.clock,
                                   parts.library);
}

static GtkWidget *
show_learn (Fixture *fixture)
{
  return show_section (fixture, LIMBER_SECTION_LEARN);
}

static GtkWidget *
show_article (Fixture *fixture)
{
  g_assert_true (limber_window_show_article (fixture->window, "at_the_desk"));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_routine (Fixture *fixture)
{
  g_assert_true (limber_window_show_routine (fixture->window, "lower_back_8min"));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_session (Fixture *fixture)
{
  g_assert_true (limber_window_start_session (fixture->window, "desk_reset_2min", 1, 0));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_preferences (Fixture *fixture)
{
  const LimberParts parts = app_fixture_get_parts (&fixture->app);

  return limber_preferences_new (&parts);
}

static GtkWidget *
show_help (Fixture *fixture)
{
  return limber_help_window_new ();
}

static GtkWidget *
show_first_start (Fixture *fixture)
{
  limber_window_welcome (fixture->window);
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_first_start_day (Fixture *fixture)
{
  GtkWidget *page = show_first_start (fixture);

  gtk_stack_set_transition_type (GTK_STACK (find_id (page, "screens")),
                                 GTK_STACK_TRANSITION_TYPE_NONE);
  app_fixture_iterate ();
  g_signal_emit_by_name (find_id (page, "next_button"), "clicked");
  return page;
}

static GtkWidget *
show_why (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.why", NULL));
  return GTK_WIDGET (fixture->window);
}

static const struct {
  const char *name;
  Show show;
} rows[] = {
  { "full-diary", show_full_diary },
  { "crowded-diary", show_crowded_diary },
  { "crowded-table", show_crowded_table },
  { "edited-entry", show_edited },
  { "question", show_question },
  { "measure", show_measure },
  { "questionnaire", show_questionnaire },
  { "report", show_report },
  { "today", show_today },
  { "today-sitting", show_sitting },
  { "today-due", show_due },
  { "routines", show_routines },
  { "diary", show_diary },
  { "learn", show_learn },
  { "article", show_article },
  { "routine", show_routine },
  { "session", show_session },
  { "preferences", show_preferences },
  { "get-help", show_help },
  { "first-start", show_first_start },
  { "first-start-day", show_first_start_day },
  { "why", show_why },
};

typedef struct {
  const char *name;
  int width_px;
  int scale;
} Mode;

static const Mode modes[] = {
  { "100%", MAX_WIDTH_PX, 1 },
  { "200%", MAX_WIDTH_PX, 2 },
  { "wide", WIDE_PX, 1 },
};

/* What is in a window, without its shadow, or in a dialog, which newer libadwaita sizes by itself
 */
static GtkWidget *
get_content (GtkWidget *page)
{
  g_autoptr (GtkWidget) child = NULL;

  if (GTK_IS_WINDOW (page))
    return gtk_widget_get_first_child (page);
  g_object_get (page, "child", &child, NULL);
  return child;
}

static void
test_fits (Fixture *fixture, gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data) / G_N_ELEMENTS (modes);
  const Mode *mode = &modes[GPOINTER_TO_UINT (data) % G_N_ELEMENTS (modes)];
  GtkWidget *page;

  /* One button in the corner, as where windows are narrow: more of them only keep it wider. */
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", mode->scale * TEXT_DPI,
                "gtk-decoration-layout", ":close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window),
                               g_type_is_a (limber_dialog_base_get_type (), GTK_TYPE_WINDOW)
                                   ? mode->width_px
                                   : mode->width_px + FRAME_PX,
                               HEIGHT_PX);
  page = rows[row].show (fixture);
  if (page != GTK_WIDGET (fixture->window)) {
    limber_dialog_set_size (page, mode->width_px, HEIGHT_PX);
    limber_dialog_present (page, GTK_WIDGET (fixture->window));
  }
  app_fixture_wait_for_layout (page);
  g_assert_cmpuint (fit_faults_tell_too_wide (get_content (page), MAX_WIDTH_PX), ==, 0);
  g_assert_cmpuint (fit_faults_tell_parted (page), ==, 0);
  g_assert_cmpuint (fit_faults_tell_overflowing (page), ==, 0);
  g_assert_cmpuint (fit_faults_tell_outside (page), ==, 0);
  g_assert_cmpuint (fit_faults_tell_shortened (page), ==, 0);
  if (page != GTK_WIDGET (fixture->window))
    limber_dialog_close (page);
}

static gboolean
has_menu (gpointer window)
{
  return gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (find_id (window, "menu_button"))) != NULL;
}

/* The menu, too, which is in a popover of its own, grows smaller where it has to, and only there.
 */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *button;
  GtkWidget *popover;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * TEXT_DPI, "gtk-decoration-layout",
                ":close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), MAX_WIDTH_PX, HEIGHT_PX);
  app_fixture_wait (has_menu, fixture->window);
  app_fixture_wait_for_layout (GTK_WIDGET (fixture->window));
  button = GTK_MENU_BUTTON (find_id (GTK_WIDGET (fixture->window), "menu_button"));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  gtk_menu_button_popdown (button);
  g_assert_true (gtk_widget_has_css_class (popover, "tight"));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", TEXT_DPI / 4, NULL);
  app_fixture_wait_for_layout (GTK_WIDGET (fixture->window));
  gtk_menu_button_popup (button);
  gtk_menu_button_popdown (button);
  g_assert_false (gtk_widget_has_css_class (popover, "tight"));
}

/* Other than the rest it has a width of its own making. It must not warn either. */
static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/io/github/limberapp/Limber/limber-shortcuts.ui");
  GtkWidget *shortcuts = GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", TEXT_DPI, NULL);
  gtk_window_present (GTK_WINDOW (shortcuts));
  app_fixture_wait_for_layout (shortcuts);
  g_assert_cmpuint (fit_faults_tell_too_wide (shortcuts, MAX_SHORTCUTS_PX), ==, 0);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUndoOffers) offers = NULL;
  LimberParts parts;

  app_fixture_set_up (&fixture->app, NULL);
  parts = app_fixture_get_parts (&fixture->app);
  fixture->window = limber_window_new (application, &parts);
  fixture->look = limber_look_new (fixture->app.settings);
  fixture->toasts = g_object_ref_sink (adw_toast_overlay_new ());
  offers = limber_undo_offers_new (ADW_TOAST_OVERLAY (fixture->toasts));
  fixture->keeper = limber_pain_keeper_new (fixture->app.diary, parts.clock, offers);
  fixture->measure_keeper = limber_measure_keeper_new (fixture->app.diary, parts.clock, offers);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_fixture_iterate ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  gtk_window_close (GTK_WINDOW (fixture->window));
  for (guint i = 0; weak != NULL && i < 500; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (weak);
  app_fixture_iterate ();
  app_fixture_release (fixture->keeper);
  app_fixture_release (fixture->measure_keeper);
  app_fixture_release (fixture->look);
  g_object_unref (fixture->toasts);
  g_clear_pointer (&fixture->agent, fake_agent_free);
  app_fixture_tear_down (&fixture->app, NULL);
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIMBER_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  adw_init ();
  app_fixture_load_css ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  for (guint i = 0; i < G_N_ELEMENTS (modes) * G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/app/fit/%s/%s", rows[i / G_N_ELEMENTS (modes)].name,
                                             modes[i % G_N_ELEMENTS (modes)].name);

    g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_fits, tear_down);
  }
  g_test_add ("/app/fit/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/app/fit/shortcuts", Fixture, NULL, set_up, test_shortcuts, tear_down);
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  return status;
}
