/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-routine-parser"

#include "config.h"

#include "core/limber-routine-parser.h"

#include "core/limber-key-media.h"
#include "core/limber-key-text.h"
#include "core/limber-key-values.h"
#include "core/limber-routine-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/*
 * LimberRoutineParser:
 *
 * Reads one routine file. Groups and keys, with what holds where one is left out:
 *
 *   [Routine]          Id, Title*, Position (seated, standing, floor) must be there. Goal*, Tags
 *                      ("discreet": makes no sound, nobody notices), Transition (seconds of
 *                      get-ready before each item) [8]; Items where there is one level alone
 *   [Level N]          from 1 without gaps. Items (ids of exercises) must be there; Weeks (as in
 *                      3-4)
 *   [Item ID]          what the routine says of that exercise's dose: Hold, Reps, Sets, Rest,
 *                      Note*, Media, MediaSides; in all levels that name it
 *   [Level N Item ID]  the same for one level, key by key before [Item ID]
 *
 * Those with * may have translations: Title[fr].
 */

#define MAX_LEVELS              12
#define DEFAULT_TRANSITION_SECS 8

static const LimberRange transition_bounds = { 1, 120 };
static const LimberRange week_bounds = { 1, 104 };

/* One run of the parser: a group with a dose may be asked for by many levels and is read once. */
typedef struct {
  LimberKeyDocument *document; /* (unowned) */
  const char *folder;          /* (unowned) (nullable) */
  GHashTable *items;           /* (owned) (element-type utf8 LimberRoutineItem): by group */
} Run;

static void
take_number (LimberKeyGroup *group, const char *key, const LimberRange *bounds, int *value)
{
  guint number;

  if (limber_key_values_take_uint (group, key, bounds, &number))
    *value = (int) number;
}

/* What the group @name says; (nullable) where there is none */
static const LimberRoutineItem *
read_item (Run *run, const char *name)
{
  LimberKeyGroup *group = limber_key_document_take_group (run->document, name);
  LimberRoutineItem *item = g_hash_table_lookup (run->items, name);

  if (group == NULL || item != NULL)
    return item;

  item = limber_routine_item_new (NULL);
  g_hash_table_insert (run->items, g_strdup (name), item);
  item->line = limber_key_group_get_line (group);
  take_number (group, "Hold", &LIMBER_HOLD_BOUNDS, &item->override.hold_secs);
  take_number (group, "Reps", &LIMBER_REPS_BOUNDS, &item->override.reps);
  take_number (group, "Sets", &LIMBER_SETS_BOUNDS, &item->override.sets);
  take_number (group, "Rest", &LIMBER_REST_BOUNDS, &item->override.rest_secs);
  item->note = limber_key_text_take (group, "Note", LIMBER_KEY_TEXT_MAX_TEXT);
  item->media_path = limber_key_media_take (group, "Media", run->folder);
  item->has_media_both_sides = limber_key_media_take_both_sides (group, "MediaSides");

  return item;
}

static void
overlay_number (int *value, int said)
{
  if (said >= 0)
    *value = said;
}

static void
overlay_text (char **text, const char *said)
{
  if (said == NULL)
    return;

  g_free (*text);
  *text = g_strdup (said);
}

/* Lets the group @name, if there is one, have its say on @item. */
static void
overlay_item (Run *run, const char *name, LimberRoutineItem *item)
{
  const LimberRoutineItem *said = read_item (run, name);

  if (said == NULL)
    return;

  item->line = said->line;
  overlay_number (&item->override.hold_secs, said->override.hold_secs);
  overlay_number (&item->override.reps, said->override.reps);
  overlay_number (&item->override.sets, said->override.sets);
  overlay_number (&item->override.rest_secs, said->override.rest_secs);
  overlay_text (&item->note, said->note);
  if (said->media_path != NULL)
    item->has_media_both_sides = said->has_media_both_sides;
  overlay_text (&item->media_path, said->media_path);
}

static void
read_items (Run *run, LimberKeyGroup *group, guint number, LimberRoutineLevel *level)
{
  g_auto (GStrv) ids = NULL;

  if (!limber_key_values_require (group, "Items"))
    return;
  ids = limber_key_values_take_ids (group, "Items");
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    LimberRoutineItem *item = limber_routine_item_new (ids[i]);
    g_autofree char *general = g_strdup_printf ("Item %s", ids[i]);
    g_autofree char *special = g_strdup_printf ("Level %u Item %s", number, ids[i]);

    item->line = limber_key_values_get_line (group, "Items");
    overlay_item (run, general, item);
    overlay_item (run, special, item);
    g_ptr_array_add (level->items, item);
  }
}

static void
read_levels (Run *run, LimberKeyGroup *routine, LimberRoutineContent *content)
{
  for (guint number = 1; number <= MAX_LEVELS; number++) {
    g_autofree char *name = g_strdup_printf ("Level %u", number);
    LimberKeyGroup *group = limber_key_document_take_group (run->document, name);
    g_autoptr (LimberRoutineLevel) level = limber_routine_level_new ();

    if (group == NULL)
      break;
    read_items (run, group, number, level);
    limber_key_values_take_range (group, "Weeks", &week_bounds, &level->weeks);
    g_ptr_array_add (content->levels, g_steal_pointer (&level));
  }

  if (content->levels->len == 0) {
    g_autoptr (LimberRoutineLevel) level = limber_routine_level_new ();

    read_items (run, routine, 1, level);
    g_ptr_array_add (content->levels, g_steal_pointer (&level));
  } else if (limber_key_group_take_entry (routine, "Items") != NULL) {
    limber_key_document_add_error (run->document, limber_key_values_get_line (routine, "Items"),
                                   _ ("Items both in [Routine] and in [Level 1]; allowed is one"));
  }
}

/* Groups that look right and yet belong to nothing: a gap in the levels, an item that no level
 * names. */
static void
check_group (LimberKeyDocument *document, LimberKeyGroup *group, guint n_levels)
{
  const char *name = limber_key_group_get_name (group);
  guint line = limber_key_group_get_line (group);
  guint number = 0;
  int length = 0;

  if (sscanf (name, "Level %4u%n", &number, &length) == 1 && name[length] == '\0'
      && (number == 0 || number > n_levels)) {
    limber_key_group_dismiss (group);
    limber_key_document_add_error (document, line,
                                   _ ("[%s] is out of order; number levels from 1 to at most %d, "
                                      "without gaps"),
                                   name, MAX_LEVELS);
  } else if (g_str_has_prefix (name, "Item ")
             || (g_str_has_prefix (name, "Level ") && strstr (name, " Item ") != NULL)) {
    if (limber_key_group_is_taken (group))
      return;
    limber_key_group_dismiss (group);
    limber_key_document_add_error (document, line,
                                   _ ("[%s] belongs to nothing: Items does not name it"), name);
  }
}

static void
read_routine (LimberKeyDocument *document,
              LimberKeyGroup *group,
              const char *folder,
              LimberRoutineContent *content)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) limber_routine_item_free);
  Run run = { document, folder, items };
  int choice;

  if (limber_key_values_require (group, "Id"))
    content->id = limber_key_values_take_id (group, "Id");
  if (limber_key_values_require (group, "Title"))
    content->title = limber_key_text_take (group, "Title", LIMBER_KEY_TEXT_MAX_TITLE);
  content->goal = limber_key_text_take (group, "Goal", LIMBER_KEY_TEXT_MAX_TEXT);
  if (limber_key_values_require (group, "Position")
      && (choice = limber_key_values_take_choice (group, "Position", limber_position_list_nicks ()))
             >= 0)
    content->position = choice;
  content->tags = limber_key_values_take_list (group, "Tags");
  content->transition_secs = DEFAULT_TRANSITION_SECS;
  limber_key_values_take_uint (group, "Transition", &transition_bounds, &content->transition_secs);
  read_levels (&run, group, content);
  for (guint i = 0; i < limber_key_document_get_n_groups (document); i++)
    check_group (document, limber_key_document_get_group (document, i), content->levels->len);
}

/**
 * limber_routine_parser_parse:
 * @bytes: the file, which may hold anything
 * @file_name: as it is to be named in messages
 * @folder: (nullable): absolute folder that `Media` may point into
 * @languages: (nullable) (array zero-terminated=1): preferred first
 * @problems: (element-type LimberProblem): every error and warning is added
 *
 * Returns: (transfer full) (nullable): the routine, NULL if there was any error
 */
LimberRoutine *
limber_routine_parser_parse (GBytes *bytes,
                             const char *file_name,
                             const char *folder,
                             const char *const *languages,
                             GPtrArray *problems)
{
  g_autoptr (LimberKeyDocument) document = NULL;
  g_auto (LimberRoutineContent) content;
  LimberKeyGroup *group = NULL;

  limber_routine_content_init (&content);
  g_return_val_if_fail (bytes != NULL && file_name != NULL && problems != NULL, NULL);

  document = limber_key_document_new (bytes, file_name, languages, problems);
  group = limber_key_document_take_group (document, "Routine");
  if (group != NULL && limber_key_document_is_readable (document)) {
    read_routine (document, group, folder, &content);
    limber_key_document_finish (document);
  } else if (!limber_key_document_has_errors (document)) {
    limber_key_document_add_error (document, 0, _ ("no group [Routine]; it must be there"));
  }

  return limber_key_document_has_errors (document) ? NULL : limber_routine_new (&content);
}
