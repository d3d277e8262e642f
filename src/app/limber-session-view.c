/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-view.h"

#include "app/limber-after-frame.h"
#include "app/limber-duration-text.h"
#include "app/limber-session-actions.h"
#include "app/limber-session-keys.h"
#include "app/limber-session-playback.h"
#include "app/limber-session-remote.h"
#include "app/limber-stage.h"
#include "app/limber-toolbar-shim.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberSessionView leads through one session.
 *
 * Pages: laptop (floor routines) → ready (only while the window is not in front) → stage → done or
 * pain. Keys are taken here, below the focused button: they mean the same wherever the focus is.
 * Those that the desktop takes for itself come in by the bus while a session runs. CSS node
 * `sessionview`. Main thread. */
struct _LimberSessionView {
  GtkWidget parent_instance;

  LimberSession *session;          /* (owned) */
  LimberSessionPlayback *playback; /* (owned) */
  GSettings *settings;             /* (owned) */
  LimberSessionRemote *remote;     /* (owned) (nullable): from the first second to the last */
  GtkWidget *toolbars;
  GtkWidget *header;
  AdwWindowTitle *heading;
  GtkStack *stack;
  LimberStage *stage;
  GtkWidget *laptop_button;
  GtkWidget *ready_button;
  GtkWidget *done_button;
  GtkWidget *pain_button;
  GtkWidget *easier_button;
  AdwStatusPage *done_page;
  LimberSessionActions *actions; /* (owned) */

  guint tick_source_id;
  guint patience_source_id;
  guint inhibit_cookie;
  guint frame_id; /* while a frame is waited for */
  gulong active_handler_id;
  gulong fullscreen_handler_id;
  GtkWindow *window; /* (unowned) (nullable): the root while mapped */
};

typedef enum {
  PROP_BAR_HEIGHT_PX = 1,
} LimberSessionViewProperty;

static GParamSpec *properties[PROP_BAR_HEIGHT_PX + 1];

typedef enum {
  SIGNAL_CLOSED,
  SIGNAL_EASIER,
  SIGNAL_TELL,
  SIGNAL_WAITING,
} LimberSessionViewSignal;

static guint signals[SIGNAL_WAITING + 1];

/* How often the ring moves; digits and words follow the coach's own signals. */
#define TICK_MSEC 100
/* Somebody who went through to look is not praised for it. */
#define MIN_PRAISED_SECS 10
/* How long a new window may take to come to the front by itself */
#define PATIENCE_MSEC 1500

G_DEFINE_FINAL_TYPE (LimberSessionView, limber_session_view, GTK_TYPE_WIDGET)

static LimberCoach *
get_coach (LimberSessionView *self)
{
  return limber_session_get_coach (self->session);
}

static LimberRoutine *
get_routine (LimberSessionView *self)
{
  return limber_timeline_get_routine (limber_session_get_timeline (self->session));
}

static void
problem_told_cb (LimberSessionView *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_TELL], 0, message);
}

static void
bar_height_changed_cb (LimberSessionView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BAR_HEIGHT_PX]);
}

static gboolean
tick_cb (gpointer user_data)
{
  LimberSessionView *self = user_data;

  limber_session_update (self->session);
  return G_SOURCE_CONTINUE;
}

static void
set_ticking (LimberSessionView *self, gboolean is_ticking)
{
  if (!is_ticking)
    g_clear_handle_id (&self->tick_source_id, g_source_remove);
  else if (self->tick_source_id == 0)
    self->tick_source_id = g_timeout_add (TICK_MSEC, tick_cb, self);
}

/* The screen stays on from the first second to the last, pauses included. */
static void
set_inhibited (LimberSessionView *self, gboolean is_inhibited)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  if (application == NULL)
    return;
  if (is_inhibited && self->inhibit_cookie == 0)
    self->inhibit_cookie = gtk_application_inhibit (application, self->window,
                                                    GTK_APPLICATION_INHIBIT_IDLE,
                                                    _ ("A stretching routine is running"));
  else if (!is_inhibited && self->inhibit_cookie != 0) {
    gtk_application_uninhibit (application, self->inhibit_cookie);
    self->inhibit_cookie = 0;
  }
}

static void
show_page (LimberSessionView *self, const char *name, GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_grab_focus (focus);
}

static void
begin (LimberSessionView *self)
{
  g_clear_handle_id (&self->patience_source_id, g_source_remove);
  show_page (self, "stage", GTK_WIDGET (self));
  limber_session_playback_begin (self->playback);
  if (!limber_coach_start (get_coach (self)))
    return;
  set_inhibited (self, TRUE);
  self->remote = limber_session_remote_new (GTK_WIDGET (self), self->session, self->settings);
}

static void
end_session (LimberSessionView *self)
{
  set_ticking (self, FALSE);
  set_inhibited (self, FALSE);
  g_clear_object (&self->remote);
}

static gboolean
is_window_in_front (LimberSessionView *self)
{
  return self->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
         && gtk_window_is_active (self->window);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  LimberSessionView *self = user_data;

  self->patience_source_id = 0;
  if (self->frame_id != 0 && is_window_in_front (self)) {
    begin (self); /* a slow machine: it is in front, and paints still */
    return G_SOURCE_REMOVE;
  }
  show_page (self, "ready", self->ready_button);
  g_signal_emit (self, signals[SIGNAL_WAITING], 0);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GtkWidget *widget)
{
  LimberSessionView *self = LIMBER_SESSION_VIEW (widget);

  self->frame_id = 0;
  if (self->patience_source_id != 0 && is_window_in_front (self))
    begin (self);
}

/* GStreamer takes its time, the first time above all. The person is to see the window meanwhile. */
static void
begin_once_painted (LimberSessionView *self)
{
  if (self->frame_id == 0)
    self->frame_id = limber_after_frame_call (GTK_WIDGET (self), painted_cb);
}

/* A window just shown may be a moment from the front; after that it waits for a click. */
static void
begin_when_seen (LimberSessionView *self)
{
  if (self->patience_source_id == 0)
    self->patience_source_id = g_timeout_add (PATIENCE_MSEC, patience_ended_cb, self);
  if (is_window_in_front (self))
    begin_once_painted (self);
}

static void
window_active_changed_cb (LimberSessionView *self)
{
  if (self->patience_source_id != 0 && is_window_in_front (self))
    begin_once_painted (self);
}

static void
window_fullscreen_changed_cb (LimberSessionView *self)
{
  gtk_widget_set_visible (self->header, !gtk_window_is_fullscreen (self->window));
}

static void
state_changed_cb (LimberSessionView *self)
{
  set_ticking (self, limber_session_get_state (self->session) == LIMBER_COACH_RUNNING);
}

static void
show_done (LimberSessionView *self)
{
  LimberTimeline *timeline = limber_session_get_timeline (self->session);
  double share = limber_coach_get_done (get_coach (self));
  guint secs = (guint) (share * (double) limber_timeline_get_duration_usec (timeline)
                        / G_USEC_PER_SEC);
  g_autofree char *length = limber_duration_text_spoken (secs);
  g_autofree char *text = NULL;

  if (secs < MIN_PRAISED_SECS) {
    adw_status_page_set_title (self->done_page, _ ("Until Next Time"));
    text = g_strdup (_ ("Two minutes are enough, whenever you like."));
  } else {
    /* Translators: %s is a length of time, such as "2 minutes 10 seconds" */
    text = g_strdup_printf (_ ("You moved for %s. Your back says thank you."), length);
  }
  adw_status_page_set_description (self->done_page, text);
  show_page (self, "done", self->done_button);
}

static void
level_changed_cb (LimberSessionView *self)
{
  LimberTimeline *timeline = limber_session_get_timeline (self->session);

  gtk_widget_set_visible (self->easier_button, limber_timeline_get_level (timeline) > 1);
}

static void
session_finished_cb (LimberSessionView *self)
{
  end_session (self);
  switch (limber_coach_get_end (get_coach (self))) {
  case LIMBER_COACH_END_COMPLETED:
    show_done (self);
    break;
  case LIMBER_COACH_END_PAIN:
    show_page (self, "pain", self->pain_button);
    break;
  case LIMBER_COACH_END_LEFT:
  case LIMBER_COACH_END_NONE:
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
close_view (LimberSessionView *self)
{
  if (self->window != NULL && gtk_window_is_fullscreen (self->window))
    gtk_window_unfullscreen (self->window);
  limber_session_view_leave (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
laptop_placed_cb (LimberSessionView *self)
{
  begin (self);
}

static void
fullscreen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberSessionView *self = user_data;

  if (self->window == NULL)
    return;
  if (gtk_window_is_fullscreen (self->window))
    gtk_window_unfullscreen (self->window);
  else
    gtk_window_fullscreen (self->window);
}

static void
easier_wanted_cb (LimberSessionView *self)
{
  g_signal_emit (self, signals[SIGNAL_EASIER], 0);
}

static void
close_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  close_view (user_data);
}

static void
escape_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberSessionView *self = user_data;

  if (self->window != NULL && gtk_window_is_fullscreen (self->window))
    gtk_window_unfullscreen (self->window);
  else
    close_view (self);
}

static gboolean
key_pressed_cb (LimberSessionView *self, guint key, guint keycode, GdkModifierType state)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  const char *action = limber_session_keys_find_action (key, state);

  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  if (g_str_equal (page, "stage") || g_str_equal (action, "fullscreen")
      || g_str_equal (action, "escape")) {
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), action, NULL);
    return GDK_EVENT_STOP;
  }
  if (g_str_equal (action, "toggle")) {
    /* On a page with one question the one button answers it. */
    if (g_str_equal (page, "ready") || g_str_equal (page, "laptop"))
      begin (self);
    else
      close_view (self);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

LimberSession *
limber_session_view_get_session (LimberSessionView *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_VIEW (self), NULL);

  return self->session;
}

int
limber_session_view_get_bar_height (LimberSessionView *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_VIEW (self), 0);

  return limber_stage_get_bar_height (self->stage);
}

const char *
limber_session_view_get_page (LimberSessionView *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

GActionGroup *
limber_session_view_get_actions (LimberSessionView *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
limber_session_view_leave (LimberSessionView *self)
{
  g_return_if_fail (LIMBER_IS_SESSION_VIEW (self));

  g_clear_handle_id (&self->patience_source_id, g_source_remove);
  end_session (self);
  limber_coach_stop (get_coach (self));
  limber_session_playback_end (self->playback);
}

static void
limber_session_view_map (GtkWidget *widget)
{
  LimberSessionView *self = LIMBER_SESSION_VIEW (widget);
  gboolean is_at_start = limber_coach_get_segment_index (get_coach (self)) == 0;

  GTK_WIDGET_CLASS (limber_session_view_parent_class)->map (widget);

  self->window = GTK_WINDOW (gtk_widget_get_root (widget));
  self->active_handler_id = g_signal_connect_object (self->window, "notify::is-active",
                                                     G_CALLBACK (window_active_changed_cb), self,
                                                     G_CONNECT_SWAPPED);
  self->fullscreen_handler_id = g_signal_connect_object (self->window, "notify::fullscreened",
                                                         G_CALLBACK (window_fullscreen_changed_cb),
                                                         self, G_CONNECT_SWAPPED);
  if (limber_session_get_state (self->session) != LIMBER_COACH_READY)
    return;
  if (limber_routine_get_position (get_routine (self)) == LIMBER_POSITION_FLOOR && is_at_start)
    show_page (self, "laptop", self->laptop_button);
  else
    begin_when_seen (self);
}

static void
limber_session_view_unmap (GtkWidget *widget)
{
  LimberSessionView *self = LIMBER_SESSION_VIEW (widget);

  g_clear_signal_handler (&self->active_handler_id, self->window);
  g_clear_signal_handler (&self->fullscreen_handler_id, self->window);
  g_clear_handle_id (&self->patience_source_id, g_source_remove);
  self->window = NULL;

  GTK_WIDGET_CLASS (limber_session_view_parent_class)->unmap (widget);
}

static void
limber_session_view_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch ((LimberSessionViewProperty) property_id) {
  case PROP_BAR_HEIGHT_PX:
    g_value_set_int (value, limber_session_view_get_bar_height (LIMBER_SESSION_VIEW (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_session_view_dispose (GObject *object)
{
  LimberSessionView *self = LIMBER_SESSION_VIEW (object);

  if (self->session != NULL)
    limber_session_view_leave (self);
  g_clear_pointer (&self->toolbars, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->playback);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (limber_session_view_parent_class)->dispose (object);
}

static void
limber_session_view_class_init (LimberSessionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_session_view_dispose;
  object_class->get_property = limber_session_view_get_property;
  widget_class->map = limber_session_view_map;
  widget_class->unmap = limber_session_view_unmap;

  properties[PROP_BAR_HEIGHT_PX] = g_param_spec_int ("bar-height-px", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                         | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WAITING] = g_signal_new ("waiting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EASIER] = g_signal_new ("easier", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TELL] = g_signal_new ("tell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (LIMBER_TYPE_STAGE);
  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_css_name (widget_class, "sessionview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, toolbars);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, header);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, heading);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, stack);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, stage);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, laptop_button);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, ready_button);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, done_button);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, pain_button);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, easier_button);
  gtk_widget_class_bind_template_child (widget_class, LimberSessionView, done_page);
  gtk_widget_class_bind_template_callback (widget_class, bar_height_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, laptop_placed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
limber_session_view_init (LimberSessionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_actions (LimberSessionView *self)
{
  static const GActionEntry entries[] = {
    { "fullscreen", fullscreen_activated_cb },
    { "escape", escape_activated_cb },
    { "close", close_activated_cb },
  };

  self->actions = limber_session_actions_new (self->session, self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect_object (self->actions, "begin", G_CALLBACK (begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "easier", G_CALLBACK (easier_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "session", G_ACTION_GROUP (self->actions));
}

GtkWidget *
limber_session_view_new (LimberCoach *coach, LimberLook *look, GSettings *settings)
{
  LimberSessionView *self = g_object_new (LIMBER_TYPE_SESSION_VIEW, NULL);
  LimberRoutine *routine;

  self->session = limber_session_new (coach);
  self->playback = limber_session_playback_new (self->session, look, settings,
                                                limber_stage_get_video (self->stage));
  self->settings = g_object_ref (settings);
  add_actions (self);
  routine = get_routine (self);
  adw_window_title_set_title (self->heading, limber_routine_get_title (routine));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  limber_routine_get_title (routine), -1);
  limber_session_set_muted (self->session,
                            limber_routine_is_discreet (routine)
                                || !g_settings_get_boolean (settings, "sound-enabled"));
  limber_stage_set_session (self->stage, self->session);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (coach, "notify::timeline", G_CALLBACK (level_changed_cb), self,
                           G_CONNECT_SWAPPED);
  level_changed_cb (self);
  g_signal_connect_object (coach, "finished", G_CALLBACK (session_finished_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->playback, "problem", G_CALLBACK (problem_told_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
