/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-key-text"

#include "config.h"

#include "core/limber-key-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * LimberKeyText:
 *
 * What the text of a key file's value says: its escapes, and of several languages the one that the
 * person reads. What it hands out is safe to show: valid UTF-8 of bounded length without control
 * characters or marks that turn the direction of text. It holds no state.
 */

#define MAX_QUOTED_CHARS 40

/**
 * limber_key_text_quote:
 * @value: of a key
 *
 * Returns: (transfer full): what of it fits into a message
 */
char *
limber_key_text_quote (const char *value)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (value, -1) <= MAX_QUOTED_CHARS)
    return g_strdup (value);

  head = g_utf8_substring (value, 0, MAX_QUOTED_CHARS);
  return g_strconcat (head, "…", NULL);
}

/**
 * limber_key_text_is_there:
 * @group: a group
 * @key: a key
 *
 * Returns: whether there is such a line, broken or not
 */
gboolean
limber_key_text_is_there (LimberKeyGroup *group, const char *key)
{
  for (guint i = 0; i < limber_key_group_get_n_entries (group); i++)
    if (g_str_equal (limber_key_group_get_entry (group, i)->key, key))
      return TRUE;

  return FALSE;
}

/* Bidirectional embeddings, overrides and isolates: they could make a line read as another one. */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static char *
strip_controls (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\t' || c == '\n' || c == '\r')
      g_string_append_c (clean, ' ');
    else if (!g_unichar_iscntrl (c) && !is_direction_mark (c))
      g_string_append_unichar (clean, c);
  }

  return g_strstrip (g_string_free (clean, FALSE));
}

/* The character that "\@letter" stands for, 0 for none */
static char
unescape (char letter)
{
  switch (letter) {
  case 's':
    return ' ';
  case 'n':
    return '\n';
  case 't':
    return '\t';
  case 'r':
    return '\r';
  case '\\':
  case ';':
    return letter;
  default:
    return '\0';
  }
}

/**
 * limber_key_text_split:
 * @group: a group
 * @entry: a line of it
 * @separator: '\0' for one part
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the parts of the value between unescaped
 *   @separator, with escapes resolved; NULL after an error
 */
GPtrArray *
limber_key_text_split (LimberKeyGroup *group, const LimberKeyEntry *entry, char separator)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *p = entry->value; *p != '\0'; p++) {
    if (*p == '\\') {
      char c = unescape (*++p);

      if (c == '\0') {
        limber_key_document_add_error (
            limber_key_group_get_document (group), entry->line,
            _ ("%s has a “\\” that means nothing; allowed are \\s \\n \\t \\r \\; and \\\\"),
            entry->key);
        return NULL;
      }
      g_string_append_c (part, c);
    } else if (*p == separator) {
      g_ptr_array_add (parts, strip_controls (part->str));
      g_string_truncate (part, 0);
    } else {
      g_string_append_c (part, *p);
    }
  }
  /* A list may or may not end with its separator. */
  if (separator == '\0' || part->len > 0)
    g_ptr_array_add (parts, strip_controls (part->str));

  return g_steal_pointer (&parts);
}

static char *
read_text (LimberKeyGroup *group, const LimberKeyEntry *entry, guint max_characters)
{
  g_autoptr (GPtrArray) parts = limber_key_text_split (group, entry, '\0');
  glong length;

  if (parts == NULL)
    return NULL;

  length = g_utf8_strlen (g_ptr_array_index (parts, 0), -1);
  if (length > max_characters) {
    limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                   _ ("%s has %ld characters; allowed are %u"), entry->key, length,
                                   max_characters);
    return NULL;
  }
  if (length == 0) {
    limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                   _ ("%s is empty; leave the line out instead"), entry->key);
    return NULL;
  }

  return g_ptr_array_steal_index (parts, 0);
}

/* English is what plain keys are written in unless a file says [en] itself, so a person who prefers
 * English before French is not given French. */
static gboolean
is_plain_language (const char *language)
{
  return g_str_equal (language, "C") || g_str_equal (language, "POSIX")
         || g_str_equal (language, "en") || g_str_has_prefix (language, "en_");
}

/* The line of @key that suits the document's languages best; all its languages are marked used. */
static LimberKeyEntry *
take_best_entry (LimberKeyGroup *group, const char *key)
{
  const char *const *languages = limber_key_document_get_languages (
      limber_key_group_get_document (group));
  LimberKeyEntry *plain = limber_key_group_take_entry (group, key);
  LimberKeyEntry *best = plain;
  guint best_rank = G_MAXUINT;

  for (guint i = 0; i < limber_key_group_get_n_entries (group); i++) {
    LimberKeyEntry *entry = limber_key_group_get_entry (group, i);

    if (entry->locale == NULL || !g_str_equal (entry->key, key))
      continue;
    entry->is_used = TRUE;
    for (guint rank = 0; languages != NULL && languages[rank] != NULL && rank < best_rank; rank++) {
      if (g_str_equal (languages[rank], entry->locale)) {
        best = entry;
        best_rank = rank;
      }
    }
  }
  if (best != plain && is_plain_language (best->locale))
    return best;
  for (guint rank = 0; languages != NULL && languages[rank] != NULL && rank < best_rank; rank++)
    if (is_plain_language (languages[rank]))
      return plain;

  return best;
}

/**
 * limber_key_text_take:
 * @group: a group
 * @key: a key that may have translations
 * @max_characters: allowed
 *
 * Returns: (transfer full) (nullable): one line in the best of the document's languages
 */
char *
limber_key_text_take (LimberKeyGroup *group, const char *key, guint max_characters)
{
  LimberKeyEntry *best = take_best_entry (group, key);
  g_autofree char *text = NULL;

  /* Every translation is checked, not only the one that is wanted here. */
  for (guint i = 0; i < limber_key_group_get_n_entries (group); i++) {
    LimberKeyEntry *entry = limber_key_group_get_entry (group, i);
    g_autofree char *one = NULL;

    if (entry->is_broken || !g_str_equal (entry->key, key))
      continue;
    one = read_text (group, entry, max_characters);
    if (entry == best)
      text = g_steal_pointer (&one);
  }

  return g_steal_pointer (&text);
}

/* "Step12" is 12 of "Step"; 0 for anything else */
static guint
get_number (const char *name, const char *key)
{
  const char *digits = name + strlen (key);
  guint64 number;

  if (!g_str_has_prefix (name, key) || *digits == '0'
      || !g_ascii_string_to_unsigned (digits, 10, 1, 9999, &number, NULL))
    return 0;

  return (guint) number;
}

/**
 * limber_key_text_take_numbered:
 * @group: a group
 * @key: without its number, as in "Step"
 * @max_texts: allowed
 *
 * Returns: (transfer full): the texts of Key1, Key2 and so on
 */
char **
limber_key_text_take_numbered (LimberKeyGroup *group, const char *key, guint max_texts)
{
  LimberKeyDocument *document = limber_key_group_get_document (group);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_texts = 0;

  for (n_texts = 0; n_texts < max_texts; n_texts++) {
    g_autofree char *name = g_strdup_printf ("%s%u", key, n_texts + 1);
    char *text = NULL;

    if (!limber_key_text_is_there (group, name))
      break;
    text = limber_key_text_take (group, name, LIMBER_KEY_TEXT_MAX_TEXT);
    if (text != NULL)
      g_ptr_array_add (texts, text);
  }
  for (guint i = 0; i < limber_key_group_get_n_entries (group); i++) {
    LimberKeyEntry *entry = limber_key_group_get_entry (group, i);
    guint number = get_number (entry->key, key);

    if (number <= n_texts || entry->is_used || entry->locale != NULL)
      continue;
    entry->is_used = TRUE;
    if (number > max_texts)
      limber_key_document_add_error (document, entry->line, _ ("%s is too many; allowed are %u"),
                                     entry->key, max_texts);
    else
      limber_key_document_add_error (document, entry->line,
                                     _ ("%s stands without %s%u; number them from 1 without gaps"),
                                     entry->key, key, n_texts + 1);
  }

  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_steal (texts, NULL);
}
