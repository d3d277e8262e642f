/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-routine-rotation"

#include "config.h"

#include "core/limber-routine-rotation.h"

/*
 * LimberRoutineRotation:
 *
 * Chooses what to offer: what was done least lately, of what fits. Where nothing fits, first the
 * areas are let go, then the minutes, of which the shortest routine needs the fewest; discretion
 * and the floor never are: a person who is asked to lie down in an open-plan office stops trusting
 * reminders. Who has sat too long has to move: what is for the eyes above all comes last.
 */

#define EYES "eyes"

void
limber_routine_option_free (LimberRoutineOption *self)
{
  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->areas);
  g_free (self);
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer counts)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (counts, *(const char *const *) b))
         - GPOINTER_TO_INT (g_hash_table_lookup (counts, *(const char *const *) a));
}

/* (transfer full) */
static char **
count_areas (LimberTimeline *timeline)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();

  for (guint i = 0; i < limber_timeline_get_n_items (timeline); i++) {
    const char *const *own = limber_exercise_get_areas (limber_timeline_get_exercise (timeline, i));

    for (guint j = 0; own[j] != NULL; j++) {
      int n_times = GPOINTER_TO_INT (g_hash_table_lookup (counts, own[j]));

      if (n_times == 0)
        g_ptr_array_add (areas, (char *) own[j]);
      g_hash_table_insert (counts, (char *) own[j], GINT_TO_POINTER (n_times + 1));
    }
  }
  g_ptr_array_sort_with_data (areas, compare_counts, counts);
  g_ptr_array_add (areas, NULL);
  return g_strdupv ((char **) areas->pdata);
}

LimberRoutineOption *
limber_routine_option_new (LimberRoutine *routine,
                           guint level,
                           LimberExerciseLookup lookup,
                           gpointer user_data)
{
  g_autoptr (LimberTimeline) timeline = limber_timeline_new (routine, level, lookup, user_data,
                                                             NULL);
  LimberRoutineOption *self = NULL;

  if (timeline == NULL)
    return NULL;

  self = g_new0 (LimberRoutineOption, 1);
  self->id = g_strdup (limber_routine_get_id (routine));
  self->title = g_strdup (limber_routine_get_title (routine));
  self->duration_usec = limber_timeline_get_duration_usec (timeline);
  self->position = limber_routine_get_position (routine);
  self->is_discreet = limber_routine_is_discreet (routine);
  self->areas = count_areas (timeline);
  return self;
}

static gboolean
is_allowed (const LimberRoutineOption *option, const LimberRoutineWish *wish)
{
  return (option->is_discreet || !wish->is_discreet_only)
         && (option->position != LIMBER_POSITION_FLOOR || wish->is_floor_allowed);
}

static gboolean
shares_area (const LimberRoutineOption *option, const char *const *areas)
{
  for (guint i = 0; option->areas[i] != NULL; i++)
    if (g_strv_contains (areas, option->areas[i]))
      return TRUE;
  return FALSE;
}

/* (transfer container): those of @options that @is_fit, or all where none is */
static GPtrArray *
narrow (GPtrArray *options,
        gboolean (*is_fit) (const LimberRoutineOption *option, const LimberRoutineWish *wish),
        const LimberRoutineWish *wish)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < options->len; i++)
    if (is_fit (g_ptr_array_index (options, i), wish))
      g_ptr_array_add (rest, g_ptr_array_index (options, i));
  return rest->len > 0 ? g_steal_pointer (&rest) : g_ptr_array_ref (options);
}

static gboolean
is_short_enough (const LimberRoutineOption *option, const LimberRoutineWish *wish)
{
  return option->duration_usec <= wish->max_usec;
}

static gboolean
is_where_tight (const LimberRoutineOption *option, const LimberRoutineWish *wish)
{
  return shares_area (option, wish->tight_areas);
}

gboolean
limber_routine_rotation_suits_break (const char *main_area, const char *const *tight_areas)
{
  return g_strcmp0 (main_area, EYES) != 0
         || (tight_areas != NULL && g_strv_contains (tight_areas, EYES));
}

static gboolean
does_suit_break (const LimberRoutineOption *option, const LimberRoutineWish *wish)
{
  return limber_routine_rotation_suits_break (option->areas[0], wish->tight_areas);
}

static gint64
get_last_done (GHashTable *last_done, const LimberRoutineOption *option)
{
  const gint64 *usec = g_hash_table_lookup (last_done, option->id);

  return usec != NULL ? *usec : G_MININT64;
}

/* Whether @a is to be preferred to @b */
static gboolean
is_better (const LimberRoutineOption *a,
           const LimberRoutineOption *b,
           const LimberRoutineWish *wish,
           GHashTable *last_done)
{
  gint64 done_a = get_last_done (last_done, a);
  gint64 done_b = get_last_done (last_done, b);
  gboolean is_shorter = a->duration_usec < b->duration_usec;

  /* Too long for the person's minutes: only because nothing else is there */
  if (is_short_enough (a, wish) != is_short_enough (b, wish))
    return is_short_enough (a, wish);
  if (a->duration_usec != b->duration_usec && !is_short_enough (a, wish))
    return is_shorter;
  if (a->duration_usec != b->duration_usec && wish->prefers_long)
    return !is_shorter;
  if (done_a != done_b)
    return done_a < done_b;
  if (a->duration_usec != b->duration_usec)
    return is_shorter;
  return g_strcmp0 (a->id, b->id) < 0;
}

/**
 * limber_routine_rotation_choose:
 * @options: (element-type LimberRoutineOption): what there is
 * @wish: what to look for
 * @last_done: (element-type utf8 gint64*): when each was done last
 *
 * Returns: (transfer none) (nullable): one of @options
 */
const LimberRoutineOption *
limber_routine_rotation_choose (GPtrArray *options,
                                const LimberRoutineWish *wish,
                                GHashTable *last_done)
{
  g_autoptr (GPtrArray) allowed = g_ptr_array_new ();
  g_autoptr (GPtrArray) suited = NULL;
  g_autoptr (GPtrArray) short_ones = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  const LimberRoutineOption *best = NULL;

  g_return_val_if_fail (options != NULL && last_done != NULL, NULL);

  for (guint i = 0; i < options->len; i++) {
    LimberRoutineOption *option = g_ptr_array_index (options, i);

    if (wish->chosen_id != NULL && g_str_equal (option->id, wish->chosen_id))
      return option;
    if (is_allowed (option, wish))
      g_ptr_array_add (allowed, option);
  }

  suited = narrow (allowed, does_suit_break, wish);
  short_ones = narrow (suited, is_short_enough, wish);
  if (wish->tight_areas != NULL && *wish->tight_areas != NULL)
    rest = narrow (short_ones, is_where_tight, wish);
  else
    rest = g_ptr_array_ref (short_ones);
  for (guint i = 0; i < rest->len; i++) {
    const LimberRoutineOption *option = g_ptr_array_index (rest, i);

    if (best == NULL || is_better (option, best, wish, last_done))
      best = option;
  }
  return best;
}
