/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"
#include "core/limber-scheduler.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* When the agent was last known to live, in a file of its own beside the diary, and the lock that
 * keeps a second agent off that diary. */
typedef struct _LimberAliveFile LimberAliveFile;

/* @path: made with its folder if it is not there. Errors: G_IO_ERROR_BUSY while another agent has
 * it; others where nothing can be written. */
LimberAliveFile *
limber_alive_file_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_alive_file_free (LimberAliveFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberAliveFile, limber_alive_file_free)

/* FALSE where nothing sound is in it. @stamp: its boot id is valid while @self is */
gboolean
limber_alive_file_load (LimberAliveFile *self, LimberAliveStamp *stamp) G_GNUC_WARN_UNUSED_RESULT;
/* Now. It reaches the disk when the system sees fit: a minute that is lost costs nothing. */
void limber_alive_file_write (LimberAliveFile *self, LimberClock *clock);

G_END_DECLS
