/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pain-entry"

#include "config.h"

#include "core/limber-pain-entry.h"

#include "core/limber-record-error.h"

#include <glib/gi18n-lib.h>

/*
 * LimberPainEntry:
 *
 * One answer to "how much does it hurt": a plain record that is checked here before the store
 * takes it. It knows no widget, no file and no clock.
 */

/* Clocks of two programs on one machine agree; a person typing "in a minute" is not refused. */
#define FUTURE_SLACK_USEC (60 * (gint64) G_USEC_PER_SEC)

/* Domain 5.2: what is severe, and what is a sudden change */
#define HELP_LEVEL 8
#define HELP_JUMP  3

static const struct {
  const char *nick;
  const char *title;
} questions[LIMBER_N_PAIN_QUESTIONS] = {
  /* Translators: the question that an answer from 0 to 10 belongs to: pain now */
  { "now", N_ ("Now") },
  /* Translators: worst pain of the day */
  { "worst", N_ ("Worst today") },
  /* Translators: average pain of the last week */
  { "average", N_ ("Average of the week") },
  { "before", N_ ("Before a session") },
  { "after", N_ ("After a session") },
};

G_DEFINE_BOXED_TYPE (LimberPainEntry,
                     limber_pain_entry,
                     limber_pain_entry_copy,
                     limber_pain_entry_free)

/* (transfer full): an entry without place and note. */
LimberPainEntry *
limber_pain_entry_new (LimberStamp at, int level, LimberPainQuestion question)
{
  LimberPainEntry *self = g_new0 (LimberPainEntry, 1);

  self->at = at;
  self->level = level;
  self->question = question;
  return self;
}

/* (transfer full) */
LimberPainEntry *
limber_pain_entry_copy (const LimberPainEntry *self)
{
  LimberPainEntry *copy = g_memdup2 (self, sizeof *self);

  copy->note = g_strdup (self->note);
  return copy;
}

void
limber_pain_entry_free (LimberPainEntry *self)
{
  g_free (self->note);
  g_free (self);
}

/**
 * limber_note_check:
 * @note: (nullable): text of a person
 * @error: %LIMBER_RECORD_ERROR_TEXT
 *
 * Returns: whether it is UTF-8 and not too long
 */
gboolean
limber_note_check (const char *note, GError **error)
{
  if (note == NULL)
    return TRUE;
  if (!g_utf8_validate (note, -1, NULL)) {
    g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TEXT,
                         _ ("The note is not valid text (UTF-8)."));
    return FALSE;
  }
  if (g_utf8_strlen (note, -1) > LIMBER_NOTE_MAX_CHARS) {
    /* Translators: %d is a number of characters, always 10000 */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TEXT,
                 _ ("The note is too long: at most %d characters."), LIMBER_NOTE_MAX_CHARS);
    return FALSE;
  }
  return TRUE;
}

/**
 * limber_stamp_check:
 * @stamp: when something is said to have been
 * @now_usec: the present
 * @error: %LIMBER_RECORD_ERROR_TIME
 *
 * Returns: whether it lies in the past or the present
 */
gboolean
limber_stamp_check (const LimberStamp *stamp, gint64 now_usec, GError **error)
{
  if (!limber_stamp_is_valid (stamp)) {
    g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TIME,
                         _ ("The time is outside the years that a diary can hold."));
    return FALSE;
  }
  if (stamp->usec > now_usec + FUTURE_SLACK_USEC) {
    g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TIME,
                         _ ("The time lies in the future."));
    return FALSE;
  }
  return TRUE;
}

static void
set_level_error (GError **error)
{
  g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE,
                       _ ("The pain level must be a whole number from 0 to 10."));
}

/**
 * limber_pain_entry_check:
 * @self: an entry from anywhere
 * @now_usec: the present
 * @error: a %LIMBER_RECORD_ERROR
 *
 * Returns: whether the diary may hold it
 */
gboolean
limber_pain_entry_check (const LimberPainEntry *self, gint64 now_usec, GError **error)
{
  if (self->level < 0 || self->level > LIMBER_PAIN_LEVEL_MAX) {
    set_level_error (error);
    return FALSE;
  }
  if ((guint) self->question >= LIMBER_N_PAIN_QUESTIONS || (self->zones & ~LIMBER_ZONES_ALL) != 0) {
    g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                         _ ("The entry names a question or a place that does not exist."));
    return FALSE;
  }
  return limber_stamp_check (&self->at, now_usec, error) && limber_note_check (self->note, error);
}

gboolean
limber_pain_entry_wants_help (const LimberPainEntry *self, const LimberPainEntry *before)
{
  return self->level >= HELP_LEVEL || (before != NULL && self->level - before->level >= HELP_JUMP);
}

/**
 * limber_pain_level_parse:
 * @text: outside text
 * @level: (out): untouched on failure
 * @error: %LIMBER_RECORD_ERROR_OUT_OF_RANGE
 *
 * Returns: whether @text is a whole number from 0 to 10
 */
gboolean
limber_pain_level_parse (const char *text, int *level, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, LIMBER_PAIN_LEVEL_MAX, &number, NULL)) {
    set_level_error (error);
    return FALSE;
  }
  *level = (int) number;
  return TRUE;
}

/* The word that commands and files use. */
const char *
limber_pain_question_to_nick (LimberPainQuestion question)
{
  g_return_val_if_fail ((guint) question < LIMBER_N_PAIN_QUESTIONS, NULL);

  return questions[question].nick;
}

/* FALSE if there is no such word; @question is then untouched. */
gboolean
limber_pain_question_from_nick (const char *nick, LimberPainQuestion *question)
{
  for (guint i = 0; i < LIMBER_N_PAIN_QUESTIONS; i++) {
    if (g_str_equal (questions[i].nick, nick)) {
      *question = (LimberPainQuestion) i;
      return TRUE;
    }
  }
  return FALSE;
}

/* What people read. */
const char *
limber_pain_question_get_title (LimberPainQuestion question)
{
  g_return_val_if_fail ((guint) question < LIMBER_N_PAIN_QUESTIONS, NULL);

  return _ (questions[question].title);
}
