/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-eraser.h"

#include "app/limber-dialog-shim.h"
#include "bus/limber-diary-hold.h"
#include "desktop/limber-autostart-withdrawal.h"
#include "desktop/limber-autostart.h"

#include <glib/gi18n-lib.h>

/* The way to an empty diary: a question, the work on a thread, and what came of it with the receipt
 * to save. The window's own diary is used, which is empty afterwards and stays open. */

typedef struct {
  GtkWindow *window;         /* (owned) */
  LimberDiaryAccess *access; /* (owned) */
  LimberClock *clock;        /* (owned) */
  LimberErased *erased;      /* (owned) (nullable) */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->access);
  g_object_unref (question->clock);
  g_clear_pointer (&question->erased, limber_erased_free);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

void
limber_erased_free (LimberErased *self)
{
  g_free (self->folder);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

/* What is known before the work begins */
typedef struct {
  LimberStamp now;
  gboolean is_right_to_left;
  gboolean is_autostart_left;
  guint n_withdrawn; /* entries that started the agent with the session */
} Order;

static LimberErased *
erase (LimberDiary *diary, const Order *order, GError **error)
{
  g_autoptr (LimberDiaryHold) hold = limber_diary_hold_take (NULL, error);
  g_autoptr (LimberErased) erased = g_new0 (LimberErased, 1);

  if (hold == NULL || !limber_diary_erase (diary, &erased->receipt.erasure, error)
      || !limber_traces_erase (&erased->receipt.traces, error))
    return NULL;
  erased->receipt.traces.n_autostart += order->n_withdrawn;
  erased->receipt.is_autostart_left = order->is_autostart_left;
  erased->folder = g_path_get_dirname (limber_diary_get_path (diary));
  erased->receipt.at = order->now;
  erased->receipt.folder = erased->folder;
  erased->receipt.paper = limber_paper_for_locale ();
  erased->receipt.is_right_to_left = order->is_right_to_left;
  erased->pdf = limber_receipt_render_pdf (&erased->receipt, error);
  return erased->pdf != NULL ? g_steal_pointer (&erased) : NULL;
}

static void
erase_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  LimberErased *erased = erase (source, data, &error);

  if (erased != NULL)
    g_task_return_pointer (task, erased, (GDestroyNotify) limber_erased_free);
  else
    g_task_return_error (task, error);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Order *order = g_task_get_task_data (task);

  order->is_autostart_left = !limber_autostart_withdraw_finish (result, &order->n_withdrawn);
  g_task_run_in_thread (task, erase_work);
}

/* The desktop is asked first, in the main loop: the rest waits on a thread. */
void
limber_eraser_erase_async (LimberDiary *diary,
                           LimberStamp now,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GApplication *application = g_application_get_default ();
  GTask *task = g_task_new (diary, NULL, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->now = now;
  order->is_right_to_left = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_task_set_source_tag (task, limber_eraser_erase_async);
  g_task_set_task_data (task, order, g_free);
  limber_autostart_withdraw_async (
      application != NULL ? g_application_get_dbus_connection (application) : NULL,
      LIMBER_AUTOSTART_TIME_LIMIT_MSECS, withdrawn_cb, task);
}

LimberErased *
limber_eraser_erase_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    return;
  dialog = limber_alert_new (_ ("The Receipt Could Not Be Saved"), error->message);
  limber_alert_add_response (dialog, "close", _ ("_Close"), ADW_RESPONSE_DEFAULT);
  limber_dialog_present (dialog, GTK_WIDGET (window));
}

static void
place_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (Question) question = user_data;

  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

    g_file_replace_contents_bytes_async (file, question->erased->pdf, NULL, FALSE,
                                         G_FILE_CREATE_NONE, NULL, saved_cb,
                                         g_object_ref (question->window));
  }
  g_object_unref (chooser);
}

/* @question: (transfer full) */
static void
choose_place (Question *question)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save Receipt"), question->window, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *day = limber_day_to_string (
      limber_stamp_get_day (&question->erased->receipt.at));
  g_autofree char *name = g_strconcat (day, "_limber_receipt.pdf", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (place_chosen_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
told_cb (GtkWidget *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "save"))
    choose_place (question);
  else
    question_free (question);
}

/* @question: (transfer full) */
static void
tell (Question *question, const char *heading, const char *body)
{
  GtkWidget *dialog = limber_alert_new (heading, body);

  limber_alert_add_response (dialog, "close", _ ("_Close"), ADW_RESPONSE_DEFAULT);
  if (question->erased != NULL)
    limber_alert_add_response (dialog, "save", _ ("_Save Receipt…"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (told_cb), question);
  limber_dialog_present (dialog, GTK_WIDGET (question->window));
}

static gboolean
is_everything_erased (const LimberReceipt *receipt)
{
  return receipt->erasure.n_remaining == 0 && !receipt->is_autostart_left;
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  limber_diary_access_release_program (question->access);
  limber_diary_access_note_change (question->access);
  question->erased = limber_eraser_erase_finish (result, &error);
  if (question->erased == NULL) {
    tell (question, _ ("Not Everything Could Be Erased"), error->message);
    return;
  }
  body = limber_receipt_describe (&question->erased->receipt);
  tell (question,
        is_everything_erased (&question->erased->receipt) ? _ ("Everything Is Erased")
                                                          : _ ("Something Is Left"),
        body);
}

static void
answered_cb (GtkWidget *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  LimberDiary *diary = limber_diary_access_get_diary (question->access);

  if (!g_str_equal (response, "erase") || diary == NULL) {
    question_free (question);
    return;
  }
  limber_diary_access_hold_program (question->access);
  limber_eraser_erase_async (diary, limber_stamp_new_now (question->clock), erased_cb, question);
}

void
limber_eraser_ask (GtkWindow *window, LimberDiaryAccess *access, LimberClock *clock)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog = limber_alert_new (
      _ ("Erase Everything?"),
      _ ("Pain entries, breaks, sessions, measures, all backups and your settings will be "
         "overwritten and deleted. This cannot be undone. Export the diary first if you or your "
         "clinic may want it. Exported files, and exercises and routines of your own, stay."));

  question->window = g_object_ref (window);
  question->access = g_object_ref (access);
  question->clock = g_object_ref (clock);
  limber_alert_add_response (dialog, "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT);
  limber_alert_add_response (dialog, "erase", _ ("_Erase"), ADW_RESPONSE_DESTRUCTIVE);
  limber_alert_set_safe_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  limber_dialog_present (dialog, GTK_WIDGET (window));
}
