/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often each of several callers may ask: @per_second in the long run, @at_once after a rest. */
typedef struct _LimberRateLimit LimberRateLimit;

LimberRateLimit *limber_rate_limit_new (guint per_second, guint at_once);
void limber_rate_limit_free (LimberRateLimit *self);
/* FALSE if @caller has asked too often. @now_usec: boot time */
gboolean limber_rate_limit_take (LimberRateLimit *self, const char *caller, gint64 now_usec);

/* Of whom something is known */
guint limber_rate_limit_get_n_callers (LimberRateLimit *self);

G_END_DECLS
