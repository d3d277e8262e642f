/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-stamp.h"
#include "core/limber-zone.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_PAIN_LEVEL_MAX 10
#define LIMBER_NOTE_MAX_CHARS 10000

/** What was asked. Answers to different questions are never averaged with one another; before and
 * after a session it is "now" that is asked. Numbers are stored: add at the end. */
typedef enum {
  LIMBER_PAIN_NOW,
  LIMBER_PAIN_WORST,
  LIMBER_PAIN_AVERAGE,
  LIMBER_PAIN_BEFORE,
  LIMBER_PAIN_AFTER,
  LIMBER_N_PAIN_QUESTIONS,
} LimberPainQuestion;

/**
 * LimberPainEntry:
 * @id: of its row; 0 before it is stored
 * @at: when it was felt
 * @level: 0 (none) to 10 (worst imaginable), whole numbers
 * @question: what was asked
 * @zones: where; may be empty
 * @session_id: the session that it was asked before or after, 0 for none
 * @note: (owned) (nullable): plain text, never markup
 */
typedef struct {
  gint64 id;
  LimberStamp at;
  int level;
  LimberPainQuestion question;
  LimberZones zones;
  gint64 session_id;
  char *note;
} LimberPainEntry;

#define LIMBER_TYPE_PAIN_ENTRY (limber_pain_entry_get_type ())
GType limber_pain_entry_get_type (void);

LimberPainEntry *limber_pain_entry_new (LimberStamp at, int level, LimberPainQuestion question);
LimberPainEntry *limber_pain_entry_copy (const LimberPainEntry *self);
void limber_pain_entry_free (LimberPainEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberPainEntry, limber_pain_entry_free)

/* Whether it may go into the diary, @now_usec being the present */
gboolean limber_pain_entry_check (const LimberPainEntry *self,
                                  gint64 now_usec,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether "When to get help" is to be shown along with it: from 8, or 3 more than @before
 * (nullable), the answer before. It is information, never a finding. */
gboolean limber_pain_entry_wants_help (const LimberPainEntry *self, const LimberPainEntry *before);
/* "0" to "10", without sign, point or space */
gboolean
limber_pain_level_parse (const char *text, int *level, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "now", "worst", "average", "before", "after" */
const char *limber_pain_question_to_nick (LimberPainQuestion question);
gboolean limber_pain_question_from_nick (const char *nick,
                                         LimberPainQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
const char *limber_pain_question_get_title (LimberPainQuestion question);

/* For all records: text of a person, at most LIMBER_NOTE_MAX_CHARS; NULL is fine */
gboolean limber_note_check (const char *note, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For all records: a stamp that a diary can hold and that is not after @now_usec */
gboolean limber_stamp_check (const LimberStamp *stamp,
                             gint64 now_usec,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
