/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-actions.h"

/* LimberSessionActions lets buttons and keys reach a session, each action for as long as there is
 * something for it to do. It knows nothing of widgets. Main thread. */
struct _LimberSessionActions {
  GSimpleActionGroup parent_instance;

  LimberSession *session; /* (owned) */
  GSettings *settings;    /* (owned) */
};

typedef enum {
  SIGNAL_BEGIN,
  SIGNAL_EASIER,
} LimberSessionActionsSignal;

static guint signals[SIGNAL_EASIER + 1];

G_DEFINE_FINAL_TYPE (LimberSessionActions, limber_session_actions, G_TYPE_SIMPLE_ACTION_GROUP)

static LimberCoach *
get_coach (LimberSessionActions *self)
{
  return limber_session_get_coach (self->session);
}

static void
toggle_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberSessionActions *self = user_data;

  if (limber_session_get_state (self->session) == LIMBER_COACH_READY)
    g_signal_emit (self, signals[SIGNAL_BEGIN], 0);
  else
    limber_session_toggle (self->session);
}

static void
back_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  limber_coach_back (get_coach (user_data));
}

static void
next_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  limber_coach_next (get_coach (user_data));
}

static void
add_time_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberSessionActions *self = user_data;

  if (limber_coach_add_10_secs (get_coach (self)))
    limber_session_update (self->session);
}

/* A discreet routine begins silent whatever the setting, and leaves the setting as it was. */
static void
toggle_sound_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberSessionActions *self = user_data;
  LimberTimeline *timeline = limber_session_get_timeline (self->session);
  gboolean is_muted = !limber_session_is_muted (self->session);

  limber_session_set_muted (self->session, is_muted);
  if (!limber_routine_is_discreet (limber_timeline_get_routine (timeline))
      && g_settings_is_writable (self->settings, "sound-enabled"))
    g_settings_set_boolean (self->settings, "sound-enabled", !is_muted);
}

static void
hurts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  limber_coach_stop_for_pain (get_coach (user_data));
}

static void
easier_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_EASIER], 0);
}

static void
enable (LimberSessionActions *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
state_changed_cb (LimberSessionActions *self)
{
  gboolean is_going = limber_session_get_state (self->session) != LIMBER_COACH_FINISHED;

  enable (self, "next", is_going);
  enable (self, "back", is_going);
  enable (self, "add-time", is_going);
  enable (self, "toggle", is_going);
  enable (self, "hurts", is_going);
}

static void
level_changed_cb (LimberSessionActions *self)
{
  LimberTimeline *timeline = limber_session_get_timeline (self->session);

  enable (self, "easier", limber_timeline_get_level (timeline) > 1);
}

static void
limber_session_actions_dispose (GObject *object)
{
  LimberSessionActions *self = LIMBER_SESSION_ACTIONS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (limber_session_actions_parent_class)->dispose (object);
}

static void
limber_session_actions_class_init (LimberSessionActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_session_actions_dispose;

  signals[SIGNAL_BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EASIER] = g_signal_new ("easier", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_session_actions_init (LimberSessionActions *self)
{
  static const GActionEntry entries[] = {
    { "toggle", toggle_activated_cb },
    { "back", back_activated_cb },
    { "next", next_activated_cb },
    { "add-time", add_time_activated_cb },
    { "toggle-sound", toggle_sound_activated_cb },
    { "hurts", hurts_activated_cb },
    { "easier", easier_activated_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

LimberSessionActions *
limber_session_actions_new (LimberSession *session, GSettings *settings)
{
  LimberSessionActions *self = g_object_new (LIMBER_TYPE_SESSION_ACTIONS, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_coach (self), "notify::timeline", G_CALLBACK (level_changed_cb),
                           self, G_CONNECT_SWAPPED);
  state_changed_cb (self);
  level_changed_cb (self);
  return self;
}
