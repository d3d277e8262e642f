/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-vocabulary.h"
#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl-json.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl library show: everything that the library knows of one routine or exercise. */

#define LABEL_COLUMNS 14
#define TEXT_COLUMNS  62

static void
print_label (const char *label, const char *text)
{
  g_autofree char *cut = limber_ctl_text_fit (label, LABEL_COLUMNS - 1);
  g_autofree char *fitted = g_strconcat (cut, " ", NULL);
  g_autofree char *clean = limber_ctl_text_clean (text);
  g_auto (GStrv) lines = limber_ctl_text_wrap (clean, TEXT_COLUMNS);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_print ("%s%s\n", fitted, lines[i]);
    g_free (fitted);
    fitted = g_strnfill (LABEL_COLUMNS, ' ');
  }
}

/* Short words, one after the other */
static void
print_words (const char *label, LimberVocabulary vocabulary, const char *const *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_strv_builder_add (builder, limber_vocabulary_get_title (vocabulary, ids[i]));
  titles = g_strv_builder_end (builder);
  text = g_strjoinv (", ", titles);
  print_label (label, text);
}

/* Whole phrases, each on a line of its own */
static void
print_phrases (const char *label, LimberVocabulary vocabulary, const char *const *ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    print_label (i == 0 ? label : "", limber_vocabulary_get_title (vocabulary, ids[i]));
}

static void
print_numbered (const char *label, const char *const *texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++) {
    g_autofree char *text = g_strdup_printf ("%u. %s", i + 1, texts[i]);

    print_label (i == 0 ? label : "", text);
  }
}

/* (transfer full): in the user's words */
static char *
describe_dose (const LimberDose *dose)
{
  g_autofree char *set = NULL;

  if (dose->hold_secs > 0)
    set = g_strdup_printf (
        /* Translators: how often a stretch is done, and for how many seconds it is held */
        ngettext ("%u repetition, held %u s", "%u repetitions, each held %u s", dose->reps),
        dose->reps, dose->hold_secs);
  else
    set = g_strdup_printf (ngettext ("%u repetition", "%u repetitions", dose->reps), dose->reps);
  if (dose->sets <= 1)
    return g_steal_pointer (&set);
  /* Translators: how many sets there are, and what each is: “2 × 5 repetitions” */
  return g_strdup_printf (_ ("%u × %s"), dose->sets, set);
}

static const char *
get_sides_title (LimberSides sides)
{
  switch (sides) {
  case LIMBER_SIDES_BOTH:
    return _ ("both at once");
  case LIMBER_SIDES_LEFT_RIGHT:
    return _ ("one after the other");
  case LIMBER_SIDES_ALTERNATE:
    return _ ("taking turns");
  }
  g_return_val_if_reached ("");
}

static void
print_exercise (LimberExercise *exercise)
{
  g_autofree char *title = limber_ctl_text_clean (limber_exercise_get_title (exercise));
  g_autofree char *dose = describe_dose (limber_exercise_get_dose (exercise));

  g_print ("%s (%s)\n\n", title, limber_exercise_get_id (exercise));
  print_label (_ ("Category"),
               limber_vocabulary_get_title (LIMBER_VOCABULARY_CATEGORY,
                                            limber_exercise_get_category (exercise)));
  print_words (_ ("Areas"), LIMBER_VOCABULARY_AREA, limber_exercise_get_areas (exercise));
  print_words (_ ("Muscles"), LIMBER_VOCABULARY_MUSCLE, limber_exercise_get_muscles (exercise));
  print_label (_ ("Position"), limber_position_get_title (limber_exercise_get_position (exercise)));
  print_label (_ ("Sides"), get_sides_title (limber_exercise_get_sides (exercise)));
  print_label (_ ("Dose"), dose);
  print_words (_ ("Equipment"), LIMBER_VOCABULARY_EQUIPMENT,
               limber_exercise_get_equipment (exercise));
  g_print ("\n");
  print_numbered (_ ("Steps"), limber_exercise_get_steps (exercise));
  g_print ("\n");
  print_numbered (_ ("Mistakes"), limber_exercise_get_mistakes (exercise));
  g_print ("\n");
  print_phrases (_ ("Stop if"), LIMBER_VOCABULARY_STOP_SIGN,
                 limber_exercise_get_stop_if (exercise));
  print_phrases (_ ("Leave out if"), LIMBER_VOCABULARY_CONDITION,
                 limber_exercise_get_avoid_if (exercise));
  print_phrases (_ ("Ask first if"), LIMBER_VOCABULARY_CONDITION,
                 limber_exercise_get_ask_first_if (exercise));
  if (limber_exercise_is_clinician_only (exercise))
    print_label (_ ("Note"), _ ("Only as part of a clinician's plan."));
}

static void
add_range (JsonBuilder *builder, const char *name, const LimberRange *range)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, range->min);
  json_builder_add_int_value (builder, range->max);
  json_builder_end_array (builder);
}

static void
add_dose (JsonBuilder *builder, LimberExercise *exercise)
{
  const LimberDose *dose = limber_exercise_get_dose (exercise);
  const LimberDoseLimits *limits = limber_exercise_get_limits (exercise);

  json_builder_set_member_name (builder, "dose");
  json_builder_begin_object (builder);
  limber_ctl_json_add_int (builder, "hold_s", dose->hold_secs);
  limber_ctl_json_add_int (builder, "reps", dose->reps);
  limber_ctl_json_add_int (builder, "sets", dose->sets);
  limber_ctl_json_add_int (builder, "move_in_s", dose->move_in_secs);
  limber_ctl_json_add_int (builder, "move_out_s", dose->move_out_secs);
  limber_ctl_json_add_int (builder, "rest_s", dose->rest_secs);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "limits");
  json_builder_begin_object (builder);
  add_range (builder, "hold_s", &limits->hold_secs);
  add_range (builder, "reps", &limits->reps);
  add_range (builder, "sets", &limits->sets);
  json_builder_end_object (builder);
}

static void
print_exercise_json (LimberExercise *exercise)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "type", "exercise");
  limber_ctl_json_add_string (builder, "id", limber_exercise_get_id (exercise));
  limber_ctl_json_add_string (builder, "title", limber_exercise_get_title (exercise));
  limber_ctl_json_add_string (builder, "category", limber_exercise_get_category (exercise));
  limber_ctl_json_add_strings (builder, "areas", limber_exercise_get_areas (exercise));
  limber_ctl_json_add_strings (builder, "muscles", limber_exercise_get_muscles (exercise));
  limber_ctl_json_add_string (builder, "position",
                              limber_position_to_nick (limber_exercise_get_position (exercise)));
  limber_ctl_json_add_string (builder, "sides",
                              limber_sides_to_nick (limber_exercise_get_sides (exercise)));
  add_dose (builder, exercise);
  limber_ctl_json_add_int (builder, "difficulty", limber_exercise_get_difficulty (exercise));
  limber_ctl_json_add_strings (builder, "equipment", limber_exercise_get_equipment (exercise));
  limber_ctl_json_add_boolean (builder, "discreet", limber_exercise_is_discreet (exercise));
  limber_ctl_json_add_boolean (builder, "clinician_only",
                               limber_exercise_is_clinician_only (exercise));
  limber_ctl_json_add_strings (builder, "steps", limber_exercise_get_steps (exercise));
  limber_ctl_json_add_strings (builder, "mistakes", limber_exercise_get_mistakes (exercise));
  limber_ctl_json_add_strings (builder, "stop_if", limber_exercise_get_stop_if (exercise));
  limber_ctl_json_add_strings (builder, "avoid_if", limber_exercise_get_avoid_if (exercise));
  limber_ctl_json_add_strings (builder, "ask_first_if",
                               limber_exercise_get_ask_first_if (exercise));
  limber_ctl_json_add_string (builder, "media", limber_exercise_get_media_path (exercise));
  json_builder_end_object (builder);
  limber_ctl_json_print (builder);
}

static gint64
get_duration_usec (LimberLibrary *library, LimberRoutine *routine, guint level)
{
  g_autoptr (LimberTimeline) timeline = limber_timeline_new (routine, level, limber_library_lookup,
                                                             library, NULL);

  return timeline != NULL ? limber_timeline_get_duration_usec (timeline) : 0;
}

static void
print_item (LimberLibrary *library, guint number, const LimberRoutineItem *item)
{
  LimberExercise *exercise = limber_library_find_exercise (library, item->exercise_id);
  LimberDose dose = { 0 };
  g_autofree char *title = NULL;
  g_autofree char *dose_text = NULL;

  if (exercise == NULL)
    return;
  dose = limber_dose_apply (limber_exercise_get_dose (exercise), &item->override);
  title = limber_ctl_text_clean (limber_exercise_get_title (exercise));
  dose_text = describe_dose (&dose);
  g_print ("  %u. %s%s%s\n", number, title, limber_ctl_text_get_colon (), dose_text);
}

static void
print_routine (LimberLibrary *library, LimberRoutine *routine)
{
  g_autofree char *title = limber_ctl_text_clean (limber_routine_get_title (routine));

  g_print ("%s (%s)\n\n", title, limber_routine_get_id (routine));
  if (limber_routine_get_goal (routine) != NULL)
    print_label (_ ("Goal"), limber_routine_get_goal (routine));
  print_label (_ ("Position"), limber_position_get_title (limber_routine_get_position (routine)));
  for (guint level = 1; level <= limber_routine_get_n_levels (routine); level++) {
    g_autofree char *length = limber_ctl_text_format_secs (
        get_duration_usec (library, routine, level) / G_USEC_PER_SEC);

    g_print ("\n");
    /* Translators: the number of a routine's level, its length as in “1:40” */
    g_print (_ ("Level %u: %s"), level, length);
    g_print ("\n");
    for (guint i = 0; i < limber_routine_get_n_items (routine, level); i++)
      print_item (library, i + 1, limber_routine_get_item (routine, level, i));
  }
}

/* A field that the routine leaves to the exercise is left out. */
static void
add_override (JsonBuilder *builder, const char *name, int value)
{
  if (value >= 0)
    limber_ctl_json_add_int (builder, name, value);
}

static void
add_item (JsonBuilder *builder, const LimberRoutineItem *item)
{
  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "exercise", item->exercise_id);
  add_override (builder, "hold_s", item->override.hold_secs);
  add_override (builder, "reps", item->override.reps);
  add_override (builder, "sets", item->override.sets);
  add_override (builder, "rest_s", item->override.rest_secs);
  if (item->note != NULL)
    limber_ctl_json_add_string (builder, "note", item->note);
  json_builder_end_object (builder);
}

static void
print_routine_json (LimberLibrary *library, LimberRoutine *routine)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "type", "routine");
  limber_ctl_json_add_string (builder, "id", limber_routine_get_id (routine));
  limber_ctl_json_add_string (builder, "title", limber_routine_get_title (routine));
  limber_ctl_json_add_string (builder, "goal", limber_routine_get_goal (routine));
  limber_ctl_json_add_string (builder, "position",
                              limber_position_to_nick (limber_routine_get_position (routine)));
  limber_ctl_json_add_strings (builder, "tags", limber_routine_get_tags (routine));
  limber_ctl_json_add_boolean (builder, "discreet", limber_routine_is_discreet (routine));
  limber_ctl_json_add_int (builder, "transition_s", limber_routine_get_transition_secs (routine));
  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint level = 1; level <= limber_routine_get_n_levels (routine); level++) {
    json_builder_begin_object (builder);
    limber_ctl_json_add_int (builder, "level", level);
    limber_ctl_json_add_usec (builder, "duration_s", get_duration_usec (library, routine, level));
    json_builder_set_member_name (builder, "items");
    json_builder_begin_array (builder);
    for (guint i = 0; i < limber_routine_get_n_items (routine, level); i++)
      add_item (builder, limber_routine_get_item (routine, level, i));
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  limber_ctl_json_print (builder);
}

int
limber_ctl_library_show (GStrv argv)
{
  gboolean is_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "library show",
    .parameters = _ ("ID"),
    .summary = _ ("Shows a routine or an exercise."),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  LimberRoutine *routine = NULL;
  LimberExercise *exercise = NULL;

  if (arguments == NULL)
    return status;
  library = limber_ctl_content_open ();
  routine = limber_library_find_routine (library, arguments[0]);
  if (routine != NULL) {
    (is_json ? print_routine_json : print_routine) (library, routine);
    return LIMBER_CTL_DONE;
  }
  exercise = limber_ctl_content_find_exercise (library, arguments[0], &error);
  if (exercise == NULL)
    return limber_ctl_fail (error->message);
  (is_json ? print_exercise_json : print_exercise) (exercise);
  return LIMBER_CTL_DONE;
}
