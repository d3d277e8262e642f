/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-error.h"

G_BEGIN_DECLS

/**
 * LimberDiaryBackup:
 * @path: (owned)
 * @day: the local day that it was made on
 * @n_entries: pain entries in it
 *
 * A daily backup that can be put in place of the diary by limber_diary_restore(), and what is to be
 * said of it when it is offered.
 */
typedef struct {
  char *path;
  int day;
  guint n_entries;
} LimberDiaryBackup;

/* The newest sound one for the diary at @path (transfer full) (nullable): NULL without an error if
 * there is none. Reads all of it: not for a main thread that shows something. */
LimberDiaryBackup *limber_diary_backup_find (const char *path) G_GNUC_WARN_UNUSED_RESULT;
LimberDiaryBackup *limber_diary_backup_copy (const LimberDiaryBackup *self);
void limber_diary_backup_free (LimberDiaryBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDiaryBackup, limber_diary_backup_free)

G_END_DECLS
