/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/agent-world.h"

#include "agent/limber-reminder-text.h"

#include <string.h>

/* The whole agent, but for the bus and the desktop: what it says to a person, and when. Names begin
 * with the id of the reliability scenario where there is one. */

static gboolean
has_action (LimberNotification *notification, const char *name)
{
  for (guint i = 0; i < notification->actions->len; i++) {
    LimberNotificationAction *action = g_ptr_array_index (notification->actions, i);

    if (g_str_equal (action->name, name))
      return TRUE;
  }
  return FALSE;
}

static void
test_reminds (AgentWorld *world, gconstpointer data)
{
  LimberNotification *shown;

  agent_world_sit_until_due (world);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_DUE);
  shown = fake_notification_server_get_shown (world->server);
  g_assert_nonnull (shown);
  g_assert_true (has_action (shown, "default"));
  g_assert_true (has_action (shown, "start"));
  g_assert_true (has_action (shown, "snooze"));
  g_assert_true (has_action (shown, "skip"));
  g_assert_nonnull (strstr (shown->body, "You have been sitting for 40 minutes."));
  g_assert_nonnull (strstr (shown->body, "\n2-minute desk reset, 2 minutes"));
  agent_world_assert_decisions (world, "sitting-started|due|notified first|");
}

/* S60 */
static void
test_withdrawn_at_start (AgentWorld *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  agent_world_sit_until_due (world);
  g_assert_nonnull (limber_agent_start_break (world->agent, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (agent_world_get_title (world));
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_IN_BREAK);
  g_assert_true (limber_agent_finish_break (world->agent, 1.0, &error));
  g_assert_cmpstr (world->log->str, ==,
                   "sitting-started|due|notified first|break-started|withdrawn started|"
                   "break-ended|sitting-ended|sitting-started|");
}

/* S61 */
static void
test_closed_by_hand (AgentWorld *world, gconstpointer data)
{
  agent_world_sit_until_due (world);
  fake_notification_server_close (world->server, LIMBER_CLOSED_DISMISSED);
  agent_world_settle (world);
  g_assert_null (agent_world_get_title (world));
  agent_world_advance (world, 300);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S63, and the next title is another */
static void
test_repeats (AgentWorld *world, gconstpointer data)
{
  g_autofree char *first = NULL;

  agent_world_sit_until_due (world);
  first = g_strdup (agent_world_get_title (world));
  agent_world_advance (world, 300);
  g_assert_cmpstr (agent_world_get_title (world), !=, first);
}

/* S65: the break is due all the same, recorded, and said once */
static void
test_no_server (AgentWorld *world, gconstpointer data)
{
  g_autofree char *decisions = NULL;
  const char *problem;

  agent_world_sit (world, 0);
  fake_notification_server_set_prompt (world->server, FALSE);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE, "*Nothing on this desktop*");
  fake_notification_server_refuse (world->server, LIMBER_NOTIFICATION_ERROR_NO_SERVER);
  agent_world_settle (world);
  g_test_assert_expected_messages ();
  problem = limber_banner_get_problem (limber_agent_get_banner (world->agent));
  g_assert_nonnull (problem);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_DUE);
  decisions = agent_world_read_decisions (world);
  g_assert_nonnull (strstr (decisions, "notification-failed no-notification-server|"));
  fake_notification_server_set_prompt (world->server, TRUE);
  agent_world_advance (world, 300);
  g_assert_null (limber_banner_get_problem (limber_agent_get_banner (world->agent)));
}

/* S66: it hangs, and the agent does not */
static void
test_server_hangs (AgentWorld *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  agent_world_sit (world, 0);
  fake_notification_server_set_prompt (world->server, FALSE);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
  g_assert_nonnull (fake_notification_server_get_call (world->server));
  g_assert_true (
      limber_scheduler_snooze (limber_agent_get_scheduler (world->agent), 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_SNOOZED);
  fake_notification_server_set_prompt (world->server, TRUE);
}

/* S70: whatever fails beside it, the break falls due and is offered. */
static void
test_part_missing (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  if ((world->lacks & AGENT_WORLD_INPUT) == 0)
    agent_world_type (world);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_DUE);
  g_assert_nonnull (strstr (world->log->str, "due|notified first|"));
  if ((world->lacks & AGENT_WORLD_NOTIFIER) == 0)
    g_assert_nonnull (agent_world_get_title (world));
}

static void
test_actions (AgentWorld *world, gconstpointer data)
{
  agent_world_sit_until_due (world);
  fake_notification_server_act (world->server, "snooze");
  agent_world_settle (world);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_SNOOZED);
  g_assert_null (agent_world_get_title (world));
  agent_world_advance (world, 300);
  g_assert_nonnull (agent_world_get_title (world));
  fake_notification_server_act (world->server, "skip");
  agent_world_settle (world);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_SITTING);
}

/* S89: the last snooze is spent, so none is offered */
static void
test_snooze_limit (AgentWorld *world, gconstpointer data)
{
  g_settings_set_int (world->settings, "snooze-limit", 1);
  agent_world_sit_until_due (world);
  fake_notification_server_act (world->server, "snooze");
  agent_world_advance (world, 300);
  g_assert_false (has_action (fake_notification_server_get_shown (world->server), "snooze"));
}

/* S51: read just before it would be shown */
static void
test_full_screen (AgentWorld *world, gconstpointer data)
{
  world->fullscreen->is_quiet = TRUE;
  agent_world_sit (world, 0);
  agent_world_set_fact (world->fullscreen, TRUE);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
  g_assert_cmpuint (world->fullscreen->n_refreshed, ==, 1);
  g_assert_null (agent_world_get_title (world));
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_HELD);
  world->fullscreen->is_quiet = FALSE;
  agent_world_set_fact (world->fullscreen, FALSE);
  agent_world_settle (world);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S51: a film begins while the banner is up. It is watched for then, and not all day. */
static void
test_full_screen_later (AgentWorld *world, gconstpointer data)
{
  world->fullscreen->is_quiet = TRUE;
  agent_world_sit (world, 0);
  g_assert_false (world->fullscreen->is_attentive);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_true (world->fullscreen->is_attentive);
  agent_world_set_fact (world->fullscreen, TRUE);
  agent_world_settle (world);
  g_assert_null (agent_world_get_title (world));
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_HELD);
  g_assert_false (world->fullscreen->is_attentive);
}

static gboolean
is_held_by_inhibitor (AgentWorld *world)
{
  guint holds = limber_scheduler_get_holds (limber_agent_get_scheduler (world->agent));

  return (holds & (1u << LIMBER_HOLD_IDLE_INHIBITED)) != 0;
}

/* S92: our own window keeps the screen on while a break runs; that is no reason for anything. Who
 * else does is heard again afterwards. */
static void
test_own_inhibitor (AgentWorld *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_settings_set_boolean (world->settings, "count-inhibited-as-sitting", TRUE);
  agent_world_sit_until_due (world);
  g_assert_nonnull (limber_agent_start_break (world->agent, NULL, &error));
  agent_world_settle (world);
  agent_world_set_fact (world->inhibited, TRUE);
  agent_world_settle (world);
  g_assert_false (is_held_by_inhibitor (world));
  agent_world_set_fact (world->inhibited, FALSE);
  agent_world_settle (world);
  g_assert_true (limber_agent_finish_break (world->agent, 1.0, &error));
  agent_world_settle (world);
  g_assert_false (is_held_by_inhibitor (world));
  g_assert_null (strstr (world->log->str, "held"));

  agent_world_set_fact (world->inhibited, TRUE);
  agent_world_settle (world);
  g_assert_true (is_held_by_inhibitor (world));
  g_assert_nonnull (limber_agent_start_break (world->agent, NULL, &error));
  agent_world_settle (world);
  g_assert_false (is_held_by_inhibitor (world));
  g_assert_true (limber_agent_finish_break (world->agent, 1.0, &error));
  agent_world_settle (world);
  g_assert_true (is_held_by_inhibitor (world));
}

/* S84: applied at once */
static void
test_setting (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 1800);
  g_settings_set_int (world->settings, "sitting-limit", 25);
  agent_world_settle (world);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S93 */
static void
test_pause_left_on (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 0);
  limber_scheduler_pause (limber_agent_get_scheduler (world->agent));
  agent_world_rest (world);
  agent_world_advance (world, 24 * 3600);
  agent_world_type (world);
  g_assert_cmpstr (agent_world_get_title (world), ==, "Reminders are still paused");
  fake_notification_server_act (world->server, "resume");
  agent_world_settle (world);
  g_assert_false (limber_scheduler_is_paused (limber_agent_get_scheduler (world->agent)));
}

static void
test_evening (AgentWorld *world, gconstpointer data)
{
  g_settings_set_string (world->settings, "evening-reminder", "10:00");
  agent_world_sit (world, 0);
  limber_agent_beat (world->agent);
  agent_world_settle (world);
  g_assert_null (agent_world_get_title (world));
  limber_scheduler_pause_for (limber_agent_get_scheduler (world->agent), 1, NULL);
  agent_world_advance (world, 60);
  g_settings_set_string (world->settings, "evening-reminder", "09:01");
  limber_agent_beat (world->agent);
  while (agent_world_get_title (world) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (agent_world_get_title (world), ==, "Your evening note");
  fake_notification_server_close (world->server, LIMBER_CLOSED_DISMISSED);
  agent_world_settle (world);
  limber_agent_beat (world->agent);
  agent_world_settle (world);
  g_assert_null (agent_world_get_title (world));
}

/* Nor in the middle of a break, nor instead of a reminder that came while it was looked up */
static void
test_evening_waits (AgentWorld *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_settings_set_string (world->settings, "evening-reminder", "09:01");
  agent_world_sit (world, 120);
  g_assert_nonnull (limber_agent_start_break (world->agent, NULL, &error));
  limber_agent_beat (world->agent);
  agent_world_settle (world);
  g_assert_null (agent_world_get_title (world));
  g_assert_true (limber_agent_finish_break (world->agent, 1.0, &error));

  limber_agent_beat (world->agent);
  limber_banner_show_test (limber_agent_get_banner (world->agent));
  agent_world_close_diary (world);
  limber_recorder_reopen (agent_world_get_recorder (world));
  while (limber_recorder_get_diary (agent_world_get_recorder (world)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  fake_notification_server_close (world->server, LIMBER_CLOSED_DISMISSED);
  agent_world_settle (world);
  g_assert_null (agent_world_get_title (world));
  limber_agent_beat (world->agent);
  while (agent_world_get_title (world) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (agent_world_get_title (world), ==, "Your evening note");
}

static void
test_chosen_routine (AgentWorld *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_settings_set_string (world->settings, "reminder-routine", "neck_shoulders_5min");
  agent_world_start (world);
  g_assert_cmpstr (limber_agent_get_next_routine (world->agent), ==, "neck_shoulders_5min");
  /* while it runs */
  g_settings_set_string (world->settings, "reminder-routine", "desk_reset_2min");
  g_assert_cmpstr (limber_agent_get_next_routine (world->agent), ==, "desk_reset_2min");
  g_settings_set_string (world->settings, "reminder-routine", "neck_shoulders_5min");
  agent_world_type (world);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
  /* Not on a screen that others may see … */
  g_assert_nonnull (
      strstr (fake_notification_server_get_shown (world->server)->body, "Stretching, "));
  /* … unless the person says so */
  g_settings_set_boolean (world->settings, "notification-details", TRUE);
  agent_world_advance (world, 300);
  g_assert_nonnull (
      strstr (fake_notification_server_get_shown (world->server)->body, "Neck and shoulders, "));
  g_assert_null (limber_agent_start_break (world->agent, "no_such_routine", &error));
  g_assert_nonnull (error);
}

/* What is done is offered again only after all else that fits. */
static void
test_rotation (AgentWorld *world, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;

  agent_world_sit_until_due (world);
  first = g_strdup (limber_agent_get_next_routine (world->agent));
  g_assert_nonnull (limber_agent_start_break (world->agent, NULL, &error));
  agent_world_advance (world, 90);
  g_assert_true (limber_agent_finish_break (world->agent, 0.95, &error));
  g_assert_cmpstr (limber_agent_get_next_routine (world->agent), !=, first);

  /* through all that fits, which a rest for the eyes does not */
  for (guint i = 0; i < 8; i++) {
    g_assert_cmpstr (limber_agent_get_next_routine (world->agent), !=, "eyes_90s");
    g_assert_nonnull (limber_agent_start_break (world->agent, NULL, &error));
    agent_world_advance (world, 90);
    g_assert_true (limber_agent_finish_break (world->agent, 0.95, &error));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) agent_world_add_test ("/agent/agent/" name, 0, function)

  ADD ("reminds", test_reminds);
  ADD ("S51-full-screen", test_full_screen);
  ADD ("S51-full-screen-later", test_full_screen_later);
  ADD ("S60-withdrawn-at-start", test_withdrawn_at_start);
  ADD ("S61-closed-by-hand", test_closed_by_hand);
  ADD ("S63-repeats", test_repeats);
  ADD ("S65-no-server", test_no_server);
  ADD ("S66-server-hangs", test_server_hangs);
  ADD ("S84-setting", test_setting);
  ADD ("S89-snooze-limit", test_snooze_limit);
  ADD ("S92-own-inhibitor", test_own_inhibitor);
  ADD ("S93-pause-left-on", test_pause_left_on);
  ADD ("actions", test_actions);
  ADD ("evening", test_evening);
  ADD ("evening-waits", test_evening_waits);
  ADD ("chosen-routine", test_chosen_routine);
  ADD ("rotation", test_rotation);

#define ADD_WITHOUT(name, parts)                                                                   \
  agent_world_add_test ("/agent/agent/S70-without-" name, parts, test_part_missing)

  ADD_WITHOUT ("lock", AGENT_WORLD_LOCK);
  ADD_WITHOUT ("holds", AGENT_WORLD_HOLDS);
  ADD_WITHOUT ("notifier", AGENT_WORLD_NOTIFIER);
  ADD_WITHOUT ("library", AGENT_WORLD_LIBRARY);
  ADD_WITHOUT ("input", AGENT_WORLD_INPUT);
  ADD_WITHOUT ("all", AGENT_WORLD_LOCK | AGENT_WORLD_HOLDS | AGENT_WORLD_NOTIFIER
                          | AGENT_WORLD_LIBRARY | AGENT_WORLD_INPUT);
  return g_test_run ();
}
