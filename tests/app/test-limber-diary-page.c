/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-page-fixture.h"
#include "fault-vfs.h"

#include "app/limber-chart-view.h"
#include "app/limber-dialog-shim.h"
#include "app/limber-diary-problem.h"
#include "app/limber-pain-window.h"
#include "store/limber-diary-files.h"
#include "store/limber-diary-pain.h"

#include <sqlite3.h>

/* Noting, editing and deleting pain on the Diary page. */

/* Two taps: where, how much. */
static void
test_two_taps (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const LimberPainEntry *entry;
  g_autofree char *zones = NULL;

  diary_page_mark (fixture, "b_low_back_l");
  diary_page_choose (fixture, GDK_KEY_4);
  diary_page_wait_for_rows (fixture, 1);
  entries = diary_page_list_entries (fixture);
  entry = entries->pdata[0];
  zones = limber_zones_to_string (entry->zones);
  g_assert_cmpint (entry->level, ==, 4);
  g_assert_cmpint (entry->question, ==, LIMBER_PAIN_NOW);
  g_assert_cmpstr (zones, ==, "b_low_back_l");
  g_assert_null (entry->note);
  g_assert_nonnull (diary_page_find_text (diary_page_get_list (fixture), "Lower back, left"));
  g_assert_nonnull (
      diary_page_find_text (GTK_WIDGET (fixture->toasts), "Noted: 4 of 10, Lower back, left"));
  /* The form is ready for the next one. */
  g_assert_cmpint (limber_pain_pad_get_level (diary_page_get_pad (fixture)), ==, -1);
  g_assert_true (limber_zone_map_get_zones (diary_page_get_map (fixture)) == 0);
}

static gboolean
has_last (gpointer user_data)
{
  return limber_pain_keeper_get_last (user_data) != NULL;
}

static void
test_same_as_last_time (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const LimberPainEntry *entry;

  diary_page_mark (fixture, "b_neck");
  diary_page_choose (fixture, GDK_KEY_6);
  diary_page_wait_for_rows (fixture, 1);
  app_fixture_wait (has_last, fixture->keeper);
  diary_page_click (GTK_WIDGET (fixture->form), "Same as last time: 6 of 10, Neck");
  diary_page_wait_for_rows (fixture, 2);
  entries = diary_page_list_entries (fixture);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->level, ==, 6);
  g_assert_true (entry->zones == ((const LimberPainEntry *) entries->pdata[1])->zones);
}

static void
test_undo_of_adding (DiaryPageFixture *fixture, gconstpointer data)
{
  diary_page_choose (fixture, GDK_KEY_x);
  diary_page_wait_for_rows (fixture, 1);
  diary_page_undo (fixture, "Noted: 10 of 10");
  diary_page_wait_for_rows (fixture, 0);
}

static GtkWidget *
get_row (DiaryPageFixture *fixture)
{
  GtkWidget *row = widget_search_type (diary_page_get_list (fixture), ADW_TYPE_ACTION_ROW);

  g_assert_nonnull (row);
  return row;
}

/* Rows that are hidden or not */
static gint64
count_stored (DiaryPageFixture *fixture)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n_rows;

  g_assert_cmpint (sqlite3_open (limber_diary_get_path (diary_page_get_diary (fixture)), &database),
                   ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (database, "SELECT count(*) FROM pain_entry", -1, &statement, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_rows = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return n_rows;
}

static void
delete_first_row (DiaryPageFixture *fixture)
{
  g_signal_emit_by_name (widget_search_type (get_row (fixture), GTK_TYPE_BUTTON), "clicked");
}

static void
test_delete_and_undo (DiaryPageFixture *fixture, gconstpointer data)
{
  diary_page_choose (fixture, GDK_KEY_3);
  diary_page_wait_for_rows (fixture, 1);
  delete_first_row (fixture);
  diary_page_wait_for_rows (fixture, 0);
  g_assert_cmpint (count_stored (fixture), ==, 1);
  diary_page_undo (fixture, "Deleted: 3 of 10");
  diary_page_wait_for_rows (fixture, 1);
}

static gboolean
is_purged (gpointer user_data)
{
  return count_stored (user_data) == 0;
}

/* The row is in the file for as long as the toast offers it back. */
static void
test_delete_for_good (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *toast;

  diary_page_choose (fixture, GDK_KEY_3);
  diary_page_wait_for_rows (fixture, 1);
  delete_first_row (fixture);
  diary_page_wait_for_rows (fixture, 0);
  g_assert_cmpint (count_stored (fixture), ==, 1);
  toast = diary_page_wait_for_offer (fixture, "Deleted: 3 of 10");
  while (gtk_widget_get_parent (toast) != GTK_WIDGET (fixture->toasts))
    toast = gtk_widget_get_parent (toast);
  g_signal_emit_by_name (gtk_widget_get_last_child (toast), "clicked"); /* which closes it */
  app_fixture_wait (is_purged, fixture);
}

/* The program ended while the toast was there: the next start finishes the deletion. */
static void
test_delete_ends_at_next_start (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberPainEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  diary_page_close_page (fixture);
  entry = limber_pain_entry_new (limber_stamp_new_now (LIMBER_CLOCK (fixture->app.clock)), 2,
                                 LIMBER_PAIN_NOW);
  g_assert_true (limber_diary_save_pain_entry (diary_page_get_diary (fixture), entry,
                                               APP_FIXTURE_WALL_USEC, &id, &error));
  g_assert_true (limber_diary_hide_pain_entry (diary_page_get_diary (fixture), id, TRUE, &error));
  g_assert_cmpint (count_stored (fixture), ==, 1);
  diary_page_open_page (fixture);
  app_fixture_wait (is_purged, fixture);
}

/* A window of its own, or a sheet within one, as libadwaita has it */
static LimberPainWindow *
find_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next) {
    GtkWidget *found = widget_search_type (link->data, LIMBER_TYPE_PAIN_WINDOW);

    if (found != NULL && gtk_widget_get_visible (found))
      return LIMBER_PAIN_WINDOW (found);
  }
  return NULL;
}

static gboolean
is_window_gone (gpointer user_data)
{
  return find_window () == NULL;
}

static void
test_edit (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const LimberPainEntry *entry;
  LimberPainWindow *window;
  GtkWidget *form;

  diary_page_choose (fixture, GDK_KEY_7);
  diary_page_wait_for_rows (fixture, 1);
  gtk_widget_activate (get_row (fixture));
  app_fixture_iterate ();
  window = find_window ();
  g_assert_nonnull (window);
  form = widget_search_type (GTK_WIDGET (window), LIMBER_TYPE_PAIN_FORM);
  g_assert_cmpint (
      limber_pain_pad_get_level (LIMBER_PAIN_PAD (widget_search_type (form, LIMBER_TYPE_PAIN_PAD))),
      ==, 7);
  limber_pain_pad_press_key (LIMBER_PAIN_PAD (widget_search_type (form, LIMBER_TYPE_PAIN_PAD)),
                             GDK_KEY_2, 0);
  gtk_text_buffer_set_text (diary_page_get_note (form), "  better after lunch\n", -1);
  g_assert_nonnull (find_window ()); /* a number alone does not save what is edited */
  limber_pain_form_submit (LIMBER_PAIN_FORM (form));
  app_fixture_wait (is_window_gone, NULL);
  diary_page_wait_for_rows (fixture, 1);
  entries = diary_page_list_entries (fixture);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->level, ==, 2);
  g_assert_cmpstr (entry->note, ==, "better after lunch");
  diary_page_undo (fixture, "Changed: 2 of 10");
  while (((const LimberPainEntry *) entries->pdata[0])->level != 7) {
    app_fixture_iterate ();
    g_ptr_array_unref (entries);
    entries = diary_page_list_entries (fixture);
  }
}

/* What people write is shown as they wrote it. */
static void
test_text_is_text (DiaryPageFixture *fixture, gconstpointer data)
{
  static const char *const notes[] = {
    "<b>bold</b> & <span size='100000'>huge</span>",
    "ألم في أسفل الظهر بعد الاجتماع",
    "first line\nsecond line",
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    g_autofree char *shown = g_strdup_printf ("08:00\n%s", notes[i]);
    g_autoptr (GPtrArray) entries = NULL;

    gtk_text_buffer_set_text (diary_page_get_note (GTK_WIDGET (fixture->form)), notes[i], -1);
    diary_page_choose (fixture, GDK_KEY_1);
    diary_page_wait_for_rows (fixture, i + 1);
    entries = diary_page_list_entries (fixture);
    g_assert_cmpstr (((const LimberPainEntry *) entries->pdata[0])->note, ==, notes[i]);
    g_assert_nonnull (diary_page_find_text (diary_page_get_list (fixture), shown));
  }
}

static gboolean
has_problem (gpointer user_data)
{
  DiaryPageFixture *fixture = user_data;

  return gtk_widget_get_sensitive (GTK_WIDGET (fixture->form))
         && diary_page_find_text (GTK_WIDGET (fixture->form), "Try Again") != NULL;
}

static gboolean
has_saved (gpointer user_data)
{
  return diary_page_count_entries (user_data) == 1;
}

static char *
get_note_text (DiaryPageFixture *fixture)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (diary_page_get_note (GTK_WIDGET (fixture->form)), &start, &end);
  return gtk_text_buffer_get_text (diary_page_get_note (GTK_WIDGET (fixture->form)), &start, &end,
                                   FALSE);
}

/* S81: what the full disk refused is still in the form, and goes in once there is space. */
static void
test_full_disk (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;

  diary_page_mark (fixture, "b_neck");
  gtk_text_buffer_set_text (diary_page_get_note (GTK_WIDGET (fixture->form)), "worth keeping", -1);
  fault_vfs_fail_after (0, SQLITE_FULL);
  diary_page_choose (fixture, GDK_KEY_5);
  app_fixture_wait (has_problem, fixture);
  note = get_note_text (fixture);
  g_assert_cmpstr (note, ==, "worth keeping");
  g_assert_cmpint (limber_pain_pad_get_level (diary_page_get_pad (fixture)), ==, 5);
  g_assert_true (limber_zone_map_get_zones (diary_page_get_map (fixture)) != 0);
  fault_vfs_fail_after (-1, SQLITE_OK);
  limber_pain_form_submit (fixture->form);
  app_fixture_wait (has_saved, fixture);
  diary_page_wait_for_rows (fixture, 1);
  g_assert_null (diary_page_find_text (GTK_WIDGET (fixture->form), "Try Again"));
}

static void
test_huge_note (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (LIMBER_NOTE_MAX_CHARS + 1, 'n');
  g_autofree char *kept = NULL;

  gtk_text_buffer_set_text (diary_page_get_note (GTK_WIDGET (fixture->form)), huge, -1);
  diary_page_choose (fixture, GDK_KEY_5);
  app_fixture_wait (has_problem, fixture);
  g_assert_cmpuint (diary_page_count_entries (fixture), ==, 0);
  kept = get_note_text (fixture);
  g_assert_cmpuint (strlen (kept), ==, LIMBER_NOTE_MAX_CHARS + 1);
}

typedef struct {
  gboolean is_done;
  GError *error; /* (owned) (nullable) */
} Outcome;

static void
outcome_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  g_assert_true (
      limber_pain_keeper_save_finish (LIMBER_PAIN_KEEPER (source), result, NULL, &outcome->error)
      == (outcome->error == NULL));
  outcome->is_done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Outcome *) user_data)->is_done;
}

static void
save_with (DiaryPageFixture *fixture, int level, gint64 usec, GError **error)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new ((LimberStamp){ usec, 0 }, level,
                                                             LIMBER_PAIN_NOW);
  Outcome outcome = { 0 };

  limber_pain_keeper_save_async (fixture->keeper, entry, NULL, NULL, outcome_cb, &outcome);
  app_fixture_wait (is_done, &outcome);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
}

static void
test_refused (DiaryPageFixture *fixture, gconstpointer data)
{
  static const struct {
    int level;
    gint64 after_usec;
  } rows[] = { { 11, 0 }, { -1, 0 }, { 5, G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    save_with (fixture, rows[i].level, APP_FIXTURE_WALL_USEC + rows[i].after_usec, &error);
    g_assert_nonnull (error);
    g_assert_cmpuint (diary_page_count_entries (fixture), ==, 0);
  }
}

/* Domain 5.2: from 8, or a jump of 3 */
static void
test_help (DiaryPageFixture *fixture, gconstpointer data)
{
  diary_page_choose (fixture, GDK_KEY_4);
  diary_page_wait_for_rows (fixture, 1);
  app_fixture_wait (has_last, fixture->keeper);
  g_assert_cmpuint (fixture->n_help, ==, 0);
  diary_page_choose (fixture, GDK_KEY_7);
  diary_page_wait_for_rows (fixture, 2);
  g_assert_cmpuint (fixture->n_help, ==, 1);
  while (limber_pain_keeper_get_last (fixture->keeper)->level != 7)
    app_fixture_iterate ();
  diary_page_choose (fixture, GDK_KEY_7);
  diary_page_wait_for_rows (fixture, 3);
  g_assert_cmpuint (fixture->n_help, ==, 1);
  diary_page_choose (fixture, GDK_KEY_8);
  diary_page_wait_for_rows (fixture, 4);
  g_assert_cmpuint (fixture->n_help, ==, 2);
}

static void
test_warning_sign (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *signs = gtk_widget_get_ancestor (
      diary_page_find_text (GTK_WIDGET (fixture->form), "Warning signs"), GTK_TYPE_EXPANDER);
  GtkWidget *sign;

  gtk_expander_set_expanded (GTK_EXPANDER (signs), TRUE);
  sign = widget_search_type (signs, GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (sign);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sign), TRUE);
  g_assert_cmpuint (fixture->n_help, ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sign), FALSE);
  g_assert_cmpuint (fixture->n_help, ==, 1);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Help can be had from a dialog, too. */
static void
test_help_in_dialog (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = limber_pain_window_new (fixture->keeper, fixture->look);
  GtkWidget *button;

  limber_dialog_present (dialog, GTK_WIDGET (fixture->window));
  app_fixture_wait (is_mapped, dialog);
  button = gtk_widget_get_ancestor (diary_page_find_text (dialog, "When to Get Help"),
                                    GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (fixture->n_help, ==, 1);
  limber_dialog_close (dialog);
  app_fixture_iterate ();
}

/* A diary of years shows its newest page, and the next one on demand. */
static void
test_pages (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 70; i++) {
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
        (LimberStamp){ APP_FIXTURE_WALL_USEC - i * G_GINT64_CONSTANT (7200) * G_USEC_PER_SEC, 0 },
        i % 11, LIMBER_PAIN_NOW);

    g_assert_true (limber_diary_save_pain_entry (diary_page_get_diary (fixture), entry,
                                                 APP_FIXTURE_WALL_USEC, NULL, &error));
  }
  limber_diary_access_note_change (fixture->app.diary);
  while (diary_page_count_rows (diary_page_get_list (fixture)) != 30)
    g_main_context_iteration (NULL, TRUE);
  diary_page_click (diary_page_get_list (fixture), "Show Earlier Entries");
  while (diary_page_count_rows (diary_page_get_list (fixture)) != 60)
    g_main_context_iteration (NULL, TRUE);
  diary_page_click (diary_page_get_list (fixture), "Show Earlier Entries");
  while (diary_page_count_rows (diary_page_get_list (fixture)) != 70)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (diary_page_find_text (diary_page_get_list (fixture), "Show Earlier Entries"));
  diary_page_choose (fixture, GDK_KEY_1);
  while (diary_page_count_rows (diary_page_get_list (fixture)) != 70)
    g_main_context_iteration (NULL, TRUE);
}

/* Tap outside the body: nothing; a refused diary: the page says why and tries again. */
static void
test_diary_cannot_be_opened (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->app.state_folder, "file", NULL);
  g_autofree char *path = g_build_filename (folder, "diary.db", NULL);
  g_autoptr (LimberDiaryAccess) usable = g_steal_pointer (&fixture->app.diary);

  diary_page_close_page (fixture);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  fixture->app.diary = limber_diary_access_new (path, LIMBER_CLOCK (fixture->app.clock));
  diary_page_open_page (fixture);
  diary_page_choose (fixture, GDK_KEY_4);
  while (limber_diary_access_get_problem (fixture->app.diary) == NULL)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_wait (has_problem, fixture);
  g_assert_nonnull (
      diary_page_find_text (fixture->page, limber_diary_access_get_problem (fixture->app.diary)));
  g_assert_cmpint (limber_pain_pad_get_level (diary_page_get_pad (fixture)), ==, 4);
  limber_diary_access_close (usable);
}

static GtkWidget *
get_problem (DiaryPageFixture *fixture)
{
  return widget_search_type (fixture->page, LIMBER_TYPE_DIARY_PROBLEM);
}

/** Waits until the page says so about its diary. */
typedef struct {
  DiaryPageFixture *fixture;
  const char *text;
} ProblemWait;

static gboolean
is_told (gpointer user_data)
{
  ProblemWait *wait = user_data;

  return diary_page_find_text (get_problem (wait->fixture), wait->text) != NULL;
}

static void
wait_for_problem (DiaryPageFixture *fixture, const char *text)
{
  ProblemWait wait = { fixture, text };

  app_fixture_wait (is_told, &wait);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* Closes page and diary, and writes something else over the file (transfer full): its path */
static char *
damage_diary (DiaryPageFixture *fixture)
{
  gpointer diary = diary_page_get_diary (fixture);
  char *path = g_strdup (limber_diary_get_path (diary));

  g_object_add_weak_pointer (diary, &diary);
  diary_page_close_page (fixture);
  limber_diary_access_close (fixture->app.diary);
  app_fixture_wait (is_gone, &diary);
  g_assert_true (g_file_set_contents (path, "not a diary any more", -1, NULL));
  return path;
}

static void
note_at_start (DiaryPageFixture *fixture, guint n_entries)
{
  for (guint i = 0; i < n_entries; i++) {
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
        (LimberStamp){ APP_FIXTURE_WALL_USEC, 0 }, 4, LIMBER_PAIN_NOW);

    g_assert_true (limber_diary_save_pain_entry (diary_page_get_diary (fixture), entry,
                                                 APP_FIXTURE_WALL_USEC, NULL, NULL));
  }
}

static gboolean
has_diary (gpointer user_data)
{
  return diary_page_get_diary (user_data) != NULL;
}

static GtkWidget *
find_prefix (GtkWidget *widget, const char *prefix)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), prefix))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_prefix (child, prefix);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The newest good backup is offered with its day and size; it comes back at a click, the damaged
 * file stays beside it, and what is half noted meanwhile is still in the form. */
static void
test_damaged_diary (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  const char *kept;

  note_at_start (fixture, 2);
  g_assert_true (limber_diary_back_up_daily (
      diary_page_get_diary (fixture), (LimberStamp){ APP_FIXTURE_WALL_USEC, 0 }, NULL, &error));
  note_at_start (fixture, 1);
  path = damage_diary (fixture);
  diary_page_open_page (fixture);
  limber_diary_access_open (fixture->app.diary);
  diary_page_mark (fixture, "b_neck");
  wait_for_problem (fixture,
                    "There is a good backup of 2 March 2026 with 2 pain entries. If you restore "
                    "it, the damaged file is kept beside it.");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "not a diary any more"); /* nothing is done unasked */
  diary_page_click (get_problem (fixture), "Restore Backup");
  app_fixture_wait (has_diary, fixture);
  diary_page_wait_for_rows (fixture, 2);
  g_assert_nonnull (diary_page_find_text (get_problem (fixture), "Your Diary Is Back"));
  kept = gtk_label_get_text (GTK_LABEL (
      find_prefix (get_problem (fixture), "What was noted after the backup is not in it.")));
  kept = strchr (kept, '/');
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (kept, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "not a diary any more");
  diary_page_click (get_problem (fixture), "Close");
  g_assert_false (gtk_widget_get_visible (get_problem (fixture)));
  diary_page_choose (fixture, GDK_KEY_5);
  diary_page_wait_for_rows (fixture, 3);
  g_assert_nonnull (diary_page_find_text (diary_page_get_list (fixture), "Neck"));
}

/* Without one nothing is offered, and the file stays as it is. */
static void
test_damaged_without_backup (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autofree char *path = damage_diary (fixture);
  g_autofree char *contents = NULL;

  diary_page_open_page (fixture);
  limber_diary_access_open (fixture->app.diary);
  wait_for_problem (fixture, "There is no good backup in its folder. The file is left as it is; a "
                             "copy that you keep elsewhere can take its place.");
  g_assert_null (diary_page_find_text (get_problem (fixture), "Restore Backup"));
  diary_page_click (get_problem (fixture), "Try Again");
  app_fixture_iterate ();
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "not a diary any more");
}

/* Half of the pages are gone behind an open diary: what reads them finds it, and the offer comes.
 */
static void
test_damaged_while_open (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED,
                                                  "The diary file is damaged.");
  GtkWidget *chart = widget_search_type (fixture->page, LIMBER_TYPE_CHART_VIEW);
  gpointer diary = diary_page_get_diary (fixture);

  note_at_start (fixture, 1);
  g_assert_true (
      limber_diary_back_up_daily (diary, (LimberStamp){ APP_FIXTURE_WALL_USEC, 0 }, NULL, NULL));
  g_object_add_weak_pointer (diary, &diary);
  g_signal_emit_by_name (chart, "failed", error);
  g_assert_null (diary_page_get_diary (fixture));
  /* Nobody holds the file any more: SQLite's own must not be renamed under it. */
  app_fixture_wait (is_gone, &diary);
  wait_for_problem (fixture, "There is a good backup of 2 March 2026 with 1 pain entry. If you "
                             "restore it, the damaged file is kept beside it.");
}

static void
add_tests (void)
{
  diary_page_add ("/app/diary-page/two-taps", test_two_taps);
  diary_page_add ("/app/diary-page/same-as-last-time", test_same_as_last_time);
  diary_page_add ("/app/diary-page/undo-of-adding", test_undo_of_adding);
  diary_page_add ("/app/diary-page/delete-and-undo", test_delete_and_undo);
  diary_page_add ("/app/diary-page/delete-for-good", test_delete_for_good);
  diary_page_add ("/app/diary-page/delete-ends-at-next-start", test_delete_ends_at_next_start);
  diary_page_add ("/app/diary-page/edit", test_edit);
  diary_page_add ("/app/diary-page/text-is-text", test_text_is_text);
  diary_page_add ("/app/diary-page/S81-full-disk", test_full_disk);
  diary_page_add ("/app/diary-page/huge-note", test_huge_note);
  diary_page_add ("/app/diary-page/refused", test_refused);
  diary_page_add ("/app/diary-page/help", test_help);
  diary_page_add ("/app/diary-page/help-in-dialog", test_help_in_dialog);
  diary_page_add ("/app/diary-page/warning-sign", test_warning_sign);
  diary_page_add ("/app/diary-page/pages", test_pages);
  diary_page_add ("/app/diary-page/diary-cannot-be-opened", test_diary_cannot_be_opened);
  diary_page_add ("/app/diary-page/damaged-diary", test_damaged_diary);
  diary_page_add ("/app/diary-page/damaged-without-backup", test_damaged_without_backup);
  diary_page_add ("/app/diary-page/damaged-while-open", test_damaged_while_open);
}

int
main (int argc, char *argv[])
{
  return diary_page_run (argc, argv, add_tests);
}
