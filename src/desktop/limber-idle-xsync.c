/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-idle-xsync"

#include "config.h"

#include "desktop/limber-idle-xsync.h"

#include <X11/Xlib.h>
#include <X11/extensions/sync.h>
#include <gio/gio.h>
#include <glib-unix.h>

/*
 * LimberIdleXsync:
 *
 * Two alarms on the IDLETIME counter, one for passing the threshold upwards and one for falling
 * below it again: both stay armed, nothing is polled and the process does not wake while the user
 * is away. When the X server goes, Xlib would end the process; its exit handler is replaced by one
 * that reports the loss, after which the connection must not be touched any more, so it is leaked.
 */

struct _LimberIdleXsync {
  GObject parent_instance;

  char *display_name;  /* (owned) (nullable) */
  Display *display;    /* (owned) (nullable) */
  GSource *fd_source;  /* (owned) (nullable) */
  int sync_event_base; /* first event number of the extension */
  XSyncAlarm idle_alarm;
  XSyncAlarm active_alarm;
  gboolean is_broken; /* the connection was lost and is dead memory */
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
handle_event (LimberIdleXsync *self, XEvent *event)
{
  XSyncAlarmNotifyEvent *alarm = (XSyncAlarmNotifyEvent *) event;

  if (event->type != self->sync_event_base + XSyncAlarmNotify)
    return;
  if (alarm->alarm == self->idle_alarm)
    limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (self));
  else if (alarm->alarm == self->active_alarm)
    limber_idle_source_emit_became_active (LIMBER_IDLE_SOURCE (self));
}

static void
drop_connection (LimberIdleXsync *self)
{
  if (self->fd_source != NULL)
    g_source_destroy (self->fd_source);
  g_clear_pointer (&self->fd_source, g_source_unref);
  if (self->display != NULL && !self->is_broken)
    XCloseDisplay (self->display);
  self->display = NULL;
}

static gboolean
connection_ready_cb (int fd, GIOCondition condition, gpointer data)
{
  g_autoptr (LimberIdleXsync) self = g_object_ref (LIMBER_IDLE_XSYNC (data));

  while (self->display != NULL && !self->is_broken && XPending (self->display) > 0) {
    XEvent event;

    XNextEvent (self->display, &event);
    handle_event (self, &event);
  }

  if (self->is_broken || (condition & (G_IO_HUP | G_IO_ERR)) != 0) {
    self->is_broken = TRUE;
    drop_connection (self);
    limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (self));
    return G_SOURCE_REMOVE;
  }

  return self->display != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Instead of Xlib's own, which ends the process */
static void
connection_broke_cb (Display *display, void *data)
{
  LIMBER_IDLE_XSYNC (data)->is_broken = TRUE;
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
  XSyncCounter counter = None;
  int error_base = 0;
  int major = 0;
  int minor = 0;

  if (self->display != NULL)
    return TRUE;
  if (g_getenv ("WAYLAND_DISPLAY") != NULL)
    return refuse (error, "a Wayland session: its X server sees X windows alone");

  self->display = XOpenDisplay (self->display_name);
  if (self->display == NULL)
    return refuse (error, "no X server");
  XSetIOErrorExitHandler (self->display, connection_broke_cb, self);
  if (!XSyncQueryExtension (self->display, &self->sync_event_base, &error_base)
      || !XSyncInitialize (self->display, &major, &minor)
      || !find_idle_counter (self->display, &counter)) {
    drop_connection (self);
    return refuse (error, "the X server has no IDLETIME counter");
  }

  self->idle_alarm = create_alarm (self->display, counter, threshold_msecs,
                                   XSyncPositiveTransition);
  self->active_alarm = create_alarm (self->display, counter, threshold_msecs,
                                     XSyncNegativeTransition);
  XFlush (self->display);
  self->fd_source = g_unix_fd_source_new (ConnectionNumber (self->display),
                                          G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_callback (self->fd_source, G_SOURCE_FUNC (connection_ready_cb), self, NULL);
  g_source_attach (self->fd_source, g_main_context_get_thread_default ());
  return TRUE;
}

static void
limber_idle_xsync_stop (LimberIdleSource *source)
{
  drop_connection (LIMBER_IDLE_XSYNC (source));
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
}

static void
limber_idle_xsync_finalize (GObject *object)
{
  LimberIdleXsync *self = LIMBER_IDLE_XSYNC (object);

  drop_connection (self);
  g_clear_pointer (&self->display_name, g_free);

  G_OBJECT_CLASS (limber_idle_xsync_parent_class)->finalize (object);
}

static void
limber_idle_xsync_class_init (LimberIdleXsyncClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_idle_xsync_finalize;
}

static void
limber_idle_xsync_init (LimberIdleXsync *self)
{
}

/**
 * limber_idle_xsync_new:
 * @display_name: (nullable): of the X server, NULL for the session's
 *
 * Returns: (transfer full): not started
 */
LimberIdleSource *
limber_idle_xsync_new (const char *display_name)
{
  LimberIdleXsync *self = g_object_new (LIMBER_TYPE_IDLE_XSYNC, NULL);

  self->display_name = g_strdup (display_name);
  return LIMBER_IDLE_SOURCE (self);
}
