/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* While it is held, the agent has the diary's file closed, so that it can be erased or replaced.
 * Waits for the agent: not for a main thread that shows something. */
typedef struct _LimberDiaryHold LimberDiaryHold;

/* An agent that does not run, or no bus, has nothing to close: that is no error.
 * @bus: (nullable): the session bus is looked for (transfer full) */
LimberDiaryHold *
limber_diary_hold_take (GDBusConnection *bus, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The agent opens the diary again. */
void limber_diary_hold_release (LimberDiaryHold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDiaryHold, limber_diary_hold_release)

G_END_DECLS
