/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-gestures.h"

#include <math.h>

/* LimberChartGestures turns what hands do into what is looked at, and how far to pan and to zoom.
 * It knows places on the screen, but no chart. One finger may tap, drag the chart, or scroll the
 * page that the chart is in: only what is known to be the chart's is claimed, and a finger that
 * has dragged or pinched taps nothing when it is lifted. Main thread. */
struct _LimberChartGestures {
  GObject parent_instance;

  double area_x;
  double area_width; /* 0: there is no chart */
  gboolean is_right_to_left;
  double pointer_x;
  gboolean is_dragging;
  double pan_offset_px;
  double pinch_scale;
};

typedef enum {
  SIGNAL_POINTED,
  SIGNAL_TAPPED,
  SIGNAL_PANNED,
  SIGNAL_ZOOMED,
} LimberChartGesturesSignal;

static guint signals[SIGNAL_ZOOMED + 1];

#define WHEEL_STEP      1.2
#define WHEEL_PAN_SHARE 0.1

G_DEFINE_FINAL_TYPE (LimberChartGestures, limber_chart_gestures, G_TYPE_OBJECT)

static void
pan (LimberChartGestures *self, double share)
{
  g_signal_emit (self, signals[SIGNAL_PANNED], 0, share);
}

static void
zoom_at (LimberChartGestures *self, double factor, double x)
{
  double share = CLAMP ((x - self->area_x) / self->area_width, 0, 1);

  g_signal_emit (self, signals[SIGNAL_ZOOMED], 0, factor,
                 self->is_right_to_left ? 1 - share : share);
}

/* A finger enters as well, but never leaves: what it touches is no more than where it began. */
static void
entered_cb (GtkEventControllerMotion *controller, double x, double y, LimberChartGestures *self)
{
  self->pointer_x = x;
}

static void
pointer_moved_cb (GtkEventControllerMotion *controller,
                  double x,
                  double y,
                  LimberChartGestures *self)
{
  self->pointer_x = x;
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, MAX (x, 0));
}

static void
pointer_left_cb (GtkEventControllerMotion *controller, LimberChartGestures *self)
{
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, -1.0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, LimberChartGestures *self)
{
  g_signal_emit (self, signals[SIGNAL_TAPPED], 0, x);
}

/* A plain wheel scrolls the page that the chart is in. */
static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, LimberChartGestures *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));

  if (self->area_width <= 0)
    return FALSE;
  if ((state & GDK_CONTROL_MASK) != 0 && dy != 0) {
    zoom_at (self, pow (WHEEL_STEP, -dy), self->pointer_x);
    return TRUE;
  }
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    dx = dy;
  else if (fabs (dx) <= fabs (dy))
    return FALSE;
  pan (self, self->is_right_to_left ? -dx * WHEEL_PAN_SHARE : dx * WHEEL_PAN_SHARE);
  return dx != 0;
}

static void
drag_began_cb (GtkGestureDrag *gesture, double x, double y, LimberChartGestures *self)
{
  self->is_dragging = FALSE;
  self->pan_offset_px = 0;
}

/* No finger lies still: what moves less than this is a tap. */
static gboolean
is_drag (GtkGesturePan *gesture, double offset)
{
  return gtk_drag_check_threshold (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)),
                                   0, 0, (int) offset, 0);
}

/* The chart follows the finger. */
static void
dragged_cb (GtkGesturePan *gesture,
            GtkPanDirection direction,
            double offset,
            LimberChartGestures *self)
{
  double offset_px = direction == GTK_PAN_DIRECTION_LEFT ? -offset : offset;
  double moved_px = offset_px - self->pan_offset_px;

  if (self->area_width <= 0 || (!self->is_dragging && !is_drag (gesture, offset)))
    return;
  if (!self->is_dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_dragging = TRUE;
  self->pan_offset_px = offset_px;
  pan (self, (self->is_right_to_left ? moved_px : -moved_px) / self->area_width);
}

static void
pinch_began_cb (GtkGesture *gesture, GdkEventSequence *sequence, LimberChartGestures *self)
{
  self->pinch_scale = 1;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinched_cb (GtkGestureZoom *gesture, double scale, LimberChartGestures *self)
{
  double factor = scale / self->pinch_scale;
  double x = 0;
  double y = 0;

  if (self->area_width <= 0 || scale <= 0
      || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  self->pinch_scale = scale;
  zoom_at (self, factor, x);
}

static void
limber_chart_gestures_class_init (LimberChartGesturesClass *klass)
{
  signals[SIGNAL_POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_TAPPED] = g_signal_new ("tapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_PANNED] = g_signal_new ("panned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_ZOOMED] = g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                         G_TYPE_DOUBLE);
}

static void
limber_chart_gestures_init (LimberChartGestures *self)
{
  self->pinch_scale = 1;
}

void
limber_chart_gestures_set_area (LimberChartGestures *self,
                                double x,
                                double width,
                                gboolean is_right_to_left)
{
  g_return_if_fail (LIMBER_IS_CHART_GESTURES (self));

  self->area_x = x;
  self->area_width = width;
  self->is_right_to_left = is_right_to_left;
}

LimberChartGestures *
limber_chart_gestures_new (GtkWidget *widget)
{
  LimberChartGestures *self = g_object_new (LIMBER_TYPE_CHART_GESTURES, NULL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *tap = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_pan_new (GTK_ORIENTATION_HORIZONTAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (entered_cb), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (pointer_moved_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (pointer_left_cb), self, 0);
  g_signal_connect_object (tap, "released", G_CALLBACK (released_cb), self, 0);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scrolled_cb), self, 0);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_began_cb), self, 0);
  g_signal_connect_object (drag, "pan", G_CALLBACK (dragged_cb), self, 0);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (pinch_began_cb), self, 0);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinched_cb), self, 0);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, wheel);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (tap));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  return self;
}
