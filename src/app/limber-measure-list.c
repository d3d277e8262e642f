/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-measure-list.h"

#include "app/limber-measure-text.h"
#include "app/limber-pain-text.h"
#include "app/limber-split-row.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* LimberMeasureList shows results as they came, newest first; how they change is the chart's. The
 * two kinds of records are read one after the other, then shown together. Main thread. */
struct _LimberMeasureList {
  AdwBin parent_instance;

  LimberMeasureKeeper *keeper; /* (owned) */
  GCancellable *listing;       /* (owned) (nullable): of the newest load */
  GPtrArray *measures;         /* (owned) (nullable) (element-type LimberMeasure): oldest first */
  GtkWidget *rows;
};

#define N_DAYS 366
#define N_MOST 12 /* rows */

G_DEFINE_FINAL_TYPE (LimberMeasureList, limber_measure_list, ADW_TYPE_BIN)

static int
get_today (LimberMeasureList *self)
{
  LimberStamp now = limber_stamp_new_now (limber_measure_keeper_get_clock (self->keeper));

  return limber_stamp_get_day (&now);
}

static void
delete_clicked_cb (LimberMeasureList *self, GtkWidget *button)
{
  const LimberMeasure *measure = g_object_get_data (G_OBJECT (button), "measure");
  const LimberQuestionnaire *filled = g_object_get_data (G_OBJECT (button), "questionnaire");

  gtk_widget_set_sensitive (button, FALSE);
  if (measure != NULL)
    limber_measure_keeper_delete_measure (self->keeper, measure);
  else
    limber_measure_keeper_delete_questionnaire (self->keeper, filled);
}

static GtkWidget *
create_delete_button (LimberMeasureList *self, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a button, for screen readers; %s: "Forward bend" */
  g_autofree char *name = g_strdup_printf (_ ("Delete: %s"), title);

  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "large-target");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* (transfer none): the button that deletes it */
static GtkWidget *
add_row (LimberMeasureList *self, const char *title, const char *value, const LimberStamp *at)
{
  GtkWidget *row = limber_split_row_new ();
  GtkWidget *button = create_delete_button (self, title);
  GtkWidget *label = gtk_label_new (value);
  g_autofree char *when = limber_pain_text_moment (at, get_today (self));

  gtk_widget_add_css_class (label, "measure-value");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  limber_split_row_set_subtitle (LIMBER_SPLIT_ROW (row), when);
  limber_split_row_set_value (LIMBER_SPLIT_ROW (row), label);
  limber_split_row_set_end (LIMBER_SPLIT_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
  return button;
}

static void
add_measure (LimberMeasureList *self, const LimberMeasure *measure)
{
  g_autofree char *title = limber_measure_text_title (measure);
  g_autofree char *value = limber_measure_text_value (measure);

  g_object_set_data_full (G_OBJECT (add_row (self, title, value, &measure->at)), "measure",
                          limber_measure_copy (measure), (GDestroyNotify) limber_measure_free);
}

static void
add_questionnaire (LimberMeasureList *self, const LimberQuestionnaire *filled)
{
  g_autofree char *value = limber_measure_text_score (filled);

  g_object_set_data_full (G_OBJECT (add_row (self, limber_measure_text_questionnaire (filled->kind),
                                             value, &filled->at)),
                          "questionnaire", limber_questionnaire_copy (filled),
                          (GDestroyNotify) limber_questionnaire_free);
}

/* Both lists are oldest first: from their ends, whichever is newer */
static void
show (LimberMeasureList *self, GPtrArray *measures, GPtrArray *questionnaires)
{
  guint n_measures = measures->len;
  guint n_filled = questionnaires->len;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), row);
  for (guint i = 0; i < N_MOST && n_measures + n_filled > 0; i++) {
    const LimberMeasure *measure = n_measures > 0 ? measures->pdata[n_measures - 1] : NULL;
    const LimberQuestionnaire *filled = n_filled > 0 ? questionnaires->pdata[n_filled - 1] : NULL;

    if (filled == NULL || (measure != NULL && measure->at.usec >= filled->at.usec)) {
      add_measure (self, measure);
      n_measures--;
    } else {
      add_questionnaire (self, filled);
      n_filled--;
    }
  }
  gtk_widget_set_visible (GTK_WIDGET (self), measures->len + questionnaires->len > 0);
}

static gboolean
is_newest (LimberMeasureList *self, GAsyncResult *result)
{
  return self->listing != NULL && g_task_get_cancellable (G_TASK (result)) == self->listing;
}

static void
questionnaires_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberMeasureList) self = user_data;
  g_autoptr (GPtrArray) questionnaires = limber_diary_list_finish (LIMBER_DIARY (source), result,
                                                                   NULL);

  if (questionnaires != NULL && self->measures != NULL && is_newest (self, result))
    show (self, self->measures, questionnaires);
}

static void
measures_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberMeasureList) self = user_data;
  g_autoptr (GPtrArray) measures = limber_diary_list_finish (LIMBER_DIARY (source), result, NULL);
  int today;

  if (measures == NULL || !is_newest (self, result))
    return;
  today = get_today (self);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  self->measures = g_steal_pointer (&measures);
  limber_diary_list_questionnaires_async (LIMBER_DIARY (source), today - N_DAYS, today + 1,
                                          self->listing, questionnaires_listed_cb,
                                          g_object_ref (self));
}

void
limber_measure_list_load (LimberMeasureList *self)
{
  LimberDiary *diary;
  int today;

  g_return_if_fail (LIMBER_IS_MEASURE_LIST (self));

  diary = limber_diary_access_get_diary (limber_measure_keeper_get_access (self->keeper));
  if (diary == NULL)
    return;
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  today = get_today (self);
  limber_diary_list_measures_async (diary, today - N_DAYS, today + 1, self->listing,
                                    measures_listed_cb, g_object_ref (self));
}

void
limber_measure_list_set_keeper (LimberMeasureList *self, LimberMeasureKeeper *keeper)
{
  g_return_if_fail (LIMBER_IS_MEASURE_LIST (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
}

static void
limber_measure_list_dispose (GObject *object)
{
  LimberMeasureList *self = LIMBER_MEASURE_LIST (object);

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (limber_measure_list_parent_class)->dispose (object);
}

static void
limber_measure_list_class_init (LimberMeasureListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_measure_list_dispose;
}

static void
limber_measure_list_init (LimberMeasureList *self)
{
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Self tests and questions"), -1);
  adw_bin_set_child (ADW_BIN (self), self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
limber_measure_list_new (void)
{
  return g_object_new (LIMBER_TYPE_MEASURE_LIST, NULL);
}
