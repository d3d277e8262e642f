/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-scroll-bin.h"

#include "app/limber-focus-child.h"

/* LimberScrollBin asks its child how high it is in the width that there is; GtkScrolledWindow alone
 * takes no notice of the width, and would show a line of many. Keys get to it where it scrolls, and
 * only there. Main thread. */
struct _LimberScrollBin {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *child; /* (unowned): the scroller's */
};

/* About two lines of large text */
#define MIN_HEIGHT_PX 96

G_DEFINE_FINAL_TYPE (LimberScrollBin, limber_scroll_bin, GTK_TYPE_WIDGET)

static void
adjustment_changed_cb (LimberScrollBin *self, GtkAdjustment *adjustment)
{
  gtk_widget_set_focusable (self->scroller, gtk_adjustment_get_upper (adjustment)
                                                > gtk_adjustment_get_page_size (adjustment));
}

static GtkSizeRequestMode
limber_scroll_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
limber_scroll_bin_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  LimberScrollBin *self = LIMBER_SCROLL_BIN (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    /* Whatever its height, it is as wide: what is higher scrolls. */
    gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
    return;
  }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum = MIN (*minimum, MIN_HEIGHT_PX);
}

static void
limber_scroll_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *scroller = LIMBER_SCROLL_BIN (widget)->scroller;

  gtk_widget_measure (scroller, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (scroller, width, height, baseline, NULL);
}

static void
limber_scroll_bin_dispose (GObject *object)
{
  g_clear_pointer (&LIMBER_SCROLL_BIN (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_scroll_bin_parent_class)->dispose (object);
}

static void
limber_scroll_bin_class_init (LimberScrollBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_scroll_bin_dispose;
  widget_class->get_request_mode = limber_scroll_bin_get_request_mode;
  widget_class->measure = limber_scroll_bin_measure;
  widget_class->size_allocate = limber_scroll_bin_size_allocate;
  widget_class->focus = limber_focus_child;
}

static void
limber_scroll_bin_init (LimberScrollBin *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  self->scroller = GTK_WIDGET (scroller);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed",
                           G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
limber_scroll_bin_new (GtkWidget *child)
{
  LimberScrollBin *self = g_object_new (LIMBER_TYPE_SCROLL_BIN, NULL);

  self->child = child;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);
  return GTK_WIDGET (self);
}
