/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-enums"

#include "config.h"

#include "core/limber-enums.h"

#include <glib/gi18n-lib.h>

/*
 * The words for the closed choices, in the order of their enumerations.
 */

static const char *const position_nicks[] = { "seated", "standing", "floor", NULL };
static const char *const position_titles[] = { N_ ("Seated"), N_ ("Standing"), N_ ("Floor") };
static const char *const sides_nicks[] = { "both", "left_right", "alternate", NULL };
static const char *const dose_type_nicks[] = { "hold", "reps", "hold_reps", NULL };

static const char *
get_nick (const char *const *nicks, guint value)
{
  g_return_val_if_fail (value < g_strv_length ((char **) nicks), nicks[0]);

  return nicks[value];
}

static gboolean
find_nick (const char *const *nicks, const char *nick, guint *value)
{
  for (guint i = 0; nicks[i] != NULL; i++) {
    if (g_strcmp0 (nicks[i], nick) == 0) {
      *value = i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * limber_position_to_nick:
 * @position: a position
 *
 * Returns: (transfer none): the word that files use for it
 */
const char *
limber_position_to_nick (LimberPosition position)
{
  return get_nick (position_nicks, position);
}

/**
 * limber_position_from_nick:
 * @nick: (nullable): a word
 * @position: (out): the position, untouched if there is none of that word
 *
 * Returns: whether there is one
 */
gboolean
limber_position_from_nick (const char *nick, LimberPosition *position)
{
  guint value;

  if (!find_nick (position_nicks, nick, &value))
    return FALSE;

  *position = value;
  return TRUE;
}

/**
 * limber_sides_to_nick:
 * @sides: how the sides are used
 *
 * Returns: (transfer none): the word that files use for it
 */
const char *
limber_sides_to_nick (LimberSides sides)
{
  return get_nick (sides_nicks, sides);
}

/**
 * limber_sides_from_nick:
 * @nick: (nullable): a word
 * @sides: (out): untouched if there is none of that word
 *
 * Returns: whether there is one
 */
gboolean
limber_sides_from_nick (const char *nick, LimberSides *sides)
{
  guint value;

  if (!find_nick (sides_nicks, nick, &value))
    return FALSE;

  *sides = value;
  return TRUE;
}

/**
 * limber_dose_type_to_nick:
 * @type: a kind of dose
 *
 * Returns: (transfer none): the word that files use for it
 */
const char *
limber_dose_type_to_nick (LimberDoseType type)
{
  return get_nick (dose_type_nicks, type);
}

/**
 * limber_dose_type_from_nick:
 * @nick: (nullable): a word
 * @type: (out): untouched if there is none of that word
 *
 * Returns: whether there is one
 */
gboolean
limber_dose_type_from_nick (const char *nick, LimberDoseType *type)
{
  guint value;

  if (!find_nick (dose_type_nicks, nick, &value))
    return FALSE;

  *type = value;
  return TRUE;
}

/**
 * limber_position_get_title:
 * @position: a position
 *
 * Returns: (transfer none): what people read for it, in their language
 */
const char *
limber_position_get_title (LimberPosition position)
{
  g_return_val_if_fail ((gsize) position < G_N_ELEMENTS (position_titles), NULL);

  return _ (position_titles[position]);
}

/**
 * limber_position_list_nicks:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words of all positions
 */
const char *const *
limber_position_list_nicks (void)
{
  return position_nicks;
}

/**
 * limber_sides_list_nicks:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words of all ways to use the sides
 */
const char *const *
limber_sides_list_nicks (void)
{
  return sides_nicks;
}

/**
 * limber_dose_type_list_nicks:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words of all kinds of dose
 */
const char *const *
limber_dose_type_list_nicks (void)
{
  return dose_type_nicks;
}
