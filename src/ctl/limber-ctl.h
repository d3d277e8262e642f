/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How limberctl ends. One that a signal ended says so as shells do: 128 and the signal's number.
 */
typedef enum {
  LIMBER_CTL_DONE = 0,
  LIMBER_CTL_FAILED = 1,
  LIMBER_CTL_USAGE = 2,
  LIMBER_CTL_SIGNALLED = 128,
} LimberCtlStatus;

/**
 * LimberCtlSyntax:
 * @verb: "library show"
 * @parameters: (nullable): "ID"
 * @summary: one translated line: what the verb does
 * @description: (nullable): more of it, below the options
 * @options: (nullable): where the options go
 * @min_arguments: least number of @parameters
 * @max_arguments: greatest; G_MAXUINT for any
 *
 * What a verb wants to be told.
 */
typedef struct {
  const char *verb;
  const char *parameters;
  const char *summary;
  const char *description;
  const GOptionEntry *options;
  guint min_arguments;
  guint max_arguments;
} LimberCtlSyntax;

/* The arguments that remain when the options have been read (transfer full); NULL if the verb is
 * over, with @status what to return: help was given, or what was typed makes no sense (said so on
 * standard error). @argv[0] is the program's name. */
GStrv
limber_ctl_parse (const LimberCtlSyntax *syntax, GStrv argv, int *status) G_GNUC_WARN_UNUSED_RESULT;

/* "limberctl: MESSAGE" on standard error; returns LIMBER_CTL_FAILED. */
int limber_ctl_fail (const char *message);
/* The same and a hint to @verb's --help (NULL for that of the program); LIMBER_CTL_USAGE. */
int limber_ctl_misuse (const char *verb, const char *message);

/* The whole program. */
int limber_ctl_run (GStrv argv);

G_END_DECLS
