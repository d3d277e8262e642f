/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-pain-entry.h"
#include "core/limber-record-error.h"

#include <string.h>

#define NOW_USEC (1772439300 * (gint64) G_USEC_PER_SEC)

static const struct {
  const char *name;
  const char *text;
  int level; /* -1: refused */
} level_cases[] = {
  { "zero", "0", 0 },        { "ten", "10", 10 },          { "eleven", "11", -1 },
  { "minus-one", "-1", -1 }, { "half", "4.5", -1 },        { "comma", "4,5", -1 },
  { "empty", "", -1 },       { "space", " 4", -1 },        { "plus", "+4", -1 },
  { "word", "four", -1 },    { "huge", "4294967300", -1 }, { "arabic-digit", "٤", -1 },
};

static void
test_level (gconstpointer data)
{
  const char *text = level_cases[GPOINTER_TO_UINT (data)].text;
  int expected = level_cases[GPOINTER_TO_UINT (data)].level;
  g_autoptr (GError) error = NULL;
  int level = 77;

  g_assert_cmpint (limber_pain_level_parse (text, &level, &error), ==, expected >= 0);
  if (expected >= 0) {
    g_assert_cmpint (level, ==, expected);
  } else {
    g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
    g_assert_cmpint (level, ==, 77);
  }
}

static void
assert_refused (LimberPainEntry *entry, LimberRecordError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_pain_entry_check (entry, NOW_USEC, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, (int) code);
}

static void
test_check (void)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new ((LimberStamp){ NOW_USEC, 60 }, 4,
                                                             LIMBER_PAIN_NOW);
  g_autoptr (LimberPainEntry) copy = NULL;

  entry->note = g_strnfill (LIMBER_NOTE_MAX_CHARS, 'n');
  g_assert_true (limber_pain_entry_check (entry, NOW_USEC, NULL));
  copy = limber_pain_entry_copy (entry);
  g_assert_cmpstr (copy->note, ==, entry->note);
  g_assert_true (copy->note != entry->note);

  entry->level = 11;
  assert_refused (entry, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
  entry->level = -1;
  assert_refused (entry, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
  entry->level = 10;
  entry->zones = LIMBER_ZONES_ALL + 1;
  assert_refused (entry, LIMBER_RECORD_ERROR_UNKNOWN);
  entry->zones = LIMBER_ZONES_ALL;
  entry->question = LIMBER_N_PAIN_QUESTIONS;
  assert_refused (entry, LIMBER_RECORD_ERROR_UNKNOWN);
  entry->question = LIMBER_PAIN_AFTER;
  entry->at.usec = NOW_USEC + 2 * 60 * (gint64) G_USEC_PER_SEC;
  assert_refused (entry, LIMBER_RECORD_ERROR_TIME);
  entry->at.usec = G_MININT64;
  assert_refused (entry, LIMBER_RECORD_ERROR_TIME);
  entry->at.usec = NOW_USEC;
  g_free (entry->note);
  entry->note = g_strnfill (LIMBER_NOTE_MAX_CHARS + 1, 'n');
  assert_refused (entry, LIMBER_RECORD_ERROR_TEXT);
  strcpy (entry->note, "\xc3\x28");
  assert_refused (entry, LIMBER_RECORD_ERROR_TEXT);
  strcpy (entry->note, "<b>גב</b>\n\xe2\x80\xae");
  g_assert_true (limber_pain_entry_check (entry, NOW_USEC, NULL));
}

static void
test_nicks (void)
{
  LimberPainQuestion question = LIMBER_PAIN_NOW;

  for (guint i = 0; i < LIMBER_N_PAIN_QUESTIONS; i++) {
    g_assert_true (limber_pain_question_from_nick (
        limber_pain_question_to_nick ((LimberPainQuestion) i), &question));
    g_assert_cmpint (question, ==, i);
    g_assert_cmpstr (limber_pain_question_get_title (question), !=, "");
  }
  g_assert_false (limber_pain_question_from_nick ("later", &question));
}

/* Domain 5.2: from 8, or 3 more than the answer before */
static void
test_wants_help (void)
{
  static const struct {
    int before; /* -1: none */
    int level;
    gboolean wants_help;
  } rows[] = { { -1, 7, FALSE }, { -1, 8, TRUE }, { 4, 6, FALSE }, { 4, 7, TRUE },
               { 0, 3, TRUE },   { 9, 7, FALSE }, { 10, 8, TRUE }, { 7, 4, FALSE } };
  LimberStamp at = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (at, rows[i].level, LIMBER_PAIN_NOW);
    g_autoptr (LimberPainEntry) before = NULL;

    if (rows[i].before >= 0)
      before = limber_pain_entry_new (at, rows[i].before, LIMBER_PAIN_NOW);
    g_test_message ("%d after %d", rows[i].level, rows[i].before);
    g_assert_true (limber_pain_entry_wants_help (entry, before) == rows[i].wants_help);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (level_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/pain-entry/level/", level_cases[i].name, NULL);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_level);
  }
  g_test_add_func ("/core/pain-entry/check", test_check);
  g_test_add_func ("/core/pain-entry/nicks", test_nicks);
  g_test_add_func ("/core/pain-entry/wants-help", test_wants_help);
  return g_test_run ();
}
