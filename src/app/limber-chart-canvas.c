/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-canvas.h"

#include "app/limber-chart-gestures.h"
#include "app/limber-chart-point.h"
#include "app/limber-chart-readout.h"
#include "app/limber-font-size.h"

#include <math.h>

/* LimberChartCanvas shows one LimberChart, and which of its points the person looks at.
 *
 * Each point is a child over its column, so that a screen reader reads the chart as a person with a
 * pointer does. Tab comes to one point and leaves from it; arrows, Home and End go from point to
 * point, Page Up and Page Down to earlier and later ones, + and - zoom. The chart is painted once
 * and kept until size, style or chart change. It asks for other days by signals and knows no date.
 * CSS nodes `chart` > `point`; role list. Main thread. */
struct _LimberChartCanvas {
  GtkWidget parent_instance;

  LimberChart *chart;            /* (owned) (nullable) */
  LimberChartGestures *gestures; /* (owned) */
  GArray *places;     /* (owned) (element-type double): of the points, on the time axis */
  GPtrArray *points;  /* (owned) (element-type LimberChartPoint): children, in order; those
                       * after the last place are hidden and wait for a chart with more */
  LimberChartBox box; /* of the first panel */
  int cursor;
  double hover_x; /* -1: the pointer is elsewhere */
  LimberChartStyle style;
  char *font_family;      /* (owned) (nullable) */
  GskRenderNode *picture; /* (owned) (nullable) */
};

typedef enum {
  PROP_CURSOR = 1,
} LimberChartCanvasProperty;

typedef enum {
  SIGNAL_PANNED,
  SIGNAL_ZOOMED,
} LimberChartCanvasSignal;

static GParamSpec *properties[PROP_CURSOR + 1];
static guint signals[SIGNAL_ZOOMED + 1];

#define MIN_WIDTH_PX     220
#define NATURAL_WIDTH_PX 640
#define MIN_COLUMN_PX    6
#define CURSOR_PX        2
#define ZOOM_STEP        1.5

G_DEFINE_FINAL_TYPE (LimberChartCanvas, limber_chart_canvas, GTK_TYPE_WIDGET)

static void
forget_picture (LimberChartCanvas *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The text is as large, and of the same family, as that of the window. */
static void
read_font (LimberChartCanvas *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);

  g_free (self->font_family);
  self->font_family = g_strdup (pango_font_description_get_family (font));
  self->style.font_family = self->font_family;
  self->style.font_px = limber_font_size_get_px (GTK_WIDGET (self));
}

static LimberChartBox
get_panel_box (LimberChartCanvas *self, guint panel)
{
  return limber_chart_get_panel_box (self->chart, panel, gtk_widget_get_width (GTK_WIDGET (self)),
                                     gtk_widget_get_height (GTK_WIDGET (self)), &self->style);
}

/* After chart, size, font or direction have changed */
static void
update_box (LimberChartCanvas *self)
{
  if (self->chart == NULL)
    return;
  self->box = get_panel_box (self, 0);
  limber_chart_gestures_set_area (self->gestures, self->box.x, self->box.width,
                                  self->style.is_right_to_left);
}

static double
get_place (LimberChartCanvas *self, guint point)
{
  return g_array_index (self->places, double, point);
}

static double
get_point_x (LimberChartCanvas *self, guint point)
{
  return limber_chart_x_to_px (self->chart, &self->box, &self->style, get_place (self, point));
}

static LimberChartPoint *
get_point (LimberChartCanvas *self, guint point)
{
  return g_ptr_array_index (self->points, point);
}

/* -1 where there is none */
static int
find_nearest (LimberChartCanvas *self, double place)
{
  int best = -1;

  for (guint i = 0; i < self->places->len; i++) {
    if (best < 0
        || fabs (get_place (self, i) - place) < fabs (get_place (self, (guint) best) - place))
      best = (int) i;
  }
  return best;
}

static int
find_nearest_to_px (LimberChartCanvas *self, double x)
{
  if (self->chart == NULL)
    return -1;
  return find_nearest (self, limber_chart_px_to_x (self->chart, &self->box, &self->style, x));
}

/* The window's focus, also while the window is behind another: Tab must leave from there too. */
static int
find_focused (LimberChartCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->places->len; i++) {
    if (focus == GTK_WIDGET (get_point (self, i)))
      return (int) i;
  }
  return -1;
}

static void
set_cursor (LimberChartCanvas *self, int cursor)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->cursor == cursor)
    return;
  self->cursor = cursor;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

/* The pointer comes before the focus. */
static void
update_cursor (LimberChartCanvas *self)
{
  set_cursor (self,
              self->hover_x >= 0 ? find_nearest_to_px (self, self->hover_x) : find_focused (self));
}

static gboolean
focus_point (LimberChartCanvas *self, int point)
{
  if (point < 0 || point >= (int) self->places->len)
    return FALSE;
  self->hover_x = -1;
  gtk_widget_grab_focus (GTK_WIDGET (get_point (self, (guint) point)));
  update_cursor (self);
  return TRUE;
}

static void
focus_changed_cb (GtkEventControllerFocus *controller, GParamSpec *pspec, LimberChartCanvas *self)
{
  update_cursor (self);
}

static void
pan (LimberChartCanvas *self, double share)
{
  g_signal_emit (self, signals[SIGNAL_PANNED], 0, share);
}

static void
zoom (LimberChartCanvas *self, double factor, double share)
{
  g_signal_emit (self, signals[SIGNAL_ZOOMED], 0, factor, share);
}

/* Where the cursor is, else the latest, which is what people look at most */
static double
get_cursor_share (LimberChartCanvas *self)
{
  double share;

  if (self->chart == NULL || self->cursor < 0)
    return 1;
  share = (get_point_x (self, (guint) self->cursor) - self->box.x) / self->box.width;
  return self->style.is_right_to_left ? 1 - share : share;
}

/* By @step to later points; behind the last one half of the width is turned over. */
static void
move_cursor (LimberChartCanvas *self, int step)
{
  int from = find_focused (self);

  if (from < 0)
    from = self->cursor >= 0 ? self->cursor - step : (int) self->places->len;
  if (!focus_point (self, from + step))
    pan (self, step * 0.5);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                LimberChartCanvas *self)
{
  int direction = self->style.is_right_to_left ? -1 : 1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    move_cursor (self, -direction);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    move_cursor (self, direction);
    return TRUE;
  case GDK_KEY_Home:
    focus_point (self, 0);
    return TRUE;
  case GDK_KEY_End:
    focus_point (self, (int) self->places->len - 1);
    return TRUE;
  case GDK_KEY_Page_Up:
    pan (self, -1);
    return TRUE;
  case GDK_KEY_Page_Down:
    pan (self, 1);
    return TRUE;
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    zoom (self, ZOOM_STEP, get_cursor_share (self));
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    zoom (self, 1 / ZOOM_STEP, get_cursor_share (self));
    return TRUE;
  default:
    return FALSE;
  }
}

/* Tab comes to one point alone and leaves from it. */
static gboolean
limber_chart_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (widget);

  if (find_focused (self) >= 0 || self->places->len == 0)
    return FALSE;
  return focus_point (self, self->cursor >= 0 ? self->cursor : (int) self->places->len - 1);
}

static gboolean
limber_chart_canvas_grab_focus (GtkWidget *widget)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (widget);

  return focus_point (self, (int) self->places->len - 1);
}

/* A narrow one has its legends below their titles. */
static GtkSizeRequestMode
limber_chart_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
limber_chart_canvas_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (widget);

  *minimum = MIN_WIDTH_PX;
  *natural = NATURAL_WIDTH_PX;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->chart != NULL) {
    read_font (self);
    *minimum = *natural = (int) ceil (limber_chart_get_natural_height (
        self->chart, for_size > 0 ? for_size : NATURAL_WIDTH_PX, &self->style));
  }
}

/* Every point has the column half way to its neighbours. */
static void
limber_chart_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (widget);
  double column_px;

  forget_picture (self);
  if (self->chart == NULL)
    return;
  update_box (self);
  column_px = MAX (self->box.width / MAX (self->places->len, 1), MIN_COLUMN_PX);
  for (guint i = 0; i < self->places->len; i++) {
    GtkAllocation allocation = { 0, 0, (int) ceil (column_px), height };
    GtkWidget *point = GTK_WIDGET (get_point (self, i));

    allocation.x = CLAMP ((int) (get_point_x (self, i) - column_px / 2), 0,
                          MAX (width - allocation.width, 0));
    gtk_widget_measure (point, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (point, &allocation, -1);
  }
}

static void
paint_picture (LimberChartCanvas *self, int width, int height)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  limber_chart_paint (self->chart, cr, width, height, &self->style);
  cairo_destroy (cr);
  self->picture = gtk_snapshot_to_node (snapshot);
}

static void
show_cursor (LimberChartCanvas *self, GtkSnapshot *snapshot)
{
  LimberChartBox last = get_panel_box (self, limber_chart_get_n_panels (self->chart) - 1);
  double x = round (get_point_x (self, (guint) self->cursor)) - CURSOR_PX / 2.0;
  GdkRGBA color = { (float) self->style.ink.red, (float) self->style.ink.green,
                    (float) self->style.ink.blue, 0.75F };

  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) self->box.y, CURSOR_PX,
                                                  (float) (last.y + last.height - self->box.y)));
}

static void
limber_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (widget);
  gboolean has_cursor = self->cursor >= 0 && self->cursor < (int) self->places->len;
  int focused = find_focused (self);

  if (self->chart == NULL)
    return;
  if (self->picture == NULL)
    paint_picture (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
  if (has_cursor)
    show_cursor (self, snapshot);
  /* The others paint nothing. */
  if (focused >= 0)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (get_point (self, (guint) focused)), snapshot);
  if (has_cursor)
    limber_chart_readout_snapshot (
        widget, snapshot, &self->style,
        limber_chart_point_get_text (get_point (self, (guint) self->cursor)),
        get_point_x (self, (guint) self->cursor), self->box.y);
}

static void
limber_chart_canvas_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (widget);

  self->style.is_right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  update_box (self);
  forget_picture (self);
  GTK_WIDGET_CLASS (limber_chart_canvas_parent_class)->direction_changed (widget, previous);
}

/* Size of text or family may have changed with it. */
static void
limber_chart_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (limber_chart_canvas_parent_class)->css_changed (widget, change);
  read_font (LIMBER_CHART_CANVAS (widget));
  update_box (LIMBER_CHART_CANVAS (widget));
  forget_picture (LIMBER_CHART_CANVAS (widget));
}

/* Widgets are kept from chart to chart: making them is most of what a new range costs. */
static void
set_points (LimberChartCanvas *self, const char *const *texts, guint n_points)
{
  while (self->points->len < n_points) {
    GtkWidget *point = limber_chart_point_new ();

    gtk_widget_set_parent (point, GTK_WIDGET (self));
    g_ptr_array_add (self->points, point);
  }
  for (guint i = 0; i < self->points->len; i++) {
    if (i < n_points)
      limber_chart_point_set_text (get_point (self, i), texts[i]);
    gtk_widget_set_visible (GTK_WIDGET (get_point (self, i)), i < n_points);
  }
}

void
limber_chart_canvas_set_chart (LimberChartCanvas *self,
                               LimberChart *chart,
                               const double *places,
                               const char *const *texts,
                               guint n_points)
{
  int focused;
  double focused_place = 0;

  g_return_if_fail (LIMBER_IS_CHART_CANVAS (self));
  g_return_if_fail (chart != NULL);

  focused = find_focused (self);
  if (focused >= 0)
    focused_place = get_place (self, (guint) focused);
  g_clear_pointer (&self->chart, limber_chart_free);
  self->chart = chart;
  g_array_set_size (self->places, 0);
  g_array_append_vals (self->places, places, n_points);
  set_points (self, texts, n_points);
  update_box (self);
  self->cursor = -1;
  if (focused >= 0)
    focus_point (self, find_nearest (self, focused_place));
  update_cursor (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
  forget_picture (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
limber_chart_canvas_set_style (LimberChartCanvas *self, gboolean is_dark, gboolean is_high_contrast)
{
  g_return_if_fail (LIMBER_IS_CHART_CANVAS (self));

  self->style = limber_chart_style_for (is_dark, is_high_contrast);
  self->style.is_bare = TRUE;
  self->style.is_right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  read_font (self);
  update_box (self);
  forget_picture (self);
}

int
limber_chart_canvas_get_cursor (LimberChartCanvas *self)
{
  g_return_val_if_fail (LIMBER_IS_CHART_CANVAS (self), -1);

  return self->cursor;
}

static void
limber_chart_canvas_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (object);

  switch ((LimberChartCanvasProperty) property_id) {
  case PROP_CURSOR:
    g_value_set_int (value, self->cursor);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_chart_canvas_dispose (GObject *object)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (object);

  g_array_set_size (self->places, 0);
  g_ptr_array_set_size (self->points, 0);
  g_clear_pointer (&self->chart, limber_chart_free);
  g_clear_pointer (&self->picture, gsk_render_node_unref);

  G_OBJECT_CLASS (limber_chart_canvas_parent_class)->dispose (object);
}

static void
limber_chart_canvas_finalize (GObject *object)
{
  LimberChartCanvas *self = LIMBER_CHART_CANVAS (object);

  g_ptr_array_unref (self->points);
  g_array_unref (self->places);
  g_object_unref (self->gestures);
  g_free (self->font_family);

  G_OBJECT_CLASS (limber_chart_canvas_parent_class)->finalize (object);
}

static void
limber_chart_canvas_class_init (LimberChartCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_chart_canvas_dispose;
  object_class->finalize = limber_chart_canvas_finalize;
  object_class->get_property = limber_chart_canvas_get_property;
  widget_class->css_changed = limber_chart_canvas_css_changed;
  widget_class->direction_changed = limber_chart_canvas_direction_changed;
  widget_class->focus = limber_chart_canvas_focus;
  widget_class->get_request_mode = limber_chart_canvas_get_request_mode;
  widget_class->grab_focus = limber_chart_canvas_grab_focus;
  widget_class->measure = limber_chart_canvas_measure;
  widget_class->size_allocate = limber_chart_canvas_size_allocate;
  widget_class->snapshot = limber_chart_canvas_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  properties[PROP_CURSOR] = g_param_spec_int ("cursor", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                  | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_PANNED] = g_signal_new ("panned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_ZOOMED] = g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                         G_TYPE_DOUBLE);
}

static void
pointed_cb (LimberChartGestures *gestures, double x, LimberChartCanvas *self)
{
  self->hover_x = x;
  update_cursor (self);
}

/* A finger has no pointer: a tap goes to the point. */
static void
tapped_cb (LimberChartGestures *gestures, double x, LimberChartCanvas *self)
{
  focus_point (self, find_nearest_to_px (self, x));
}

static void
panned_cb (LimberChartGestures *gestures, double share, LimberChartCanvas *self)
{
  pan (self, share);
}

static void
zoomed_cb (LimberChartGestures *gestures, double factor, double share, LimberChartCanvas *self)
{
  zoom (self, factor, share);
}

static void
add_controllers (LimberChartCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  self->gestures = limber_chart_gestures_new (widget);
  g_signal_connect (self->gestures, "pointed", G_CALLBACK (pointed_cb), self);
  g_signal_connect (self->gestures, "tapped", G_CALLBACK (tapped_cb), self);
  g_signal_connect (self->gestures, "panned", G_CALLBACK (panned_cb), self);
  g_signal_connect (self->gestures, "zoomed", G_CALLBACK (zoomed_cb), self);
}

static void
limber_chart_canvas_init (LimberChartCanvas *self)
{
  self->cursor = -1;
  self->hover_x = -1;
  self->places = g_array_new (FALSE, FALSE, sizeof (double));
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  add_controllers (self);
  limber_chart_canvas_set_style (self, FALSE, FALSE);
}

GtkWidget *
limber_chart_canvas_new (void)
{
  return g_object_new (LIMBER_TYPE_CHART_CANVAS, NULL);
}
