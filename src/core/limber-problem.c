/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-problem"

#include "config.h"

#include "core/limber-problem.h"

/*
 * LimberProblem:
 *
 * One error or warning about a file from outside. Plain value; whoever reads files collects them
 * and whoever asked shows them.
 */

/**
 * limber_problem_new:
 * @file: name as it is to be shown
 * @line: from 1, 0 for the file as a whole
 * @is_warning: whether the file can be used all the same
 * @message: one line, translated: what is wrong, what is allowed
 *
 * Returns: (transfer full): the problem
 */
LimberProblem *
limber_problem_new (const char *file, guint line, gboolean is_warning, const char *message)
{
  LimberProblem *self = NULL;

  g_return_val_if_fail (file != NULL && message != NULL, NULL);

  self = g_new0 (LimberProblem, 1);
  self->file = g_strdup (file);
  self->line = line;
  self->is_warning = is_warning;
  self->message = g_strdup (message);

  return self;
}

/**
 * limber_problem_free:
 * @self: (transfer full) (nullable): a problem
 */
void
limber_problem_free (LimberProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->message);
  g_free (self);
}

/**
 * limber_problem_to_string:
 * @self: a problem
 *
 * Returns: (transfer full): "FILE:LINE: message", or "FILE: message" for the file as a whole
 */
char *
limber_problem_to_string (const LimberProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->line == 0)
    return g_strdup_printf ("%s: %s", self->file, self->message);

  return g_strdup_printf ("%s:%u: %s", self->file, self->line, self->message);
}
