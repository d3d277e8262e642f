/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"
#include "core/limber-day-parts.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_DAY (limber_day_get_type ())
G_DECLARE_FINAL_TYPE (LimberDay, limber_day, LIMBER, DAY, GObject)

/* This local day as the diary has it, read again whenever the diary changes. Signal `changed ()`
 * when something else is read, also at midnight. */
LimberDay *limber_day_new (LimberDiaryAccess *access, LimberClock *clock);

/* Reads it again; nothing happens while there is no diary */
void limber_day_refresh (LimberDay *self);

/* (transfer full) (element-type LimberDayPart): up to now. Valid until the next `changed`. */
GArray *limber_day_get_parts (LimberDay *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (element-type LimberBreakRecord) */
GPtrArray *limber_day_get_breaks (LimberDay *self);
/* Days since 1970-01-01 */
int limber_day_get_day (LimberDay *self);

G_END_DECLS
