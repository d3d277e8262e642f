/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-fixture.h"
#include "session-manager.h"

#include "app/limber-look.h"
#include "app/limber-session-view.h"

/* A session in a window of a given size, on a bus of its own with a session manager on it. */

typedef struct {
  AppFixture app;
  LimberLook *look;   /* (owned) */
  LimberCoach *coach; /* (owned) */
  GtkWindow *window;  /* (unowned): GTK's */
  GtkWidget *view;    /* (unowned): the window's */
  GtkWindow *other;   /* (unowned) (nullable): GTK's */
  guint n_painted;
  LimberCoachState first_state; /* when the first frame had been painted */
} SessionFixture;

typedef struct {
  const char *routine;
  guint level;
  int width;
  int height;
  guint text_percent; /* 0 for 100 */
  gboolean is_behind; /* another window is in front */
} SessionSetting;

#define SESSION_FIXTURE_ADD(path, setting, function)                                               \
  g_test_add (path, SessionFixture, setting, session_fixture_set_up, function,                     \
              session_fixture_tear_down)

/* @data: a SessionSetting */
void session_fixture_set_up (SessionFixture *fixture, gconstpointer data);
void session_fixture_tear_down (SessionFixture *fixture, gconstpointer data);

/* On the stage, with the time running */
void session_fixture_begin (SessionFixture *fixture);
void session_fixture_activate (SessionFixture *fixture, const char *action);
/* Until what was asked for has been laid out and drawn: sizes come a frame after fonts do. */
void session_fixture_settle (SessionFixture *fixture);
const char *session_fixture_get_page (SessionFixture *fixture);
/* For app_fixture_wait(): whether it waits for one press, as its window is not in front */
gboolean session_fixture_is_ready_page (gpointer user_data);

/* main() of a test program; @add_tests: called when there is an application */
int session_fixture_run (int argc, char *argv[], void (*add_tests) (void));
