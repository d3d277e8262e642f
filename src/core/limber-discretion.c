/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-discretion"

#include "config.h"

#include "core/limber-discretion.h"

#include "core/limber-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Discretion:
 *
 * A notification, a locked screen and the desktop's media controls are seen by colleagues. Unless
 * the person allows details there, only a title that says nothing of a body is shown. Words are
 * looked for, because a routine of one's own may be called anything.
 */

/* Whether @word begins a word of @text, both folded: "neck" does in "neckline", as "back" in
 * "backache". */
static gboolean
begins_word (const char *text, const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (at == text || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

static gboolean
names_any (const char *folded, const char *words, glong min_length)
{
  g_auto (GStrv) parts = g_strsplit_set (words, "; /-", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *word = g_utf8_casefold (parts[i], -1);

    if (g_utf8_strlen (word, -1) >= min_length && begins_word (folded, word))
      return TRUE;
  }
  return FALSE;
}

/**
 * limber_discretion_allows:
 * @title: a title of a routine or an exercise, or any other short text
 *
 * Returns: whether it can stand on a screen that others may see
 */
gboolean
limber_discretion_allows (const char *title)
{
  static const char english_words[] = "back;spine;pain;ache;hurt;stiff;tight;sore;disc;sciatica;"
                                      "neck;shoulder;hip;wrist;eye;clinic;"
                                      "therapy;patient;contracture";
  g_autofree char *folded = g_utf8_casefold (title, -1);
  const char *const *areas = limber_vocabulary_list (LIMBER_VOCABULARY_AREA);

  /* Translators: beginnings of words, between semicolons, that are not shown where colleagues may
     see them: parts of the body, pain, clinics. The names of body areas are looked for besides. */
  if (names_any (folded, english_words, 3)
      || names_any (folded, _ ("back;spine;pain;ache;hurt;stiff;tight;sore;clinic;therapy"), 3))
    return FALSE;
  for (guint i = 0; areas[i] != NULL; i++)
    /* "of" and "the" in a title say nothing. */
    if (names_any (folded, limber_vocabulary_get_title (LIMBER_VOCABULARY_AREA, areas[i]), 4))
      return FALSE;
  return TRUE;
}
