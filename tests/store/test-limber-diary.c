/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_mode (const char *path, guint mode)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, mode);
}

/* Opening must fail with @code and leave the file as it is. */
static void
assert_refused (DiaryFixture *fixture, LimberDiaryError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0, n_after = 0;

  g_file_get_contents (fixture->path, &before, &n_before, NULL);
  g_assert_null (limber_diary_open (fixture->path, NOW_USEC, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, (int) code);
  g_file_get_contents (fixture->path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
write_at (const char *path, goffset offset, const char *bytes, gsize length)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

static void
test_construct (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *default_path = limber_diary_build_default_path ();

  g_assert_cmpint (query_int (fixture->diary, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (query_int (fixture->diary, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query_int (fixture->diary, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (query_int (fixture->diary, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (
      query_int (fixture->diary, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);
  assert_mode (folder, 0700);
  assert_mode (fixture->path, 0600);
  g_assert_true (g_str_has_suffix (default_path, "/limber/diary.db"));
  assert_sound (fixture->diary);
  diary_fixture_reopen (fixture);
  g_assert_cmpstr (limber_diary_get_path (fixture->diary), ==, fixture->path);
}

/* A file that others could read is made private. */
static void
test_privacy (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  diary_fixture_close (fixture);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  diary_fixture_reopen (fixture);
  assert_mode (folder, 0700);
  assert_mode (fixture->path, 0600);
}

static void
test_link (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "elsewhere.db", NULL);

  diary_fixture_close (fixture);
  g_assert_cmpint (g_rename (fixture->path, target), ==, 0);
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  assert_refused (fixture, LIMBER_DIARY_ERROR_UNSAFE);
  /* also one that leads nowhere: nothing is created at its end */
  g_assert_cmpint (g_unlink (target), ==, 0);
  assert_refused (fixture, LIMBER_DIARY_ERROR_UNSAFE);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, LIMBER_DIARY_ERROR_UNSAFE);
}

/* A home that is a link is everyday life. */
static void
test_linked_folder (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "home", NULL);
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *path = g_build_filename (link, "diary.db", NULL);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (folder, link), ==, 0);
  diary = limber_diary_open (path, NOW_USEC, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (limber_diary_get_path (diary), ==, fixture->path);
}

static void
test_newer (DiaryFixture *fixture, gconstpointer data)
{
  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "kept");
  query_int (fixture->diary, "PRAGMA user_version = 99");
  diary_fixture_close (fixture);
  assert_refused (fixture, LIMBER_DIARY_ERROR_NEWER);
}

static void
test_no_diary (DiaryFixture *fixture, gconstpointer data)
{
  diary_fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "Dear diary, today my back …", -1, NULL));
  assert_refused (fixture, LIMBER_DIARY_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture, LIMBER_DIARY_ERROR_DAMAGED);
}

static void
test_foreign_database (DiaryFixture *fixture, gconstpointer data)
{
  query_int (fixture->diary, "PRAGMA application_id = 1");
  diary_fixture_close (fixture);
  assert_refused (fixture, LIMBER_DIARY_ERROR_DAMAGED);
}

static void
test_truncated (DiaryFixture *fixture, gconstpointer data)
{
  struct stat info;

  for (int i = 0; i < 200; i++)
    add_entry (fixture->diary, NOW_USEC - i * HOUR_USEC, 4, "b_neck", "a note of some length");
  diary_fixture_close (fixture);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  for (goffset size = info.st_size - 1; size > 0; size -= 4096) {
    g_assert_cmpint (truncate (fixture->path, size), ==, 0);
    assert_refused (fixture, LIMBER_DIARY_ERROR_DAMAGED);
  }
}

/* Reads, backs up and checks a diary with a bad page; all of it may fail, none may lie. */
static void
use_damaged_diary (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberDiary) diary = limber_diary_open (path, NOW_USEC, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (diary == NULL) {
    g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED);
    return;
  }
  entries = limber_diary_list_pain_entries (diary, G_MININT, G_MAXINT, 0, NULL, NULL);
  if (limber_diary_back_up_daily (diary, stamp_at (NOW_USEC), NULL, &error)) {
    /* The copy is made of rows: only an index, which is made anew, was bad. */
    g_autofree char *backup = limber_diary_find_backup (path);

    g_assert_nonnull (backup);
    g_assert_cmpint (g_unlink (backup), ==, 0);
  } else {
    g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED);
  }
  findings = limber_diary_check (diary, NULL);
  g_assert_true (findings == NULL || findings->len > 0);
}

static void
test_damaged_page (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *rubbish = g_strnfill (4096, 'x');
  g_autofree char *whole = NULL;
  gsize length;
  gint64 n_pages;

  for (int i = 0; i < 300; i++)
    add_entry (fixture->diary, NOW_USEC - i * HOUR_USEC, i % 11, "b_neck", "a note of some length");
  diary_fixture_reopen (fixture);
  n_pages = query_int (fixture->diary, "PRAGMA page_count");
  diary_fixture_close (fixture);
  g_assert_cmpint (n_pages, >, 10);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));

  for (gint64 page = 1; page < n_pages; page++) {
    write_at (fixture->path, page * 4096, rubbish, 4096);
    use_damaged_diary (fixture->path);
    g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) length, NULL));
  }
  diary_fixture_reopen (fixture);
  assert_sound (fixture->diary);
}

/* Root may write anywhere, so that another user is taken if the tests run as root. */
static void
test_read_only_folder (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *beneath = g_build_filename (folder, "more", "diary.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second_error = NULL;
  gboolean is_root = geteuid () == 0;

  diary_fixture_close (fixture);
  if (is_root) {
    g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
    g_assert_cmpint (chown (folder, 65534, 65534), ==, 0);
    g_assert_cmpint (chown (fixture->path, 65534, 65534), ==, 0);
  }
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_null (limber_diary_open (fixture->path, NOW_USEC, &error));
  g_assert_null (limber_diary_open (beneath, NOW_USEC, &second_error));
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_READ_ONLY);
  g_assert_error (second_error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LimberDiary **diary = data;
  g_autoptr (GError) error = NULL;

  *diary = limber_diary_open_finish (result, &error);
  g_assert_no_error (error);
}

typedef struct {
  guint n_done;
  guint n_failed;
  gint64 last_id;
} Answers;

static void
entry_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answers *answers = data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (limber_diary_save_finish (LIMBER_DIARY (source), result, &id, &error)) {
    /* In the order of calls */
    g_assert_cmpint (id, >, answers->last_id);
    answers->last_id = id;
    answers->n_done++;
  } else {
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    answers->n_failed++;
  }
}

/* The worker keeps order, a cancelled call writes nothing, and the diary may be let go at once. */
static void
test_async (DiaryFixture *fixture, gconstpointer data)
{
  LimberDiary *diary = NULL;
  Answers answers = { 0 };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  limber_diary_open_async (fixture->path, NOW_USEC, NULL, opened_cb, &diary);
  while (diary == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_cancellable_cancel (cancelled);
  for (int i = 0; i < 20; i++) {
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (stamp_at (NOW_USEC - i), i % 11,
                                                               LIMBER_PAIN_NOW);

    limber_diary_save_pain_entry_async (diary, entry, NOW_USEC, i % 5 == 4 ? cancelled : NULL,
                                        entry_saved_cb, &answers);
  }
  g_object_unref (diary);
  while (answers.n_done + answers.n_failed < 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answers.n_done, ==, 16);
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM pain_entry"), ==, 16);
}

/* Somebody else keeps the file, until the opener below has begun to wait or not yet begun */
static gpointer
keep_for_a_moment (gpointer data)
{
  sqlite3 *handle = data;

  g_usleep (50 * 1000);
  g_assert_cmpint (sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  return NULL;
}

/* An opener with a small memory waits for another program from its first statement on. */
static void
test_opened_while_in_use (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GThread) thread = NULL;
  sqlite3 *handle = NULL;

  diary_fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (handle, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", NULL, NULL, NULL), ==,
      SQLITE_OK);
  limber_diary_save_memory ();
  thread = g_thread_new ("keeper", keep_for_a_moment, handle);
  fixture->diary = limber_diary_open (fixture->path, NOW_USEC, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->diary);
  g_thread_join (g_steal_pointer (&thread));
  sqlite3_close (handle);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  diary_test ("/store/diary/construct", test_construct);
  diary_test ("/store/diary/privacy", test_privacy);
  diary_test ("/store/diary/link", test_link);
  diary_test ("/store/diary/linked-folder", test_linked_folder);
  diary_test ("/store/diary/S82-newer", test_newer);
  diary_test ("/store/diary/S82-no-diary", test_no_diary);
  diary_test ("/store/diary/foreign-database", test_foreign_database);
  diary_test ("/store/diary/truncated", test_truncated);
  diary_test ("/store/diary/damaged-page", test_damaged_page);
  diary_test ("/store/diary/S81-read-only-folder", test_read_only_folder);
  diary_test ("/store/diary/async", test_async);
  diary_test ("/store/diary/opened-while-in-use", test_opened_while_in_use);
  return g_test_run ();
}
