/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-content.h"

#include "core/limber-problem.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_NEAR_DISTANCE 3
#define MAX_ID_LENGTH     64

static void
tell_of_errors (guint n_errors)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "limber", "library", NULL);

  g_printerr (
      /* Translators: how many errors there are; a command */
      ngettext ("limberctl: %u error in the library; “limberctl library check %s” tells it",
                "limberctl: %u errors in the library; “limberctl library check %s” tells them",
                n_errors),
      n_errors, folder);
  g_printerr ("\n");
}

LimberLibrary *
limber_ctl_content_open (void)
{
  LimberLibrary *library = limber_library_new_default ();
  g_autoptr (GPtrArray) problems = NULL;
  guint n_errors = 0;

  limber_library_load (library, &problems);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    n_errors += ((LimberProblem *) g_ptr_array_index (problems, i))->is_warning ? 0 : 1;
  if (n_errors > 0)
    tell_of_errors (n_errors);
  if (g_list_model_get_n_items (limber_library_get_exercises (library)) == 0)
    g_printerr ("limberctl: %s\n", _ ("the built-in library is not there; is Limber installed?"));
  return library;
}

/* Levenshtein's: letters to add, drop or change to come from @a to @b */
static guint
measure_distance (const char *a, const char *b)
{
  guint row[MAX_ID_LENGTH + 1];
  gsize length = strlen (b);

  if (length > MAX_ID_LENGTH || strlen (a) > MAX_ID_LENGTH)
    return G_MAXUINT;
  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++) {
    guint diagonal = row[0];

    row[0] = (guint) i + 1;
    for (gsize j = 0; j < length; j++) {
      guint changed = diagonal + (a[i] != b[j] ? 1 : 0);

      diagonal = row[j + 1];
      row[j + 1] = MIN (changed, MIN (row[j], diagonal) + 1);
    }
  }
  return row[length];
}

static const char *
get_item_id (gpointer item)
{
  return LIMBER_IS_ROUTINE (item) ? limber_routine_get_id (item) : limber_exercise_get_id (item);
}

/* (transfer full) (nullable): the id that was probably meant */
static char *
find_near_id (GListModel *model, const char *id)
{
  guint best = MAX_NEAR_DISTANCE + 1;
  char *near = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);
    const char *other = get_item_id (item);
    guint distance = g_str_has_prefix (other, id) ? MAX_NEAR_DISTANCE
                                                  : measure_distance (id, other);

    if (distance < best) {
      best = distance;
      g_free (near);
      near = g_strdup (other);
    }
  }
  return near;
}

static void
set_unknown_error (GError **error, GListModel *model, const char *format, const char *id)
{
  g_autofree char *clean = g_utf8_make_valid (id, -1);
  g_autofree char *near = find_near_id (model, id);
  g_autofree char *what = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  what = g_strdup_printf (format, clean);
#pragma GCC diagnostic pop
  if (near != NULL)
    /* Translators: a message that says what is unknown; the id that was probably meant */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("%s; did you mean “%s”?"), what, near);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("%s; “limberctl library list” names all"), what);
}

LimberExercise *
limber_ctl_content_find_exercise (LimberLibrary *library, const char *id, GError **error)
{
  LimberExercise *exercise = limber_library_find_exercise (library, id);

  if (exercise == NULL)
    set_unknown_error (error, limber_library_get_exercises (library),
                       _ ("there is no exercise “%s”"), id);
  return exercise;
}

LimberRoutine *
limber_ctl_content_find_routine (LimberLibrary *library, const char *id, GError **error)
{
  LimberRoutine *routine = limber_library_find_routine (library, id);

  if (routine == NULL)
    set_unknown_error (error, limber_library_get_routines (library), _ ("there is no routine “%s”"),
                       id);
  return routine;
}

LimberTimeline *
limber_ctl_content_open_timeline (const char *routine_id, int level, GError **error)
{
  g_autoptr (LimberLibrary) library = limber_ctl_content_open ();
  LimberRoutine *routine = limber_ctl_content_find_routine (library, routine_id, error);

  if (routine == NULL)
    return NULL;
  if (level < 1 || (guint) level > limber_routine_get_n_levels (routine)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 /* Translators: a routine's id; a number; the greatest number allowed */
                 _ ("“%s” has no level %d; it has 1 to %u"), routine_id, level,
                 limber_routine_get_n_levels (routine));
    return NULL;
  }
  return limber_timeline_new (routine, (guint) level, limber_library_lookup, library, error);
}

const char *
limber_ctl_content_get_side_nick (const LimberSegment *segment)
{
  gboolean is_left_first = limber_exercise_is_left_first (segment->exercise);

  switch (segment->side) {
  case LIMBER_SIDE_FIRST:
    return is_left_first ? "left" : "right";
  case LIMBER_SIDE_SECOND:
    return is_left_first ? "right" : "left";
  case LIMBER_SIDE_NONE:
    return "both";
  }
  g_return_val_if_reached ("both");
}
