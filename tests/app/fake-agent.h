/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* An agent that answers as a test wants it to, under the real name on the test's own session bus.
 * It is a connection of its own, so that it can come and go. */
typedef struct _FakeAgent FakeAgent;

FakeAgent *fake_agent_new (void);
/* Leaves the bus */
void fake_agent_free (FakeAgent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeAgent, fake_agent_free)

/* Sets a property of the interface by its GObject name, as in "state", "due-at" */
void fake_agent_set (FakeAgent *self, const char *first_property, ...) G_GNUC_NULL_TERMINATED;
/* What was asked since the last time, one after the other: "Start(neck)|Finish(b,1.0)|" (transfer
 * full) */
char *fake_agent_take_calls (FakeAgent *self);
