/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-key-values"

#include "config.h"

#include "core/limber-key-values.h"

#include "core/limber-key-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * LimberKeyValues:
 *
 * Typed reading of a key file's words, ids and numbers, with one clear error for each that is not
 * allowed. Sentences are limber-key-text's, files limber-key-media's. It holds no state.
 */

#define MAX_ID_BYTES 48
#define MAX_DIGITS   6

static GPtrArray *
read_list (LimberKeyGroup *group, const LimberKeyEntry *entry)
{
  g_autoptr (GPtrArray) parts = limber_key_text_split (group, entry, ';');

  if (parts == NULL)
    return NULL;

  if (parts->len > LIMBER_KEY_VALUES_MAX_WORDS) {
    limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                   _ ("%s has %u words; allowed are %d"), entry->key, parts->len,
                                   LIMBER_KEY_VALUES_MAX_WORDS);
    return NULL;
  }
  for (guint i = 0; i < parts->len; i++) {
    const char *word = g_ptr_array_index (parts, i);

    if (*word != '\0' && g_utf8_strlen (word, -1) <= LIMBER_KEY_TEXT_MAX_TITLE)
      continue;
    limber_key_document_add_error (
        limber_key_group_get_document (group), entry->line,
        _ ("%s has an empty or overlong word; allowed are 1 to %d characters, as in “one;two”"),
        entry->key, LIMBER_KEY_TEXT_MAX_TITLE);
    return NULL;
  }

  return g_steal_pointer (&parts);
}

static char **
to_strv (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);

  return (char **) g_ptr_array_steal (parts, NULL);
}

/**
 * limber_key_values_require:
 * @group: a group
 * @key: a key
 *
 * Adds an error if the plain key is missing.
 *
 * Returns: whether it is there
 */
gboolean
limber_key_values_require (LimberKeyGroup *group, const char *key)
{
  /* One with a language alone, or that is broken, has got its error already. */
  if (limber_key_text_is_there (group, key))
    return TRUE;

  limber_key_document_add_error (limber_key_group_get_document (group),
                                 limber_key_group_get_line (group), _ ("[%s] has no %s"),
                                 limber_key_group_get_name (group), key);
  return FALSE;
}

/**
 * limber_key_values_get_line:
 * @group: a group
 * @key: a key
 *
 * Returns: its line, or the group's where it is missing
 */
guint
limber_key_values_get_line (LimberKeyGroup *group, const char *key)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);

  return entry != NULL ? entry->line : limber_key_group_get_line (group);
}

/**
 * limber_key_values_take_list:
 * @group: a group
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the words between semicolons
 */
char **
limber_key_values_take_list (LimberKeyGroup *group, const char *key)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);
  g_autoptr (GPtrArray) parts = entry != NULL ? read_list (group, entry) : NULL;

  return parts != NULL ? to_strv (parts) : NULL;
}

static gboolean
check_word (LimberKeyGroup *group,
            const LimberKeyEntry *entry,
            const char *word,
            const char *const *allowed)
{
  g_autofree char *quoted = NULL;
  g_autofree char *list = NULL;

  if (g_strv_contains (allowed, word))
    return TRUE;

  quoted = limber_key_text_quote (word);
  list = g_strjoinv (", ", (char **) allowed);
  limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                 /* Translators: key, its value, the values that it may have */
                                 _ ("%s is “%s”; allowed are %s"), entry->key, quoted, list);
  return FALSE;
}

/**
 * limber_key_values_take_words:
 * @group: a group
 * @key: a key
 * @vocabulary: the words it may have
 *
 * Returns: (transfer full) (nullable): the words between semicolons
 */
char **
limber_key_values_take_words (LimberKeyGroup *group, const char *key, LimberVocabulary vocabulary)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);
  g_autoptr (GPtrArray) parts = entry != NULL ? read_list (group, entry) : NULL;
  gboolean is_good = TRUE;

  if (parts == NULL)
    return NULL;
  for (guint i = 0; i < parts->len; i++)
    is_good &= check_word (group, entry, g_ptr_array_index (parts, i),
                           limber_vocabulary_list (vocabulary));

  return is_good ? to_strv (parts) : NULL;
}

/**
 * limber_key_values_take_word:
 * @group: a group
 * @key: a key
 * @vocabulary: the words it may have
 *
 * Returns: (transfer full) (nullable): the word
 */
char *
limber_key_values_take_word (LimberKeyGroup *group, const char *key, LimberVocabulary vocabulary)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);

  if (entry == NULL
      || !check_word (group, entry, entry->value, limber_vocabulary_list (vocabulary)))
    return NULL;

  return g_strdup (entry->value);
}

/**
 * limber_key_values_take_choice:
 * @group: a group
 * @key: a key
 * @nicks: (array zero-terminated=1): the words it may have
 *
 * Returns: the index in @nicks, -1 for nothing
 */
int
limber_key_values_take_choice (LimberKeyGroup *group, const char *key, const char *const *nicks)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);

  if (entry == NULL || !check_word (group, entry, entry->value, nicks))
    return -1;
  for (int i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], entry->value))
      return i;

  g_assert_not_reached ();
}

/**
 * limber_key_values_is_id:
 * @text: a word
 *
 * Returns: whether it may be the id of an exercise or routine
 */
gboolean
limber_key_values_is_id (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= MAX_ID_BYTES
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

static gboolean
check_id (LimberKeyGroup *group, const LimberKeyEntry *entry, const char *word)
{
  g_autofree char *quoted = NULL;

  if (limber_key_values_is_id (word))
    return TRUE;

  quoted = limber_key_text_quote (word);
  limber_key_document_add_error (
      limber_key_group_get_document (group), entry->line,
      _ ("%s has “%s”, which is no id; allowed are 1 to %d of a–z, 0–9 and _"), entry->key, quoted,
      MAX_ID_BYTES);
  return FALSE;
}

/**
 * limber_key_values_take_id:
 * @group: a group
 * @key: a key
 *
 * Returns: (transfer full) (nullable): an id
 */
char *
limber_key_values_take_id (LimberKeyGroup *group, const char *key)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);

  return entry != NULL && check_id (group, entry, entry->value) ? g_strdup (entry->value) : NULL;
}

/**
 * limber_key_values_take_ids:
 * @group: a group
 * @key: a key
 *
 * Returns: (transfer full) (nullable): at least one id
 */
char **
limber_key_values_take_ids (LimberKeyGroup *group, const char *key)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);
  g_autoptr (GPtrArray) parts = entry != NULL ? read_list (group, entry) : NULL;
  gboolean is_good = TRUE;

  if (parts == NULL)
    return NULL;
  if (parts->len == 0) {
    limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                   _ ("%s is empty; at least one id is needed"), key);
    return NULL;
  }
  for (guint i = 0; i < parts->len; i++)
    is_good &= check_id (group, entry, g_ptr_array_index (parts, i));

  return is_good ? to_strv (parts) : NULL;
}

static gboolean
read_uint (const char *text, const LimberRange *allowed, guint *value)
{
  guint64 number;

  if (*text == '\0' || strlen (text) > MAX_DIGITS || strspn (text, "0123456789") != strlen (text))
    return FALSE;
  number = g_ascii_strtoull (text, NULL, 10);
  if (number < allowed->min || number > allowed->max)
    return FALSE;

  *value = (guint) number;
  return TRUE;
}

/**
 * limber_key_values_take_uint:
 * @group: a group
 * @key: a key
 * @allowed: the numbers it may have
 * @value: (inout): the number, untouched for nothing
 *
 * Returns: whether there was one
 */
gboolean
limber_key_values_take_uint (LimberKeyGroup *group,
                             const char *key,
                             const LimberRange *allowed,
                             guint *value)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);
  g_autofree char *quoted = NULL;

  if (entry == NULL)
    return FALSE;
  if (read_uint (entry->value, allowed, value))
    return TRUE;

  quoted = limber_key_text_quote (entry->value);
  limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                 _ ("%s is “%s”; allowed are whole numbers from %u to %u"), key,
                                 quoted, allowed->min, allowed->max);
  return FALSE;
}

/**
 * limber_key_values_take_range:
 * @group: a group
 * @key: a key
 * @allowed: the numbers its ends may have
 * @value: (inout): the range, untouched for nothing
 *
 * Returns: whether there was one
 */
gboolean
limber_key_values_take_range (LimberKeyGroup *group,
                              const char *key,
                              const LimberRange *allowed,
                              LimberRange *value)
{
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);
  g_auto (GStrv) ends = NULL;
  g_autofree char *quoted = NULL;
  LimberRange range;

  if (entry == NULL)
    return FALSE;
  ends = g_strsplit (entry->value, "-", 3);
  if (ends[0] != NULL && read_uint (g_strstrip (ends[0]), allowed, &range.min)) {
    range.max = range.min;
    if (ends[1] == NULL
        || (ends[2] == NULL && read_uint (g_strstrip (ends[1]), allowed, &range.max)
            && range.min <= range.max)) {
      *value = range;
      return TRUE;
    }
  }

  quoted = limber_key_text_quote (entry->value);
  limber_key_document_add_error (
      limber_key_group_get_document (group), entry->line,
      /* Translators: key, its value, the least and the greatest number */
      _ ("%s is “%s”; allowed is a range within %u-%u, the smaller "
         "number first"),
      key, quoted, allowed->min, allowed->max);
  return FALSE;
}

/**
 * limber_key_values_take_boolean:
 * @group: a group
 * @key: a key
 * @value: (inout): untouched for nothing
 *
 * Returns: whether there was one
 */
gboolean
limber_key_values_take_boolean (LimberKeyGroup *group, const char *key, gboolean *value)
{
  static const char *const nicks[] = { "false", "true", NULL };
  int choice = limber_key_values_take_choice (group, key, nicks);

  if (choice < 0)
    return FALSE;

  *value = choice == 1;
  return TRUE;
}
