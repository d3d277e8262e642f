/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments are microseconds of boot or wall time; which, the name of the field says. Boot time can
 * be negative: what happened before a reboot is counted back from it. */

/* No such moment */
#define LIMBER_NEVER G_MININT64

#define LIMBER_USEC_PER_MIN (60 * (gint64) G_USEC_PER_SEC)

/* The earlier of two moments, of which each may be missing */
static inline gint64
limber_moment_earlier (gint64 a, gint64 b)
{
  if (a == LIMBER_NEVER || b == LIMBER_NEVER)
    return MAX (a, b);

  return MIN (a, b);
}

G_END_DECLS
