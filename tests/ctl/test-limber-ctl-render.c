/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <glib/gstdio.h>
#include <gst/pbutils/pbutils.h>
#include <signal.h>
#include <string.h>

/* limberctl render: the file that it makes, and that it leaves nothing else. */

#define PATIENCE_NSECS (30 * GST_SECOND)
#define TICK_MSEC      20
#define MAX_TICKS      1500

typedef struct {
  char *folder;
  char *path; /* of the video */
} Files;

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = g_dir_make_tmp ("limber-render-XXXXXX", NULL);
  g_assert_nonnull (files->folder);
  files->path = g_build_filename (files->folder, "x.webm", NULL);
}

/* Nothing but the video may have been left. */
static void
tear_down (Files *files, gconstpointer data)
{
  g_unlink (files->path);
  g_assert_cmpint (g_rmdir (files->folder), ==, 0);
  g_free (files->folder);
  g_free (files->path);
}

static LimberCtlResult *
render (Files *files, const char *options)
{
  g_autofree char *command = g_strconcat ("render ", options, " -o ", files->path, NULL);

  return limber_ctl_runner_run (command);
}

static GstDiscovererInfo *
discover (Files *files)
{
  g_autofree char *uri = g_filename_to_uri (files->path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstDiscoverer) discoverer = gst_discoverer_new (PATIENCE_NSECS, &error);
  GstDiscovererInfo *info = NULL;

  g_assert_no_error (error);
  info = gst_discoverer_discover_uri (discoverer, uri, &error);
  g_assert_no_error (error);
  return info;
}

static guint
count_streams (GList *streams)
{
  guint n = g_list_length (streams);

  gst_discoverer_stream_info_list_free (streams);
  return n;
}

static void
test_video (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = render (files, "desk_reset_2min --size 256x160 --fps 5");
  g_autoptr (GstDiscovererInfo) info = NULL;
  GList *videos = NULL;

  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  /* Which steps are told depends on how fast it goes; the last one always is. */
  g_assert_nonnull (strstr (result->output, "100 %\n"));
  g_assert_nonnull (strstr (result->output, "x.webm: 1:40"));
  info = discover (files);
  g_assert_cmpint (
      ABS ((gint64) gst_discoverer_info_get_duration (info) - 100 * (gint64) GST_SECOND), <=,
      GST_SECOND / 10);
  videos = gst_discoverer_info_get_video_streams (info);
  g_assert_nonnull (videos);
  g_assert_cmpuint (gst_discoverer_video_info_get_width (videos->data), ==, 256);
  g_assert_cmpuint (gst_discoverer_video_info_get_height (videos->data), ==, 160);
  gst_discoverer_stream_info_list_free (videos);
  g_assert_cmpuint (count_streams (gst_discoverer_info_get_audio_streams (info)), ==, 1);
}

static void
test_without_audio (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = render (
      files, "desk_reset_2min --level 3 --no-audio --size 160x160 --fps 2");
  g_autoptr (GstDiscovererInfo) info = NULL;

  g_assert_cmpint (result->status, ==, 0);
  info = discover (files);
  g_assert_cmpuint (count_streams (gst_discoverer_info_get_audio_streams (info)), ==, 0);
  g_assert_cmpuint (count_streams (gst_discoverer_info_get_video_streams (info)), ==, 1);
}

static guint
count_files (Files *files)
{
  g_autoptr (GDir) dir = g_dir_open (files->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static gboolean
ticked_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

/* The export's own file is its first sign of life: before that, a signal would just kill it. */
static void
wait_for_second_file (Files *files)
{
  guint n_ticks = 0;
  guint id = g_timeout_add (TICK_MSEC, ticked_cb, &n_ticks);

  while (count_files (files) < 2 && n_ticks < MAX_TICKS)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_cmpuint (count_files (files), ==, 2);
}

/* A file of that name stays what it was until the new one is whole. */
static void
test_interrupted (Files *files, gconstpointer data)
{
  const char *arguments[] = { "render", "lower_back_8min", "-o", files->path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (LimberCtlResult) result = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (files->path, "before", -1, NULL));
  process = limber_ctl_runner_start (arguments);
  wait_for_second_file (files);
  g_subprocess_send_signal (process, SIGINT);
  result = limber_ctl_runner_finish (process);
  g_assert_cmpint (result->status, ==, 128 + SIGINT);
  g_assert_cmpstr (result->errors, ==, "limberctl: stopped; no file was written\n");
  g_assert_true (g_file_get_contents (files->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
}

static const LimberCtlRefusal MISUSE_ROWS[] = {
  { "no-output", "render desk_reset_2min", "-o FILE" },
  { "mp4", "render desk_reset_2min -o x.mp4", ".webm" },
  { "no-routine", "render -o x.webm", "ROUTINE" },
  { "fps-0", "render desk_reset_2min -o x.webm --fps 0", "--fps" },
  { "fps-huge", "render desk_reset_2min -o x.webm --fps 1000", "--fps" },
  { "size", "render desk_reset_2min -o x.webm --size 1280", "--size" },
  { "size-small", "render desk_reset_2min -o x.webm --size 100x100", "--size" },
  { "size-huge", "render desk_reset_2min -o x.webm --size 99999x99999", "--size" },
};

static const LimberCtlRefusal FAILURE_ROWS[] = {
  { "unknown", "render desk_reset -o x.webm", "desk_reset_2min" },
  { "level", "render desk_reset_2min --level 7 -o x.webm", "1 to 3" },
  { "no-folder", "render desk_reset_2min -o /nowhere/x.webm", "No such file" },
};

int
main (int argc, char *argv[])
{
#define add(name, test) g_test_add ("/ctl/render/" name, Files, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  add ("video", test_video);
  add ("without-audio", test_without_audio);
  add ("interrupted", test_interrupted);
#undef add
  limber_ctl_runner_add_misuses ("/ctl/render/misuse", MISUSE_ROWS, G_N_ELEMENTS (MISUSE_ROWS));
  limber_ctl_runner_add_failures ("/ctl/render/failure", FAILURE_ROWS, G_N_ELEMENTS (FAILURE_ROWS));

  return g_test_run ();
}
