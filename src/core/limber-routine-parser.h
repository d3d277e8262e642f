/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-routine.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads one routine file; exercises it names are resolved by whoever has a library.
 * @bytes: its contents, outside data that may hold anything; @file_name: as it is to be named in
 * messages
 * @folder: (nullable): absolute folder that `Media` may point into
 * @languages: (nullable): preferred first, as g_get_language_names() gives them
 * @problems: (element-type LimberProblem): every error and warning is added, all of a file's, never
 * the first alone Returns (transfer full) (nullable): NULL if there was any error. */
LimberRoutine *limber_routine_parser_parse (GBytes *bytes,
                                            const char *file_name,
                                            const char *folder,
                                            const char *const *languages,
                                            GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
