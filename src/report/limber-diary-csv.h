/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-content.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* "," and ";" are what spreadsheets expect; tab and "|" are possible too. */
gboolean limber_diary_csv_is_separator (char separator);

/* What a person noted and did, a row an answer, as RFC 4180 has it: UTF-8, CRLF, columns
 * date,time,kind,code,value,unit,region,exercise_id,plan_version,note. Free text that a spreadsheet
 * would take for a formula gets an apostrophe in front; numbers stay numbers. */
gboolean limber_diary_csv_write (LimberDiary *diary,
                                 int from_day,
                                 int to_day,
                                 char separator,
                                 GOutputStream *stream,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
