/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-stamp.h"
#include "store/limber-diary-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* One connection to an SQLite file. Not safe for two threads at once: whoever owns it keeps a lock.
 */
typedef struct _LimberDatabase LimberDatabase;

typedef enum {
  LIMBER_DATABASE_READ_ONLY, /* never writes, not even beside the file */
  LIMBER_DATABASE_READ_WRITE,
  LIMBER_DATABASE_CREATE, /* only if nothing but an empty file is there */
} LimberDatabaseMode;

LimberDatabase *limber_database_open (const char *path,
                                      LimberDatabaseMode mode,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_database_close (LimberDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDatabase, limber_database_close)
/* As limber_diary_save_memory() */
void limber_database_save_memory (void);
void limber_database_release_memory (LimberDatabase *self);

/* Statements without values and rows, several in one text */
gboolean limber_database_execute (LimberDatabase *self,
                                  const char *sql,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The first column of the first row, as a number; 0 if there is no row */
gboolean limber_database_query_int (LimberDatabase *self,
                                    const char *sql,
                                    gint64 *value,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 limber_database_get_last_id (LimberDatabase *self);
int limber_database_get_n_changes (LimberDatabase *self);
/* From now on the last connection to close writes what is in the log into the file, which is
 * SQLite's habit; before, it leaves everything as it is. */
void limber_database_allow_checkpoint (LimberDatabase *self);
/* Follows "PRAGMA integrity_check" or the quick one; damage is LIMBER_DIARY_ERROR_DAMAGED with the
 * first finding */
gboolean limber_database_check (LimberDatabase *self,
                                gboolean is_quick,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Replaces all of this file's content by that of @source, in one transaction */
gboolean limber_database_copy_from (LimberDatabase *self,
                                    LimberDatabase *source,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A prepared statement. An error while preparing or binding comes out of the next step. Values and
 * columns are counted from 0. */
typedef struct _LimberStatement LimberStatement;

LimberStatement *limber_statement_new (LimberDatabase *database, const char *sql);
void limber_statement_free (LimberStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberStatement, limber_statement_free)

void limber_statement_bind_int (LimberStatement *self, int index, gint64 value);
/* @text: (nullable): copied */
void limber_statement_bind_text (LimberStatement *self, int index, const char *text);
void limber_statement_bind_null (LimberStatement *self, int index);
/* Two values: usec and offset */
void limber_statement_bind_stamp (LimberStatement *self, int index, const LimberStamp *stamp);
/* The same, both NULL where @stamp's usec is 0 */
void
limber_statement_bind_optional_stamp (LimberStatement *self, int index, const LimberStamp *stamp);

/* TRUE and @has_row: a row can be read; TRUE and not: done. */
gboolean limber_statement_step (LimberStatement *self,
                                gboolean *has_row,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* To the end, then ready for new values */
gboolean limber_statement_run (LimberStatement *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_statement_reset (LimberStatement *self);

gint64 limber_statement_get_int (LimberStatement *self, int column);
/* (transfer none) (nullable): until the next step */
const char *limber_statement_get_text (LimberStatement *self, int column);
/* (transfer full) (nullable) */
char *limber_statement_dup_text (LimberStatement *self, int column);
/* Two columns: usec and offset; all 0 for NULL */
LimberStamp limber_statement_get_stamp (LimberStatement *self, int column);

/* A transaction is rolled back when it goes out of scope without having been committed. */
typedef struct _LimberDatabaseTransaction LimberDatabaseTransaction;

LimberDatabaseTransaction *
limber_database_begin_write (LimberDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One consistent view for several reads */
LimberDatabaseTransaction *
limber_database_begin_read (LimberDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_database_transaction_commit (LimberDatabaseTransaction *self,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_database_transaction_free (LimberDatabaseTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDatabaseTransaction, limber_database_transaction_free)

G_END_DECLS
