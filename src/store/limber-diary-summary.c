/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-summary"

#include "config.h"

#include "store/limber-diary-lookback.h"
#include "store/limber-diary-private.h"

/*
 * Summaries:
 *
 * Adds up days, weeks and months from counts that are kept ready. Nothing here reads a pain entry,
 * so that a million of them cost no more than the days they lie on.
 */

#define DAY_USEC (86400 * (gint64) G_USEC_PER_SEC)
#define DAY_SECS 86400

typedef struct {
  LimberSpan span;
  int from_day;
  int to_day;
  GHashTable *by_start; /* (owned) (element-type int LimberDaySummary) */
} Summary;

static void
summary_clear (Summary *self)
{
  g_hash_table_unref (self->by_start);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

/* (transfer none): made when it is first needed */
static LimberDaySummary *
get_summary (Summary *self, int day)
{
  int start = limber_span_get_start (self->span, day);
  LimberDaySummary *summary = g_hash_table_lookup (self->by_start, GINT_TO_POINTER (start));

  if (summary == NULL) {
    summary = g_new0 (LimberDaySummary, 1);
    summary->day = start;
    g_hash_table_insert (self->by_start, GINT_TO_POINTER (start), summary);
  }
  return summary;
}

static gboolean
add_pain (Summary *self, LimberDatabase *database, int zone, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      database, "SELECT day, question, level, n FROM pain_count "
                "WHERE zone = ? AND day BETWEEN ? AND ?");
  gboolean has_row;

  limber_statement_bind_int (select, 0, zone);
  limber_statement_bind_int (select, 1, self->from_day);
  limber_statement_bind_int (select, 2, self->to_day);
  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    LimberDaySummary *summary = get_summary (self, (int) limber_statement_get_int (select, 0));
    LimberPainCounts *counts[] = { &summary->now, &summary->worst, &summary->average };
    gint64 question = limber_statement_get_int (select, 1);
    gint64 level = limber_statement_get_int (select, 2);

    if (question >= 0 && question < (gint64) G_N_ELEMENTS (counts) && level >= 0
        && level <= LIMBER_PAIN_LEVEL_MAX)
      counts[question]->n[level] += (guint) limber_statement_get_int (select, 3);
    if (!limber_statement_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

static void
add_break (LimberDaySummary *summary, const char *nick, guint n)
{
  LimberBreakOutcome outcome;

  if (limber_break_outcome_from_nick (nick, &outcome) && outcome != LIMBER_BREAK_OPEN)
    summary->n_breaks[outcome] += n;
}

static void
add_session (LimberDaySummary *summary, const char *nick, guint n)
{
  LimberCoachEnd end;

  if (limber_coach_end_from_nick (nick, &end) && end != LIMBER_COACH_END_NONE)
    summary->n_sessions[end] += n;
}

/* @sql: day, nick and number of what is neither open nor running */
static gboolean
add_events (Summary *self,
            LimberDatabase *database,
            const char *sql,
            void (*add) (LimberDaySummary *summary, const char *nick, guint n),
            GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (database, sql);
  gboolean has_row;

  limber_statement_bind_int (select, 0, self->from_day);
  limber_statement_bind_int (select, 1, self->to_day);
  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    add (get_summary (self, (int) limber_statement_get_int (select, 0)),
         limber_statement_get_text (select, 1), (guint) limber_statement_get_int (select, 2));
    if (!limber_statement_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

/* A period over midnight is split; its own offset says where midnight is. */
static void
add_period (Summary *self, const LimberSittingRecord *period)
{
  LimberStamp at = period->started;

  while (at.usec < period->ended.usec) {
    int day = limber_stamp_get_day (&at);
    gint64 midnight = (day + 1) * DAY_USEC - at.offset_mins * 60 * (gint64) G_USEC_PER_SEC;
    gint64 until = MIN (midnight, period->ended.usec);

    if (day >= self->from_day && day <= self->to_day) {
      LimberDaySummary *summary = get_summary (self, day);

      summary->sitting_secs += (until - at.usec) / G_USEC_PER_SEC;
      /* A day that a flight made longer */
      if (self->span == LIMBER_SPAN_DAY)
        summary->sitting_secs = MIN (summary->sitting_secs, DAY_SECS);
    }
    at.usec = until;
  }
}

/* A period that began up to 8 days before still reaches into the first day. */
static gboolean
add_sitting (Summary *self, LimberDatabase *database, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      database, "SELECT started_usec, started_offset, ended_usec FROM sitting "
                "WHERE started_usec BETWEEN (? - 8) * 86400000000 AND (? + 2) * 86400000000 "
                "AND ended_usec > started_usec");
  gboolean has_row;

  limber_statement_bind_int (select, 0, self->from_day);
  limber_statement_bind_int (select, 1, self->to_day);
  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    LimberSittingRecord period = { limber_statement_get_stamp (select, 0),
                                   { limber_statement_get_int (select, 2), 0 } };

    add_period (self, &period);
    if (!limber_statement_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_summaries (gconstpointer a, gconstpointer b)
{
  const LimberDaySummary *first = *(const LimberDaySummary *const *) a;
  const LimberDaySummary *second = *(const LimberDaySummary *const *) b;

  return first->day < second->day ? -1 : first->day > second->day;
}

/* (transfer full): takes the summaries out of the table */
static GPtrArray *
sort_summaries (Summary *self)
{
  GPtrArray *sorted = g_ptr_array_new_full (g_hash_table_size (self->by_start), g_free);
  GHashTableIter iter;
  gpointer summary;

  g_hash_table_iter_init (&iter, self->by_start);
  while (g_hash_table_iter_next (&iter, NULL, &summary)) {
    g_hash_table_iter_steal (&iter);
    g_ptr_array_add (sorted, summary);
  }
  g_ptr_array_sort (sorted, compare_summaries);
  return sorted;
}

/**
 * limber_diary_summarize:
 * @self: the diary
 * @from_day: the first local day
 * @to_day: the last local day
 * @span: how many days make a point
 * @zone: pain of one zone, or %LIMBER_ZONE_ANY
 * @error: a #LimberDiaryError
 *
 * Returns: (transfer full) (element-type LimberDaySummary): in order, without empty spans
 */
GPtrArray *
limber_diary_summarize (
    LimberDiary *self, int from_day, int to_day, LimberSpan span, int zone, GError **error)
{
  g_auto (Summary) summary = { span, MAX (from_day, -1000000), MIN (to_day, 1000000),
                               g_hash_table_new_full (NULL, NULL, NULL, g_free) };

  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);
  g_return_val_if_fail (zone >= LIMBER_ZONE_ANY && zone < LIMBER_N_ZONES, NULL);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) read = limber_database_begin_read (database, error);

  if (read == NULL || !add_pain (&summary, database, zone, error)
      || !add_events (&summary, database,
                      "SELECT day, outcome, count (*) FROM break "
                      "WHERE day BETWEEN ? AND ? AND outcome != 'open' GROUP BY day, outcome",
                      add_break, error)
      || !add_events (&summary, database,
                      "SELECT day, ending, count (*) FROM session "
                      "WHERE day BETWEEN ? AND ? AND ending != 'running' GROUP BY day, ending",
                      add_session, error)
      || !add_sitting (&summary, database, error))
    return NULL;
  return sort_summaries (&summary);
}

/**
 * limber_diary_count_zones:
 * @self: the diary
 * @from_day: the first local day
 * @to_day: the last local day
 * @counts: (out) (array fixed-size=46): entries by zone; untouched on failure
 * @error: a #LimberDiaryError
 */
gboolean
limber_diary_count_zones (
    LimberDiary *self, int from_day, int to_day, guint counts[LIMBER_N_ZONES], GError **error)
{
  guint found[LIMBER_N_ZONES] = { 0 };

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) read = limber_database_begin_read (database, error);
  g_autoptr (LimberStatement) select = NULL;

  if (read == NULL)
    return FALSE;
  select = limber_statement_new (
      database, "SELECT sum (n) FROM pain_count WHERE zone = ? AND day BETWEEN ? AND ?");
  for (guint zone = 0; zone < LIMBER_N_ZONES; zone++) {
    gboolean has_row;

    limber_statement_bind_int (select, 0, zone);
    limber_statement_bind_int (select, 1, from_day);
    limber_statement_bind_int (select, 2, to_day);
    if (!limber_statement_step (select, &has_row, error))
      return FALSE;
    found[zone] = (guint) limber_statement_get_int (select, 0);
    limber_statement_reset (select);
  }
  memcpy (counts, found, sizeof found);
  return TRUE;
}

/**
 * limber_diary_find_zones:
 * @self: the diary
 * @from_day: the first local day
 * @to_day: the last local day
 * @zones: (out): those that an entry names; untouched on failure
 * @error: a #LimberDiaryError
 */
gboolean
limber_diary_find_zones (
    LimberDiary *self, int from_day, int to_day, LimberZones *zones, GError **error)
{
  LimberZones found = 0;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) read = limber_database_begin_read (database, error);
  g_autoptr (LimberStatement) select = NULL;

  if (read == NULL)
    return FALSE;
  select = limber_statement_new (
      database,
      "SELECT 1 FROM pain_count WHERE zone = ? AND day BETWEEN ? AND ? AND n > 0 LIMIT 1");
  for (int zone = 0; zone < LIMBER_N_ZONES; zone++) {
    gboolean has_row;

    limber_statement_bind_int (select, 0, zone);
    limber_statement_bind_int (select, 1, from_day);
    limber_statement_bind_int (select, 2, to_day);
    if (!limber_statement_step (select, &has_row, error))
      return FALSE;
    if (has_row)
      found |= LIMBER_ZONE_BIT (zone);
    limber_statement_reset (select);
  }
  *zones = found;
  return TRUE;
}

/**
 * limber_diary_get_bounds:
 * @self: the diary
 * @first_day: (out): untouched if there is no record
 * @last_day: (out): the same
 * @error: a #LimberDiaryError
 *
 * Returns: whether there is any record
 */
gboolean
limber_diary_get_bounds (LimberDiary *self, int *first_day, int *last_day, GError **error)
{
  gboolean has_row;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberStatement) select = limber_statement_new (
      database, "SELECT min (low), max (high) FROM ("
                "SELECT (SELECT min (day) FROM pain_count WHERE zone = -1) AS low,"
                " (SELECT max (day) FROM pain_count WHERE zone = -1) AS high "
                "UNION ALL SELECT (SELECT min (day) FROM break), (SELECT max (day) FROM break) "
                "UNION ALL SELECT (SELECT min (day) FROM session), (SELECT max (day) FROM session) "
                "UNION ALL SELECT min (day), max (day) FROM measure "
                "UNION ALL SELECT min (day), max (day) FROM questionnaire) WHERE low IS NOT NULL");

  if (!limber_statement_step (select, &has_row, error) || !has_row
      || limber_statement_get_text (select, 0) == NULL)
    return FALSE;
  *first_day = (int) limber_statement_get_int (select, 0);
  *last_day = (int) limber_statement_get_int (select, 1);
  return TRUE;
}
