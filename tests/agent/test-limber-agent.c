/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/agent-world.h"

#include "agent/limber-agent-probes.h"
#include "agent/limber-reminder-text.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* The whole agent, but for the bus and the desktop. Names begin with the id of the reliability
 * scenario where there is one. */

#define LIMIT_SECS 2400

static void
set_up (AgentWorld *world, gconstpointer data)
{
  agent_world_set_up (world);
}

static void
tear_down (AgentWorld *world, gconstpointer data)
{
  agent_world_tear_down (world);
}

static void
sit_until_due (AgentWorld *world)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS);
}

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
  g_autofree char *decisions = NULL;

  sit_until_due (world);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_DUE);
  shown = fake_notification_server_get_shown (world->server);
  g_assert_nonnull (shown);
  g_assert_true (has_action (shown, "default"));
  g_assert_true (has_action (shown, "start"));
  g_assert_true (has_action (shown, "snooze"));
  g_assert_true (has_action (shown, "skip"));
  g_assert_nonnull (strstr (shown->body, "You have been sitting for 40 minutes."));
  g_assert_nonnull (strstr (shown->body, "\n2-minute desk reset, 2 minutes"));
  decisions = agent_world_read_decisions (world);
  g_assert_cmpstr (decisions, ==, "sitting-started|due|notified first|");
}

/* S32: nothing plays before the first full interval after an absence */
static void
test_credited (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS - 60);
  agent_world_rest (world);
  agent_world_advance (world, 600);
  agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS - 60);
  g_assert_null (agent_world_get_title (world));
  agent_world_advance (world, 60);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S33: it falls due while nobody is there */
static void
test_empty_chair (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS - 60);
  agent_world_rest (world);
  agent_world_advance (world, 100);
  g_assert_null (agent_world_get_title (world));
  agent_world_type (world);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S01, S08: the lid was closed, and no mechanism told of idle */
static void
test_suspend (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS - 60);
  agent_world_suspend (world, 3 * 3600);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_AWAY);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_SETTLE_MSECS);
  agent_world_type (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
  agent_world_advance (world, LIMIT_SECS - 60);
  g_assert_null (agent_world_get_title (world));
}

/* S17: a loop that is blocked is no suspend */
static void
test_blocked (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, 15);
  limber_clock_emit_wall_changed (LIMBER_CLOCK (world->clock));
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_SITTING);
}

/* S27: a watch that begins takes nobody to be there */
static void
test_nobody_at_start (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (world->keyboard));
  agent_world_advance (world, LIMIT_SECS * 2);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_AWAY);
  g_assert_cmpstr (world->log->str, ==, "");
}

/* S28: the compositor dies, and comes back after a while */
static void
test_mechanism_lost (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  world->keyboard->is_missing = TRUE;
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (world->keyboard));
  agent_world_settle (world);
  g_assert_null (limber_presence_feed_get_source_name (limber_agent_get_presence (world->agent)));
  /* Rule 15: who is not locked out counts as present. */
  agent_world_advance (world, LIMIT_SECS);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S29: the agent is there before the compositor; an unlock is one of the times to look again */
static void
test_mechanism_late (AgentWorld *world, gconstpointer data)
{
  LimberPresenceFeed *presence;

  world->keyboard->is_missing = TRUE;
  agent_world_start (world);
  presence = limber_agent_get_presence (world->agent);
  g_assert_null (limber_presence_feed_get_source_name (presence));
  world->keyboard->is_missing = FALSE;
  agent_world_set_fact (world->lock, TRUE);
  agent_world_settle (world);
  agent_world_set_fact (world->lock, FALSE);
  agent_world_settle (world);
  g_assert_cmpstr (limber_presence_feed_get_source_name (presence), ==, "Keyboard");
  agent_world_type (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
}

/* A mechanism is offered, and never tells of anything; somebody seems to type for minutes. */
static void
begin_in_silence (AgentWorld *world)
{
  agent_world_start (world);
  while (!limber_presence_feed_is_active (limber_agent_get_presence (world->agent)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_SETTLE_MSECS);
  agent_world_advance (world, 299);
  limber_agent_beat (world->agent);
  g_assert_nonnull (
      limber_presence_feed_get_source_name (limber_agent_get_presence (world->agent)));
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE,
                         "Keyboard has not told of any pause*");
  agent_world_advance (world, 1);
  limber_agent_beat (world->agent);
  g_test_assert_expected_messages ();
}

static void
probes_gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GVariant **) user_data = limber_agent_probes_finish (LIMBER_AGENT (source), result);
}

/* What `limberctl agent check` says of the first mechanism of activity: (transfer full) */
static GVariant *
check_idle (AgentWorld *world)
{
  g_autoptr (GVariant) probes = NULL;

  limber_agent_probes_gather_async (world->agent, NULL, probes_gathered_cb, &probes);
  while (probes == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < g_variant_n_children (probes); i++) {
    g_autoptr (GVariant) probe = g_variant_get_child_value (probes, i);
    const char *reason = NULL;

    if (g_variant_lookup (probe, "reason", "&s", &reason)
        && strstr (reason, "not believed") != NULL)
      return g_steal_pointer (&probe);
  }
  return NULL;
}

/* S22: who is not locked out counts as present, until the mechanism speaks after all */
static void
test_silent_mechanism (AgentWorld *world, gconstpointer data)
{
  LimberPresenceFeed *presence;
  g_autoptr (GVariant) probe = NULL;
  gboolean is_used = TRUE;

  begin_in_silence (world);
  presence = limber_agent_get_presence (world->agent);
  g_assert_null (limber_presence_feed_get_source_name (presence));
  probe = check_idle (world);
  g_assert_nonnull (probe);
  g_assert_true (g_variant_lookup (probe, "is-used", "b", &is_used));
  g_assert_false (is_used);
  agent_world_advance (world, LIMIT_SECS - 300);
  g_assert_nonnull (agent_world_get_title (world));

  g_assert_true (world->keyboard->is_started);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (world->keyboard));
  agent_world_settle (world);
  g_assert_cmpstr (limber_presence_feed_get_source_name (presence), ==, "Keyboard");
  agent_world_type (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
}

/* S22: the next one takes over, and has to tell of a pause itself */
static void
test_silent_and_next (AgentWorld *world, gconstpointer data)
{
  LimberPresenceFeed *presence;

  world->tablet->is_missing = FALSE;
  begin_in_silence (world);
  presence = limber_agent_get_presence (world->agent);
  g_assert_nonnull (limber_presence_feed_get_source_name (presence));
  g_assert_false (world->keyboard->is_started);
  g_assert_true (world->tablet->is_started);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (world->tablet));
  limber_idle_source_emit_became_active (LIMBER_IDLE_SOURCE (world->tablet));
  agent_world_settle (world);
  g_assert_cmpuint (world->tablet->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
}

/* S22: a pause of a second proves it, and costs no more from then on */
static void
test_proven_mechanism (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  while (!limber_presence_feed_is_active (limber_agent_get_presence (world->agent)))
    g_main_context_iteration (NULL, TRUE);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (world->keyboard));
  agent_world_settle (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_SITTING);
  agent_world_advance (world, 3 * 3600);
  limber_agent_beat (world->agent);
  g_assert_nonnull (
      limber_presence_feed_get_source_name (limber_agent_get_presence (world->agent)));
}

/* S60 */
static void
test_withdrawn_at_start (AgentWorld *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sit_until_due (world);
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
  sit_until_due (world);
  fake_notification_server_close (world->server, LIMBER_CLOSED_DISMISSED);
  agent_world_settle (world);
  g_assert_null (agent_world_get_title (world));
  agent_world_advance (world, 300);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S62: a restart shows it again at the next input, once */
static void
test_restart (AgentWorld *world, gconstpointer data)
{
  sit_until_due (world);
  agent_world_stop (world);
  g_assert_null (agent_world_get_title (world));
  agent_world_advance (world, 60);
  agent_world_start (world);
  g_assert_null (agent_world_get_title (world));
  agent_world_type (world);
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_cmpstr (
      world->log->str, ==,
      "sitting-started|due|notified first|withdrawn restart|not-reminded away|notified again|");
}

/* S63, and the next title is another */
static void
test_repeats (AgentWorld *world, gconstpointer data)
{
  g_autofree char *first = NULL;

  sit_until_due (world);
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

  agent_world_start (world);
  agent_world_type (world);
  fake_notification_server_set_prompt (world->server, FALSE);
  agent_world_advance (world, LIMIT_SECS);
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

  agent_world_start (world);
  agent_world_type (world);
  fake_notification_server_set_prompt (world->server, FALSE);
  agent_world_advance (world, LIMIT_SECS);
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
  world->lacks = (AgentWorldPart) GPOINTER_TO_UINT (data);
  agent_world_start (world);
  if ((world->lacks & AGENT_WORLD_INPUT) == 0)
    agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_DUE);
  g_assert_nonnull (strstr (world->log->str, "due|notified first|"));
  if ((world->lacks & AGENT_WORLD_NOTIFIER) == 0)
    g_assert_nonnull (agent_world_get_title (world));
}

static void
test_actions (AgentWorld *world, gconstpointer data)
{
  sit_until_due (world);
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
  sit_until_due (world);
  fake_notification_server_act (world->server, "snooze");
  agent_world_advance (world, 300);
  g_assert_false (has_action (fake_notification_server_get_shown (world->server), "snooze"));
}

/* S51: read just before it would be shown */
static void
test_full_screen (AgentWorld *world, gconstpointer data)
{
  world->fullscreen->is_quiet = TRUE;
  agent_world_start (world);
  agent_world_type (world);
  agent_world_set_fact (world->fullscreen, TRUE);
  agent_world_advance (world, LIMIT_SECS);
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
  agent_world_start (world);
  agent_world_type (world);
  g_assert_false (world->fullscreen->is_attentive);
  agent_world_advance (world, LIMIT_SECS);
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
  sit_until_due (world);
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

/* S06 */
static void
test_lock (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, 1920);
  agent_world_set_fact (world->lock, TRUE);
  agent_world_advance (world, 280);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_AWAY);
  agent_world_set_fact (world->lock, FALSE);
  agent_world_advance (world, LIMIT_SECS - 1);
  g_assert_null (agent_world_get_title (world));
}

/* S84: applied at once */
static void
test_setting (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, 1800);
  g_settings_set_int (world->settings, "sitting-limit", 25);
  agent_world_settle (world);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S93 */
static void
test_pause_left_on (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  limber_scheduler_pause (limber_agent_get_scheduler (world->agent));
  agent_world_rest (world);
  agent_world_advance (world, 24 * 3600);
  agent_world_type (world);
  g_assert_cmpstr (agent_world_get_title (world), ==, "Reminders are still paused");
  fake_notification_server_act (world->server, "resume");
  agent_world_settle (world);
  g_assert_false (limber_scheduler_is_paused (limber_agent_get_scheduler (world->agent)));
}

/* S80: killed in the middle of a long sitting; the stamp says that it went on */
static void
test_killed (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, 1200);
  limber_agent_beat (world->agent);
  agent_world_kill (world);
  agent_world_advance (world, 20);
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS - 1220);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S80: the power is cut, and the machine comes back after a rest */
static void
test_rebooted (AgentWorld *world, gconstpointer data)
{
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, 1200);
  limber_agent_beat (world->agent);
  agent_world_kill (world);
  agent_world_advance (world, 600);
  limber_fake_clock_reboot (world->clock);
  agent_world_start (world);
  agent_world_type (world);
  agent_world_advance (world, LIMIT_SECS - 1);
  g_assert_null (agent_world_get_title (world));
  g_assert_nonnull (strstr (world->log->str, "credited"));
}

/* S81: nothing can be written here (a file stands where the folder would be) */
static void
test_read_only_home (AgentWorld *world, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (world->folder, "limber", NULL);

  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE, "*");
  sit_until_due (world);
  g_test_assert_expected_messages ();
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_nonnull (limber_recorder_get_problem (limber_agent_get_recorder (world->agent)));

  /* It can again: nothing was lost. */
  g_assert_cmpint (g_unlink (folder), ==, 0);
  limber_agent_beat (world->agent);
  while (limber_recorder_get_n_waiting (limber_agent_get_recorder (world->agent)) > 0)
    g_main_context_iteration (NULL, TRUE);
  {
    g_autofree char *decisions = agent_world_read_decisions (world);

    g_assert_cmpstr (decisions, ==, "sitting-started|due|notified first|");
  }
}

/* S81: no byte can be written any more, as on a full disk, until some is freed */
static void
test_disk_full (AgentWorld *world, gconstpointer data)
{
  LimberRecorder *recorder;
  struct rlimit before, full;
  g_autofree char *decisions = NULL;

  agent_world_start (world);
  agent_world_type (world);
  recorder = limber_agent_get_recorder (world->agent);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  full = before;
  full.rlim_cur = 1;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE, "*");
  limber_fake_clock_advance (world->clock, LIMIT_SECS * (gint64) G_USEC_PER_SEC);
  while (limber_recorder_get_problem (recorder) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_test_assert_expected_messages ();
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_cmpuint (limber_recorder_get_n_waiting (recorder), >, 0);

  limber_agent_beat (world->agent);
  while (limber_recorder_get_n_waiting (recorder) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (limber_recorder_get_problem (recorder));
  decisions = agent_world_read_decisions (world);
  g_assert_cmpstr (decisions, ==, "sitting-started|due|notified first|");
}

/* S82: a damaged diary is left as it is, said once, and the rest goes on */
static void
test_damaged_diary (AgentWorld *world, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (world->diary_path);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (world->diary_path, "this is no diary at all", -1, NULL));
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE, "*");
  sit_until_due (world);
  g_test_assert_expected_messages ();
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_true (g_file_get_contents (world->diary_path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "this is no diary at all");
}

/* The file is somebody else's for a while. */
static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  limber_recorder_close_finish (LIMBER_RECORDER (source), result);
  *(gboolean *) user_data = TRUE;
}

static void
test_diary_closed (AgentWorld *world, gconstpointer data)
{
  LimberRecorder *recorder;
  gboolean is_closed = FALSE;
  g_autofree char *decisions = NULL;

  agent_world_start (world);
  agent_world_type (world);
  recorder = limber_agent_get_recorder (world->agent);
  limber_recorder_close_async (recorder, closed_cb, &is_closed);
  while (!is_closed)
    g_main_context_iteration (NULL, TRUE);
  limber_fake_clock_advance (world->clock, LIMIT_SECS * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (limber_recorder_get_n_waiting (recorder), >, 0);
  limber_recorder_reopen (recorder);
  decisions = agent_world_read_decisions (world);
  g_assert_cmpstr (decisions, ==, "sitting-started|due|notified first|");
}

/* S94: one agent a diary */
static void
test_second_agent (AgentWorld *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "limber", "agent-alive", NULL);
  g_autoptr (GError) error = NULL;

  agent_world_start (world);
  g_assert_null (limber_alive_file_open (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

static void
test_evening (AgentWorld *world, gconstpointer data)
{
  g_settings_set_string (world->settings, "evening-reminder", "10:00");
  agent_world_start (world);
  agent_world_type (world);
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
  agent_world_advance (world, LIMIT_SECS);
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

  sit_until_due (world);
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

#define ADD(name, function)                                                                        \
  g_test_add ("/agent/agent/" name, AgentWorld, NULL, set_up, function, tear_down)

  ADD ("reminds", test_reminds);
  ADD ("S01-suspend", test_suspend);
  ADD ("S06-lock", test_lock);
  ADD ("S17-blocked", test_blocked);
  ADD ("S22-silent-mechanism", test_silent_mechanism);
  ADD ("S22-silent-and-next", test_silent_and_next);
  ADD ("S22-proven-mechanism", test_proven_mechanism);
  ADD ("S27-nobody-at-start", test_nobody_at_start);
  ADD ("S28-mechanism-lost", test_mechanism_lost);
  ADD ("S29-mechanism-late", test_mechanism_late);
  ADD ("S32-credited", test_credited);
  ADD ("S33-empty-chair", test_empty_chair);
  ADD ("S51-full-screen", test_full_screen);
  ADD ("S51-full-screen-later", test_full_screen_later);
  ADD ("S60-withdrawn-at-start", test_withdrawn_at_start);
  ADD ("S61-closed-by-hand", test_closed_by_hand);
  ADD ("S62-restart", test_restart);
  ADD ("S63-repeats", test_repeats);
  ADD ("S65-no-server", test_no_server);
  ADD ("S66-server-hangs", test_server_hangs);
#define ADD_WITHOUT(name, parts)                                                                   \
  g_test_add ("/agent/agent/S70-without-" name, AgentWorld, GUINT_TO_POINTER (parts), set_up,      \
              test_part_missing, tear_down)
  ADD_WITHOUT ("lock", AGENT_WORLD_LOCK);
  ADD_WITHOUT ("holds", AGENT_WORLD_HOLDS);
  ADD_WITHOUT ("notifier", AGENT_WORLD_NOTIFIER);
  ADD_WITHOUT ("library", AGENT_WORLD_LIBRARY);
  ADD_WITHOUT ("input", AGENT_WORLD_INPUT);
  ADD_WITHOUT ("all", AGENT_WORLD_LOCK | AGENT_WORLD_HOLDS | AGENT_WORLD_NOTIFIER
                          | AGENT_WORLD_LIBRARY | AGENT_WORLD_INPUT);
#undef ADD_WITHOUT
  ADD ("S80-killed", test_killed);
  ADD ("S80-rebooted", test_rebooted);
  ADD ("S81-read-only-home", test_read_only_home);
  ADD ("S81-disk-full", test_disk_full);
  ADD ("S82-damaged-diary", test_damaged_diary);
  ADD ("S84-setting", test_setting);
  ADD ("S89-snooze-limit", test_snooze_limit);
  ADD ("S92-own-inhibitor", test_own_inhibitor);
  ADD ("S93-pause-left-on", test_pause_left_on);
  ADD ("S94-second-agent", test_second_agent);
  ADD ("actions", test_actions);
  ADD ("diary-closed", test_diary_closed);
  ADD ("evening", test_evening);
  ADD ("chosen-routine", test_chosen_routine);
  ADD ("rotation", test_rotation);
  return g_test_run ();
}
