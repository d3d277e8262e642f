/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"
#include "core/limber-fake-clock.h"

G_BEGIN_DECLS

/** A coach over two items, a clock moved by hand, and what the coach has told.
 *
 * "a" is ready 8, in 1, hold 20, out 1 (to 30 s); "b" is ready 8, in 1, hold 4, out 1, rest 3, in
 * 1, hold 4, out 1 (to 53 s). Exercise time: 22 + 12 s. */
typedef struct {
  LimberFakeClock *clock;   /* (owned) */
  LimberTimeline *timeline; /* (owned) */
  LimberCoach *coach;       /* (owned) */
  GString *log;             /* (owned): signals with their seconds, since the last look */
  gint64 start_usec;
} CoachFixture;

#define COACH_FIXTURE_ADD(path, function)                                                          \
  g_test_add ("/core/coach/" path, CoachFixture, NULL, coach_fixture_set_up, function,             \
              coach_fixture_tear_down)

void coach_fixture_set_up (CoachFixture *fixture, gconstpointer unused);
/* Begun at the second item */
void coach_fixture_set_up_second (CoachFixture *fixture, gconstpointer unused);
/* Fails on anything that was told and not looked at */
void coach_fixture_tear_down (CoachFixture *fixture, gconstpointer unused);

/* What was told since the last look, as "SECONDS:WHATnumber", one after the other */
void coach_fixture_assert_log (CoachFixture *fixture, const char *expected);
/* Looks away: whatever was told is as it may be. */
void coach_fixture_forget_log (CoachFixture *fixture);
/* The segment that the coach is in, how far, and how long that is, in seconds */
void
coach_fixture_assert_at (CoachFixture *fixture, guint segment, double elapsed, double duration);

void coach_fixture_advance (CoachFixture *fixture, double seconds);
void coach_fixture_start (CoachFixture *fixture);
/* Starts and runs to @seconds, forgetting what was told on the way. */
void coach_fixture_start_and_run (CoachFixture *fixture, double seconds);
/* The end of a test that does not look at how it ends */
void coach_fixture_stop (CoachFixture *fixture);

G_END_DECLS
