/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-coach-tally"

#include "config.h"

#include "core/limber-coach-tally.h"

/*
 * LimberCoachTally:
 *
 * The coach's account of what was done: of each segment the most that was ever reached, of each
 * item whether it was left by "next". It knows neither a clock nor where the session is now; the
 * coach notes that. Levels of one routine are joined by their exercises: what was done of one is
 * done of it in the other.
 */
struct _LimberCoachTally {
  LimberTimeline *timeline; /* (owned) */
  guint first_item;         /* that the session began at */
  gint64 *furthest_usec;    /* (owned): one a segment, of its own duration */
  gboolean *is_skipped;     /* (owned): one an item */
};

/**
 * limber_coach_tally_new:
 * @timeline: of the session
 * @first_item: where it begins
 *
 * Returns: (transfer full): a tally with nothing done
 */
LimberCoachTally *
limber_coach_tally_new (LimberTimeline *timeline, guint first_item)
{
  LimberCoachTally *self = NULL;

  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), NULL);

  self = g_new0 (LimberCoachTally, 1);
  self->timeline = g_object_ref (timeline);
  self->first_item = first_item;
  self->furthest_usec = g_new0 (gint64, limber_timeline_get_n_segments (timeline));
  self->is_skipped = g_new0 (gboolean, limber_timeline_get_n_items (timeline));
  return self;
}

/**
 * limber_coach_tally_free:
 * @self: (transfer full): a tally
 */
void
limber_coach_tally_free (LimberCoachTally *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->timeline);
  g_free (self->furthest_usec);
  g_free (self->is_skipped);
  g_free (self);
}

/**
 * limber_coach_tally_note:
 * @self: a tally
 * @segment_index: of the timeline
 * @elapsed_usec: how far into it the session has come, with what +10 s has added
 */
void
limber_coach_tally_note (LimberCoachTally *self, guint segment_index, gint64 elapsed_usec)
{
  const LimberSegment *segment = NULL;
  gint64 done_usec;

  g_return_if_fail (self != NULL);

  segment = limber_timeline_get_segment (self->timeline, segment_index);
  done_usec = MIN (elapsed_usec, segment->duration_usec);
  self->furthest_usec[segment_index] = MAX (self->furthest_usec[segment_index], done_usec);
}

/**
 * limber_coach_tally_set_skipped:
 * @self: a tally
 * @item: from 0
 * @is_skipped: whether it was left by "next"; FALSE when the session comes to it
 */
void
limber_coach_tally_set_skipped (LimberCoachTally *self, guint item, gboolean is_skipped)
{
  g_return_if_fail (self != NULL);

  self->is_skipped[item] = is_skipped;
}

static double
get_share (LimberCoachTally *self, guint from_segment, guint to_segment)
{
  gint64 done_usec = 0, all_usec = 0;

  for (guint i = from_segment; i < to_segment; i++) {
    const LimberSegment *segment = limber_timeline_get_segment (self->timeline, i);

    if (!limber_segment_is_exercise (segment))
      continue;
    all_usec += segment->duration_usec;
    done_usec += self->furthest_usec[i];
  }

  return all_usec > 0 ? (double) done_usec / (double) all_usec : 0.0;
}

static double
get_item_share (LimberCoachTally *self, guint item)
{
  guint n_items = limber_timeline_get_n_items (self->timeline);
  guint to = item + 1 < n_items ? limber_timeline_get_first_segment (self->timeline, item + 1)
                                : limber_timeline_get_n_segments (self->timeline);

  return get_share (self, limber_timeline_get_first_segment (self->timeline, item), to);
}

/**
 * limber_coach_tally_get_outcome:
 * @self: a tally
 * @item: from 0
 *
 * Returns: what became of the item so far. Done is 90 % of its exercise time; one that was left by
 *   "next" before its half is skipped.
 */
LimberOutcome
limber_coach_tally_get_outcome (LimberCoachTally *self, guint item)
{
  double share;

  g_return_val_if_fail (self != NULL, LIMBER_OUTCOME_NOT_STARTED);

  share = get_item_share (self, item);
  if (share >= LIMBER_SHARE_DONE)
    return LIMBER_OUTCOME_DONE;
  if (self->is_skipped[item] && share < LIMBER_SHARE_HALF)
    return LIMBER_OUTCOME_SKIPPED;

  return share > 0.0 ? LIMBER_OUTCOME_PARTIAL : LIMBER_OUTCOME_NOT_STARTED;
}

/**
 * limber_coach_tally_get_done:
 * @self: a tally
 *
 * Returns: the share of the exercise time, from the item it was begun at, that was really done
 */
double
limber_coach_tally_get_done (LimberCoachTally *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return get_share (self, limber_timeline_get_first_segment (self->timeline, self->first_item),
                    limber_timeline_get_n_segments (self->timeline));
}

static const char *
get_exercise_id (LimberTimeline *timeline, guint item)
{
  return limber_exercise_get_id (limber_timeline_get_exercise (timeline, item));
}

/* The item of @timeline that is item @item of @other: the same exercise, and where a routine has it
 * several times the same of these. The number of items where there is none. */
static guint
find_same_item (LimberTimeline *timeline, LimberTimeline *other, guint item)
{
  const char *id = get_exercise_id (other, item);
  guint n_before = 0, i;

  for (i = 0; i < item; i++)
    n_before += g_str_equal (get_exercise_id (other, i), id) ? 1 : 0;
  for (i = 0; i < limber_timeline_get_n_items (timeline); i++)
    if (g_str_equal (get_exercise_id (timeline, i), id) && n_before-- == 0)
      break;

  return i;
}

/* The first item of @gentler that is one of this session from @from on */
static guint
find_from (LimberCoachTally *self, LimberTimeline *gentler, guint from)
{
  guint n_items = limber_timeline_get_n_items (gentler);

  for (guint i = from; i < limber_timeline_get_n_items (self->timeline); i++) {
    guint entry = find_same_item (gentler, self->timeline, i);

    if (entry < n_items)
      return entry;
  }

  return n_items;
}

/* Where nothing that is left is in the gentler level: what that has beyond what was done */
static guint
find_undone (LimberCoachTally *self, LimberTimeline *gentler)
{
  guint n_items = limber_timeline_get_n_items (gentler);
  guint i;

  for (i = 0; i < n_items; i++) {
    guint here = find_same_item (self->timeline, gentler, i);

    if (here == limber_timeline_get_n_items (self->timeline)
        || get_item_share (self, here) < LIMBER_SHARE_DONE)
      break;
  }

  return i;
}

/**
 * limber_coach_tally_find_entry:
 * @self: a tally
 * @gentler: another level of the same routine
 * @item: that the session has come to
 *
 * Returns: the item of @gentler that the session goes on with, or its number of items where nothing
 *   is left to do in it
 */
guint
limber_coach_tally_find_entry (LimberCoachTally *self, LimberTimeline *gentler, guint item)
{
  guint entry;

  g_return_val_if_fail (self != NULL, 0);

  entry = find_from (self, gentler, item);
  return entry < limber_timeline_get_n_items (gentler) ? entry : find_undone (self, gentler);
}

/**
 * limber_coach_tally_convert:
 * @self: a tally
 * @gentler: another level of the same routine
 *
 * Returns: (transfer full): the tally of @gentler: what was done of an exercise is done of it there
 *   too, by share
 */
LimberCoachTally *
limber_coach_tally_convert (LimberCoachTally *self, LimberTimeline *gentler)
{
  guint n_segments = limber_timeline_get_n_segments (gentler);
  guint first_item = 0;
  LimberCoachTally *other = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  first_item = find_from (self, gentler, self->first_item);
  other = limber_coach_tally_new (
      gentler, first_item < limber_timeline_get_n_items (gentler) ? first_item : 0);
  for (guint i = 0; i < n_segments; i++) {
    const LimberSegment *segment = limber_timeline_get_segment (gentler, i);
    guint here = find_same_item (self->timeline, gentler, segment->item);

    if (here == limber_timeline_get_n_items (self->timeline))
      continue;
    other->is_skipped[segment->item] = self->is_skipped[here];
    other->furthest_usec[i] = (gint64) ((double) segment->duration_usec
                                        * get_item_share (self, here));
  }
  return other;
}
