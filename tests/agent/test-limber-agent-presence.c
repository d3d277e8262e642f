/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/agent-world.h"

#include "agent/limber-agent-probes.h"

#include <string.h>

/* The whole agent, but for the bus and the desktop: whether somebody is there. Names begin with the
 * id of the reliability scenario where there is one. */

/* S32: nothing plays before the first full interval after an absence */
static void
test_credited (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, AGENT_WORLD_LIMIT_SECS - 60);
  agent_world_rest (world);
  agent_world_advance (world, 600);
  agent_world_type (world);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS - 60);
  g_assert_null (agent_world_get_title (world));
  agent_world_advance (world, 60);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S33: it falls due while nobody is there */
static void
test_empty_chair (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, AGENT_WORLD_LIMIT_SECS - 60);
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
  agent_world_sit (world, AGENT_WORLD_LIMIT_SECS - 60);
  agent_world_suspend (world, 3 * 3600);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_AWAY);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_SETTLE_MSECS);
  agent_world_type (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS - 60);
  g_assert_null (agent_world_get_title (world));
}

/* S06 */
static void
test_lock (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 1920);
  agent_world_set_fact (world->lock, TRUE);
  agent_world_advance (world, 280);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_AWAY);
  agent_world_set_fact (world->lock, FALSE);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS - 1);
  g_assert_null (agent_world_get_title (world));
}

/* S05: locked for a moment by somebody who types on: no mechanism told of a pause */
static void
test_lock_and_type_on (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 1920);
  agent_world_set_fact (world->lock, TRUE);
  agent_world_advance (world, 20);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_AWAY);
  agent_world_set_fact (world->lock, FALSE);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS - 1940);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S17: a loop that is blocked is no suspend */
static void
test_blocked (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 15);
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
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS * 2);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_AWAY);
  g_assert_cmpstr (world->log->str, ==, "");
}

/* S28: the compositor dies, and comes back after a while */
static void
test_mechanism_lost (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 0);
  world->keyboard->is_missing = TRUE;
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (world->keyboard));
  agent_world_settle (world);
  g_assert_null (agent_world_get_source_name (world));
  /* Rule 15: who is not locked out counts as present. */
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S29: the agent is there before the compositor; an unlock is one of the times to look again */
static void
test_mechanism_late (AgentWorld *world, gconstpointer data)
{
  world->keyboard->is_missing = TRUE;
  agent_world_start (world);
  g_assert_null (agent_world_get_source_name (world));
  world->keyboard->is_missing = FALSE;
  agent_world_set_fact (world->lock, TRUE);
  agent_world_settle (world);
  agent_world_set_fact (world->lock, FALSE);
  agent_world_settle (world);
  g_assert_cmpstr (agent_world_get_source_name (world), ==, "Keyboard");
  agent_world_type (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
}

/* The mechanism tells of no pause at first: somebody seems to type. */
static void
begin_without_pause (AgentWorld *world)
{
  agent_world_start (world);
  while (!limber_presence_feed_is_active (limber_agent_get_presence (world->agent)))
    g_main_context_iteration (NULL, TRUE);
}

/* A mechanism is offered, and never tells of anything, for minutes. */
static void
begin_in_silence (AgentWorld *world)
{
  begin_without_pause (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_SETTLE_MSECS);
  agent_world_advance (world, 299);
  limber_agent_beat (world->agent);
  g_assert_nonnull (agent_world_get_source_name (world));
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
  g_autoptr (GVariant) probe = NULL;
  gboolean is_used = TRUE;

  begin_in_silence (world);
  g_assert_null (agent_world_get_source_name (world));
  probe = check_idle (world);
  g_assert_nonnull (probe);
  g_assert_true (g_variant_lookup (probe, "is-used", "b", &is_used));
  g_assert_false (is_used);
  agent_world_advance (world, AGENT_WORLD_LIMIT_SECS - 300);
  g_assert_nonnull (agent_world_get_title (world));

  g_assert_true (world->keyboard->is_started);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (world->keyboard));
  agent_world_settle (world);
  g_assert_cmpstr (agent_world_get_source_name (world), ==, "Keyboard");
  agent_world_type (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
}

/* S22: the next one takes over, and has to tell of a pause itself */
static void
test_silent_and_next (AgentWorld *world, gconstpointer data)
{
  world->tablet->is_missing = FALSE;
  begin_in_silence (world);
  g_assert_nonnull (agent_world_get_source_name (world));
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
  begin_without_pause (world);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (world->keyboard));
  agent_world_settle (world);
  g_assert_cmpuint (world->keyboard->threshold_msecs, ==, LIMBER_PRESENCE_FEED_IDLE_MSECS);
  g_assert_cmpint (agent_world_get_state (world), ==, LIMBER_SCHEDULER_SITTING);
  agent_world_advance (world, 3 * 3600);
  limber_agent_beat (world->agent);
  g_assert_nonnull (agent_world_get_source_name (world));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) agent_world_add_test ("/agent/agent-presence/" name, 0, function)

  ADD ("S01-suspend", test_suspend);
  ADD ("S05-lock-and-type-on", test_lock_and_type_on);
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
  return g_test_run ();
}
