/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-content.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** What can be wrong with a file that is to be imported. */
typedef enum {
  LIMBER_DIARY_JSON_ERROR_SYNTAX,
  LIMBER_DIARY_JSON_ERROR_FORMAT, /* JSON, but no diary, or a newer one */
  LIMBER_DIARY_JSON_ERROR_VALUE,  /* a record that is not as data/diary.schema.json says */
} LimberDiaryJsonError;

#define LIMBER_DIARY_JSON_ERROR (limber_diary_json_error_quark ())
GQuark limber_diary_json_error_quark (void);

#define LIMBER_DIARY_JSON_VERSION 1

/* The diary as JSON (data/diary.schema.json), record by record, so that it takes no memory.
 * @from_day, @to_day: local days; G_MININT and G_MAXINT for all; @now: written into the file */
gboolean limber_diary_json_write (LimberDiary *diary,
                                  int from_day,
                                  int to_day,
                                  LimberStamp now,
                                  GOutputStream *stream,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads such a file. @bytes: outside data that may hold anything. Numbers of records, levels and
 * times are checked when they are imported. */
LimberDiaryContent *
limber_diary_json_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
