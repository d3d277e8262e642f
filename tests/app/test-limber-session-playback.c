/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-session-playback.h"
#include "core/limber-test-content.h"
#include "media/limber-frame-private.h"

#include <adwaita.h>
#include <string.h>

/* What a player is told to do as a session goes on */

#define FRAME_PX 8

static const char poses[] = "[Pose start]\n"
                            "Base=seated\n"
                            "[Pose up]\n"
                            "Base=start\n"
                            "ShoulderFlex=150\n"
                            "[Motion]\n"
                            "MoveIn=start;up\n";

typedef struct {
  AppFixture app;
  LimberLook *look;                /* (owned) */
  LimberCoach *coach;              /* (owned) */
  LimberSession *session;          /* (owned) */
  LimberVideoView *video;          /* (owned) */
  LimberSessionPlayback *playback; /* (owned) */
} Fixture;

/* "a" has a picture, "b" has none. */
static LimberTimeline *
create_timeline (void)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) a = limber_test_exercise ("a", poses);
  g_autoptr (LimberExercise) b = limber_test_exercise ("b", "");
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=test\nTitle=Test\nPosition=seated\nTransition=8\n[Level 1]\nItems=a;b;\n");
  g_autoptr (GError) error = NULL;
  LimberTimeline *timeline;

  g_list_store_append (exercises, a);
  g_list_store_append (exercises, b);
  timeline = limber_timeline_new (routine, 1, limber_test_lookup, exercises, &error);
  g_assert_no_error (error);
  return timeline;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberTimeline) timeline = create_timeline ();

  app_fixture_set_up (&fixture->app, NULL);
  fixture->look = limber_look_new (fixture->app.settings);
  fixture->coach = limber_coach_new (timeline, LIMBER_CLOCK (fixture->app.clock));
  fixture->session = limber_session_new (fixture->coach);
  fixture->video = g_object_ref_sink (LIMBER_VIDEO_VIEW (limber_video_view_new ()));
  fixture->playback = limber_session_playback_new (fixture->session, fixture->look,
                                                   fixture->app.settings, fixture->video);
  limber_session_playback_begin (fixture->playback);
  g_assert_true (limber_coach_start (fixture->coach));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  limber_session_playback_end (fixture->playback);
  g_assert_finalize_object (fixture->playback);
  g_assert_finalize_object (fixture->session);
  app_fixture_release (g_steal_pointer (&fixture->coach));
  g_clear_object (&fixture->video);
  g_clear_object (&fixture->look);
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
show_frame (Fixture *fixture)
{
  const LimberFrameBox box = { 0, 0, FRAME_PX, FRAME_PX };
  g_autoptr (LimberFrame) frame = limber_frame_new (
      g_bytes_new_take (g_malloc0 (FRAME_PX * FRAME_PX * 3), FRAME_PX * FRAME_PX * 3), FRAME_PX,
      FRAME_PX, FRAME_PX * 3, 1, &box);

  limber_video_view_show_frame (fixture->video, frame);
}

static gboolean
has_frame (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->video);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (widget, FRAME_PX, FRAME_PX, -1, NULL);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  bytes = gsk_render_node_serialize (node);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return strstr (text, "texture") != NULL;
}

/* A picture stays for as long as its exercise does, and is gone with the first second of one that
 * has none. */
static void
test_no_picture (Fixture *fixture, gconstpointer data)
{
  show_frame (fixture);
  g_assert_true (has_frame (fixture));
  while (g_str_equal (limber_session_get_title (fixture->session), "a")) {
    g_assert_true (has_frame (fixture));
    limber_fake_clock_advance (fixture->app.clock, G_USEC_PER_SEC);
    limber_session_update (fixture->session);
  }
  g_assert_cmpstr (limber_session_get_title (fixture->session), ==, "b");
  g_assert_false (has_frame (fixture));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/session-playback/no-picture", Fixture, NULL, set_up, test_no_picture,
              tear_down);
  return g_test_run ();
}
