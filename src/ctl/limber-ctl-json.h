/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The pieces of --json that verbs share. */

/* Prints what was built, indented, with a newline. */
void limber_ctl_json_print (JsonBuilder *builder);
/* The same in one line, for programs that read line by line */
void limber_ctl_json_print_line (JsonBuilder *builder);
void limber_ctl_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void limber_ctl_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void limber_ctl_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void
limber_ctl_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values);
/* Seconds: a whole number where it is one */
void limber_ctl_json_add_usec (JsonBuilder *builder, const char *name, gint64 usec);

G_END_DECLS
