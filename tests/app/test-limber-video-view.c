/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-video-view.h"
#include "media/limber-frame-private.h"

#include <adwaita.h>

/* Frames painted into a window, and what of them is to be seen. */

#define FRAME_WIDTH  40
#define FRAME_HEIGHT 20
#define STRIDE       (FRAME_WIDTH * 3)

typedef struct {
  GtkWindow *window;     /* (unowned): GTK's */
  LimberVideoView *view; /* (unowned): the window's */
  guint32 *pixels;       /* (owned) (nullable): as drawn last */
  int width;
} Fixture;

typedef struct {
  int width;
  int height;
} Size;

#define RED   0xff0000u
#define GREEN 0x00ff00u
#define BLUE  0x0000ffu

static void
settle (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Size *size = data;

  fixture->view = LIMBER_VIDEO_VIEW (limber_video_view_new ());
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (fixture->window, FALSE);
  gtk_window_set_default_size (fixture->window, size->width, size->height);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
  while (gtk_widget_get_width (GTK_WIDGET (fixture->view)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->pixels, g_free);
  gtk_window_destroy (fixture->window);
  settle ();
}

/* A frame of @color with another one in its box */
static void
show (Fixture *fixture, guint64 scene, guint32 color, const LimberFrameBox *box, guint32 box_color)
{
  guint8 *data = g_malloc (STRIDE * FRAME_HEIGHT);
  g_autoptr (LimberFrame) frame = NULL;

  for (int y = 0; y < FRAME_HEIGHT; y++)
    for (int x = 0; x < FRAME_WIDTH; x++) {
      gboolean is_in_box = x >= box->x && x < box->x + box->width && y >= box->y
                           && y < box->y + box->height;
      guint32 pixel = is_in_box ? box_color : color;

      data[y * STRIDE + x * 3] = (guint8) (pixel >> 16);
      data[y * STRIDE + x * 3 + 1] = (guint8) (pixel >> 8);
      data[y * STRIDE + x * 3 + 2] = (guint8) pixel;
    }
  frame = limber_frame_new (g_bytes_new_take (data, STRIDE * FRAME_HEIGHT), FRAME_WIDTH,
                            FRAME_HEIGHT, STRIDE, scene, box);
  limber_video_view_show_frame (fixture->view, frame);
}

static void
draw (Fixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t whole;

  fixture->width = gtk_widget_get_width (view);
  whole = GRAPHENE_RECT_INIT (0, 0, (float) fixture->width, (float) gtk_widget_get_height (view));
  GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot); /* now, not with the next frame */
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)),
                                         node, &whole);
  g_free (fixture->pixels);
  fixture->pixels = g_new (guint32, fixture->width * gtk_widget_get_height (view));
  gdk_texture_download (texture, (guchar *) fixture->pixels, (gsize) fixture->width * 4);
}

/* @x, @y: in the frame's pixels, their middle */
static void
assert_color (Fixture *fixture, int x, int y, guint32 color)
{
  int scale = fixture->width / FRAME_WIDTH;
  int column = x * scale + scale / 2;
  int row = y * scale + scale / 2;

  g_assert_cmphex (fixture->pixels[row * fixture->width + column] & 0xffffff, ==, color);
}

/* Of a later frame of the scene the box alone is looked at; a new scene is a new picture. */
static void
test_box_alone (Fixture *fixture, gconstpointer data)
{
  const LimberFrameBox box = { 10, 5, 8, 6 };

  show (fixture, 1, RED, &box, GREEN);
  draw (fixture);
  assert_color (fixture, 2, 2, RED);
  assert_color (fixture, 14, 8, GREEN);

  show (fixture, 1, BLUE, &box, BLUE);
  draw (fixture);
  assert_color (fixture, 2, 2, RED);
  assert_color (fixture, 8, 8, RED);
  assert_color (fixture, 19, 8, RED);
  assert_color (fixture, 14, 12, RED);
  assert_color (fixture, 11, 6, BLUE);
  assert_color (fixture, 16, 9, BLUE);

  show (fixture, 2, GREEN, &box, GREEN);
  draw (fixture);
  assert_color (fixture, 2, 2, GREEN);
  assert_color (fixture, 14, 8, GREEN);
}

/* A clip's frames are whole ones. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  const LimberFrameBox whole = { 0, 0, FRAME_WIDTH, FRAME_HEIGHT };

  show (fixture, 7, RED, &whole, RED);
  show (fixture, 7, RED, &whole, BLUE);
  draw (fixture);
  assert_color (fixture, 2, 2, BLUE);
  assert_color (fixture, 39, 19, BLUE);
}

/* A box without extent, and no picture at all */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  const LimberFrameBox none = { 0, 0, 0, 0 };

  limber_video_view_set_background (fixture->view, &(GdkRGBA){ 0, 1, 0, 1 });
  show (fixture, 1, RED, &none, RED);
  show (fixture, 1, BLUE, &none, BLUE);
  draw (fixture);
  assert_color (fixture, 2, 2, RED);
  limber_video_view_clear (fixture->view);
  draw (fixture);
  assert_color (fixture, 2, 2, GREEN);
}

static const Size same = { FRAME_WIDTH, FRAME_HEIGHT };
static const Size larger = { FRAME_WIDTH * 5, FRAME_HEIGHT * 5 };

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/video-view/box-alone", Fixture, &same, set_up, test_box_alone, tear_down);
  g_test_add ("/app/video-view/box-alone-larger", Fixture, &larger, set_up, test_box_alone,
              tear_down);
  g_test_add ("/app/video-view/whole", Fixture, &same, set_up, test_whole, tear_down);
  g_test_add ("/app/video-view/nothing", Fixture, &larger, set_up, test_nothing, tear_down);
  return g_test_run ();
}
