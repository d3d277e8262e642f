/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-lookback.h"

G_BEGIN_DECLS

/**
 * LimberNamedCount:
 * @name: (owned): a routine's id, or the nick of a reason
 * @n: how often
 */
typedef struct {
  char *name;
  guint n;
} LimberNamedCount;

void limber_named_count_free (LimberNamedCount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberNamedCount, limber_named_count_free)

/** Breaks of one kind, by what became of them; open ones are not counted. */
typedef struct {
  guint n[LIMBER_N_BREAK_OUTCOMES];
  double done_parts; /* the sum of the shares that were done */
} LimberBreakTally;

guint limber_break_tally_get_total (const LimberBreakTally *self);

/**
 * LimberDigest:
 * @lookback: (owned): the same days as a chart shows them
 * @zone_counts: how many entries name each zone
 * @sitting_breaks: those that fell due by sitting
 * @planned_breaks: planned sessions
 * @n_session_days: days with a session
 * @session_secs: time spent exercising
 * @skip_reasons: (owned) (element-type LimberNamedCount): of skipped breaks, most frequent first
 * @routines: (owned) (element-type LimberNamedCount): sessions by routine, most frequent first
 * @n_stops: sessions stopped for pain
 * @stops: (owned) (element-type LimberSessionRecord): the newest of them
 * @n_notes: pain entries with a note
 * @notes: (owned) (element-type LimberPainEntry): the newest of them
 *
 * What a report over some days says.
 */
typedef struct {
  LimberLookback *lookback;
  guint zone_counts[LIMBER_N_ZONES];
  LimberBreakTally sitting_breaks;
  LimberBreakTally planned_breaks;
  guint n_session_days;
  gint64 session_secs;
  GPtrArray *skip_reasons;
  GPtrArray *routines;
  guint n_stops;
  GPtrArray *stops;
  guint n_notes;
  GPtrArray *notes;
} LimberDigest;

void limber_digest_free (LimberDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDigest, limber_digest_free)

/* @n_newest: at most so many notes and stops (transfer full) */
LimberDigest *
limber_diary_digest (LimberDiary *self, int from_day, int to_day, guint n_newest, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same on the worker thread */
void limber_diary_digest_async (LimberDiary *self,
                                int from_day,
                                int to_day,
                                guint n_newest,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
LimberDigest *limber_diary_digest_finish (LimberDiary *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
