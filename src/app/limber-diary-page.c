/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-diary-page.h"

#include "app/limber-after-frame.h"
#include "app/limber-chart-view.h"
#include "app/limber-diary-problem.h"
#include "app/limber-measure-list.h"
#include "app/limber-measure-window.h"
#include "app/limber-pain-form.h"
#include "app/limber-pain-list.h"
#include "app/limber-pain-window.h"
#include "app/limber-pair-box.h"
#include "app/limber-questionnaire-window.h"

#include <glib/gi18n-lib.h>

/* LimberDiaryPage puts form, chart and entries one below the other and keeps the list up to date.
 * When it is opened the chart comes first: the lists, which lie further down, are read and made
 * once it has been painted. CSS node `diary`. Main thread. */
struct _LimberDiaryPage {
  GtkWidget parent_instance;

  LimberPainKeeper *keeper;            /* (owned) */
  LimberMeasureKeeper *measure_keeper; /* (owned) */
  LimberLook *look;                    /* (owned) */
  gboolean has_source;                 /* the chart knows the diary that is open */
  gboolean has_chart;                  /* it is painted, or cannot be */
  gboolean is_painting;                /* it is there, and painted soon */
  GtkWidget *content;
  LimberDiaryProblem *problem;
  LimberPainForm *form;
  LimberChartView *chart;
  LimberMeasureList *measure_list;
  LimberPainList *list;
};

G_DEFINE_FINAL_TYPE (LimberDiaryPage, limber_diary_page, GTK_TYPE_WIDGET)

static void
load_lists (LimberDiaryPage *self)
{
  limber_measure_list_load (self->measure_list);
  limber_pain_list_load (self->list);
}

static void
chart_painted_cb (GtkWidget *widget)
{
  LimberDiaryPage *self = LIMBER_DIARY_PAGE (widget);

  self->has_chart = TRUE;
  load_lists (self);
}

/* Reading all the days finds damage that opening the file did not. */
static void
chart_failed_cb (LimberDiaryPage *self, const GError *error)
{
  if (g_error_matches (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED))
    limber_diary_access_note_damage (limber_pain_keeper_get_access (self->keeper), error->message);
}

static void
chart_answered_cb (LimberDiaryPage *self)
{
  if (!self->is_painting)
    limber_after_frame_call (GTK_WIDGET (self), chart_painted_cb);
  self->is_painting = TRUE;
}

static void
show_entries (LimberDiaryPage *self)
{
  LimberDiary *diary = limber_diary_access_get_diary (limber_pain_keeper_get_access (self->keeper));

  if (diary == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->has_source)
    limber_chart_view_reload (self->chart);
  else
    limber_chart_view_set_source (self->chart, diary, limber_pain_keeper_get_clock (self->keeper));
  self->has_source = TRUE;
  if (self->has_chart)
    load_lists (self);
}

static void
access_changed_cb (LimberDiaryPage *self)
{
  self->has_source = FALSE;
  if (limber_diary_access_get_diary (limber_pain_keeper_get_access (self->keeper)) == NULL)
    limber_chart_view_clear_source (self->chart);
  show_entries (self);
}

static void
edit_wanted_cb (LimberDiaryPage *self, const LimberPainEntry *entry)
{
  limber_dialog_present (limber_pain_window_new_for_entry (self->keeper, self->look, entry),
                         GTK_WIDGET (self));
}

static void
measure_clicked_cb (LimberDiaryPage *self)
{
  limber_dialog_present (limber_measure_window_new (self->measure_keeper), GTK_WIDGET (self));
}

static void
questions_clicked_cb (LimberDiaryPage *self)
{
  limber_dialog_present (
      limber_questionnaire_window_new (self->measure_keeper, LIMBER_QUESTIONNAIRE_PEG),
      GTK_WIDGET (self));
}

static void
limber_diary_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (limber_diary_page_parent_class)->map (widget);
  show_entries (LIMBER_DIARY_PAGE (widget));
}

static void
limber_diary_page_dispose (GObject *object)
{
  LimberDiaryPage *self = LIMBER_DIARY_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->keeper);
  g_clear_object (&self->measure_keeper);
  g_clear_object (&self->look);

  G_OBJECT_CLASS (limber_diary_page_parent_class)->dispose (object);
}

static void
limber_diary_page_class_init (LimberDiaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_diary_page_dispose;
  widget_class->map = limber_diary_page_map;
  g_type_ensure (LIMBER_TYPE_CHART_VIEW);
  g_type_ensure (LIMBER_TYPE_DIARY_PROBLEM);
  g_type_ensure (LIMBER_TYPE_MEASURE_LIST);
  g_type_ensure (LIMBER_TYPE_PAIN_FORM);
  g_type_ensure (LIMBER_TYPE_PAIN_LIST);
  g_type_ensure (LIMBER_TYPE_PAIR_BOX);
  gtk_widget_class_set_css_name (widget_class, "diary");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-diary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, problem);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, form);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, measure_list);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, list);
  gtk_widget_class_bind_template_callback (widget_class, chart_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, questions_clicked_cb);
}

static void
limber_diary_page_init (LimberDiaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_diary_page_new (LimberPainKeeper *keeper,
                       LimberMeasureKeeper *measure_keeper,
                       LimberLook *look)
{
  LimberDiaryPage *self = g_object_new (LIMBER_TYPE_DIARY_PAGE, NULL);
  LimberDiaryAccess *access = limber_pain_keeper_get_access (keeper);

  self->keeper = g_object_ref (keeper);
  self->measure_keeper = g_object_ref (measure_keeper);
  self->look = g_object_ref (look);
  limber_diary_problem_set_up (self->problem, access, limber_pain_keeper_get_clock (keeper));
  limber_pain_form_set_up (self->form, keeper, look);
  limber_measure_list_set_keeper (self->measure_list, measure_keeper);
  limber_pain_list_set_keeper (self->list, keeper);
  g_signal_connect_object (access, "notify", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "changed", G_CALLBACK (show_entries), self, G_CONNECT_SWAPPED);
  access_changed_cb (self);
  return GTK_WIDGET (self);
}
