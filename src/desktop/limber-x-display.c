/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-x-display"

#include "config.h"

#include "desktop/limber-x-display.h"

#include <X11/Xlib.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/*
 * LimberXDisplay:
 *
 * Nothing is polled: the process sleeps on the connection. Xlib ends the process when the server
 * goes, and when it refuses anything, as asking for a window that has just closed; both habits are
 * taken from it. A lost connection must not be touched any more, so it is leaked, but for its
 * descriptor.
 *
 * Under a Wayland compositor it refuses: an X server there sees but the windows of X programs, and
 * asking would start one.
 */

enum {
  SIGNAL_EVENT,
  SIGNAL_LOST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _LimberXDisplay {
  GObject parent_instance;

  char *display_name; /* (owned) (nullable) */
  Display *handle;    /* (owned) (nullable) */
  int fd;             /* of the connection */
  GSource *source;    /* (owned) (nullable) */
  gboolean is_broken; /* the connection was lost and is dead memory */
};

G_DEFINE_FINAL_TYPE (LimberXDisplay, limber_x_display, G_TYPE_OBJECT)

static void
disconnect (LimberXDisplay *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  if (self->handle != NULL && !self->is_broken)
    XCloseDisplay (self->handle);
  self->handle = NULL;
}

static void
lose_connection (LimberXDisplay *self)
{
  self->is_broken = TRUE;
  disconnect (self);
  close (self->fd);
  g_signal_emit (self, signals[SIGNAL_LOST], 0);
}

/* A source of its own kind: an answer that somebody waits for can bring events along, which are
 * then in Xlib's queue while the connection has nothing to read. */
typedef struct {
  GSource parent;
  LimberXDisplay *display; /* (unowned) */
  gpointer tag;
} XSource;

static gboolean
has_work (LimberXDisplay *self)
{
  return self->is_broken || XEventsQueued (self->handle, QueuedAlready) > 0;
}

static gboolean
x_source_prepare (GSource *source, int *timeout_msecs)
{
  *timeout_msecs = -1;
  return has_work (((XSource *) source)->display);
}

static gboolean
x_source_check (GSource *source)
{
  XSource *self = (XSource *) source;

  return g_source_query_unix_fd (source, self->tag) != 0 || has_work (self->display);
}

static gboolean
x_source_dispatch (GSource *source, GSourceFunc unused, gpointer unused_data)
{
  XSource *x_source = (XSource *) source;
  GIOCondition condition = g_source_query_unix_fd (source, x_source->tag);
  g_autoptr (LimberXDisplay) self = g_object_ref (x_source->display);

  while (!self->is_broken && XPending (self->handle) > 0) {
    XEvent event;

    XNextEvent (self->handle, &event);
    g_signal_emit (self, signals[SIGNAL_EVENT], 0, &event);
  }
  if (self->is_broken || (condition & (G_IO_HUP | G_IO_ERR)) != 0)
    lose_connection (self);
  return g_source_is_destroyed (source) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static GSourceFuncs x_source_funcs = {
  .prepare = x_source_prepare,
  .check = x_source_check,
  .dispatch = x_source_dispatch,
};

static void
attach_source (LimberXDisplay *self)
{
  XSource *x_source = NULL;

  self->source = g_source_new (&x_source_funcs, sizeof *x_source);
  x_source = (XSource *) self->source;
  x_source->display = self;
  x_source->tag = g_source_add_unix_fd (self->source, self->fd, G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_static_name (self->source, "[limber] X connection");
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/* Three handlers instead of Xlib's own, which end the process: the first is called when a
 * connection breaks and, where it returns, the second for that connection; the third when a request
 * fails. */
static int
any_connection_broke_cb (Display *display)
{
  return 0;
}

static void
connection_broke_cb (Display *display, void *data)
{
  LIMBER_X_DISPLAY (data)->is_broken = TRUE;
}

static int
request_failed_cb (Display *display, XErrorEvent *event)
{
  g_debug ("The X server refused request %d with error %d", event->request_code, event->error_code);
  return 0;
}

static void
limber_x_display_finalize (GObject *object)
{
  LimberXDisplay *self = LIMBER_X_DISPLAY (object);

  disconnect (self);
  g_free (self->display_name);

  G_OBJECT_CLASS (limber_x_display_parent_class)->finalize (object);
}

static void
limber_x_display_class_init (LimberXDisplayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_x_display_finalize;

  signals[SIGNAL_EVENT] = g_signal_new ("event", LIMBER_TYPE_X_DISPLAY, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_LOST] = g_signal_new ("lost", LIMBER_TYPE_X_DISPLAY, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_x_display_init (LimberXDisplay *self)
{
}

/**
 * limber_x_display_new:
 * @display_name: (nullable): of the X server, NULL for the session's
 *
 * Returns: (transfer full): not connected
 */
LimberXDisplay *
limber_x_display_new (const char *display_name)
{
  LimberXDisplay *self = g_object_new (LIMBER_TYPE_X_DISPLAY, NULL);

  self->display_name = g_strdup (display_name);
  return self;
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, reason);
  return FALSE;
}

/**
 * limber_x_display_open:
 * @self: a display
 * @error: why there is none
 *
 * Returns: whether it is connected
 */
gboolean
limber_x_display_open (LimberXDisplay *self, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_X_DISPLAY (self), FALSE);

  if (self->handle != NULL)
    return TRUE;
  if (g_getenv ("WAYLAND_DISPLAY") != NULL)
    return refuse (error, _ ("a Wayland session: its X server sees X windows alone"));

  self->handle = XOpenDisplay (self->display_name);
  if (self->handle == NULL)
    return refuse (error, _ ("no X server"));
  self->is_broken = FALSE;
  self->fd = ConnectionNumber (self->handle);
  XSetErrorHandler (request_failed_cb);
  XSetIOErrorHandler (any_connection_broke_cb);
  XSetIOErrorExitHandler (self->handle, connection_broke_cb, self);
  attach_source (self);
  return TRUE;
}

/**
 * limber_x_display_get_handle:
 * @self: a display
 *
 * Returns: (transfer none) (nullable): Xlib's Display, while connected
 */
gpointer
limber_x_display_get_handle (LimberXDisplay *self)
{
  g_return_val_if_fail (LIMBER_IS_X_DISPLAY (self), NULL);

  return self->is_broken ? NULL : self->handle;
}
