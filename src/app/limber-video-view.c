/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-video-view.h"

/* LimberVideoView shows one frame at a time, without a copy of its bytes, as large as fits.
 *
 * Of the frames of one scene the first stays, and of the later ones only the box that moves is laid
 * over it: GTK repaints what has changed from one snapshot to the next, and that is the box.
 *
 * CSS node `video`; role img. Main thread. */
struct _LimberVideoView {
  GtkWidget parent_instance;

  GdkTexture *texture; /* (owned) (nullable): the first frame of the scene */
  GdkTexture *moving;  /* (owned) (nullable): the box of the last one, where there was another */
  LimberFrameBox box;  /* of @moving, in the frame's pixels */
  guint64 scene;
  GdkRGBA background;
};

typedef enum {
  SIGNAL_RESIZED,
} LimberVideoViewSignal;

static guint signals[SIGNAL_RESIZED + 1];

#define MAX_UNSCALED_PX 2
#define BYTES_PER_PIXEL 3 /* of a frame */

G_DEFINE_FINAL_TYPE (LimberVideoView, limber_video_view, GTK_TYPE_WIDGET)

/* The whole frame is the new scene's. */
static void
take_whole (LimberVideoView *self, LimberFrame *frame)
{
  g_clear_object (&self->moving);
  g_clear_object (&self->texture);
  self->scene = limber_frame_get_scene (frame);
  self->texture = gdk_memory_texture_new (
      limber_frame_get_width (frame), limber_frame_get_height (frame), GDK_MEMORY_R8G8B8,
      limber_frame_get_bytes (frame), limber_frame_get_stride (frame));
}

/* A part of the frame's bytes, read by the frame's own stride */
static void
take_moving (LimberVideoView *self, LimberFrame *frame)
{
  gsize stride = limber_frame_get_stride (frame);
  gsize offset, size;
  g_autoptr (GBytes) bytes = NULL;

  limber_frame_get_moving_box (frame, &self->box);
  g_clear_object (&self->moving);
  if (self->box.width <= 0 || self->box.height <= 0)
    return;
  offset = (gsize) self->box.y * stride + (gsize) self->box.x * BYTES_PER_PIXEL;
  size = (gsize) (self->box.height - 1) * stride + (gsize) self->box.width * BYTES_PER_PIXEL;
  bytes = g_bytes_new_from_bytes (limber_frame_get_bytes (frame), offset, size);
  self->moving = gdk_memory_texture_new (self->box.width, self->box.height, GDK_MEMORY_R8G8B8,
                                         bytes, stride);
}

static gboolean
belongs_to_scene (LimberVideoView *self, LimberFrame *frame)
{
  LimberFrameBox box;

  limber_frame_get_moving_box (frame, &box);
  return self->texture != NULL && self->scene == limber_frame_get_scene (frame)
         && gdk_texture_get_width (self->texture) == limber_frame_get_width (frame)
         && gdk_texture_get_height (self->texture) == limber_frame_get_height (frame)
         && (box.width < limber_frame_get_width (frame)
             || box.height < limber_frame_get_height (frame));
}

void
limber_video_view_show_frame (LimberVideoView *self, LimberFrame *frame)
{
  g_return_if_fail (LIMBER_IS_VIDEO_VIEW (self));

  if (belongs_to_scene (self, frame))
    take_moving (self, frame);
  else
    take_whole (self, frame);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
limber_video_view_set_background (LimberVideoView *self, const GdkRGBA *color)
{
  g_return_if_fail (LIMBER_IS_VIDEO_VIEW (self));

  self->background = *color;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
limber_video_view_clear (LimberVideoView *self)
{
  g_return_if_fail (LIMBER_IS_VIDEO_VIEW (self));

  g_clear_object (&self->texture);
  g_clear_object (&self->moving);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A frame that is as good as the right size is not scaled: that would cost more than drawing it. */
static graphene_rect_t
place_texture (LimberVideoView *self, int width, int height)
{
  int texture_width = gdk_texture_get_width (self->texture);
  int texture_height = gdk_texture_get_height (self->texture);
  double scale = MIN ((double) width / texture_width, (double) height / texture_height);

  if (ABS (width - texture_width) > MAX_UNSCALED_PX
      || ABS (height - texture_height) > MAX_UNSCALED_PX) {
    texture_width = (int) (texture_width * scale + 0.5);
    texture_height = (int) (texture_height * scale + 0.5);
  }
  return GRAPHENE_RECT_INIT ((float) ((width - texture_width) / 2),
                             (float) ((height - texture_height) / 2), (float) texture_width,
                             (float) texture_height);
}

/* The box's place in what @place is the place of the whole of */
static graphene_rect_t
place_moving (LimberVideoView *self, const graphene_rect_t *place)
{
  float x_scale = place->size.width / (float) gdk_texture_get_width (self->texture);
  float y_scale = place->size.height / (float) gdk_texture_get_height (self->texture);

  return GRAPHENE_RECT_INIT (place->origin.x + (float) self->box.x * x_scale,
                             place->origin.y + (float) self->box.y * y_scale,
                             (float) self->box.width * x_scale, (float) self->box.height * y_scale);
}

static void
limber_video_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LimberVideoView *self = LIMBER_VIDEO_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t place, moving_place;

  if (width <= 0 || height <= 0)
    return;
  gtk_snapshot_append_color (snapshot, &self->background,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->texture == NULL)
    return;
  place = place_texture (self, width, height);
  gtk_snapshot_append_texture (snapshot, self->texture, &place);
  if (self->moving == NULL)
    return;
  moving_place = place_moving (self, &place);
  gtk_snapshot_append_texture (snapshot, self->moving, &moving_place);
}

static void
limber_video_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int scale = gtk_widget_get_scale_factor (widget);

  GTK_WIDGET_CLASS (limber_video_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (width > 0 && height > 0)
    g_signal_emit (widget, signals[SIGNAL_RESIZED], 0, width * scale, height * scale);
}

static void
limber_video_view_dispose (GObject *object)
{
  LimberVideoView *self = LIMBER_VIDEO_VIEW (object);

  g_clear_object (&self->texture);
  g_clear_object (&self->moving);

  G_OBJECT_CLASS (limber_video_view_parent_class)->dispose (object);
}

static void
limber_video_view_class_init (LimberVideoViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_video_view_dispose;
  widget_class->snapshot = limber_video_view_snapshot;
  widget_class->size_allocate = limber_video_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "video");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_RESIZED] = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                          G_TYPE_INT);
}

static void
limber_video_view_init (LimberVideoView *self)
{
}

GtkWidget *
limber_video_view_new (void)
{
  return g_object_new (LIMBER_TYPE_VIDEO_VIEW, NULL);
}
