/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl-json.h"
#include "ctl/limber-ctl.h"
#include "ctl/limber-status-text.h"
#include "desktop/limber-system-clock.h"

#include <glib/gi18n-lib.h>

#include <stdio.h>

/* limberctl status: once, or with --follow a line for each change, for panels. It sleeps between
 * changes, but for once a minute where the template tells minutes, and ends when nobody reads any
 * more. */

typedef struct {
  LimberAgentClient *client;        /* (owned) */
  LimberRemindersSwitch *reminders; /* (owned) */
  LimberClock *clock;               /* (owned) */
  gboolean is_json;
  gboolean is_following;
  char *template;  /* (owned) (nullable) */
  char *printed;   /* (owned) (nullable): the line before */
  GMainLoop *loop; /* (owned) (nullable): while it follows */
} Follower;

static void
print_json (const LimberStatus *status, GTimeZone *zone, gboolean is_line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  limber_status_add_json (status, zone, builder);
  if (is_line)
    limber_ctl_json_print_line (builder);
  else
    limber_ctl_json_print (builder);
}

static void
print_status (Follower *self)
{
  g_autoptr (GTimeZone) zone = limber_clock_get_time_zone (self->clock);
  g_autoptr (LimberStatus) status = limber_status_new (
      self->client, limber_reminders_switch_get_off_until (self->reminders),
      limber_clock_get_wall_usec (self->clock));
  g_autofree char *line = NULL;

  if (self->is_json) {
    print_json (status, zone, self->is_following);
    return;
  }
  line = self->template != NULL ? limber_status_format (status, zone, self->template)
                                : limber_status_describe (status, zone);
  if (self->is_following && g_strcmp0 (line, self->printed) == 0)
    return;
  g_print ("%s\n", line);
  g_free (self->printed);
  self->printed = g_steal_pointer (&line);
}

static void
changed_cb (Follower *self)
{
  if (limber_agent_client_get_link (self->client) == LIMBER_AGENT_LINK_CONNECTING)
    return;
  print_status (self);
  if (fflush (stdout) != 0)
    g_main_loop_quit (self->loop);
}

static gboolean
minute_passed_cb (gpointer user_data)
{
  changed_cb (user_data);
  return G_SOURCE_CONTINUE;
}

static void
follow (Follower *self)
{
  guint minute_id = 0;

  self->loop = g_main_loop_new (NULL, FALSE);
  if (self->template != NULL && limber_status_tells_minutes (self->template))
    minute_id = g_timeout_add_seconds (60, minute_passed_cb, self);
  g_signal_connect_swapped (self->client, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
  g_main_loop_run (self->loop);
  g_clear_handle_id (&minute_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->client, self);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

static gboolean
run (Follower *self, GError **error)
{
  self->reminders = limber_ctl_agent_open_switch (error);
  self->client = self->reminders != NULL ? limber_ctl_agent_find (error) : NULL;
  if (self->client == NULL)
    return FALSE;
  self->clock = LIMBER_CLOCK (limber_system_clock_new ());
  if (self->is_following) {
    follow (self);
    return TRUE;
  }
  if (limber_agent_client_get_link (self->client) == LIMBER_AGENT_LINK_MISSING) {
    g_set_error_literal (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_MISSING,
                         limber_agent_client_get_problem (self->client));
    return FALSE;
  }
  print_status (self);
  return TRUE;
}

static void
clear (Follower *self)
{
  g_clear_object (&self->client);
  g_clear_object (&self->reminders);
  g_clear_object (&self->clock);
  g_free (self->template);
  g_free (self->printed);
}

int
limber_ctl_status (GStrv argv)
{
  Follower follower = { NULL };
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &follower.is_json, N_ ("Print JSON"), NULL },
    { "follow", 'f', 0, G_OPTION_ARG_NONE, &follower.is_following,
      N_ ("Go on, with a line for each change"), NULL },
    { "format", 'F', 0, G_OPTION_ARG_STRING, &follower.template,
      N_ ("Fill this in, as in “{sitting} min, break at {due-at}”"), N_ ("TEMPLATE") },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "status",
    .summary = _ ("Tells how long you have sat and what comes next."),
    .description = _ ("In a template: {state}, {text}, {sitting} and {due} (minutes), {since},\n"
                      "{due-at} and {until} (times), {snoozes}, {holds}, {routine}, {break}.\n"
                      "{text:json} and so on are JSON strings in their quotes."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (GError) error = NULL;

  if (arguments != NULL && follower.is_json && follower.template != NULL)
    status = limber_ctl_misuse ("status", _ ("wants either --json or --format"));
  else if (arguments != NULL && !run (&follower, &error))
    status = limber_ctl_fail (error->message);
  clear (&follower);
  return status;
}
