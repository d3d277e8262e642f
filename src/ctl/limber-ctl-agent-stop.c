/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl agent stop: the switch of the window's menu, in the settings. */

#define QUIT_MSECS 15000
#define LOOK_MSECS 20

/* The agent follows the switch by itself; this waits until it has, but not for ever for one that
 * hangs. */
static gboolean
wait_for_end (GDBusConnection *bus)
{
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (
      bus, LIMBER_AGENT_BUS_NAME, LIMBER_AGENT_OBJECT_PATH, LIMBER_AGENT_INTERFACE, "Quit", NULL,
      NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, QUIT_MSECS, NULL, NULL);
  gboolean has_owner = TRUE;

  for (guint waited_msecs = 0; waited_msecs < QUIT_MSECS; waited_msecs += LOOK_MSECS) {
    g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
        bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
        "NameHasOwner", g_variant_new ("(s)", LIMBER_AGENT_BUS_NAME), G_VARIANT_TYPE ("(b)"),
        G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

    if (answer == NULL)
      return FALSE;
    g_variant_get (answer, "(b)", &has_owner);
    if (!has_owner)
      return TRUE;
    g_usleep (LOOK_MSECS * 1000);
  }
  return FALSE;
}

int
limber_ctl_agent_stop (GStrv argv)
{
  gboolean until_tomorrow = FALSE;
  const GOptionEntry entries[] = {
    { "until-tomorrow", 't', 0, G_OPTION_ARG_NONE, &until_tomorrow,
      N_ ("Until the next day only; else until “limberctl agent start”"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "agent stop",
    .summary = _ ("Turns reminders off: the agent ends and is not started again, neither at login "
                  "nor by the window."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberRemindersSwitch) reminders = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;
  reminders = limber_ctl_agent_open_switch (&error);
  if (reminders == NULL)
    return limber_ctl_fail (error->message);
  if (!(until_tomorrow ? limber_reminders_switch_turn_off_until_tomorrow (reminders)
                       : limber_reminders_switch_turn_off (reminders)))
    return limber_ctl_fail (_ ("the settings cannot be written"));
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (bus != NULL && !until_tomorrow && !wait_for_end (bus))
    return limber_ctl_fail (_ ("the agent does not end"));
  return LIMBER_CTL_DONE;
}
