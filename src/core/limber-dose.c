/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-dose"

#include "config.h"

#include "core/limber-dose.h"

/*
 * LimberDose:
 *
 * Plain values without any check: bounds are the parsers' matter, who can name file and line.
 */

static guint
choose (guint own, int said)
{
  return said < 0 ? own : (guint) said;
}

/**
 * limber_dose_apply:
 * @dose: an exercise's own dose
 * @change: what a routine's item says
 *
 * Returns: @dose with each field that @change says replaced
 */
LimberDose
limber_dose_apply (const LimberDose *dose, const LimberDoseOverride *change)
{
  LimberDose result;

  g_return_val_if_fail (dose != NULL && change != NULL, (LimberDose){ 0 });

  result = *dose;
  result.hold_secs = choose (dose->hold_secs, change->hold_secs);
  result.reps = choose (dose->reps, change->reps);
  result.sets = choose (dose->sets, change->sets);
  result.rest_secs = choose (dose->rest_secs, change->rest_secs);

  return result;
}
