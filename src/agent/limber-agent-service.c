/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-agent-service.h"

#include "agent/limber-agent-probes.h"
#include "agent/limber-rate-limit.h"
#include "bus/limber-agent-bus.h"
#include "bus/limber-agent-error.h"
#include "core/limber-decision-text.h"
#include "core/limber-local-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * LimberAgentService:
 *
 * The agent's interface on the bus: checks what strangers send, asks the agent, and tells what has
 * changed. GDBus has checked the types. It also watches whose break runs, and who has closed the
 * diary, because whoever dies cannot say so; and it answers no program that asks without end.
 */

#define INTERFACE_VERSION 1
#define MAX_WHY           1000
/* Answers under way at once: each takes some hundred kilobytes */
#define MAX_WHY_AT_ONCE 3
/* Of one program: far more than a person can press */
#define CALLS_PER_SECOND 20
#define CALLS_AT_ONCE    60

enum {
  SIGNAL_QUIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _LimberAgentService {
  GObject parent_instance;

  LimberAgent *agent;       /* (owned) */
  GDBusConnection *bus;     /* (owned) */
  LimberBusAgent *skeleton; /* (owned) */
  guint break_watch_id;     /* of the program that began the break */
  guint diary_watch_id;     /* of the program that closed the diary */
  LimberRateLimit *limit;   /* (owned) */
  guint n_whys;             /* under way */
};

G_DEFINE_FINAL_TYPE (LimberAgentService, limber_agent_service, G_TYPE_OBJECT)

static LimberScheduler *
get_scheduler (LimberAgentService *self)
{
  return limber_agent_get_scheduler (self->agent);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
publish_holds (LimberAgentService *self)
{
  guint holds = limber_scheduler_get_holds (get_scheduler (self));
  const char *causes[LIMBER_N_HOLDS + 1] = { NULL };
  guint n_causes = 0;

  for (guint i = 0; i < LIMBER_N_HOLDS; i++)
    if ((holds & (1u << i)) != 0)
      causes[n_causes++] = limber_hold_to_nick ((LimberHold) i);
  limber_bus_agent_set_hold_causes (self->skeleton, causes);
}

static void
publish_times (LimberAgentService *self)
{
  LimberScheduler *scheduler = get_scheduler (self);
  LimberAgent *agent = self->agent;

  limber_bus_agent_set_sitting_since (
      self->skeleton,
      limber_agent_get_wall_usec (agent, limber_scheduler_get_sitting_since (scheduler)));
  limber_bus_agent_set_due_at (
      self->skeleton, limber_agent_get_wall_usec (agent, limber_scheduler_get_due_at (scheduler)));
  limber_bus_agent_set_snoozed_until (
      self->skeleton,
      limber_agent_get_wall_usec (agent, limber_scheduler_get_snoozed_until (scheduler)));
  limber_bus_agent_set_call_until (
      self->skeleton,
      limber_agent_get_wall_usec (agent, limber_scheduler_get_call_until (scheduler)));
  limber_bus_agent_set_is_paused (self->skeleton, limber_scheduler_is_paused (scheduler));
  limber_bus_agent_set_paused_until (
      self->skeleton, limber_scheduler_is_paused (scheduler) ? limber_agent_get_wall_usec (
                          agent, limber_scheduler_get_paused_until (scheduler))
                                                             : 0);
}

/* The skeleton tells the bus only of what is not as before. */
static void
publish (LimberAgentService *self)
{
  LimberScheduler *scheduler = get_scheduler (self);
  LimberBusAgent *skeleton = self->skeleton;

  if (scheduler == NULL)
    return;
  limber_bus_agent_set_state (
      skeleton, limber_scheduler_state_to_nick (limber_scheduler_get_state (scheduler)));
  publish_times (self);
  publish_holds (self);
  limber_bus_agent_set_snoozes_left (skeleton,
                                     (guint) limber_scheduler_get_snoozes_left (scheduler));
  limber_bus_agent_set_is_inside_hours (skeleton, limber_scheduler_is_inside_hours (scheduler));
  limber_bus_agent_set_break_id (skeleton, or_empty (limber_scheduler_get_break_id (scheduler)));
  limber_bus_agent_set_is_planned (skeleton, limber_scheduler_is_planned (scheduler));
  limber_bus_agent_set_is_prompted (skeleton, limber_scheduler_is_banner_live (scheduler));
  limber_bus_agent_set_is_capped (skeleton, limber_scheduler_is_capped (scheduler));
  limber_bus_agent_set_next_routine (skeleton,
                                     or_empty (limber_agent_get_next_routine (self->agent)));
  limber_bus_agent_set_idle_backend (skeleton, or_empty (limber_presence_feed_get_source_name (
                                                   limber_agent_get_presence (self->agent))));
  limber_bus_agent_set_notification_problem (
      skeleton, or_empty (limber_banner_get_problem (limber_agent_get_banner (self->agent))));
  limber_bus_agent_set_diary_problem (
      skeleton, or_empty (limber_recorder_get_problem (limber_agent_get_recorder (self->agent))));
}

/* After each verb: whoever asked sees the new values with the next read. */
static void
publish_now (LimberAgentService *self)
{
  publish (self);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}

static GVariant *
describe_decision (const LimberDecisionRecord *record)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "at", g_variant_new_int64 (record->at.usec));
  g_variant_builder_add (&builder, "{sv}", "utc-offset",
                         g_variant_new_int32 (record->at.offset_mins * 60));
  g_variant_builder_add (&builder, "{sv}", "event", g_variant_new_string (record->event));
  if (record->cause != NULL)
    g_variant_builder_add (&builder, "{sv}", "cause", g_variant_new_string (record->cause));
  if (record->break_id != NULL)
    g_variant_builder_add (&builder, "{sv}", "break-id", g_variant_new_string (record->break_id));
  if (record->detail != NULL)
    g_variant_builder_add (&builder, "{sv}", "detail", g_variant_new_string (record->detail));
  return g_variant_builder_end (&builder);
}

static void
decided_cb (LimberAgentService *self, const LimberDecisionRecord *record)
{
  limber_bus_agent_emit_decided (self->skeleton, describe_decision (record));
}

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

static void
drop_watch (guint *watch_id)
{
  g_clear_handle_id (watch_id, g_bus_unwatch_name);
}

/* Whoever began the break has gone: it ends as what is known to be done. */
static void
breaker_gone_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  LimberAgentService *self = user_data;

  drop_watch (&self->break_watch_id);
  limber_scheduler_end_vanished (get_scheduler (self));
  publish_now (self);
}

static gboolean
start_cb (LimberAgentService *self, GDBusMethodInvocation *invocation, const char *routine)
{
  GError *error = NULL;
  const char *id = limber_agent_start_break (self->agent, *routine != '\0' ? routine : NULL,
                                             &error);

  if (id == NULL)
    return refuse (invocation, error);
  drop_watch (&self->break_watch_id);
  self->break_watch_id = g_bus_watch_name_on_connection (
      self->bus, g_dbus_method_invocation_get_sender (invocation), G_BUS_NAME_WATCHER_FLAGS_NONE,
      NULL, breaker_gone_cb, self, NULL);
  publish_now (self);
  limber_bus_agent_complete_start (self->skeleton, invocation, id);
  return TRUE;
}

/* Whether @break_id, if it is said, is what runs */
static gboolean
is_running (LimberAgentService *self, const char *break_id)
{
  LimberScheduler *scheduler = get_scheduler (self);

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
  limber_scheduler_set_progress (get_scheduler (self), done);
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
  drop_watch (&self->break_watch_id);
  publish_now (self);
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

  if (!limber_scheduler_snooze (get_scheduler (self), (int) MIN (minutes, (guint) G_MAXINT),
                                &n_left, &error))
    return refuse (invocation, error);
  publish_now (self);
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
  limber_scheduler_skip (get_scheduler (self), *reason != '\0' ? reason : NULL);
  drop_watch (&self->break_watch_id);
  publish_now (self);
  limber_bus_agent_complete_skip (self->skeleton, invocation);
  return TRUE;
}

static gboolean
pause_cb (LimberAgentService *self,
          GDBusMethodInvocation *invocation,
          guint minutes,
          const char *until)
{
  LimberScheduler *scheduler = get_scheduler (self);
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
  publish_now (self);
  limber_bus_agent_complete_pause (self->skeleton, invocation);
  return TRUE;
}

static gboolean
resume_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  limber_scheduler_resume (get_scheduler (self));
  publish_now (self);
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

  if (!limber_scheduler_set_call (get_scheduler (self), is_on,
                                  (int) MIN (minutes, (guint) G_MAXINT), &error))
    return refuse (invocation, error);
  publish_now (self);
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
    g_variant_builder_add_value (&builder, describe_decision (g_ptr_array_index (records, i)));
  limber_bus_agent_complete_why (pending->service->skeleton, pending->invocation,
                                 g_variant_builder_end (&builder));
}

static gboolean
refuse_too_many (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                 G_DBUS_ERROR_LIMITS_EXCEEDED,
                                                 _ ("Too many requests; try again in a moment."));
  return TRUE;
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
  if (self->n_whys >= MAX_WHY_AT_ONCE)
    return refuse_too_many (invocation);
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
  drop_watch (&self->diary_watch_id);
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
  drop_watch (&self->diary_watch_id);
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
  drop_watch (&self->diary_watch_id);
  g_signal_emit (self, signals[SIGNAL_QUIT], 0);
  return TRUE;
}

static gboolean
authorize_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  LimberClock *clock = limber_agent_get_clock (self->agent);

  if (limber_rate_limit_take (self->limit, g_dbus_method_invocation_get_sender (invocation),
                              limber_clock_get_boot_usec (clock)))
    return TRUE;
  limber_agent_trim_later (self->agent);
  refuse_too_many (invocation);
  return FALSE;
}

static const struct {
  const char *signal;
  GCallback handler;
} HANDLERS[] = {
  { "g-authorize-method", G_CALLBACK (authorize_cb) },
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

static void
limber_agent_service_dispose (GObject *object)
{
  LimberAgentService *self = LIMBER_AGENT_SERVICE (object);

  drop_watch (&self->break_watch_id);
  drop_watch (&self->diary_watch_id);
  if (self->skeleton != NULL) {
    g_signal_handlers_disconnect_by_data (self->skeleton, self);
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  }
  if (self->agent != NULL)
    g_signal_handlers_disconnect_by_data (self->agent, self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->bus);
  g_clear_object (&self->agent);

  G_OBJECT_CLASS (limber_agent_service_parent_class)->dispose (object);
}

static void
limber_agent_service_finalize (GObject *object)
{
  limber_rate_limit_free (LIMBER_AGENT_SERVICE (object)->limit);

  G_OBJECT_CLASS (limber_agent_service_parent_class)->finalize (object);
}

static void
limber_agent_service_class_init (LimberAgentServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_agent_service_dispose;
  G_OBJECT_CLASS (klass)->finalize = limber_agent_service_finalize;

  signals[SIGNAL_QUIT] = g_signal_new ("quit", LIMBER_TYPE_AGENT_SERVICE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_agent_service_init (LimberAgentService *self)
{
  self->limit = limber_rate_limit_new (CALLS_PER_SECOND, CALLS_AT_ONCE);
  self->skeleton = limber_bus_agent_skeleton_new ();
  limber_bus_agent_set_interface_version (self->skeleton, INTERFACE_VERSION);
  limber_bus_agent_set_version (self->skeleton, LIMBER_VERSION);
  for (guint i = 0; i < G_N_ELEMENTS (HANDLERS); i++)
    g_signal_connect_object (self->skeleton, HANDLERS[i].signal, HANDLERS[i].handler, self,
                             G_CONNECT_SWAPPED);
}

LimberAgentService *
limber_agent_service_new (LimberAgent *agent, GDBusConnection *bus)
{
  LimberAgentService *self = g_object_new (LIMBER_TYPE_AGENT_SERVICE, NULL);

  self->agent = g_object_ref (agent);
  self->bus = g_object_ref (bus);
  g_signal_connect_object (agent, "changed", G_CALLBACK (publish), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (agent, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
limber_agent_service_export (LimberAgentService *self, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_AGENT_SERVICE (self) && get_scheduler (self) != NULL, FALSE);

  publish (self);
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), self->bus,
                                           LIMBER_AGENT_OBJECT_PATH, error);
}
