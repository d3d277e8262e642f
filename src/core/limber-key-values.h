/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-dose.h"
#include "core/limber-key-document.h"
#include "core/limber-vocabulary.h"

G_BEGIN_DECLS

/* How many words a list may have */
#define LIMBER_KEY_VALUES_MAX_WORDS 60

/* The values of a group's keys. Each takes its key (limber_key_group_take_entry()), adds an error
 * with the line if the value is not allowed, and returns "nothing" both then and where the key is
 * missing. Whether a key must be there is a question of its own: limber_key_values_require(). */

/* Adds an error if @key is missing */
gboolean limber_key_values_require (LimberKeyGroup *group, const char *key);
/* The line of @key, or of the group where the key is missing */
guint limber_key_values_get_line (LimberKeyGroup *group, const char *key);

/* Words between semicolons, of up to LIMBER_KEY_TEXT_MAX_TITLE characters: (transfer full)
 * (nullable) */
char **limber_key_values_take_list (LimberKeyGroup *group, const char *key);
/* As before, each a word of @vocabulary */
char **
limber_key_values_take_words (LimberKeyGroup *group, const char *key, LimberVocabulary vocabulary);
/* One word of @vocabulary: (transfer full) (nullable) */
char *
limber_key_values_take_word (LimberKeyGroup *group, const char *key, LimberVocabulary vocabulary);
/* The index in @nicks, -1 for nothing */
int
limber_key_values_take_choice (LimberKeyGroup *group, const char *key, const char *const *nicks);
/* [a-z0-9_]{1,48}: (transfer full) (nullable) */
char *limber_key_values_take_id (LimberKeyGroup *group, const char *key);
char **limber_key_values_take_ids (LimberKeyGroup *group, const char *key);
gboolean limber_key_values_is_id (const char *text);
/* FALSE for nothing: @value is untouched */
gboolean limber_key_values_take_uint (LimberKeyGroup *group,
                                      const char *key,
                                      const LimberRange *allowed,
                                      guint *value);
/* "5-60", or "5" for 5-5 */
gboolean limber_key_values_take_range (LimberKeyGroup *group,
                                       const char *key,
                                       const LimberRange *allowed,
                                       LimberRange *value);
gboolean limber_key_values_take_boolean (LimberKeyGroup *group, const char *key, gboolean *value);

G_END_DECLS
