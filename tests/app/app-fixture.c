/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "remove-tree.h"

#include "app/limber-after-frame.h"
#include "media/limber-worker.h"
#include "settings/limber-settings-backend.h"

#include <adwaita.h>

#define WAKE_UP_MSECS 20
#define THREADS_SECS  30

static GtkCssProvider *dark_sheet; /* (owned) (nullable) */

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->state_folder = g_dir_make_tmp ("limber-app-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = limber_library_new (g_getenv ("LIMBER_LIBRARY_DIR"), NULL, NULL);
  limber_library_load (fixture->library, NULL);
  fixture->clock = limber_fake_clock_new (APP_FIXTURE_WALL_USEC, NULL);
  fixture->settings = g_settings_new (LIMBER_SETTINGS_SCHEMA);
  g_settings_reset (fixture->settings, "first-start-done");
  path = g_build_filename (fixture->state_folder, "diary", "diary.db", NULL);
  fixture->diary = limber_diary_access_new (path, LIMBER_CLOCK (fixture->clock));
  fixture->reminders = limber_reminders_switch_new (fixture->settings,
                                                    LIMBER_CLOCK (fixture->clock));
  fixture->agent = limber_agent_client_new (NULL, fixture->reminders);
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  limber_diary_access_close (fixture->diary);
  app_fixture_release (fixture->diary);
  g_object_run_dispose (G_OBJECT (fixture->agent));
  app_fixture_release (fixture->agent);
  g_assert_finalize_object (fixture->reminders);
  limber_test_remove_tree (fixture->state_folder);
  g_free (fixture->state_folder);
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->clock);
  g_settings_reset (fixture->settings, "conditions");
  g_object_unref (fixture->settings);
  /* What paints still must not outlive its test, nor meet the end of the process. */
  g_assert_true (limber_worker_wait_all_gone (THREADS_SECS));
}

LimberParts
app_fixture_get_parts (AppFixture *fixture)
{
  return (LimberParts){
    .library = fixture->library,
    .settings = fixture->settings,
    .clock = LIMBER_CLOCK (fixture->clock),
    .diary = fixture->diary,
    .reminders = fixture->reminders,
    .agent = fixture->agent,
    .state_folder = fixture->state_folder,
  };
}

void
app_fixture_iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What a thread lets go of last, as that of a diary does with the diary, wakes nobody here. */
void
app_fixture_wait (gboolean (*is_done) (gpointer user_data), gpointer user_data)
{
  guint id = g_timeout_add (WAKE_UP_MSECS, wake_up_cb, NULL);

  while (!is_done (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

void
app_fixture_release (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  app_fixture_wait (is_gone, &weak);
}

static gboolean
is_diary_decided (gpointer user_data)
{
  return limber_diary_access_get_diary (user_data) != NULL
         || limber_diary_access_get_problem (user_data) != NULL;
}

LimberDiary *
app_fixture_open_diary (AppFixture *fixture)
{
  limber_diary_access_open (fixture->diary);
  app_fixture_wait (is_diary_decided, fixture->diary);
  g_assert_cmpstr (limber_diary_access_get_problem (fixture->diary), ==, NULL);
  return limber_diary_access_get_diary (fixture->diary);
}

LimberTimeline *
app_fixture_create_timeline (AppFixture *fixture, const char *routine, guint level)
{
  g_autoptr (GError) error = NULL;
  LimberRoutine *found = limber_library_find_routine (fixture->library, routine);
  LimberTimeline *timeline;

  g_assert_nonnull (found);
  timeline = limber_timeline_new (found, level, limber_library_lookup, fixture->library, &error);
  g_assert_no_error (error);
  return timeline;
}

LimberCoach *
app_fixture_create_coach (AppFixture *fixture, const char *routine)
{
  g_autoptr (LimberTimeline) timeline = app_fixture_create_timeline (fixture, routine, 1);

  return limber_coach_new (timeline, LIMBER_CLOCK (fixture->clock));
}

guint
app_fixture_find_segment (LimberTimeline *timeline,
                          const char *exercise,
                          LimberSegmentKind kind,
                          LimberSide side)
{
  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (segment->kind == kind && segment->side == side
        && g_str_equal (limber_exercise_get_id (segment->exercise), exercise))
      return i;
  }
  g_assert_not_reached ();
}

static void
painted_cb (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), "painted", widget);
}

static gboolean
is_painted (gpointer window)
{
  return g_object_get_data (window, "painted") != NULL;
}

void
app_fixture_wait_for_layout (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), "painted", NULL);
  limber_after_frame_call (window, painted_cb);
  gtk_widget_queue_draw (window);
  app_fixture_wait (is_painted, window);
}

static GtkCssProvider *
load_sheet (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/limberapp/Limber/%s", name);
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  return provider;
}

static void
use_sheet (GtkCssProvider *provider, gboolean is_used)
{
  GdkDisplay *display = gdk_display_get_default ();

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
  if (is_used)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
dark_changed_cb (AdwStyleManager *manager)
{
  use_sheet (dark_sheet, adw_style_manager_get_dark (manager));
}

/* In AdwApplication's order */
void
app_fixture_load_css (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) base = load_sheet ("style.css");
  g_autoptr (GtkCssProvider) high_contrast = load_sheet ("style-hc.css");

  g_assert_null (dark_sheet);
  dark_sheet = load_sheet ("style-dark.css");
  use_sheet (base, TRUE);
  dark_changed_cb (manager);
  use_sheet (high_contrast, adw_style_manager_get_high_contrast (manager));
  g_signal_connect (manager, "notify::dark", G_CALLBACK (dark_changed_cb), NULL);
}
