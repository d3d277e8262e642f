/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-fixture.h"

#include "app/limber-session-view.h"
#include "app/limber-window.h"

G_BEGIN_DECLS

/** The whole window, over the built-in library and a clock moved by hand. */
typedef struct {
  AppFixture app;
  LimberWindow *window; /* (unowned) (nullable): GTK's */
} WindowFixture;

#define window_fixture_add(path, function)                                                         \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)
/* Runs the tests that @add_tests adds, without animations */
int window_fixture_run (int argc, char *argv[], void (*add_tests) (void));

/* With the window open */
void window_fixture_set_up (WindowFixture *fixture, gconstpointer data);
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer data);

/* A window that nobody sees */
void window_fixture_create (WindowFixture *fixture);
void window_fixture_open (WindowFixture *fixture);
/* Waits until it is gone */
void window_fixture_close (WindowFixture *fixture);
/* The button that shows @label */
void window_fixture_click (WindowFixture *fixture, const char *label);

/* Shows the routine and the first page of a session of it */
void window_fixture_start_session (WindowFixture *fixture, const char *id);
/* Until the time runs */
void window_fixture_begin_session (WindowFixture *fixture, const char *id);
/* Of the session that is there; the test fails if none is */
LimberSessionView *window_fixture_get_view (WindowFixture *fixture);
LimberSession *window_fixture_get_session (WindowFixture *fixture);
/* A key in that view. Returns whether it was taken */
gboolean window_fixture_press (WindowFixture *fixture, guint key);

G_END_DECLS
