/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-choreography-parser"

#include "config.h"

#include "core/limber-choreography-parser.h"

#include <glib/gi18n-lib.h>

/*
 * LimberChoreographyParser:
 *
 * The part of exercise and article files that poses the figure. What the keys mean and which are
 * allowed is the choreography's matter; here they get their lines. It holds no state.
 */

/* FALSE where the line makes the whole not worth judging */
static gboolean
set_choreography (LimberKeyGroup *group, LimberKeyEntry *entry, LimberChoreography *choreography)
{
  LimberKeyDocument *document = limber_key_group_get_document (group);
  g_autoptr (GError) error = NULL;

  if (entry->locale != NULL)
    return TRUE; /* poses have no language: told as unused */

  entry->is_used = TRUE;
  if (entry->is_broken)
    return FALSE;
  if (*entry->value == '\0') {
    limber_key_document_add_error (document, entry->line,
                                   _ ("%s is empty; leave the line out instead"), entry->key);
    return FALSE;
  }
  if (limber_choreography_set (choreography, limber_key_group_get_name (group), entry->key,
                               entry->value, &error))
    return TRUE;
  if (g_error_matches (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_UNKNOWN_KEY)) {
    limber_key_document_add_warning (document, entry->line, "%s", error->message);
    return TRUE;
  }

  limber_key_document_add_error (document, entry->line, "%s", error->message);
  return FALSE;
}

/* All groups of poses and motion; @line is the one to name where the whole is wrong, 0 for none */
static gboolean
set_choreography_groups (LimberKeyDocument *document, LimberChoreography *choreography, guint *line)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < limber_key_document_get_n_groups (document); i++) {
    LimberKeyGroup *group = limber_key_document_get_group (document, i);

    if (!limber_choreography_owns_group (limber_key_group_get_name (group)))
      continue;
    limber_key_group_take (group);
    if (*line == 0 || g_str_equal (limber_key_group_get_name (group), "Motion"))
      *line = limber_key_group_get_line (group);
    for (guint j = 0; j < limber_key_group_get_n_entries (group); j++)
      is_good &= set_choreography (group, limber_key_group_get_entry (group, j), choreography);
  }

  return is_good;
}

/**
 * limber_choreography_parser_read:
 * @document: a file
 * @group: its group that may have a View
 *
 * Returns: (transfer full) (nullable): what the file draws, NULL if nothing or after an error
 */
LimberChoreography *
limber_choreography_parser_read (LimberKeyDocument *document, LimberKeyGroup *group)
{
  g_autoptr (LimberChoreography) choreography = limber_choreography_new ();
  LimberKeyEntry *view = limber_key_group_take_entry (group, "View");
  g_autoptr (GError) error = NULL;
  guint line = 0;

  if (view != NULL)
    set_choreography (group, view, choreography);
  if (!set_choreography_groups (document, choreography, &line) || line == 0)
    return NULL; /* wrong, or a clip or text alone */

  if (!limber_choreography_seal (choreography, &error)) {
    limber_key_document_add_error (document, line, "%s", error->message);
    return NULL;
  }
  if (limber_choreography_is_empty (choreography))
    return NULL;

  return g_steal_pointer (&choreography);
}
