/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-portal-request"

#include "config.h"

#include "desktop/limber-portal-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A portal answers a request by a signal of an object of its own, whose path can be told
 * beforehand: it is listened to before the call, since the answer may come before the call returns.
 * Old portals choose another path, which the call returns.
 */

#define PORTAL_NAME       "org.freedesktop.portal.Desktop"
#define PORTAL_PATH       "/org/freedesktop/portal/desktop"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"

/* the answers of a Request */
enum {
  RESPONSE_GRANTED = 0,
};

typedef struct {
  GDBusConnection *bus; /* (owned) */
  char *path;           /* (owned): of the Request */
  guint subscription;
  guint limit_id;
  gboolean is_answered;
} Request;

static void
unsubscribe (Request *request)
{
  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
  request->subscription = 0;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  unsubscribe (request);
  g_clear_handle_id (&request->limit_id, g_source_remove);
  g_object_unref (request->bus);
  g_free (request->path);
  g_free (request);
}

/* The first outcome counts: an answer, a failure of the call, or the time limit. */
static Request *
take_outcome (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->is_answered)
    return NULL;
  request->is_answered = TRUE;
  unsubscribe (request);
  g_clear_handle_id (&request->limit_id, g_source_remove);
  return request;
}

static void
responded_cb (GDBusConnection *bus,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *parameters,
              gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (data));
  g_autoptr (GVariant) results = NULL;
  guint32 response = 0;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})"))
      || take_outcome (task) == NULL)
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == RESPONSE_GRANTED)
    g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_variant_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                             _ ("The portal answered %u."), response);
}

/* The subscription keeps the task alive until it ends. */
static void
listen (GTask *task, const char *path)
{
  Request *request = g_task_get_task_data (task);

  unsubscribe (request);
  g_free (request->path);
  request->path = g_strdup (path);
  request->subscription = g_dbus_connection_signal_subscribe (
      request->bus, PORTAL_NAME, REQUEST_INTERFACE, "Response", path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, responded_cb, g_object_ref (task), g_object_unref);
}

static gboolean
limit_reached_cb (gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (data));
  Request *request = g_task_get_task_data (task);

  request->limit_id = 0;
  request = take_outcome (task);
  g_dbus_connection_call (request->bus, PORTAL_NAME, request->path, REQUEST_INTERFACE, "Close",
                          NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                           _ ("The portal does not answer."));
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GTask *task, GCancellable *cancellable)
{
  if (take_outcome (task) != NULL)
    g_task_return_error_if_cancelled (task);
}

static gboolean
is_absence (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_INTERFACE)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

static void
called_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              &error);

  if (reply != NULL) {
    const char *path = NULL;

    g_variant_get (reply, "(&o)", &path);
    if (!request->is_answered && !g_str_equal (path, request->path))
      listen (task, path);
    return;
  }
  if (take_outcome (task) == NULL)
    return;
  g_dbus_error_strip_remote_error (error);
  if (is_absence (error))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", error->message);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The path that the portal gives to the Request of @token, by its documentation */
static char *
predict_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", g_strdelimit (sender, ".", '_'), token);
}

static GVariant *
add_token (GVariant *options, const char *token)
{
  g_autoptr (GVariant) sunk = options != NULL ? g_variant_ref_sink (options) : NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (sunk);

  g_variant_dict_insert (&dict, "handle_token", "s", token);
  return g_variant_dict_end (&dict);
}

/**
 * limber_portal_request_async:
 * @bus: the session's
 * @interface: of the portal
 * @method: one that takes a window and options
 * @options: (nullable): floating, a{sv}
 * @time_limit_msecs: for the whole
 * @cancellable: (nullable): gives up waiting
 * @callback: called once
 * @user_data: for @callback
 */
void
limber_portal_request_async (GDBusConnection *bus,
                             const char *interface,
                             const char *method,
                             GVariant *options,
                             guint time_limit_msecs,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  static guint n_requests = 0;
  g_autoptr (GTask) task = g_task_new (bus, cancellable, callback, user_data);
  g_autofree char *token = g_strdup_printf ("limber%u", ++n_requests);
  g_autofree char *path = predict_path (bus, token);
  Request *request = g_new0 (Request, 1);

  request->bus = g_object_ref (bus);
  g_task_set_task_data (task, request, request_free);
  g_task_set_source_tag (task, limber_portal_request_async);
  listen (task, path);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task,
                             G_CONNECT_SWAPPED);
  request->limit_id = g_timeout_add (time_limit_msecs, limit_reached_cb, task);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, interface, method,
                          g_variant_new ("(s@a{sv})", "", add_token (options, token)),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, (int) time_limit_msecs,
                          cancellable, called_cb, g_object_ref (task));
}

/**
 * limber_portal_request_finish:
 * @result: of limber_portal_request_async()
 * @error: why there is no answer
 *
 * Returns: (transfer full): the results, a{sv}
 */
GVariant *
limber_portal_request_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, limber_portal_request_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
