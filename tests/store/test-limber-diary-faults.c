/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-fixture.h"
#include "fault-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static gboolean
try_to_add (LimberDiary *diary, int i, gsize note_length, GError **error)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (stamp_at (NOW_USEC - i), i % 11,
                                                             LIMBER_PAIN_NOW);

  entry->zones = limber_zones_get_back_areas ();
  entry->note = g_strnfill (note_length, 'n');
  return limber_diary_save_pain_entry (diary, entry, NOW_USEC, NULL, error);
}

/* S81: the disk is full at every page count from the start: what was there stays, each time one
 * clear error, and with more space the same entry goes in. */
static void
test_full_disk (DiaryFixture *fixture, gconstpointer data)
{
  gint64 n_pages = query_int (fixture->diary, "PRAGMA page_count");
  guint n_refused = 0;

  for (int i = 0; i < 60; i++) {
    g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                              n_pages + i);
    g_autoptr (GError) error = NULL;
    g_autofree char *before = dump_diary (fixture->diary);

    query_int (fixture->diary, limit);
    if (!try_to_add (fixture->diary, i, 6000, &error)) {
      g_autofree char *after = dump_diary (fixture->diary);

      g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_FULL);
      g_assert_cmpstr (before, ==, after);
      n_refused++;
    }
  }
  g_assert_cmpuint (n_refused, >, 10);
  g_assert_cmpuint (n_refused, <, 50);
  assert_sound (fixture->diary);
}

/* The disk fails at the n-th write, for every n until all goes well. @data: the SQLite result */
static void
test_failing_disk (DiaryFixture *fixture, gconstpointer data)
{
  gint64 n_entries = 0;
  gboolean has_failed = TRUE;

  for (int n = 0; has_failed; n++) {
    g_autoptr (GError) error = NULL;
    LimberDiary *diary;
    gboolean is_added;
    gint64 n_found;

    diary_fixture_close (fixture);
    fault_vfs_fail_after (n, GPOINTER_TO_INT (data));
    diary = limber_diary_open (fixture->path, NOW_USEC, &error);
    is_added = diary != NULL && try_to_add (diary, n, 5000, &error);
    g_clear_object (&diary);
    has_failed = fault_vfs_has_failed ();
    fault_vfs_fail_after (-1, SQLITE_OK);

    g_assert_true (is_added || error != NULL);
    diary_fixture_reopen (fixture);
    n_found = query_int (fixture->diary, "SELECT count (*) FROM pain_entry");
    /* A commit whose sync failed may yet have reached the disk; one that was acknowledged must. */
    g_assert_cmpint (n_found, >=, n_entries + (is_added ? 1 : 0));
    g_assert_cmpint (n_found, <=, n_entries + 1);
    n_entries = n_found;
    assert_sound (fixture->diary);
    g_assert_cmpint (n, <, 500);
  }
  g_assert_cmpint (n_entries, >, 0);
}

/* The disk fails while a new diary is made: there is none then, or a whole one, never a part. */
static void
test_failing_start (DiaryFixture *fixture, gconstpointer data)
{
  gboolean has_failed = TRUE;

  diary_fixture_close (fixture);
  for (int n = 0; has_failed; n++) {
    g_autoptr (GError) error = NULL;
    LimberDiary *diary;

    g_assert_cmpint (g_unlink (fixture->path), ==, 0);
    fault_vfs_fail_after (n, GPOINTER_TO_INT (data));
    diary = limber_diary_open (fixture->path, NOW_USEC, &error);
    g_assert_true ((diary == NULL) == (error != NULL));
    g_clear_object (&diary);
    has_failed = fault_vfs_has_failed ();
    fault_vfs_fail_after (-1, SQLITE_OK);
    diary_fixture_reopen (fixture);
    assert_sound (fixture->diary);
    diary_fixture_close (fixture);
    g_assert_cmpint (n, <, 500);
  }
}

/* A backup that fails leaves the older ones and no piece of itself. */
static void
test_failing_backup (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = limber_diary_build_backup_folder (fixture->path);
  gboolean has_failed = TRUE;

  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "saved");
  g_assert_true (
      limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC - DAY_USEC), NULL, NULL));
  for (int n = 0; has_failed; n++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GDir) dir = NULL;
    guint n_files = 0;
    gboolean is_made;

    fault_vfs_fail_after (n, GPOINTER_TO_INT (data));
    is_made = limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC), NULL, &error);
    has_failed = fault_vfs_has_failed ();
    fault_vfs_fail_after (-1, SQLITE_OK);
    g_assert_true (is_made == (error == NULL));
    dir = g_dir_open (folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name (dir)) != NULL; n_files++)
      g_test_message ("%d: %s", n, name);
    g_assert_cmpuint (n_files, ==, is_made ? 2 : 1);
    if (is_made && has_failed) {
      g_autofree char *made = limber_diary_find_backup (fixture->path);
      g_assert_cmpint (g_unlink (made), ==, 0);
    }
    g_assert_cmpint (n, <, 500);
  }
}

/* A damaged diary stays where it is, so that it is told of and offered again, until what takes its
 * place is on the disk: without a file the next start would make an empty one. */
static void
test_failing_restore (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autofree char *staged = g_strconcat (fixture->path, ".restored", NULL);
  gboolean has_failed = TRUE;

  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "saved");
  g_assert_true (limber_diary_back_up_daily (fixture->diary, stamp_at (NOW_USEC), NULL, NULL));
  backup = limber_diary_find_backup (fixture->path);
  diary_fixture_close (fixture);
  for (int n = 0; has_failed; n++) {
    g_autoptr (GError) error = NULL;
    gboolean is_done;

    g_assert_true (g_file_set_contents (fixture->path, "not a diary any more", -1, NULL));
    fault_vfs_fail_after (n, GPOINTER_TO_INT (data));
    is_done = limber_diary_restore (fixture->path, backup, NOW_USEC, NULL, &error);
    has_failed = fault_vfs_has_failed ();
    fault_vfs_fail_after (-1, SQLITE_OK);
    g_assert_true (is_done == (error == NULL));
    g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (staged, G_FILE_TEST_EXISTS));
    g_assert_cmpint (n, <, 500);
  }
  diary_fixture_reopen (fixture);
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM pain_entry"), ==, 1);
}

#define fault_test(path, result, function)                                                         \
  g_test_add (path, DiaryFixture, GINT_TO_POINTER (result), diary_fixture_set_up, function,        \
              diary_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  diary_test ("/store/diary-faults/S81-full-disk", test_full_disk);
  fault_test ("/store/diary-faults/S81-full-at-write", SQLITE_FULL, test_failing_disk);
  fault_test ("/store/diary-faults/S81-error-at-write", SQLITE_IOERR_WRITE, test_failing_disk);
  fault_test ("/store/diary-faults/full-at-start", SQLITE_FULL, test_failing_start);
  fault_test ("/store/diary-faults/error-at-start", SQLITE_IOERR_FSYNC, test_failing_start);
  fault_test ("/store/diary-faults/full-at-backup", SQLITE_FULL, test_failing_backup);
  fault_test ("/store/diary-faults/full-at-restore", SQLITE_FULL, test_failing_restore);
  return g_test_run ();
}
