/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-vocabulary.h"
#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl-json.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl library list: all routines, then all exercises, or those that match. */

typedef struct {
  LimberLibrary *library; /* (unowned) */
  const char *area;       /* (nullable): any */
  int position;           /* a LimberPosition, -1 for any */
} Selection;

#define ANY_POSITION (-1)

static gboolean
exercise_matches (const Selection *selection, LimberExercise *exercise)
{
  if (selection->position != ANY_POSITION
      && selection->position != (int) limber_exercise_get_position (exercise))
    return FALSE;
  return selection->area == NULL
         || g_strv_contains (limber_exercise_get_areas (exercise), selection->area);
}

/* A routine is for an area that any exercise of its first level is for. */
static gboolean
routine_has_area (const Selection *selection, LimberRoutine *routine)
{
  for (guint i = 0; i < limber_routine_get_n_items (routine, 1); i++) {
    const LimberRoutineItem *item = limber_routine_get_item (routine, 1, i);
    LimberExercise *exercise = limber_library_find_exercise (selection->library, item->exercise_id);

    if (exercise != NULL && g_strv_contains (limber_exercise_get_areas (exercise), selection->area))
      return TRUE;
  }
  return FALSE;
}

static gboolean
routine_matches (const Selection *selection, LimberRoutine *routine)
{
  if (selection->position != ANY_POSITION
      && selection->position != (int) limber_routine_get_position (routine))
    return FALSE;
  return selection->area == NULL || routine_has_area (selection, routine);
}

static gint64
get_duration_usec (const Selection *selection, LimberRoutine *routine)
{
  g_autoptr (LimberTimeline) timeline = limber_timeline_new (routine, 1, limber_library_lookup,
                                                             selection->library, NULL);

  return timeline != NULL ? limber_timeline_get_duration_usec (timeline) : 0;
}

static void
add_routine (JsonBuilder *builder, const Selection *selection, LimberRoutine *routine)
{
  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "id", limber_routine_get_id (routine));
  limber_ctl_json_add_string (builder, "title", limber_routine_get_title (routine));
  limber_ctl_json_add_string (builder, "position",
                              limber_position_to_nick (limber_routine_get_position (routine)));
  limber_ctl_json_add_boolean (builder, "discreet", limber_routine_is_discreet (routine));
  limber_ctl_json_add_int (builder, "levels", limber_routine_get_n_levels (routine));
  limber_ctl_json_add_usec (builder, "duration_s", get_duration_usec (selection, routine));
  json_builder_end_object (builder);
}

static void
add_exercise (JsonBuilder *builder, LimberExercise *exercise)
{
  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "id", limber_exercise_get_id (exercise));
  limber_ctl_json_add_string (builder, "title", limber_exercise_get_title (exercise));
  limber_ctl_json_add_string (builder, "category", limber_exercise_get_category (exercise));
  limber_ctl_json_add_strings (builder, "areas", limber_exercise_get_areas (exercise));
  limber_ctl_json_add_string (builder, "position",
                              limber_position_to_nick (limber_exercise_get_position (exercise)));
  limber_ctl_json_add_boolean (builder, "discreet", limber_exercise_is_discreet (exercise));
  limber_ctl_json_add_int (builder, "difficulty", limber_exercise_get_difficulty (exercise));
  json_builder_end_object (builder);
}

static void
print_json (const Selection *selection)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GListModel *routines = limber_library_get_routines (selection->library);
  GListModel *exercises = limber_library_get_exercises (selection->library);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "routines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);

    if (routine_matches (selection, routine))
      add_routine (builder, selection, routine);
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "exercises");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++) {
    g_autoptr (LimberExercise) exercise = g_list_model_get_item (exercises, i);

    if (exercise_matches (selection, exercise))
      add_exercise (builder, exercise);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  limber_ctl_json_print (builder);
}

/* Columns as wide as their widest cell; the last is as long as it likes. */
static void
print_rows (GPtrArray *rows, guint n_columns)
{
  for (guint r = 0; r < rows->len; r++) {
    char **row = g_ptr_array_index (rows, r);

    for (guint c = 0; c < n_columns; c++) {
      guint width = 0;
      g_autofree char *cell = NULL;

      for (guint other = 0; c + 1 < n_columns && other < rows->len; other++)
        width = MAX (width,
                     limber_ctl_text_get_columns (((char **) g_ptr_array_index (rows, other))[c]));
      cell = c + 1 < n_columns ? limber_ctl_text_fit (row[c], width) : g_strdup (row[c]);
      g_print ("  %s", cell);
    }
    g_print ("\n");
  }
}

static char **
make_row (char *first, ...)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, first);
  for (char *cell = first; cell != NULL; cell = va_arg (arguments, char *))
    g_ptr_array_add (cells, cell);
  va_end (arguments);
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_steal (cells, NULL);
}

static void
print_routines (const Selection *selection)
{
  GListModel *routines = limber_library_get_routines (selection->library);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);
    gint64 secs = 0;

    if (!routine_matches (selection, routine))
      continue;
    secs = get_duration_usec (selection, routine) / G_USEC_PER_SEC;
    g_ptr_array_add (
        rows,
        make_row (g_strdup (limber_routine_get_id (routine)), limber_ctl_text_format_secs (secs),
                  g_strdup (limber_position_get_title (limber_routine_get_position (routine))),
                  limber_ctl_text_clean (limber_routine_get_title (routine)), NULL));
  }
  /* Translators: %u is how many there are */
  g_print (_ ("Routines (%u)"), rows->len);
  g_print ("\n");
  print_rows (rows, 4);
}

static void
print_exercises (const Selection *selection)
{
  GListModel *exercises = limber_library_get_exercises (selection->library);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++) {
    g_autoptr (LimberExercise) exercise = g_list_model_get_item (exercises, i);

    if (exercise_matches (selection, exercise))
      g_ptr_array_add (
          rows,
          make_row (g_strdup (limber_exercise_get_id (exercise)),
                    g_strdup (limber_position_get_title (limber_exercise_get_position (exercise))),
                    limber_ctl_text_clean (limber_exercise_get_title (exercise)), NULL));
  }
  /* Translators: %u is how many there are */
  g_print (_ ("Exercises (%u)"), rows->len);
  g_print ("\n");
  print_rows (rows, 3);
}

static char *
describe_areas (void)
{
  g_autofree char *areas = g_strjoinv (", ",
                                       (GStrv) limber_vocabulary_list (LIMBER_VOCABULARY_AREA));

  /* Translators: a list of words that a program understands */
  return g_strdup_printf (_ ("Areas: %s.\nPositions: seated, standing, floor."), areas);
}

static int
misuse_by_choice (const char *option, const char *value)
{
  g_autofree char *message = g_strdup_printf (_ ("%s does not know “%s”"), option, value);

  return limber_ctl_misuse ("library list", message);
}

int
limber_ctl_library_list (GStrv argv)
{
  g_autofree char *area = NULL;
  g_autofree char *position_nick = NULL;
  gboolean is_json = FALSE;
  const GOptionEntry options[] = {
    { "area", 'a', 0, G_OPTION_ARG_STRING, &area, N_ ("Only what is for this area"), N_ ("AREA") },
    { "position", 'p', 0, G_OPTION_ARG_STRING, &position_nick, N_ ("Only in this position"),
      N_ ("POSITION") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *description = describe_areas ();
  const LimberCtlSyntax syntax = {
    .verb = "library list",
    .summary = _ ("Lists routines and exercises."),
    .description = description,
    .options = options,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberLibrary) library = NULL;
  LimberPosition position = LIMBER_POSITION_SEATED;
  Selection selection = { NULL, NULL, ANY_POSITION };

  if (arguments == NULL)
    return status;
  if (area != NULL && !limber_vocabulary_contains (LIMBER_VOCABULARY_AREA, area))
    return misuse_by_choice ("--area", area);
  if (position_nick != NULL && !limber_position_from_nick (position_nick, &position))
    return misuse_by_choice ("--position", position_nick);
  if (position_nick != NULL)
    selection.position = (int) position;
  library = limber_ctl_content_open ();
  selection.library = library;
  selection.area = area;
  if (is_json) {
    print_json (&selection);
    return LIMBER_CTL_DONE;
  }
  print_routines (&selection);
  g_print ("\n");
  print_exercises (&selection);
  return LIMBER_CTL_DONE;
}
