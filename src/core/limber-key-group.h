/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LimberKeyDocument LimberKeyDocument;
typedef struct _LimberKeyGroup LimberKeyGroup;

/** One "Key[locale]=value" line. */
typedef struct {
  char *key;          /* (owned) */
  char *locale;       /* (owned) (nullable) */
  char *value;        /* (owned): as written, without white space around it; valid UTF-8 */
  guint line;         /* from 1 */
  gboolean is_used;   /* somebody has asked for it */
  gboolean is_broken; /* its value cannot be read, which has been told */
} LimberKeyEntry;

const char *limber_key_group_get_name (LimberKeyGroup *self);
guint limber_key_group_get_line (LimberKeyGroup *self);
LimberKeyDocument *limber_key_group_get_document (LimberKeyGroup *self);
/* Marks the group as known, its keys not */
void limber_key_group_take (LimberKeyGroup *self);
gboolean limber_key_group_is_taken (LimberKeyGroup *self);
/* Marks the group and all its keys as known: nothing more is to be said about them */
void limber_key_group_dismiss (LimberKeyGroup *self);
guint limber_key_group_get_n_entries (LimberKeyGroup *self);
LimberKeyEntry *limber_key_group_get_entry (LimberKeyGroup *self, guint index);
/* (nullable): the line "Key=", NULL too if it is broken, and marks it as used; @key is from now on
 * known for suggestions */
LimberKeyEntry *limber_key_group_take_entry (LimberKeyGroup *self, const char *key);

G_END_DECLS
