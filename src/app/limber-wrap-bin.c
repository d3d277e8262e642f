/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-wrap-bin.h"

#include "app/limber-focus-child.h"

/* LimberWrapBin is as high as the button within its child is in its width. GTK's menu button and
 * drop-down (as of 4.8) answer with one height for all widths, that of a single line; what is in
 * them then stands out at the side. CSS node `wrap`. Main thread. */
struct _LimberWrapBin {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LimberWrapBin, limber_wrap_bin, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
limber_wrap_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
limber_wrap_bin_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkWidget *button;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  button = gtk_widget_get_first_child (child);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 && button != NULL) {
    int height = 0;

    if (gtk_widget_get_halign (child) != GTK_ALIGN_FILL) {
      int wanted = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      for_size = MIN (for_size, wanted);
    }
    gtk_widget_measure (button, orientation, for_size, &height, NULL, NULL, NULL);
    *minimum = MAX (*minimum, height);
    *natural = MAX (*natural, height);
  }
}

static void
limber_wrap_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static gboolean
limber_wrap_bin_grab_focus (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_grab_focus (child);
}

static void
limber_wrap_bin_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (limber_wrap_bin_parent_class)->dispose (object);
}

static void
limber_wrap_bin_class_init (LimberWrapBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_wrap_bin_dispose;
  widget_class->get_request_mode = limber_wrap_bin_get_request_mode;
  widget_class->measure = limber_wrap_bin_measure;
  widget_class->size_allocate = limber_wrap_bin_size_allocate;
  widget_class->grab_focus = limber_wrap_bin_grab_focus;
  widget_class->focus = limber_focus_child;
  gtk_widget_class_set_css_name (widget_class, "wrap");
}

static void
limber_wrap_bin_init (LimberWrapBin *self)
{
}

GtkWidget *
limber_wrap_bin_new (void)
{
  return g_object_new (LIMBER_TYPE_WRAP_BIN, NULL);
}
