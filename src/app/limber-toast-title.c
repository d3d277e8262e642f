/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-toast-title.h"

#include "app/limber-pair-box.h"
#include "app/limber-word-wrap.h"

/* LimberToastTitle would never be wider than the overlay has room for: libadwaita's (as of 1.2)
 * asks a toast how high it would be in the width that it would like, and then gives it less. Main
 * thread. */
struct _LimberToastTitle {
  GtkWidget parent_instance;

  GtkWidget *line;
};

/* What a toast has around its title: margins, and the button that closes it */
#define FRAME_PX 112
/* Of a narrow window; less is not asked of the words */
#define MIN_ROOM_PX 200
#define WIDTH_CHARS 14

G_DEFINE_FINAL_TYPE (LimberToastTitle, limber_toast_title, GTK_TYPE_WIDGET)

static int
limit_width (LimberToastTitle *self, int width)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  int room = overlay != NULL ? gtk_widget_get_width (overlay) : 0;

  return room > 0 ? MIN (width, MAX (room - FRAME_PX, MIN_ROOM_PX)) : width;
}

static GtkSizeRequestMode
limber_toast_title_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
limber_toast_title_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  LimberToastTitle *self = LIMBER_TOAST_TITLE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0) {
    int least = 0;
    int wanted = 0;

    gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
    for_size = MAX (limit_width (self, wanted), least);
  }
  gtk_widget_measure (self->line, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (limit_width (self, *natural), *minimum);
}

static void
limber_toast_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (LIMBER_TOAST_TITLE (widget)->line, width, height, baseline, NULL);
}

static void
limber_toast_title_dispose (GObject *object)
{
  g_clear_pointer (&LIMBER_TOAST_TITLE (object)->line, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_toast_title_parent_class)->dispose (object);
}

static void
limber_toast_title_class_init (LimberToastTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_toast_title_dispose;
  widget_class->get_request_mode = limber_toast_title_get_request_mode;
  widget_class->measure = limber_toast_title_measure;
  widget_class->size_allocate = limber_toast_title_size_allocate;
}

static void
limber_toast_title_init (LimberToastTitle *self)
{
  self->line = limber_pair_box_new ();
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

GtkWidget *
limber_toast_title_new (const char *message)
{
  LimberToastTitle *self = g_object_new (LIMBER_TYPE_TOAST_TITLE, NULL);
  GtkWidget *label = limber_word_wrap_label_new (message);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_parent (label, self->line);
  return GTK_WIDGET (self);
}

GtkWidget *
limber_toast_title_add_button (LimberToastTitle *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_return_val_if_fail (LIMBER_IS_TOAST_TITLE (self), NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, self->line);
  return button;
}

AdwToast *
limber_toast_title_create_toast (const char *message)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, limber_toast_title_new (message));
  return toast;
}
