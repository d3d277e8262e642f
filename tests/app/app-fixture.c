/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "settings/limber-settings-backend.h"

#include <glib/gstdio.h>

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->state_folder = g_dir_make_tmp ("limber-app-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = limber_library_new (g_getenv ("LIMBER_LIBRARY_DIR"), NULL, NULL);
  limber_library_load (fixture->library, NULL);
  fixture->clock = limber_fake_clock_new (APP_FIXTURE_WALL_USEC, NULL);
  fixture->settings = g_settings_new (LIMBER_SETTINGS_SCHEMA);
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *note = g_build_filename (fixture->state_folder, "unfinished", NULL);

  g_remove (note);
  g_rmdir (fixture->state_folder);
  g_free (fixture->state_folder);
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->clock);
  g_settings_reset (fixture->settings, "conditions");
  g_object_unref (fixture->settings);
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
