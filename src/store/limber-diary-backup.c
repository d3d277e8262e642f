/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-backup"

#include "config.h"

#include "store/limber-diary-backup.h"

#include "core/limber-stamp.h"
#include "store/limber-diary-files.h"
#include "store/limber-diary-private.h"

#include <string.h>

/*
 * LimberDiaryBackup:
 *
 * Looks into a backup and changes nothing. The day is in its name, as the agent gave it.
 */

#define DAY_CHARS (strlen ("2026-03-02"))

/* "…/diary-2026-03-02.db" */
static gboolean
read_day (const char *path, int *day)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dash = strchr (name, '-');
  g_autofree char *text = dash != NULL ? g_strndup (dash + 1, DAY_CHARS) : NULL;

  return text != NULL && limber_day_parse (text, day);
}

/* 0 also for a backup that is older than pain entries are */
static guint
count_entries (const char *path)
{
  g_autoptr (LimberDatabase) database = limber_diary_connect_read_only (path, NULL);
  g_autoptr (LimberStatement) count = NULL;
  gboolean has_row = FALSE;

  if (database == NULL)
    return 0;
  count = limber_statement_new (database, "SELECT count (*) FROM pain_entry WHERE is_hidden = 0");
  if (!limber_statement_step (count, &has_row, NULL) || !has_row)
    return 0;
  return (guint) limber_statement_get_int (count, 0);
}

LimberDiaryBackup *
limber_diary_backup_find (const char *path)
{
  g_autoptr (LimberDiaryBackup) self = NULL;
  g_autofree char *found = limber_diary_find_backup (path);

  if (found == NULL)
    return NULL;
  self = g_new0 (LimberDiaryBackup, 1);
  self->path = g_steal_pointer (&found);
  if (!read_day (self->path, &self->day))
    return NULL;
  self->n_entries = count_entries (self->path);
  return g_steal_pointer (&self);
}

LimberDiaryBackup *
limber_diary_backup_copy (const LimberDiaryBackup *self)
{
  LimberDiaryBackup *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  return copy;
}

void
limber_diary_backup_free (LimberDiaryBackup *self)
{
  g_free (self->path);
  g_free (self);
}
