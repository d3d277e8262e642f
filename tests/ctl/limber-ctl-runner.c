/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <string.h>

#define PATIENCE_SECS 60

void
limber_ctl_result_free (LimberCtlResult *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_free (self);
}

GSubprocess *
limber_ctl_runner_start (const char *const *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process = NULL;

  g_assert_nonnull (g_getenv ("LIMBERCTL"));
  g_strv_builder_add (builder, g_getenv ("LIMBERCTL"));
  g_strv_builder_addv (builder, (const char **) arguments);
  command = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) command,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  return process;
}

/* A program that hangs is killed, which then fails the test that wants an exit status. */
static gboolean
patience_ended_cb (gpointer process)
{
  g_subprocess_force_exit (process);
  return G_SOURCE_REMOVE;
}

typedef struct {
  LimberCtlResult *result;
  gboolean is_over;
} Wait;

static void
communicated_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), async_result, &wait->result->output,
                                        &wait->result->errors, &error);
  g_assert_no_error (error);
  wait->is_over = TRUE;
}

/* A slow machine, or a build with sanitizers, says so in LIMBER_TEST_PATIENCE. */
static guint
get_patience_secs (void)
{
  const char *factor = g_getenv ("LIMBER_TEST_PATIENCE");

  return PATIENCE_SECS * (factor != NULL ? MAX ((guint) g_ascii_strtod (factor, NULL), 1) : 1);
}

LimberCtlResult *
limber_ctl_runner_finish (GSubprocess *process)
{
  LimberCtlResult *result = g_new0 (LimberCtlResult, 1);
  guint id = g_timeout_add_seconds (get_patience_secs (), patience_ended_cb, process);
  Wait wait = { result, FALSE };

  g_subprocess_communicate_utf8_async (process, NULL, NULL, communicated_cb, &wait);
  while (!wait.is_over)
    g_main_context_iteration (NULL, TRUE);
  if (g_main_context_find_source_by_id (NULL, id) != NULL)
    g_source_remove (id);
  result->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                        : -1;
  return result;
}

LimberCtlResult *
limber_ctl_runner_run (const char *command)
{
  g_auto (GStrv) arguments = g_strsplit (command, " ", -1);
  g_autoptr (GSubprocess) process = limber_ctl_runner_start ((const char *const *) arguments);

  return limber_ctl_runner_finish (process);
}

JsonNode *
limber_ctl_runner_run_json (const char *command)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (command);
  g_autoptr (GError) error = NULL;
  JsonNode *node = NULL;

  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  node = json_from_string (result->output, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return node;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += *at == '\n' ? 1 : 0;
  return n;
}

static void
assert_message (const LimberCtlResult *self, const char *part, guint n_lines)
{
  g_assert_true (g_str_has_prefix (self->errors, "limberctl: "));
  if (strstr (self->errors, part) == NULL)
    g_error ("“%s” does not say “%s”", self->errors, part);
  g_assert_cmpuint (count_lines (self->errors), ==, n_lines);
}

void
limber_ctl_result_assert_failed (const LimberCtlResult *self, const char *part)
{
  assert_message (self, part, 1);
  g_assert_cmpint (self->status, ==, 1);
}

void
limber_ctl_result_assert_misused (const LimberCtlResult *self, const char *part)
{
  assert_message (self, part, 2);
  g_assert_nonnull (strstr (self->errors, "--help"));
  g_assert_cmpstr (self->output, ==, "");
  g_assert_cmpint (self->status, ==, 2);
}

static void
test_misuse (gconstpointer data)
{
  const LimberCtlRefusal *row = data;
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (row->command);

  limber_ctl_result_assert_misused (result, row->part);
}

static void
test_failure (gconstpointer data)
{
  const LimberCtlRefusal *row = data;
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (row->command);

  limber_ctl_result_assert_failed (result, row->part);
  g_assert_cmpstr (result->output, ==, "");
}

static void
add_refusals (const char *prefix, const LimberCtlRefusal *rows, guint n_rows, GTestDataFunc test)
{
  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *path = g_strdup_printf ("%s/%s", prefix, rows[i].name);

    g_test_add_data_func (path, &rows[i], test);
  }
}

void
limber_ctl_runner_add_misuses (const char *prefix, const LimberCtlRefusal *rows, guint n_rows)
{
  add_refusals (prefix, rows, n_rows, test_misuse);
}

void
limber_ctl_runner_add_failures (const char *prefix, const LimberCtlRefusal *rows, guint n_rows)
{
  add_refusals (prefix, rows, n_rows, test_failure);
}
