/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-fixture.h"

#include "store/limber-diary-backup.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

static char *
backup_path (DiaryFixture *fixture, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  return g_build_filename (folder, "backups", name, NULL);
}

static void
test_daily_backup (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *oldest = backup_path (fixture, "diary-2026-03-02.db");
  g_autofree char *newest = backup_path (fixture, "diary-2026-03-12.db");
  g_autofree char *found = NULL;
  g_autofree char *second = NULL;
  struct stat info;

  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "first");
  for (int i = 0; i < 11; i++) {
    g_autofree char *made = NULL;
    g_autofree char *again = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC + i * DAY_USEC),
                                               &made, &error));
    g_assert_nonnull (made);
    g_assert_true (limber_diary_back_up_daily (
        fixture->diary, stamp_at (NOW_USEC + i * DAY_USEC + HOUR_USEC), &again, &error));
    g_assert_null (again);
  }
  /* Seven are kept. */
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  found = limber_diary_find_backup (fixture->path);
  g_assert_cmpstr (found, ==, newest);
  g_assert_cmpint (stat (found, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);

  /* The newest one is bad: the one before is offered. */
  g_assert_true (g_file_set_contents (newest, "rubbish", -1, NULL));
  second = limber_diary_find_backup (fixture->path);
  g_assert_true (g_str_has_suffix (second, "diary-2026-03-11.db"));
}

static void
test_restore (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberDiary) old = NULL;

  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "kept in the copy");
  before = dump_diary (fixture->diary);
  g_assert_true (limber_diary_back_up (fixture->diary, copy, &error));
  g_assert_false (limber_diary_back_up (fixture->diary, copy, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_INVALID);
  g_clear_error (&error);
  add_entry (fixture->diary, NOW_USEC, 9, "b_neck", "written later");

  /* The program that has it open sees the old content; the newer one is kept. */
  g_assert_true (limber_diary_restore (fixture->path, copy, NOW_USEC, &kept, &error));
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (before, ==, after);
  old = limber_diary_open (kept, NOW_USEC, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (old, "SELECT count (*) FROM pain_entry"), ==, 2);
  add_entry (fixture->diary, NOW_USEC, 1, "", "goes on");
  assert_sound (fixture->diary);
}

static void
test_restore_damaged (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "saved");
  g_assert_true (limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC), NULL, &error));
  diary_fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "not a diary any more", -1, NULL));

  /* A source that is no backup changes nothing. */
  g_assert_false (limber_diary_restore (fixture->path, "/dev/null", NOW_USEC, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  backup = limber_diary_find_backup (fixture->path);
  g_assert_true (limber_diary_restore (fixture->path, backup, NOW_USEC, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "diary.db.damaged-20260302T081500Z"));
  g_assert_true (g_file_get_contents (kept, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "not a diary any more");
  diary_fixture_reopen (fixture);
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM pain_entry"), ==, 1);
}

/* What is said of a backup when it is offered: deleted entries do not count, nor later ones. */
static void
test_backup_found (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberDiaryBackup) backup = NULL;
  g_autoptr (LimberDiaryBackup) copy = NULL;
  g_autofree char *newest = backup_path (fixture, "diary-2026-03-03.db");
  g_autoptr (GError) error = NULL;
  int day = 0;

  g_assert_null (limber_diary_backup_find (fixture->path));
  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "first");
  g_assert_true (limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC), NULL, &error));
  add_entry (fixture->diary, NOW_USEC, 5, "b_neck", "second");
  add_entry (fixture->diary, NOW_USEC, 6, "b_neck", "third");
  g_assert_true (limber_diary_hide_pain_entry (fixture->diary, 3, TRUE, &error));
  g_assert_true (
      limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC + DAY_USEC), NULL, &error));
  add_entry (fixture->diary, NOW_USEC, 7, "b_neck", "fourth");
  backup = limber_diary_backup_find (fixture->path);
  copy = limber_diary_backup_copy (backup);
  g_assert_true (limber_day_parse ("2026-03-03", &day));
  g_assert_cmpint (copy->day, ==, day);
  g_assert_cmpuint (copy->n_entries, ==, 2);
  g_assert_cmpstr (copy->path, ==, newest);
  /* A damaged backup is passed over. */
  g_assert_true (g_file_set_contents (newest, "not a diary any more", -1, NULL));
  g_clear_pointer (&backup, limber_diary_backup_free);
  backup = limber_diary_backup_find (fixture->path);
  g_assert_cmpint (backup->day, ==, day - 1);
  g_assert_cmpuint (backup->n_entries, ==, 1);
}

static void
test_set_aside (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++) {
    diary_fixture_close (fixture);
    *(i == 0 ? &first : &second) = limber_diary_set_aside (fixture->path, NOW_USEC, &error);
    g_assert_no_error (error);
    g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
    diary_fixture_reopen (fixture);
  }
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

/* How many files below @folder contain @text */
static guint
count_files_with (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *contents = NULL;
    gsize length;

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      n += count_files_with (path, text);
    } else if (g_file_get_contents (path, &contents, &length, NULL)) {
      for (gsize i = 0; i + strlen (text) <= length; i++) {
        if (memcmp (contents + i, text, strlen (text)) == 0) {
          n++;
          break;
        }
      }
    }
  }
  return n;
}

static void
test_erase (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberDiary) other = limber_diary_open (fixture->path, NOW_USEC, NULL);
  g_autofree char *damaged = g_strconcat (fixture->path, ".damaged-X", NULL);
  g_autofree char *empty = dump_diary (fixture->diary);
  g_autofree char *after = NULL;
  g_autofree char *seen_by_other = NULL;
  g_autoptr (GError) error = NULL;
  LimberDiaryErasure erasure;

  for (int i = 0; i < 300; i++) {
    g_autofree char *note = g_strdup_printf ("SECRET number %d, and something more", i);
    add_entry (fixture->diary, NOW_USEC - i * HOUR_USEC, i % 11, "b_neck", note);
  }
  g_assert_true (limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC), NULL, &error));
  g_assert_true (g_file_set_contents (damaged, "SECRET number 7, and something more", -1, NULL));
  g_assert_cmpuint (count_files_with (fixture->folder, "SECRET"), >=, 3);

  g_assert_true (limber_diary_erase (fixture->diary, &erasure, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (erasure.n_rows, ==, 300);
  g_assert_cmpuint (erasure.n_files, ==, 2);
  g_assert_cmpuint (erasure.n_texts, ==, 300);
  g_assert_cmpuint (erasure.n_remaining, ==, 0);
  g_assert_cmpuint (count_files_with (fixture->folder, "SECRET"), ==, 0);
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (after, ==, empty);
  seen_by_other = dump_diary (other);
  g_assert_cmpstr (seen_by_other, ==, empty);
  add_entry (other, NOW_USEC, 1, "b_neck", "a new life");
  assert_sound (fixture->diary);
}

/* A file of schema 1, as it was frozen, comes through every migration with all its rows. */
static void
test_migrate_from_1 (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "data", "diary-1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autofree char *backups = backup_path (fixture, "before-schema-2-20260302T081500Z.db");
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) breaks = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autofree char *state = NULL;
  sqlite3 *handle = NULL;

  g_assert_true (g_file_get_contents (source, &sql, NULL, NULL));
  diary_fixture_close (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);

  diary_fixture_reopen (fixture);
  g_assert_true (g_file_test (backups, G_FILE_TEST_EXISTS));
  g_assert_cmpint (query_int (fixture->diary, "PRAGMA user_version"), ==, 2);
  sessions = limber_diary_list_sessions (fixture->diary, G_MININT, G_MAXINT, NULL);
  g_assert_cmpuint (sessions->len, ==, 2);
  g_assert_cmpuint (((LimberSessionRecord *) sessions->pdata[1])->items->len, ==, 3);
  breaks = limber_diary_list_breaks (fixture->diary, G_MININT, G_MAXINT, NULL);
  g_assert_cmpuint (breaks->len, ==, LIMBER_N_BREAK_OUTCOMES);
  decisions = limber_diary_list_decisions (fixture->diary, 0, 0, NULL);
  g_assert_cmpuint (decisions->len, ==, 3);
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM sitting"), ==, 2);
  g_assert_true (limber_diary_load_state (fixture->diary, &state, NULL));
  g_assert_cmpstr (state, ==, "[State]\nversion=1\n");
  add_entry (fixture->diary, NOW_USEC, 5, "b_neck", "after the migration");
  assert_sound (fixture->diary);

  /* The copy is still of schema 1, and restoring it brings it up to date. */
  g_assert_true (limber_diary_restore (fixture->path, backups, NOW_USEC + 1000000, NULL, NULL));
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM pain_entry"), ==, 0);
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM session"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  diary_test ("/store/diary-files/daily-backup", test_daily_backup);
  diary_test ("/store/diary-files/restore", test_restore);
  diary_test ("/store/diary-files/restore-damaged", test_restore_damaged);
  diary_test ("/store/diary-files/backup-found", test_backup_found);
  diary_test ("/store/diary-files/set-aside", test_set_aside);
  diary_test ("/store/diary-files/erase", test_erase);
  diary_test ("/store/diary-files/migrate-from-1", test_migrate_from_1);
  return g_test_run ();
}
