/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-key-group"

#include "config.h"

#include "core/limber-key-group-private.h"

#include "core/limber-key-document.h"

#include <glib/gi18n-lib.h>

/*
 * LimberKeyGroup:
 *
 * The lines between one "[Name]" of a key file and the next. It knows which of its keys somebody
 * has asked for, so that in the end the others can be told; what they mean it does not know.
 */

struct _LimberKeyGroup {
  LimberKeyDocument *document; /* (unowned) */
  char *name;                  /* (owned) */
  guint line;
  GPtrArray *entries;   /* (owned) (element-type LimberKeyEntry) */
  GHashTable *by_name;  /* (owned) (element-type utf8 LimberKeyEntry): "Key" or "Key[fr]" */
  GPtrArray *asked_for; /* (owned) (element-type utf8): keys that somebody has asked for */
  gboolean is_used;
};

static void
entry_free (LimberKeyEntry *entry)
{
  g_free (entry->key);
  g_free (entry->locale);
  g_free (entry->value);
  g_free (entry);
}

static const char *
find_similar_key (LimberKeyGroup *self, const char *key)
{
  for (guint i = 0; i < self->asked_for->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->asked_for, i), key) == 0)
      return g_ptr_array_index (self->asked_for, i);

  return NULL;
}

static void
warn_of_unused_entry (LimberKeyGroup *self, LimberKeyEntry *entry)
{
  const char *similar = find_similar_key (self, entry->key);

  if (entry->locale != NULL && similar != NULL)
    limber_key_document_add_warning (self->document, entry->line,
                                     _ ("%s[%s] is passed over: %s has no translations"),
                                     entry->key, entry->locale, entry->key);
  else if (similar != NULL)
    limber_key_document_add_warning (self->document, entry->line,
                                     _ ("unknown key “%s”; did you mean “%s”?"), entry->key,
                                     similar);
  else
    limber_key_document_add_warning (self->document, entry->line,
                                     _ ("unknown key “%s” in [%s], passed over"), entry->key,
                                     self->name);
}

/**
 * limber_key_group_new:
 * @document: the document it is in, which has to live as long
 * @name: (transfer full): its name
 * @line: the line it begins in, from 1
 *
 * Returns: (transfer full): an empty group
 */
LimberKeyGroup *
limber_key_group_new (LimberKeyDocument *document, char *name, guint line)
{
  LimberKeyGroup *self = g_new0 (LimberKeyGroup, 1);

  self->document = document;
  self->name = name;
  self->line = line;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked_for = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
limber_key_group_free (LimberKeyGroup *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->asked_for);
  g_free (self);
}

/**
 * limber_key_group_add:
 * @self: a group
 * @full_name: "Key" or "Key[fr]"
 * @entry: its line, which is copied
 *
 * A second line of that name is an error, and is passed over.
 */
void
limber_key_group_add (LimberKeyGroup *self, const char *full_name, const LimberKeyEntry *entry)
{
  LimberKeyEntry *first = g_hash_table_lookup (self->by_name, full_name);
  LimberKeyEntry *copy;

  if (first != NULL) {
    limber_key_document_add_error (self->document, entry->line, _ ("%s is set already, in line %u"),
                                   full_name, first->line);
    return;
  }
  copy = g_memdup2 (entry, sizeof *entry);
  copy->key = g_strdup (entry->key);
  copy->locale = g_strdup (entry->locale);
  copy->value = g_strstrip (g_strdup (entry->value));
  g_ptr_array_add (self->entries, copy);
  g_hash_table_insert (self->by_name, g_strdup (full_name), copy);
}

/**
 * limber_key_group_check_bases:
 * @self: a group that was read to its end
 *
 * A translation without the plain key, which all other languages fall back to, is an error.
 */
void
limber_key_group_check_bases (LimberKeyGroup *self)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++) {
    LimberKeyEntry *entry = g_ptr_array_index (self->entries, i);

    if (entry->locale == NULL || g_hash_table_contains (self->by_name, entry->key))
      continue;
    entry->is_used = TRUE;
    if (!g_hash_table_add (told, entry->key))
      continue;
    limber_key_document_add_error (self->document, entry->line,
                                   _ ("%s[%s] stands without %s, which every other language needs"),
                                   entry->key, entry->locale, entry->key);
  }
}

/**
 * limber_key_group_warn_of_unused:
 * @self: a group
 *
 * Adds a warning for what nobody has asked for: the group, or keys in it.
 */
void
limber_key_group_warn_of_unused (LimberKeyGroup *self)
{
  if (!self->is_used) {
    limber_key_document_add_warning (self->document, self->line,
                                     _ ("unknown group [%s], passed over"), self->name);
    return;
  }
  for (guint i = 0; i < self->entries->len; i++) {
    LimberKeyEntry *entry = g_ptr_array_index (self->entries, i);

    if (!entry->is_used)
      warn_of_unused_entry (self, entry);
  }
}

/**
 * limber_key_group_get_name:
 * @self: a group
 *
 * Returns: (transfer none): its name
 */
const char *
limber_key_group_get_name (LimberKeyGroup *self)
{
  return self->name;
}

/**
 * limber_key_group_get_line:
 * @self: a group
 *
 * Returns: the line it begins in, from 1
 */
guint
limber_key_group_get_line (LimberKeyGroup *self)
{
  return self->line;
}

/**
 * limber_key_group_get_document:
 * @self: a group
 *
 * Returns: (transfer none): the document it is in
 */
LimberKeyDocument *
limber_key_group_get_document (LimberKeyGroup *self)
{
  return self->document;
}

/**
 * limber_key_group_take:
 * @self: a group
 *
 * Marks the group as known, its keys not.
 */
void
limber_key_group_take (LimberKeyGroup *self)
{
  self->is_used = TRUE;
}

/**
 * limber_key_group_is_taken:
 * @self: a group
 *
 * Returns: whether somebody knows it
 */
gboolean
limber_key_group_is_taken (LimberKeyGroup *self)
{
  return self->is_used;
}

/**
 * limber_key_group_dismiss:
 * @self: a group
 *
 * Marks the group and all its keys as known: nothing more is to be said about them.
 */
void
limber_key_group_dismiss (LimberKeyGroup *self)
{
  self->is_used = TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    ((LimberKeyEntry *) g_ptr_array_index (self->entries, i))->is_used = TRUE;
}

/**
 * limber_key_group_get_n_entries:
 * @self: a group
 *
 * Returns: how many lines with keys it has
 */
guint
limber_key_group_get_n_entries (LimberKeyGroup *self)
{
  return self->entries->len;
}

/**
 * limber_key_group_get_entry:
 * @self: a group
 * @index: from 0, in the order of the file
 *
 * Returns: (transfer none): the line
 */
LimberKeyEntry *
limber_key_group_get_entry (LimberKeyGroup *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, index);
}

/**
 * limber_key_group_take_entry:
 * @self: a group
 * @key: a key, or "Key[fr]"
 *
 * Returns: (transfer none) (nullable): its line, from now on used
 */
LimberKeyEntry *
limber_key_group_take_entry (LimberKeyGroup *self, const char *key)
{
  LimberKeyEntry *entry = g_hash_table_lookup (self->by_name, key);

  g_ptr_array_add (self->asked_for, g_strdup (key));
  if (entry == NULL)
    return NULL;

  entry->is_used = TRUE;
  return entry->is_broken ? NULL : entry;
}
