/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-video-view.h"
#include "core/limber-exercise-parser.h"
#include "core/limber-routine-parser.h"
#include "figure/limber-figure.h"
#include "library/limber-library.h"
#include "media/limber-file-pipeline.h"
#include "media/limber-mailbox.h"
#include "media/limber-player.h"

#include <adwaita.h>
#include <gst/app/gstappsink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Shows one thing in a window of 1280 × 720 for some seconds and prints, in one line, the CPU of
 * this process in percent of a core, and a second the frames that reached the window, those it
 * painted and those there should have been (0 where that is not known).
 * Usage: limber-bench-view figure|moving ROUTINE SECONDS | clip|gtk FILE SECONDS
 *        | test|sink - SECONDS
 *   figure  a routine's segments through the player, as the session page shows them
 *   moving  of these the ones in which the figure moves, one right after the other
 *   test    videotestsrc at 30 frames a second through the mailbox and view of the player
 *   sink    the same through gtk4paintablesink, where that is installed
 *   clip    a clip through the player
 *   gtk     the same clip through GtkVideo */

#define WIDTH       1280
#define HEIGHT      720
#define FRAME_RATE  30
#define WARM_UP_SEC 2

typedef struct {
  GtkWindow *window;        /* (unowned) */
  GtkWidget *view;          /* (unowned) (nullable) */
  LimberPlayer *player;     /* (owned) (nullable) */
  LimberTimeline *timeline; /* (owned) (nullable) */
  GMainLoop *loop;          /* (owned) */
  guint index;
  guint n_frames;
  guint n_paints;
  guint secs;
  double cpu_at_start;
  gboolean moves_alone;
  double n_due;           /* frames that there should have been a second */
  GstElement *test;       /* (owned) (nullable) */
  LimberMailbox *mailbox; /* (owned) (nullable) */
} Bench;

static double
get_cpu_secs (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static void
frame_cb (LimberPlayer *player, LimberFrame *frame, Bench *bench)
{
  bench->n_frames++;
  limber_video_view_show_frame (LIMBER_VIDEO_VIEW (bench->view), frame);
}

static void
problem_cb (LimberPlayer *player, const char *message, Bench *bench)
{
  g_printerr ("%s\n", message);
  exit (EXIT_FAILURE);
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->n_paints++;
}

static gboolean
is_moving (const LimberSegment *segment)
{
  return segment->kind == LIMBER_SEGMENT_MOVE_IN || segment->kind == LIMBER_SEGMENT_MOVE_OUT;
}

/* How many frames of a segment differ from the one before; @shown: (inout): the last one */
static guint
count_due (LimberFigure *figure, const LimberSegment *segment, LimberFigureMoment *shown)
{
  guint n_due = 0;

  for (gint64 i = 0; i * G_USEC_PER_SEC / FRAME_RATE < segment->duration_usec; i++) {
    LimberFigureMoment moment = limber_figure_moment_at (segment, i * G_USEC_PER_SEC / FRAME_RATE);

    if (limber_figure_looks_same (figure, HEIGHT, shown, &moment))
      continue;
    *shown = moment;
    n_due++;
  }
  return n_due;
}

/* Over one round of the segments that move */
static double
measure_due (LimberTimeline *timeline)
{
  LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;
  LimberFigureMoment shown = LIMBER_FIGURE_MOMENT_START;
  g_autoptr (LimberFigure) figure = NULL;
  LimberExercise *exercise = NULL;
  gint64 usecs = 0;
  guint n_due = 0;

  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (!is_moving (segment))
      continue;
    if (segment->exercise != exercise) {
      exercise = segment->exercise;
      g_clear_object (&figure);
      figure = limber_figure_new (limber_exercise_get_choreography (exercise), &style);
      shown = limber_figure_moment_at (segment, 0);
      n_due++;
    }
    n_due += count_due (figure, segment, &shown);
    usecs += segment->duration_usec;
  }
  return (double) n_due * G_USEC_PER_SEC / (double) usecs;
}

static gboolean
show_next_segment_cb (gpointer user_data)
{
  Bench *bench = user_data;
  const LimberSegment *segment;

  do {
    if (bench->index >= limber_timeline_get_n_segments (bench->timeline))
      bench->index = 0;
    segment = limber_timeline_get_segment (bench->timeline, bench->index);
    bench->index += bench->moves_alone && !is_moving (segment) ? 1 : 0;
  } while (bench->moves_alone && !is_moving (segment));
  limber_player_show_segment (bench->player, bench->index++, 0, segment->duration_usec);
  g_timeout_add ((guint) (segment->duration_usec / 1000), show_next_segment_cb, bench);

  return G_SOURCE_REMOVE;
}

static LimberTimeline *
make_routine_timeline (const char *id)
{
  g_autoptr (LimberLibrary) library = limber_library_new_default ();
  LimberRoutine *routine;

  limber_library_load (library, NULL);
  routine = limber_library_find_routine (library, id);
  if (routine == NULL)
    return NULL;

  return limber_timeline_new (routine, 1, limber_library_lookup, library, NULL);
}

static LimberExercise *
look_up (const char *id, gpointer exercise)
{
  return exercise;
}

static LimberTimeline *
make_clip_timeline (const char *file)
{
  static const char routine_text[]
      = "[Routine]\nId=bench\nTitle=Bench\nPosition=seated\nTransition=5\n"
        "[Level 1]\nItems=bench;\n";
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *text = g_strdup_printf (
      "[Exercise]\nId=bench\nTitle=Bench\nCategory=mobility\nAreas=neck;\nPosition=seated\n"
      "Sides=both\nType=hold_reps\nHold=30\nReps=2\nSets=1\nMoveIn=2\nMoveOut=2\nRest=2\n"
      "Difficulty=1\nStep1=Watch.\nStopIf=dizzy;\nMedia=%s\n"
      "[Limits]\nHold=1-30\nReps=1-15\nSets=1-4\n",
      name);
  g_autoptr (GBytes) exercise_bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) routine_bytes = g_bytes_new_static (routine_text, sizeof routine_text - 1);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (LimberExercise) exercise = limber_exercise_parser_parse (
      exercise_bytes, "bench.exercise", folder, NULL, problems);
  g_autoptr (LimberRoutine) routine = limber_routine_parser_parse (routine_bytes, "bench.routine",
                                                                   folder, NULL, problems);

  if (exercise == NULL || routine == NULL)
    return NULL;

  return limber_timeline_new (routine, 1, look_up, exercise, NULL);
}

static void
start_player (Bench *bench)
{
  LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;

  bench->view = limber_video_view_new ();
  gtk_window_set_child (bench->window, bench->view);
  bench->player = limber_player_new (bench->timeline, &style, WIDTH, HEIGHT);
  limber_player_set_muted (bench->player, TRUE);
  g_signal_connect (bench->player, "frame", G_CALLBACK (frame_cb), bench);
  g_signal_connect (bench->player, "problem", G_CALLBACK (problem_cb), bench);
  limber_player_set_running (bench->player, TRUE);
  show_next_segment_cb (bench);
}

static void
start_gtk_video (Bench *bench, const char *file)
{
  GtkWidget *video = gtk_video_new_for_filename (file);

  gtk_video_set_autoplay (GTK_VIDEO (video), TRUE);
  gtk_video_set_loop (GTK_VIDEO (video), TRUE);
  gtk_window_set_child (bench->window, video);
}

#define TEST_SOURCE                                                                                \
  "videotestsrc is-live=true horizontal-speed=4 ! "                                                \
  "video/x-raw,format=RGB,width=1280,height=720,framerate=30/1 ! "

/* On a streaming thread, as the player's own */
static GstFlowReturn
test_sample_cb (GstAppSink *sink, gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (sink, 0);

  if (sample != NULL)
    limber_mailbox_put_frame (bench->mailbox, 1,
                              limber_file_pipeline_make_frame (sample, 1, NULL, FALSE));
  return GST_FLOW_OK;
}

static void
test_frame_cb (LimberFrame *frame, gpointer user_data)
{
  frame_cb (NULL, frame, user_data);
}

static void
start_test (Bench *bench)
{
  GstAppSinkCallbacks callbacks = { .new_sample = test_sample_cb };
  g_autoptr (GstElement) sink = NULL;

  gst_init (NULL, NULL);
  bench->n_due = FRAME_RATE;
  bench->view = limber_video_view_new ();
  gtk_window_set_child (bench->window, bench->view);
  bench->mailbox = limber_mailbox_new (test_frame_cb, NULL, bench);
  limber_mailbox_accept (bench->mailbox, 1);
  bench->test = gst_parse_launch (
      TEST_SOURCE "appsink name=sink max-buffers=2 enable-last-sample=false", NULL);
  sink = gst_bin_get_by_name (GST_BIN (bench->test), "sink");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, bench, NULL);
  gst_element_set_state (bench->test, GST_STATE_PLAYING);
}

/* FALSE: there is no such sink */
static gboolean
start_sink (Bench *bench)
{
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;

  gst_init (NULL, NULL);
  bench->n_due = FRAME_RATE;
  bench->test = gst_parse_launch (TEST_SOURCE "gtk4paintablesink name=sink", NULL);
  sink = bench->test != NULL ? gst_bin_get_by_name (GST_BIN (bench->test), "sink") : NULL;
  if (sink == NULL)
    return FALSE;
  g_object_get (sink, "paintable", &paintable, NULL);
  gtk_window_set_child (bench->window, gtk_picture_new_for_paintable (paintable));
  gst_element_set_state (bench->test, GST_STATE_PLAYING);
  return TRUE;
}

static gboolean
end_cb (gpointer user_data)
{
  Bench *bench = user_data;

  g_print ("%.1f %.2f %.2f %.2f\n", 100 * (get_cpu_secs () - bench->cpu_at_start) / bench->secs,
           (double) bench->n_frames / bench->secs, (double) bench->n_paints / bench->secs,
           bench->n_due);
  g_main_loop_quit (bench->loop);

  return G_SOURCE_REMOVE;
}

static gboolean
begin_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench->cpu_at_start = get_cpu_secs ();
  bench->n_frames = 0;
  bench->n_paints = 0;
  g_timeout_add_seconds (bench->secs, end_cb, bench);

  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };

  if (argc != 4)
    return EXIT_FAILURE;
  adw_init ();
  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.window = GTK_WINDOW (gtk_window_new ());
  bench.secs = (guint) atoi (argv[3]);
  gtk_window_set_decorated (bench.window, FALSE);
  gtk_window_set_default_size (bench.window, WIDTH, HEIGHT);

  bench.moves_alone = g_str_equal (argv[1], "moving");
  if (g_str_equal (argv[1], "gtk")) {
    start_gtk_video (&bench, argv[2]);
  } else if (g_str_equal (argv[1], "test")) {
    start_test (&bench);
  } else if (g_str_equal (argv[1], "sink")) {
    if (!start_sink (&bench))
      return EXIT_FAILURE;
  } else {
    bench.timeline = g_str_equal (argv[1], "clip") ? make_clip_timeline (argv[2])
                                                   : make_routine_timeline (argv[2]);
    if (bench.timeline == NULL)
      return EXIT_FAILURE;
    if (bench.moves_alone)
      bench.n_due = measure_due (bench.timeline);
    start_player (&bench);
  }

  gtk_window_present (bench.window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench.window)), "after-paint",
                    G_CALLBACK (painted_cb), &bench);
  g_timeout_add_seconds (WARM_UP_SEC, begin_cb, &bench);
  g_main_loop_run (bench.loop);

  return EXIT_SUCCESS;
}
