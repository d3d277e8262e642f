/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include "media/limber-figure-source.h"
#include "media/limber-gst.h"

#include <gst/app/gstappsink.h>

typedef struct {
  GstElement *pipeline;
  GstElement *source;
  GstElement *sink;
  LimberTimeline *timeline;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  const char *media[] = { "", NULL };
  LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;
  const LimberSegment *segment;

  fixture->timeline = test_media_make_timeline (NULL, media);
  segment = limber_timeline_get_segment (fixture->timeline, 0);
  fixture->pipeline = gst_object_ref_sink (
      gst_parse_launch ("limberfiguresrc name=source ! appsink name=sink", NULL));
  fixture->source = gst_bin_get_by_name (GST_BIN (fixture->pipeline), "source");
  fixture->sink = gst_bin_get_by_name (GST_BIN (fixture->pipeline), "sink");
  limber_figure_source_set_figure (LIMBER_FIGURE_SOURCE (fixture->source),
                                   limber_exercise_get_choreography (segment->exercise), &style);
  limber_figure_source_set_size (LIMBER_FIGURE_SOURCE (fixture->source), 321, 180);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gst_element_set_state (fixture->pipeline, GST_STATE_NULL);
  gst_object_unref (fixture->source);
  gst_object_unref (fixture->sink);
  gst_object_unref (fixture->pipeline);
  g_assert_finalize_object (fixture->timeline);
}

static void
set_moment (Fixture *fixture, LimberSegmentKind kind, gint64 elapsed_usec, gboolean is_running)
{
  LimberFigureMoment moment = { kind, LIMBER_SIDE_NONE, 0, elapsed_usec, 2 * G_USEC_PER_SEC };

  limber_figure_source_set_moment (LIMBER_FIGURE_SOURCE (fixture->source), &moment, is_running);
}

static GstSample *
pull (Fixture *fixture)
{
  GstSample *sample = gst_app_sink_try_pull_sample (GST_APP_SINK (fixture->sink), 20 * GST_SECOND);

  g_assert_nonnull (sample);

  return sample;
}

/* In PAUSED there is one picture of the size that was asked for, and no second one. */
static void
test_preroll (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GstSample) sample = NULL;
  const GstStructure *structure;
  guint64 scene = 0;
  LimberFrameBox box = { 0 };
  int width = 0;

  set_moment (fixture, LIMBER_SEGMENT_MOVE_IN, 0, TRUE);
  gst_element_set_state (fixture->pipeline, GST_STATE_PAUSED);
  sample = gst_app_sink_try_pull_preroll (GST_APP_SINK (fixture->sink), 20 * GST_SECOND);
  g_assert_nonnull (sample);
  structure = gst_caps_get_structure (gst_sample_get_caps (sample), 0);
  g_assert_true (gst_structure_get_int (structure, "width", &width));
  g_assert_cmpint (width, ==, 321);
  g_assert_cmpstr (gst_structure_get_string (structure, "format"), ==, "RGB");
  g_assert_true (limber_figure_source_read_buffer (gst_sample_get_buffer (sample), &scene, &box));
  g_assert_cmpuint (scene, >, 0);
  g_assert_cmpint (box.x + box.width, <=, 321);
  g_assert_cmpint (box.width, >, 0);
}

/* Arms on their way up: thirty different pictures a second, in order of time */
static void
test_moves (Fixture *fixture, gconstpointer user_data)
{
  GstClockTime last = 0;

  set_moment (fixture, LIMBER_SEGMENT_MOVE_IN, 0, TRUE);
  gst_element_set_state (fixture->pipeline, GST_STATE_PLAYING);
  for (guint i = 0; i < 10; i++) {
    g_autoptr (GstSample) sample = pull (fixture);
    GstClockTime time = GST_BUFFER_PTS (gst_sample_get_buffer (sample));

    g_assert_true (i == 0 || time > last);
    last = time;
  }
}

/* Nothing is painted while nothing moves; a new moment is painted at once, a new size as well. */
static void
test_stands_still (Fixture *fixture, gconstpointer user_data)
{
  LimberFigureSource *source = LIMBER_FIGURE_SOURCE (fixture->source);
  g_autoptr (GstSample) first = NULL;
  g_autoptr (GstSample) moved = NULL;
  g_autoptr (GstSample) resized = NULL;
  g_autoptr (GstSample) none = NULL;
  int width = 0;

  set_moment (fixture, LIMBER_SEGMENT_MOVE_IN, 0, FALSE);
  gst_element_set_state (fixture->pipeline, GST_STATE_PLAYING);
  first = pull (fixture);
  none = gst_app_sink_try_pull_sample (GST_APP_SINK (fixture->sink), GST_SECOND / 2);
  g_assert_null (none);
  g_assert_cmpuint (limber_figure_source_get_n_painted (source), ==, 1);

  set_moment (fixture, LIMBER_SEGMENT_MOVE_IN, G_USEC_PER_SEC, FALSE);
  moved = pull (fixture);
  g_assert_cmpuint (limber_figure_source_get_n_painted (source), ==, 2);

  limber_figure_source_set_size (source, 100, 200);
  resized = pull (fixture);
  g_assert_true (gst_structure_get_int (gst_caps_get_structure (gst_sample_get_caps (resized), 0),
                                        "width", &width));
  g_assert_cmpint (width, ==, 100);
}

/* Its pads fit other elements, and it goes down from any state. */
static void
test_teardown (void)
{
  const GstState states[] = { GST_STATE_READY, GST_STATE_PAUSED, GST_STATE_PLAYING };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    GstElement *pipeline = gst_object_ref_sink (
        gst_parse_launch ("limberfiguresrc ! videoconvert ! fakesink sync=true", NULL));

    gst_element_set_state (pipeline, states[i]);
    gst_element_get_state (pipeline, NULL, NULL, 10 * GST_SECOND);
    gst_element_set_state (pipeline, GST_STATE_NULL);
    g_assert_cmpint (GST_STATE (pipeline), ==, GST_STATE_NULL);
    gst_object_unref (pipeline);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (limber_gst_init (NULL));
  g_test_add ("/media/figure-source/preroll", Fixture, NULL, set_up, test_preroll, tear_down);
  g_test_add ("/media/figure-source/moves", Fixture, NULL, set_up, test_moves, tear_down);
  g_test_add ("/media/figure-source/stands-still", Fixture, NULL, set_up, test_stands_still,
              tear_down);
  g_test_add_func ("/media/figure-source/teardown", test_teardown);

  return g_test_run ();
}
