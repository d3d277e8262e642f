/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** What a run of the real limberctl gave. */
typedef struct {
  int status; /* the exit status, or -1 if a signal killed it */
  char *output;
  char *errors;
} LimberCtlResult;

void limber_ctl_result_free (LimberCtlResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberCtlResult, limber_ctl_result_free)

/* Starts limberctl with @arguments (NULL-terminated) */
GSubprocess *limber_ctl_runner_start (const char *const *arguments);
LimberCtlResult *limber_ctl_runner_finish (GSubprocess *process);
/* Runs @command, words separated by single blanks, behind "limberctl" */
LimberCtlResult *limber_ctl_runner_run (const char *command);

/* Runs it, and fails the test unless it is done and prints one JSON object (transfer full) */
JsonNode *limber_ctl_runner_run_json (const char *command);

/* Fails the test unless @result failed (status 1) with one line "limberctl: …" that has @part */
void limber_ctl_result_assert_failed (const LimberCtlResult *self, const char *part);
/* Likewise status 2, and a second line that points to --help */
void limber_ctl_result_assert_misused (const LimberCtlResult *self, const char *part);

/** A command that is refused, and what it says */
typedef struct {
  const char *name;
  const char *command;
  const char *part;
} LimberCtlRefusal;

/* A test "@prefix/NAME" for each of @rows (static): it is misused, or it fails and prints nothing
 */
void limber_ctl_runner_add_misuses (const char *prefix, const LimberCtlRefusal *rows, guint n_rows);
void
limber_ctl_runner_add_failures (const char *prefix, const LimberCtlRefusal *rows, guint n_rows);

G_END_DECLS
