/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-status-text.h"

#include "core/limber-decision-text.h"
#include "core/limber-stamp.h"
#include "ctl/limber-ctl-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What limberctl status says, as a sentence, as JSON and by a template. */

#define STATE_OFF         "reminders-off"
#define STATE_UNAVAILABLE "unavailable"
#define JSON_SUFFIX       ":json"

static const char *
name_state (LimberAgentClient *client)
{
  switch (limber_agent_client_get_link (client)) {
  case LIMBER_AGENT_LINK_OFF:
    return STATE_OFF;
  case LIMBER_AGENT_LINK_CONNECTING:
  case LIMBER_AGENT_LINK_MISSING:
    return STATE_UNAVAILABLE;
  case LIMBER_AGENT_LINK_RUNNING:
  default:
    return NULL;
  }
}

LimberStatus *
limber_status_new (LimberAgentClient *client, gint64 off_until_usec, gint64 now_usec)
{
  LimberStatus *self = g_new0 (LimberStatus, 1);

  g_object_get (client, "state", &self->state, "sitting-since", &self->sitting_since_usec, "due-at",
                &self->due_at_usec, "snoozed-until", &self->snoozed_until_usec, "snoozes-left",
                &self->snoozes_left, "is-paused", &self->is_paused, "paused-until",
                &self->paused_until_usec, "hold-causes", &self->hold_causes, "break-id",
                &self->break_id, "next-routine", &self->routine, "is-planned", &self->is_planned,
                "is-capped", &self->is_capped, "idle-backend", &self->idle_backend,
                "notification-problem", &self->notification_problem, "diary-problem",
                &self->diary_problem, "version", &self->version, NULL);
  self->problem = g_strdup (limber_agent_client_get_problem (client));
  self->off_until_usec = off_until_usec;
  self->now_usec = now_usec;
  if (name_state (client) != NULL) {
    g_free (self->state);
    self->state = g_strdup (name_state (client));
  }
  if (self->hold_causes == NULL)
    self->hold_causes = g_new0 (char *, 1);
  return self;
}

void
limber_status_free (LimberStatus *self)
{
  g_free (self->state);
  g_free (self->problem);
  g_strfreev (self->hold_causes);
  g_free (self->break_id);
  g_free (self->routine);
  g_free (self->idle_backend);
  g_free (self->notification_problem);
  g_free (self->diary_problem);
  g_free (self->version);
  g_free (self);
}

/* (transfer full): "14:05", "" for none */
static char *
format_clock (gint64 usec, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (usec == 0)
    return g_strdup ("");
  /* To the nearest second: 12:00 was counted on by a clock that is read a moment later. */
  utc = g_date_time_new_from_unix_utc ((usec + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
}

static int
get_sitting_mins (const LimberStatus *self)
{
  if (self->sitting_since_usec == 0)
    return 0;
  return (int) (MAX (self->now_usec - self->sitting_since_usec, 0) / LIMBER_USEC_PER_MIN);
}

/* Minutes until the break falls due, rounded up; 0 where it is */
static int
get_due_mins (const LimberStatus *self)
{
  gint64 left = self->due_at_usec - self->now_usec;

  return left <= 0 ? 0 : (int) ((left + LIMBER_USEC_PER_MIN - 1) / LIMBER_USEC_PER_MIN);
}

static char *
describe_off (const LimberStatus *self, GTimeZone *zone)
{
  g_autofree char *until = NULL;

  if (g_str_equal (self->state, STATE_OFF) && self->off_until_usec != LIMBER_REMINDERS_OFF_FOR_GOOD)
    return g_strdup (_ ("Reminders are turned off until tomorrow."));
  if (g_str_equal (self->state, STATE_OFF))
    return g_strdup (_ ("Reminders are turned off."));
  if (!self->is_paused)
    return g_strdup (_ ("Outside working hours."));
  if (self->paused_until_usec == 0)
    return g_strdup (_ ("Reminders are paused until you resume them."));
  until = format_clock (self->paused_until_usec, zone);
  /* Translators: %s: a time, as in 14:05 */
  return g_strdup_printf (_ ("Reminders are paused until %s."), until);
}

static char *
describe_sitting (const LimberStatus *self)
{
  int sitting = get_sitting_mins (self);
  int due = get_due_mins (self);
  g_autofree char *first = g_strdup_printf (
      /* Translators: %d: minutes */
      ngettext ("Sitting for %d minute.", "Sitting for %d minutes.", (gulong) sitting), sitting);
  g_autofree char *second = g_strdup_printf (
      /* Translators: %d: minutes */
      ngettext ("A break is due in %d minute.", "A break is due in %d minutes.", (gulong) due),
      due);

  return g_strdup_printf ("%s %s", first, second);
}

static char *
describe_held (const LimberStatus *self)
{
  const char *cause = self->hold_causes[0] != NULL
                          ? limber_decision_text_cause (self->hold_causes[0])
                          : NULL;

  if (cause == NULL)
    return g_strdup (_ ("A break is due and waits."));
  /* Translators: %s: half a sentence, as in "you were in a call" */
  return g_strdup_printf (_ ("A break is due and waits: %s."), cause);
}

char *
limber_status_describe (const LimberStatus *self, GTimeZone *zone)
{
  if (g_str_equal (self->state, STATE_UNAVAILABLE) && self->problem != NULL)
    /* The system's own words may have more lines than one. */
    return g_strstrip (g_strdelimit (g_strdup (self->problem), "\r\n", ' '));
  if (g_str_equal (self->state, STATE_UNAVAILABLE))
    return g_strdup (_ ("The agent is not there."));
  if (g_str_equal (self->state, STATE_OFF) || g_str_equal (self->state, "off"))
    return describe_off (self, zone);
  if (g_str_equal (self->state, "away"))
    return g_strdup (_ ("Nobody is there."));
  if (g_str_equal (self->state, "sitting"))
    return describe_sitting (self);
  if (g_str_equal (self->state, "held"))
    return describe_held (self);
  if (g_str_equal (self->state, "snoozed")) {
    g_autofree char *until = format_clock (self->snoozed_until_usec, zone);

    /* Translators: %s: a time, as in 14:05 */
    return g_strdup_printf (_ ("A break is due and is snoozed until %s."), until);
  }
  if (g_str_equal (self->state, "in-break"))
    return g_strdup (_ ("You are taking a break."));
  return g_strdup (_ ("A break is due."));
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 usec, GTimeZone *zone)
{
  LimberStamp stamp = limber_stamp_new (usec, zone);
  g_autofree char *text = usec != 0 ? limber_stamp_to_iso8601 (&stamp) : NULL;

  limber_ctl_json_add_string (builder, name, text);
}

void
limber_status_add_json (const LimberStatus *self, GTimeZone *zone, JsonBuilder *builder)
{
  g_autofree char *text = limber_status_describe (self, zone);
  gint64 sitting = self->sitting_since_usec != 0 ? self->now_usec - self->sitting_since_usec : 0;

  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "state", self->state);
  limber_ctl_json_add_string (builder, "text", text);
  limber_ctl_json_add_int (builder, "sitting_s", MAX (sitting, 0) / G_USEC_PER_SEC);
  add_time (builder, "sitting_since", self->sitting_since_usec, zone);
  add_time (builder, "due_at", self->due_at_usec, zone);
  add_time (builder, "snoozed_until", self->snoozed_until_usec, zone);
  limber_ctl_json_add_int (builder, "snoozes_left", self->snoozes_left);
  limber_ctl_json_add_boolean (builder, "paused", self->is_paused);
  add_time (builder, "paused_until", self->paused_until_usec, zone);
  limber_ctl_json_add_strings (builder, "holds", (const char *const *) self->hold_causes);
  limber_ctl_json_add_string (builder, "break_id", *self->break_id != '\0' ? self->break_id : NULL);
  limber_ctl_json_add_boolean (builder, "planned", self->is_planned);
  limber_ctl_json_add_boolean (builder, "capped", self->is_capped);
  limber_ctl_json_add_string (builder, "routine", *self->routine != '\0' ? self->routine : NULL);
  limber_ctl_json_add_string (builder, "idle_backend",
                              *self->idle_backend != '\0' ? self->idle_backend : NULL);
  limber_ctl_json_add_string (builder, "notification_problem",
                              *self->notification_problem != '\0' ? self->notification_problem
                                                                  : NULL);
  limber_ctl_json_add_string (builder, "diary_problem",
                              *self->diary_problem != '\0' ? self->diary_problem : NULL);
  limber_ctl_json_add_string (builder, "version", *self->version != '\0' ? self->version : NULL);
  json_builder_end_object (builder);
}

/* (transfer full) (nullable): NULL for a name that is none of ours */
static char *
look_up (const LimberStatus *self, GTimeZone *zone, const char *name)
{
  if (g_str_equal (name, "state"))
    return g_strdup (self->state);
  if (g_str_equal (name, "text"))
    return limber_status_describe (self, zone);
  if (g_str_equal (name, "sitting"))
    return g_strdup_printf ("%d", get_sitting_mins (self));
  if (g_str_equal (name, "since"))
    return format_clock (self->sitting_since_usec, zone);
  if (g_str_equal (name, "due"))
    return g_strdup_printf ("%d", get_due_mins (self));
  if (g_str_equal (name, "due-at"))
    return format_clock (self->due_at_usec, zone);
  if (g_str_equal (name, "until"))
    return format_clock (self->is_paused ? self->paused_until_usec : self->snoozed_until_usec,
                         zone);
  if (g_str_equal (name, "snoozes"))
    return g_strdup_printf ("%u", self->snoozes_left);
  if (g_str_equal (name, "holds"))
    return g_strjoinv (",", self->hold_causes);
  if (g_str_equal (name, "routine"))
    return g_strdup (self->routine);
  if (g_str_equal (name, "break"))
    return g_strdup (self->break_id);
  return NULL;
}

/* The field that opens at @at, "{text}" or "{text:json}": its name, NULL if the braces hold
 * something else or do not close (transfer full). @end: behind it */
static char *
read_field (const char *at, gboolean *is_json, const char **end)
{
  const char *close = *at == '{' ? strchr (at, '}') : NULL;
  g_autofree char *name = close != NULL ? g_strndup (at + 1, (gsize) (close - at - 1)) : NULL;

  if (name == NULL)
    return NULL;
  *is_json = g_str_has_suffix (name, JSON_SUFFIX);
  if (*is_json)
    name[strlen (name) - strlen (JSON_SUFFIX)] = '\0';
  *end = close + 1;
  return g_steal_pointer (&name);
}

gboolean
limber_status_tells_minutes (const char *template)
{
  static const char *const names[] = { "text", "sitting", "due", NULL };

  for (const char *at = template; *at != '\0'; at++) {
    gboolean is_json = FALSE;
    const char *end = NULL;
    g_autofree char *name = read_field (at, &is_json, &end);

    if (name != NULL && g_strv_contains (names, name))
      return TRUE;
  }
  return FALSE;
}

/* (transfer full): @text as JSON has it, in its quotes */
static char *
quote_json (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

char *
limber_status_format (const LimberStatus *self, GTimeZone *zone, const char *template)
{
  GString *result = g_string_new (NULL);
  const char *at = template;

  while (*at != '\0') {
    gboolean is_json = FALSE;
    const char *end = NULL;
    g_autofree char *name = read_field (at, &is_json, &end);
    g_autofree char *value = name != NULL ? look_up (self, zone, name) : NULL;
    g_autofree char *quoted = value != NULL && is_json ? quote_json (value) : NULL;

    if (value != NULL) {
      g_string_append (result, quoted != NULL ? quoted : value);
      at = end;
    } else
      g_string_append_c (result, *at++);
  }
  return g_string_free (result, FALSE);
}
