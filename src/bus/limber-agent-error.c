/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus"

#include "config.h"

#include "bus/limber-agent-error.h"

/*
 * LimberAgentError:
 *
 * The same errors on both sides of the bus. The last two never travel: they say that nobody could
 * be asked.
 */

#define PREFIX LIMBER_AGENT_INTERFACE ".Error."

static const GDBusErrorEntry entries[] = {
  { LIMBER_AGENT_ERROR_NOTHING_DUE, PREFIX "NothingDue" },
  { LIMBER_AGENT_ERROR_SNOOZE_LIMIT, PREFIX "SnoozeLimit" },
  { LIMBER_AGENT_ERROR_OUT_OF_RANGE, PREFIX "OutOfRange" },
  { LIMBER_AGENT_ERROR_UNKNOWN_ROUTINE, PREFIX "UnknownRoutine" },
  { LIMBER_AGENT_ERROR_DIARY_UNAVAILABLE, PREFIX "DiaryUnavailable" },
  { LIMBER_AGENT_ERROR_NOT_SHOWN, PREFIX "NotShown" },
};

GQuark
limber_agent_error_quark (void)
{
  static gsize quark = 0;

  g_dbus_error_register_error_domain ("limber-agent-error-quark", &quark, entries,
                                      G_N_ELEMENTS (entries));
  return (GQuark) quark;
}
