/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-measure-window.h"

#include "app/limber-form-sheet.h"
#include "app/limber-time-row.h"

#include <glib/gi18n-lib.h>

/* LimberMeasureWindow takes one result. Its fields follow the kind of test; what cannot be saved
 * stays, with the reason. Main thread. */
struct _LimberMeasureWindow {
  LimberDialogBase parent_instance;

  LimberMeasureKeeper *keeper; /* (owned) */
  LimberFormSheet *sheet;
  AdwComboRow *kind_row;
  AdwComboRow *side_row;
  AdwEntryRow *activity_row;
  GtkSpinButton *value_button;
  GtkAdjustment *value;
  LimberTimeRow *time_row;
  GtkLabel *instruction_label;
};

G_DEFINE_FINAL_TYPE (LimberMeasureWindow, limber_measure_window, LIMBER_TYPE_DIALOG_BASE)

static LimberMeasureKind
get_kind (LimberMeasureWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  return selected < LIMBER_N_MEASURE_KINDS ? (LimberMeasureKind) selected
                                           : LIMBER_MEASURE_FORWARD_BEND;
}

static void
kind_selected_cb (LimberMeasureWindow *self)
{
  LimberMeasureKind kind = get_kind (self);

  gtk_label_set_text (self->instruction_label, limber_measure_kind_get_instruction (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->side_row), limber_measure_kind_has_sides (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->activity_row), kind == LIMBER_MEASURE_ACTIVITY);
  gtk_adjustment_set_lower (self->value, limber_measure_kind_get_min (kind));
  gtk_adjustment_set_upper (self->value, limber_measure_kind_get_max (kind));
  gtk_adjustment_set_value (self->value, 0);
  gtk_spin_button_set_digits (self->value_button, limber_measure_kind_has_tenths (kind) ? 1 : 0);
}

static LimberMeasure *
create_measure (LimberMeasureWindow *self)
{
  LimberMeasureKind kind = get_kind (self);
  double tenths;
  LimberMeasure *measure;

  gtk_spin_button_update (self->value_button);
  tenths = gtk_spin_button_get_value (self->value_button) * 10;
  measure = limber_measure_new (
      limber_time_button_get_stamp (limber_time_row_get_button (self->time_row)), kind,
      (int) (tenths + (tenths < 0 ? -0.5 : 0.5)));
  if (limber_measure_kind_has_sides (kind))
    measure->side = adw_combo_row_get_selected (self->side_row) == 0 ? LIMBER_MEASURE_SIDE_LEFT
                                                                     : LIMBER_MEASURE_SIDE_RIGHT;
  if (kind == LIMBER_MEASURE_ACTIVITY) {
    g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->activity_row)));

    if (g_strstrip (name)[0] != '\0')
      measure->note = g_steal_pointer (&name);
  }
  return measure;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberMeasureWindow) self = user_data;
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
save_cb (LimberMeasureWindow *self)
{
  g_autoptr (LimberMeasure) measure = create_measure (self);

  limber_form_sheet_hold (self->sheet);
  limber_measure_keeper_add_measure_async (self->keeper, measure, added_cb, g_object_ref (self));
}

static void
limber_measure_window_dispose (GObject *object)
{
  LimberMeasureWindow *self = LIMBER_MEASURE_WINDOW (object);

  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (limber_measure_window_parent_class)->dispose (object);
}

static void
limber_measure_window_class_init (LimberMeasureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_measure_window_dispose;
  g_type_ensure (LIMBER_TYPE_FORM_SHEET);
  g_type_ensure (LIMBER_TYPE_TIME_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-measure-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, side_row);
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, activity_row);
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, value_button);
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, value);
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, time_row);
  gtk_widget_class_bind_template_child (widget_class, LimberMeasureWindow, instruction_label);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  limber_dialog_class_close_on_escape (widget_class);
}

static void
limber_measure_window_init (LimberMeasureWindow *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) sides = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  limber_dialog_set_size (GTK_WIDGET (self), 480, 520);
  for (guint i = 0; i < LIMBER_N_MEASURE_KINDS; i++)
    gtk_string_list_append (kinds, limber_measure_kind_get_title ((LimberMeasureKind) i));
  gtk_string_list_append (sides, C_ ("side of the body", "Left"));
  gtk_string_list_append (sides, C_ ("side of the body", "Right"));
  adw_combo_row_set_model (self->side_row, G_LIST_MODEL (sides));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  kind_selected_cb (self);
}

GtkWidget *
limber_measure_window_new (LimberMeasureKeeper *keeper)
{
  LimberMeasureWindow *self = g_object_new (LIMBER_TYPE_MEASURE_WINDOW, NULL);

  self->keeper = g_object_ref (keeper);
  limber_time_button_set_clock (limber_time_row_get_button (self->time_row),
                                limber_measure_keeper_get_clock (keeper));
  return GTK_WIDGET (self);
}
