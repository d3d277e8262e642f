/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-length"

#include "config.h"

#include "core/limber-length.h"

/* From here on minutes are told: what is rounded to 100 seconds reads better as two of them. */
#define MIN_SECS_IN_MINUTES 95

static guint
round_to (gint64 usec, guint unit_secs)
{
  gint64 unit_usec = G_USEC_PER_SEC * (gint64) unit_secs;
  gint64 n_units = (usec + unit_usec / 2) / unit_usec;

  return (guint) CLAMP (n_units, 1, G_MAXINT32);
}

guint
limber_length_round_to_minutes (gint64 usec)
{
  return round_to (usec, 60);
}

LimberLength
limber_length_round (gint64 usec)
{
  if (usec < G_USEC_PER_SEC * MIN_SECS_IN_MINUTES)
    return (LimberLength){ round_to (usec, 10) * 10, FALSE };
  return (LimberLength){ round_to (usec, 60), TRUE };
}
