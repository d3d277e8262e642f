/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-problem.h"
#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl.h"
#include "ctl/limber-simulation.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* limberctl simulate: what the agent would do on recorded days. */

/* Where the routine of a session is not known */
#define DEFAULT_ROUTINE_USEC (120 * (gint64) G_USEC_PER_SEC)

typedef struct {
  const char *state_path;
  gsize state_size;
  int fd;              /* (owned): of the state file; -1 before it is written */
  GError *error;       /* (owned): of the state file */
  GHashTable *lengths; /* (owned): routine → length in microseconds */
} Run;

static void
line_cb (const char *line, gpointer user_data)
{
  fputs (line, stdout);
  fputc ('\n', stdout);
}

/* One write puts the new state over the old one, blank lines over what that had more: whoever kills
 * the simulation finds a whole state. Replacing the file each time would wait for the disk
 * thousands of times a simulated year. */
static gboolean
write_state (Run *run, const char *state)
{
  gsize length = strlen (state);
  g_autoptr (GString) text = g_string_new_len (state, (gssize) length);

  if (run->fd < 0)
    run->fd = g_open (run->state_path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (run->fd < 0)
    return FALSE;
  while (text->len < run->state_size)
    g_string_append_c (text, '\n');
  run->state_size = text->len;
  return pwrite (run->fd, text->str, text->len, 0) == (gssize) text->len;
}

static void
state_cb (const char *state, gpointer user_data)
{
  Run *run = user_data;

  if (run->state_path != NULL && run->error == NULL && !write_state (run, state))
    g_set_error (&run->error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s",
                 run->state_path, g_strerror (errno));
}

static gint64
length_cb (const char *routine_id, gpointer user_data)
{
  Run *run = user_data;
  gpointer known;
  gint64 *length;

  if (routine_id == NULL)
    return DEFAULT_ROUTINE_USEC;
  if (g_hash_table_lookup_extended (run->lengths, routine_id, NULL, &known))
    return *(gint64 *) known;

  length = g_new (gint64, 1);
  {
    g_autoptr (LimberTimeline) timeline = limber_ctl_content_open_timeline (routine_id, 1, NULL);

    *length = timeline != NULL ? limber_timeline_get_duration_usec (timeline)
                               : DEFAULT_ROUTINE_USEC;
  }
  g_hash_table_insert (run->lengths, g_strdup (routine_id), length);
  return *length;
}

static int
fail_with (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *text = limber_problem_to_string (g_ptr_array_index (problems, i));

    limber_ctl_fail (text);
  }
  return LIMBER_CTL_FAILED;
}

/* (nullable): NULL after a message */
static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &error)) {
    limber_ctl_fail (error->message);
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&contents), size);
}

static LimberReminderSettings *
read_settings (const char *path, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return limber_reminder_settings_new ();
  bytes = read_file (path);
  return bytes != NULL ? limber_reminder_settings_parse (bytes, path, problems) : NULL;
}

static LimberTrace *
read_trace (const char *path, const LimberReminderSettings *settings, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = read_file (path);

  return bytes != NULL ? limber_trace_parse (bytes, path, settings, problems) : NULL;
}

/* FALSE after a message; @state stays NULL if there is no such file */
static gboolean
read_state (const char *path, char **state)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL || g_file_get_contents (path, state, NULL, &error)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  limber_ctl_fail (error->message);
  return FALSE;
}

static int
simulate (const LimberTrace *trace, const LimberReminderSettings *settings, const char *state_path)
{
  g_autoptr (GHashTable) lengths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Run run = { .state_path = state_path, .fd = -1, .lengths = lengths };
  const LimberSimulationHooks hooks = { line_cb, state_cb, length_cb, &run };
  g_autofree char *state = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (!read_state (state_path, &state))
    return LIMBER_CTL_FAILED;
  run.state_size = state != NULL ? strlen (state) : 0;
  is_done = limber_simulation_run (trace, settings, state, &hooks, &error);
  if (run.fd >= 0)
    close (run.fd);
  if (!is_done) {
    g_autofree char *message = g_strdup_printf ("%s: %s", state_path, error->message);

    return limber_ctl_fail (message);
  }
  if (run.error != NULL) {
    g_autoptr (GError) state_error = run.error;

    return limber_ctl_fail (state_error->message);
  }
  return LIMBER_CTL_DONE;
}

int
limber_ctl_simulate (GStrv argv)
{
  g_autofree char *settings_path = NULL;
  g_autofree char *state_path = NULL;
  const GOptionEntry options[] = {
    { "settings", 's', 0, G_OPTION_ARG_FILENAME, &settings_path,
      N_ ("Key file with a group [Settings]"), "FILE" },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &state_path,
      N_ ("Go on from FILE if it exists, and keep the state there"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "simulate",
    .parameters = _ ("TRACE"),
    .summary = _ ("Runs the reminders over recorded days and prints every decision."),
    .description = _ (
        "TRACE is a file of JSON lines: {\"start\":\"2026-03-02T09:00:00+01:00\",\n"
        "\"tz\":\"Europe/Paris\"}, then {\"t\":SECONDS,\"event\":EVENT,…} in the order of time.\n"
        "Events: active, idle, lock, unlock, suspend, resume, wall-set (wall), tz-set (tz),\n"
        "hold and release (cause), start (routine), finish (done), snooze (minutes),\n"
        "skip (reason), pause (minutes or until), unpause, set (key, value), restart,\n"
        "reboot, end."),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberReminderSettings) settings = NULL;
  g_autoptr (LimberTrace) trace = NULL;

  if (arguments == NULL)
    return status;
  settings = read_settings (settings_path, problems);
  if (settings != NULL)
    trace = read_trace (arguments[0], settings, problems);
  return trace != NULL ? simulate (trace, settings, state_path) : fail_with (problems);
}
