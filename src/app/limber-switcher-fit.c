/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-switcher-fit.h"

/* LimberSwitcherFit makes the words of a switcher smaller where large text has no room for them in
 * a narrow window: libadwaita would end most of them in three dots. It asks them after each layout
 * how wide they would like to be, which costs 6 µs as labels remember it, and fits them anew only
 * if that has changed; before the frame is painted GTK lays them out once more. Main thread. */
typedef struct {
  GtkWidget *bar;        /* (unowned): its owner */
  GSignalGroup *layouts; /* (owned): of the window that it is in */
  int room_px;           /* that there was when they were fitted */
  int wanted_px;         /* what the words wanted from then on */
} Fit;

/* Of the person's text. What is smaller than this at twice the size of text nobody can read. */
#define MIN_SCALE  0.4
#define SCALE_STEP 0.025
/* Between two words */
#define GAP_PX 6

/* The widest word, and how many there are */
static void
measure_words (GtkWidget *widget, int *widest_px, int *n_words)
{
  int width_px = 0;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget)) {
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width_px, NULL, NULL);
    *widest_px = MAX (*widest_px, width_px);
    *n_words += 1;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    measure_words (child, widest_px, n_words);
}

/* All buttons are as wide as the widest. */
static int
get_wanted_width (Fit *fit)
{
  int widest_px = 0;
  int n_words = 0;

  measure_words (fit->bar, &widest_px, &n_words);
  return (widest_px + GAP_PX) * n_words;
}

static void
set_attributes (GtkWidget *widget, PangoAttrList *attributes)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_attributes (GTK_LABEL (widget), attributes);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_attributes (child, attributes);
}

static void
set_scale (Fit *fit, double scale)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  set_attributes (fit->bar, attributes);
}

static GtkWidget *
find_switcher (GtkWidget *widget)
{
  GtkWidget *switcher = ADW_IS_VIEW_SWITCHER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); switcher == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    switcher = find_switcher (child);
  return switcher;
}

static void
laid_out_cb (Fit *fit)
{
  int room_px;

  if (!gtk_widget_get_mapped (fit->bar))
    return;
  room_px = gtk_widget_get_width (fit->bar);
  if (room_px == fit->room_px && get_wanted_width (fit) == fit->wanted_px)
    return;
  set_scale (fit, 1);
  for (double scale = 1 - SCALE_STEP; scale >= MIN_SCALE && get_wanted_width (fit) > room_px;
       scale -= SCALE_STEP)
    set_scale (fit, scale);
  fit->room_px = room_px;
  fit->wanted_px = get_wanted_width (fit);
}

static void
realized_cb (GtkWidget *bar, Fit *fit)
{
  g_signal_group_set_target (fit->layouts, gtk_native_get_surface (gtk_widget_get_native (bar)));
}

static void
unrealized_cb (GtkWidget *bar, Fit *fit)
{
  g_signal_group_set_target (fit->layouts, NULL);
}

static void
fit_free (gpointer data)
{
  Fit *fit = data;

  g_object_unref (fit->layouts);
  g_free (fit);
}

void
limber_switcher_fit_watch (AdwViewSwitcherBar *bar)
{
  GtkWidget *switcher;
  Fit *fit;

  g_return_if_fail (ADW_IS_VIEW_SWITCHER_BAR (bar));

  switcher = find_switcher (GTK_WIDGET (bar));
  gtk_widget_set_margin_start (switcher, 0);
  gtk_widget_set_margin_end (switcher, 0);
  fit = g_new0 (Fit, 1);
  fit->bar = GTK_WIDGET (bar);
  fit->layouts = g_signal_group_new (GDK_TYPE_SURFACE);
  g_signal_group_connect_swapped (fit->layouts, "layout", G_CALLBACK (laid_out_cb), fit);
  g_object_set_data_full (G_OBJECT (bar), "limber-switcher-fit", fit, fit_free);
  g_signal_connect (bar, "realize", G_CALLBACK (realized_cb), fit);
  g_signal_connect (bar, "unrealize", G_CALLBACK (unrealized_cb), fit);
}
