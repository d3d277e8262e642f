/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-key-document.h"

G_BEGIN_DECLS

/* How many characters texts may have */
#define LIMBER_KEY_TEXT_MAX_TITLE 200
#define LIMBER_KEY_TEXT_MAX_TEXT  2000

/* Each takes its key (limber_key_group_take_entry()), adds an error with the line if the text is
 * not allowed, and returns "nothing" both then and where the key is missing. */

/* One line in the document's languages, (transfer full) (nullable) */
char *limber_key_text_take (LimberKeyGroup *group, const char *key, guint max_characters);
/* Key1, Key2 … without gaps: (transfer full) */
char **limber_key_text_take_numbered (LimberKeyGroup *group, const char *key, guint max_texts);

/* Whether there is a line with @key, broken or not */
gboolean limber_key_text_is_there (LimberKeyGroup *group, const char *key);
/* The parts of a value between unescaped @separator, '\0' for one part; NULL after an error:
 * (transfer full) (nullable) (element-type utf8) */
GPtrArray *
limber_key_text_split (LimberKeyGroup *group, const LimberKeyEntry *entry, char separator);
/* Of a value, what fits into a message: (transfer full) */
char *limber_key_text_quote (const char *value);

G_END_DECLS
