/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include "media/limber-gst.h"
#include "media/limber-media-file.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

/* Files as a plan may bring them, and what is said of them: first by their bytes alone, then by a
 * player that goes on with the figure. */

static char *folder;

typedef struct {
  const char *file;
  const char *contents; /* NULL: made by prepare(), or missing */
  gsize size;
  LimberMediaError code;
  const char *says;
} RefusedRow;

#define BYTES(literal) literal, sizeof (literal) - 1

/* 10000 × 10000 in a header alone */
#define HUGE_PNG                                                                                   \
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x27\x10\0\0\x27\x10\x08\x02\0\0\0\0\0\0\0\0\0\0\0IDAT"        \
  "\0\0\0\0IEND"
#define HUGE_JPEG     "\xff\xd8\xff\xc0\0\x11\x08\x27\x10\x27\x10\x03\x01\x22\0\x02\x11\x01\xff\xd9"
#define ANIMATED_WEBP "RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x0f\0\0"
#define ANIMATED_PNG                                                                               \
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0\0\0\0\0\0\0\0\x08"              \
  "acTL"                                                                                           \
  "\0\0\0\x02\0\0\0\0\0\0\0\0\0\0\0\0IDAT\0\0\0\0IEND"

static const RefusedRow refused_rows[] = {
  { "missing.webm", NULL, 0, LIMBER_MEDIA_ERROR_MISSING, "is missing" },
  { "empty.webm", BYTES (""), LIMBER_MEDIA_ERROR_DAMAGED, "is empty" },
  { "text.webm", BYTES ("this is no clip"), LIMBER_MEDIA_ERROR_REFUSED, "WebM" },
  { "notes.txt", BYTES ("notes"), LIMBER_MEDIA_ERROR_REFUSED, "kind is not supported" },
  { "nothing", BYTES ("notes"), LIMBER_MEDIA_ERROR_REFUSED, "kind is not supported" },
  { "liar.webm", BYTES (HUGE_PNG), LIMBER_MEDIA_ERROR_REFUSED,
    "called a WebM file but holds a PNG" },
  { "huge.png", BYTES (HUGE_PNG), LIMBER_MEDIA_ERROR_TOO_LARGE, "10000 × 10000" },
  { "huge.jpg", BYTES (HUGE_JPEG), LIMBER_MEDIA_ERROR_TOO_LARGE, "10000 × 10000" },
  { "huge.svg", BYTES ("<svg width='500cm' height='500cm'></svg>"), LIMBER_MEDIA_ERROR_TOO_LARGE,
    "too large" },
  { "moving.gif", BYTES ("GIF89a\x10\0\x10\0"), LIMBER_MEDIA_ERROR_REFUSED,
    "ffmpeg -i 'moving.gif' -pix_fmt yuv420p 'moving.webm'" },
  { "mov'ing.gif", BYTES ("GIF89a\x10\0\x10\0"), LIMBER_MEDIA_ERROR_REFUSED,
    "ffmpeg -i 'mov'\\''ing.gif'" },
  { "moving.webp", BYTES (ANIMATED_WEBP), LIMBER_MEDIA_ERROR_REFUSED, "'moving.webm'" },
  { "moving.png", BYTES (ANIMATED_PNG), LIMBER_MEDIA_ERROR_REFUSED, "ffmpeg -i 'moving.png'" },
  { "half.webm", NULL, 0, LIMBER_MEDIA_ERROR_DAMAGED, "its end is missing" },
  { "half.ogv", NULL, 0, LIMBER_MEDIA_ERROR_DAMAGED, "its end is missing" },
  { "half.mp4", NULL, 0, LIMBER_MEDIA_ERROR_DAMAGED, "its end is missing" },
  { "half.png", NULL, 0, LIMBER_MEDIA_ERROR_DAMAGED, "its end is missing" },
  { "half.jpg", NULL, 0, LIMBER_MEDIA_ERROR_DAMAGED, "its end is missing" },
  { "pipe.webm", NULL, 0, LIMBER_MEDIA_ERROR_REFUSED, "not a regular file" },
};

static char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
make_halves (void)
{
  const TestColor colors[] = { TEST_RED };
  g_autofree char *clip = get_path ("half.webm");
  g_autofree char *ogg = get_path ("half.ogv");
  g_autofree char *mp4 = get_path ("half.mp4");
  g_autofree char *png = get_path ("half.png");
  g_autofree char *jpeg = get_path ("half.jpg");

  g_assert_true (test_media_write_clip (clip, "vp8enc deadline=1", "webmmux", FALSE, colors, 1, 2));
  g_assert_true (test_media_write_still (png, "pngenc", TEST_BLUE, 64, 64));
  g_assert_true (test_media_write_still (jpeg, "jpegenc", TEST_BLUE, 64, 64));
  g_assert_true (test_media_write_clip (ogg, "theoraenc", "oggmux", FALSE, colors, 1, 2));
  /* MPEG-4 part 2 would do as well: no decoder is asked */
  g_assert_true (test_media_write_clip (mp4, "jpegenc", "qtmux", FALSE, colors, 1, 2));
  test_media_cut (clip, 0.5);
  test_media_cut (ogg, 0.5);
  test_media_cut (mp4, 0.5);
  test_media_cut (png, 0.5);
  test_media_cut (jpeg, 0.5);
}

static void
prepare (void)
{
  g_autofree char *pipe = get_path ("pipe.webm");

  for (gsize i = 0; i < G_N_ELEMENTS (refused_rows); i++) {
    g_autofree char *path = get_path (refused_rows[i].file);

    if (refused_rows[i].contents != NULL)
      test_media_write_bytes (path, refused_rows[i].contents, refused_rows[i].size);
  }
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  make_halves ();
}

static void
test_refused (gconstpointer user_data)
{
  const RefusedRow *row = user_data;
  g_autofree char *path = get_path (row->file);
  g_autoptr (GError) error = NULL;
  LimberMediaKind kind = LIMBER_MEDIA_UNKNOWN;

  g_assert_false (limber_media_file_check (path, &kind, &error));
  g_assert_error (error, LIMBER_MEDIA_ERROR, (int) row->code);
  g_assert_nonnull (strstr (error->message, row->file));
  g_assert_nonnull (strstr (error->message, row->says));
  g_assert_null (strchr (error->message, '\n'));
}

/* The file is named once, the figure is there, the session goes on. */
static void
test_figure_stands_in (gconstpointer user_data)
{
  const char *file = user_data;
  const char *media[] = { file, "", file, NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autoptr (TestMediaRecorder) recorder = test_media_record (timeline, 320, 180);
  guint n_frames;

  limber_player_set_muted (recorder->player, TRUE);
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_IN));
  test_media_recorder_wait_problems (recorder, 1);
  test_media_recorder_wait_frames (recorder, 5);
  g_assert_true (limber_player_has_picture (recorder->player));
  g_assert_nonnull (strstr (g_ptr_array_index (recorder->problems, 0), file));

  n_frames = recorder->frames->len;
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 2, LIMBER_SEGMENT_MOVE_IN));
  test_media_recorder_wait_frames (recorder, n_frames + 5);
  g_assert_cmpuint (recorder->problems->len, ==, 1);
}

/* Bytes that look well from both ends, and are nothing in between */
static void
make_noise (const char *file, const char *head, gsize head_size, const char *tail)
{
  g_autofree char *path = get_path (file);
  g_autoptr (GString) text = g_string_new_len (head, (gssize) head_size);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    g_string_append_c (text, (char) g_rand_int_range (random, 0, 256));
  g_string_append (text, tail);
  test_media_write_bytes (path, text->str, text->len);
}

static void
make_noises (void)
{
  /* An EBML header, then a segment of unknown length. */
  make_noise ("noise.webm", BYTES ("\x1a\x45\xdf\xa3\x87\x42\x82\x84webm\x18\x53\x80\x67\xff"), "");
  make_noise ("noise.png",
              BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0"), "IEND");
  make_noise ("noise.svg", BYTES ("<svg width='10' height='10'>"), "</svg>");
  make_noise ("noise.ogv", BYTES ("OggS"), "");
}

/* A clip whose sound is all there is */
static void
make_sound_only (void)
{
  g_autofree char *path = get_path ("sound.webm");
  g_autofree char *text = g_strdup_printf (
      "audiotestsrc num-buffers=50 ! audioconvert ! opusenc ! webmmux ! filesink location=\"%s\"",
      path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (
      gst_parse_launch_full (text, NULL, 0, &error));
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  g_assert_no_error (error);
  bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 30 * GST_SECOND, GST_MESSAGE_EOS);
  g_assert_nonnull (message);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/* A decoder that is not there: its rank is taken away, which is what decodebin goes by. */
static void
test_no_decoder (void)
{
  const TestColor colors[] = { TEST_RED };
  const char *media[] = { "fine.webm", NULL };
  g_autofree char *path = get_path ("fine.webm");
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (TestMediaRecorder) recorder = NULL;
  g_autoptr (GList) decoders = gst_element_factory_list_get_elements (
      GST_ELEMENT_FACTORY_TYPE_DECODER, 0);
  GstRegistry *registry = gst_registry_get ();

  g_assert_true (
      test_media_write_clip (path, "vp8enc deadline=1", "webmmux", FALSE, colors, 1, 0.2));
  for (GList *link = decoders; link != NULL; link = link->next)
    if (strstr (GST_OBJECT_NAME (link->data), "vp8") != NULL)
      gst_registry_remove_feature (registry, link->data);

  timeline = test_media_make_timeline (folder, media);
  recorder = test_media_record (timeline, 320, 180);
  test_media_recorder_show (recorder, 0);
  test_media_recorder_wait_problems (recorder, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (recorder->problems, 0), "fine.webm"));
  g_assert_nonnull (strstr (g_ptr_array_index (recorder->problems, 0), "VP8"));
  test_media_recorder_wait_frames (recorder, 1);
  g_list_free_full (g_steal_pointer (&decoders), gst_object_unref);
}

static void
add_tests (void)
{
  static const char *const lost[] = { "missing.webm", "empty.webm", "liar.webm", "huge.png",
                                      "half.webm",    "half.ogv",   "half.mp4",  "moving.webp",
                                      "half.jpg",     "noise.png",  "noise.svg", "noise.ogv",
                                      "noise.webm",   "sound.webm" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused_rows); i++) {
    g_autofree char *path = g_strconcat ("/media/media-file/refused/", refused_rows[i].file, NULL);

    g_test_add_data_func (path, &refused_rows[i], test_refused);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++) {
    g_autofree char *path = g_strconcat ("/media/media-file/figure-stands-in/", lost[i], NULL);

    g_test_add_data_func (path, lost[i], test_figure_stands_in);
  }
  g_test_add_func ("/media/media-file/no-decoder", test_no_decoder);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (limber_gst_init (NULL));
  folder = test_media_make_folder ();
  prepare ();
  make_noises ();
  make_sound_only ();
  add_tests ();
  result = g_test_run ();
  test_media_remove_folder (folder);
  g_free (folder);

  return result;
}
