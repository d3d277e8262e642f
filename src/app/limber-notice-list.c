/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-notice-list.h"

#include "app/limber-split-row.h"

#include <glib/gi18n-lib.h>

/* LimberNoticeList has a row for each notice, made when its words first appear and kept as long as
 * they stay the same, so that the focus is not lost. CSS node `noticelist`. Main thread. */
struct _LimberNoticeList {
  GtkWidget parent_instance;

  GtkListBox *list;                  /* (unowned): the only child */
  GtkWidget *rows[LIMBER_N_NOTICES]; /* (unowned) (nullable) */
  char *texts[LIMBER_N_NOTICES];     /* (owned) (nullable) */
};

/* What each looks like and what can be done about it */
static const struct {
  const char *icon;
  const char *label;
  const char *action;
} kinds[LIMBER_N_NOTICES] = {
  [LIMBER_NOTICE_OFF] = { "limber-bell-off-symbolic", N_ ("Turn On"), "today.turn-on" },
  [LIMBER_NOTICE_MISSING] = { "dialog-warning-symbolic", N_ ("Try Again"), "today.retry" },
  [LIMBER_NOTICE_PAUSED] = { "media-playback-pause-symbolic", N_ ("Resume"), "today.resume" },
  [LIMBER_NOTICE_CALL] = { "call-start-symbolic", N_ ("End Call"), "today.end-call" },
  [LIMBER_NOTICE_NOTIFICATIONS] = { "dialog-warning-symbolic", N_ ("Preferences"),
                                    "app.preferences" },
  [LIMBER_NOTICE_ACTIVITY] = { "dialog-information-symbolic", NULL, NULL },
  [LIMBER_NOTICE_DIARY] = { "dialog-warning-symbolic", NULL, NULL },
};

G_DEFINE_FINAL_TYPE (LimberNoticeList, limber_notice_list, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (LimberNotice notice, const char *text)
{
  GtkWidget *row = limber_split_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  limber_split_row_set_icon_name (LIMBER_SPLIT_ROW (row), kinds[notice].icon);
  if (kinds[notice].action != NULL) {
    GtkWidget *button = gtk_button_new_with_label (_ (kinds[notice].label));

    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), kinds[notice].action);
    limber_split_row_set_value (LIMBER_SPLIT_ROW (row), button);
  }
  return row;
}

static int
get_position (LimberNoticeList *self, LimberNotice notice)
{
  int position = 0;

  for (LimberNotice i = 0; i < notice; i++)
    position += self->rows[i] != NULL;
  return position;
}

static void
set_text (LimberNoticeList *self, LimberNotice notice, const char *text)
{
  if (g_strcmp0 (self->texts[notice], text) == 0)
    return;
  g_free (self->texts[notice]);
  self->texts[notice] = g_strdup (text);
  if (text != NULL && self->rows[notice] != NULL) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[notice]), text);
  } else if (text != NULL) {
    self->rows[notice] = create_row (notice, text);
    gtk_list_box_insert (self->list, self->rows[notice], get_position (self, notice));
  } else {
    gtk_list_box_remove (self->list, self->rows[notice]);
    self->rows[notice] = NULL;
  }
}

void
limber_notice_list_show_facts (LimberNoticeList *self, const LimberTodayFacts *facts)
{
  gboolean has_any = FALSE;

  g_return_if_fail (LIMBER_IS_NOTICE_LIST (self));

  for (LimberNotice i = 0; i < LIMBER_N_NOTICES; i++) {
    g_autofree char *text = limber_today_text_notice (facts, i);

    set_text (self, i, text);
    has_any = has_any || text != NULL;
  }
  gtk_widget_set_visible (GTK_WIDGET (self), has_any);
}

static void
limber_notice_list_dispose (GObject *object)
{
  LimberNoticeList *self = LIMBER_NOTICE_LIST (object);

  for (guint i = 0; i < LIMBER_N_NOTICES; i++)
    g_clear_pointer (&self->texts[i], g_free);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;

  G_OBJECT_CLASS (limber_notice_list_parent_class)->dispose (object);
}

static void
limber_notice_list_class_init (LimberNoticeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_notice_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "noticelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
limber_notice_list_init (LimberNoticeList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Notices"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
limber_notice_list_new (void)
{
  return g_object_new (LIMBER_TYPE_NOTICE_LIST, NULL);
}
