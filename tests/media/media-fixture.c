/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-problem.h"
#include "core/limber-routine-parser.h"
#include "media/limber-gst.h"
#include "media/limber-worker.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>

#define WAIT_SECS 60
/* Longer than any frame is under way, and than many a chunk of sound */
#define QUIET_MSECS 500
#define LOOK_MSECS  20
#define TOLERANCE   40 /* of 255: what lossy encoders make of a plain colour */
#define CLIP_WIDTH  320
#define CLIP_HEIGHT 180

static const char exercise_head[] = "[Exercise]\n"
                                    "Id=%s\n"
                                    "Title=Exercise %s\n"
                                    "Category=mobility\n"
                                    "Areas=neck;\n"
                                    "Position=seated\n"
                                    "Sides=%s\n"
                                    "Type=hold_reps\n"
                                    "Hold=5\n"
                                    "Reps=2\n"
                                    "Sets=1\n"
                                    "MoveIn=2\n"
                                    "MoveOut=2\n"
                                    "Rest=2\n"
                                    "Difficulty=1\n"
                                    "Step1=Sit tall.\n"
                                    "Step2=Lift the arms.\n"
                                    "Step3=Stay there.\n"
                                    "Step4=Come back.\n"
                                    "Mistake1=Holding the breath\n"
                                    "StopIf=dizzy;\n"
                                    "%s"
                                    "[Limits]\n"
                                    "Hold=1-30\n"
                                    "Reps=1-15\n"
                                    "Sets=1-4\n";

static const char exercise_poses[] = "[Pose start]\n"
                                     "Base=seated\n"
                                     "[Pose up]\n"
                                     "Base=start\n"
                                     "ShoulderFlex=150\n"
                                     "[Motion]\n"
                                     "Anchor=seat\n"
                                     "Props=chair\n"
                                     "MoveIn=start;up\n"
                                     "MoveOut=up;start\n";

char *
test_media_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("limber-media-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
test_media_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
start_gstreamer (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_gst_init (&error));
}

static void
run_pipeline (const char *description)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (
      gst_parse_launch_full (description, NULL, 0, &error));
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  g_assert_no_error (error);
  bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, WAIT_SECS * GST_SECOND,
                                        GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_nonnull (message);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst_message_parse_error (message, &error, NULL);
  g_assert_no_error (error);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static gboolean
has_factory (const char *name)
{
  g_autofree char *first = g_strndup (name, strcspn (name, " "));
  g_autoptr (GstElementFactory) factory = gst_element_factory_find (first);

  return factory != NULL;
}

static guint
pack_color (TestColor color)
{
  return 0xff000000u | (guint) color.red << 16 | (guint) color.green << 8 | color.blue;
}

static gboolean
write_clip (const char *path,
            const char *encoder,
            const char *muxer,
            double sound_seconds,
            const char *sound_filter,
            const TestColor *colors,
            guint n_colors,
            double n_seconds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  start_gstreamer ();
  if (!has_factory (encoder) || !has_factory (muxer)
      || (sound_seconds > 0 && !has_factory ("opusenc")))
    return FALSE;

  g_string_append_printf (text,
                          "concat name=all ! videoconvert ! %s ! queue max-size-time=0 ! %s "
                          "name=mux ! filesink location=\"%s\" ",
                          encoder, muxer, path);
  for (guint i = 0; i < n_colors; i++)
    g_string_append_printf (text,
                            "videotestsrc pattern=solid-color foreground-color=%u num-buffers=%u ! "
                            "video/x-raw,width=%d,height=%d,framerate=30/1 ! all. ",
                            pack_color (colors[i]), (guint) (n_seconds * 30), CLIP_WIDTH,
                            CLIP_HEIGHT);
  if (sound_seconds > 0)
    g_string_append_printf (text,
                            "audiotestsrc num-buffers=%u samplesperbuffer=480 ! "
                            "audio/x-raw,rate=48000 ! %s ! opusenc ! queue "
                            "max-size-time=0 ! mux. ",
                            (guint) (sound_seconds * 100), sound_filter);
  run_pipeline (text->str);

  return TRUE;
}

gboolean
test_media_write_clip (const char *path,
                       const char *encoder,
                       const char *muxer,
                       gboolean has_sound,
                       const TestColor *colors,
                       guint n_colors,
                       double n_seconds)
{
  return write_clip (path, encoder, muxer, has_sound ? n_seconds * n_colors : 0, "audioconvert",
                     colors, n_colors, n_seconds);
}

gboolean
test_media_write_loud_clip (const char *path,
                            TestColor color,
                            double n_seconds,
                            double sound_seconds)
{
  return write_clip (path, "vp8enc deadline=1", "webmmux", sound_seconds, "audioconvert", &color, 1,
                     n_seconds);
}

gboolean
test_media_write_left_clip (const char *path, TestColor color, double n_seconds)
{
  return write_clip (path, "vp8enc deadline=1", "webmmux", n_seconds,
                     "audioconvert ! audio/x-raw,channels=1 ! audioconvert "
                     "mix-matrix=\"<<(float)1.0>,<(float)0.0>>\" ! "
                     "audio/x-raw,channels=2",
                     &color, 1, n_seconds);
}

void
test_media_write_bars (const char *path)
{
  g_autofree char *text = g_strdup_printf (
      "videotestsrc pattern=smpte75 num-buffers=15 ! "
      "video/x-raw,width=%d,height=%d,framerate=30/1 ! "
      "videoconvert ! vp8enc deadline=1 ! webmmux ! filesink location=\"%s\"",
      CLIP_WIDTH, CLIP_HEIGHT, path);

  start_gstreamer ();
  run_pipeline (text);
}

gboolean
test_media_write_still (
    const char *path, const char *encoder, TestColor color, int width, int height)
{
  g_autofree char *text = NULL;

  start_gstreamer ();
  if (!has_factory (encoder))
    return FALSE;

  text = g_strdup_printf ("videotestsrc pattern=solid-color foreground-color=%u num-buffers=1 ! "
                          "video/x-raw,width=%d,height=%d ! videoconvert ! %s ! "
                          "filesink location=\"%s\"",
                          pack_color (color), width, height, encoder, path);
  run_pipeline (text);

  return TRUE;
}

void
test_media_write_bytes (const char *path, gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

void
test_media_cut (const char *path, double share)
{
  g_autofree char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  test_media_write_bytes (path, data, (gsize) ((double) size * share));
}

static void
assert_no_errors (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    const LimberProblem *problem = g_ptr_array_index (problems, i);

    if (!problem->is_warning)
      g_error ("%s:%u: %s", problem->file, problem->line, problem->message);
  }
}

/* @keys: further lines of [Exercise] */
static LimberExercise *
make_exercise (
    const char *id, const char *sides, const char *folder, const char *keys, const char *poses)
{
  g_autofree char *head = g_strdup_printf (exercise_head, id, id, sides, keys);
  g_autofree char *text = g_strconcat (head, poses, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autofree char *file_name = g_strconcat (id, ".exercise", NULL);
  LimberExercise *exercise = limber_exercise_parser_parse (bytes, file_name, folder, NULL,
                                                           problems);

  assert_no_errors (problems);
  g_assert_nonnull (exercise);

  return exercise;
}

static LimberExercise *
look_up (const char *id, gpointer user_data)
{
  return g_hash_table_lookup (user_data, id);
}

static LimberExercise *
make_plain_exercise (const char *id, const char *folder, const char *media)
{
  gboolean has_media = *media != '\0' && !g_str_equal (media, "none");
  g_autofree char *media_key = has_media ? g_strdup_printf ("Media=%s\n", media) : g_strdup ("");

  return make_exercise (id, "both", folder, media_key,
                        g_str_equal (media, "none") ? "" : exercise_poses);
}

LimberTimeline *
test_media_make_sided_timeline (const char *folder, const char *file, const char *sides)
{
  g_autofree char *keys = g_strdup_printf ("Media=%s\n%s%s%s", file,
                                           sides != NULL ? "MediaSides=" : "",
                                           sides != NULL ? sides : "", sides != NULL ? "\n" : "");
  g_autoptr (LimberExercise) exercise = make_exercise ("sided", "left_right", folder, keys,
                                                       exercise_poses);

  return limber_timeline_new_for_exercise (exercise);
}

LimberTimeline *
test_media_make_timeline (const char *folder, const char *const *media)
{
  g_autoptr (GHashTable) exercises = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            g_object_unref);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GString) text = g_string_new (
      "[Routine]\nId=test\nTitle=Test routine\nPosition=seated\nTransition=5\n"
      "[Level 1]\nItems=");
  g_autoptr (LimberRoutine) routine = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LimberTimeline *timeline;

  for (guint i = 0; media[i] != NULL; i++) {
    char *id = g_strdup_printf ("exercise_%c", 'a' + (int) i);

    g_string_append_printf (text, "%s;", id);
    g_hash_table_insert (exercises, id, make_plain_exercise (id, folder, media[i]));
  }
  g_string_append_c (text, '\n');
  bytes = g_bytes_new (text->str, text->len);
  routine = limber_routine_parser_parse (bytes, "test.routine", folder, NULL, problems);
  assert_no_errors (problems);
  timeline = limber_timeline_new (routine, 1, look_up, exercises, &error);
  g_assert_no_error (error);

  return timeline;
}

guint
test_media_find_segment (LimberTimeline *timeline, guint item, LimberSegmentKind kind)
{
  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (segment->item == item && segment->kind == kind)
      return i;
  }

  g_assert_not_reached ();
}

static void
frame_cb (LimberPlayer *player, LimberFrame *frame, TestMediaRecorder *self)
{
  g_ptr_array_add (self->frames, limber_frame_ref (frame));
}

static void
problem_cb (LimberPlayer *player, const char *message, TestMediaRecorder *self)
{
  g_ptr_array_add (self->problems, g_strdup (message));
}

TestMediaRecorder *
test_media_record (LimberTimeline *timeline, int width, int height)
{
  TestMediaRecorder *self = g_new0 (TestMediaRecorder, 1);
  LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;

  self->player = limber_player_new (timeline, &style, width, height);
  self->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_frame_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self->player, "frame", G_CALLBACK (frame_cb), self);
  g_signal_connect (self->player, "problem", G_CALLBACK (problem_cb), self);

  return self;
}

void
test_media_recorder_free (TestMediaRecorder *self)
{
  g_assert_finalize_object (self->player);
  g_ptr_array_unref (self->frames);
  g_ptr_array_unref (self->problems);
  g_free (self);
  g_assert_true (limber_worker_wait_all_gone (WAIT_SECS));
}

void
test_media_recorder_show (TestMediaRecorder *self, guint index)
{
  limber_player_show_segment (self->player, index, 0, 5 * G_USEC_PER_SEC);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  gboolean *is_up = user_data;

  *is_up = TRUE;

  return G_SOURCE_CONTINUE;
}

/* What other threads change wakes nobody here. */
static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
test_media_wait (gboolean (*is_done) (gpointer user_data), gpointer user_data)
{
  gboolean is_up = FALSE;
  guint timeout = g_timeout_add_seconds (WAIT_SECS, time_is_up_cb, &is_up);
  guint look = g_timeout_add (LOOK_MSECS, look_again_cb, NULL);

  while (!is_done (user_data) && !is_up)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (look);
  g_source_remove (timeout);
  g_assert_true (is_done (user_data));
}

typedef struct {
  guint (*count) (gpointer user_data);
  gpointer user_data;
  guint last;
  gboolean is_quiet;
} Quiet;

static gboolean
quiet_passed_cb (gpointer user_data)
{
  Quiet *quiet = user_data;
  guint now = quiet->count (quiet->user_data);

  quiet->is_quiet |= now == quiet->last;
  quiet->last = now;

  return G_SOURCE_CONTINUE;
}

static gboolean
is_quiet (gpointer user_data)
{
  return ((Quiet *) user_data)->is_quiet;
}

void
test_media_wait_quiet (guint (*count) (gpointer user_data), gpointer user_data)
{
  Quiet quiet = { count, user_data, count (user_data), FALSE };
  guint timeout = g_timeout_add (QUIET_MSECS, quiet_passed_cb, &quiet);

  test_media_wait (is_quiet, &quiet);
  g_source_remove (timeout);
}

typedef struct {
  GPtrArray *array;
  guint n_wanted;
} Arrival;

static gboolean
has_arrived (gpointer user_data)
{
  const Arrival *arrival = user_data;

  return arrival->array->len >= arrival->n_wanted;
}

void
test_media_recorder_wait_frames (TestMediaRecorder *self, guint n_frames)
{
  test_media_wait (has_arrived, &(Arrival){ self->frames, n_frames });
}

void
test_media_recorder_wait_problems (TestMediaRecorder *self, guint n_problems)
{
  test_media_wait (has_arrived, &(Arrival){ self->problems, n_problems });
}

static guint
count_frames (gpointer recorder)
{
  return ((TestMediaRecorder *) recorder)->frames->len;
}

void
test_media_recorder_wait_still (TestMediaRecorder *self)
{
  test_media_wait_quiet (count_frames, self);
}

TestColor
test_media_get_color (LimberFrame *frame, double x, double y)
{
  const guint8 *data = g_bytes_get_data (limber_frame_get_bytes (frame), NULL);
  gsize column = (gsize) (x * (limber_frame_get_width (frame) - 1));
  gsize row = (gsize) (y * (limber_frame_get_height (frame) - 1));
  const guint8 *pixel = data + row * limber_frame_get_stride (frame) + column * 3;

  return (TestColor){ pixel[0], pixel[1], pixel[2] };
}

gboolean
test_media_is_color (LimberFrame *frame, double x, double y, TestColor color)
{
  TestColor seen = test_media_get_color (frame, x, y);

  return abs (seen.red - color.red) < TOLERANCE && abs (seen.green - color.green) < TOLERANCE
         && abs (seen.blue - color.blue) < TOLERANCE;
}

LimberFrame *
test_media_recorder_get_last (TestMediaRecorder *self)
{
  g_assert_cmpuint (self->frames->len, >, 0);

  return g_ptr_array_index (self->frames, self->frames->len - 1);
}
