/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-day-strip.h"

#include "core/limber-local-time.h"

/* LimberDayStrip draws a day. Sitting, breaks and absences differ in height as well as in colour:
 * sitting is a bar, a break stands out of it, an absence is a gap with a thin line through it. The
 * hours stand below, in the direction of text. It has no parts that can be focused: the page has
 * the same as a list. CSS node `daystrip`; role img. Main thread. */
struct _LimberDayStrip {
  GtkWidget parent_instance;

  GArray *parts;   /* (owned) (nullable) (element-type LimberDayPart) */
  GTimeZone *zone; /* (owned) (nullable) */
  gint64 now_usec;
  gint64 from_usec; /* the first hour shown */
  gint64 to_usec;
};

#define HOUR_USEC     (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define MIN_HOURS     8
#define BAR_HEIGHT_PX 28
#define BREAK_OUT_PX  6
#define MIN_PART_PX   3
#define LABEL_GAP_PX  6
/* Labels keep apart by their own width and this */
#define LABEL_SPACE_PX 14

G_DEFINE_FINAL_TYPE (LimberDayStrip, limber_day_strip, GTK_TYPE_WIDGET)

static float
get_x (LimberDayStrip *self, gint64 usec)
{
  double share = (double) (usec - self->from_usec) / (double) (self->to_usec - self->from_usec);

  return (float) (CLAMP (share, 0.0, 1.0) * gtk_widget_get_width (GTK_WIDGET (self)));
}

/* Where something so wide begins on the screen whose earlier end is at @x in time */
static float
place (LimberDayStrip *self, float x, float width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
             ? (float) gtk_widget_get_width (widget) - x - width
             : x;
}

static GdkRGBA
get_color (LimberDayStrip *self, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

static void
draw_block (GtkSnapshot *snapshot, graphene_rect_t area, float radius, GdkRGBA color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, MIN (radius, area.size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_part (LimberDayStrip *self, GtkSnapshot *snapshot, const LimberDayPart *part)
{
  float x = get_x (self, part->from_usec);
  float width = MAX (get_x (self, part->to_usec) - x,
                     part->kind == LIMBER_DAY_PART_BREAK ? 2 * MIN_PART_PX : MIN_PART_PX);
  GdkRGBA color = get_color (self, NULL);

  x = place (self, x, width);
  switch (part->kind) {
  case LIMBER_DAY_PART_SITTING:
    color.alpha = 0.38F;
    draw_block (snapshot, GRAPHENE_RECT_INIT (x, BREAK_OUT_PX, width, BAR_HEIGHT_PX), 4, color);
    break;
  case LIMBER_DAY_PART_BREAK:
    draw_block (snapshot, GRAPHENE_RECT_INIT (x, 0, width, BAR_HEIGHT_PX + 2 * BREAK_OUT_PX), 4,
                get_color (self, "limber_ring_color"));
    break;
  case LIMBER_DAY_PART_ABSENCE:
    color.alpha = 0.30F;
    gtk_snapshot_append_color (
        snapshot, &color, &GRAPHENE_RECT_INIT (x, BREAK_OUT_PX + BAR_HEIGHT_PX / 2 - 1, width, 2));
    break;
  default:
    g_assert_not_reached ();
  }
}

static PangoLayout *
create_label (LimberDayStrip *self, gint64 usec)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (usec / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);
  g_autofree char *text = g_date_time_format (local, "%-H");
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
draw_hours (LimberDayStrip *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (self, NULL);
  int top = BAR_HEIGHT_PX + 2 * BREAK_OUT_PX + LABEL_GAP_PX;
  float free_from = 0;

  color.alpha *= 0.75F;
  for (gint64 usec = self->from_usec; usec <= self->to_usec; usec += HOUR_USEC) {
    g_autoptr (PangoLayout) layout = create_label (self, usec);
    int width;
    float x;

    pango_layout_get_pixel_size (layout, &width, NULL);
    x = CLAMP (get_x (self, usec) - (float) width / 2, 0,
               (float) (gtk_widget_get_width (GTK_WIDGET (self)) - width));
    if (usec > self->from_usec && x < free_from)
      continue;
    free_from = x + (float) width + LABEL_SPACE_PX;
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot,
                            &GRAPHENE_POINT_INIT (place (self, x, (float) width), (float) top));
    gtk_snapshot_append_layout (snapshot, layout, &color);
    gtk_snapshot_restore (snapshot);
  }
}

static void
limber_day_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LimberDayStrip *self = LIMBER_DAY_STRIP (widget);
  GdkRGBA track = get_color (self, NULL);

  if (self->parts == NULL)
    return;
  track.alpha = 0.08F;
  draw_block (
      snapshot,
      GRAPHENE_RECT_INIT (0, BREAK_OUT_PX, (float) gtk_widget_get_width (widget), BAR_HEIGHT_PX), 6,
      track);
  for (guint i = 0; i < self->parts->len; i++)
    draw_part (self, snapshot, &g_array_index (self->parts, LimberDayPart, i));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ track.red, track.green, track.blue, 0.9F },
                             &GRAPHENE_RECT_INIT (place (self, get_x (self, self->now_usec) - 1, 2),
                                                  0, 2, BAR_HEIGHT_PX + 2 * BREAK_OUT_PX));
  draw_hours (self, snapshot);
}

static void
limber_day_strip_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum_baseline = -1;
  *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 120;
    *natural = 480;
  } else {
    g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
    int height;

    pango_layout_get_pixel_size (layout, NULL, &height);
    *minimum = BAR_HEIGHT_PX + 2 * BREAK_OUT_PX + LABEL_GAP_PX + height;
    *natural = *minimum;
  }
}

/* Whole hours of the clock, from the first part to now, and some to come, but none of tomorrow. */
static void
choose_hours (LimberDayStrip *self)
{
  gint64 first = self->parts->len > 0 ? g_array_index (self->parts, LimberDayPart, 0).from_usec
                                      : self->now_usec;
  int day = limber_local_time_get_day (self->zone, first);
  gint64 midnight = limber_local_time_to_usec (self->zone, day, 0);
  gint64 end = limber_local_time_to_usec (self->zone, day + 1, 0);

  self->from_usec = midnight + (first - midnight) / HOUR_USEC * HOUR_USEC;
  self->to_usec = self->from_usec + MIN_HOURS * HOUR_USEC;
  while (self->to_usec < self->now_usec)
    self->to_usec += HOUR_USEC;
  if (self->to_usec > end) {
    self->to_usec = end;
    self->from_usec = MIN (self->from_usec, end - MIN_HOURS * HOUR_USEC);
  }
}

void
limber_day_strip_set_parts (
    LimberDayStrip *self, GArray *parts, gint64 now_usec, GTimeZone *zone, const char *summary)
{
  g_return_if_fail (LIMBER_IS_DAY_STRIP (self));
  g_return_if_fail (parts != NULL && zone != NULL);

  g_clear_pointer (&self->parts, g_array_unref);
  self->parts = g_array_copy (parts);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  self->now_usec = now_usec;
  choose_hours (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
limber_day_strip_finalize (GObject *object)
{
  LimberDayStrip *self = LIMBER_DAY_STRIP (object);

  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (limber_day_strip_parent_class)->finalize (object);
}

static void
limber_day_strip_class_init (LimberDayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = limber_day_strip_finalize;
  widget_class->snapshot = limber_day_strip_snapshot;
  widget_class->measure = limber_day_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "daystrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
limber_day_strip_init (LimberDayStrip *self)
{
}

GtkWidget *
limber_day_strip_new (void)
{
  return g_object_new (LIMBER_TYPE_DAY_STRIP, NULL);
}
