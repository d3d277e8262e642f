/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-pair-box.h"

/* LimberPairBox asks its children for their least width alone, which is that of their longest word
 * or, where a label has words that change, what its "width-chars" say: what is chosen while the
 * person looks does not move them. With one visible child it is that child. CSS node `pair`. Main
 * thread. */
struct _LimberPairBox {
  GtkWidget parent_instance;

  gboolean is_homogeneous;
};

/** What lies where, in a width. */
typedef struct {
  GtkWidget *children[2]; /* (unowned) (nullable) */
  int widths[2];
  gboolean is_stacked;
} Layout;

typedef enum {
  PROP_HOMOGENEOUS = 1,
} LimberPairBoxProperty;

static GParamSpec *properties[PROP_HOMOGENEOUS + 1];

#define GAP_PX 12

G_DEFINE_FINAL_TYPE (LimberPairBox, limber_pair_box, GTK_TYPE_WIDGET)

/* Returns how many there are. */
static guint
find_children (LimberPairBox *self, GtkWidget *children[2])
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != NULL && n_children < 2; child = gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_should_layout (child))
      children[n_children++] = child;
  }
  return n_children;
}

static void
measure_widths (GtkWidget *const children[2], int minimum[2], int natural[2])
{
  for (guint i = 0; i < 2; i++) {
    if (children[i] != NULL)
      gtk_widget_measure (children[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum[i], &natural[i],
                          NULL, NULL);
  }
}

static Layout
lay_out (LimberPairBox *self, int width)
{
  Layout layout = { 0 };
  int minimum[2] = { 0 };
  int natural[2] = { 0 };
  int half = (width - GAP_PX) / 2;

  layout.is_stacked = find_children (self, layout.children) < 2;
  measure_widths (layout.children, minimum, natural);
  if (self->is_homogeneous) {
    layout.is_stacked |= MAX (minimum[0], minimum[1]) > half;
    layout.widths[1] = half;
  } else {
    layout.is_stacked |= minimum[0] + GAP_PX + minimum[1] > width;
    layout.widths[1] = CLAMP (width - GAP_PX - minimum[0], minimum[1],
                              MAX (natural[1], minimum[1]));
  }
  layout.widths[0] = width - GAP_PX - layout.widths[1];
  if (layout.is_stacked)
    layout.widths[0] = layout.widths[1] = width;
  return layout;
}

static GtkSizeRequestMode
limber_pair_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (LimberPairBox *self, int *minimum, int *natural)
{
  GtkWidget *children[2] = { NULL };
  guint n_children = find_children (self, children);
  int least[2] = { 0 };
  int wanted[2] = { 0 };

  measure_widths (children, least, wanted);
  *minimum = MAX (least[0], least[1]);
  *natural = self->is_homogeneous ? 2 * MAX (wanted[0], wanted[1]) : wanted[0] + wanted[1];
  if (n_children == 2)
    *natural += GAP_PX;
  else
    *natural = wanted[0];
}

static int
measure_height (GtkWidget *child, int width)
{
  int height = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
limber_pair_box_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  LimberPairBox *self = LIMBER_PAIR_BOX (widget);
  Layout layout;
  int heights[2];

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, minimum, natural);
    return;
  }
  if (for_size < 0)
    measure_width (self, minimum, &for_size);
  layout = lay_out (self, for_size);
  for (guint i = 0; i < 2; i++)
    heights[i] = measure_height (layout.children[i], layout.widths[i]);
  if (!layout.is_stacked)
    *minimum = MAX (heights[0], heights[1]);
  else
    *minimum = heights[0] + (layout.children[1] != NULL ? GAP_PX : 0) + heights[1];
  *natural = *minimum;
}

static void
limber_pair_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  Layout layout = lay_out (LIMBER_PAIR_BOX (widget), width);
  gboolean is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = is_reversed ? width : 0;
  int y = 0;

  for (guint i = 0; i < 2 && layout.children[i] != NULL; i++) {
    GtkAllocation box = { 0, y, layout.widths[i], height };

    if (layout.is_stacked) {
      box.height = layout.children[1] == NULL ? height : measure_height (layout.children[i], width);
      y += box.height + GAP_PX;
    } else {
      box.x = is_reversed ? x - box.width : x;
      x += is_reversed ? -(box.width + GAP_PX) : box.width + GAP_PX;
    }
    gtk_widget_size_allocate (layout.children[i], &box, -1);
  }
}

static void
set_homogeneous (LimberPairBox *self, gboolean is_homogeneous)
{
  if (self->is_homogeneous == is_homogeneous)
    return;
  self->is_homogeneous = is_homogeneous;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOMOGENEOUS]);
}

static void
limber_pair_box_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((LimberPairBoxProperty) property_id) {
  case PROP_HOMOGENEOUS:
    set_homogeneous (LIMBER_PAIR_BOX (object), g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_pair_box_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((LimberPairBoxProperty) property_id) {
  case PROP_HOMOGENEOUS:
    g_value_set_boolean (value, LIMBER_PAIR_BOX (object)->is_homogeneous);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_pair_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (limber_pair_box_parent_class)->dispose (object);
}

static void
limber_pair_box_class_init (LimberPairBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_pair_box_dispose;
  object_class->get_property = limber_pair_box_get_property;
  object_class->set_property = limber_pair_box_set_property;
  widget_class->get_request_mode = limber_pair_box_get_request_mode;
  widget_class->measure = limber_pair_box_measure;
  widget_class->size_allocate = limber_pair_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pair");
  properties[PROP_HOMOGENEOUS] = g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                           | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
limber_pair_box_init (LimberPairBox *self)
{
}

GtkWidget *
limber_pair_box_new (void)
{
  return g_object_new (LIMBER_TYPE_PAIR_BOX, NULL);
}
