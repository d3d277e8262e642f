/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-autostart"

#include "config.h"

#include "desktop/limber-autostart.h"

#include "desktop/limber-autostart-entry.h"
#include "desktop/limber-portal-request.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/*
 * LimberAutostart:
 *
 * Outside of a sandbox an entry in the autostart folder, which is watched where the folder exists
 * (GLib polls for one that does not). In a sandbox the Background portal, which sets the state with
 * every call and cannot be asked for it: what it granted last is kept in a file beside the
 * settings. Nothing but what the portal granted, or the folder holds, is ever shown as enabled.
 */

#define GRANT_NAME "autostart-granted"

enum {
  PROP_0,
  PROP_IS_ENABLED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _LimberAutostart {
  GObject parent_instance;

  GDBusConnection *bus; /* (owned) (nullable) */
  GStrv command;        /* (owned) */
  gboolean is_sandboxed;
  guint time_limit_msecs;
  gboolean is_enabled;
  GFileMonitor *monitor; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LimberAutostart, limber_autostart, G_TYPE_OBJECT)
G_DEFINE_QUARK (limber - autostart - error - quark, limber_autostart_error)

static char *
get_grant_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "limber", GRANT_NAME, NULL);
}

static gboolean
read_truth (LimberAutostart *self)
{
  g_autofree char *path = NULL;

  if (!self->is_sandboxed)
    return limber_autostart_entry_is_enabled ();
  path = get_grant_path ();
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
show_truth (LimberAutostart *self)
{
  gboolean is_enabled = read_truth (self);

  if (is_enabled == self->is_enabled)
    return;
  self->is_enabled = is_enabled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ENABLED]);
}

static void
folder_changed_cb (LimberAutostart *self)
{
  show_truth (self);
}

static void
watch_folder (LimberAutostart *self)
{
  g_autofree char *path = limber_autostart_entry_get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (self->is_sandboxed || self->monitor != NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/* Best effort: where nothing can be written, what was granted is forgotten at the next start. */
static void
keep_grant (gboolean is_granted)
{
  g_autofree char *path = get_grant_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (!is_granted) {
    g_unlink (path);
    return;
  }
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, "", 0, &error))
    g_debug ("%s", error->message);
}

static void
limber_autostart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LimberAutostart *self = LIMBER_AUTOSTART (object);

  switch (id) {
  case PROP_IS_ENABLED:
    g_value_set_boolean (value, self->is_enabled);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
limber_autostart_dispose (GObject *object)
{
  LimberAutostart *self = LIMBER_AUTOSTART (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->bus);
  g_clear_pointer (&self->command, g_strfreev);

  G_OBJECT_CLASS (limber_autostart_parent_class)->dispose (object);
}

static void
limber_autostart_class_init (LimberAutostartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_autostart_get_property;
  object_class->dispose = limber_autostart_dispose;

  properties[PROP_IS_ENABLED] = g_param_spec_boolean ("is-enabled", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
limber_autostart_init (LimberAutostart *self)
{
}

/**
 * limber_autostart_new:
 * @session_bus: (nullable): needed in a sandbox alone
 * @command: (array zero-terminated=1): of the agent
 * @is_sandboxed: whether to ask the portal
 * @time_limit_msecs: for the portal: %LIMBER_AUTOSTART_TIME_LIMIT_MSECS, or less in tests
 *
 * Returns: (transfer full): showing what holds now
 */
LimberAutostart *
limber_autostart_new (GDBusConnection *session_bus,
                      const char *const *command,
                      gboolean is_sandboxed,
                      guint time_limit_msecs)
{
  LimberAutostart *self = NULL;

  g_return_val_if_fail (command != NULL && command[0] != NULL, NULL);

  self = g_object_new (LIMBER_TYPE_AUTOSTART, NULL);
  g_set_object (&self->bus, session_bus);
  self->command = g_strdupv ((GStrv) command);
  self->is_sandboxed = is_sandboxed;
  self->time_limit_msecs = time_limit_msecs;
  self->is_enabled = read_truth (self);
  watch_folder (self);
  return self;
}

gboolean
limber_autostart_is_enabled (LimberAutostart *self)
{
  g_return_val_if_fail (LIMBER_IS_AUTOSTART (self), FALSE);

  return self->is_enabled;
}

const char *
limber_autostart_get_mechanism (LimberAutostart *self)
{
  g_return_val_if_fail (LIMBER_IS_AUTOSTART (self), NULL);

  return self->is_sandboxed ? N_ ("Background portal") : N_ ("autostart folder");
}

static void
write_entry_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LimberAutostart *self = LIMBER_AUTOSTART (source);
  g_autoptr (GError) error = NULL;

  if (limber_autostart_entry_set_enabled (GPOINTER_TO_INT (data),
                                          (const char *const *) self->command, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, LIMBER_AUTOSTART_ERROR, LIMBER_AUTOSTART_ERROR_FILE,
                             /* Translators: %s is a file name and what the system says of it */
                             _ ("Starting with the session could not be changed: %s"),
                             error->message);
}

static void
return_portal_error (GTask *task, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_task_return_new_error (task, LIMBER_AUTOSTART_ERROR, LIMBER_AUTOSTART_ERROR_TIMED_OUT,
                             _ ("The desktop did not answer whether Limber may start with the "
                                "session."));
  else
    g_task_return_new_error (task, LIMBER_AUTOSTART_ERROR, LIMBER_AUTOSTART_ERROR_NO_PORTAL,
                             _ ("This desktop offers Flatpak apps no way to start with the "
                                "session. Its own settings may."));
}

static void
portal_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  LimberAutostart *self = g_task_get_source_object (task);
  gboolean is_wanted = GPOINTER_TO_INT (g_task_get_task_data (task));
  gboolean is_granted = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) results = limber_portal_request_finish (result, &error);

  /* who may not run in the background is not started either: a portal deletes its entry then */
  if (results == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)) {
    g_debug ("%s", error->message);
    return_portal_error (task, error);
    return;
  }
  if (results != NULL)
    g_variant_lookup (results, "autostart", "b", &is_granted);
  keep_grant (is_granted);
  show_truth (self);
  if (is_wanted && !is_granted)
    g_task_return_new_error (task, LIMBER_AUTOSTART_ERROR, LIMBER_AUTOSTART_ERROR_DENIED,
                             _ ("The desktop does not allow Limber to start with the session."));
  else
    g_task_return_boolean (task, TRUE);
}

/* Each call sets autostart to exactly what it says. */
static void
ask_portal (LimberAutostart *self, gboolean is_enabled, GTask *task)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&options, "reason", "s",
                         /* Translators: shown by the desktop when it asks for the permission to run
                          * in the background; at most 256 characters */
                         _ ("Limber reminds you to stretch when you have sat for long."));
  g_variant_dict_insert (&options, "autostart", "b", is_enabled);
  g_variant_dict_insert_value (&options, "commandline",
                               g_variant_new_strv ((const char *const *) self->command, -1));
  g_variant_dict_insert (&options, "dbus-activatable", "b", FALSE);
  limber_portal_request_async (self->bus, "org.freedesktop.portal.Background", "RequestBackground",
                               g_variant_dict_end (&options), self->time_limit_msecs, NULL,
                               portal_answered_cb, task);
}

/**
 * limber_autostart_set_enabled_async:
 * @self: an autostart
 * @is_enabled: what shall hold
 * @callback: called once
 * @user_data: for @callback
 */
void
limber_autostart_set_enabled_async (LimberAutostart *self,
                                    gboolean is_enabled,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LIMBER_IS_AUTOSTART (self));
  g_return_if_fail (self->bus != NULL || !self->is_sandboxed);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, limber_autostart_set_enabled_async);
  g_task_set_task_data (task, GINT_TO_POINTER (is_enabled), NULL);
  if (self->is_sandboxed)
    ask_portal (self, is_enabled, g_steal_pointer (&task));
  else
    g_task_run_in_thread (task, write_entry_in_thread);
}

/**
 * limber_autostart_set_enabled_finish:
 * @self: an autostart
 * @result: of limber_autostart_set_enabled_async()
 * @error: of #LimberAutostartError; the message is a sentence for people
 *
 * Returns: whether it holds now
 */
gboolean
limber_autostart_set_enabled_finish (LimberAutostart *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  watch_folder (self);
  show_truth (self);
  return g_task_propagate_boolean (G_TASK (result), error);
}
