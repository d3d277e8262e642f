/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-zone-map.h"

#include "app/limber-zone-spot.h"
#include "figure/limber-body-map.h"

#include <glib/gi18n-lib.h>

/* LimberZoneMap lays one or two pictures of the body out, finds the zone under the pointer, and has
 * a LimberZoneSpot for each zone that is shown. Left and right are the person's: nothing here is
 * mirrored for languages that run right to left. CSS node `zonemap`; role list. Main thread. */
struct _LimberZoneMap {
  GtkWidget parent_instance;

  LimberLook *look;   /* (owned) (nullable) */
  LimberBodyMap *map; /* (owned) */
  LimberZones zones;
  gboolean is_whole;
  int hover;
  GPtrArray *spots; /* (owned) (element-type LimberZoneSpot): in the order of Tab */
};

/** One picture and where it lies. */
typedef struct {
  LimberBodyMapView view;
  int x;
  int y;
  int width;
  int height;
} Panel;

#define MAX_PANELS          2
#define MAX_AREAS_HEIGHT_PX 350
#define MAX_WHOLE_HEIGHT_PX 860
#define SIDE_BY_SIDE_PX     620 /* from this width on */
#define MIN_WIDTH_PX        260
#define LABEL_MARGIN_PX     6

typedef enum {
  SIGNAL_CHANGED,
} LimberZoneMapSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (LimberZoneMap, limber_zone_map, GTK_TYPE_WIDGET)

static int
measure_view (LimberBodyMapView view, int width, int max_height)
{
  return MIN (max_height, (int) (width / limber_body_map_get_aspect (view)));
}

/* Fills @panels for that width, the height of all being returned. */
static int
lay_panels (LimberZoneMap *self, int width, Panel panels[MAX_PANELS], guint *n_panels)
{
  gboolean is_side_by_side = self->is_whole && width >= SIDE_BY_SIDE_PX;
  int panel_width = is_side_by_side ? width / 2 : width;
  int height;

  if (!self->is_whole) {
    height = measure_view (LIMBER_BODY_MAP_BACK_AREAS, width, MAX_AREAS_HEIGHT_PX);
    panels[0] = (Panel){ LIMBER_BODY_MAP_BACK_AREAS, 0, 0, width, height };
    *n_panels = 1;
    return height;
  }
  height = measure_view (LIMBER_BODY_MAP_BACK, panel_width, MAX_WHOLE_HEIGHT_PX);
  panels[0] = (Panel){ LIMBER_BODY_MAP_BACK, 0, 0, panel_width, height };
  panels[1] = (Panel){ LIMBER_BODY_MAP_FRONT, is_side_by_side ? panel_width : 0,
                       is_side_by_side ? 0 : height, panel_width, height };
  *n_panels = 2;
  return is_side_by_side ? height : 2 * height;
}

/* The zone at a point of the widget, or -1 */
static int
find_zone (LimberZoneMap *self, double x, double y)
{
  Panel panels[MAX_PANELS];
  guint n_panels = 0;
  LimberZone zone = 0;

  lay_panels (self, gtk_widget_get_width (GTK_WIDGET (self)), panels, &n_panels);
  for (guint i = 0; i < n_panels; i++) {
    if (limber_body_map_find_zone (self->map, panels[i].view, panels[i].width, panels[i].height,
                                   x - panels[i].x, y - panels[i].y, &zone))
      return (int) zone;
  }
  return -1;
}

static void
update_spots (LimberZoneMap *self)
{
  for (guint i = 0; i < self->spots->len; i++) {
    LimberZoneSpot *spot = g_ptr_array_index (self->spots, i);

    limber_zone_spot_set_selected (
        spot, (self->zones & LIMBER_ZONE_BIT (limber_zone_spot_get_zone (spot))) != 0);
  }
}

static void
toggle (LimberZoneMap *self, LimberZone zone)
{
  limber_zone_map_set_zones (self, self->zones ^ LIMBER_ZONE_BIT (zone));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
spot_toggled_cb (LimberZoneMap *self, LimberZoneSpot *spot)
{
  toggle (self, limber_zone_spot_get_zone (spot));
}

static void
focus_changed_cb (LimberZoneMap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
clicked_cb (LimberZoneMap *self, int n_press, double x, double y)
{
  int zone = find_zone (self, x, y);

  if (zone >= 0)
    toggle (self, (LimberZone) zone);
}

static void
set_hover (LimberZoneMap *self, int zone)
{
  if (self->hover == zone)
    return;
  self->hover = zone;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), zone >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
moved_cb (LimberZoneMap *self, double x, double y)
{
  set_hover (self, find_zone (self, x, y));
}

static void
left_cb (LimberZoneMap *self)
{
  set_hover (self, -1);
}

static gboolean
limber_zone_map_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  int zone = keyboard_tooltip ? -1 : find_zone (LIMBER_ZONE_MAP (widget), x, y);

  if (zone < 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, limber_zone_get_title ((LimberZone) zone));
  return TRUE;
}

static int
compare_spots (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const double *middles = user_data;
  LimberZone first = limber_zone_spot_get_zone (*(LimberZoneSpot *const *) a);
  LimberZone second = limber_zone_spot_get_zone (*(LimberZoneSpot *const *) b);

  if (ABS (middles[first] - middles[second]) > 1)
    return middles[first] < middles[second] ? -1 : 1;
  return (int) limber_zone_get_side (first) - (int) limber_zone_get_side (second);
}

/* Behind before in front, top down, the person's left first */
static void
sort_spots (LimberZoneMap *self)
{
  double middles[LIMBER_N_ZONES] = { 0 };

  for (guint i = 0; i < self->spots->len; i++) {
    LimberZone zone = limber_zone_spot_get_zone (g_ptr_array_index (self->spots, i));
    LimberBodyMapView view = limber_zone_is_back (zone) ? LIMBER_BODY_MAP_BACK
                                                        : LIMBER_BODY_MAP_FRONT;
    double x = 0;

    limber_body_map_get_middle (self->map, view, 300, 600, zone, &x, &middles[zone]);
    middles[zone] += limber_zone_is_back (zone) ? 0 : 600;
  }
  g_ptr_array_sort_with_data (self->spots, compare_spots, middles);
}

static void
remove_spots (LimberZoneMap *self)
{
  for (guint i = 0; i < self->spots->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->spots, i));
  g_ptr_array_set_size (self->spots, 0);
}

static void
create_spots (LimberZoneMap *self)
{
  LimberZones shown = self->is_whole ? LIMBER_ZONES_ALL
                                     : limber_body_map_get_zones (LIMBER_BODY_MAP_BACK_AREAS);

  remove_spots (self);
  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((shown & LIMBER_ZONE_BIT (zone)) != 0)
      g_ptr_array_add (self->spots, limber_zone_spot_new (zone));
  }
  sort_spots (self);
  for (guint i = 0; i < self->spots->len; i++) {
    GtkWidget *spot = g_ptr_array_index (self->spots, i);

    g_signal_connect_object (spot, "toggled", G_CALLBACK (spot_toggled_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (spot, "notify::has-focus", G_CALLBACK (focus_changed_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_widget_set_parent (spot, GTK_WIDGET (self));
  }
  update_spots (self);
}

static int
get_focused (LimberZoneMap *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root) || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return -1;
  for (guint i = 0; i < self->spots->len; i++) {
    if (gtk_widget_has_focus (g_ptr_array_index (self->spots, i)))
      return (int) limber_zone_spot_get_zone (g_ptr_array_index (self->spots, i));
  }
  return -1;
}

/* Tab goes in the order of @spots; arrows go where they point, which GTK does. */
static gboolean
limber_zone_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LimberZoneMap *self = LIMBER_ZONE_MAP (widget);
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int at = step > 0 ? -1 : (int) self->spots->len;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (limber_zone_map_parent_class)->focus (widget, direction);
  for (guint i = 0; i < self->spots->len; i++) {
    if (gtk_widget_has_focus (g_ptr_array_index (self->spots, i)))
      at = (int) i;
  }
  at += step;
  return at >= 0 && at < (int) self->spots->len
         && gtk_widget_grab_focus (g_ptr_array_index (self->spots, at));
}

static void
paint_word (LimberZoneMap *self, GtkSnapshot *snapshot, const Panel *panel, LimberZoneSide side)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (
      GTK_WIDGET (self),
      /* Translators: the person's own side, beside the body map */
      side == LIMBER_ZONE_LEFT ? C_ ("side of the body", "Left")
                               : C_ ("side of the body", "Right"));
  GdkRGBA color;
  double x = 0;
  double y = 0;
  int width = 0;
  int height = 0;
  double left;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  limber_body_map_get_side_place (self->map, panel->view, panel->width, panel->height, side, &x,
                                  &y);
  pango_layout_get_pixel_size (layout, &width, &height);
  left = CLAMP (x - width / 2.0, LABEL_MARGIN_PX,
                MAX (LABEL_MARGIN_PX, panel->width - width - LABEL_MARGIN_PX));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (panel->x + left),
                                                          (float) (panel->y + y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
paint_panel (LimberZoneMap *self, GtkSnapshot *snapshot, const Panel *panel)
{
  LimberBodyMapMarks marks = { self->zones, NULL, get_focused (self), self->hover };
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) panel->x, (float) panel->y, (float) panel->width,
                                     (float) panel->height));

  cairo_translate (cr, panel->x, panel->y);
  limber_body_map_paint (self->map, cr, panel->view, panel->width, panel->height, &marks);
  cairo_destroy (cr);
  paint_word (self, snapshot, panel, LIMBER_ZONE_LEFT);
  paint_word (self, snapshot, panel, LIMBER_ZONE_RIGHT);
}

static void
limber_zone_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LimberZoneMap *self = LIMBER_ZONE_MAP (widget);
  Panel panels[MAX_PANELS];
  guint n_panels = 0;

  lay_panels (self, gtk_widget_get_width (widget), panels, &n_panels);
  for (guint i = 0; i < n_panels; i++) {
    if (panels[i].width > 0 && panels[i].height > 0)
      paint_panel (self, snapshot, &panels[i]);
  }
}

static GtkSizeRequestMode
limber_zone_map_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
limber_zone_map_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  LimberZoneMap *self = LIMBER_ZONE_MAP (widget);
  Panel panels[MAX_PANELS];
  guint n_panels = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MIN_WIDTH_PX;
    *natural = self->is_whole ? 2 * MIN_WIDTH_PX : MIN_WIDTH_PX + 100;
  } else {
    *minimum = lay_panels (self, for_size > 0 ? for_size : MIN_WIDTH_PX, panels, &n_panels);
    *natural = *minimum;
  }
}

static void
allocate_spot (LimberZoneMap *self, GtkWidget *spot, const Panel *panels, guint n_panels)
{
  LimberZone zone = limber_zone_spot_get_zone (LIMBER_ZONE_SPOT (spot));

  for (guint i = 0; i < n_panels; i++) {
    cairo_rectangle_t box;

    if ((panels[i].view != LIMBER_BODY_MAP_FRONT) != limber_zone_is_back (zone))
      continue;
    limber_body_map_get_box (self->map, panels[i].view, panels[i].width, panels[i].height, zone,
                             &box);
    gtk_widget_size_allocate (spot,
                              &(GtkAllocation){ panels[i].x + (int) box.x,
                                                panels[i].y + (int) box.y, (int) box.width,
                                                (int) box.height },
                              -1);
  }
}

static void
limber_zone_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LimberZoneMap *self = LIMBER_ZONE_MAP (widget);
  Panel panels[MAX_PANELS];
  guint n_panels = 0;

  lay_panels (self, width, panels, &n_panels);
  for (guint i = 0; i < self->spots->len; i++)
    allocate_spot (self, g_ptr_array_index (self->spots, i), panels, n_panels);
}

static void
replace_map (LimberZoneMap *self, const LimberFigureStyle *style)
{
  g_clear_pointer (&self->map, limber_body_map_free);
  self->map = limber_body_map_new (style);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
look_changed_cb (LimberZoneMap *self)
{
  replace_map (self, limber_look_get_style (self->look));
}

void
limber_zone_map_set_look (LimberZoneMap *self, LimberLook *look)
{
  g_return_if_fail (LIMBER_IS_ZONE_MAP (self));

  if (self->look != NULL)
    g_signal_handlers_disconnect_by_func (self->look, look_changed_cb, self);
  g_set_object (&self->look, look);
  if (look == NULL)
    return;
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  look_changed_cb (self);
}

void
limber_zone_map_set_whole (LimberZoneMap *self, gboolean is_whole)
{
  g_return_if_fail (LIMBER_IS_ZONE_MAP (self));

  if (self->is_whole == is_whole)
    return;
  self->is_whole = is_whole;
  self->hover = -1;
  create_spots (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
limber_zone_map_is_whole (LimberZoneMap *self)
{
  g_return_val_if_fail (LIMBER_IS_ZONE_MAP (self), FALSE);

  return self->is_whole;
}

void
limber_zone_map_set_zones (LimberZoneMap *self, LimberZones zones)
{
  g_return_if_fail (LIMBER_IS_ZONE_MAP (self));

  if (self->zones == zones)
    return;
  self->zones = zones;
  update_spots (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

LimberZones
limber_zone_map_get_zones (LimberZoneMap *self)
{
  g_return_val_if_fail (LIMBER_IS_ZONE_MAP (self), 0);

  return self->zones;
}

static void
limber_zone_map_dispose (GObject *object)
{
  LimberZoneMap *self = LIMBER_ZONE_MAP (object);

  remove_spots (self);
  g_clear_object (&self->look);

  G_OBJECT_CLASS (limber_zone_map_parent_class)->dispose (object);
}

static void
limber_zone_map_finalize (GObject *object)
{
  LimberZoneMap *self = LIMBER_ZONE_MAP (object);

  g_clear_pointer (&self->map, limber_body_map_free);
  g_clear_pointer (&self->spots, g_ptr_array_unref);

  G_OBJECT_CLASS (limber_zone_map_parent_class)->finalize (object);
}

static void
limber_zone_map_class_init (LimberZoneMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_zone_map_dispose;
  object_class->finalize = limber_zone_map_finalize;
  widget_class->focus = limber_zone_map_focus;
  widget_class->get_request_mode = limber_zone_map_get_request_mode;
  widget_class->measure = limber_zone_map_measure;
  widget_class->query_tooltip = limber_zone_map_query_tooltip;
  widget_class->size_allocate = limber_zone_map_size_allocate;
  widget_class->snapshot = limber_zone_map_snapshot;
  gtk_widget_class_set_css_name (widget_class, "zonemap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_controllers (LimberZoneMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
limber_zone_map_init (LimberZoneMap *self)
{
  self->hover = -1;
  self->spots = g_ptr_array_new ();
  self->map = limber_body_map_new (&LIMBER_FIGURE_STYLE_DEFAULT);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where it hurts"), -1);
  add_controllers (self);
  create_spots (self);
}

GtkWidget *
limber_zone_map_new (void)
{
  return g_object_new (LIMBER_TYPE_ZONE_MAP, NULL);
}
