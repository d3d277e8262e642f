/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-routine-check.h"

#include "core/limber-problem.h"

#include <glib/gi18n-lib.h>

#define MAX_SESSION_MINUTES 60
#define MINUTE_USEC         (60 * (gint64) G_USEC_PER_SEC)

/* The second half of a routine's check, for which the exercises must be at hand. An exercise that
 * several levels name is reported once a line. */

typedef struct {
  const char *file_name;
  const LimberRoutineItem *item;
  GPtrArray *problems;
} Check;

static gboolean
is_known_problem (GPtrArray *problems, const LimberProblem *problem)
{
  for (guint i = 0; i < problems->len; i++) {
    const LimberProblem *other = g_ptr_array_index (problems, i);

    if (other->line == problem->line && g_str_equal (other->file, problem->file)
        && g_str_equal (other->message, problem->message))
      return TRUE;
  }
  return FALSE;
}

static void
add_error (const Check *check, const char *message)
{
  g_autoptr (LimberProblem) problem = limber_problem_new (check->file_name, check->item->line,
                                                          FALSE, message);

  if (!is_known_problem (check->problems, problem))
    g_ptr_array_add (check->problems, g_steal_pointer (&problem));
}

static gboolean
check_bounds (const Check *check, const char *key, int value, const LimberRange *range)
{
  g_autofree char *message = NULL;

  if (value < 0 || ((guint) value >= range->min && (guint) value <= range->max))
    return TRUE;
  /* Translators: “%s=%d” is a line of a routine file, as in “Hold=90”; %s an exercise's id; then
   * the least and the greatest number that is allowed */
  message = g_strdup_printf (_ ("%s=%d is out of the limits of “%s”, %u to %u"), key, value,
                             check->item->exercise_id, range->min, range->max);
  add_error (check, message);
  return FALSE;
}

/* Exercises that only a clinician's plan may name */
static gboolean
check_clinician_only (const Check *check, LimberExercise *exercise)
{
  g_autofree char *message = NULL;

  if (!limber_exercise_is_clinician_only (exercise))
    return TRUE;

  /* Translators: %s is the id of an exercise, as in “chin_tuck” */
  message = g_strdup_printf (_ ("“%s” needs a clinician's plan; allowed are the other exercises"),
                             check->item->exercise_id);
  add_error (check, message);
  return FALSE;
}

static gboolean
check_item (const Check *check, LimberExercise *exercise)
{
  const LimberDoseLimits *limits = NULL;
  const LimberDoseOverride *override = &check->item->override;
  gboolean is_good = TRUE;

  if (exercise == NULL) {
    g_autofree char *message = g_strdup_printf (
        /* Translators: %s is the id of an exercise, as in “chin_tuck” */
        _ ("unknown exercise “%s”; allowed are ids of exercises in the library"),
        check->item->exercise_id);

    add_error (check, message);
    return FALSE;
  }
  limits = limber_exercise_get_limits (exercise);
  is_good &= check_bounds (check, "Hold", override->hold_secs, &limits->hold_secs);
  is_good &= check_bounds (check, "Reps", override->reps, &limits->reps);
  is_good &= check_bounds (check, "Sets", override->sets, &limits->sets);
  is_good &= check_clinician_only (check, exercise);
  return is_good;
}

/* Only of a level whose items are all right: of another one the length is not known. */
static gboolean
check_length (LimberRoutine *self,
              guint level,
              const char *file_name,
              LimberExerciseLookup lookup,
              gpointer user_data,
              GPtrArray *problems)
{
  g_autoptr (LimberTimeline) timeline = limber_timeline_new (self, level, lookup, user_data, NULL);
  g_autofree char *message = NULL;
  gint64 duration_usec, minutes;

  if (timeline == NULL)
    return FALSE;

  /* Rounded up, so that what is a second too long does not read as allowed */
  duration_usec = limber_timeline_get_duration_usec (timeline);
  minutes = (duration_usec + MINUTE_USEC - 1) / MINUTE_USEC;
  if (minutes <= MAX_SESSION_MINUTES)
    return TRUE;

  message = g_strdup_printf (_ ("level %u takes %d minutes; at most %d are allowed"), level,
                             (int) minutes, MAX_SESSION_MINUTES);
  g_ptr_array_add (problems, limber_problem_new (file_name, 0, FALSE, message));
  return FALSE;
}

gboolean
limber_routine_check (LimberRoutine *self,
                      const char *file_name,
                      LimberExerciseLookup lookup,
                      gpointer user_data,
                      GPtrArray *problems)
{
  gboolean is_good = TRUE;

  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), FALSE);
  g_return_val_if_fail (lookup != NULL && problems != NULL, FALSE);

  for (guint level = 1; level <= limber_routine_get_n_levels (self); level++) {
    gboolean is_good_level = TRUE;

    for (guint i = 0; i < limber_routine_get_n_items (self, level); i++) {
      Check check = { file_name, limber_routine_get_item (self, level, i), problems };

      is_good_level &= check_item (&check, lookup (check.item->exercise_id, user_data));
    }
    is_good = is_good_level && check_length (self, level, file_name, lookup, user_data, problems)
              && is_good;
  }
  return is_good;
}
