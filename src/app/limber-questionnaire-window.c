/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-questionnaire-window.h"

#include "app/limber-form-sheet.h"
#include "app/limber-measure-text.h"
#include "app/limber-pain-pad.h"
#include "app/limber-time-row.h"

#include <glib/gi18n-lib.h>

/* LimberQuestionnaireWindow takes one answer a question, whole or not at all. Main thread. */
struct _LimberQuestionnaireWindow {
  LimberDialogBase parent_instance;

  LimberMeasureKeeper *keeper; /* (owned) */
  LimberQuestionnaireKind kind;
  LimberPainPad *pads[LIMBER_QUESTIONNAIRE_MAX_ITEMS];
  LimberFormSheet *sheet;
  GtkWidget *not_validated_label;
  GtkBox *questions;
  LimberTimeRow *time_row;
};

G_DEFINE_FINAL_TYPE (LimberQuestionnaireWindow,
                     limber_questionnaire_window,
                     LIMBER_TYPE_DIALOG_BASE)

static void
level_changed_cb (LimberQuestionnaireWindow *self)
{
  gboolean is_complete = TRUE;

  for (guint i = 0; i < limber_questionnaire_kind_get_n_items (self->kind); i++)
    is_complete &= limber_pain_pad_get_level (self->pads[i]) >= 0;
  limber_form_sheet_set_ready (self->sheet, is_complete);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberQuestionnaireWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_added = limber_measure_keeper_add_finish (LIMBER_MEASURE_KEEPER (source), result,
                                                        &error);

  limber_form_sheet_release (self->sheet, error);
  /* Closed meanwhile: nobody sees what the sheet says. */
  if (!is_added && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    limber_measure_keeper_tell (LIMBER_MEASURE_KEEPER (source), error->message);
  if (is_added)
    limber_dialog_close (GTK_WIDGET (self));
}

static void
save_cb (LimberQuestionnaireWindow *self)
{
  guint n_items = limber_questionnaire_kind_get_n_items (self->kind);
  int answers[LIMBER_QUESTIONNAIRE_MAX_ITEMS];
  g_autoptr (LimberQuestionnaire) filled = NULL;

  for (guint i = 0; i < n_items; i++)
    answers[i] = limber_pain_pad_get_level (self->pads[i]);
  filled = limber_questionnaire_new (
      limber_time_button_get_stamp (limber_time_row_get_button (self->time_row)), self->kind,
      limber_measure_text_language (), answers, n_items);
  limber_form_sheet_hold (self->sheet);
  limber_measure_keeper_add_questionnaire_async (self->keeper, filled, added_cb,
                                                 g_object_ref (self));
}

static void
add_question (LimberQuestionnaireWindow *self, guint item)
{
  const char *question = limber_questionnaire_kind_get_item (self->kind, item);
  GtkWidget *label = gtk_label_new (question);
  GtkWidget *pad = limber_pain_pad_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "question");
  limber_pain_pad_set_words (LIMBER_PAIN_PAD (pad), question,
                             limber_questionnaire_kind_get_low_anchor (self->kind, item),
                             limber_questionnaire_kind_get_high_anchor (self->kind, item));
  g_signal_connect_object (pad, "notify::level", G_CALLBACK (level_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->pads[item] = LIMBER_PAIN_PAD (pad);
  gtk_box_append (self->questions, label);
  gtk_box_append (self->questions, pad);
}

static void
limber_questionnaire_window_dispose (GObject *object)
{
  LimberQuestionnaireWindow *self = LIMBER_QUESTIONNAIRE_WINDOW (object);

  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (limber_questionnaire_window_parent_class)->dispose (object);
}

static void
limber_questionnaire_window_class_init (LimberQuestionnaireWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_questionnaire_window_dispose;
  g_type_ensure (LIMBER_TYPE_FORM_SHEET);
  g_type_ensure (LIMBER_TYPE_TIME_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-questionnaire-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberQuestionnaireWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, LimberQuestionnaireWindow,
                                        not_validated_label);
  gtk_widget_class_bind_template_child (widget_class, LimberQuestionnaireWindow, questions);
  gtk_widget_class_bind_template_child (widget_class, LimberQuestionnaireWindow, time_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  limber_dialog_class_close_on_escape (widget_class);
}

static void
limber_questionnaire_window_init (LimberQuestionnaireWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_dialog_set_size (GTK_WIDGET (self), 640, 720);
  limber_form_sheet_set_ready (self->sheet, FALSE);
}

GtkWidget *
limber_questionnaire_window_new (LimberMeasureKeeper *keeper, LimberQuestionnaireKind kind)
{
  LimberQuestionnaireWindow *self = g_object_new (LIMBER_TYPE_QUESTIONNAIRE_WINDOW, NULL);

  self->keeper = g_object_ref (keeper);
  self->kind = kind;
  limber_time_button_set_clock (limber_time_row_get_button (self->time_row),
                                limber_measure_keeper_get_clock (keeper));
  gtk_widget_set_visible (self->not_validated_label, !limber_questionnaire_kind_is_validated (
                                                         kind, limber_measure_text_language ()));
  for (guint i = 0; i < limber_questionnaire_kind_get_n_items (kind); i++)
    add_question (self, i);
  return GTK_WIDGET (self);
}
