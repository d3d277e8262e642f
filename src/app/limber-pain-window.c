/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-pain-window.h"

#include "app/limber-form-sheet.h"
#include "app/limber-pain-form.h"
#include "app/limber-pair-box.h"

#include <glib/gi18n-lib.h>

/* LimberPainWindow frames the form and knows what it is for: a new entry, one that is edited, or
 * the question around a session. Escape closes it, which is a no. Main thread. */
struct _LimberPainWindow {
  LimberDialogBase parent_instance;

  LimberPainKeeper *keeper; /* (owned) */
  LimberPainEntry *entry;   /* (owned) (nullable): the one that is edited */
  LimberFormSheet *sheet;
  LimberPainForm *form;
  GtkWidget *delete_button;
  GtkWidget *no_button;
};

typedef enum {
  SIGNAL_SAVED,
  SIGNAL_NEVER,
} LimberPainWindowSignal;

static guint signals[SIGNAL_NEVER + 1];

G_DEFINE_FINAL_TYPE (LimberPainWindow, limber_pain_window, LIMBER_TYPE_DIALOG_BASE)

static void
save_cb (LimberPainWindow *self)
{
  limber_pain_form_submit (self->form);
}

static void
delete_clicked_cb (LimberPainWindow *self)
{
  limber_pain_keeper_delete (self->keeper, self->entry);
  limber_dialog_close (GTK_WIDGET (self));
}

static void
no_clicked_cb (LimberPainWindow *self)
{
  limber_dialog_close (GTK_WIDGET (self));
}

static void
never_clicked_cb (LimberPainWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_NEVER], 0);
  limber_dialog_close (GTK_WIDGET (self));
}

static void
saved_cb (LimberPainWindow *self, const LimberPainEntry *entry)
{
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, entry);
  limber_dialog_close (GTK_WIDGET (self));
}

static void
limber_pain_window_dispose (GObject *object)
{
  LimberPainWindow *self = LIMBER_PAIN_WINDOW (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->entry, limber_pain_entry_free);

  G_OBJECT_CLASS (limber_pain_window_parent_class)->dispose (object);
}

static void
limber_pain_window_class_init (LimberPainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_pain_window_dispose;
  g_type_ensure (LIMBER_TYPE_FORM_SHEET);
  g_type_ensure (LIMBER_TYPE_PAIN_FORM);
  g_type_ensure (LIMBER_TYPE_PAIR_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-pain-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberPainWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, LimberPainWindow, form);
  gtk_widget_class_bind_template_child (widget_class, LimberPainWindow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, LimberPainWindow, no_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, never_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
  limber_dialog_class_close_on_escape (widget_class);
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        LIMBER_TYPE_PAIN_ENTRY | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_NEVER] = g_signal_new ("never", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_pain_window_init (LimberPainWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_dialog_set_size (GTK_WIDGET (self), 640, 720);
  /* The question is answered without going to the form first. */
  limber_pain_form_take_keys (self->form, GTK_WIDGET (self));
  limber_form_sheet_set_has_save (self->sheet, FALSE);
}

GtkWidget *
limber_pain_window_new (LimberPainKeeper *keeper, LimberLook *look)
{
  LimberPainWindow *self = g_object_new (LIMBER_TYPE_PAIN_WINDOW, NULL);

  self->keeper = g_object_ref (keeper);
  limber_pain_form_set_up (self->form, keeper, look);
  return GTK_WIDGET (self);
}

GtkWidget *
limber_pain_window_new_for_entry (LimberPainKeeper *keeper,
                                  LimberLook *look,
                                  const LimberPainEntry *entry)
{
  GtkWidget *widget = limber_pain_window_new (keeper, look);
  LimberPainWindow *self = LIMBER_PAIN_WINDOW (widget);

  self->entry = limber_pain_entry_copy (entry);
  g_object_set (self, "title", _ ("Edit Entry"), NULL);
  limber_form_sheet_set_has_save (self->sheet, TRUE);
  gtk_widget_set_visible (self->delete_button, TRUE);
  limber_pain_form_edit (self->form, entry);
  return widget;
}

GtkWidget *
limber_pain_window_new_asking (LimberPainKeeper *keeper,
                               LimberLook *look,
                               LimberPainQuestion question,
                               gint64 session_id)
{
  GtkWidget *widget = limber_pain_window_new (keeper, look);
  LimberPainWindow *self = LIMBER_PAIN_WINDOW (widget);

  limber_form_sheet_ask (self->sheet);
  limber_pain_form_ask (self->form, question, session_id);
  gtk_widget_grab_focus (self->no_button);
  return widget;
}
