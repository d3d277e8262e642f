/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-schema"

#include "config.h"

#include "store/limber-diary-schema-private.h"

/*
 * Diary schema:
 *
 * The tables, as numbered steps that only move forward. A new file goes through all of them, so
 * that every step is used every day. A step that was released never changes; tests/data/ keeps a
 * frozen file of each version before the newest.
 *
 * Times are microseconds UTC with the local offset in minutes beside them; `day` is the local day
 * since 1970-01-01. Words are stored where rows are few, so that any SQLite program can read the
 * file; pain entries, of which there may be a million, are all numbers.
 */

/* session.break_id is no foreign key: the agent writes breaks, the window sessions, and neither
 * waits for the other. */
static const char schema_1[]
    = "CREATE TABLE sitting ("
      "  started_usec INTEGER PRIMARY KEY,"
      "  started_offset INTEGER NOT NULL,"
      "  ended_usec INTEGER,"
      "  ended_offset INTEGER"
      ") STRICT;"
      "CREATE TABLE break ("
      "  break_id TEXT PRIMARY KEY NOT NULL,"
      "  day INTEGER NOT NULL,"
      "  due_usec INTEGER NOT NULL,"
      "  due_offset INTEGER NOT NULL,"
      "  is_planned INTEGER NOT NULL CHECK (is_planned IN (0, 1)),"
      "  is_prompted INTEGER NOT NULL CHECK (is_prompted IN (0, 1)),"
      "  sitting_secs INTEGER NOT NULL,"
      "  n_prompts INTEGER NOT NULL,"
      "  n_snoozes INTEGER NOT NULL,"
      "  routine_id TEXT,"
      "  started_usec INTEGER,"
      "  started_offset INTEGER,"
      "  ended_usec INTEGER,"
      "  ended_offset INTEGER,"
      "  outcome TEXT NOT NULL,"
      "  reason TEXT,"
      "  done_permille INTEGER NOT NULL CHECK (done_permille BETWEEN 0 AND 1000)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE INDEX break_due ON break (due_usec);"
      "CREATE INDEX break_day ON break (day, outcome);"
      "CREATE TABLE decision ("
      "  id INTEGER PRIMARY KEY,"
      "  at_usec INTEGER NOT NULL,"
      "  at_offset INTEGER NOT NULL,"
      "  event TEXT NOT NULL,"
      "  cause TEXT,"
      "  break_id TEXT,"
      "  detail TEXT"
      ") STRICT;"
      "CREATE INDEX decision_at ON decision (at_usec);"
      "CREATE TABLE session ("
      "  id INTEGER PRIMARY KEY,"
      "  day INTEGER NOT NULL,"
      "  started_usec INTEGER NOT NULL,"
      "  started_offset INTEGER NOT NULL,"
      "  ended_usec INTEGER,"
      "  ended_offset INTEGER,"
      "  routine_id TEXT NOT NULL,"
      "  level INTEGER NOT NULL,"
      "  break_id TEXT,"
      "  planned_secs INTEGER NOT NULL,"
      "  done_permille INTEGER NOT NULL CHECK (done_permille BETWEEN 0 AND 1000),"
      "  ending TEXT NOT NULL"
      ") STRICT;"
      "CREATE INDEX session_started ON session (started_usec);"
      "CREATE INDEX session_day ON session (day, ending);"
      "CREATE TABLE session_item ("
      "  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,"
      "  position INTEGER NOT NULL,"
      "  exercise_id TEXT NOT NULL,"
      "  outcome TEXT NOT NULL,"
      "  PRIMARY KEY (session_id, position)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE TABLE agent_state ("
      "  id INTEGER PRIMARY KEY CHECK (id = 1),"
      "  state TEXT NOT NULL"
      ") STRICT;";

/* pain_count says how many visible entries there are for each zone, day, question and level; zone
 * -1 is the whole body. Counts, unlike means, can be added up over any span and corrected when an
 * entry is changed, so that ten years are drawn without reading an entry. */
static const char schema_2[]
    = "CREATE TABLE pain_entry ("
      "  id INTEGER PRIMARY KEY,"
      "  day INTEGER NOT NULL,"
      "  at_usec INTEGER NOT NULL,"
      "  at_offset INTEGER NOT NULL,"
      "  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),"
      "  question INTEGER NOT NULL,"
      "  zones INTEGER NOT NULL,"
      "  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),"
      "  session_id INTEGER REFERENCES session (id) ON DELETE SET NULL,"
      "  note TEXT"
      ") STRICT;"
      "CREATE INDEX pain_entry_at ON pain_entry (at_usec);"
      "CREATE INDEX pain_entry_session ON pain_entry (session_id) WHERE session_id IS NOT NULL;"
      "CREATE INDEX pain_entry_hidden ON pain_entry (is_hidden) WHERE is_hidden = 1;"
      "CREATE TABLE pain_count ("
      "  zone INTEGER NOT NULL,"
      "  day INTEGER NOT NULL,"
      "  question INTEGER NOT NULL,"
      "  level INTEGER NOT NULL,"
      "  n INTEGER NOT NULL CHECK (n >= 0),"
      "  PRIMARY KEY (zone, day, question, level)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE TABLE measure ("
      "  id INTEGER PRIMARY KEY,"
      "  day INTEGER NOT NULL,"
      "  at_usec INTEGER NOT NULL,"
      "  at_offset INTEGER NOT NULL,"
      "  kind TEXT NOT NULL,"
      "  side TEXT NOT NULL,"
      "  value_tenths INTEGER NOT NULL,"
      "  note TEXT"
      ") STRICT;"
      "CREATE INDEX measure_at ON measure (at_usec);"
      "CREATE TABLE questionnaire ("
      "  id INTEGER PRIMARY KEY,"
      "  day INTEGER NOT NULL,"
      "  at_usec INTEGER NOT NULL,"
      "  at_offset INTEGER NOT NULL,"
      "  kind TEXT NOT NULL,"
      "  language TEXT NOT NULL,"
      "  answers TEXT NOT NULL"
      ") STRICT;"
      "CREATE INDEX questionnaire_at ON questionnaire (at_usec);";

static const char *const schemas[LIMBER_DIARY_SCHEMA_VERSION] = { schema_1, schema_2 };

/* What the file says of itself. */
gboolean
limber_diary_schema_get_version (LimberDatabase *database, int *version, GError **error)
{
  gint64 value;

  if (!limber_database_query_int (database, "PRAGMA user_version", &value, error))
    return FALSE;
  *version = (int) value;
  return TRUE;
}

/* Does nothing to a file that is at @version or beyond; the caller commits. */
gboolean
limber_diary_schema_migrate (LimberDatabase *database, int version, GError **error)
{
  int from;
  g_autofree char *mark = NULL;

  g_assert (version <= LIMBER_DIARY_SCHEMA_VERSION);

  if (!limber_diary_schema_get_version (database, &from, error))
    return FALSE;
  for (int step = from; step < version; step++) {
    if (!limber_database_execute (database, schemas[step], error))
      return FALSE;
  }
  if (from >= version)
    return TRUE;
  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                          LIMBER_DIARY_APPLICATION_ID, version);
  return limber_database_execute (database, mark, error);
}
