/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-policy-backend"

#include "config.h"

#include "settings/limber-policy-backend.h"

#include <string.h>

/*
 * LimberPolicyBackend:
 *
 * GIO's key-file backend with locks that hold. That one refuses to write a locked key, but goes on
 * reading what the person had chosen before it was locked; here a locked key has the policy's value
 * or the schema's. The person's own choice stays in their file and is back when the lock is gone.
 *
 * The parent is known by its name alone, as GIO keeps its type to itself, so the class is made at
 * run time and keeps what it needs beside the instance. Read once, like the parent's policy.
 */

#define PARENT_NAME "keyfile"
#define TYPE_NAME   "LimberPolicyBackend"

/** What the policy says. */
typedef struct {
  GHashTable *locks;  /* (owned) (element-type utf8): paths of keys */
  GKeyFile *defaults; /* (owned) */
} Policy;

static GSettingsBackendClass *parent_class;
static GQuark policy_quark;

static Policy *
policy_new (const char *folder)
{
  Policy *self = g_new0 (Policy, 1);
  g_autofree char *locks_path = g_build_filename (folder, "locks", NULL);
  g_autofree char *defaults_path = g_build_filename (folder, "defaults", NULL);
  g_autofree char *text = NULL;

  self->locks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->defaults = g_key_file_new ();
  if (g_file_get_contents (locks_path, &text, NULL, NULL)) {
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++)
      g_hash_table_add (self->locks, g_strdup (g_strstrip (lines[i])));
  }
  /* One that cannot be read is the parent's to report. */
  g_key_file_load_from_file (self->defaults, defaults_path, G_KEY_FILE_NONE, NULL);

  return self;
}

static void
policy_free (Policy *self)
{
  g_hash_table_unref (self->locks);
  g_key_file_unref (self->defaults);
  g_free (self);
}

static Policy *
get_policy (GSettingsBackend *backend)
{
  return g_object_get_qdata (G_OBJECT (backend), policy_quark);
}

static gboolean
is_locked (GSettingsBackend *backend, const char *key)
{
  Policy *policy = get_policy (backend);

  return policy != NULL && g_hash_table_contains (policy->locks, key);
}

/* "/a/b/key" is the key "key" of the group "a/b". */
static GVariant *
read_policy_value (GSettingsBackend *backend, const char *key, const GVariantType *type)
{
  const char *slash = strrchr (key, '/');
  g_autofree char *group = g_strndup (key + 1, slash > key ? slash - key - 1 : 0);
  g_autofree char *text = g_key_file_get_value (get_policy (backend)->defaults, group, slash + 1,
                                                NULL);

  return text != NULL ? g_variant_parse (type, text, NULL, NULL, NULL) : NULL;
}

static GVariant *
limber_policy_backend_read (GSettingsBackend *backend,
                            const char *key,
                            const GVariantType *type,
                            gboolean default_value)
{
  GVariant *value = NULL;

  if (!is_locked (backend, key))
    return parent_class->read (backend, key, type, default_value);

  value = read_policy_value (backend, key, type);
  return value != NULL ? g_variant_take_ref (value) : NULL;
}

static GVariant *
limber_policy_backend_read_user_value (GSettingsBackend *backend,
                                       const char *key,
                                       const GVariantType *type)
{
  return is_locked (backend, key) ? NULL : parent_class->read_user_value (backend, key, type);
}

static void
limber_policy_backend_class_init (gpointer klass, gpointer class_data)
{
  GSettingsBackendClass *backend_class = klass;

  parent_class = g_type_class_peek_parent (klass);
  policy_quark = g_quark_from_static_string ("limber-policy");
  backend_class->read = limber_policy_backend_read;
  backend_class->read_user_value = limber_policy_backend_read_user_value;
}

static gpointer
register_type (gpointer unused)
{
  GIOExtensionPoint *point = NULL;
  GIOExtension *extension = NULL;
  GTypeQuery query;
  GTypeInfo info = { 0 };

  /* The extension point is filled when the default backend is first asked for. */
  g_object_unref (g_settings_backend_get_default ());
  point = g_io_extension_point_lookup (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME);
  if (point != NULL)
    extension = g_io_extension_point_get_extension_by_name (point, PARENT_NAME);
  if (extension == NULL)
    return GSIZE_TO_POINTER (G_TYPE_INVALID);

  g_type_query (g_io_extension_get_type (extension), &query);
  info.class_size = query.class_size;
  info.instance_size = query.instance_size;
  info.class_init = limber_policy_backend_class_init;
  return GSIZE_TO_POINTER (g_type_register_static (query.type, TYPE_NAME, &info, 0));
}

/**
 * limber_policy_backend_new:
 * @file_name: (type filename): where the person's own values are kept
 * @policy_folder: (type filename): with `defaults` and `locks`, or not there at all
 *
 * Returns: (transfer full) (nullable): the backend, NULL where this GIO has none for key files
 */
GSettingsBackend *
limber_policy_backend_new (const char *file_name, const char *policy_folder)
{
  static GOnce once = G_ONCE_INIT;
  GSettingsBackend *self = NULL;
  GType type;

  g_return_val_if_fail (file_name != NULL && policy_folder != NULL, NULL);

  type = GPOINTER_TO_SIZE (g_once (&once, register_type, NULL));
  if (type == G_TYPE_INVALID)
    return NULL;

  self = g_object_new (type, "filename", file_name, "defaults-dir", policy_folder, NULL);
  g_object_set_qdata_full (G_OBJECT (self), policy_quark, policy_new (policy_folder),
                           (GDestroyNotify) policy_free);
  return self;
}
