/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-why-page.h"

#include "app/limber-focus-child.h"
#include "app/limber-today-text.h"
#include "app/limber-toolbar-shim.h"
#include "core/limber-decision-text.h"
#include "store/limber-diary-activity.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberWhyPage lists the diary's decisions, a group a day. It is read once, when the diary is
 * there: what happens while it is read would move the lines. CSS node `whypage`. Main thread. */
struct _LimberWhyPage {
  GtkWidget parent_instance;

  LimberDiaryAccess *access; /* (owned) */
  LimberClock *clock;        /* (owned) */
  GCancellable *cancellable; /* (owned) */
  gboolean is_asked;
  GtkWidget *content;
  GtkStack *stack;
  GtkBox *days;
  AdwStatusPage *failed_page;
  GtkWidget *back_button;
};

#define SHOWN_USEC (G_GINT64_CONSTANT (7) * 24 * 60 * 60 * G_USEC_PER_SEC)
/* More lines than that nobody reads, and they would take long to lay out. */
#define MAX_SHOWN 200

G_DEFINE_FINAL_TYPE (LimberWhyPage, limber_why_page, GTK_TYPE_WIDGET)

/* "Today", "Yesterday", "Monday, 2 March" */
static char *
format_day (LimberWhyPage *self, const LimberStamp *stamp)
{
  LimberStamp now = limber_stamp_new_now (self->clock);
  int n_days = limber_stamp_get_day (&now) - limber_stamp_get_day (stamp);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (stamp->offset_mins * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (stamp->usec / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  if (n_days == 0)
    return g_strdup (_ ("Today"));
  if (n_days == 1)
    return g_strdup (_ ("Yesterday"));
  /* Translators: a day for g_date_time_format(): "Monday, 2 March" */
  return g_date_time_format (local, _ ("%A, %-d %B"));
}

static GtkWidget *
create_row (const LimberDecisionRecord *decision)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = limber_decision_text (decision);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (decision->at.offset_mins * 60);
  g_autofree char *time = limber_today_text_time (decision->at.usec, decision->at.usec, zone);
  GtkWidget *label = gtk_label_new (time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
fill (LimberWhyPage *self, GPtrArray *decisions)
{
  AdwPreferencesGroup *group = NULL;
  int day = 0;

  for (guint i = decisions->len; i > 0; i--) {
    const LimberDecisionRecord *decision = decisions->pdata[i - 1];

    if (group == NULL || limber_stamp_get_day (&decision->at) != day) {
      g_autofree char *title = format_day (self, &decision->at);

      day = limber_stamp_get_day (&decision->at);
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, title);
      gtk_box_append (self->days, GTK_WIDGET (group));
    }
    adw_preferences_group_add (group, create_row (decision));
  }
  gtk_stack_set_visible_child_name (self->stack, decisions->len > 0 ? "list" : "empty");
}

static void
show_failure (LimberWhyPage *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failed_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
decisions_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberWhyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = limber_diary_list_finish (LIMBER_DIARY (source), result,
                                                              &error);

  if (self->content == NULL)
    return;
  if (decisions != NULL)
    fill (self, decisions);
  else
    show_failure (self, error->message);
}

static void
diary_changed_cb (LimberWhyPage *self)
{
  LimberDiary *diary = limber_diary_access_get_diary (self->access);
  const char *problem = limber_diary_access_get_problem (self->access);

  if (diary != NULL && !self->is_asked) {
    self->is_asked = TRUE;
    limber_diary_list_decisions_async (diary, limber_clock_get_wall_usec (self->clock) - SHOWN_USEC,
                                       MAX_SHOWN, self->cancellable, decisions_listed_cb,
                                       g_object_ref (self));
  } else if (problem != NULL) {
    show_failure (self, problem);
  }
}

static gboolean
limber_why_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIMBER_WHY_PAGE (widget)->back_button);
}

static void
limber_why_page_dispose (GObject *object)
{
  LimberWhyPage *self = LIMBER_WHY_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->access);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_why_page_parent_class)->dispose (object);
}

static void
limber_why_page_class_init (LimberWhyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_why_page_dispose;
  widget_class->focus = limber_focus_child;
  widget_class->grab_focus = limber_why_page_grab_focus;
  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_css_name (widget_class, "whypage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-why-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberWhyPage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberWhyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LimberWhyPage, days);
  gtk_widget_class_bind_template_child (widget_class, LimberWhyPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, LimberWhyPage, back_button);
}

static void
limber_why_page_init (LimberWhyPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_why_page_new (LimberDiaryAccess *access, LimberClock *clock)
{
  LimberWhyPage *self = g_object_new (LIMBER_TYPE_WHY_PAGE, NULL);

  self->access = g_object_ref (access);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (access, "notify", G_CALLBACK (diary_changed_cb), self,
                           G_CONNECT_SWAPPED);
  diary_changed_cb (self);
  return GTK_WIDGET (self);
}
