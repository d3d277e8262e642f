/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-counts"

#include "config.h"

#include "store/limber-diary-counts-private.h"

/*
 * Pain counts:
 *
 * The table that charts read instead of a million entries: how many visible entries each zone, day,
 * question and level has. Before and after a session it is "now" that is asked, so they count as
 * now; zone -1 is the whole body.
 */

/* What the counts must be, computed from the entries. The numbers of the zones are made up here so
 * that one statement sees an entry once for each of its bits. */
#define EXPECTED_COUNTS                                                                            \
  "WITH RECURSIVE bit (zone) AS (SELECT -1 UNION ALL SELECT zone + 1 FROM bit WHERE zone < 45), "  \
  "expected AS (SELECT zone, day, CASE WHEN question IN (3, 4) THEN 0 ELSE question END AS "       \
  "question, level, count (*) AS n FROM pain_entry JOIN bit "                                      \
  "ON zone = -1 OR (zones >> zone) & 1 WHERE is_hidden = 0 GROUP BY 1, 2, 3, 4) "

static int
get_counted_question (LimberPainQuestion question)
{
  if (question == LIMBER_PAIN_BEFORE || question == LIMBER_PAIN_AFTER)
    return LIMBER_PAIN_NOW;
  return question;
}

/* One less that is counted leaves no row of zero behind. */
static const char *const add_sql[] = {
  "INSERT INTO pain_count (zone, day, question, level, n) VALUES (?, ?, ?, ?, 1) "
  "ON CONFLICT (zone, day, question, level) DO UPDATE SET n = n + 1",
  NULL
};
static const char *const remove_sql[] = {
  "UPDATE pain_count SET n = n - 1 "
  "WHERE zone = ? AND day = ? AND question = ? AND level = ? AND n > 0",
  "DELETE FROM pain_count "
  "WHERE zone = ? AND day = ? AND question = ? AND level = ? AND n = 0",
  NULL
};

static gboolean
change_zone (LimberStatement *statement, const LimberPainEntry *entry, int zone, GError **error)
{
  limber_statement_bind_int (statement, 0, zone);
  limber_statement_bind_int (statement, 1, limber_stamp_get_day (&entry->at));
  limber_statement_bind_int (statement, 2, get_counted_question (entry->question));
  limber_statement_bind_int (statement, 3, entry->level);
  return limber_statement_run (statement, error);
}

gboolean
limber_diary_counts_change (LimberDatabase *database,
                            const LimberPainEntry *entry,
                            int change,
                            GError **error)
{
  const char *const *sql = change > 0 ? add_sql : remove_sql;

  for (; *sql != NULL; sql++) {
    g_autoptr (LimberStatement) statement = limber_statement_new (database, *sql);

    if (!change_zone (statement, entry, -1, error))
      return FALSE;
    for (int zone = 0; zone < LIMBER_N_ZONES; zone++) {
      if ((entry->zones & LIMBER_ZONE_BIT (zone)) != 0
          && !change_zone (statement, entry, zone, error))
        return FALSE;
    }
  }
  return TRUE;
}

gboolean
limber_diary_counts_rebuild (LimberDatabase *database, GError **error)
{
  return limber_database_execute (database,
                                  "DELETE FROM pain_count; INSERT INTO pain_count (zone, day, "
                                  "question, level, n) " EXPECTED_COUNTS
                                  "SELECT zone, day, question, level, n FROM expected;",
                                  error);
}

gboolean
limber_diary_counts_compare (LimberDatabase *database, gint64 *n_wrong, GError **error)
{
  return limber_database_query_int (
      database,
      EXPECTED_COUNTS "SELECT (SELECT count (*) FROM (SELECT * FROM expected EXCEPT "
                      "SELECT zone, day, question, level, n FROM pain_count)) "
                      "+ (SELECT count (*) FROM (SELECT zone, day, question, level, n "
                      "FROM pain_count EXCEPT SELECT * FROM expected))",
      n_wrong, error);
}
