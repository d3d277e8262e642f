/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads an exercise or routine file, never more of it than one byte over what the parsers allow
 * (they then say that it is too large), and only a regular one: a pipe or device under such a name
 * does not make Limber hang. (transfer full) (nullable) */
GBytes *limber_library_file_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The id that a file's name gives ("chin_tuck" for "…/chin_tuck.exercise"): (transfer full) */
char *limber_library_file_get_id (const char *path);

/* The files of @folder whose names end in @suffix, sorted; none where the folder is not there.
 * (transfer full) (element-type filename) (nullable) */
GPtrArray *limber_library_file_list (const char *folder,
                                     const char *suffix,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
