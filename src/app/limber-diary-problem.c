/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-diary-problem.h"

#include "app/limber-diary-rescue.h"
#include "app/limber-word-wrap.h"
#include "report/limber-pain-words.h"

#include <glib/gi18n-lib.h>

/* LimberDiaryProblem offers and never acts unasked.
 *
 * States: hidden --problem--> told; told, damaged --found--> offered, or without a backup; offered
 * --restore--> restoring --> restored, or offered with the reason; restored --close--> hidden. The
 * damaged file is kept beside the restored one, which is said until the person has read it. Main
 * thread. */
struct _LimberDiaryProblem {
  AdwBin parent_instance;

  LimberDiaryAccess *access; /* (owned) (nullable) */
  LimberClock *clock;        /* (owned) (nullable): NULL again when the window is gone */
  GCancellable *looking;     /* (owned) (nullable): for a backup */
  LimberDiaryBackup *backup; /* (owned) (nullable): what is offered */
  gboolean is_restored;

  GtkLabel *title_label;
  GtkLabel *problem_label;
  GtkLabel *offer_label;
  GtkLabel *folder_label;
  GtkWidget *buttons;
  GtkWidget *restore_button;
  GtkWidget *again_button;
  GtkWidget *folder_button;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (LimberDiaryProblem, limber_diary_problem, ADW_TYPE_BIN)

static void
forget_backup (LimberDiaryProblem *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->backup, limber_diary_backup_free);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* What there is to be said, beside @offer, and to be done */
static void
show_state (LimberDiaryProblem *self, const char *problem, const char *offer)
{
  gtk_label_set_text (self->title_label, self->is_restored ? _ ("Your Diary Is Back")
                                                           : _ ("Your Diary Cannot Be Opened"));
  show_text (self->problem_label, problem);
  show_text (self->offer_label, offer);
  gtk_label_set_selectable (self->offer_label, self->is_restored); /* it has a path */
  gtk_widget_set_visible (self->restore_button, self->backup != NULL);
  gtk_widget_set_visible (self->again_button, !self->is_restored);
  gtk_widget_set_visible (self->close_button, self->is_restored);
  gtk_widget_set_visible (GTK_WIDGET (self), self->is_restored || problem != NULL);
}

/* (transfer full) */
static char *
describe_backup (const LimberDiaryBackup *backup)
{
  g_autofree char *day = limber_pain_words_name_day (backup->day);

  return g_strdup_printf (
      /* Translators: number of pain entries, day of the backup */
      ngettext ("There is a good backup of %2$s with %1$u pain entry. If you restore it, the "
                "damaged file is kept beside it.",
                "There is a good backup of %2$s with %1$u pain entries. If you restore it, the "
                "damaged file is kept beside it.",
                backup->n_entries),
      backup->n_entries, day);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberDiaryProblem) self = user_data;
  g_autoptr (LimberDiaryBackup) backup = limber_diary_rescue_find_finish (result, NULL);
  g_autofree char *text = NULL;

  /* Opened meanwhile, or looked for anew */
  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  g_clear_object (&self->looking);
  self->backup = g_steal_pointer (&backup);
  text = self->backup != NULL
             ? describe_backup (self->backup)
             : g_strdup (
                 _ ("There is no good backup in its folder. The file is left as it is; a copy "
                    "that you keep elsewhere can take its place."));
  show_state (self, limber_diary_access_get_problem (self->access), text);
}

static void
look_for_backup (LimberDiaryProblem *self)
{
  self->looking = g_cancellable_new ();
  show_state (self, limber_diary_access_get_problem (self->access), _ ("Looking for a backup…"));
  limber_diary_rescue_find_async (limber_diary_access_get_path (self->access), self->looking,
                                  found_cb, g_object_ref (self));
}

static void
access_changed_cb (LimberDiaryProblem *self)
{
  const char *problem = limber_diary_access_get_problem (self->access);

  if (problem == NULL && self->is_restored)
    return;
  forget_backup (self);
  self->is_restored = FALSE;
  if (problem != NULL && limber_diary_access_is_damaged (self->access))
    look_for_backup (self);
  else
    show_state (self, problem, NULL);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberDiaryProblem) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = limber_diary_rescue_restore_finish (result, &error);
  g_autofree char *text = NULL;

  limber_diary_access_release_program (self->access);
  if (self->clock == NULL) /* the window is gone: so is who could read this */
    return;
  gtk_widget_set_sensitive (self->buttons, TRUE);
  if (error != NULL) {
    text = describe_backup (self->backup);
    show_state (self, error->message, text);
    return;
  }
  self->is_restored = TRUE;
  forget_backup (self);
  /* Translators: %s is a path */
  text = g_strdup_printf (_ ("What was noted after the backup is not in it. The damaged file is "
                             "kept: %s"),
                          kept);
  show_state (self, NULL, text);
  limber_diary_access_open (self->access);
}

static void
restore_clicked_cb (LimberDiaryProblem *self)
{
  if (self->backup == NULL)
    return;
  gtk_widget_set_sensitive (self->buttons, FALSE);
  limber_diary_access_hold_program (self->access);
  limber_diary_rescue_restore_async (limber_diary_access_get_path (self->access), self->backup,
                                     limber_clock_get_wall_usec (self->clock), restored_cb,
                                     g_object_ref (self));
}

static void
again_clicked_cb (LimberDiaryProblem *self)
{
  limber_diary_access_open (self->access);
}

static void
close_clicked_cb (LimberDiaryProblem *self)
{
  self->is_restored = FALSE;
  access_changed_cb (self);
}

/* Where nothing shows folders, its name is told. */
static void
folder_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberDiaryProblem) self = user_data;
  g_autofree char *folder = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, NULL) || self->clock == NULL)
    return;
  folder = g_path_get_dirname (limber_diary_access_get_path (self->access));
  show_text (self->folder_label, folder);
}

static void
folder_clicked_cb (LimberDiaryProblem *self)
{
  g_autofree char *folder = g_path_get_dirname (limber_diary_access_get_path (self->access));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL,
                                           folder_shown_cb, g_object_ref (self));
}

void
limber_diary_problem_set_up (LimberDiaryProblem *self,
                             LimberDiaryAccess *access,
                             LimberClock *clock)
{
  g_return_if_fail (LIMBER_IS_DIARY_PROBLEM (self) && self->access == NULL);
  g_return_if_fail (LIMBER_IS_DIARY_ACCESS (access) && LIMBER_IS_CLOCK (clock));

  self->access = g_object_ref (access);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (access, "notify::problem", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  access_changed_cb (self);
}

static void
limber_diary_problem_dispose (GObject *object)
{
  LimberDiaryProblem *self = LIMBER_DIARY_PROBLEM (object);

  forget_backup (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_diary_problem_parent_class)->dispose (object);
}

/* Until then: what is being restored holds the program by it. */
static void
limber_diary_problem_finalize (GObject *object)
{
  g_clear_object (&LIMBER_DIARY_PROBLEM (object)->access);

  G_OBJECT_CLASS (limber_diary_problem_parent_class)->finalize (object);
}

static void
limber_diary_problem_class_init (LimberDiaryProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_diary_problem_dispose;
  G_OBJECT_CLASS (klass)->finalize = limber_diary_problem_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-diary-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, title_label);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, problem_label);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, offer_label);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, folder_label);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, buttons);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, restore_button);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, again_button);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, folder_button);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryProblem, close_button);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
}

static void
limber_diary_problem_init (LimberDiaryProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_word_wrap_button (self->restore_button);
  limber_word_wrap_button (self->again_button);
  limber_word_wrap_button (self->folder_button);
  limber_word_wrap_button (self->close_button);
}

GtkWidget *
limber_diary_problem_new (void)
{
  return g_object_new (LIMBER_TYPE_DIARY_PROBLEM, NULL);
}
