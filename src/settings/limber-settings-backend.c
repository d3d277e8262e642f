/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-settings"

#include "config.h"

#include "settings/limber-settings-backend.h"

#include "settings/limber-policy-backend.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/*
 * LimberSettingsBackend:
 *
 * Where the settings lie: in a key file of Limber's own, the same inside a sandbox and outside of
 * it, readable, and gone with its folder; over the defaults and under the locks of a clinic.
 */

#define POLICY_DIR    "/etc/limber/policy"
#define SCHEMA_FOLDER LIMBER_PKGDATADIR "/../glib-2.0/schemas"

/* LIMBER_POLICY_DIR is for tests and for the sandbox, where the policy is mounted elsewhere. Locks
 * keep a lent laptop as the clinic set it up; they are no wall against its user. */
static const char *
get_policy_dir (void)
{
  const char *folder = g_getenv ("LIMBER_POLICY_DIR");

  return folder != NULL && *folder != '\0' ? folder : POLICY_DIR;
}

/* A file that is no key file would be written over with the next change: it is kept beside, so that
 * whoever edited it can mend it. */
static void
keep_damaged_file (const char *file_name)
{
  g_autoptr (GKeyFile) content = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept_name = NULL;

  if (g_key_file_load_from_file (content, file_name, G_KEY_FILE_NONE, &error)
      || error->domain != G_KEY_FILE_ERROR)
    return;

  kept_name = g_strconcat (file_name, ".damaged", NULL);
  if (g_rename (file_name, kept_name) != 0)
    g_debug ("%s: %s", file_name, g_strerror (errno));
}

/* Settings hold what a person wants left out for their health: nobody else's to read. */
static char *
prepare_file_name (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "limber", NULL);
  g_autofree char *file_name = g_build_filename (folder, "settings", NULL);

  /* Where it fails, nothing can be written and the defaults hold. */
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));

  keep_damaged_file (file_name);

  return g_steal_pointer (&file_name);
}

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) own = NULL;

  if (source != NULL) {
    GSettingsSchema *schema = g_settings_schema_source_lookup (source, LIMBER_SETTINGS_SCHEMA,
                                                               TRUE);

    if (schema != NULL)
      return schema;
  }

  /* Installed under a prefix that XDG_DATA_DIRS does not name */
  own = g_settings_schema_source_new_from_directory (SCHEMA_FOLDER, source, TRUE, NULL);
  return own != NULL ? g_settings_schema_source_lookup (own, LIMBER_SETTINGS_SCHEMA, TRUE) : NULL;
}

/**
 * limber_settings_open:
 * @error: return location
 *
 * With GSETTINGS_BACKEND=memory, as in tests, nothing is read or written.
 *
 * Returns: (transfer full) (nullable): the settings, NULL if Limber is not installed completely
 */
GSettings *
limber_settings_open (GError **error)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();
  g_autoptr (GSettingsBackend) backend = NULL;

  if (schema == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of the settings' schema, a technical word */
                 _ ("the settings schema %s is not installed"), LIMBER_SETTINGS_SCHEMA);
    return NULL;
  }

  if (g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "memory") == 0) {
    backend = g_memory_settings_backend_new ();
  } else {
    g_autofree char *file_name = prepare_file_name ();

    backend = limber_policy_backend_new (file_name, get_policy_dir ());
  }
  if (backend == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("this GLib has no settings in key files"));
    return NULL;
  }

  return g_settings_new_full (schema, backend, NULL);
}
