/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-pain-entry.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

/* What the verbs of the diary share. */

/* The person's own diary. @now: (out): the present (transfer full) */
LimberDiary *limber_ctl_diary_open (LimberStamp *now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What --at says, else @now: "2026-03-02T08:15", local where no offset is named */
gboolean limber_ctl_diary_parse_at (const char *text,
                                    LimberStamp now,
                                    LimberStamp *at,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What --from and --to say, all days where they are NULL */
gboolean limber_ctl_diary_parse_days (const char *from,
                                      const char *to,
                                      int *from_day,
                                      int *to_day,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "2026-03-02 08:15", the local time of that moment (transfer full) */
char *limber_ctl_diary_format_stamp (const LimberStamp *stamp);
/* Days that --from and --to did not name are the last @n_days until today. */
gboolean limber_ctl_diary_choose_days (
    const LimberStamp *now, int n_days, int *from_day, int *to_day, GError **error);

G_END_DECLS
