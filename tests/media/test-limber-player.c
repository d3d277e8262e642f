/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include <gst/gst.h>

#include <string.h>

/* A folder with a clip of two colours, a still picture and room for more, for all tests here */
static char *folder;

static TestMediaRecorder *
play (const char *const *media, guint item)
{
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  TestMediaRecorder *recorder = test_media_record (timeline, 640, 360);

  limber_player_set_muted (recorder->player, TRUE);
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, item, LIMBER_SEGMENT_MOVE_IN));

  return recorder;
}

static void
test_construct (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autoptr (TestMediaRecorder) recorder = test_media_record (timeline, 320, 180);
  gboolean is_muted = TRUE;

  g_object_get (recorder->player, "is-muted", &is_muted, NULL);
  g_assert_false (is_muted);
  g_object_set (recorder->player, "is-muted", TRUE, NULL);
  g_object_get (recorder->player, "is-muted", &is_muted, NULL);
  g_assert_true (is_muted);
  g_assert_false (limber_player_has_picture (recorder->player));
}

/* All frames of a scene are alike around the moving box. */
static void
assert_same_around_box (LimberFrame *a, LimberFrame *b)
{
  LimberFrameBox box;
  const guint8 *a_data = g_bytes_get_data (limber_frame_get_bytes (a), NULL);
  const guint8 *b_data = g_bytes_get_data (limber_frame_get_bytes (b), NULL);
  gsize stride = limber_frame_get_stride (a);

  g_assert_cmpuint (limber_frame_get_scene (a), ==, limber_frame_get_scene (b));
  limber_frame_get_moving_box (a, &box);
  for (int y = 0; y < limber_frame_get_height (a); y++) {
    gsize left = (gsize) box.x * 3;
    gsize right = (gsize) (box.x + box.width) * 3;
    const guint8 *a_row = a_data + (gsize) y * stride;
    const guint8 *b_row = b_data + (gsize) y * stride;

    if (y < box.y || y >= box.y + box.height) {
      g_assert_cmpmem (a_row, stride, b_row, stride);
      continue;
    }
    g_assert_cmpmem (a_row, left, b_row, left);
    g_assert_cmpmem (a_row + right, stride - right, b_row + right, stride - right);
  }
}

static void
test_figure (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (TestMediaRecorder) recorder = play (media, 0);
  LimberFrame *first;
  LimberFrame *last;

  test_media_recorder_wait_frames (recorder, 20);
  first = g_ptr_array_index (recorder->frames, 0);
  last = test_media_recorder_get_last (recorder);
  g_assert_cmpint (limber_frame_get_width (first), ==, 640);
  g_assert_cmpint (limber_frame_get_height (first), ==, 360);
  g_assert_false (g_bytes_equal (limber_frame_get_bytes (first), limber_frame_get_bytes (last)));
  assert_same_around_box (first, last);
  g_assert_true (limber_player_has_picture (recorder->player));
  g_assert_cmpuint (recorder->problems->len, ==, 0);
}

/* Nothing moves while the session does not run: after what was on its way, not one frame comes. */
static void
test_figure_paused (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (TestMediaRecorder) recorder = play (media, 0);
  guint n_frames;

  test_media_recorder_wait_frames (recorder, 5);
  limber_player_set_running (recorder->player, FALSE);
  test_media_recorder_wait_still (recorder);
  n_frames = recorder->frames->len;

  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_wait_frames (recorder, n_frames + 5);
}

static TestColor
get_background (const LimberFigureStyle *style)
{
  LimberColor color = limber_figure_style_get_background (style);

  return (TestColor){ (guint8) (color.red * 255), (guint8) (color.green * 255),
                      (guint8) (color.blue * 255) };
}

static gboolean
is_dark_and_small (gpointer recorder)
{
  LimberFrame *last = test_media_recorder_get_last (recorder);
  LimberFigureStyle dark = LIMBER_FIGURE_STYLE_DEFAULT;

  dark.is_dark = TRUE;
  return limber_frame_get_width (last) == 200 && limber_frame_get_height (last) == 300
         && test_media_is_color (last, 0, 0, get_background (&dark));
}

static void
test_figure_resized_and_still (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (TestMediaRecorder) recorder = play (media, 0);
  LimberFigureStyle dark = LIMBER_FIGURE_STYLE_DEFAULT;
  guint64 scene;

  test_media_recorder_wait_frames (recorder, 2);
  scene = limber_frame_get_scene (test_media_recorder_get_last (recorder));
  limber_player_set_still (recorder->player, TRUE);
  limber_player_set_size (recorder->player, 200, 300);
  dark.is_dark = TRUE;
  limber_player_set_style (recorder->player, &dark);
  test_media_wait (is_dark_and_small, recorder);
  test_media_recorder_wait_still (recorder);
  g_assert_true (is_dark_and_small (recorder));
  g_assert_cmpuint (limber_frame_get_scene (test_media_recorder_get_last (recorder)), >, scene);
}

/* Half a second of each colour, again and again: the seam is no more than a frame or two late, and
 * there is never a frame of any other colour. */
static void
test_clip_loops (void)
{
  const char *media[] = { "two.webm", NULL };
  g_autoptr (TestMediaRecorder) recorder = play (media, 0);
  guint n_changes = 0;

  test_media_recorder_wait_frames (recorder, 75);
  for (guint i = 0; i < recorder->frames->len; i++) {
    LimberFrame *frame = g_ptr_array_index (recorder->frames, i);
    gboolean is_red = test_media_is_color (frame, 0.5, 0.5, TEST_RED);

    g_assert_true (is_red || test_media_is_color (frame, 0.5, 0.5, TEST_BLUE));
    if (i > 0)
      n_changes += is_red
                   != test_media_is_color (g_ptr_array_index (recorder->frames, i - 1), 0.5, 0.5,
                                           TEST_RED);
  }
  g_assert_cmpint (limber_frame_get_width (test_media_recorder_get_last (recorder)), ==, 320);
  g_assert_cmpuint (n_changes, >=, 3);
  g_assert_cmpuint (recorder->problems->len, ==, 0);
}

static void
test_clip_pauses (void)
{
  const char *media[] = { "two.webm", NULL };
  g_autoptr (TestMediaRecorder) recorder = play (media, 0);

  test_media_recorder_wait_frames (recorder, 5);
  limber_player_set_running (recorder->player, FALSE);
  test_media_recorder_wait_still (recorder);
}

/* Pictures that stop long before the clip does: seen for a turn or two, then told. */
static void
test_clip_ends_early (void)
{
  const char *media[] = { "early.webm", NULL };
  g_autofree char *path = g_build_filename (folder, "early.webm", NULL);
  g_autoptr (TestMediaRecorder) recorder = NULL;

  if (!test_media_write_loud_clip (path, TEST_GREEN, 0.3, 1.5)) {
    g_test_skip ("this encoder is not installed");
    return;
  }

  recorder = play (media, 0);
  test_media_recorder_wait_problems (recorder, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (recorder->problems, 0), "early.webm"));
  g_assert_nonnull (strstr (g_ptr_array_index (recorder->problems, 0), "before its time"));
}

typedef struct {
  const char *file;
  const char *caps;
  const char *encoder;
  const char *muxer;
} ClipRow;

/* An encoder does not always come with its decoder. */
static gboolean
has_decoder (const char *media_type)
{
  g_autoptr (GstCaps) caps = gst_caps_new_empty_simple (media_type);
  GList *all = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODER,
                                                      GST_RANK_MARGINAL);
  GList *fitting = gst_element_factory_list_filter (all, caps, GST_PAD_SINK, FALSE);
  gboolean has_any = fitting != NULL;

  gst_plugin_feature_list_free (fitting);
  gst_plugin_feature_list_free (all);
  return has_any;
}

static const ClipRow clip_rows[] = {
  { "vp8.webm", "video/x-vp8", "vp8enc deadline=1", "webmmux" },
  { "vp9.webm", "video/x-vp9", "vp9enc deadline=1 cpu-used=8", "webmmux" },
  { "av1.webm", "video/x-av1",
    "av1enc usage-profile=realtime cpu-used=8 lag-in-frames=0 ! av1parse", "webmmux" },
  { "av1.mp4", "video/x-av1", "av1enc usage-profile=realtime cpu-used=8 lag-in-frames=0 ! av1parse",
    "mp4mux" },
  { "theora.ogv", "video/x-theora", "theoraenc", "oggmux" },
  { "h264.mp4", "video/x-h264", "x264enc speed-preset=ultrafast", "mp4mux" },
  { "h264-open.mp4", "video/x-h264", "openh264enc ! h264parse", "mp4mux" },
};

static void
test_clip_kind (gconstpointer user_data)
{
  const ClipRow *row = user_data;
  const TestColor colors[] = { TEST_GREEN };
  g_autofree char *path = g_build_filename (folder, row->file, NULL);
  const char *media[] = { row->file, NULL };

  if (!has_decoder (row->caps)) {
    g_test_skip ("this decoder is not installed");
    return;
  }
  if (!test_media_write_clip (path, row->encoder, row->muxer, strstr (row->file, "webm") != NULL,
                              colors, 1, 0.5)) {
    g_test_skip ("this encoder is not installed");
    return;
  }

  g_autoptr (TestMediaRecorder) recorder = play (media, 0);

  test_media_recorder_wait_frames (recorder, 20);
  g_assert_cmpuint (recorder->problems->len, ==, 0);
  g_assert_true (
      test_media_is_color (test_media_recorder_get_last (recorder), 0.5, 0.5, TEST_GREEN));
}

/* Start and end of the clip beside each other */
static gboolean
is_poster (gpointer recorder)
{
  LimberFrame *frame = test_media_recorder_get_last (recorder);

  return test_media_is_color (frame, 0.25, 0.5, TEST_RED)
         && test_media_is_color (frame, 0.75, 0.5, TEST_BLUE);
}

/* Nothing moves by itself: where the clip begins beside where it leads to, and not one more frame.
 */
static void
test_clip_still (void)
{
  const char *media[] = { "two.webm", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autoptr (TestMediaRecorder) recorder = test_media_record (timeline, 640, 360);

  limber_player_set_muted (recorder->player, TRUE);
  limber_player_set_still (recorder->player, TRUE);
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_IN));
  test_media_recorder_wait_frames (recorder, 1);
  test_media_recorder_wait_still (recorder);
  g_assert_cmpuint (recorder->problems->len, ==, 0);
  g_assert_cmpuint (recorder->frames->len, ==, 1);
  g_assert_true (is_poster (recorder));
  g_assert_cmpint (limber_frame_get_width (test_media_recorder_get_last (recorder)), >, 500);

  /* Animations are turned on in the midst of the session, and off again. */
  limber_player_set_still (recorder->player, FALSE);
  test_media_recorder_wait_frames (recorder, 20);
  limber_player_set_still (recorder->player, TRUE);
  test_media_wait (is_poster, recorder);
  test_media_recorder_wait_still (recorder);
  g_assert_true (is_poster (recorder));
}

/* A clip that cannot be shown gives way to the figure, still as well. */
static void
test_broken_clip_still (void)
{
  const char *media[] = { "broken.webm", NULL };
  g_autofree char *path = g_build_filename (folder, "broken.webm", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *whole = g_build_filename (folder, "two.webm", NULL);
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  g_autoptr (TestMediaRecorder) recorder = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (whole, &contents, &size, NULL));
  memset (contents + size / 8, 0x55, size / 2);
  test_media_write_bytes (path, contents, size);
  recorder = test_media_record (timeline, 640, 360);
  limber_player_set_still (recorder->player, TRUE);
  test_media_recorder_show (recorder, 0);
  test_media_recorder_wait_problems (recorder, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (recorder->problems, 0), "broken.webm"));
  test_media_recorder_wait_frames (recorder, 1);
}

typedef struct {
  const char *file;
  const char *sides; /* (nullable) */
  gboolean is_mirrored;
} SideRow;

static const SideRow side_rows[] = {
  { "bars.webm", NULL, TRUE },  { "bars.webm", "first", TRUE },  { "bars.webm", "both", FALSE },
  { "halves.svg", NULL, TRUE }, { "halves.svg", "both", FALSE },
};

static gboolean
has_blue_right (gpointer recorder)
{
  LimberFrame *frame = test_media_recorder_get_last (recorder);

  return test_media_is_color (frame, 0.98, 0.3, (TestColor){ 0, 0, 191 })
         && !test_media_is_color (frame, 0.02, 0.3, (TestColor){ 0, 0, 191 });
}

static gboolean
has_blue_left (gpointer recorder)
{
  LimberFrame *frame = test_media_recorder_get_last (recorder);

  return test_media_is_color (frame, 0.02, 0.3, (TestColor){ 0, 0, 191 })
         && !test_media_is_color (frame, 0.98, 0.3, (TestColor){ 0, 0, 191 });
}

/* The second side is the mirror image of the first, as it is for the figure, unless the clip shows
 * both sides by itself. */
static void
test_sides (gconstpointer user_data)
{
  const SideRow *row = user_data;
  g_autoptr (LimberTimeline) timeline = test_media_make_sided_timeline (folder, row->file,
                                                                        row->sides);
  g_autoptr (TestMediaRecorder) recorder = test_media_record (timeline, 640, 360);
  guint n_before;

  limber_player_set_muted (recorder->player, TRUE);
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_IN));
  test_media_recorder_wait_frames (recorder, 1);
  g_assert_true (has_blue_right (recorder));

  n_before = recorder->frames->len;
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_SWITCH_SIDE));
  if (row->is_mirrored)
    test_media_wait (has_blue_left, recorder);
  /* A clip goes on, a picture comes once at the most. */
  if (g_str_has_suffix (row->file, ".webm"))
    test_media_recorder_wait_frames (recorder, n_before + 20);
  else
    test_media_recorder_wait_still (recorder);
  g_assert_true (row->is_mirrored ? has_blue_left (recorder) : has_blue_right (recorder));
  g_assert_cmpuint (recorder->problems->len, ==, 0);
}

static void
write_sided_media (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'>"
                            "<rect width='100' height='100' fill='#bfbfbf'/>"
                            "<rect x='100' width='100' height='100' fill='#0000bf'/></svg>";
  g_autofree char *bars = g_build_filename (folder, "bars.webm", NULL);
  g_autofree char *halves = g_build_filename (folder, "halves.svg", NULL);

  test_media_write_bars (bars);
  test_media_write_bytes (halves, svg, strlen (svg));
}

typedef struct {
  const char *file;
  const char *encoder;
} StillRow;

static const StillRow still_rows[] = {
  { "still.png", "pngenc" },
  { "still.jpg", "jpegenc" },
  { "still.webp", "webpenc" },
};

static void
test_still (gconstpointer user_data)
{
  const StillRow *row = user_data;
  g_autofree char *path = g_build_filename (folder, row->file, NULL);
  const char *media[] = { row->file, NULL };

  if (!test_media_write_still (path, row->encoder, TEST_BLUE, 1280, 1440)) {
    g_test_skip ("this encoder is not installed");
    return;
  }

  g_autoptr (TestMediaRecorder) recorder = play (media, 0);

  test_media_recorder_wait_frames (recorder, 1);
  test_media_recorder_wait_still (recorder);

  LimberFrame *frame = test_media_recorder_get_last (recorder);

  /* One frame, scaled to the view, in its own proportions. */
  g_assert_cmpuint (recorder->problems->len, ==, 0);
  g_assert_cmpuint (recorder->frames->len, ==, 1);
  g_assert_cmpint (limber_frame_get_height (frame), ==, 360);
  g_assert_cmpint (limber_frame_get_width (frame), ==, 320);
  g_assert_true (test_media_is_color (frame, 0.5, 0.5, TEST_BLUE));
}

static void
test_svg (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'>"
                            "<rect x='50' y='0' width='100' height='100' fill='#f00'/></svg>";
  g_autofree char *path = g_build_filename (folder, "still.svg", NULL);
  const char *media[] = { "still.svg", NULL };

  test_media_write_bytes (path, svg, strlen (svg));

  g_autoptr (TestMediaRecorder) recorder = play (media, 0);

  test_media_recorder_wait_frames (recorder, 1);

  LimberFrame *frame = test_media_recorder_get_last (recorder);

  /* Where the drawing has holes, the figure's own background shows. */
  g_assert_true (test_media_is_color (frame, 0.5, 0.5, TEST_RED));
  g_assert_true (
      test_media_is_color (frame, 0.02, 0.5, get_background (&LIMBER_FIGURE_STYLE_DEFAULT)));
}

static gboolean
is_black (LimberFrame *frame)
{
  return test_media_is_color (frame, 0.02, 0.02, (TestColor){ 0, 0, 0 })
         && test_media_is_color (frame, 0.5, 0.5, (TestColor){ 0, 0, 0 });
}

/* From figure to clip to figure: the first frame after the switch is the next picture's, and no
 * frame is black. */
static void
test_switch (void)
{
  const char *media[] = { "", "two.webm", "", NULL };
  g_autoptr (TestMediaRecorder) recorder = play (media, 0);
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (folder, media);
  guint n_before;

  /* What comes next gets ready meanwhile. */
  test_media_recorder_wait_frames (recorder, 25);
  for (guint item = 1; item < 3; item++) {
    n_before = recorder->frames->len;
    test_media_recorder_show (recorder,
                              test_media_find_segment (timeline, item, LIMBER_SEGMENT_MOVE_IN));
    test_media_recorder_wait_frames (recorder, n_before + 25);
    /* What was on its way already may still be the old picture: at most three frames. */
    g_assert_true (limber_frame_get_scene (g_ptr_array_index (recorder->frames, n_before + 3))
                   == limber_frame_get_scene (test_media_recorder_get_last (recorder)));
  }

  for (guint i = 0; i < recorder->frames->len; i++)
    g_assert_false (is_black (g_ptr_array_index (recorder->frames, i)));
  g_assert_cmpuint (recorder->problems->len, ==, 0);
}

static void
test_text_alone (void)
{
  const char *media[] = { "none", NULL };
  g_autoptr (TestMediaRecorder) recorder = play (media, 0);

  test_media_recorder_wait_still (recorder);
  g_assert_false (limber_player_has_picture (recorder->player));
  g_assert_cmpuint (recorder->frames->len, ==, 0);
  g_assert_cmpuint (recorder->problems->len, ==, 0);
}

static void
add_tests (void)
{
  g_test_add_func ("/media/player/construct", test_construct);
  g_test_add_func ("/media/player/figure", test_figure);
  g_test_add_func ("/media/player/figure-paused", test_figure_paused);
  g_test_add_func ("/media/player/figure-resized-and-still", test_figure_resized_and_still);
  g_test_add_func ("/media/player/clip-loops", test_clip_loops);
  g_test_add_func ("/media/player/clip-pauses", test_clip_pauses);
  g_test_add_func ("/media/player/clip-ends-early", test_clip_ends_early);
  g_test_add_func ("/media/player/clip-still", test_clip_still);
  g_test_add_func ("/media/player/broken-clip-still", test_broken_clip_still);
  for (gsize i = 0; i < G_N_ELEMENTS (side_rows); i++) {
    g_autofree char *path = g_strdup_printf ("/media/player/sides/%s-%s", side_rows[i].file,
                                             side_rows[i].sides != NULL ? side_rows[i].sides
                                                                        : "unsaid");

    g_test_add_data_func (path, &side_rows[i], test_sides);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (clip_rows); i++) {
    g_autofree char *path = g_strconcat ("/media/player/clip/", clip_rows[i].file, NULL);

    g_test_add_data_func (path, &clip_rows[i], test_clip_kind);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (still_rows); i++) {
    g_autofree char *path = g_strconcat ("/media/player/still/", still_rows[i].file, NULL);

    g_test_add_data_func (path, &still_rows[i], test_still);
  }
  g_test_add_func ("/media/player/still/still.svg", test_svg);
  g_test_add_func ("/media/player/switch", test_switch);
  g_test_add_func ("/media/player/text-alone", test_text_alone);
}

int
main (int argc, char **argv)
{
  const TestColor colors[] = { TEST_RED, TEST_BLUE };
  g_autofree char *clip = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = test_media_make_folder ();
  clip = g_build_filename (folder, "two.webm", NULL);
  g_assert_true (
      test_media_write_clip (clip, "vp8enc deadline=1", "webmmux", FALSE, colors, 2, 0.5));
  write_sided_media ();
  add_tests ();
  result = g_test_run ();
  test_media_remove_folder (folder);
  g_free (folder);

  return result;
}
