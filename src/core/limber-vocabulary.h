/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The closed lists of words that exercise files use and that people read. */
typedef enum {
  LIMBER_VOCABULARY_CATEGORY,
  LIMBER_VOCABULARY_AREA,
  LIMBER_VOCABULARY_EQUIPMENT,
  LIMBER_VOCABULARY_CONDITION,
  LIMBER_VOCABULARY_STOP_SIGN,
  LIMBER_VOCABULARY_LOAD,   /* the main direction in which the spine is moved */
  LIMBER_VOCABULARY_MUSCLE, /* muscles by their English names */
} LimberVocabulary;

/* Ids are those of reference/exercises.json ("lower_back", "acute_disc", "radiates" …). */
gboolean limber_vocabulary_contains (LimberVocabulary vocabulary, const char *id);
/* In the user's language; @id itself if it is not in the list. */
const char *limber_vocabulary_get_title (LimberVocabulary vocabulary, const char *id);
/* (transfer none): the ids, in the order in which people are shown them, NULL-terminated */
const char *const *limber_vocabulary_list (LimberVocabulary vocabulary);

G_END_DECLS
