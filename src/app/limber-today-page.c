/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-today-page.h"

#include "app/limber-countdown-ring.h"
#include "app/limber-day-view.h"
#include "app/limber-focus-child.h"
#include "app/limber-menu-fit.h"
#include "app/limber-notice-list.h"
#include "app/limber-pair-box.h"
#include "app/limber-routine-choice.h"
#include "app/limber-today-text.h"
#include "app/limber-word-wrap.h"
#include "app/limber-wrap-bin.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberTodayPage shows the agent's facts in the words of limber-today-text and asks the agent for
 * what the buttons say. It decides nothing. It is read anew when the agent tells of something, and
 * every few seconds while it is seen. CSS node `todaypage`. Main thread. */
struct _LimberTodayPage {
  GtkWidget parent_instance;

  LimberLibrary *library;           /* (owned) */
  GSettings *settings;              /* (owned) */
  LimberClock *clock;               /* (owned) */
  LimberRemindersSwitch *reminders; /* (owned) */
  LimberAgentClient *agent;         /* (owned) */
  LimberDay *day;                   /* (owned) */
  GListModel *choices;              /* (owned) */
  LimberTodayFacts facts;
  LimberRoutineChoice *next; /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of what the agent was asked for */
  guint tick_source_id;
  guint complete_source_id;
  guint refresh_source_id;
  GtkWidget *content;
  LimberNoticeList *notices;
  GtkWidget *unfinished;
  GtkLabel *unfinished_title;
  GtkButton *unfinished_button;
  GtkWidget *sitting;
  LimberCountdownRing *ring;
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *start_button;
  GtkWidget *due_verbs;
  GtkButton *snooze_button;
  GtkMenuButton *skip_button;
  GtkMenuButton *pause_button;
  GtkMenuButton *call_button;
  GMenuModel *skip_menu;
  GMenuModel *pause_menu;
  GMenuModel *call_menu;
  LimberDayView *day_view;
};

typedef enum {
  SIGNAL_START,
  SIGNAL_TELL,
} LimberTodayPageSignal;

static guint signals[SIGNAL_TELL + 1];

/* Minutes are shown: a few seconds late is early enough. */
#define TICK_SECS 5
/* What the agent decided is in the diary a moment later. */
#define SETTLE_MSEC 800

G_DEFINE_FINAL_TYPE (LimberTodayPage, limber_today_page, GTK_TYPE_WIDGET)

static gboolean
is_running (LimberTodayPage *self)
{
  return self->facts.link == LIMBER_AGENT_LINK_RUNNING;
}

/* What the agent offers, else whatever fits best by itself. */
static void
choose_next (LimberTodayPage *self)
{
  g_auto (GStrv) areas = g_settings_get_strv (self->settings, "tight-areas");
  g_autoptr (LimberRoutineChoice) next = limber_routine_choice_find (self->choices,
                                                                     self->facts.next_routine);

  if (next == NULL)
    next = limber_routine_choice_pick (self->choices, (const char *const *) areas);
  g_set_object (&self->next, next);
  gtk_widget_set_sensitive (self->start_button, next != NULL);
}

static char *
describe_next (LimberTodayPage *self)
{
  if (self->next == NULL)
    return NULL;
  /* Translators: a routine and what is known of it, "Desk reset · 2 min · Seated" */
  return g_strdup_printf (C_ ("routine", "%1$s · %2$s"),
                          limber_routine_get_title (limber_routine_choice_get_routine (self->next)),
                          limber_routine_choice_get_summary (self->next));
}

static void
show_sitting (LimberTodayPage *self)
{
  guint minutes = limber_today_get_minutes_sat (&self->facts);
  g_autofree char *spoken = limber_today_text_sitting (&self->facts);
  gboolean is_known = is_running (self);

  gtk_widget_set_visible (self->sitting, is_known);
  g_object_set (self->ring, "seconds", minutes, "fraction",
                limber_today_get_share_sat (&self->facts), "phase",
                /* Translators: under large digits: minutes, or hours and minutes, of sitting */
                minutes < 100 ? _ ("min sat") : _ ("h sat"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sitting), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
show_verbs (LimberTodayPage *self)
{
  gboolean is_due = is_running (self) && self->facts.state == LIMBER_SCHEDULER_DUE;
  gboolean is_in_break = is_running (self) && self->facts.state == LIMBER_SCHEDULER_IN_BREAK;
  int snooze = g_settings_get_int (self->settings, "snooze");
  g_autofree char *label = NULL;

  /* Translators: a button: to be reminded again in so many minutes */
  label = g_strdup_printf (ngettext ("In %d Minute", "In %d Minutes", (gulong) snooze), snooze);
  gtk_button_set_label (self->snooze_button, label);
  gtk_widget_set_visible (self->due_verbs, is_due);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.snooze",
                                 is_due && self->facts.n_snoozes_left > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->pause_button),
                          is_running (self) && !self->facts.is_paused && !is_in_break);
  gtk_widget_set_visible (GTK_WIDGET (self->call_button),
                          is_running (self) && self->facts.call_until_usec == 0 && !is_in_break);
}

static void
update (LimberTodayPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *routine = NULL;

  limber_today_facts_read (&self->facts, self->agent, self->reminders, self->settings, self->clock);
  choose_next (self);
  routine = describe_next (self);
  title = limber_today_text_title (&self->facts);
  detail = limber_today_text_detail (&self->facts, routine);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  limber_notice_list_show_facts (self->notices, &self->facts);
  show_sitting (self);
  show_verbs (self);
  limber_day_view_update (self->day_view);
}

static gboolean
tick_cb (gpointer user_data)
{
  update (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
settled_cb (gpointer user_data)
{
  LimberTodayPage *self = user_data;

  self->refresh_source_id = 0;
  limber_day_refresh (self->day);
  return G_SOURCE_REMOVE;
}

static void
decided_cb (LimberTodayPage *self)
{
  if (self->refresh_source_id == 0)
    self->refresh_source_id = g_timeout_add (SETTLE_MSEC, settled_cb, self);
}

static void
tell (LimberTodayPage *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_TELL], 0, message);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = limber_agent_client_call_finish (LIMBER_AGENT_CLIENT (source),
                                                                result, &error);

  if (reply == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
snooze_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_snooze_async (self->agent, 0, self->cancellable, answered_cb,
                                    g_object_ref (self));
}

static void
skip_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_skip_async (self->agent, g_variant_get_string (parameter, NULL),
                                  self->cancellable, answered_cb, g_object_ref (self));
}

static void
pause_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_pause_async (self->agent, g_variant_get_uint32 (parameter), NULL,
                                   self->cancellable, answered_cb, g_object_ref (self));
}

static void
pause_until_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_pause_async (self->agent, 0, g_variant_get_string (parameter, NULL),
                                   self->cancellable, answered_cb, g_object_ref (self));
}

static void
resume_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_resume_async (self->agent, self->cancellable, answered_cb,
                                    g_object_ref (self));
}

static void
call_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_set_call_async (self->agent, TRUE, g_variant_get_uint32 (parameter),
                                      self->cancellable, answered_cb, g_object_ref (self));
}

static void
end_call_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_set_call_async (self->agent, FALSE, 0, self->cancellable, answered_cb,
                                      g_object_ref (self));
}

static void
turn_on_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  if (!limber_reminders_switch_turn_on (self->reminders))
    tell (self, _ ("This is set by your clinic."));
}

/* Whatever is asked of an agent that is missing starts it; nothing is changed by this. */
static void
retry_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  limber_agent_client_call_async (self->agent, "Why",
                                  g_variant_new ("(x)", limber_clock_get_wall_usec (self->clock)),
                                  self->cancellable, answered_cb, g_object_ref (self));
}

static void
start_clicked_cb (LimberTodayPage *self)
{
  const char *id = limber_today_page_get_next (self);

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_START], 0, id);
}

const char *
limber_today_page_get_next (LimberTodayPage *self)
{
  g_return_val_if_fail (LIMBER_IS_TODAY_PAGE (self), NULL);

  return self->next != NULL ? limber_routine_get_id (limber_routine_choice_get_routine (self->next))
                            : NULL;
}

void
limber_today_page_set_unfinished (LimberTodayPage *self,
                                  const LimberUnfinished *unfinished,
                                  const char *title)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LIMBER_IS_TODAY_PAGE (self));

  gtk_widget_set_visible (self->unfinished, unfinished != NULL);
  if (unfinished == NULL)
    return;
  /* Translators: a session that was left can go on there */
  text = g_strdup_printf (_ ("Continue at Step %1$u of %2$u"), unfinished->item + 1,
                          unfinished->n_items);
  gtk_button_set_label (self->unfinished_button, text);
  gtk_label_set_label (self->unfinished_title, title);
}

static void
set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (button, menu);
  limber_menu_fit_watch (button);
}

/* Menus bring popovers with them, which the first frame need not wait for. */
static gboolean
complete_idle_cb (gpointer user_data)
{
  LimberTodayPage *self = user_data;

  self->complete_source_id = 0;
  set_menu (self->skip_button, self->skip_menu);
  set_menu (self->pause_button, self->pause_menu);
  set_menu (self->call_button, self->call_menu);
  return G_SOURCE_REMOVE;
}

static gboolean
limber_today_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIMBER_TODAY_PAGE (widget)->start_button);
}

static void
limber_today_page_map (GtkWidget *widget)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (limber_today_page_parent_class)->map (widget);
  update (self);
  if (self->tick_source_id == 0)
    self->tick_source_id = g_timeout_add_seconds (TICK_SECS, tick_cb, self);
  if (gtk_menu_button_get_menu_model (self->skip_button) == NULL && self->complete_source_id == 0)
    self->complete_source_id = g_idle_add_full (G_PRIORITY_LOW - 1, complete_idle_cb, self, NULL);
}

static void
limber_today_page_unmap (GtkWidget *widget)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (widget);

  g_clear_handle_id (&self->tick_source_id, g_source_remove);
  GTK_WIDGET_CLASS (limber_today_page_parent_class)->unmap (widget);
}

static void
limber_today_page_dispose (GObject *object)
{
  LimberTodayPage *self = LIMBER_TODAY_PAGE (object);

  g_clear_handle_id (&self->tick_source_id, g_source_remove);
  g_clear_handle_id (&self->complete_source_id, g_source_remove);
  g_clear_handle_id (&self->refresh_source_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->reminders);
  g_clear_object (&self->agent);
  g_clear_object (&self->day);
  g_clear_object (&self->choices);
  g_clear_object (&self->next);
  limber_today_facts_clear (&self->facts);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_today_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "today.snooze", NULL, snooze_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.skip", "s", skip_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.pause", "u", pause_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.pause-until", "s",
                                   pause_until_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.resume", NULL, resume_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.call", "u", call_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.end-call", NULL, end_call_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.turn-on", NULL, turn_on_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.retry", NULL, retry_activated_cb);
}

static void
limber_today_page_class_init (LimberTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_today_page_dispose;
  widget_class->focus = limber_focus_child;
  widget_class->grab_focus = limber_today_page_grab_focus;
  widget_class->map = limber_today_page_map;
  widget_class->unmap = limber_today_page_unmap;
  signals[SIGNAL_START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TELL] = g_signal_new ("tell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (LIMBER_TYPE_COUNTDOWN_RING);
  g_type_ensure (LIMBER_TYPE_DAY_VIEW);
  g_type_ensure (LIMBER_TYPE_NOTICE_LIST);
  g_type_ensure (LIMBER_TYPE_PAIR_BOX);
  g_type_ensure (LIMBER_TYPE_WRAP_BIN);
  gtk_widget_class_set_css_name (widget_class, "todaypage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, notices);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, unfinished);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, unfinished_title);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, unfinished_button);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, sitting);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, ring);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, detail);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, due_verbs);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, snooze_button);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, skip_button);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, call_button);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, skip_menu);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, pause_menu);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, call_menu);
  gtk_widget_class_bind_template_child (widget_class, LimberTodayPage, day_view);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  install_actions (widget_class);
}

static void
limber_today_page_init (LimberTodayPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_word_wrap_button (GTK_WIDGET (self->snooze_button));
  limber_word_wrap_button (GTK_WIDGET (self->skip_button));
  limber_word_wrap_button (GTK_WIDGET (self->pause_button));
  limber_word_wrap_button (GTK_WIDGET (self->call_button));
}

GtkWidget *
limber_today_page_new (const LimberParts *parts, GListModel *choices)
{
  LimberTodayPage *self = g_object_new (LIMBER_TYPE_TODAY_PAGE, NULL);

  self->library = g_object_ref (parts->library);
  self->settings = g_object_ref (parts->settings);
  self->clock = g_object_ref (parts->clock);
  self->reminders = g_object_ref (parts->reminders);
  self->agent = g_object_ref (parts->agent);
  self->choices = g_object_ref (choices);
  self->day = limber_day_new (parts->diary, parts->clock);
  limber_day_view_set_parts (self->day_view, self->day, self->library, self->settings, self->clock);
  g_signal_connect_object (parts->agent, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->agent, "notify::link", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->agent, "decided", G_CALLBACK (decided_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->reminders, "notify", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->settings, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (choices, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
