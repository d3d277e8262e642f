/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** One thing wrong in a file that came from outside. */
typedef struct {
  char *file; /* (owned) */
  guint line; /* from 1; 0 for the file as a whole */
  gboolean is_warning;
  char *message; /* (owned): what is wrong, what is allowed; one line, translated */
} LimberProblem;

LimberProblem *
limber_problem_new (const char *file, guint line, gboolean is_warning, const char *message);
void limber_problem_free (LimberProblem *self);
/* "FILE:LINE: message" (transfer full) */
char *limber_problem_to_string (const LimberProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberProblem, limber_problem_free)

G_END_DECLS
