/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-key-document"

#include "config.h"

#include "core/limber-key-document.h"

#include "core/limber-key-group-private.h"
#include "core/limber-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * LimberKeyDocument:
 *
 * A key file (groups, "Key=value", "Key[fr]=…", comment lines with #) that remembers the line of
 * everything. GKeyFile merges groups of one name and lets the last of two keys win without a word,
 * so the text is read here. It knows nothing of what the keys mean, which limber-key-values,
 * limber-key-text and limber-key-media read; it collects what is wrong and tells in the end which
 * keys nobody has asked for.
 *
 * Built for hostile input: time and memory grow with the file's size alone, which is bounded, and
 * so is the number of messages; what a message quotes holds no control characters.
 */

#define MAX_NAME_BYTES 100

struct _LimberKeyDocument {
  char *file_name;     /* (owned) */
  char **languages;    /* (owned) (nullable) */
  GPtrArray *problems; /* (owned) (element-type LimberProblem) */
  GPtrArray *groups;   /* (owned) (element-type LimberKeyGroup) */
  GHashTable *by_name; /* (owned) (element-type utf8 LimberKeyGroup) */
  guint first_problem; /* index of the first one of this file */
  guint n_problems;
  gboolean has_errors;
  gboolean is_unreadable;
};

/* A message is one line on somebody's terminal: nothing of the file may steer it. */
static void
replace_control_characters (char *text)
{
  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      memset (p, '?', g_utf8_next_char (p) - p);
}

static void
add_problem (LimberKeyDocument *self, guint line, gboolean is_warning, const char *message)
{
  g_autofree char *clean = g_utf8_make_valid (message, -1);

  self->has_errors = self->has_errors || !is_warning;
  if (self->n_problems > LIMBER_KEY_DOCUMENT_MAX_PROBLEMS)
    return;

  self->n_problems++;
  replace_control_characters (clean);
  if (self->n_problems > LIMBER_KEY_DOCUMENT_MAX_PROBLEMS)
    g_ptr_array_add (self->problems,
                     limber_problem_new (self->file_name, line, is_warning,
                                         _ ("there are more problems, which are not listed")));
  else
    g_ptr_array_add (self->problems, limber_problem_new (self->file_name, line, is_warning, clean));
}

static gboolean
is_good_name (const char *name)
{
  return *name != '\0' && strlen (name) <= MAX_NAME_BYTES && strpbrk (name, "[]") == NULL;
}

/* "[Name]" */
static LimberKeyGroup *
read_group (LimberKeyDocument *self, const char *text, guint line)
{
  gsize length = strlen (text);
  g_autofree char *name = NULL;
  LimberKeyGroup *group, *first;

  if (text[length - 1] != ']') {
    limber_key_document_add_error (self, line, _ ("a group has no “]” at its end"));
    return NULL;
  }
  name = g_strstrip (g_strndup (text + 1, length - 2));
  if (!is_good_name (name)) {
    limber_key_document_add_error (
        self, line, _ ("wrong name of a group; allowed are 1 to %d bytes without “[” and “]”"),
        MAX_NAME_BYTES);
    return NULL;
  }
  first = g_hash_table_lookup (self->by_name, name);
  if (first != NULL) {
    limber_key_document_add_error (self, line, _ ("group [%s] is there already, in line %u"), name,
                                   limber_key_group_get_line (first));
    return NULL;
  }

  group = limber_key_group_new (self, g_steal_pointer (&name), line);
  g_ptr_array_add (self->groups, group);
  g_hash_table_insert (self->by_name, (gpointer) limber_key_group_get_name (group), group);
  return group;
}

/* Splits "Key[fr]" in place. FALSE where it is neither that nor "Key". */
static gboolean
split_name (char *name, char **locale)
{
  gsize length = strlen (name);
  char *bracket = strchr (name, '[');

  *locale = NULL;
  if (bracket != NULL) {
    if (name[length - 1] != ']')
      return FALSE;
    name[length - 1] = '\0';
    *bracket = '\0';
    *locale = bracket + 1;
    if (!is_good_name (*locale))
      return FALSE;
  }

  return is_good_name (name);
}

/* "Key=value"; @group is NULL in a group that is passed over. */
static void
read_entry (LimberKeyDocument *self,
            LimberKeyGroup *group,
            const char *text,
            guint line,
            gboolean is_broken)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = NULL;
  g_autofree char *full_name = NULL;
  char *locale = NULL;

  if (equals == NULL) {
    limber_key_document_add_error (
        self, line, _ ("neither a group, nor “Key=value”, nor a comment that begins with “#”"));
    return;
  }
  name = g_strchomp (g_strndup (text, equals - text));
  full_name = g_strdup (name);
  if (!split_name (name, &locale)) {
    limber_key_document_add_error (self, line,
                                   _ ("wrong name of a key; allowed are “Key=” and “Key[fr]=”"));
    return;
  }
  if (group == NULL)
    return;
  limber_key_group_add (
      group, full_name,
      &(LimberKeyEntry){ name, locale, (char *) equals + 1, line, FALSE, is_broken });
}

/* The text of a line, (transfer full). One that is too long or no UTF-8 is an error and @is_broken;
 * its key is read all the same, so that it is not told to be missing as well. */
static char *
read_line (
    LimberKeyDocument *self, const char *start, gsize length, guint line, gboolean *is_broken)
{
  gsize kept = MIN (length, LIMBER_KEY_DOCUMENT_MAX_LINE_BYTES);

  *is_broken = TRUE;
  if (length > LIMBER_KEY_DOCUMENT_MAX_LINE_BYTES)
    limber_key_document_add_error (self, line, _ ("a line of %u bytes; allowed are %d"),
                                   (guint) length, LIMBER_KEY_DOCUMENT_MAX_LINE_BYTES);
  else if (!g_utf8_validate (start, length, NULL))
    limber_key_document_add_error (self, line,
                                   _ ("bytes that are no UTF-8; save the file as UTF-8"));
  else
    *is_broken = FALSE;

  return g_strstrip (g_utf8_make_valid (start, kept));
}

/* FALSE where nothing after this line is worth reading; then this is the one thing told of the
 * file. */
static gboolean
check_text (LimberKeyDocument *self, const char *start, gsize length, guint line)
{
  gboolean has_nul = memchr (start, '\0', length) != NULL;

  if (!has_nul && line <= LIMBER_KEY_DOCUMENT_MAX_LINES)
    return TRUE;

  self->is_unreadable = TRUE;
  g_ptr_array_set_size (self->problems, (int) self->first_problem);
  self->n_problems = 0;
  if (has_nul)
    limber_key_document_add_error (self, line, _ ("a NUL byte; allowed is text in UTF-8"));
  else
    limber_key_document_add_error (self, line, _ ("too many lines; allowed are %d"),
                                   LIMBER_KEY_DOCUMENT_MAX_LINES);
  return FALSE;
}

static void
read_lines (LimberKeyDocument *self, const char *data, gsize size)
{
  LimberKeyGroup *group = NULL;
  gboolean is_in_group = FALSE;
  guint line = 0;

  for (gsize position = 0; position < size;) {
    const char *start = data + position;
    const char *end = memchr (start, '\n', size - position);
    gsize length = end != NULL ? (gsize) (end - start) : size - position;
    g_autofree char *text = NULL;
    gboolean is_broken;

    position += length + 1;
    if (!check_text (self, start, length, ++line))
      return;
    text = read_line (self, start, length, line, &is_broken);
    if (*text == '\0' || *text == '#')
      continue;

    if (*text == '[') {
      group = is_broken ? NULL : read_group (self, text, line);
      is_in_group = TRUE;
    } else if (is_in_group) {
      read_entry (self, group, text, line, is_broken);
    } else {
      limber_key_document_add_error (
          self, line, _ ("text before the first group; allowed are comments with “#”"));
      is_in_group = TRUE; /* once is enough */
    }
  }
}

/**
 * limber_key_document_new:
 * @bytes: the file
 * @file_name: as it is to be named in messages
 * @languages: (nullable) (array zero-terminated=1): preferred first
 * @problems: (element-type LimberProblem): where everything wrong is added
 *
 * Returns: (transfer full): what could be read
 */
LimberKeyDocument *
limber_key_document_new (GBytes *bytes,
                         const char *file_name,
                         const char *const *languages,
                         GPtrArray *problems)
{
  LimberKeyDocument *self = NULL;
  const char *data = NULL;
  gsize size;

  g_return_val_if_fail (bytes != NULL && file_name != NULL && problems != NULL, NULL);

  self = g_new0 (LimberKeyDocument, 1);
  self->file_name = g_utf8_make_valid (file_name, -1);
  self->languages = g_strdupv ((char **) languages);
  self->problems = g_ptr_array_ref (problems);
  self->first_problem = problems->len;
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_key_group_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  replace_control_characters (self->file_name);

  data = g_bytes_get_data (bytes, &size);
  if (size > LIMBER_KEY_DOCUMENT_MAX_BYTES) {
    /* Its size is not told: whoever read it may have stopped early. */
    limber_key_document_add_error (self, 0, _ ("the file is too large; allowed are %d bytes"),
                                   LIMBER_KEY_DOCUMENT_MAX_BYTES);
    return self;
  }
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0) {
    data += 3;
    size -= 3;
  }
  if (size > 0)
    read_lines (self, data, size);
  for (guint i = 0; i < self->groups->len; i++)
    limber_key_group_check_bases (g_ptr_array_index (self->groups, i));

  return self;
}

/**
 * limber_key_document_free:
 * @self: (transfer full) (nullable): a document
 */
void
limber_key_document_free (LimberKeyDocument *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_strfreev (self->languages);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * limber_key_document_has_errors:
 * @self: a document
 *
 * Returns: whether anything but warnings was found so far, here or by who reads the values
 */
gboolean
limber_key_document_has_errors (LimberKeyDocument *self)
{
  return self->has_errors;
}

/**
 * limber_key_document_is_readable:
 * @self: a document
 *
 * Returns: whether it is text of a size that is allowed
 */
gboolean
limber_key_document_is_readable (LimberKeyDocument *self)
{
  return !self->is_unreadable;
}

/**
 * limber_key_document_get_languages:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the languages that texts are wanted in, preferred first
 */
const char *const *
limber_key_document_get_languages (LimberKeyDocument *self)
{
  return (const char *const *) self->languages;
}

/**
 * limber_key_document_get_n_groups:
 * @self: a document
 *
 * Returns: how many groups it has
 */
guint
limber_key_document_get_n_groups (LimberKeyDocument *self)
{
  return self->groups->len;
}

/**
 * limber_key_document_get_group:
 * @self: a document
 * @index: from 0, in the order of the file
 *
 * Returns: (transfer none): the group
 */
LimberKeyGroup *
limber_key_document_get_group (LimberKeyDocument *self, guint index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

/**
 * limber_key_document_take_group:
 * @self: a document
 * @name: of the group
 *
 * Returns: (transfer none) (nullable): the group, from now on known
 */
LimberKeyGroup *
limber_key_document_take_group (LimberKeyDocument *self, const char *name)
{
  LimberKeyGroup *group = g_hash_table_lookup (self->by_name, name);

  if (group != NULL)
    limber_key_group_take (group);

  return group;
}

/**
 * limber_key_document_add_error:
 * @self: a document
 * @line: from 1, 0 for the file as a whole
 * @format: what is wrong, what is allowed
 * @...: for @format
 *
 * Adds a problem that makes the file unusable.
 */
void
limber_key_document_add_error (LimberKeyDocument *self, guint line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  add_problem (self, line, FALSE, message);
}

/**
 * limber_key_document_add_warning:
 * @self: a document
 * @line: from 1, 0 for the file as a whole
 * @format: what is odd
 * @...: for @format
 *
 * Adds a problem that the file can be used with.
 */
void
limber_key_document_add_warning (LimberKeyDocument *self, guint line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  add_problem (self, line, TRUE, message);
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer unused)
{
  const LimberProblem *one = *(LimberProblem *const *) a, *two = *(LimberProblem *const *) b;

  return (one->line > two->line) - (one->line < two->line);
}

/* Values are read in the order of their meaning; people go through a file from top to bottom. The
 * line that says that there is more stays the last one. */
static void
sort_problems (LimberKeyDocument *self)
{
  guint n_sorted = MIN (self->n_problems, LIMBER_KEY_DOCUMENT_MAX_PROBLEMS);

  if (n_sorted < 2)
    return;

  g_qsort_with_data (self->problems->pdata + self->first_problem, (int) n_sorted, sizeof (gpointer),
                     compare_lines, NULL);
}

/**
 * limber_key_document_finish:
 * @self: a document that was read to its end
 *
 * Adds a warning for every group and key that nobody has asked for, and puts the file's problems in
 * the order of its lines. Nobody else adds to the list of problems until then.
 */
void
limber_key_document_finish (LimberKeyDocument *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    limber_key_group_warn_of_unused (g_ptr_array_index (self->groups, i));
  sort_problems (self);
}
