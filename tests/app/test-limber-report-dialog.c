/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-eraser.h"
#include "app/limber-report-dialog.h"
#include "store/limber-diary-pain.h"

#include <glib/gstdio.h>
#include <string.h>

/* The report's dialog and the eraser, over a diary of their own each: the thread that erased lets
 * go of the diary last, and takes the log of its file along. */

typedef struct {
  AppFixture app;
  LimberDiary *diary;
  guint n_shown;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  app_fixture_set_up (&fixture->app, NULL);
  path = g_build_filename (fixture->app.state_folder, "diary", "diary.db", NULL);
  fixture->diary = limber_diary_open (path, APP_FIXTURE_WALL_USEC, NULL);
  g_assert_nonnull (fixture->diary);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  app_fixture_release (fixture->diary);
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
note (Fixture *fixture, const char *text)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
      (LimberStamp){ APP_FIXTURE_WALL_USEC, 0 }, 4, LIMBER_PAIN_NOW);

  entry->note = g_strdup (text);
  g_assert_true (
      limber_diary_save_pain_entry (fixture->diary, entry, APP_FIXTURE_WALL_USEC, NULL, NULL));
}

static void
count_shown_cb (GtkWidget *dialog, Fixture *fixture)
{
  fixture->n_shown++;
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog = limber_report_dialog_new (fixture->diary, LIMBER_CLOCK (fixture->app.clock),
                                                fixture->app.library);

  g_signal_connect (dialog, "shown", G_CALLBACK (count_shown_cb), fixture);
  limber_dialog_present (dialog, NULL);
  return dialog;
}

static void
wait_until_shown (Fixture *fixture)
{
  guint before = fixture->n_shown;

  while (fixture->n_shown == before)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find (GtkWidget *dialog, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, LIMBER_TYPE_REPORT_DIALOG, id));
}

static guint
count_pages (GtkWidget *dialog)
{
  guint n = 0;

  for (GtkWidget *page = gtk_widget_get_first_child (find (dialog, "pages_box")); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    n++;
  return n;
}

static void
close_dialog (GtkWidget *dialog)
{
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  limber_dialog_close (dialog);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Its pages are there, and it can be saved and printed; another time makes another report. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  note (fixture, "Stiff");
  dialog = open_dialog (fixture);
  g_assert_false (gtk_widget_get_sensitive (find (dialog, "save_button")));
  wait_until_shown (fixture);
  g_assert_cmpuint (count_pages (dialog), ==, 1);
  g_assert_true (gtk_widget_get_sensitive (find (dialog, "save_button")));
  g_assert_true (gtk_widget_get_sensitive (find (dialog, "print_button")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, "period_row")), 3);
  g_assert_false (gtk_widget_get_sensitive (find (dialog, "save_button")));
  wait_until_shown (fixture);
  g_assert_true (gtk_widget_get_sensitive (find (dialog, "save_button")));
  close_dialog (dialog);
}

/* Of many changes the last alone is made, and what is typed comes once. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  for (guint i = 0; i < 9; i++)
    adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, "period_row")), i % 4);
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "label_row")), "A");
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "label_row")), "Ada");
  wait_until_shown (fixture);
  while (!gtk_widget_get_sensitive (find (dialog, "save_button")))
    wait_until_shown (fixture);
  g_assert_cmpuint (fixture->n_shown, <=, 2);
  close_dialog (dialog);
}

static void
printed_cb (GtkPrintOperation *print, GtkPrintOperationResult result, GtkPrintOperationResult *told)
{
  *told = result;
}

/* GTK runs the whole job, page by page, on the dialog's paper; in place of a printer there is a
 * file. */
static void
test_print_to_file (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autoptr (GtkPrintOperation) print = NULL;
  g_autofree char *path = g_build_filename (fixture->app.state_folder, "printed.pdf", NULL);
  g_autofree char *contents = NULL;
  GtkPrintOperationResult result = GTK_PRINT_OPERATION_RESULT_IN_PROGRESS;
  g_autoptr (GError) error = NULL;

  note (fixture, "Stiff");
  dialog = open_dialog (fixture);
  g_assert_null (limber_report_dialog_create_print (LIMBER_REPORT_DIALOG (dialog)));
  wait_until_shown (fixture);
  print = limber_report_dialog_create_print (LIMBER_REPORT_DIALOG (dialog));
  gtk_print_operation_set_export_filename (print, path);
  g_signal_connect (print, "done", G_CALLBACK (printed_cb), &result);
  gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  while (result == GTK_PRINT_OPERATION_RESULT_IN_PROGRESS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (print), ==, count_pages (dialog));
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  close_dialog (dialog);
}

static void
test_closed_while_making (Fixture *fixture, gconstpointer data)
{
  close_dialog (open_dialog (fixture));
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberErased **erased = user_data;
  g_autoptr (GError) error = NULL;

  *erased = limber_eraser_erase_finish (result, &error);
  g_assert_no_error (error);
}

/* The window's own diary is empty afterwards, and open. */
static void
test_eraser (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberErased) erased = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *told = NULL;

  note (fixture, "Woke up with a stiff neck");
  note (fixture, "Slept badly again");
  limber_eraser_erase_async (fixture->diary, (LimberStamp){ APP_FIXTURE_WALL_USEC, 60 }, erased_cb,
                             &erased);
  while (erased == NULL)
    g_main_context_iteration (NULL, TRUE);
  told = limber_receipt_describe (&erased->receipt);
  g_assert_nonnull (strstr (told, "2 records were erased."));
  g_assert_nonnull (strstr (told, "2 notes were looked for afterwards and not found."));
  g_assert_null (strstr (told, "thumbnail"));
  g_assert_cmpint (memcmp (g_bytes_get_data (erased->pdf, NULL), "%PDF", 4), ==, 0);
  left = limber_diary_list_pain_entries (fixture->diary, G_MININT, G_MAXINT, 0, NULL, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  note (fixture, "New");
}

/* The desktop keeps an entry that it is not there to delete: the receipt says so. */
static void
test_eraser_in_sandbox (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "limber", NULL);
  g_autofree char *granted = g_build_filename (folder, "autostart-granted", NULL);
  g_autoptr (LimberErased) erased = NULL;
  g_autofree char *told = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (granted, "", 0, NULL));
  g_setenv ("SNAP_NAME", "limber", TRUE);
  limber_eraser_erase_async (fixture->diary, (LimberStamp){ APP_FIXTURE_WALL_USEC, 60 }, erased_cb,
                             &erased);
  while (erased == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_setenv ("SNAP_NAME", "", TRUE);
  told = limber_receipt_describe (&erased->receipt);
  g_assert_nonnull (strstr (told, "The entry that starts Limber with the session is left"));
  g_assert_true (g_file_test (granted, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (granted), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SNAP_NAME", "", TRUE); /* is there before any thread is, and only replaced later */
  adw_init ();
  ADD ("/app/report-dialog/preview", test_preview);
  ADD ("/app/report-dialog/changes", test_changes);
  ADD ("/app/report-dialog/print-to-file", test_print_to_file);
  ADD ("/app/report-dialog/closed-while-making", test_closed_while_making);
  ADD ("/app/eraser/erase", test_eraser);
  ADD ("/app/eraser/sandbox", test_eraser_in_sandbox);
  return g_test_run ();
}
