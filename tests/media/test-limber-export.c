/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include "media/limber-clip-reader.h"
#include "media/limber-clip-sound.h"
#include "media/limber-export.h"
#include "media/limber-gst.h"
#include "media/limber-tone.h"
#include "media/limber-worker.h"

#include <gst/pbutils/pbutils.h>

#include <math.h>
#include <string.h>

#define WAIT_SECS 60

static char *folder;

static const LimberExportOptions small = {
  320, 180, 5, TRUE, { FALSE, FALSE, 1, 0, LIMBER_BUILD_MEDIUM }
};

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static GstDiscovererInfo *
discover (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GstDiscoverer) discoverer = gst_discoverer_new (WAIT_SECS * GST_SECOND, &error);
  g_autofree char *uri = NULL;
  GstDiscovererInfo *info;

  g_assert_no_error (error);
  uri = gst_filename_to_uri (path, &error);
  g_assert_no_error (error);
  info = gst_discoverer_discover_uri (discoverer, uri, &error);
  g_assert_no_error (error);

  return info;
}

static void
assert_stream (GList *streams, const char *media_type)
{
  g_autoptr (GstCaps) caps = NULL;

  g_assert_cmpuint (g_list_length (streams), ==, 1);
  caps = gst_discoverer_stream_info_get_caps (streams->data);
  g_assert_cmpstr (gst_structure_get_name (gst_caps_get_structure (caps, 0)), ==, media_type);
}

static void
note_progress_cb (double share, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (share, >=, *last);
  g_assert_cmpfloat (share, <=, 1.0);
  *last = share;
}

/* VP9 and Opus, as long as the timeline to a tenth of a second, and nothing beside it */
static void
test_streams (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autofree char *path = g_build_filename (folder, "out.webm", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstDiscovererInfo) info = NULL;
  guint n_files = count_files ();
  double progress = 0;
  GList *streams;

  g_assert_true (limber_export_run (timeline, &small, path, note_progress_cb, &progress, problems,
                                    NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (progress, ==, 1.0);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (count_files (), ==, n_files + 1);

  info = discover (path);
  streams = gst_discoverer_info_get_video_streams (info);
  assert_stream (streams, "video/x-vp9");
  gst_discoverer_stream_info_list_free (streams);
  streams = gst_discoverer_info_get_audio_streams (info);
  assert_stream (streams, "audio/x-opus");
  gst_discoverer_stream_info_list_free (streams);

  double length = (double) gst_discoverer_info_get_duration (info) / GST_SECOND;
  double wanted = (double) limber_timeline_get_duration_usec (timeline) / G_USEC_PER_SEC;

  g_assert_cmpfloat_with_epsilon (length, wanted, 0.1);
}

static void
test_no_sound (void)
{
  const char *media[] = { "none", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autofree char *path = g_build_filename (folder, "silent.webm", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstDiscovererInfo) info = NULL;
  LimberExportOptions options = small;
  GList *streams;

  options.has_sound = FALSE;
  g_assert_true (limber_export_run (timeline, &options, path, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  info = discover (path);
  streams = gst_discoverer_info_get_audio_streams (info);
  g_assert_null (streams);
}

/* The clip's own colours are in the video, at the clip's own times: red for half a second, then
 * blue. */
static void
test_clip (void)
{
  const TestColor colors[] = { TEST_RED, TEST_BLUE };
  const LimberColor background = { 0, 0, 0 };
  const char *media[] = { "two.webm", NULL };
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autofree char *clip = g_build_filename (folder, "two.webm", NULL);
  g_autofree char *path = g_build_filename (folder, "with-clip.webm", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClipReader) reader = NULL;

  g_assert_true (
      test_media_write_clip (clip, "vp8enc deadline=1", "webmmux", FALSE, colors, 2, 0.5));
  timeline = test_media_make_timeline (folder, media);
  g_assert_true (limber_export_run (timeline, &small, path, NULL, NULL, problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  reader = limber_clip_reader_new (path, FALSE, 320, 180, &background, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 8; i++) {
    LimberFrame *frame = limber_clip_reader_read (
        reader, i * G_USEC_PER_SEC / 2 + G_USEC_PER_SEC / 4, &error);

    g_assert_no_error (error);
    g_assert_true (test_media_is_color (frame, 0.25, 0.5, i % 2 == 0 ? TEST_RED : TEST_BLUE));
  }
}

typedef struct {
  double left;
  double right;
} Loudness;

/* (transfer full): how loud each tenth of a second of @path is, over @n_tenths */
static Loudness *
measure_tenths (const char *path, guint n_tenths)
{
  const guint n_samples = LIMBER_TONE_RATE / 10;
  LimberClipSound *sound = limber_clip_sound_new (path);
  g_autofree LimberStereo *mix = g_new (LimberStereo, n_samples);
  Loudness *loudness = g_new0 (Loudness, n_tenths);

  g_assert_nonnull (sound);
  for (guint tenth = 0; tenth < n_tenths; tenth++) {
    memset (mix, 0, n_samples * sizeof (LimberStereo));
    limber_clip_sound_mix (sound, mix, n_samples);
    for (guint i = 0; i < n_samples; i++) {
      loudness[tenth].left += (double) mix[i].left * mix[i].left / n_samples;
      loudness[tenth].right += (double) mix[i].right * mix[i].right / n_samples;
    }
    loudness[tenth].left = sqrt (loudness[tenth].left);
    loudness[tenth].right = sqrt (loudness[tenth].right);
  }
  limber_clip_sound_free (sound);

  return loudness;
}

/* In tenths of a second */
static guint
find_second_item (LimberTimeline *timeline)
{
  guint index = test_media_find_segment (timeline, 1, LIMBER_SEGMENT_GET_READY);

  return (guint) (limber_timeline_get_segment (timeline, index)->start_usec
                  / (G_USEC_PER_SEC / 10));
}

/* The clip's own sound is in the video, at the clip's own times: half a second of each second, as
 * long as it is seen and not a moment longer. */
static void
test_clip_sound (void)
{
  const char *media[] = { "loud.webm", "", NULL };
  g_autofree char *clip = g_build_filename (folder, "loud.webm", NULL);
  g_autofree char *path = g_build_filename (folder, "with-sound.webm", NULL);
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree Loudness *loudness = NULL;
  guint end_tenth;

  g_assert_true (test_media_write_loud_clip (clip, TEST_GREEN, 1.0, 0.5));
  timeline = test_media_make_timeline (folder, media);
  g_assert_true (limber_export_run (timeline, &small, path, NULL, NULL, problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  end_tenth = find_second_item (timeline);
  loudness = measure_tenths (path, end_tenth + 30);
  for (guint second = 0; second * 10 < end_tenth; second++) {
    g_assert_cmpfloat (loudness[second * 10 + 2].left, >, 0.1);
    g_assert_cmpfloat (loudness[second * 10 + 8].left, <, 0.05);
  }
  g_assert_cmpfloat (loudness[end_tenth + 22].left, <, 0.05); /* the figure's part, after its cue */
}

/* A clip that is heard on the left is so in the video, and the cue after it on both sides alike. */
static void
test_clip_sides (void)
{
  const char *media[] = { "left.webm", "", NULL };
  g_autofree char *clip = g_build_filename (folder, "left.webm", NULL);
  g_autofree char *path = g_build_filename (folder, "sides.webm", NULL);
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree Loudness *loudness = NULL;
  guint move_in, tenth;

  g_assert_true (test_media_write_left_clip (clip, TEST_GREEN, 1.0));
  timeline = test_media_make_timeline (folder, media);
  g_assert_true (limber_export_run (timeline, &small, path, NULL, NULL, problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  move_in = test_media_find_segment (timeline, 1, LIMBER_SEGMENT_MOVE_IN);
  tenth = (guint) (limber_timeline_get_segment (timeline, move_in)->start_usec
                   / (G_USEC_PER_SEC / 10));
  loudness = measure_tenths (path, tenth + 4);
  g_test_message ("clip %.3f %.3f, cue %.3f %.3f", loudness[4].left, loudness[4].right,
                  loudness[tenth + 2].left, loudness[tenth + 2].right);
  g_assert_cmpfloat (loudness[4].left, >, 0.1);
  g_assert_cmpfloat (loudness[4].right, <, 0.1 * loudness[4].left);
  g_assert_cmpfloat (loudness[tenth + 2].left, >, 0.02);
  g_assert_cmpfloat_with_epsilon (loudness[tenth + 2].left, loudness[tenth + 2].right, 0.005);
}

/* A clip that cannot be read is told once, and the video is made with the figure. */
static void
test_lost_clip (void)
{
  const char *media[] = { "broken.webm", "broken.webm", NULL };
  g_autofree char *clip = g_build_filename (folder, "broken.webm", NULL);
  g_autofree char *path = g_build_filename (folder, "without-clip.webm", NULL);
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  test_media_write_bytes (clip, "no clip", 7);
  timeline = test_media_make_timeline (folder, media);
  g_assert_true (limber_export_run (timeline, &small, path, NULL, NULL, problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "broken.webm"));
}

static void
cancel_cb (double share, gpointer user_data)
{
  if (share > 0.3)
    g_cancellable_cancel (user_data);
}

/* What was there before stays, and nothing half-written is left. */
static void
test_cancel (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autofree char *path = g_build_filename (folder, "cancelled.webm", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_files;

  test_media_write_bytes (path, "before", 6);
  n_files = count_files ();
  g_assert_false (limber_export_run (timeline, &small, path, cancel_cb, cancellable, NULL,
                                     cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (), ==, n_files);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "before");
}

static void
test_unwritable (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "out.webm", NULL);
  const char *paths[] = { nowhere, folder };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (limber_export_run (timeline, &small, paths[i], NULL, NULL, NULL, NULL, &error));
    g_assert_error (error, LIMBER_EXPORT_ERROR, LIMBER_EXPORT_ERROR_FAILED);
    g_assert_nonnull (strstr (error->message, "was not written"));
  }
}

/* Upright, square and odd */
static void
test_sizes (void)
{
  const struct {
    int width;
    int height;
  } rows[] = { { 160, 160 }, { 200, 360 }, { 321, 181 } };
  const char *media[] = { "none", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_build_filename (folder, "size.webm", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GstDiscovererInfo) info = NULL;
    LimberExportOptions options = small;
    GList *streams;

    options.width = rows[i].width;
    options.height = rows[i].height;
    options.fps = 1;
    options.has_sound = FALSE;
    g_assert_true (limber_export_run (timeline, &options, path, NULL, NULL, NULL, NULL, &error));
    g_assert_no_error (error);
    info = discover (path);
    streams = gst_discoverer_info_get_video_streams (info);
    g_assert_cmpuint (gst_discoverer_video_info_get_width (streams->data), ==,
                      (guint) rows[i].width);
    g_assert_cmpuint (gst_discoverer_video_info_get_height (streams->data), ==,
                      (guint) rows[i].height);
    gst_discoverer_stream_info_list_free (streams);
  }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (limber_gst_init (NULL));
  folder = test_media_make_folder ();
  g_test_add_func ("/media/export/streams", test_streams);
  g_test_add_func ("/media/export/no-sound", test_no_sound);
  g_test_add_func ("/media/export/clip", test_clip);
  g_test_add_func ("/media/export/clip-sound", test_clip_sound);
  g_test_add_func ("/media/export/clip-sides", test_clip_sides);
  g_test_add_func ("/media/export/lost-clip", test_lost_clip);
  g_test_add_func ("/media/export/cancel", test_cancel);
  g_test_add_func ("/media/export/unwritable", test_unwritable);
  g_test_add_func ("/media/export/sizes", test_sizes);
  result = g_test_run ();
  g_assert_true (limber_worker_wait_all_gone (WAIT_SECS));
  test_media_remove_folder (folder);
  g_free (folder);

  return result;
}
