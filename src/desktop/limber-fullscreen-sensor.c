/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-fullscreen-sensor"

#include "config.h"

#include "desktop/limber-fullscreen-sensor.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <glib/gi18n-lib.h>

/*
 * LimberFullscreenSensor:
 *
 * Reads _NET_ACTIVE_WINDOW of the root window and _NET_WM_STATE of that one. Watching them all day
 * would wake the process with every change of focus, for a question that is asked when a break is
 * due; so they are watched only from a look that finds a full screen to its end, and while it is to
 * be attentive.
 */

#define MAX_STATES 64 /* atoms of _NET_WM_STATE; there are a dozen kinds */

typedef enum {
  ATOM_ACTIVE_WINDOW,
  ATOM_STATE,
  ATOM_FULLSCREEN,
  N_ATOMS,
} AtomName;

struct _LimberFullscreenSensor {
  LimberStateSensor parent_instance;

  LimberXDisplay *display; /* (owned) */
  gboolean is_started;
  Atom atoms[N_ATOMS];
  gboolean is_attentive;
  Window watched; /* the full-screen window, or the active one if attentive; None for none */
};

G_DEFINE_FINAL_TYPE (LimberFullscreenSensor, limber_fullscreen_sensor, LIMBER_TYPE_STATE_SENSOR)

/* (transfer full) (nullable): what XFree() frees. The window may close at any moment. */
static gpointer
read_property (Display *display, Window window, Atom property, Atom type, gulong *n_items)
{
  Atom actual_type = None;
  int format = 0;
  gulong n_left = 0;
  guchar *data = NULL;

  *n_items = 0;
  if (XGetWindowProperty (display, window, property, 0, MAX_STATES, False, type, &actual_type,
                          &format, n_items, &n_left, &data)
      != Success)
    return NULL;
  if (actual_type == type && format == 32)
    return data;
  if (data != NULL)
    XFree (data);
  *n_items = 0;
  return NULL;
}

static Window
find_active_window (LimberFullscreenSensor *self, Display *display)
{
  gulong n_items = 0;
  gulong *windows = read_property (display, DefaultRootWindow (display),
                                   self->atoms[ATOM_ACTIVE_WINDOW], XA_WINDOW, &n_items);
  Window window = n_items > 0 ? (Window) windows[0] : None;

  if (windows != NULL)
    XFree (windows);
  return window;
}

static gboolean
is_fullscreen (LimberFullscreenSensor *self, Display *display, Window window)
{
  gulong n_items = 0;
  gulong *states = read_property (display, window, self->atoms[ATOM_STATE], XA_ATOM, &n_items);
  gboolean is_found = FALSE;

  for (gulong i = 0; i < n_items && !is_found; i++)
    is_found = (Atom) states[i] == self->atoms[ATOM_FULLSCREEN];
  if (states != NULL)
    XFree (states);
  return is_found;
}

static void
watch_root (LimberFullscreenSensor *self, Display *display)
{
  gboolean is_wanted = self->watched != None || self->is_attentive;

  XSelectInput (display, DefaultRootWindow (display), is_wanted ? PropertyChangeMask : NoEventMask);
  XFlush (display);
}

/* Both places where the beginning or end of a full screen shows, or none */
static void
watch (LimberFullscreenSensor *self, Display *display, Window window)
{
  if (self->watched == window)
    return;

  if (self->watched != None)
    XSelectInput (display, self->watched, NoEventMask);
  if (window != None)
    XSelectInput (display, window, PropertyChangeMask | StructureNotifyMask);
  self->watched = window;
  watch_root (self, display);
}

static void
look (LimberFullscreenSensor *self)
{
  Display *display = limber_x_display_get_handle (self->display);
  Window window = None;
  gboolean is_full = FALSE;

  if (display == NULL)
    return;
  window = find_active_window (self, display);
  is_full = window != None && is_fullscreen (self, display, window);
  if (limber_x_display_get_handle (self->display) == NULL)
    return; /* the server went meanwhile, which is told */
  /* Watched first and then looked at again, so that nothing happens in between. */
  if ((is_full || self->is_attentive) && window != self->watched) {
    watch (self, display, window);
    is_full = window != None && is_fullscreen (self, display, window);
  }
  if (!is_full && !self->is_attentive)
    watch (self, display, None);
  limber_state_sensor_set (LIMBER_STATE_SENSOR (self),
                           is_full ? LIMBER_SENSOR_ON : LIMBER_SENSOR_OFF, NULL);
}

static void
event_cb (LimberFullscreenSensor *self, XEvent *event, LimberXDisplay *display)
{
  if (!self->is_started || (self->watched == None && !self->is_attentive))
    return;
  if ((event->type == PropertyNotify
       && (event->xproperty.atom == self->atoms[ATOM_ACTIVE_WINDOW]
           || event->xproperty.atom == self->atoms[ATOM_STATE]))
      || event->type == DestroyNotify)
    look (self);
}

static void
lost_cb (LimberFullscreenSensor *self, LimberXDisplay *display)
{
  self->watched = None;
  if (self->is_started)
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT,
                             _ ("the X server has gone"));
}

/* Atoms are the server's: asked for with each connection. */
static gboolean
open_display (LimberFullscreenSensor *self)
{
  static const char *const names[N_ATOMS] = {
    [ATOM_ACTIVE_WINDOW] = "_NET_ACTIVE_WINDOW",
    [ATOM_STATE] = "_NET_WM_STATE",
    [ATOM_FULLSCREEN] = "_NET_WM_STATE_FULLSCREEN",
  };
  g_autoptr (GError) error = NULL;

  if (!limber_x_display_open (self->display, &error)) {
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT, error->message);
    return FALSE;
  }
  XInternAtoms (limber_x_display_get_handle (self->display), (char **) names, N_ATOMS, False,
                self->atoms);
  watch_root (self, limber_x_display_get_handle (self->display));
  return TRUE;
}

static void
limber_fullscreen_sensor_start (LimberSensor *sensor)
{
  LimberFullscreenSensor *self = LIMBER_FULLSCREEN_SENSOR (sensor);

  if (self->is_started)
    return;

  self->is_started = TRUE;
  if (open_display (self))
    look (self);
}

static void
limber_fullscreen_sensor_stop (LimberSensor *sensor)
{
  LimberFullscreenSensor *self = LIMBER_FULLSCREEN_SENSOR (sensor);
  Display *display = limber_x_display_get_handle (self->display);

  self->is_attentive = FALSE;
  if (display != NULL) {
    watch (self, display, None);
    watch_root (self, display);
  }
  self->watched = None;
  self->is_started = FALSE;
}

static void
limber_fullscreen_sensor_refresh (LimberSensor *sensor)
{
  LimberFullscreenSensor *self = LIMBER_FULLSCREEN_SENSOR (sensor);

  if (self->is_started
      && (limber_sensor_get_state (LIMBER_SENSOR (self)) != LIMBER_SENSOR_ABSENT
          || open_display (self)))
    look (self);
}

static void
limber_fullscreen_sensor_set_attentive (LimberSensor *sensor, gboolean is_attentive)
{
  LimberFullscreenSensor *self = LIMBER_FULLSCREEN_SENSOR (sensor);
  Display *display = limber_x_display_get_handle (self->display);

  if (self->is_attentive == is_attentive)
    return;
  self->is_attentive = is_attentive;
  if (!self->is_started || display == NULL)
    return;
  watch_root (self, display);
  look (self);
}

static const char *
limber_fullscreen_sensor_get_name (LimberSensor *sensor)
{
  return N_ ("X11 full screen");
}

static void
limber_fullscreen_sensor_dispose (GObject *object)
{
  LimberFullscreenSensor *self = LIMBER_FULLSCREEN_SENSOR (object);

  if (self->display != NULL)
    limber_sensor_stop (LIMBER_SENSOR (self));
  g_clear_object (&self->display);

  G_OBJECT_CLASS (limber_fullscreen_sensor_parent_class)->dispose (object);
}

static void
limber_fullscreen_sensor_class_init (LimberFullscreenSensorClass *klass)
{
  LimberStateSensorClass *sensor_class = LIMBER_STATE_SENSOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_fullscreen_sensor_dispose;
  sensor_class->start = limber_fullscreen_sensor_start;
  sensor_class->stop = limber_fullscreen_sensor_stop;
  sensor_class->refresh = limber_fullscreen_sensor_refresh;
  sensor_class->set_attentive = limber_fullscreen_sensor_set_attentive;
  sensor_class->get_name = limber_fullscreen_sensor_get_name;
}

static void
limber_fullscreen_sensor_init (LimberFullscreenSensor *self)
{
}

/**
 * limber_fullscreen_sensor_new:
 * @display: the process's one connection, opened when this starts
 *
 * Returns: (transfer full): not started
 */
LimberSensor *
limber_fullscreen_sensor_new (LimberXDisplay *display)
{
  LimberFullscreenSensor *self = NULL;

  g_return_val_if_fail (LIMBER_IS_X_DISPLAY (display), NULL);

  self = g_object_new (LIMBER_TYPE_FULLSCREEN_SENSOR, NULL);
  self->display = g_object_ref (display);
  g_signal_connect_object (display, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (display, "lost", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);
  return LIMBER_SENSOR (self);
}
