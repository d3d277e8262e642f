/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/agent-world.h"

#include "remove-tree.h"

#include <string.h>
#include <unistd.h>

static void fake_keyboard_source_init (LimberIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeKeyboard,
                               fake_keyboard,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_IDLE_SOURCE,
                                                      fake_keyboard_source_init))

static gboolean
fake_keyboard_start (LimberIdleSource *source, guint threshold_msecs, GError **error)
{
  FakeKeyboard *self = FAKE_KEYBOARD (source);

  if (self->is_missing) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "unplugged");
    return FALSE;
  }
  self->is_started = TRUE;
  self->threshold_msecs = threshold_msecs;
  return TRUE;
}

static void
fake_keyboard_stop (LimberIdleSource *source)
{
  FAKE_KEYBOARD (source)->is_started = FALSE;
}

static gboolean
fake_keyboard_ignores_inhibitors (LimberIdleSource *source)
{
  return TRUE;
}

static void
fake_keyboard_source_init (LimberIdleSourceInterface *iface)
{
  iface->name = "Keyboard";
  iface->start = fake_keyboard_start;
  iface->stop = fake_keyboard_stop;
  iface->ignores_inhibitors = fake_keyboard_ignores_inhibitors;
}

static void
fake_keyboard_class_init (FakeKeyboardClass *klass)
{
}

static void
fake_keyboard_init (FakeKeyboard *self)
{
}

static void fake_fact_sensor_init (LimberSensorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeFact,
                               fake_fact,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_SENSOR, fake_fact_sensor_init))

static void
fake_fact_start (LimberSensor *sensor)
{
}

static void
fake_fact_stop (LimberSensor *sensor)
{
}

static void
fake_fact_refresh (LimberSensor *sensor)
{
  FAKE_FACT (sensor)->n_refreshed++;
  limber_sensor_emit_changed (sensor);
}

static void
fake_fact_set_attentive (LimberSensor *sensor, gboolean is_attentive)
{
  FAKE_FACT (sensor)->is_attentive = is_attentive;
}

static const char *
fake_fact_get_name (LimberSensor *sensor)
{
  return "Fact";
}

static LimberSensorState
fake_fact_get_state (LimberSensor *sensor)
{
  return FAKE_FACT (sensor)->is_on ? LIMBER_SENSOR_ON : LIMBER_SENSOR_OFF;
}

static const char *
fake_fact_get_reason (LimberSensor *sensor)
{
  return NULL;
}

static void
fake_fact_sensor_init (LimberSensorInterface *iface)
{
  iface->start = fake_fact_start;
  iface->stop = fake_fact_stop;
  iface->refresh = fake_fact_refresh;
  iface->set_attentive = fake_fact_set_attentive;
  iface->get_name = fake_fact_get_name;
  iface->get_state = fake_fact_get_state;
  iface->get_reason = fake_fact_get_reason;
}

static void
fake_fact_class_init (FakeFactClass *klass)
{
}

static void
fake_fact_init (FakeFact *self)
{
}

void
agent_world_set_fact (FakeFact *fact, gboolean is_on)
{
  fact->is_on = is_on;
  if (!fact->is_quiet || fact->is_attentive)
    limber_sensor_emit_changed (LIMBER_SENSOR (fact));
}

static void
reset_settings (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

void
agent_world_set_up_at (AgentWorld *self, const char *folder, gint64 wall_usec)
{
  self->folder = g_strdup (folder);
  self->diary_path = g_build_filename (self->folder, "limber", "diary.db", NULL);
  self->clock = limber_fake_clock_new (wall_usec, "Europe/Paris");
  self->settings = g_settings_new ("io.github.limberapp.Limber");
  reset_settings (self->settings);
  self->keyboard = g_object_new (FAKE_TYPE_KEYBOARD, NULL);
  self->tablet = g_object_new (FAKE_TYPE_KEYBOARD, NULL);
  self->tablet->is_missing = TRUE;
  self->lock = g_object_new (FAKE_TYPE_FACT, NULL);
  self->fullscreen = g_object_new (FAKE_TYPE_FACT, NULL);
  self->inhibited = g_object_new (FAKE_TYPE_FACT, NULL);
  self->server = fake_notification_server_new ();
  fake_notification_server_set_prompt (self->server, TRUE);
  self->log = g_string_new (NULL);
}

void
agent_world_set_up (AgentWorld *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("limber-agent-XXXXXX", &error);

  g_assert_no_error (error);
  agent_world_set_up_at (self, folder, AGENT_WORLD_START_USEC);
}

void
agent_world_tear_down (AgentWorld *self)
{
  if (self->agent != NULL)
    agent_world_stop (self);
  reset_settings (self->settings);
  g_object_unref (self->settings);
  g_object_unref (self->clock);
  g_object_unref (self->keyboard);
  g_object_unref (self->tablet);
  g_object_unref (self->lock);
  g_object_unref (self->fullscreen);
  g_object_unref (self->inhibited);
  g_object_unref (self->server);
  limber_test_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->diary_path);
  g_string_free (self->log, TRUE);
}

static void
set_up (AgentWorld *self, gconstpointer data)
{
  agent_world_set_up (self);
  self->lacks = (AgentWorldPart) GPOINTER_TO_UINT (data);
}

static void
tear_down (AgentWorld *self, gconstpointer data)
{
  agent_world_tear_down (self);
}

void
agent_world_add_test (const char *path,
                      AgentWorldPart lacks,
                      void (*test) (AgentWorld *self, gconstpointer data))
{
  g_test_add (path, AgentWorld, GUINT_TO_POINTER (lacks), set_up, test, tear_down);
}

static void
log_decision (GString *log, const LimberDecisionRecord *decision)
{
  g_string_append (log, decision->event);
  if (decision->cause != NULL)
    g_string_append_printf (log, " %s", decision->cause);
  g_string_append_c (log, '|');
}

static void
decided_cb (AgentWorld *self, const LimberDecisionRecord *decision)
{
  log_decision (self->log, decision);
  if (self->log_fd > 0) {
    g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", decision->at.usec,
                                             decision->event);

    if (write (self->log_fd, line, strlen (line)) < 0)
      _exit (3);
  }
}

static void
ready_cb (gboolean *is_ready)
{
  *is_ready = TRUE;
}

static LimberHoldWatch *
make_hold_watch (AgentWorld *self)
{
  LimberHoldWatch *holds = limber_hold_watch_new ();

  limber_hold_watch_add (holds, LIMBER_HOLD_FULLSCREEN, LIMBER_SENSOR (self->fullscreen));
  limber_hold_watch_add (holds, LIMBER_HOLD_IDLE_INHIBITED, LIMBER_SENSOR (self->inhibited));
  return holds;
}

void
agent_world_start (AgentWorld *self)
{
  g_autoptr (GListStore) sources = g_list_store_new (LIMBER_TYPE_IDLE_SOURCE);
  g_autoptr (GListStore) sensors = g_list_store_new (LIMBER_TYPE_SENSOR);
  g_autoptr (LimberSensorGroup) lock = NULL;
  g_autoptr (LimberHoldWatch) holds = make_hold_watch (self);
  g_autoptr (LimberNotifier) notifier = limber_notifier_new (
      LIMBER_NOTIFICATION_SERVER (self->server), LIMBER_NOTIFIER_TIME_LIMIT_MSECS);
  g_autoptr (LimberLibrary) no_library = limber_library_new (self->folder, NULL, NULL);
  g_autofree char *alive_path = g_build_filename (self->folder, "limber", "agent-alive", NULL);
  gboolean is_ready = FALSE;

  if ((self->lacks & AGENT_WORLD_INPUT) == 0) {
    g_list_store_append (sources, self->keyboard);
    g_list_store_append (sources, self->tablet);
  }
  g_list_store_append (sensors, self->lock);
  lock = limber_sensor_group_new (G_LIST_MODEL (sensors));
  self->alive = limber_alive_file_open (alive_path, NULL);
  self->agent = limber_agent_new (
      &(LimberAgentParts){ .clock = LIMBER_CLOCK (self->clock),
                           .settings = self->settings,
                           .diary_path = self->diary_path,
                           .alive = self->alive,
                           .idle_sources = G_LIST_MODEL (sources),
                           .lock = (self->lacks & AGENT_WORLD_LOCK) == 0 ? lock : NULL,
                           .holds = (self->lacks & AGENT_WORLD_HOLDS) == 0 ? holds : NULL,
                           .notifier = (self->lacks & AGENT_WORLD_NOTIFIER) == 0 ? notifier : NULL,
                           .library = (self->lacks & AGENT_WORLD_LIBRARY) != 0 ? no_library : NULL,
                           .bus = self->bus });
  g_signal_connect_swapped (self->agent, "ready", G_CALLBACK (ready_cb), &is_ready);
  g_signal_connect_swapped (self->agent, "decided", G_CALLBACK (decided_cb), self);
  limber_agent_start (self->agent);
  while (!is_ready)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_func (self->agent, ready_cb, &is_ready);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  limber_agent_end_finish (LIMBER_AGENT (source), result);
  *(gboolean *) user_data = TRUE;
}

/* What is on its way holds on to the agent: returns when it is gone. */
static void
let_go (AgentWorld *self)
{
  gpointer agent = self->agent;

  g_signal_handlers_disconnect_by_data (self->agent, self);
  g_object_add_weak_pointer (G_OBJECT (agent), &agent);
  g_object_run_dispose (G_OBJECT (self->agent));
  g_clear_object (&self->agent);
  while (agent != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&self->alive, limber_alive_file_free);
}

void
agent_world_stop (AgentWorld *self)
{
  gboolean has_ended = FALSE;

  limber_agent_end_async (self->agent, ended_cb, &has_ended);
  while (!has_ended)
    g_main_context_iteration (NULL, TRUE);
  let_go (self);
}

void
agent_world_kill (AgentWorld *self)
{
  agent_world_settle (self);
  g_signal_handlers_disconnect_by_data (limber_agent_get_scheduler (self->agent), self->agent);
  let_go (self);
}

void
agent_world_type (AgentWorld *self)
{
  LimberIdleSource *source = LIMBER_IDLE_SOURCE (self->keyboard);

  if (self->keyboard->threshold_msecs == LIMBER_PRESENCE_FEED_SETTLE_MSECS)
    limber_idle_source_emit_went_idle (source);
  limber_idle_source_emit_became_active (source);
  agent_world_settle (self);
}

void
agent_world_rest (AgentWorld *self)
{
  agent_world_settle (self);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (self->keyboard));
  agent_world_settle (self);
}

void
agent_world_advance (AgentWorld *self, gint64 secs)
{
  limber_fake_clock_advance (self->clock, secs * G_USEC_PER_SEC);
  agent_world_settle (self);
}

void
agent_world_sit (AgentWorld *self, gint64 secs)
{
  agent_world_start (self);
  agent_world_type (self);
  agent_world_advance (self, secs);
}

void
agent_world_sit_until_due (AgentWorld *self)
{
  agent_world_sit (self, AGENT_WORLD_LIMIT_SECS);
}

void
agent_world_suspend (AgentWorld *self, gint64 secs)
{
  limber_fake_clock_suspend (self->clock, secs * G_USEC_PER_SEC);
  limber_clock_emit_wall_changed (LIMBER_CLOCK (self->clock));
  agent_world_settle (self);
}

static gboolean
is_writing (AgentWorld *self)
{
  LimberRecorder *recorder = self->agent != NULL ? agent_world_get_recorder (self) : NULL;

  return recorder != NULL && limber_recorder_get_problem (recorder) == NULL
         && limber_recorder_get_n_waiting (recorder) > 0;
}

void
agent_world_settle (AgentWorld *self)
{
  while (is_writing (self))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  limber_recorder_close_finish (LIMBER_RECORDER (source), result);
  *(gboolean *) user_data = TRUE;
}

void
agent_world_close_diary (AgentWorld *self)
{
  gboolean is_closed = FALSE;

  limber_recorder_close_async (agent_world_get_recorder (self), closed_cb, &is_closed);
  while (!is_closed)
    g_main_context_iteration (NULL, TRUE);
}

void
agent_world_wait_until_written (AgentWorld *self)
{
  while (limber_recorder_get_n_waiting (agent_world_get_recorder (self)) > 0)
    g_main_context_iteration (NULL, TRUE);
}

LimberSchedulerState
agent_world_get_state (AgentWorld *self)
{
  return limber_scheduler_get_state (limber_agent_get_scheduler (self->agent));
}

LimberRecorder *
agent_world_get_recorder (AgentWorld *self)
{
  return limber_agent_get_recorder (self->agent);
}

const char *
agent_world_get_source_name (AgentWorld *self)
{
  return limber_presence_feed_get_source_name (limber_agent_get_presence (self->agent));
}

const char *
agent_world_get_title (AgentWorld *self)
{
  LimberNotification *shown = fake_notification_server_get_shown (self->server);

  return shown != NULL ? shown->title : NULL;
}

char *
agent_world_read_decisions (AgentWorld *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  GString *text = g_string_new (NULL);

  agent_world_settle (self);
  diary = limber_diary_open (self->diary_path, AGENT_WORLD_START_USEC, &error);
  g_assert_no_error (error);
  decisions = limber_diary_list_decisions (diary, 0, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < decisions->len; i++)
    log_decision (text, g_ptr_array_index (decisions, i));
  return g_string_free (text, FALSE);
}

void
agent_world_assert_decisions (AgentWorld *self, const char *expected)
{
  g_autofree char *decisions = agent_world_read_decisions (self);

  g_assert_cmpstr (decisions, ==, expected);
}
