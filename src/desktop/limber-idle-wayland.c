/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-idle-wayland"

#include "config.h"

#include "desktop/limber-idle-wayland.h"

#include <errno.h>
#include <ext-idle-notify-v1-client-protocol.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <wayland-client.h>

/*
 * LimberIdleWayland:
 *
 * ext_idle_notifier_v1 of KWin, sway, Hyprland and others; GNOME has none. Version 2's input idle
 * notification ignores idle inhibitors, version 1's does not. The connection is the process's own;
 * it sleeps on the socket. Where the compositor goes, or takes the global back: lost.
 */

struct _LimberIdleWayland {
  GObject parent_instance;

  char *display_name;                            /* (owned) (nullable) */
  struct wl_display *display;                    /* (owned) (nullable) */
  struct wl_registry *registry;                  /* (owned) (nullable) */
  struct wl_seat *seat;                          /* (owned) (nullable): the first one */
  struct ext_idle_notifier_v1 *notifier;         /* (owned) (nullable) */
  struct ext_idle_notification_v1 *notification; /* (owned) (nullable) */
  guint32 notifier_name;
  GSource *fd_source; /* (owned) (nullable) */
  gboolean is_lost;
};

static void limber_idle_wayland_idle_source_init (LimberIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberIdleWayland,
                               limber_idle_wayland,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_IDLE_SOURCE,
                                                      limber_idle_wayland_idle_source_init))

static void
global_added_cb (
    void *data, struct wl_registry *registry, guint32 name, const char *interface, guint32 version)
{
  LimberIdleWayland *self = data;

  if (g_str_equal (interface, wl_seat_interface.name) && self->seat == NULL) {
    self->seat = wl_registry_bind (registry, name, &wl_seat_interface, 1);
  } else if (g_str_equal (interface, ext_idle_notifier_v1_interface.name)
             && self->notifier == NULL) {
    self->notifier = wl_registry_bind (registry, name, &ext_idle_notifier_v1_interface,
                                       MIN (version, 2));
    self->notifier_name = name;
  }
}

static void
global_removed_cb (void *data, struct wl_registry *registry, guint32 name)
{
  LimberIdleWayland *self = data;

  if (self->notifier != NULL && name == self->notifier_name)
    self->is_lost = TRUE;
}

static void
idled_cb (void *data, struct ext_idle_notification_v1 *notification)
{
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (data));
}

static void
resumed_cb (void *data, struct ext_idle_notification_v1 *notification)
{
  limber_idle_source_emit_became_active (LIMBER_IDLE_SOURCE (data));
}

static const struct wl_registry_listener registry_listener = {
  .global = global_added_cb,
  .global_remove = global_removed_cb,
};

static const struct ext_idle_notification_v1_listener notification_listener = {
  .idled = idled_cb,
  .resumed = resumed_cb,
};

static void
drop_connection (LimberIdleWayland *self)
{
  if (self->fd_source != NULL)
    g_source_destroy (self->fd_source);
  g_clear_pointer (&self->fd_source, g_source_unref);
  g_clear_pointer (&self->notification, ext_idle_notification_v1_destroy);
  g_clear_pointer (&self->notifier, ext_idle_notifier_v1_destroy);
  g_clear_pointer (&self->seat, wl_seat_destroy);
  g_clear_pointer (&self->registry, wl_registry_destroy);
  g_clear_pointer (&self->display, wl_display_disconnect);
}

/* Reads what has come without ever waiting for more. */
static gboolean
read_events (LimberIdleWayland *self)
{
  while (wl_display_prepare_read (self->display) != 0) {
    if (wl_display_dispatch_pending (self->display) < 0)
      return FALSE;
  }
  if (wl_display_read_events (self->display) < 0 || wl_display_dispatch_pending (self->display) < 0)
    return FALSE;
  if (wl_display_flush (self->display) < 0 && errno != EAGAIN)
    return FALSE;

  return !self->is_lost;
}

static gboolean
connection_ready_cb (int fd, GIOCondition condition, gpointer data)
{
  g_autoptr (LimberIdleWayland) self = g_object_ref (LIMBER_IDLE_WAYLAND (data));

  if ((condition & G_IO_IN) != 0 && read_events (self))
    return self->display != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  if (self->display == NULL)
    return G_SOURCE_REMOVE;

  drop_connection (self);
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (self));
  return G_SOURCE_REMOVE;
}

static gboolean
refuse (LimberIdleWayland *self, GError **error, const char *reason)
{
  drop_connection (self);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, reason);
  return FALSE;
}

static void
create_notification (LimberIdleWayland *self, guint threshold_msecs)
{
  if (ext_idle_notifier_v1_get_version (self->notifier)
      >= EXT_IDLE_NOTIFIER_V1_GET_INPUT_IDLE_NOTIFICATION_SINCE_VERSION)
    self->notification = ext_idle_notifier_v1_get_input_idle_notification (
        self->notifier, threshold_msecs, self->seat);
  else
    self->notification = ext_idle_notifier_v1_get_idle_notification (self->notifier,
                                                                     threshold_msecs, self->seat);
  ext_idle_notification_v1_add_listener (self->notification, &notification_listener, self);
}

static gboolean
limber_idle_wayland_start (LimberIdleSource *source, guint threshold_msecs, GError **error)
{
  LimberIdleWayland *self = LIMBER_IDLE_WAYLAND (source);

  if (self->display != NULL)
    return TRUE;

  self->is_lost = FALSE;
  self->display = wl_display_connect (self->display_name);
  if (self->display == NULL)
    return refuse (self, error, _ ("no Wayland compositor"));
  self->registry = wl_display_get_registry (self->display);
  wl_registry_add_listener (self->registry, &registry_listener, self);
  if (wl_display_roundtrip (self->display) < 0)
    return refuse (self, error, _ ("the Wayland compositor does not answer"));
  if (self->notifier == NULL)
    return refuse (self, error, _ ("the Wayland compositor does not offer ext_idle_notifier_v1"));
  if (self->seat == NULL)
    return refuse (self, error, _ ("the Wayland compositor has no seat"));

  create_notification (self, threshold_msecs);
  if (wl_display_roundtrip (self->display) < 0)
    return refuse (self, error, _ ("the Wayland compositor refused the idle notification"));

  self->fd_source = g_unix_fd_source_new (wl_display_get_fd (self->display),
                                          G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_callback (self->fd_source, G_SOURCE_FUNC (connection_ready_cb), self, NULL);
  g_source_attach (self->fd_source, g_main_context_get_thread_default ());
  return TRUE;
}

static void
limber_idle_wayland_stop (LimberIdleSource *source)
{
  drop_connection (LIMBER_IDLE_WAYLAND (source));
}

static gboolean
limber_idle_wayland_ignores_inhibitors (LimberIdleSource *source)
{
  LimberIdleWayland *self = LIMBER_IDLE_WAYLAND (source);

  return self->notifier != NULL && ext_idle_notifier_v1_get_version (self->notifier) >= 2;
}

static void
limber_idle_wayland_idle_source_init (LimberIdleSourceInterface *iface)
{
  iface->name = "Wayland";
  iface->start = limber_idle_wayland_start;
  iface->stop = limber_idle_wayland_stop;
  iface->ignores_inhibitors = limber_idle_wayland_ignores_inhibitors;
}

static void
limber_idle_wayland_finalize (GObject *object)
{
  LimberIdleWayland *self = LIMBER_IDLE_WAYLAND (object);

  drop_connection (self);
  g_clear_pointer (&self->display_name, g_free);

  G_OBJECT_CLASS (limber_idle_wayland_parent_class)->finalize (object);
}

static void
limber_idle_wayland_class_init (LimberIdleWaylandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_idle_wayland_finalize;
}

static void
limber_idle_wayland_init (LimberIdleWayland *self)
{
}

/**
 * limber_idle_wayland_new:
 * @display_name: (nullable): the compositor's socket, NULL for the session's
 *
 * Returns: (transfer full): not started
 */
LimberIdleSource *
limber_idle_wayland_new (const char *display_name)
{
  LimberIdleWayland *self = g_object_new (LIMBER_TYPE_IDLE_WAYLAND, NULL);

  self->display_name = g_strdup (display_name);
  return LIMBER_IDLE_SOURCE (self);
}
