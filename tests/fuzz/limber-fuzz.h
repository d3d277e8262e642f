/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a fuzz target implements, for libFuzzer and for limber-fuzz-corpus.c alike. */
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A reader's promise: nothing is returned exactly when there is an error, and every problem is one
 * line of valid text. @problems: (element-type LimberProblem) */
void limber_fuzz_check_problems (GPtrArray *problems, gboolean has_result);

G_END_DECLS
