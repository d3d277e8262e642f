/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-agent-service-private.h"

#include "agent/limber-agent-probes.h"
#include "bus/limber-agent-error.h"
#include "core/limber-decision-text.h"
#include "core/limber-local-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * LimberAgentService, the verbs: each method of the interface checks what strangers send, asks the
 * agent and answers. GDBus has checked the types. Whoever begins a break or closes the diary is
 * watched, because whoever dies cannot say so.
 */

#define MAX_WHY 1000
/* Answers under way at once: each takes some hundred kilobytes */
#define MAX_WHY_AT_ONCE 3

/* @error: (transfer full): the scheduler's refusal in the words of the bus */
static gboolean
refuse (GDBusMethodInvocation *invocation, GError *error)
{
  g_autoptr (GError) refusal = error;
  LimberAgentError code = LIMBER_AGENT_ERROR_OUT_OF_RANGE;

  if (g_error_matches (refusal, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_NOTHING_DUE))
    code = LIMBER_AGENT_ERROR_NOTHING_DUE;
  else if (g_error_matches (refusal, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_SNOOZE_LIMIT))
    code = LIMBER_AGENT_ERROR_SNOOZE_LIMIT;
  else if (refusal->domain == LIMBER_AGENT_ERROR)
    code = (LimberAgentError) refusal->code;
  g_dbus_method_invocation_return_error_literal (invocation, LIMBER_AGENT_ERROR, (int) code,
                                                 refusal->message);
  return TRUE;
}

static gboolean
refuse_with (GDBusMethodInvocation *invocation, LimberAgentError code, const char *message)
{
  g_dbus_method_invocation_return_error_literal (invocation, LIMBER_AGENT_ERROR, (int) code,
                                                 message);
  return TRUE;
}

/* Whoever began the break has gone: it ends as what is known to be done. */
static void
breaker_gone_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  LimberAgentService *self = user_data;

  g_clear_handle_id (&self->break_watch_id, g_bus_unwatch_name);
  limber_scheduler_end_vanished (limber_agent_get_scheduler (self->agent));
  limber_agent_service_publish_now (self);
}

static gboolean
start_cb (LimberAgentService *self, GDBusMethodInvocation *invocation, const char *routine)
{
  GError *error = NULL;
  const char *id = limber_agent_start_break (self->agent, *routine != '\0' ? routine : NULL,
                                             &error);

  if (id == NULL)
    return refuse (invocation, error);
  g_clear_handle_id (&self->break_watch_id, g_bus_unwatch_name);
  self->break_watch_id = g_bus_watch_name_on_connection (
      self->bus, g_dbus_method_invocation_get_sender (invocation), G_BUS_NAME_WATCHER_FLAGS_NONE,
      NULL, breaker_gone_cb, self, NULL);
  limber_agent_service_publish_now (self);
  limber_bus_agent_complete_start (self->skeleton, invocation, id);
  return TRUE;
}

/* Whether @break_id, if it is said, is what runs */
static gboolean
is_running (LimberAgentService *self, const char *break_id)
{
  LimberScheduler *scheduler = limber_agent_get_scheduler (self->agent);

  return limber_scheduler_get_state (scheduler) == LIMBER_SCHEDULER_IN_BREAK
         && (*break_id == '\0'
             || g_strcmp0 (break_id, limber_scheduler_get_break_id (scheduler)) == 0);
}

static gboolean
progress_cb (LimberAgentService *self,
             GDBusMethodInvocation *invocation,
             const char *break_id,
             double done)
{
  if (!is_running (self, break_id))
    return refuse_with (invocation, LIMBER_AGENT_ERROR_NOTHING_DUE, _ ("no break is running"));
  if (!isfinite (done) || done < 0 || done > 1)
    return refuse_with (invocation, LIMBER_AGENT_ERROR_OUT_OF_RANGE,
                        _ ("done is a share from 0 to 1"));
  limber_scheduler_set_progress (limber_agent_get_scheduler (self->agent), done);
  limber_bus_agent_complete_progress (self->skeleton, invocation);
  return TRUE;
}

static gboolean
finish_cb (LimberAgentService *self,
           GDBusMethodInvocation *invocation,
           const char *break_id,
           double done)
{
  GError *error = NULL;

  if (!is_running (self, break_id))
    return refuse_with (invocation, LIMBER_AGENT_ERROR_NOTHING_DUE, _ ("no break is running"));
  if (!limber_agent_finish_break (self->agent, done, &error))
    return refuse (invocation, error);
  g_clear_handle_id (&self->break_watch_id, g_bus_unwatch_name);
  limber_agent_service_publish_now (self);
  limber_bus_agent_complete_finish (self->skeleton, invocation);
  return TRUE;
}

static gboolean
ready_cb (LimberAgentService *self, GDBusMethodInvocation *invocation, const char *routine)
{
  if (limber_routine_chooser_find (limber_agent_get_chooser (self->agent), routine) == NULL)
    return refuse_with (invocation, LIMBER_AGENT_ERROR_UNKNOWN_ROUTINE,
                        _ ("There is no such routine."));
  limber_agent_show_ready (self->agent, routine);
  limber_bus_agent_complete_ready (self->skeleton, invocation);
  return TRUE;
}

static gboolean
snooze_cb (LimberAgentService *self, GDBusMethodInvocation *invocation, guint minutes)
{
  GError *error = NULL;
  int n_left = 0;

  if (!limber_scheduler_snooze (limber_agent_get_scheduler (self->agent),
                                (int) MIN (minutes, (guint) G_MAXINT), &n_left, &error))
    return refuse (invocation, error);
  limber_agent_service_publish_now (self);
  limber_bus_agent_complete_snooze (self->skeleton, invocation, (guint) n_left);
  return TRUE;
}

static gboolean
skip_cb (LimberAgentService *self, GDBusMethodInvocation *invocation, const char *reason)
{
  if (*reason != '\0' && limber_decision_text_reason (reason) == NULL)
    return refuse_with (invocation, LIMBER_AGENT_ERROR_OUT_OF_RANGE,
                        _ ("a reason is one of: not-now, in-pain, already-did-it, "
                           "does-not-suit-me"));
  limber_scheduler_skip (limber_agent_get_scheduler (self->agent), *reason != '\0' ? reason : NULL);
  g_clear_handle_id (&self->break_watch_id, g_bus_unwatch_name);
  limber_agent_service_publish_now (self);
  limber_bus_agent_complete_skip (self->skeleton, invocation);
  return TRUE;
}

static gboolean
pause_cb (LimberAgentService *self,
          GDBusMethodInvocation *invocation,
          guint minutes,
          const char *until)
{
  LimberScheduler *scheduler = limber_agent_get_scheduler (self->agent);
  GError *error = NULL;
  int mins = 0;

  if (minutes > 0 && *until != '\0')
    return refuse_with (invocation, LIMBER_AGENT_ERROR_OUT_OF_RANGE,
                        _ ("a pause has a length or an end, not both"));
  if (*until != '\0') {
    if (!limber_local_time_parse (until, FALSE, &mins))
      return refuse_with (invocation, LIMBER_AGENT_ERROR_OUT_OF_RANGE,
                          _ ("a pause ends between 00:00 and 23:59"));
    if (!limber_scheduler_pause_until (scheduler, mins, &error))
      return refuse (invocation, error);
  } else if (minutes > 0) {
    if (!limber_scheduler_pause_for (scheduler, (int) MIN (minutes, (guint) G_MAXINT), &error))
      return refuse (invocation, error);
  } else
    limber_scheduler_pause (scheduler);
  limber_agent_service_publish_now (self);
  limber_bus_agent_complete_pause (self->skeleton, invocation);
  return TRUE;
}

static gboolean
resume_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  limber_scheduler_resume (limber_agent_get_scheduler (self->agent));
  limber_agent_service_publish_now (self);
  limber_bus_agent_complete_resume (self->skeleton, invocation);
  return TRUE;
}

static gboolean
set_call_cb (LimberAgentService *self,
             GDBusMethodInvocation *invocation,
             gboolean is_on,
             guint minutes)
{
  GError *error = NULL;

  if (!limber_scheduler_set_call (limber_agent_get_scheduler (self->agent), is_on,
                                  (int) MIN (minutes, (guint) G_MAXINT), &error))
    return refuse (invocation, error);
  limber_agent_service_publish_now (self);
  limber_bus_agent_complete_set_call (self->skeleton, invocation);
  return TRUE;
}

typedef struct {
  LimberAgentService *service;       /* (owned) */
  GDBusMethodInvocation *invocation; /* (owned) */
} Pending;

static Pending *
pending_new (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->service = g_object_ref (self);
  pending->invocation = g_object_ref (invocation);
  return pending;
}

static void
pending_free (Pending *self)
{
  g_object_unref (self->service);
  g_object_unref (self->invocation);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static void
decisions_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = limber_diary_list_finish (LIMBER_DIARY (source), result, &error);
  GVariantBuilder builder;

  pending->service->n_whys--;
  if (records == NULL) {
    refuse_with (pending->invocation, LIMBER_AGENT_ERROR_DIARY_UNAVAILABLE, error->message);
    return;
  }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < records->len; i++)
    g_variant_builder_add_value (&builder,
                                 limber_agent_service_describe (g_ptr_array_index (records, i)));
  limber_bus_agent_complete_why (pending->service->skeleton, pending->invocation,
                                 g_variant_builder_end (&builder));
}

static gboolean
why_cb (LimberAgentService *self, GDBusMethodInvocation *invocation, gint64 since_usec)
{
  LimberRecorder *recorder = limber_agent_get_recorder (self->agent);
  LimberDiary *diary = limber_recorder_get_diary (recorder);
  const char *problem = limber_recorder_get_problem (recorder);

  if (diary == NULL)
    return refuse_with (invocation, LIMBER_AGENT_ERROR_DIARY_UNAVAILABLE,
                        problem != NULL ? problem : _ ("The diary is closed."));
  if (self->n_whys >= MAX_WHY_AT_ONCE) {
    limber_agent_service_refuse_too_many (invocation);
    return TRUE;
  }
  self->n_whys++;
  limber_diary_list_decisions_async (diary, since_usec, MAX_WHY, NULL, decisions_listed_cb,
                                     pending_new (self, invocation));
  return TRUE;
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  LimberAgent *agent = LIMBER_AGENT (source);
  g_autoptr (GVariant) probes = limber_agent_probes_finish (agent, result);
  LimberPresenceFeed *presence = limber_agent_get_presence (agent);
  gint64 last = LIMBER_NEVER;

  /* It may have ended meanwhile. */
  if (presence != NULL)
    last = limber_presence_feed_get_last_input (presence);
  limber_bus_agent_complete_check (pending->service->skeleton, pending->invocation, probes,
                                   limber_agent_get_wall_usec (agent, last));
}

static gboolean
check_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  limber_agent_probes_gather_async (self->agent, self->bus, probed_cb,
                                    pending_new (self, invocation));
  return TRUE;
}

static gboolean
test_notification_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  LimberBanner *banner = limber_agent_get_banner (self->agent);

  if (limber_banner_get_notifier (banner) == NULL)
    return refuse_with (invocation, LIMBER_AGENT_ERROR_NOT_SHOWN,
                        _ ("Nothing on this desktop shows notifications."));
  /* A break that waits on the screen is test enough. */
  if (limber_banner_get_kind (banner) != LIMBER_BANNER_BREAK)
    limber_banner_show_test (banner);
  limber_bus_agent_complete_test_notification (self->skeleton, invocation);
  return TRUE;
}

static void
reopen_diary (LimberAgentService *self)
{
  g_clear_handle_id (&self->diary_watch_id, g_bus_unwatch_name);
  limber_recorder_reopen (limber_agent_get_recorder (self->agent));
}

static void
closer_gone_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  reopen_diary (user_data);
}

static void
diary_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;

  limber_recorder_close_finish (LIMBER_RECORDER (source), result);
  limber_bus_agent_complete_close_diary (pending->service->skeleton, pending->invocation);
}

static gboolean
close_diary_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  g_clear_handle_id (&self->diary_watch_id, g_bus_unwatch_name);
  self->diary_watch_id = g_bus_watch_name_on_connection (
      self->bus, g_dbus_method_invocation_get_sender (invocation), G_BUS_NAME_WATCHER_FLAGS_NONE,
      NULL, closer_gone_cb, self, NULL);
  limber_recorder_close_async (limber_agent_get_recorder (self->agent), diary_closed_cb,
                               pending_new (self, invocation));
  return TRUE;
}

static gboolean
reopen_diary_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  reopen_diary (self);
  limber_bus_agent_complete_reopen_diary (self->skeleton, invocation);
  return TRUE;
}

static gboolean
quit_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  limber_bus_agent_complete_quit (self->skeleton, invocation);
  /* An erased diary is not to come back because whoever erased it has gone, too. */
  g_clear_handle_id (&self->diary_watch_id, g_bus_unwatch_name);
  g_signal_emit_by_name (self, "quit");
  return TRUE;
}

static const struct {
  const char *signal;
  GCallback handler;
} HANDLERS[] = {
  { "handle-start", G_CALLBACK (start_cb) },
  { "handle-progress", G_CALLBACK (progress_cb) },
  { "handle-finish", G_CALLBACK (finish_cb) },
  { "handle-ready", G_CALLBACK (ready_cb) },
  { "handle-snooze", G_CALLBACK (snooze_cb) },
  { "handle-skip", G_CALLBACK (skip_cb) },
  { "handle-pause", G_CALLBACK (pause_cb) },
  { "handle-resume", G_CALLBACK (resume_cb) },
  { "handle-set-call", G_CALLBACK (set_call_cb) },
  { "handle-why", G_CALLBACK (why_cb) },
  { "handle-check", G_CALLBACK (check_cb) },
  { "handle-test-notification", G_CALLBACK (test_notification_cb) },
  { "handle-close-diary", G_CALLBACK (close_diary_cb) },
  { "handle-reopen-diary", G_CALLBACK (reopen_diary_cb) },
  { "handle-quit", G_CALLBACK (quit_cb) },
};

void
limber_agent_service_connect_verbs (LimberAgentService *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (HANDLERS); i++)
    g_signal_connect_object (self->skeleton, HANDLERS[i].signal, HANDLERS[i].handler, self,
                             G_CONNECT_SWAPPED);
}

void
limber_agent_service_refuse_too_many (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                 G_DBUS_ERROR_LIMITS_EXCEEDED,
                                                 _ ("Too many requests; try again in a moment."));
}
