/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-database"

#include "config.h"

#include "store/limber-database-private.h"

#include <glib/gi18n-lib.h>

/*
 * LimberDatabase:
 *
 * All that Limber does with SQLite goes through here: connections, prepared statements with bound
 * values, transactions that roll back by themselves, and errors in words that a person can act on.
 * It knows nothing of diaries.
 */

/* Another program's transaction is a few milliseconds, a migration of a large diary seconds. */
#define BUSY_TIMEOUT_MSECS 10000

/* Pages in memory, in KiB: one is read from the system's cache anyway. Of a program that is always
 * there: the busiest call reads a few dozen pages of 4 KiB. */
#define CACHE_KIB       512
#define SMALL_CACHE_KIB 128

/* Set once, before the first is opened */
static gint is_memory_saved = 0;

struct _LimberDatabase {
  sqlite3 *handle; /* (owned) */
};

struct _LimberStatement {
  LimberDatabase *database; /* (unowned) */
  sqlite3_stmt *handle;     /* (owned) (nullable) */
  int result;               /* of preparing and binding */
};

struct _LimberDatabaseTransaction {
  LimberDatabase *database; /* (unowned) */
  gboolean is_open;
};

G_DEFINE_QUARK (limber - diary - error - quark, limber_diary_error)

/* What to tell a person of an SQLite result */
static LimberDiaryError
describe_result (int result, const char **message)
{
  switch (result & 0xff) {
  case SQLITE_FULL:
    *message = _ ("There is no space left for the diary. Nothing was written.");
    return LIMBER_DIARY_ERROR_FULL;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    *message = _ ("Another program has been using the diary for too long. Nothing was written.");
    return LIMBER_DIARY_ERROR_BUSY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    *message = _ ("The diary file is damaged. It was left as it is.");
    return LIMBER_DIARY_ERROR_DAMAGED;
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
    *message = _ ("The diary can't be opened for writing. Check the permissions of its folder.");
    return LIMBER_DIARY_ERROR_READ_ONLY;
  case SQLITE_CONSTRAINT:
  case SQLITE_MISMATCH:
  case SQLITE_TOOBIG:
    *message = _ ("The diary does not accept this record.");
    return LIMBER_DIARY_ERROR_INVALID;
  case SQLITE_IOERR:
    *message = _ ("The disk reported an error while the diary was in use.");
    return LIMBER_DIARY_ERROR_FAILED;
  default:
    *message = _ ("The diary could not be used.");
    return LIMBER_DIARY_ERROR_FAILED;
  }
}

static gboolean
fail (LimberDatabase *self, int result, GError **error)
{
  const char *message = NULL;
  LimberDiaryError code = describe_result (result, &message);

  /* Translators: the sentence, then SQLite's own words, which stay English */
  g_set_error (error, LIMBER_DIARY_ERROR, (int) code, _ ("%s (%s)"), message,
               self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result));
  return FALSE;
}

/**
 * limber_database_open:
 * @path: absolute, without a symbolic link in it
 * @mode: what may happen to the file
 * @error: a %LIMBER_DIARY_ERROR
 *
 * Returns: (transfer full): a connection that leaves the log alone when it is closed, until
 * limber_database_allow_checkpoint()
 */
LimberDatabase *
limber_database_open (const char *path, LimberDatabaseMode mode, GError **error)
{
  g_autoptr (LimberDatabase) self = g_new0 (LimberDatabase, 1);
  gboolean is_small = g_atomic_int_get (&is_memory_saved);
  int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result;

  if (mode == LIMBER_DATABASE_READ_ONLY)
    flags |= SQLITE_OPEN_READONLY;
  else
    flags |= SQLITE_OPEN_READWRITE | (mode == LIMBER_DATABASE_CREATE ? SQLITE_OPEN_CREATE : 0);

  result = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (result != SQLITE_OK) {
    fail (self, result, error);
    return NULL;
  }
  /* first of all: the next statement reads the file already */
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MSECS);
  if (is_small)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
  if (!limber_database_execute (self,
                                is_small ? "PRAGMA cache_size = -" G_STRINGIFY (SMALL_CACHE_KIB)
                                         : "PRAGMA cache_size = -" G_STRINGIFY (CACHE_KIB),
                                error))
    return NULL;
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return g_steal_pointer (&self);
}

void
limber_database_save_memory (void)
{
  g_atomic_int_set (&is_memory_saved, 1);
}

/* What is kept for the next statement, and could be read again */
void
limber_database_release_memory (LimberDatabase *self)
{
  if (g_atomic_int_get (&is_memory_saved))
    sqlite3_db_release_memory (self->handle);
}

/* Finishes what is open: a transaction that was not committed is rolled back. */
void
limber_database_close (LimberDatabase *self)
{
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

/**
 * limber_database_execute:
 * @sql: one or more statements that the program itself wrote, never with outside text in them
 * @error: a %LIMBER_DIARY_ERROR
 */
gboolean
limber_database_execute (LimberDatabase *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || fail (self, result, error);
}

/**
 * limber_database_query_int:
 * @sql: a question with one number as its answer
 * @value: (out): untouched on failure
 * @error: a %LIMBER_DIARY_ERROR
 */
gboolean
limber_database_query_int (LimberDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (LimberStatement) statement = limber_statement_new (self, sql);
  gboolean has_row;

  if (!limber_statement_step (statement, &has_row, error))
    return FALSE;
  *value = has_row ? limber_statement_get_int (statement, 0) : 0;
  return TRUE;
}

/* The row that was inserted last. */
gint64
limber_database_get_last_id (LimberDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/* Rows that the last statement changed. */
int
limber_database_get_n_changes (LimberDatabase *self)
{
  return sqlite3_changes (self->handle);
}

/* Once the file is known to be ours to change. */
void
limber_database_allow_checkpoint (LimberDatabase *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
}

/**
 * limber_database_check:
 * @is_quick: leave out whether indexes agree with their tables
 * @error: %LIMBER_DIARY_ERROR_DAMAGED with the first finding
 *
 * Returns: whether every page of the file is sound
 */
gboolean
limber_database_check (LimberDatabase *self, gboolean is_quick, GError **error)
{
  g_autoptr (LimberStatement) check = limber_statement_new (
      self, is_quick ? "PRAGMA quick_check (1)" : "PRAGMA integrity_check (1)");
  gboolean has_row;

  if (!limber_statement_step (check, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (limber_statement_get_text (check, 0), "ok") == 0)
    return TRUE;
  /* Translators: %s is SQLite's own finding, which stays English */
  g_set_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED,
               _ ("The diary file is damaged: %s"),
               has_row ? limber_statement_get_text (check, 0) : "?");
  return FALSE;
}

/**
 * limber_database_copy_from:
 * @source: another file, not changed
 * @error: a %LIMBER_DIARY_ERROR
 *
 * Other programs that have this file open see the new content at their next transaction.
 */
gboolean
limber_database_copy_from (LimberDatabase *self, LimberDatabase *source, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (self->handle, "main", source->handle, "main");
  int result;

  if (backup == NULL)
    return fail (self, sqlite3_errcode (self->handle), error);
  result = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  return result == SQLITE_DONE || fail (self, result, error);
}

/* (transfer full): never NULL; a mistake comes out of the first step. */
LimberStatement *
limber_statement_new (LimberDatabase *database, const char *sql)
{
  LimberStatement *self = g_new0 (LimberStatement, 1);

  self->database = database;
  self->result = sqlite3_prepare_v2 (database->handle, sql, -1, &self->handle, NULL);
  return self;
}

void
limber_statement_free (LimberStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static void
note_result (LimberStatement *self, int result)
{
  if (self->result == SQLITE_OK)
    self->result = result;
}

void
limber_statement_bind_int (LimberStatement *self, int index, gint64 value)
{
  note_result (self, sqlite3_bind_int64 (self->handle, index + 1, value));
}

void
limber_statement_bind_text (LimberStatement *self, int index, const char *text)
{
  note_result (self, sqlite3_bind_text (self->handle, index + 1, text, -1, SQLITE_TRANSIENT));
}

void
limber_statement_bind_null (LimberStatement *self, int index)
{
  note_result (self, sqlite3_bind_null (self->handle, index + 1));
}

/* Takes two places. */
void
limber_statement_bind_stamp (LimberStatement *self, int index, const LimberStamp *stamp)
{
  limber_statement_bind_int (self, index, stamp->usec);
  limber_statement_bind_int (self, index + 1, stamp->offset_mins);
}

/* Takes two places: something that has not happened yet is NULL in the file. */
void
limber_statement_bind_optional_stamp (LimberStatement *self, int index, const LimberStamp *stamp)
{
  if (stamp->usec != 0) {
    limber_statement_bind_stamp (self, index, stamp);
  } else {
    limber_statement_bind_null (self, index);
    limber_statement_bind_null (self, index + 1);
  }
}

/**
 * limber_statement_step:
 * @has_row: (out): whether there is a row to read; untouched on failure
 * @error: a %LIMBER_DIARY_ERROR
 */
gboolean
limber_statement_step (LimberStatement *self, gboolean *has_row, GError **error)
{
  int result;

  if (self->result != SQLITE_OK)
    return fail (self->database, self->result, error);
  result = sqlite3_step (self->handle);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return fail (self->database, result, error);
  *has_row = result == SQLITE_ROW;
  return TRUE;
}

/* Rows, if any, are passed over. */
gboolean
limber_statement_run (LimberStatement *self, GError **error)
{
  gboolean has_row = TRUE;

  while (has_row) {
    if (!limber_statement_step (self, &has_row, error))
      return FALSE;
  }
  limber_statement_reset (self);
  return TRUE;
}

/* Ready to run again; bound values stay. */
void
limber_statement_reset (LimberStatement *self)
{
  sqlite3_reset (self->handle);
}

gint64
limber_statement_get_int (LimberStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
limber_statement_get_text (LimberStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

char *
limber_statement_dup_text (LimberStatement *self, int column)
{
  return g_strdup (limber_statement_get_text (self, column));
}

LimberStamp
limber_statement_get_stamp (LimberStatement *self, int column)
{
  return (LimberStamp){ limber_statement_get_int (self, column),
                        (int) limber_statement_get_int (self, column + 1) };
}

static LimberDatabaseTransaction *
begin (LimberDatabase *database, const char *sql, GError **error)
{
  LimberDatabaseTransaction *self;

  if (!limber_database_execute (database, sql, error))
    return NULL;
  self = g_new0 (LimberDatabaseTransaction, 1);
  self->database = database;
  self->is_open = TRUE;
  return self;
}

/* Waits for other writers; whatever is read inside is what will be written over. */
LimberDatabaseTransaction *
limber_database_begin_write (LimberDatabase *database, GError **error)
{
  return begin (database, "BEGIN IMMEDIATE", error);
}

/* Does not wait for anybody. */
LimberDatabaseTransaction *
limber_database_begin_read (LimberDatabase *database, GError **error)
{
  return begin (database, "BEGIN", error);
}

/* Once this returns TRUE, what was written survives a loss of power. */
gboolean
limber_database_transaction_commit (LimberDatabaseTransaction *self, GError **error)
{
  if (!limber_database_execute (self->database, "COMMIT", error))
    return FALSE;
  self->is_open = FALSE;
  return TRUE;
}

/* Rolls back what was not committed; SQLite has done so already after some errors. */
void
limber_database_transaction_free (LimberDatabaseTransaction *self)
{
  if (self->is_open && !sqlite3_get_autocommit (self->database->handle))
    sqlite3_exec (self->database->handle, "ROLLBACK", NULL, NULL, NULL);
  g_free (self);
}
