/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that fails: once installed, all of SQLite's files in this program go through it. */
void fault_vfs_install (void);
/* The write, truncation or sync after @n_more of them gives @result, an SQLite result, and so do
 * all that follow; -1 for a disk that works. */
void fault_vfs_fail_after (int n_more, int result);
/* Whether it has failed since it was told to */
gboolean fault_vfs_has_failed (void);

G_END_DECLS
