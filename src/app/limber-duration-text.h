/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lengths of time in words. All are (transfer full). */

/* For cards and headings: "90 s" or "2 min", as core rounds it */
char *limber_duration_text_length (gint64 usec) G_GNUC_WARN_UNUSED_RESULT;
/* "1 minute 30 seconds", to be spoken */
char *limber_duration_text_spoken (guint secs) G_GNUC_WARN_UNUSED_RESULT;
/* "1:30", or "45" below a minute: for large digits */
char *limber_duration_text_digits (guint secs) G_GNUC_WARN_UNUSED_RESULT;

/* Seconds that are left, as a countdown shows them: it reaches 0 only at the end */
guint limber_duration_to_countdown_secs (gint64 usec);

G_END_DECLS
