/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For a process that is there all day and sleeps. */

/* Before anything else: threads share one heap, and what is freed is free. It may begin the program
 * anew. */
void limber_memory_keep_small (char *argv[]);
/* What was needed once goes back: free heap, and the mapped pages of code that only ran at the
 * start. What is needed again is found in the system's page cache. */
void limber_memory_give_back (void);

G_END_DECLS
