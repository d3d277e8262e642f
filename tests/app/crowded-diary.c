/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "crowded-diary.h"

#include "store/limber-diary-pain.h"

#define N_DAYS    30 /* the page shows as many entries at first */
#define DAY_USEC  (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)
#define HOUR_USEC (G_GINT64_CONSTANT (60) * 60 * G_USEC_PER_SEC)
#define ROUTINE   "contracture_gentle"
#define LONG_SENTENCE                                                                              \
  "A long meeting, then the train, then carrying boxes up four flights of stairs; "

static LimberStamp
create_stamp (gint64 now_usec, int days_ago)
{
  return (LimberStamp){ now_usec - days_ago * DAY_USEC, 0 };
}

static gint64
add_session (LimberDiary *diary, LimberStamp started)
{
  g_autoptr (LimberSessionRecord) session = limber_session_record_new (started, ROUTINE, 1);
  gint64 id = 0;

  session->ended = started;
  session->end = LIMBER_COACH_END_COMPLETED;
  session->done_permille = 1000;
  g_assert_true (limber_diary_save_session (diary, session, &id, NULL));
  return id;
}

static void
add_break (LimberDiary *diary, LimberStamp due, LimberBreakOutcome outcome)
{
  g_autoptr (LimberTransition) transition = limber_transition_new ();
  g_autofree char *id = g_uuid_string_random ();

  transition->break_record = limber_break_record_new (id, due);
  transition->break_record->is_prompted = TRUE;
  transition->break_record->outcome = outcome;
  g_assert_true (limber_diary_save_transition (diary, transition, NULL));
}

/* Of every question in turn, with every note and place that is hard to lay out */
static void
add_entry (LimberDiary *diary, gint64 now_usec, int days_ago)
{
  static const LimberZones zones[] = { LIMBER_ZONES_ALL, 0, LIMBER_ZONE_BIT (0) };
  static const char *const notes[] = { CROWDED_WORD, NULL, LONG_SENTENCE LONG_SENTENCE,
                                       LONG_SENTENCE CROWDED_WORD "\n" CROWDED_WORD };
  LimberPainQuestion question = (LimberPainQuestion) (days_ago % LIMBER_N_PAIN_QUESTIONS);
  LimberStamp at = create_stamp (now_usec, days_ago);
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (at, days_ago % 11, question);

  entry->zones = zones[days_ago % (int) G_N_ELEMENTS (zones)];
  entry->note = g_strdup (notes[days_ago % (int) G_N_ELEMENTS (notes)]);
  if (question == LIMBER_PAIN_BEFORE || question == LIMBER_PAIN_AFTER)
    entry->session_id = add_session (diary, at);
  g_assert_true (limber_diary_save_pain_entry (diary, entry, now_usec, NULL, NULL));
}

static void
add_measure (LimberDiary *diary, gint64 now_usec, LimberMeasureKind kind, LimberMeasureSide side)
{
  LimberStamp at = create_stamp (now_usec, (int) kind / 3);
  g_autoptr (LimberMeasure) measure = limber_measure_new (at, kind,
                                                          10 * limber_measure_kind_get_max (kind));

  measure->side = side;
  if (kind == LIMBER_MEASURE_ACTIVITY)
    measure->note = g_strdup (CROWDED_WORD);
  g_assert_true (limber_diary_add_measure (diary, measure, now_usec, NULL, NULL));
}

static void
add_measures (LimberDiary *diary, gint64 now_usec)
{
  for (LimberMeasureKind kind = 0; kind < LIMBER_N_MEASURE_KINDS; kind++) {
    if (!limber_measure_kind_has_sides (kind)) {
      add_measure (diary, now_usec, kind, LIMBER_MEASURE_SIDE_NONE);
      continue;
    }
    add_measure (diary, now_usec, kind, LIMBER_MEASURE_SIDE_LEFT);
    add_measure (diary, now_usec, kind, LIMBER_MEASURE_SIDE_RIGHT);
  }
}

static void
add_questionnaire (LimberDiary *diary, gint64 now_usec, int days_ago)
{
  static const int answers[] = { 10, 10, 10 };
  LimberStamp at = create_stamp (now_usec, days_ago);
  g_autoptr (LimberQuestionnaire) filled = limber_questionnaire_new (
      at, LIMBER_QUESTIONNAIRE_PEG, "en", answers, G_N_ELEMENTS (answers));

  g_assert_true (limber_diary_add_questionnaire (diary, filled, now_usec, NULL, NULL));
}

void
crowded_diary_fill (LimberDiary *diary, gint64 now_usec)
{
  for (int day = N_DAYS; day >= 0; day--) {
    add_entry (diary, now_usec, day);
    add_break (diary, create_stamp (now_usec - HOUR_USEC, day),
               day % 3 == 0 ? LIMBER_BREAK_SKIPPED : LIMBER_BREAK_DONE);
  }
  add_measures (diary, now_usec);
  add_questionnaire (diary, now_usec, 7);
  add_questionnaire (diary, now_usec, 0);
}
