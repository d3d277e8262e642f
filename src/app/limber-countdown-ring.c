/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-countdown-ring.h"

#include "app/limber-duration-text.h"

#include <math.h>

/* LimberCountdownRing shows how long a segment still takes, or how much of a time has gone by: as
 * digits, and as an arc.
 *
 * Everything in it grows with it. It says nothing to screen readers, which are told at the start,
 * the middle and the end and never at each second: role presentation. CSS node `ring`, whose color
 * is the arc's. Main thread. */
struct _LimberCountdownRing {
  GtkWidget parent_instance;

  guint seconds;
  double fraction;
  gboolean is_filling;
  char *phase; /* (owned) (nullable) */
};

typedef enum {
  PROP_SECONDS = 1,
  PROP_FRACTION,
  PROP_PHASE,
  PROP_IS_FILLING,
} LimberCountdownRingProperty;

static GParamSpec *properties[PROP_IS_FILLING + 1];

/* Shares of the diameter */
#define STROKE_SHARE 0.045
#define DIGITS_SHARE 0.58
#define PHASE_SHARE  0.10
#define INNER_SHARE  0.82

#define MIN_DIAMETER_PX     120
#define NATURAL_DIAMETER_PX 240

G_DEFINE_FINAL_TYPE (LimberCountdownRing, limber_countdown_ring, GTK_TYPE_WIDGET)

static GdkRGBA
get_color (GtkWidget *widget, const char *name, GdkRGBA fallback)
{
  GdkRGBA color;

  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color)
             ? color
             : fallback;
}

static void
draw_arc (LimberCountdownRing *self, GtkSnapshot *snapshot, double diameter, GdkRGBA text)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA accent = get_color (widget, "limber_ring_color", text);
  GdkRGBA track = text;
  double stroke = diameter * STROKE_SHARE;
  double radius = (diameter - stroke) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) diameter, (float) diameter));

  track.alpha = 0.13F;
  cairo_set_line_width (cr, stroke);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  gdk_cairo_set_source_rgba (cr, &track);
  cairo_arc (cr, diameter / 2, diameter / 2, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (self->is_filling && self->fraction > 0.0) {
    gdk_cairo_set_source_rgba (cr, &accent);
    cairo_arc (cr, diameter / 2, diameter / 2, radius, -G_PI / 2,
               -G_PI / 2 + 2 * G_PI * self->fraction - 1e-6);
    cairo_stroke (cr);
  } else if (!self->is_filling && self->fraction < 1.0) {
    gdk_cairo_set_source_rgba (cr, &accent);
    cairo_arc_negative (cr, diameter / 2, diameter / 2, radius, -G_PI / 2,
                        -G_PI / 2 - 2 * G_PI * (1.0 - self->fraction) + 1e-6);
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
}

/* One line, made smaller until it fits @max_width. @center_y: of its ink, without space around. */
static void
draw_line (GtkWidget *widget,
           GtkSnapshot *snapshot,
           const char *text,
           double size_px,
           double max_width,
           double center_x,
           double center_y,
           PangoWeight weight,
           GdkRGBA color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoRectangle ink;
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  if (ink.width > max_width) {
    pango_font_description_set_absolute_size (font, size_px * max_width / ink.width * PANGO_SCALE);
    pango_layout_set_font_description (layout, font);
    pango_layout_get_pixel_extents (layout, &ink, NULL);
  }
  pango_font_description_free (font);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) round (center_x - ink.x - ink.width / 2.0),
                                      (float) round (center_y - ink.y - ink.height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
limber_countdown_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LimberCountdownRing *self = LIMBER_COUNTDOWN_RING (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double diameter = MIN (width, height);
  g_autofree char *digits = self->seconds < 100 ? g_strdup_printf ("%u", self->seconds)
                                                : limber_duration_text_digits (self->seconds);
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) ((width - diameter) / 2),
                                                          (float) ((height - diameter) / 2)));
  draw_arc (self, snapshot, diameter, text);
  draw_line (widget, snapshot, digits, diameter * DIGITS_SHARE, diameter * INNER_SHARE,
             diameter / 2, diameter * 0.45, PANGO_WEIGHT_BOLD, text);
  if (self->phase != NULL)
    draw_line (widget, snapshot, self->phase, diameter * PHASE_SHARE, diameter * INNER_SHARE * 0.70,
               diameter / 2, diameter * 0.78, PANGO_WEIGHT_MEDIUM, text);
  gtk_snapshot_restore (snapshot);
}

static void
limber_countdown_ring_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = MIN_DIAMETER_PX;
  *natural = NATURAL_DIAMETER_PX;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
limber_countdown_ring_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  LimberCountdownRing *self = LIMBER_COUNTDOWN_RING (object);

  switch ((LimberCountdownRingProperty) property_id) {
  case PROP_SECONDS:
    g_value_set_uint (value, self->seconds);
    break;
  case PROP_FRACTION:
    g_value_set_double (value, self->fraction);
    break;
  case PROP_PHASE:
    g_value_set_string (value, self->phase);
    break;
  case PROP_IS_FILLING:
    g_value_set_boolean (value, self->is_filling);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_countdown_ring_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  LimberCountdownRing *self = LIMBER_COUNTDOWN_RING (object);

  switch ((LimberCountdownRingProperty) property_id) {
  case PROP_SECONDS:
    self->seconds = g_value_get_uint (value);
    break;
  case PROP_FRACTION:
    self->fraction = g_value_get_double (value);
    break;
  case PROP_PHASE:
    g_free (self->phase);
    self->phase = g_value_dup_string (value);
    break;
  case PROP_IS_FILLING:
    self->is_filling = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
limber_countdown_ring_finalize (GObject *object)
{
  LimberCountdownRing *self = LIMBER_COUNTDOWN_RING (object);

  g_free (self->phase);

  G_OBJECT_CLASS (limber_countdown_ring_parent_class)->finalize (object);
}

static void
limber_countdown_ring_class_init (LimberCountdownRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = limber_countdown_ring_finalize;
  object_class->get_property = limber_countdown_ring_get_property;
  object_class->set_property = limber_countdown_ring_set_property;
  widget_class->snapshot = limber_countdown_ring_snapshot;
  widget_class->measure = limber_countdown_ring_measure;
  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  properties[PROP_SECONDS] = g_param_spec_uint ("seconds", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0.0, 1.0, 0.0, flags);
  properties[PROP_PHASE] = g_param_spec_string ("phase", NULL, NULL, NULL, flags);
  properties[PROP_IS_FILLING] = g_param_spec_boolean ("is-filling", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
limber_countdown_ring_init (LimberCountdownRing *self)
{
}

GtkWidget *
limber_countdown_ring_new (void)
{
  return g_object_new (LIMBER_TYPE_COUNTDOWN_RING, NULL);
}
