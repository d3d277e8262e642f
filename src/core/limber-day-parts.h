/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-activity-record.h"

G_BEGIN_DECLS

/** What somebody did for a while. */
typedef enum {
  LIMBER_DAY_PART_SITTING,
  LIMBER_DAY_PART_BREAK,
  LIMBER_DAY_PART_ABSENCE,
} LimberDayPartKind;

/**
 * LimberDayPart:
 * @kind: what was done
 * @from_usec: when it began
 * @to_usec: when it ended, later than @from_usec
 * @break_record: (unowned) (nullable): of a break
 *
 * A piece of a day.
 */
typedef struct {
  LimberDayPartKind kind;
  gint64 from_usec;
  gint64 to_usec;
  const LimberBreakRecord *break_record;
} LimberDayPart;

/** How long and how often, of a day's parts */
typedef struct {
  gint64 sitting_usec;
  gint64 longest_sitting_usec;
  guint n_breaks;
} LimberDayTotals;

/* What was done between @from_usec and @to_usec: (element-type LimberDayPart) (transfer full), in
 * order, none overlaps another. A break is a hole in the sitting around it; what is between two
 * parts is an absence. Records that are open reach to @to_usec. @breaks must live on.
 * @sitting: (element-type LimberSittingRecord)
 * @breaks: (element-type LimberBreakRecord): those that were never started are passed over */
GArray *limber_day_parts_new (GPtrArray *sitting,
                              GPtrArray *breaks,
                              gint64 from_usec,
                              gint64 to_usec) G_GNUC_WARN_UNUSED_RESULT;
/* @parts: (element-type LimberDayPart) */
LimberDayTotals limber_day_parts_add_up (GArray *parts);

G_END_DECLS
