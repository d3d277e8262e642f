/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-idle-wayland.h"

#include <ext-idle-notify-v1-server-protocol.h>

#include <gio/gio.h>
#include <wayland-server.h>

/*
 * The real client against a small compositor of the test's own, which runs in a thread: offers the
 * protocol in version 1, version 2 or not at all, and tells idle and active on command.
 */

typedef struct {
  struct wl_display *display;
  struct wl_global *notifier; /* (nullable) */
  char *socket_name;          /* (owned) */
  GThread *thread;
  GMutex mutex;
  struct wl_resource *notification; /* (nullable): the client's */
  gboolean is_input_alone;
  guint threshold_msecs;
  const char *command; /* "idle", "active", "withdraw", "quit"; taken by the thread */
  struct wl_event_source *timer;
} Compositor;

static void
notification_destroy_cb (struct wl_client *client, struct wl_resource *resource)
{
  wl_resource_destroy (resource);
}

static const struct ext_idle_notification_v1_interface notification_implementation = {
  .destroy = notification_destroy_cb,
};

static void
notification_gone_cb (struct wl_resource *resource)
{
  Compositor *self = wl_resource_get_user_data (resource);

  g_mutex_lock (&self->mutex);
  self->notification = NULL;
  g_mutex_unlock (&self->mutex);
}

static void
add_notification (struct wl_client *client,
                  struct wl_resource *notifier,
                  guint32 id,
                  guint32 timeout,
                  gboolean is_input_alone)
{
  Compositor *self = wl_resource_get_user_data (notifier);

  g_mutex_lock (&self->mutex);
  self->notification = wl_resource_create (client, &ext_idle_notification_v1_interface,
                                           wl_resource_get_version (notifier), id);
  wl_resource_set_implementation (self->notification, &notification_implementation, self,
                                  notification_gone_cb);
  self->is_input_alone = is_input_alone;
  self->threshold_msecs = timeout;
  g_mutex_unlock (&self->mutex);
}

static void
get_notification_cb (struct wl_client *client,
                     struct wl_resource *notifier,
                     guint32 id,
                     guint32 timeout,
                     struct wl_resource *seat)
{
  add_notification (client, notifier, id, timeout, FALSE);
}

static void
get_input_notification_cb (struct wl_client *client,
                           struct wl_resource *notifier,
                           guint32 id,
                           guint32 timeout,
                           struct wl_resource *seat)
{
  add_notification (client, notifier, id, timeout, TRUE);
}

static const struct ext_idle_notifier_v1_interface notifier_implementation = {
  .destroy = notification_destroy_cb,
  .get_idle_notification = get_notification_cb,
  .get_input_idle_notification = get_input_notification_cb,
};

static void
bind_notifier_cb (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  struct wl_resource *resource = wl_resource_create (client, &ext_idle_notifier_v1_interface,
                                                     (int) version, id);

  wl_resource_set_implementation (resource, &notifier_implementation, data, NULL);
}

static void
bind_seat_cb (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  wl_resource_create (client, &wl_seat_interface, (int) version, id);
}

/* The thread looks for a command every few milliseconds. */
static int
take_command_cb (void *data)
{
  Compositor *self = data;
  const char *command;

  g_mutex_lock (&self->mutex);
  command = g_steal_pointer (&self->command);
  if (g_strcmp0 (command, "idle") == 0)
    ext_idle_notification_v1_send_idled (self->notification);
  else if (g_strcmp0 (command, "active") == 0)
    ext_idle_notification_v1_send_resumed (self->notification);
  g_mutex_unlock (&self->mutex);

  if (g_strcmp0 (command, "withdraw") == 0)
    g_clear_pointer (&self->notifier, wl_global_destroy);
  else if (g_strcmp0 (command, "quit") == 0)
    wl_display_terminate (self->display);
  wl_event_source_timer_update (self->timer, 3);
  return 0;
}

static gpointer
run_compositor (gpointer data)
{
  Compositor *self = data;

  wl_display_run (self->display);
  wl_display_destroy_clients (self->display);
  wl_event_source_remove (self->timer);
  wl_display_destroy (self->display);
  return NULL;
}

/* @version: 0 for none */
static Compositor *
compositor_new (guint version, gboolean has_seat)
{
  Compositor *self = g_new0 (Compositor, 1);

  self->display = wl_display_create ();
  g_mutex_init (&self->mutex);
  if (has_seat)
    wl_global_create (self->display, &wl_seat_interface, 1, self, bind_seat_cb);
  if (version > 0)
    self->notifier = wl_global_create (self->display, &ext_idle_notifier_v1_interface,
                                       (int) version, self, bind_notifier_cb);
  self->socket_name = g_strdup (wl_display_add_socket_auto (self->display));
  g_assert_nonnull (self->socket_name);
  self->timer = wl_event_loop_add_timer (wl_display_get_event_loop (self->display), take_command_cb,
                                         self);
  wl_event_source_timer_update (self->timer, 3);
  self->thread = g_thread_new ("compositor", run_compositor, self);
  return self;
}

static void
compositor_command (Compositor *self, const char *command)
{
  g_mutex_lock (&self->mutex);
  self->command = command;
  g_mutex_unlock (&self->mutex);
}

static void
compositor_free (Compositor *self)
{
  if (self->thread != NULL) {
    compositor_command (self, "quit");
    g_thread_join (self->thread);
  }
  g_mutex_clear (&self->mutex);
  g_free (self->socket_name);
  g_free (self);
}

static void
count_cb (guint *count, LimberIdleSource *source)
{
  (*count)++;
}

static void
wait_for (guint *count)
{
  guint before = *count;

  while (*count == before)
    g_main_context_iteration (NULL, TRUE);
}

/* S21: what the compositor sees, in whichever window it is, as KWin tells it */
static void
test_idle_and_active (gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  Compositor *compositor = compositor_new (version, TRUE);
  LimberIdleSource *source = limber_idle_wayland_new (compositor->socket_name);
  g_autoptr (GError) error = NULL;
  guint n_idle = 0;
  guint n_active = 0;

  g_signal_connect_swapped (source, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_signal_connect_swapped (source, "became-active", G_CALLBACK (count_cb), &n_active);
  g_assert_true (limber_idle_source_start (source, 30000, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (compositor->threshold_msecs, ==, 30000);
  g_assert_cmpint (compositor->is_input_alone, ==, version >= 2);
  g_assert_cmpint (limber_idle_source_ignores_inhibitors (source), ==, version >= 2);

  for (guint i = 0; i < 3; i++) {
    compositor_command (compositor, "idle");
    wait_for (&n_idle);
    compositor_command (compositor, "active");
    wait_for (&n_active);
  }
  g_assert_cmpuint (n_idle, ==, 3);
  g_assert_cmpuint (n_active, ==, 3);

  limber_idle_source_stop (source);
  g_assert_finalize_object (source);
  compositor_free (compositor);
}

static void
assert_refused (const char *socket_name, const char *message)
{
  g_autoptr (LimberIdleSource) source = limber_idle_wayland_new (socket_name);
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_idle_source_start (source, 30000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_absent (void)
{
  Compositor *compositor = compositor_new (0, TRUE);

  assert_refused (compositor->socket_name, "does not offer");
  compositor_free (compositor);
}

static void
test_no_seat (void)
{
  Compositor *compositor = compositor_new (1, FALSE);

  assert_refused (compositor->socket_name, "no seat");
  compositor_free (compositor);
}

static void
test_no_compositor (void)
{
  assert_refused ("limber-nowhere", "no Wayland compositor");
}

static void
test_lost (gconstpointer command)
{
  Compositor *compositor = compositor_new (2, TRUE);
  g_autoptr (LimberIdleSource) source = limber_idle_wayland_new (compositor->socket_name);
  guint n_lost = 0;

  g_signal_connect_swapped (source, "lost", G_CALLBACK (count_cb), &n_lost);
  g_assert_true (limber_idle_source_start (source, 1000, NULL));
  compositor_command (compositor, command);
  if (g_str_equal (command, "quit"))
    g_thread_join (g_steal_pointer (&compositor->thread));
  wait_for (&n_lost);
  g_assert_cmpuint (n_lost, ==, 1);
  compositor_free (compositor);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/desktop/idle-wayland/S21-version-1", GUINT_TO_POINTER (1),
                        test_idle_and_active);
  g_test_add_data_func ("/desktop/idle-wayland/S21-version-2", GUINT_TO_POINTER (2),
                        test_idle_and_active);
  g_test_add_func ("/desktop/idle-wayland/absent", test_absent);
  g_test_add_func ("/desktop/idle-wayland/no-seat", test_no_seat);
  g_test_add_func ("/desktop/idle-wayland/no-compositor", test_no_compositor);
  g_test_add_data_func ("/desktop/idle-wayland/global-withdrawn", "withdraw", test_lost);
  g_test_add_data_func ("/desktop/idle-wayland/compositor-gone", "quit", test_lost);
  return g_test_run ();
}
