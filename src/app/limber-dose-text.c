/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-dose-text.h"

#include <glib/gi18n-lib.h>

/* The first letter of a sentence that is put together from parts, in upper case. */
static char *
capitalise (const char *text)
{
  g_autofree char *first = NULL;

  if (*text == '\0')
    return g_strdup ("");
  first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static char *
describe_repetitions (guint n_reps)
{
  if (n_reps == 1)
    return g_strdup (C_ ("repetitions", "once"));
  if (n_reps == 2)
    return g_strdup (C_ ("repetitions", "twice"));
  /* Translators: part of a dose such as "Hold 5 s, 8 times, each side" */
  return g_strdup_printf (ngettext ("%u time", "%u times", n_reps), n_reps);
}

static const char *
describe_sides (LimberSides sides)
{
  switch (sides) {
  case LIMBER_SIDES_LEFT_RIGHT:
    /* Translators: part of a dose such as "Hold 15 s, twice, each side" */
    return C_ ("dose", "each side");
  case LIMBER_SIDES_ALTERNATE:
    /* Translators: part of a dose such as "5 times, each side in turn" */
    return C_ ("dose", "each side in turn");
  case LIMBER_SIDES_BOTH:
    return NULL;
  default:
    g_assert_not_reached ();
  }
}

char *
limber_dose_text (const LimberDose *dose, LimberSides sides)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  g_return_val_if_fail (dose != NULL, NULL);

  if (dose->hold_secs > 0)
    /* Translators: how long a stretch is held, in seconds */
    g_ptr_array_add (parts, g_strdup_printf (_ ("hold %u s"), dose->hold_secs));
  if (dose->reps > 1 || dose->hold_secs == 0)
    g_ptr_array_add (parts, describe_repetitions (dose->reps));
  if (describe_sides (sides) != NULL)
    g_ptr_array_add (parts, g_strdup (describe_sides (sides)));
  if (dose->sets > 1)
    /* Translators: part of a dose such as "10 times, 2 sets" */
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u set", "%u sets", dose->sets), dose->sets));
  g_ptr_array_add (parts, NULL);

  /* Translators: what stands between the parts of a dose, "hold 15 s, twice" */
  joined = g_strjoinv (C_ ("between parts of a dose", ", "), (char **) parts->pdata);
  return capitalise (joined);
}
