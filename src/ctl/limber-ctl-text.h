/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as a terminal shows it. Lengths are columns: letters of East Asia take two, marks none. */

guint limber_ctl_text_get_columns (const char *text);
/* What came from a file, without anything that a terminal would obey: control characters, and
 * those that turn the direction of writing, become a space or go (transfer full). */
char *limber_ctl_text_clean (const char *text);
/* Exactly @columns wide: filled with spaces, or cut with an ellipsis (transfer full) */
char *limber_ctl_text_fit (const char *text, guint columns);
/* Lines of at most @columns, broken between words where there are any (transfer full) */
GStrv limber_ctl_text_wrap (const char *text, guint columns);
/* What stands between a thing and what is said of it: ": " in English */
const char *limber_ctl_text_get_colon (void);
/* "1:05", or "1:02:05" from an hour on (transfer full) */
char *limber_ctl_text_format_secs (gint64 secs);
/* "1280x720"; FALSE if @text is no such thing or a side is out of @min … @max */
gboolean limber_ctl_text_parse_size (const char *text, int min, int max, int *width, int *height);

G_END_DECLS
