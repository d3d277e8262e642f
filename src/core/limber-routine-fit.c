/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-routine-fit"

#include "config.h"

#include "core/limber-routine-fit.h"

#include "core/limber-conditions.h"
#include "core/limber-routine-private.h"

#include <glib/gi18n-lib.h>

/*
 * LimberRoutineFit:
 *
 * Filters a routine by what a person ticked. It never diagnoses and never asks more of the body
 * than the routine did: a replacement is no harder, needs nothing that the level does not need
 * already, and takes about the time of what it replaces. The same input gives the same routine.
 */

/* What makes one replacement better than another; any number of shared areas outweighs the rest. */
#define SCORE_AREA     10
#define SCORE_MAIN     5
#define SCORE_CATEGORY 3
#define SCORE_LOAD     2
#define SCORE_TYPE     1

#define MAX_STRETCH_OF_TIME 1.25

/* One level on its way */
typedef struct {
  LimberRoutine *routine; /* (unowned) */
  guint level;
  const char *const *groups;  /* (unowned) */
  GListModel *exercises;      /* (unowned) */
  LimberRoutineLevel *result; /* (unowned) */
  GPtrArray *changes;         /* (unowned) */
} Fit;

static LimberExercise *
find_exercise (GListModel *exercises, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++) {
    g_autoptr (LimberExercise) exercise = g_list_model_get_item (exercises, i);

    if (g_str_equal (limber_exercise_get_id (exercise), id))
      return exercise; /* the model holds it */
  }

  return NULL;
}

static gboolean
names (LimberRoutineLevel *level, const char *id)
{
  for (guint i = 0; i < level->items->len; i++) {
    LimberRoutineItem *item = g_ptr_array_index (level->items, i);

    if (g_str_equal (item->exercise_id, id))
      return TRUE;
  }

  return FALSE;
}

/* Whether the level, as its file has it, names @id */
static gboolean
named_before (const Fit *fit, const char *id)
{
  for (guint i = 0; i < limber_routine_get_n_items (fit->routine, fit->level); i++)
    if (g_str_equal (limber_routine_get_item (fit->routine, fit->level, i)->exercise_id, id))
      return TRUE;

  return FALSE;
}

/* Whether everything that @candidate needs is at hand for another exercise of the level */
static gboolean
has_equipment (const Fit *fit, LimberExercise *candidate)
{
  const char *const *needed = limber_exercise_get_equipment (candidate);

  for (guint i = 0; needed[i] != NULL; i++) {
    gboolean is_there = FALSE;

    for (guint j = 0; j < limber_routine_get_n_items (fit->routine, fit->level) && !is_there; j++) {
      LimberExercise *other = find_exercise (
          fit->exercises, limber_routine_get_item (fit->routine, fit->level, j)->exercise_id);

      is_there = other != NULL
                 && g_strv_contains (limber_exercise_get_equipment (other), needed[i]);
    }
    if (!is_there)
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_possible (const Fit *fit, LimberExercise *exercise, LimberExercise *candidate)
{
  const char *id = limber_exercise_get_id (candidate);

  return limber_exercise_get_position (candidate) == limber_exercise_get_position (exercise)
         && limber_exercise_get_difficulty (candidate) <= limber_exercise_get_difficulty (exercise)
         && !limber_exercise_is_clinician_only (candidate)
         && (limber_exercise_is_discreet (candidate) || !limber_routine_is_discreet (fit->routine))
         && limber_conditions_judge (fit->groups, candidate, NULL) == LIMBER_FITNESS_FITS
         && !named_before (fit, id) && !names (fit->result, id) && has_equipment (fit, candidate);
}

/* How well @candidate stands in for @exercise; 0: not at all */
static guint
get_score (LimberExercise *exercise, LimberExercise *candidate)
{
  const char *const *areas = limber_exercise_get_areas (exercise);
  const char *const *others = limber_exercise_get_areas (candidate);
  guint score = 0;

  for (guint i = 0; areas[i] != NULL; i++)
    if (g_strv_contains (others, areas[i]))
      score += SCORE_AREA;
  if (score == 0)
    return 0;

  if (g_strcmp0 (areas[0], others[0]) == 0)
    score += SCORE_MAIN;
  if (g_strcmp0 (limber_exercise_get_category (exercise), limber_exercise_get_category (candidate))
      == 0)
    score += SCORE_CATEGORY;
  if (g_strcmp0 (limber_exercise_get_load (exercise), limber_exercise_get_load (candidate)) == 0)
    score += SCORE_LOAD;
  if (limber_exercise_get_dose_type (exercise) == limber_exercise_get_dose_type (candidate))
    score += SCORE_TYPE;

  return score;
}

/* (transfer none) (nullable) */
static LimberExercise *
find_replacement (const Fit *fit, LimberExercise *exercise)
{
  LimberExercise *best = NULL;
  guint best_score = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fit->exercises); i++) {
    g_autoptr (LimberExercise) candidate = g_list_model_get_item (fit->exercises, i);
    guint score = get_score (exercise, candidate);
    gboolean is_better
        = score > best_score
          || (score > 0 && score == best_score
              && g_strcmp0 (limber_exercise_get_id (candidate), limber_exercise_get_id (best)) < 0);

    /* The order of the model is that of a language; ids make the choice the same in all. */
    if (is_better && is_possible (fit, exercise, candidate)) {
      best = candidate;
      best_score = score;
    }
  }

  return best;
}

/* Seconds of moving and holding of all sides, near enough to compare two exercises */
static guint
get_work_secs (LimberExercise *exercise, const LimberDose *dose)
{
  guint n_sides = limber_exercise_get_sides (exercise) == LIMBER_SIDES_BOTH ? 1 : 2;

  return n_sides * dose->sets * dose->reps
         * (dose->move_in_secs + dose->hold_secs + dose->move_out_secs + dose->rest_secs);
}

/* What the routine says of the dose, as far as the replacement's limits and the time allow */
static LimberDoseOverride
make_override (LimberExercise *exercise,
               LimberExercise *replacement,
               const LimberDoseOverride *override)
{
  const LimberDoseLimits *limits = limber_exercise_get_limits (replacement);
  LimberDose old = limber_dose_apply (limber_exercise_get_dose (exercise), override);
  LimberDose dose = *limber_exercise_get_dose (replacement);
  LimberDoseOverride result = LIMBER_DOSE_OVERRIDE_NONE;
  double most_secs = MAX_STRETCH_OF_TIME * get_work_secs (exercise, &old);

  if (limber_exercise_get_dose_type (exercise) == limber_exercise_get_dose_type (replacement)) {
    dose.hold_secs = CLAMP (old.hold_secs, limits->hold_secs.min, limits->hold_secs.max);
    dose.reps = CLAMP (old.reps, limits->reps.min, limits->reps.max);
  }
  while (dose.reps > limits->reps.min && get_work_secs (replacement, &dose) > most_secs)
    dose.reps--;

  /* A hold of 0 is no number that a routine may say. */
  if (dose.hold_secs > 0)
    result.hold_secs = (int) dose.hold_secs;
  result.reps = (int) dose.reps;
  return result;
}

static void
add_change (const Fit *fit,
            LimberChangeKind kind,
            guint index,
            LimberExercise *exercise,
            LimberExercise *replacement,
            const char *group)
{
  LimberRoutineChange *change = g_new0 (LimberRoutineChange, 1);

  change->kind = kind;
  change->level = fit->level;
  change->item = index;
  change->exercise = g_object_ref (exercise);
  g_set_object (&change->replacement, replacement);
  change->group = group;
  g_ptr_array_add (fit->changes, change);
}

static void
replace_item (const Fit *fit, guint index, LimberExercise *exercise, const char *group)
{
  const LimberRoutineItem *item = limber_routine_get_item (fit->routine, fit->level, index);
  LimberExercise *replacement = find_replacement (fit, exercise);
  LimberRoutineItem *substitute = NULL;

  if (replacement == NULL) {
    add_change (fit, LIMBER_CHANGE_LEFT_OUT, index, exercise, NULL, group);
    return;
  }

  substitute = limber_routine_item_new (limber_exercise_get_id (replacement));
  substitute->line = item->line;
  substitute->override = make_override (exercise, replacement, &item->override);
  g_ptr_array_add (fit->result->items, substitute);
  add_change (fit, LIMBER_CHANGE_REPLACED, index, exercise, replacement, group);
}

static void
fit_item (const Fit *fit, guint index)
{
  const LimberRoutineItem *item = limber_routine_get_item (fit->routine, fit->level, index);
  LimberExercise *exercise = find_exercise (fit->exercises, item->exercise_id);
  LimberFitness fitness = LIMBER_FITNESS_FITS;
  const char *group = NULL;

  if (exercise != NULL)
    fitness = limber_conditions_judge (fit->groups, exercise, &group);
  if (fitness == LIMBER_FITNESS_LEAVE_OUT) {
    replace_item (fit, index, exercise, group);
    return;
  }

  g_ptr_array_add (fit->result->items, limber_routine_item_copy (item));
  if (fitness == LIMBER_FITNESS_ASK_FIRST)
    add_change (fit, LIMBER_CHANGE_ASK_FIRST, index, exercise, NULL, group);
}

static gboolean
has_other_exercises (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((LimberRoutineChange *) g_ptr_array_index (changes, i))->kind != LIMBER_CHANGE_ASK_FIRST)
      return TRUE;

  return FALSE;
}

static void
copy_head (LimberRoutine *routine, LimberRoutineContent *content)
{
  content->id = g_strdup (limber_routine_get_id (routine));
  content->title = g_strdup (limber_routine_get_title (routine));
  content->goal = g_strdup (limber_routine_get_goal (routine));
  content->position = limber_routine_get_position (routine);
  content->tags = g_strdupv ((char **) limber_routine_get_tags (routine));
  content->transition_secs = limber_routine_get_transition_secs (routine);
}

/**
 * limber_routine_change_free:
 * @self: (transfer full) (nullable): a change
 */
void
limber_routine_change_free (LimberRoutineChange *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->exercise);
  g_clear_object (&self->replacement);
  g_free (self);
}

/**
 * limber_routine_change_describe:
 * @self: a change
 *
 * Returns: (transfer full): which and why, one sentence in the user's language
 */
char *
limber_routine_change_describe (const LimberRoutineChange *self)
{
  const char *title = NULL, *reason = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  title = limber_exercise_get_title (self->exercise);
  reason = limber_conditions_get_group_title (self->group);
  switch (self->kind) {
  case LIMBER_CHANGE_LEFT_OUT:
    /* Translators: an exercise, then what the person asked to leave out, as in “Pregnancy” */
    return g_strdup_printf (_ ("“%s” is left out (%s)"), title, reason);
  case LIMBER_CHANGE_REPLACED:
    /* Translators: the new exercise, the old one, what the person asked to leave out */
    return g_strdup_printf (_ ("“%s” takes the place of “%s” (%s)"),
                            limber_exercise_get_title (self->replacement), title, reason);
  case LIMBER_CHANGE_ASK_FIRST:
    /* Translators: an exercise, then what the person asked to leave out */
    return g_strdup_printf (_ ("“%s”: ask your doctor or physiotherapist first (%s)"), title,
                            reason);
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * limber_routine_fit:
 * @routine: a routine
 * @groups: (array zero-terminated=1): what the person ticked
 * @exercises: (element-type LimberExercise): the library's
 * @changes: (out) (optional) (transfer full) (element-type LimberRoutineChange): what changes and
 *   why, of all levels
 *
 * Returns: (transfer full): the routine as it suits the person; @routine itself where it does
 */
LimberRoutine *
limber_routine_fit (LimberRoutine *routine,
                    const char *const *groups,
                    GListModel *exercises,
                    GPtrArray **changes)
{
  g_autoptr (GPtrArray) found = NULL;
  g_auto (LimberRoutineContent) content;
  LimberRoutine *result = NULL;

  limber_routine_content_init (&content);
  g_return_val_if_fail (LIMBER_IS_ROUTINE (routine), NULL);
  g_return_val_if_fail (groups != NULL && G_IS_LIST_MODEL (exercises), NULL);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_routine_change_free);
  for (guint level = 1; level <= limber_routine_get_n_levels (routine); level++) {
    LimberRoutineLevel *fitted = limber_routine_level_new ();
    Fit fit = { routine, level, groups, exercises, fitted, found };

    fitted->weeks = limber_routine_get_weeks (routine, level);
    g_ptr_array_add (content.levels, fitted);
    for (guint i = 0; i < limber_routine_get_n_items (routine, level); i++)
      fit_item (&fit, i);
  }

  if (has_other_exercises (found)) {
    copy_head (routine, &content);
    result = limber_routine_new (&content);
  } else {
    result = g_object_ref (routine);
  }
  if (changes != NULL)
    *changes = g_steal_pointer (&found);
  return result;
}
