/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-report-dialog.h"

#include "app/limber-report-maker.h"
#include "app/limber-toolbar-shim.h"

#include <glib/gi18n-lib.h>

/* LimberReportDialog has a report made for what is chosen, and shows its pages.
 *
 * Each change asks anew and cancels what was asked before; what is typed waits for a pause. The
 * file goes where the desktop's own chooser says, which is a portal in a sandbox. Main thread. */
struct _LimberReportDialog {
  LimberDialogBase parent_instance;

  AdwComboRow *period_row;
  AdwEntryRow *label_row;
  GtkBox *pages_box;
  GtkLabel *message_label;
  GtkButton *print_button;
  GtkButton *save_button;

  LimberDiary *diary;            /* (owned) */
  LimberClock *clock;            /* (owned) */
  LimberLibrary *library;        /* (owned) */
  GCancellable *cancellable;     /* (owned) (nullable): of what was asked last */
  LimberMadeReport *made;        /* (owned) (nullable): what is shown */
  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */
  GtkPrintOperation *print;      /* (owned) (nullable): while it prints */
  guint typing_source_id;
};

typedef enum {
  SIGNAL_SHOWN,
} LimberReportDialogSignal;

static guint signals[SIGNAL_SHOWN + 1];

/* Sharp on a screen of twice the density; it is shown at half of it. */
#define PAGE_WIDTH_PX 1120
#define TYPING_MSECS  400

/* Days by the rows of the period; 0 is all of them */
static const guint period_days[] = { 30, 91, 365, 0 };

G_DEFINE_FINAL_TYPE (LimberReportDialog, limber_report_dialog, LIMBER_TYPE_DIALOG_BASE)

static void
tell (LimberReportDialog *self, const char *message)
{
  gtk_label_set_text (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
}

static void
remove_pages (LimberReportDialog *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages_box))) != NULL)
    gtk_box_remove (self->pages_box, page);
}

static void
add_page (LimberReportDialog *self, guint page)
{
  GdkTexture *texture = g_ptr_array_index (self->made->pages, page);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  /* Translators: number of this page, number of pages */
  g_autofree char *name = g_strdup_printf (_ ("Page %1$d of %2$u"), (int) page + 1,
                                           self->made->pages->len);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), name);
  gtk_widget_add_css_class (picture, "card");
  gtk_widget_add_css_class (picture, "report-page");
  gtk_box_append (self->pages_box, picture);
}

static void
set_usable (LimberReportDialog *self, gboolean is_usable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->print_button), is_usable && self->print == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), is_usable);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberReportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  LimberMadeReport *made = limber_report_maker_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->made, limber_made_report_free);
  self->made = made;
  remove_pages (self);
  for (guint i = 0; made != NULL && i < made->pages->len; i++)
    add_page (self, i);
  tell (self, made == NULL ? error->message : NULL);
  set_usable (self, made != NULL);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

/* What is shown stays until the new one is there, but it is not saved any more. */
static void
make (LimberReportDialog *self)
{
  guint period = MIN (adw_combo_row_get_selected (self->period_row),
                      G_N_ELEMENTS (period_days) - 1);

  g_clear_handle_id (&self->typing_source_id, g_source_remove);
  if (self->diary == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_usable (self, FALSE);
  limber_report_maker_make_async (self->diary, self->library, period_days[period],
                                  gtk_editable_get_text (GTK_EDITABLE (self->label_row)),
                                  limber_stamp_new_now (self->clock), PAGE_WIDTH_PX,
                                  self->cancellable, made_cb, self);
}

static void
choice_changed_cb (LimberReportDialog *self)
{
  make (self);
}

static gboolean
typing_ended_cb (gpointer user_data)
{
  LimberReportDialog *self = user_data;

  self->typing_source_id = 0;
  make (self);
  return G_SOURCE_REMOVE;
}

static void
label_changed_cb (LimberReportDialog *self)
{
  g_clear_handle_id (&self->typing_source_id, g_source_remove);
  set_usable (self, FALSE);
  self->typing_source_id = g_timeout_add (TYPING_MSECS, typing_ended_cb, self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is a file's name */
    message = g_strdup_printf (_ ("Saved as “%s”."), name);
  else
    message = g_strdup (error->message);
  tell (self, message);
}

static void
save_response_cb (GtkNativeDialog *chooser, int response, LimberReportDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->made != NULL) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

    g_file_replace_contents_bytes_async (file, self->made->pdf, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                         NULL, written_cb, g_object_ref (self));
  }
  g_clear_object (&self->chooser);
}

static GtkWindow *
get_window (LimberReportDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
save_clicked_cb (LimberReportDialog *self)
{
  g_autofree char *name = limber_report_build_file_name (self->made->report);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save Report"), get_window (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Paper that is not the report's own is filled as far as it goes. */
static void
page_wanted_cb (GtkPrintOperation *print,
                GtkPrintContext *context,
                int page,
                LimberReportDialog *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale;
  double width;
  double height;

  if (self->made == NULL || page >= (int) limber_report_get_n_pages (self->made->report))
    return;
  limber_report_get_size (self->made->report, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  limber_report_draw_page (self->made->report, cr, (guint) page);
}

static void
printed_cb (GtkPrintOperation *print, GtkPrintOperationResult result, LimberReportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (print, &error);
    tell (self, error->message);
  }
  g_clear_object (&self->print);
  set_usable (self, self->made != NULL && self->typing_source_id == 0);
}

static void
set_paper (LimberReportDialog *self, GtkPrintOperation *print)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = NULL;
  double width;
  double height;

  limber_report_get_size (self->made->report, &width, &height);
  paper = gtk_paper_size_new (height < 800 ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (print, setup);
}

GtkPrintOperation *
limber_report_dialog_create_print (LimberReportDialog *self)
{
  GtkPrintOperation *print;

  g_return_val_if_fail (LIMBER_IS_REPORT_DIALOG (self), NULL);

  if (self->made == NULL)
    return NULL;
  print = gtk_print_operation_new ();
  set_paper (self, print);
  gtk_print_operation_set_n_pages (print, (int) limber_report_get_n_pages (self->made->report));
  gtk_print_operation_set_use_full_page (print, TRUE);
  gtk_print_operation_set_unit (print, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (print, TRUE);
  gtk_print_operation_set_job_name (print, _ ("Pain and exercise diary"));
  g_signal_connect_object (print, "draw-page", G_CALLBACK (page_wanted_cb), self, 0);
  g_signal_connect_object (print, "done", G_CALLBACK (printed_cb), self, 0);
  return print;
}

static void
print_clicked_cb (LimberReportDialog *self)
{
  if (self->print != NULL || self->made == NULL)
    return;
  self->print = limber_report_dialog_create_print (self);
  set_usable (self, TRUE);
  gtk_print_operation_run (self->print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self),
                           NULL);
}

static void
limber_report_dialog_dispose (GObject *object)
{
  LimberReportDialog *self = LIMBER_REPORT_DIALOG (object);

  g_clear_handle_id (&self->typing_source_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->print);
  g_clear_object (&self->diary);
  g_clear_object (&self->clock);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (limber_report_dialog_parent_class)->dispose (object);
}

static void
limber_report_dialog_finalize (GObject *object)
{
  LimberReportDialog *self = LIMBER_REPORT_DIALOG (object);

  g_clear_pointer (&self->made, limber_made_report_free);

  G_OBJECT_CLASS (limber_report_dialog_parent_class)->finalize (object);
}

static void
limber_report_dialog_class_init (LimberReportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_report_dialog_dispose;
  object_class->finalize = limber_report_dialog_finalize;
  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberReportDialog, period_row);
  gtk_widget_class_bind_template_child (widget_class, LimberReportDialog, label_row);
  gtk_widget_class_bind_template_child (widget_class, LimberReportDialog, pages_box);
  gtk_widget_class_bind_template_child (widget_class, LimberReportDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, LimberReportDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, LimberReportDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  limber_dialog_class_close_on_escape (widget_class);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_report_dialog_init (LimberReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_dialog_set_size (GTK_WIDGET (self), 640, 820);
}

GtkWidget *
limber_report_dialog_new (LimberDiary *diary, LimberClock *clock, LimberLibrary *library)
{
  LimberReportDialog *self = g_object_new (LIMBER_TYPE_REPORT_DIALOG, NULL);

  self->diary = g_object_ref (diary);
  self->clock = g_object_ref (clock);
  self->library = g_object_ref (library);
  make (self);
  return GTK_WIDGET (self);
}
