/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-parts.h"
#include "core/limber-coach.h"
#include "core/limber-fake-clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What the tests of the window share: the built-in library, a clock moved by hand, settings in
 * memory. */
typedef struct {
  LimberLibrary *library;           /* (owned) */
  LimberFakeClock *clock;           /* (owned) */
  GSettings *settings;              /* (owned) */
  LimberDiaryAccess *diary;         /* (owned): closed at first */
  LimberRemindersSwitch *reminders; /* (owned) */
  LimberAgentClient *agent;         /* (owned): of the bus that there is, if there is one */
  char *state_folder;               /* (owned): of this test alone; the diary is in it, too */
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

/* All of it, as the window takes it */
LimberParts app_fixture_get_parts (AppFixture *fixture);
/* Opens the diary of @fixture and waits until it is there (transfer none) */
LimberDiary *app_fixture_open_diary (AppFixture *fixture);
/* Lets go of @object and waits until what it has under way is through, and it is gone */
void app_fixture_release (gpointer object);
/* Works off what the main context has to do now */
void app_fixture_iterate (void);
/* Works the main context off until @is_done says so */
void app_fixture_wait (gboolean (*is_done) (gpointer user_data), gpointer user_data);
/* The program's own style, which it has from its application alone */
void app_fixture_load_css (void);
/* Newer GTK moves the focus by where things are, which only a layout tells: waits until the whole
 * of
 * @window is painted once more. */
void app_fixture_wait_for_layout (GtkWidget *window);

G_END_DECLS
