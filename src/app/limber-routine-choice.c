/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-routine-choice.h"

#include "app/limber-duration-text.h"
#include "core/limber-length.h"
#include "core/limber-routine-rotation.h"
#include "core/limber-vocabulary.h"

#include <glib/gi18n-lib.h>

/* LimberRoutineChoice knows what a card shows and what filters ask about. */
struct _LimberRoutineChoice {
  GObject parent_instance;

  LimberRoutine *routine;   /* (owned) */
  LimberExercise *exercise; /* (owned) (nullable) */
  GPtrArray *areas;         /* (owned) (element-type utf8): ids, the most frequent first */
  gint64 duration_usec;
  char *summary;    /* (owned) */
  char *areas_text; /* (owned) */
  char *haystack;   /* (owned): folded text that a search looks through */
};

#define MAX_SHOWN_AREAS 3
/* What a break takes unless somebody wants more */
#define USUAL_USEC (120 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (LimberRoutineChoice, limber_routine_choice, G_TYPE_OBJECT)

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer counts)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (counts, *(const char *const *) b))
         - GPOINTER_TO_INT (g_hash_table_lookup (counts, *(const char *const *) a));
}

static void
count_areas (LimberRoutineChoice *self, GHashTable *counts, LimberExercise *exercise)
{
  const char *const *areas = limber_exercise_get_areas (exercise);

  for (guint i = 0; areas[i] != NULL; i++) {
    int n_times = GPOINTER_TO_INT (g_hash_table_lookup (counts, areas[i]));

    if (n_times == 0)
      g_ptr_array_add (self->areas, g_strdup (areas[i]));
    g_hash_table_insert (counts, g_strdup (areas[i]), GINT_TO_POINTER (n_times + 1));
  }
}

/* A floor routine that begins on a chair is not shown by the chair. */
static gboolean
stands_for (LimberRoutineChoice *self, LimberExercise *exercise)
{
  return limber_exercise_get_choreography (exercise) != NULL
         && limber_exercise_get_position (exercise) == limber_routine_get_position (self->routine);
}

static void
read_exercises (LimberRoutineChoice *self,
                LimberExerciseLookup lookup,
                gpointer user_data,
                GString *text)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < limber_routine_get_n_items (self->routine, 1); i++) {
    const LimberRoutineItem *item = limber_routine_get_item (self->routine, 1, i);
    LimberExercise *exercise = lookup (item->exercise_id, user_data);

    if (exercise == NULL)
      continue;
    if (self->exercise == NULL
        || (!stands_for (self, self->exercise) && stands_for (self, exercise)))
      g_set_object (&self->exercise, exercise);
    count_areas (self, counts, exercise);
    g_string_append_printf (text, " %s", limber_exercise_get_title (exercise));
  }
  g_ptr_array_sort_with_data (self->areas, compare_counts, counts);
}

static void
describe (LimberRoutineChoice *self, GString *text)
{
  g_autofree char *length = limber_duration_text_length (self->duration_usec);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->areas->len; i++) {
    const char *title = limber_vocabulary_get_title (LIMBER_VOCABULARY_AREA,
                                                     g_ptr_array_index (self->areas, i));

    g_string_append_printf (text, " %s", title);
    if (i < MAX_SHOWN_AREAS)
      g_ptr_array_add (titles, (char *) title);
  }
  g_ptr_array_add (titles, NULL);
  self->areas_text = g_strjoinv (C_ ("between areas of the body", " · "), (char **) titles->pdata);
  /* Translators: length and position of a routine: "2 min · Seated" */
  self->summary = g_strdup_printf (
      C_ ("length and position", "%s · %s"), length,
      limber_position_get_title (limber_routine_get_position (self->routine)));
  self->haystack = g_utf8_casefold (text->str, -1);
}

LimberRoutine *
limber_routine_choice_get_routine (LimberRoutineChoice *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOICE (self), NULL);

  return self->routine;
}

LimberExercise *
limber_routine_choice_get_exercise (LimberRoutineChoice *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOICE (self), NULL);

  return self->exercise;
}

guint
limber_routine_choice_get_minutes (LimberRoutineChoice *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOICE (self), 0);

  return self->duration_usec == 0 ? 0 : limber_length_round_to_minutes (self->duration_usec);
}

const char *
limber_routine_choice_get_summary (LimberRoutineChoice *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOICE (self), NULL);

  return self->summary;
}

const char *
limber_routine_choice_get_areas_text (LimberRoutineChoice *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOICE (self), NULL);

  return self->areas_text;
}

/* Every word has to be found, anywhere. */
static gboolean
matches_search (LimberRoutineChoice *self, const char *search)
{
  g_autofree char *folded = g_utf8_casefold (search, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
limber_routine_choice_matches (LimberRoutineChoice *self, const LimberRoutineFilter *filter)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOICE (self), FALSE);

  if (filter->position >= 0
      && filter->position != (int) limber_routine_get_position (self->routine))
    return FALSE;
  if (filter->is_discreet && !limber_routine_is_discreet (self->routine))
    return FALSE;
  if (filter->max_minutes > 0 && limber_routine_choice_get_minutes (self) > filter->max_minutes)
    return FALSE;
  if (filter->area != NULL
      && !g_ptr_array_find_with_equal_func (self->areas, filter->area, g_str_equal, NULL))
    return FALSE;
  return filter->search == NULL || matches_search (self, filter->search);
}

static void
limber_routine_choice_finalize (GObject *object)
{
  LimberRoutineChoice *self = LIMBER_ROUTINE_CHOICE (object);

  g_clear_object (&self->routine);
  g_clear_object (&self->exercise);
  g_ptr_array_unref (self->areas);
  g_free (self->summary);
  g_free (self->areas_text);
  g_free (self->haystack);

  G_OBJECT_CLASS (limber_routine_choice_parent_class)->finalize (object);
}

static void
limber_routine_choice_class_init (LimberRoutineChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_routine_choice_finalize;
}

static void
limber_routine_choice_init (LimberRoutineChoice *self)
{
  self->areas = g_ptr_array_new_with_free_func (g_free);
}

LimberRoutineChoice *
limber_routine_choice_new (LimberRoutine *routine, LimberExerciseLookup lookup, gpointer user_data)
{
  LimberRoutineChoice *self = g_object_new (LIMBER_TYPE_ROUTINE_CHOICE, NULL);
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GString) text = g_string_new (limber_routine_get_title (routine));

  self->routine = g_object_ref (routine);
  if (limber_routine_get_n_items (routine, 1) > 0)
    timeline = limber_timeline_new (routine, 1, lookup, user_data, NULL);
  if (timeline != NULL)
    self->duration_usec = limber_timeline_get_duration_usec (timeline);
  if (limber_routine_get_goal (routine) != NULL)
    g_string_append_printf (text, " %s", limber_routine_get_goal (routine));
  read_exercises (self, lookup, user_data, text);
  describe (self, text);
  return self;
}

LimberRoutineChoice *
limber_routine_choice_find (GListModel *choices, const char *id)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (choices), NULL);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (LimberRoutineChoice) choice = g_list_model_get_item (choices, i);

    if (choice->duration_usec > 0 && g_str_equal (limber_routine_get_id (choice->routine), id))
      return g_steal_pointer (&choice);
  }
  return NULL;
}

/* Lower is better: what was asked for, what can be done at the desk, what takes two minutes. */
static gint64
rate (LimberRoutineChoice *self, const char *const *areas)
{
  gboolean fits_area = areas[0] == NULL;
  gint64 rating = ABS (self->duration_usec - USUAL_USEC);

  for (guint i = 0; areas[i] != NULL && !fits_area; i++)
    fits_area = g_ptr_array_find_with_equal_func (self->areas, areas[i], g_str_equal, NULL);
  if (!fits_area)
    rating += G_MAXINT64 / 2;
  if (limber_routine_get_position (self->routine) == LIMBER_POSITION_FLOOR)
    rating += G_MAXINT64 / 4;
  if (!limber_routine_rotation_suits_break (
          self->areas->len > 0 ? g_ptr_array_index (self->areas, 0) : NULL, areas))
    rating += G_MAXINT64 / 8;
  return rating;
}

LimberRoutineChoice *
limber_routine_choice_pick (GListModel *choices, const char *const *areas)
{
  g_autoptr (LimberRoutineChoice) best = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (choices), NULL);
  g_return_val_if_fail (areas != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (LimberRoutineChoice) choice = g_list_model_get_item (choices, i);

    if (choice->duration_usec > 0 && (best == NULL || rate (choice, areas) < rate (best, areas)))
      g_set_object (&best, choice);
  }
  return g_steal_pointer (&best);
}
