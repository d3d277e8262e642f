/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-figure-view.h"

#include "figure/limber-figure.h"

/* LimberFigureView shows one exercise in the middle of its hold.
 *
 * Painting costs milliseconds, so it waits for an idle moment after the frame that shows the view
 * first, and the picture is kept as a texture for as long as size and style stay. CSS node
 * `figure`; role img, named by whoever uses it. Main thread. */
struct _LimberFigureView {
  GtkWidget parent_instance;

  LimberChoreography *choreography; /* (owned) (nullable) */
  LimberFigureStyle style;
  GdkTexture *texture; /* (owned) (nullable) */
  int texture_width;
  int texture_height;
  guint paint_source_id;
};

G_DEFINE_FINAL_TYPE (LimberFigureView, limber_figure_view, GTK_TYPE_WIDGET)

static GdkTexture *
paint_texture (LimberFigureView *self, int width, int height, int scale)
{
  g_autoptr (LimberFigure) figure = limber_figure_new (self->choreography, &self->style);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale,
                                                         height * scale);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_scale (cr, scale, scale);
  limber_figure_paint (figure, cr, width, height, &LIMBER_FIGURE_MOMENT_HOLD);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) (height * scale),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, stride);
}

static gboolean
paint_idle_cb (gpointer user_data)
{
  LimberFigureView *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  self->paint_source_id = 0;
  if (width <= 0 || height <= 0 || self->choreography == NULL)
    return G_SOURCE_REMOVE;
  g_clear_object (&self->texture);
  self->texture = paint_texture (self, width, height,
                                 gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  self->texture_width = width;
  self->texture_height = height;
  gtk_widget_add_css_class (GTK_WIDGET (self), "painted");
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
queue_paint (LimberFigureView *self)
{
  if (self->paint_source_id == 0)
    self->paint_source_id = g_idle_add_full (G_PRIORITY_LOW, paint_idle_cb, self, NULL);
}

static void
forget_texture (LimberFigureView *self)
{
  self->texture_width = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
limber_figure_view_set_choreography (LimberFigureView *self, LimberChoreography *choreography)
{
  g_return_if_fail (LIMBER_IS_FIGURE_VIEW (self));

  if (self->choreography == choreography)
    return;
  g_clear_pointer (&self->choreography, limber_choreography_unref);
  g_clear_object (&self->texture);
  if (choreography != NULL)
    self->choreography = limber_choreography_ref (choreography);
  forget_texture (self);
}

void
limber_figure_view_set_style (LimberFigureView *self, const LimberFigureStyle *style)
{
  g_return_if_fail (LIMBER_IS_FIGURE_VIEW (self));

  self->style = *style;
  forget_texture (self);
}

static void
limber_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LimberFigureView *self = LIMBER_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->choreography == NULL)
    return;
  if (self->texture_width != width || self->texture_height != height)
    queue_paint (self);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
scale_changed_cb (LimberFigureView *self)
{
  forget_texture (self);
}

static void
limber_figure_view_dispose (GObject *object)
{
  LimberFigureView *self = LIMBER_FIGURE_VIEW (object);

  g_clear_handle_id (&self->paint_source_id, g_source_remove);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->choreography, limber_choreography_unref);

  G_OBJECT_CLASS (limber_figure_view_parent_class)->dispose (object);
}

static void
limber_figure_view_class_init (LimberFigureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_figure_view_dispose;
  widget_class->snapshot = limber_figure_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
limber_figure_view_init (LimberFigureView *self)
{
  self->style = LIMBER_FIGURE_STYLE_DEFAULT;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_changed_cb), NULL);
}

GtkWidget *
limber_figure_view_new (void)
{
  return g_object_new (LIMBER_TYPE_FIGURE_VIEW, NULL);
}
