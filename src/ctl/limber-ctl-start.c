/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl start: has the window coach a routine now; the window tells the agent when it begins.
 */

/* What the agent would offer: (transfer full) (nullable) */
static char *
find_next (GError **error)
{
  g_autoptr (LimberAgentClient) client = limber_ctl_agent_connect (error);
  g_autofree char *next = NULL;

  if (client == NULL)
    return NULL;
  g_object_get (client, "next-routine", &next, NULL);
  if (*next == '\0') {
    g_set_error_literal (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_UNKNOWN_ROUTINE,
                         _ ("no routine fits your preferences; say which one to start"));
    return NULL;
  }
  return g_steal_pointer (&next);
}

/* A key binding may have been given the right to take the focus. */
static GVariant *
describe_platform (void)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  const char *token = g_getenv ("XDG_ACTIVATION_TOKEN");

  if (token == NULL)
    token = g_getenv ("DESKTOP_STARTUP_ID");
  if (token != NULL && g_utf8_validate (token, -1, NULL)) {
    g_variant_builder_add (&builder, "{sv}", "activation-token", g_variant_new_string (token));
    g_variant_builder_add (&builder, "{sv}", "desktop-startup-id", g_variant_new_string (token));
  }
  return g_variant_builder_end (&builder);
}

static gboolean
open_window (const char *id, GError **error)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) reply = NULL;
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  if (bus == NULL)
    return FALSE;
  g_variant_builder_add (&parameters, "v", g_variant_new_string (id));
  reply = g_dbus_connection_call_sync (
      bus, LIMBER_APPLICATION_ID, LIMBER_APPLICATION_PATH, "org.freedesktop.Application",
      "ActivateAction",
      g_variant_new ("(sav@a{sv})", "start-routine", &parameters, describe_platform ()), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
  if (reply == NULL && g_error_matches (*error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)) {
    /* The bus speaks English alone. */
    g_clear_error (error);
    g_set_error_literal (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_MISSING,
                         _ ("Limber’s window is not installed here."));
  } else if (reply == NULL)
    g_dbus_error_strip_remote_error (*error);
  return reply != NULL;
}

int
limber_ctl_start (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "start",
    .parameters = _ ("[ROUTINE]"),
    .summary = _ ("Opens the window and starts a routine: the one that is given, or the one that "
                  "would be offered next."),
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberLibrary) library = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;
  id = arguments[0] != NULL ? g_strdup (arguments[0]) : find_next (&error);
  if (id == NULL)
    return limber_ctl_fail (error->message);
  library = limber_ctl_content_open ();
  if (limber_ctl_content_find_routine (library, id, &error) == NULL || !open_window (id, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
