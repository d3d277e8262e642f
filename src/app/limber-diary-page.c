/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-diary-page.h"

#include "app/limber-chart-view.h"
#include "app/limber-pain-form.h"
#include "app/limber-pain-list.h"
#include "app/limber-pain-window.h"

#include <glib/gi18n-lib.h>

/* LimberDiaryPage puts form, chart and entries one below the other and keeps the list up to date.
 * CSS node `diary`. Main thread. */
struct _LimberDiaryPage {
  GtkWidget parent_instance;

  LimberPainKeeper *keeper; /* (owned) */
  LimberLook *look;         /* (owned) */
  gboolean has_source;      /* the chart knows the diary that is open */
  GtkWidget *content;
  GtkWidget *problem_box;
  GtkLabel *problem_label;
  LimberPainForm *form;
  LimberChartView *chart;
  LimberPainList *list;
};

G_DEFINE_FINAL_TYPE (LimberDiaryPage, limber_diary_page, GTK_TYPE_WIDGET)

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
  limber_pain_list_load (self->list);
}

static void
access_changed_cb (LimberDiaryPage *self)
{
  LimberDiaryAccess *access = limber_pain_keeper_get_access (self->keeper);
  const char *problem = limber_diary_access_get_problem (access);

  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
  self->has_source = FALSE;
  show_entries (self);
}

static void
open_clicked_cb (LimberDiaryPage *self)
{
  limber_diary_access_open (limber_pain_keeper_get_access (self->keeper));
}

static void
edit_wanted_cb (LimberDiaryPage *self, const LimberPainEntry *entry)
{
  GtkWidget *window = limber_pain_window_new_for_entry (self->keeper, self->look, entry);

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

void
limber_diary_page_focus_form (LimberDiaryPage *self)
{
  g_return_if_fail (LIMBER_IS_DIARY_PAGE (self));

  limber_pain_form_focus_pad (self->form);
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
  g_type_ensure (LIMBER_TYPE_PAIN_FORM);
  g_type_ensure (LIMBER_TYPE_PAIN_LIST);
  gtk_widget_class_set_css_name (widget_class, "diary");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-diary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, problem_box);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, form);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LimberDiaryPage, list);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_wanted_cb);
}

static void
limber_diary_page_init (LimberDiaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_diary_page_new (LimberPainKeeper *keeper, LimberLook *look)
{
  LimberDiaryPage *self = g_object_new (LIMBER_TYPE_DIARY_PAGE, NULL);
  LimberDiaryAccess *access = limber_pain_keeper_get_access (keeper);

  self->keeper = g_object_ref (keeper);
  self->look = g_object_ref (look);
  limber_pain_form_set_up (self->form, keeper, look);
  limber_pain_list_set_keeper (self->list, keeper);
  g_signal_connect_object (access, "notify", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "changed", G_CALLBACK (show_entries), self, G_CONNECT_SWAPPED);
  access_changed_cb (self);
  return GTK_WIDGET (self);
}
