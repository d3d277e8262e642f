/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-idle-xsync"

#include "config.h"

#include "desktop/limber-idle-xsync.h"

#include <X11/Xlib.h>
#include <X11/extensions/sync.h>
#include <glib/gi18n-lib.h>

/*
 * LimberIdleXsync:
 *
 * Two alarms on the IDLETIME counter, one for passing the threshold upwards and one for falling
 * below it again: both stay armed, nothing is polled and the process does not wake while the user
 * is away.
 */

struct _LimberIdleXsync {
  GObject parent_instance;

  LimberXDisplay *display; /* (owned) */
  gboolean is_started;
  int sync_event_base; /* first event number of the extension */
  XSyncAlarm idle_alarm;
  XSyncAlarm active_alarm;
  guint idle_msecs; /* how long nobody had touched anything when idle was told */
  guint threshold_msecs;
  guint already_idle_id;
};

static void limber_idle_xsync_idle_source_init (LimberIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberIdleXsync,
                               limber_idle_xsync,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_IDLE_SOURCE,
                                                      limber_idle_xsync_idle_source_init))

static XSyncAlarm
create_alarm (Display *display, XSyncCounter counter, guint msecs, XSyncTestType test)
{
  XSyncAlarmAttributes attributes = {
    .trigger = { .counter = counter, .value_type = XSyncAbsolute, .test_type = test },
    .events = True,
  };
  unsigned long mask = XSyncCACounter | XSyncCAValueType | XSyncCAValue | XSyncCATestType
                       | XSyncCADelta | XSyncCAEvents;

  XSyncIntsToValue (&attributes.trigger.wait_value, msecs, 0);
  XSyncIntToValue (&attributes.delta, 0);
  return XSyncCreateAlarm (display, mask, &attributes);
}

static gboolean
find_idle_counter (Display *display, XSyncCounter *counter)
{
  int n_counters = 0;
  XSyncSystemCounter *counters = XSyncListSystemCounters (display, &n_counters);
  gboolean is_found = FALSE;

  for (int i = 0; i < n_counters && !is_found; i++) {
    if (g_strcmp0 (counters[i].name, "IDLETIME") == 0) {
      *counter = counters[i].counter;
      is_found = TRUE;
    }
  }
  if (counters != NULL)
    XSyncFreeSystemCounterList (counters);

  return is_found;
}

static void
event_cb (LimberIdleXsync *self, XEvent *event, LimberXDisplay *display)
{
  XSyncAlarmNotifyEvent *alarm = (XSyncAlarmNotifyEvent *) event;

  if (!self->is_started || event->type != self->sync_event_base + XSyncAlarmNotify)
    return;
  g_clear_handle_id (&self->already_idle_id, g_source_remove);
  if (alarm->alarm == self->idle_alarm) {
    self->idle_msecs = self->threshold_msecs;
    limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (self));
  } else if (alarm->alarm == self->active_alarm) {
    limber_idle_source_emit_became_active (LIMBER_IDLE_SOURCE (self));
  }
}

static gboolean
already_idle_cb (gpointer data)
{
  LimberIdleXsync *self = LIMBER_IDLE_XSYNC (data);

  self->already_idle_id = 0;
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (self));
  return G_SOURCE_REMOVE;
}

/* An alarm tells of passing the threshold, not of being beyond it when it is set. */
static void
tell_if_already_idle (LimberIdleXsync *self, Display *display, XSyncCounter counter)
{
  XSyncValue value;

  if (!XSyncQueryCounter (display, counter, &value))
    return;
  self->idle_msecs = XSyncValueHigh32 (value) == 0 ? MIN (XSyncValueLow32 (value), G_MAXINT)
                                                   : G_MAXINT;
  if (self->idle_msecs >= self->threshold_msecs)
    self->already_idle_id = g_idle_add (already_idle_cb, self);
}

static void
lost_cb (LimberIdleXsync *self, LimberXDisplay *display)
{
  if (!self->is_started)
    return;

  g_clear_handle_id (&self->already_idle_id, g_source_remove);

  self->is_started = FALSE; /* the alarms went with the server */
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (self));
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, reason);
  return FALSE;
}

static gboolean
limber_idle_xsync_start (LimberIdleSource *source, guint threshold_msecs, GError **error)
{
  LimberIdleXsync *self = LIMBER_IDLE_XSYNC (source);
  Display *display = NULL;
  XSyncCounter counter = None;
  int error_base = 0;
  int major = 0;
  int minor = 0;

  if (self->is_started)
    return TRUE;
  if (!limber_x_display_open (self->display, error))
    return FALSE;
  display = limber_x_display_get_handle (self->display);
  if (!XSyncQueryExtension (display, &self->sync_event_base, &error_base)
      || !XSyncInitialize (display, &major, &minor) || !find_idle_counter (display, &counter))
    return refuse (error, _ ("the X server has no IDLETIME counter"));

  self->idle_alarm = create_alarm (display, counter, threshold_msecs, XSyncPositiveTransition);
  self->active_alarm = create_alarm (display, counter, threshold_msecs, XSyncNegativeTransition);
  self->threshold_msecs = threshold_msecs;
  self->is_started = TRUE;
  tell_if_already_idle (self, display, counter);
  return TRUE;
}

static void
limber_idle_xsync_stop (LimberIdleSource *source)
{
  LimberIdleXsync *self = LIMBER_IDLE_XSYNC (source);
  Display *display = limber_x_display_get_handle (self->display);

  if (self->is_started && display != NULL) {
    XSyncDestroyAlarm (display, self->idle_alarm);
    XSyncDestroyAlarm (display, self->active_alarm);
    XFlush (display);
  }
  g_clear_handle_id (&self->already_idle_id, g_source_remove);
  self->is_started = FALSE;
}

static guint
limber_idle_xsync_get_idle_msecs (LimberIdleSource *source)
{
  return LIMBER_IDLE_XSYNC (source)->idle_msecs;
}

static gboolean
limber_idle_xsync_ignores_inhibitors (LimberIdleSource *source)
{
  return TRUE;
}

static void
limber_idle_xsync_idle_source_init (LimberIdleSourceInterface *iface)
{
  iface->name = "XSync";
  iface->start = limber_idle_xsync_start;
  iface->stop = limber_idle_xsync_stop;
  iface->ignores_inhibitors = limber_idle_xsync_ignores_inhibitors;
  iface->get_idle_msecs = limber_idle_xsync_get_idle_msecs;
}

static void
limber_idle_xsync_dispose (GObject *object)
{
  LimberIdleXsync *self = LIMBER_IDLE_XSYNC (object);

  if (self->display != NULL)
    limber_idle_xsync_stop (LIMBER_IDLE_SOURCE (self));
  g_clear_object (&self->display);

  G_OBJECT_CLASS (limber_idle_xsync_parent_class)->dispose (object);
}

static void
limber_idle_xsync_class_init (LimberIdleXsyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_idle_xsync_dispose;
}

static void
limber_idle_xsync_init (LimberIdleXsync *self)
{
}

/**
 * limber_idle_xsync_new:
 * @display: the process's one connection, opened when this starts
 *
 * Returns: (transfer full): not started
 */
LimberIdleSource *
limber_idle_xsync_new (LimberXDisplay *display)
{
  LimberIdleXsync *self = NULL;

  g_return_val_if_fail (LIMBER_IS_X_DISPLAY (display), NULL);

  self = g_object_new (LIMBER_TYPE_IDLE_XSYNC, NULL);
  self->display = g_object_ref (display);
  g_signal_connect_object (display, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (display, "lost", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);
  return LIMBER_IDLE_SOURCE (self);
}
