/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-files.h"
#include "store/limber-diary-pain.h"
#include "store/limber-diary-private.h"

G_BEGIN_DECLS

/* Monday 2026-03-02, 08:15 UTC */
#define NOW_USEC  (1772439300 * (gint64) G_USEC_PER_SEC)
#define HOUR_USEC (3600 * (gint64) G_USEC_PER_SEC)
#define DAY_USEC  (24 * HOUR_USEC)
#define TODAY     20514

/* A folder of its own with a diary in it, for one test */
typedef struct {
  char *folder;       /* (owned) */
  char *path;         /* (owned) */
  LimberDiary *diary; /* (owned) (nullable) */
} DiaryFixture;

void diary_fixture_set_up (DiaryFixture *self, gconstpointer data);
void diary_fixture_tear_down (DiaryFixture *self, gconstpointer data);
/* Closes the diary and opens it again */
void diary_fixture_reopen (DiaryFixture *self);
void diary_fixture_close (DiaryFixture *self);

LimberStamp stamp_at (gint64 usec);
/* Adds an entry at @usec and returns its id */
gint64 add_entry (LimberDiary *diary, gint64 usec, int level, const char *zones, const char *note);
/* A number that a statement answers, asked on the diary's own connection */
gint64 query_int (LimberDiary *diary, const char *sql);
/* The diary is sound in every respect that it can check itself */
void assert_sound (LimberDiary *diary);
/* Everything that is in the diary, one line a row, for comparing */
char *dump_diary (LimberDiary *diary);

#define diary_test(path, function)                                                                 \
  g_test_add (path, DiaryFixture, NULL, diary_fixture_set_up, function, diary_fixture_tear_down)

G_END_DECLS
