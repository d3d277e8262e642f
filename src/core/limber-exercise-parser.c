/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-exercise-parser"

#include "config.h"

#include "core/limber-exercise-parser.h"

#include "core/limber-choreography-parser.h"
#include "core/limber-exercise-private.h"
#include "core/limber-key-media.h"
#include "core/limber-key-text.h"
#include "core/limber-key-values.h"

#include <glib/gi18n-lib.h>

/*
 * LimberExerciseParser:
 *
 * Reads one exercise file. Groups and keys, with what holds where one is left out:
 *
 *   [Exercise]  Id, Title*, Position (seated, standing, floor), Type (hold, reps, hold_reps) must
 * be there. Hold (seconds) must be unless Type=reps, Reps unless Type=hold [1]. Category [stretch
 * for Type=hold, else mobility], Areas, Muscles, Sides (both, left_right, alternate) [both], Sets
 * [1], MoveIn, MoveOut [3], Rest [0] (seconds), Difficulty (1–3) [1], Equipment, Discreet,
 * ClinicianOnly [false], Load [neutral], FirstSide (left, right) [right], Step1* …, Mistake1* …,
 * StopIf, AvoidIf, AskFirstIf, Media, MediaSides (first, both) [first], View [Limits]    Hold,
 * Reps, Sets (ranges, as in 5-60) [all that any file may say] [Pose NAME], [Motion]  see
 * limber-choreography.h
 *
 * Those with * may have translations: Title[fr]. Lists have semicolons: Areas=neck;upper_back;
 */

#define MAX_TEXTS         20
#define DEFAULT_MOVE_SECS 3

static const LimberRange hold_or_none_bounds = { 0, 300 };
static const LimberRange move_bounds = { 1, 60 };
static const LimberRange difficulty_bounds = { 1, 3 };

static const char *const first_side_nicks[] = { "right", "left", NULL };

static void
read_names (LimberKeyGroup *group, LimberExerciseContent *content)
{
  int choice;

  if (limber_key_values_require (group, "Id"))
    content->id = limber_key_values_take_id (group, "Id");
  if (limber_key_values_require (group, "Title"))
    content->title = limber_key_text_take (group, "Title", LIMBER_KEY_TEXT_MAX_TITLE);
  if (limber_key_values_require (group, "Position")
      && (choice = limber_key_values_take_choice (group, "Position", limber_position_list_nicks ()))
             >= 0)
    content->position = choice;
  if ((choice = limber_key_values_take_choice (group, "Sides", limber_sides_list_nicks ())) >= 0)
    content->sides = choice;
  content->is_left_first = limber_key_values_take_choice (group, "FirstSide", first_side_nicks)
                           == 1;
  if (limber_key_values_require (group, "Type")
      && (choice = limber_key_values_take_choice (group, "Type", limber_dose_type_list_nicks ()))
             >= 0)
    content->dose_type = choice;
}

static void
read_dose (LimberKeyGroup *group, LimberExerciseContent *content)
{
  LimberDose *dose = &content->dose;
  gboolean has_hold = content->dose_type != LIMBER_DOSE_REPS;

  *dose = (LimberDose){ 0, 1, 1, DEFAULT_MOVE_SECS, DEFAULT_MOVE_SECS, 0 };
  if (has_hold)
    limber_key_values_require (group, "Hold");
  if (content->dose_type != LIMBER_DOSE_HOLD)
    limber_key_values_require (group, "Reps");
  limber_key_values_take_uint (group, "Hold", has_hold ? &LIMBER_HOLD_BOUNDS : &hold_or_none_bounds,
                               &dose->hold_secs);
  limber_key_values_take_uint (group, "Reps", &LIMBER_REPS_BOUNDS, &dose->reps);
  limber_key_values_take_uint (group, "Sets", &LIMBER_SETS_BOUNDS, &dose->sets);
  limber_key_values_take_uint (group, "MoveIn", &move_bounds, &dose->move_in_secs);
  limber_key_values_take_uint (group, "MoveOut", &move_bounds, &dose->move_out_secs);
  limber_key_values_take_uint (group, "Rest", &LIMBER_REST_BOUNDS, &dose->rest_secs);
}

static void
check_within (LimberKeyGroup *group, const char *key, guint value, const LimberRange *limits)
{
  if (value >= limits->min && value <= limits->max)
    return;

  limber_key_document_add_error (
      limber_key_group_get_document (group), limber_key_values_get_line (group, key),
      _ ("%s is %u, out of the file's own [Limits]; allowed are %u to %u"), key, value, limits->min,
      limits->max);
}

static void
read_limits (LimberKeyDocument *document, LimberKeyGroup *exercise, LimberExerciseContent *content)
{
  LimberKeyGroup *group = limber_key_document_take_group (document, "Limits");
  LimberDoseLimits *limits = &content->limits;
  const LimberRange *hold = content->dose_type == LIMBER_DOSE_REPS ? &hold_or_none_bounds
                                                                   : &LIMBER_HOLD_BOUNDS;

  *limits = (LimberDoseLimits){ *hold, LIMBER_REPS_BOUNDS, LIMBER_SETS_BOUNDS };
  if (group == NULL)
    return;
  limber_key_values_take_range (group, "Hold", hold, &limits->hold_secs);
  limber_key_values_take_range (group, "Reps", &LIMBER_REPS_BOUNDS, &limits->reps);
  limber_key_values_take_range (group, "Sets", &LIMBER_SETS_BOUNDS, &limits->sets);

  /* A dose that was itself an error has been told already and is not judged again. */
  if (limber_key_document_has_errors (document))
    return;
  check_within (exercise, "Hold", content->dose.hold_secs, &limits->hold_secs);
  check_within (exercise, "Reps", content->dose.reps, &limits->reps);
  check_within (exercise, "Sets", content->dose.sets, &limits->sets);
}

/* Files may say that they need nothing. */
static char **
read_equipment (LimberKeyGroup *group)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, "Equipment");

  if (entry != NULL && (g_str_equal (entry->value, "none") || g_str_equal (entry->value, "none;")))
    return NULL;

  return limber_key_values_take_words (group, "Equipment", LIMBER_VOCABULARY_EQUIPMENT);
}

static void
read_words (LimberKeyGroup *group, LimberExerciseContent *content)
{
  content->category = limber_key_values_take_word (group, "Category", LIMBER_VOCABULARY_CATEGORY);
  if (content->category == NULL)
    content->category = g_strdup (content->dose_type == LIMBER_DOSE_HOLD ? "stretch" : "mobility");
  content->load = limber_key_values_take_word (group, "Load", LIMBER_VOCABULARY_LOAD);
  if (content->load == NULL)
    content->load = g_strdup ("neutral");
  content->areas = limber_key_values_take_words (group, "Areas", LIMBER_VOCABULARY_AREA);
  content->muscles = limber_key_values_take_list (group, "Muscles");
  content->equipment = read_equipment (group);
  content->stop_if = limber_key_values_take_words (group, "StopIf", LIMBER_VOCABULARY_STOP_SIGN);
  content->avoid_if = limber_key_values_take_words (group, "AvoidIf", LIMBER_VOCABULARY_CONDITION);
  content->ask_first_if = limber_key_values_take_words (group, "AskFirstIf",
                                                        LIMBER_VOCABULARY_CONDITION);
  content->difficulty = 1;
  limber_key_values_take_uint (group, "Difficulty", &difficulty_bounds, &content->difficulty);
  limber_key_values_take_boolean (group, "Discreet", &content->is_discreet);
  limber_key_values_take_boolean (group, "ClinicianOnly", &content->is_clinician_only);
}

static void
read_exercise (LimberKeyDocument *document,
               LimberKeyGroup *group,
               const char *folder,
               LimberExerciseContent *content)
{
  read_names (group, content);
  read_dose (group, content);
  read_limits (document, group, content);
  read_words (group, content);
  content->steps = limber_key_text_take_numbered (group, "Step", MAX_TEXTS);
  content->mistakes = limber_key_text_take_numbered (group, "Mistake", MAX_TEXTS);
  content->media_path = limber_key_media_take (group, "Media", folder);
  content->has_media_both_sides = limber_key_media_take_both_sides (group, "MediaSides");
  content->choreography = limber_choreography_parser_read (document, group);
}

/**
 * limber_exercise_parser_parse:
 * @bytes: the file, which may hold anything
 * @file_name: as it is to be named in messages
 * @folder: (nullable): absolute folder that `Media` may point into
 * @languages: (nullable) (array zero-terminated=1): preferred first
 * @problems: (element-type LimberProblem): every error and warning is added
 *
 * Returns: (transfer full) (nullable): the exercise, NULL if there was any error
 */
LimberExercise *
limber_exercise_parser_parse (GBytes *bytes,
                              const char *file_name,
                              const char *folder,
                              const char *const *languages,
                              GPtrArray *problems)
{
  g_autoptr (LimberKeyDocument) document = NULL;
  g_auto (LimberExerciseContent) content = { 0 };
  LimberKeyGroup *group = NULL;

  g_return_val_if_fail (bytes != NULL && file_name != NULL && problems != NULL, NULL);

  document = limber_key_document_new (bytes, file_name, languages, problems);
  group = limber_key_document_take_group (document, "Exercise");
  if (group != NULL && limber_key_document_is_readable (document)) {
    read_exercise (document, group, folder, &content);
    limber_key_document_finish (document);
  } else if (!limber_key_document_has_errors (document)) {
    limber_key_document_add_error (document, 0, _ ("no group [Exercise]; it must be there"));
  }

  return limber_key_document_has_errors (document) ? NULL : limber_exercise_new (&content);
}
