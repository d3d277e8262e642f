/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-key-values"

#include "config.h"

#include "core/limber-key-values.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/*
 * LimberKeyValues:
 *
 * Typed reading of a key file's values, with one clear error for each that is not allowed. What it
 * hands out is safe to show: valid UTF-8 of bounded length without control characters or marks that
 * turn the direction of text. It holds no state.
 */

#define MAX_ID_BYTES     48
#define MAX_DIGITS       6
#define MAX_QUOTED_CHARS 40

static const char *const media_extensions[] = { "webm", "mp4",  "ogg",  "ogv", "png",
                                                "jpg",  "jpeg", "webp", "svg", NULL };

/* Of a value, what fits into a message */
static char *
quote (const char *value)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (value, -1) <= MAX_QUOTED_CHARS)
    return g_strdup (value);

  head = g_utf8_substring (value, 0, MAX_QUOTED_CHARS);
  return g_strconcat (head, "…", NULL);
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

/* The parts of @entry's value between unescaped @separator ('\0' for one part), with escapes
 * resolved. NULL after an error. */
static GPtrArray *
split_value (LimberKeyGroup *group, const LimberKeyEntry *entry, char separator)
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
  g_autoptr (GPtrArray) parts = split_value (group, entry, '\0');
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

static GPtrArray *
read_list (LimberKeyGroup *group, const LimberKeyEntry *entry)
{
  g_autoptr (GPtrArray) parts = split_value (group, entry, ';');

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

    if (*word != '\0' && g_utf8_strlen (word, -1) <= LIMBER_KEY_VALUES_MAX_TITLE)
      continue;
    limber_key_document_add_error (
        limber_key_group_get_document (group), entry->line,
        _ ("%s has an empty or overlong word; allowed are 1 to %d characters, as in “one;two”"),
        entry->key, LIMBER_KEY_VALUES_MAX_TITLE);
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

/* Whether there is such a line, broken or not */
static gboolean
has_key (LimberKeyGroup *group, const char *key)
{
  for (guint i = 0; i < limber_key_group_get_n_entries (group); i++)
    if (g_str_equal (limber_key_group_get_entry (group, i)->key, key))
      return TRUE;

  return FALSE;
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
  if (has_key (group, key))
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
 * limber_key_values_take_text:
 * @group: a group
 * @key: a key that may have translations
 * @max_characters: allowed
 *
 * Returns: (transfer full) (nullable): one line in the best of the document's languages
 */
char *
limber_key_values_take_text (LimberKeyGroup *group, const char *key, guint max_characters)
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
 * limber_key_values_take_texts:
 * @group: a group
 * @key: without its number, as in "Step"
 * @max_texts: allowed
 *
 * Returns: (transfer full): the texts of Key1, Key2 and so on
 */
char **
limber_key_values_take_texts (LimberKeyGroup *group, const char *key, guint max_texts)
{
  LimberKeyDocument *document = limber_key_group_get_document (group);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_texts = 0;

  for (n_texts = 0; n_texts < max_texts; n_texts++) {
    g_autofree char *name = g_strdup_printf ("%s%u", key, n_texts + 1);
    char *text = NULL;

    if (!has_key (group, name))
      break;
    text = limber_key_values_take_text (group, name, LIMBER_KEY_VALUES_MAX_TEXT);
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

  return to_strv (texts);
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

  quoted = quote (word);
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

  quoted = quote (word);
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

  quoted = quote (entry->value);
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

  quoted = quote (entry->value);
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

static gboolean
check_media_extension (LimberKeyGroup *group, const LimberKeyEntry *entry)
{
  const char *dot = strrchr (entry->value, '.');
  g_autofree char *extension = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;
  g_autofree char *list = NULL;

  if (extension != NULL && g_strv_contains (media_extensions, extension))
    return TRUE;

  list = g_strjoinv (", ", (char **) media_extensions);
  if (g_strcmp0 (extension, "gif") == 0)
    limber_key_document_add_error (
        limber_key_group_get_document (group), entry->line,
        _ ("%s is a GIF, which cannot be played; “ffmpeg -i IN.gif OUT.webm” makes a clip of it"),
        entry->key);
  else
    limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                   _ ("%s is no clip or picture; allowed are files with %s"),
                                   entry->key, list);
  return FALSE;
}

static gboolean
has_parent_step (const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);

  return g_strv_contains ((const char *const *) steps, "..");
}

/* Whether @path, with all links followed, is below @folder. Of a file that is not there the nearest
 * folder that is counts. */
static gboolean
is_below (const char *path, const char *folder)
{
  g_autofree char *nearest = g_strdup (path);
  g_autofree char *real_folder = realpath (folder, NULL);
  g_autofree char *real_path = NULL;

  while ((real_path = realpath (nearest, NULL)) == NULL && strlen (nearest) > strlen (folder)) {
    g_autofree char *parent = g_path_get_dirname (nearest);

    g_free (nearest);
    nearest = g_steal_pointer (&parent);
  }
  if (real_folder == NULL || real_path == NULL)
    return real_folder == real_path;
  if (!g_str_has_prefix (real_path, real_folder))
    return FALSE;

  return real_path[strlen (real_folder)] == '/' || real_path[strlen (real_folder)] == '\0'
         || g_str_equal (real_folder, "/");
}

/**
 * limber_key_values_take_media:
 * @group: a group
 * @key: a key
 * @folder: (nullable): absolute folder that it may point into, NULL if there is none
 *
 * Returns: (transfer full) (nullable): absolute path of the clip or picture
 */
char *
limber_key_values_take_media (LimberKeyGroup *group, const char *key, const char *folder)
{
  LimberKeyDocument *document = limber_key_group_get_document (group);
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);
  g_autofree char *path = NULL;

  if (entry == NULL || !check_media_extension (group, entry))
    return NULL;
  if (folder == NULL || g_path_is_absolute (entry->value) || has_parent_step (entry->value)
      || strchr (entry->value, '\\') != NULL) {
    limber_key_document_add_error (
        document, entry->line,
        _ ("%s points out of the file's folder; allowed are names as in “media/clip.webm”"), key);
    return NULL;
  }

  path = g_build_filename (folder, entry->value, NULL);
  if (!is_below (path, folder)) {
    limber_key_document_add_error (
        document, entry->line,
        _ ("%s is a link that leads out of the file's folder; put the file itself there"), key);
    return NULL;
  }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    limber_key_document_add_warning (document, entry->line, _ ("%s names “%s”, which is not there"),
                                     key, entry->value);

  return g_steal_pointer (&path);
}

/**
 * limber_key_values_take_media_both_sides:
 * @group: a group with a clip or picture
 * @key: which sides that shows
 *
 * Returns: TRUE for "both", FALSE for "first" and for nothing
 */
gboolean
limber_key_values_take_media_both_sides (LimberKeyGroup *group, const char *key)
{
  static const char *const nicks[] = { "first", "both", NULL };

  return limber_key_values_take_choice (group, key, nicks) == 1;
}
