/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-video-view.h"

/* LimberVideoView shows one frame at a time, without a copy of its bytes, as large as fits.
 *
 * CSS node `video`; role img. Main thread. */
struct _LimberVideoView {
  GtkWidget parent_instance;

  GdkTexture *texture; /* (owned) (nullable) */
  GdkRGBA background;
};

typedef enum {
  SIGNAL_RESIZED,
} LimberVideoViewSignal;

static guint signals[SIGNAL_RESIZED + 1];

#define MAX_UNSCALED_PX 2

G_DEFINE_FINAL_TYPE (LimberVideoView, limber_video_view, GTK_TYPE_WIDGET)

void
limber_video_view_show_frame (LimberVideoView *self, LimberFrame *frame)
{
  g_return_if_fail (LIMBER_IS_VIDEO_VIEW (self));

  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new (
      limber_frame_get_width (frame), limber_frame_get_height (frame), GDK_MEMORY_R8G8B8,
      limber_frame_get_bytes (frame), limber_frame_get_stride (frame));
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

static void
limber_video_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LimberVideoView *self = LIMBER_VIDEO_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t place;

  if (width <= 0 || height <= 0)
    return;
  gtk_snapshot_append_color (snapshot, &self->background,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->texture == NULL)
    return;
  place = place_texture (self, width, height);
  gtk_snapshot_append_texture (snapshot, self->texture, &place);
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
