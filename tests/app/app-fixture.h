/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"
#include "core/limber-fake-clock.h"
#include "library/limber-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** What the tests of the window share: the built-in library, a clock moved by hand, settings in
 * memory. */
typedef struct {
  LimberLibrary *library; /* (owned) */
  LimberFakeClock *clock; /* (owned) */
  GSettings *settings;    /* (owned) */
  char *state_folder;     /* (owned): of this test alone */
} AppFixture;

#define APP_FIXTURE_WALL_USEC (G_GINT64_CONSTANT (1772438400) * G_USEC_PER_SEC)

void app_fixture_set_up (AppFixture *fixture, gconstpointer data);
void app_fixture_tear_down (AppFixture *fixture, gconstpointer data);
LimberTimeline *app_fixture_create_timeline (AppFixture *fixture, const char *routine, guint level);
LimberCoach *app_fixture_create_coach (AppFixture *fixture, const char *routine);
/* The first segment of @exercise of that kind and side; fails the test if there is none */
guint app_fixture_find_segment (LimberTimeline *timeline,
                                const char *exercise,
                                LimberSegmentKind kind,
                                LimberSide side);

G_END_DECLS
