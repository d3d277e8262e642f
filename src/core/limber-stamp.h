/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"

G_BEGIN_DECLS

/**
 * LimberStamp:
 * @usec: microseconds since 1970 UTC
 * @offset_mins: how far local time was ahead of UTC where and when it was taken
 *
 * When something happened, with the local time of that moment: a record keeps its own day for
 * ever, wherever the laptop travels.
 */
typedef struct {
  gint64 usec;
  int offset_mins;
} LimberStamp;

/* 1900 to 2999: anything else is a mistake */
#define LIMBER_STAMP_MIN_USEC        (G_GINT64_CONSTANT (-2208988800) * G_USEC_PER_SEC)
#define LIMBER_STAMP_MAX_USEC        (G_GINT64_CONSTANT (32503680000) * G_USEC_PER_SEC)
#define LIMBER_STAMP_MAX_OFFSET_MINS (18 * 60)

LimberStamp limber_stamp_new_now (LimberClock *clock);
LimberStamp limber_stamp_new (gint64 usec, GTimeZone *zone);
gboolean limber_stamp_is_valid (const LimberStamp *self);

/* The local day as a count of days since 1970-01-01 */
int limber_stamp_get_day (const LimberStamp *self);
/* "2026-03-02T08:15:00+01:00", with the fraction if there is one (transfer full) */
char *limber_stamp_to_iso8601 (const LimberStamp *self);
/* The same, seconds and fraction optional; @zone is used where the text names no offset, and the
 * text is refused if it is NULL. */
gboolean limber_stamp_parse_iso8601 (const char *text,
                                     GTimeZone *zone,
                                     LimberStamp *stamp) G_GNUC_WARN_UNUSED_RESULT;

/* "2026-03-02" (transfer full) */
char *limber_day_to_string (int day);
gboolean limber_day_parse (const char *text, int *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
