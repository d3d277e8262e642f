/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-pain-pad.h"

#include "core/limber-pain-entry.h"

#include <glib/gi18n-lib.h>

/* LimberPainPad lays its buttons out in one row of eleven, or in rows of six, or of four where text
 * is large: as few as fit. CSS node `painpad` with buttons of the class `level`, the marked one
 * with `chosen`; role group. Main thread. */
struct _LimberPainPad {
  GtkWidget parent_instance;

  GtkWidget *buttons[LIMBER_PAIN_LEVEL_MAX + 1];
  GtkWidget *anchors[2]; /* low, high */
  int level;
};

#define N_BUTTONS     (LIMBER_PAIN_LEVEL_MAX + 1)
#define GAP_PX        6
#define ANCHOR_GAP_PX 6

typedef enum {
  PROP_LEVEL = 1,
} LimberPainPadProperty;

typedef enum {
  SIGNAL_CHOSEN,
} LimberPainPadSignal;

static GParamSpec *properties[PROP_LEVEL + 1];
static guint signals[SIGNAL_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (LimberPainPad, limber_pain_pad, GTK_TYPE_WIDGET)

static void
name_button (GtkWidget *button, int level, const char *anchor)
{
  g_autofree char *name = NULL;

  if (anchor == NULL)
    /* Translators: a button of the pain scale, for screen readers */
    name = g_strdup_printf (_ ("%d of 10"), level);
  else
    /* Translators: the first or last button of the pain scale, for screen readers; %s: "no pain" */
    name = g_strdup_printf (_ ("%d of 10, %s"), level, anchor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
mark_button (LimberPainPad *self, int level, gboolean is_chosen)
{
  if (level < 0)
    return;
  if (is_chosen)
    gtk_widget_add_css_class (self->buttons[level], "chosen");
  else
    gtk_widget_remove_css_class (self->buttons[level], "chosen");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->buttons[level]), GTK_ACCESSIBLE_STATE_PRESSED,
      is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
choose (LimberPainPad *self, int level)
{
  limber_pain_pad_set_level (self, level);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, level);
}

static void
button_clicked_cb (LimberPainPad *self, GtkWidget *button)
{
  for (int level = 0; level < N_BUTTONS; level++) {
    if (self->buttons[level] == button)
      choose (self, level);
  }
}

gboolean
limber_pain_pad_press_key (LimberPainPad *self, guint keyval, GdkModifierType state)
{
  int level = -1;

  g_return_val_if_fail (LIMBER_IS_PAIN_PAD (self), FALSE);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    level = (int) (keyval - GDK_KEY_0);
  else if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    level = (int) (keyval - GDK_KEY_KP_0);
  else if (keyval == GDK_KEY_x || keyval == GDK_KEY_X)
    level = LIMBER_PAIN_LEVEL_MAX;
  if (level < 0)
    return FALSE;
  choose (self, level);
  return TRUE;
}

void
limber_pain_pad_set_level (LimberPainPad *self, int level)
{
  g_return_if_fail (LIMBER_IS_PAIN_PAD (self));
  g_return_if_fail (level >= -1 && level <= LIMBER_PAIN_LEVEL_MAX);

  if (self->level == level)
    return;
  mark_button (self, self->level, FALSE);
  self->level = level;
  mark_button (self, level, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

int
limber_pain_pad_get_level (LimberPainPad *self)
{
  g_return_val_if_fail (LIMBER_IS_PAIN_PAD (self), -1);

  return self->level;
}

void
limber_pain_pad_set_words (LimberPainPad *self,
                           const char *name,
                           const char *low_anchor,
                           const char *high_anchor)
{
  g_return_if_fail (LIMBER_IS_PAIN_PAD (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (GTK_LABEL (self->anchors[0]), low_anchor);
  gtk_label_set_text (GTK_LABEL (self->anchors[1]), high_anchor);
  name_button (self->buttons[0], 0, low_anchor);
  name_button (self->buttons[LIMBER_PAIN_LEVEL_MAX], LIMBER_PAIN_LEVEL_MAX, high_anchor);
}

/* All buttons are as large as the largest. */
static void
measure_buttons (LimberPainPad *self, int *width, int *height)
{
  *width = 0;
  *height = 0;
  for (guint i = 0; i < N_BUTTONS; i++) {
    int minimum = 0;

    gtk_widget_measure (self->buttons[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                        NULL);
    *width = MAX (*width, minimum);
    gtk_widget_measure (self->buttons[i], GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
    *height = MAX (*height, minimum);
  }
}

static int
count_columns (int button_width, int width)
{
  static const int columns[] = { N_BUTTONS, 6, 4, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    if (columns[i] * button_width + (columns[i] - 1) * GAP_PX <= width)
      return columns[i];
  }
  return 3;
}

/* Of their width each has as much as its words are long, so that long words need not be parted. */
static void
share_width (LimberPainPad *self, int width, int widths[2])
{
  int room = MAX (width - 2 * GAP_PX, 2);
  int least[2] = { 0 };
  int natural[2] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    gtk_widget_measure (self->anchors[i], GTK_ORIENTATION_HORIZONTAL, -1, &least[i], &natural[i],
                        NULL, NULL);
  widths[0] = room * natural[0] / MAX (natural[0] + natural[1], 1);
  widths[0] = CLAMP (widths[0], least[0], MAX (room - least[1], least[0]));
  widths[1] = room - widths[0];
}

static int
measure_anchors (LimberPainPad *self, int width)
{
  int widths[2];
  int height = 0;

  share_width (self, width, widths);
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++) {
    int minimum = 0;

    gtk_widget_measure (self->anchors[i], GTK_ORIENTATION_VERTICAL, widths[i], &minimum, NULL, NULL,
                        NULL);
    height = MAX (height, minimum);
  }
  return height;
}

static GtkSizeRequestMode
limber_pain_pad_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
limber_pain_pad_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  LimberPainPad *self = LIMBER_PAIN_PAD (widget);
  int button_width = 0;
  int button_height = 0;

  measure_buttons (self, &button_width, &button_height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 3 * button_width + 2 * GAP_PX;
    *natural = N_BUTTONS * button_width + (N_BUTTONS - 1) * GAP_PX;
    for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++) {
      int word = 0;

      gtk_widget_measure (self->anchors[i], orientation, -1, &word, NULL, NULL, NULL);
      *minimum = MAX (*minimum, 2 * (word + GAP_PX));
    }
    *natural = MAX (*natural, *minimum);
  } else {
    int width = for_size > 0 ? for_size : 6 * button_width + 5 * GAP_PX;
    int n_columns = count_columns (button_width, width);
    int n_rows = (N_BUTTONS + n_columns - 1) / n_columns;

    *minimum = n_rows * button_height + (n_rows - 1) * GAP_PX + ANCHOR_GAP_PX
               + measure_anchors (self, width);
    *natural = *minimum;
  }
}

static void
place (LimberPainPad *self, GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
limber_pain_pad_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LimberPainPad *self = LIMBER_PAIN_PAD (widget);
  int least_width = 0;
  int button_width;
  int button_height = 0;
  int n_columns;
  int bottom;
  int anchor_widths[2];

  measure_buttons (self, &least_width, &button_height);
  n_columns = count_columns (least_width, width);
  button_width = (width - (n_columns - 1) * GAP_PX) / n_columns;
  for (int i = 0; i < N_BUTTONS; i++)
    place (self, self->buttons[i], i % n_columns * (button_width + GAP_PX),
           i / n_columns * (button_height + GAP_PX), MAX (button_width, least_width),
           button_height);
  bottom = (N_BUTTONS + n_columns - 1) / n_columns * (button_height + GAP_PX) - GAP_PX
           + ANCHOR_GAP_PX;
  share_width (self, width, anchor_widths);
  for (int i = 0; i < 2; i++)
    place (self, self->anchors[i], i == 0 ? 0 : width - anchor_widths[i], bottom, anchor_widths[i],
           MAX (height - bottom, measure_anchors (self, width)));
}

static void
limber_pain_pad_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((LimberPainPadProperty) property_id) {
  case PROP_LEVEL:
    limber_pain_pad_set_level (LIMBER_PAIN_PAD (object), g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_pain_pad_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((LimberPainPadProperty) property_id) {
  case PROP_LEVEL:
    g_value_set_int (value, LIMBER_PAIN_PAD (object)->level);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_pain_pad_dispose (GObject *object)
{
  LimberPainPad *self = LIMBER_PAIN_PAD (object);

  for (guint i = 0; i < N_BUTTONS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    g_clear_pointer (&self->anchors[i], gtk_widget_unparent);

  G_OBJECT_CLASS (limber_pain_pad_parent_class)->dispose (object);
}

static void
limber_pain_pad_class_init (LimberPainPadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_pain_pad_dispose;
  object_class->get_property = limber_pain_pad_get_property;
  object_class->set_property = limber_pain_pad_set_property;
  widget_class->get_request_mode = limber_pain_pad_get_request_mode;
  widget_class->measure = limber_pain_pad_measure;
  widget_class->size_allocate = limber_pain_pad_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "painpad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  properties[PROP_LEVEL] = g_param_spec_int ("level", NULL, NULL, -1, LIMBER_PAIN_LEVEL_MAX, -1,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
create_anchor (LimberPainPad *self, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "anchor");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

/* Newer GTK names a button after a label of its own, whatever else it is told. */
static GtkWidget *
create_button (int level)
{
  g_autofree char *text = g_strdup_printf ("%d", level);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (text));
  gtk_widget_add_css_class (button, "level");
  name_button (button, level, NULL);
  return button;
}

static void
limber_pain_pad_init (LimberPainPad *self)
{
  self->level = -1;
  for (int level = 0; level < N_BUTTONS; level++) {
    self->buttons[level] = create_button (level);
    g_signal_connect_swapped (self->buttons[level], "clicked", G_CALLBACK (button_clicked_cb),
                              self);
    gtk_widget_set_parent (self->buttons[level], GTK_WIDGET (self));
  }
  self->anchors[0] = create_anchor (self, 0);
  self->anchors[1] = create_anchor (self, 1);
  limber_pain_pad_set_words (self, _ ("How much does it hurt?"), _ ("No pain"),
                             _ ("Worst pain imaginable"));
}

GtkWidget *
limber_pain_pad_new (void)
{
  return g_object_new (LIMBER_TYPE_PAIN_PAD, NULL);
}
