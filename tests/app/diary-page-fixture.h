/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-fixture.h"
#include "widget-search.h"

#include "app/limber-diary-page.h"
#include "app/limber-pain-form.h"
#include "app/limber-pain-pad.h"
#include "app/limber-zone-map.h"
#include "app/limber-zone-spot.h"

G_BEGIN_DECLS

/* The Diary page in a window as narrow as it may be, over a real diary on a disk that can fail. */

#define WIDTH_PX  360
#define TARGET_PX 44

typedef struct {
  AppFixture app;
  LimberLook *look;                    /* (owned) */
  LimberPainKeeper *keeper;            /* (owned) */
  LimberMeasureKeeper *measure_keeper; /* (owned) */
  GtkWindow *window;                   /* (unowned): GTK's */
  AdwToastOverlay *toasts;             /* (unowned) */
  GtkWidget *page;                     /* (unowned) */
  LimberPainForm *form;                /* (unowned) */
  guint n_help;                        /* how often "When to get help" was opened */
} DiaryPageFixture;

#define diary_page_add(path, function)                                                             \
  g_test_add (path, DiaryPageFixture, NULL, diary_page_set_up, function, diary_page_tear_down)
/* Runs the tests that @add_tests adds; the program's own style, no animations */
int diary_page_run (int argc, char *argv[], void (*add_tests) (void));

/* The label under @widget that shows exactly @text */
GtkWidget *diary_page_find_text (GtkWidget *widget, const char *text);
void diary_page_open_page (DiaryPageFixture *fixture);
void diary_page_close_page (DiaryPageFixture *fixture);
void diary_page_set_up (DiaryPageFixture *fixture, gconstpointer data);
void diary_page_tear_down (DiaryPageFixture *fixture, gconstpointer data);
LimberDiary *diary_page_get_diary (DiaryPageFixture *fixture);
GPtrArray *diary_page_list_entries (DiaryPageFixture *fixture);
guint diary_page_count_entries (DiaryPageFixture *fixture);
guint diary_page_count_rows (GtkWidget *widget);
GtkWidget *diary_page_get_list (DiaryPageFixture *fixture);
void diary_page_wait_for_rows (DiaryPageFixture *fixture, guint n_entries);
LimberPainPad *diary_page_get_pad (DiaryPageFixture *fixture);
LimberZoneMap *diary_page_get_map (DiaryPageFixture *fixture);
LimberZoneSpot *diary_page_find_spot (DiaryPageFixture *fixture, const char *id);
void diary_page_mark (DiaryPageFixture *fixture, const char *id);
void diary_page_choose (DiaryPageFixture *fixture, guint key);
void diary_page_click (GtkWidget *within, const char *label);
GtkWidget *diary_page_wait_for_offer (DiaryPageFixture *fixture, const char *title);
void diary_page_undo (DiaryPageFixture *fixture, const char *title);
GtkTextBuffer *diary_page_get_note (GtkWidget *widget);

G_END_DECLS
