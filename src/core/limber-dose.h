/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LimberDose:
 * @hold_secs: how long a stretch is held, 0 for plain repetitions
 * @reps: repetitions a side and set
 * @sets: sets a side
 * @move_in_secs: from the start pose into the stretch
 * @move_out_secs: back to the start pose
 * @rest_secs: between two repetitions
 *
 * How much of an exercise: what a clinician calls its dose.
 */
typedef struct {
  guint hold_secs;
  guint reps;
  guint sets;
  guint move_in_secs;
  guint move_out_secs;
  guint rest_secs;
} LimberDose;

/** An inclusive range of whole numbers. */
typedef struct {
  guint min;
  guint max;
} LimberRange;

/* What any file may say at most. A dose of plain repetitions has no hold: 0 as well. */
#define LIMBER_HOLD_BOUNDS ((LimberRange){ 1, 300 })
#define LIMBER_REPS_BOUNDS ((LimberRange){ 1, 60 })
#define LIMBER_SETS_BOUNDS ((LimberRange){ 1, 10 })
#define LIMBER_REST_BOUNDS ((LimberRange){ 0, 600 })

/** The bounds within which a routine or plan may set an exercise's dose. */
typedef struct {
  LimberRange hold_secs;
  LimberRange reps;
  LimberRange sets;
} LimberDoseLimits;

/** What one item of a routine says of the dose; a field of -1 is not said and the exercise's own
 * value holds. */
typedef struct {
  int hold_secs;
  int reps;
  int sets;
  int rest_secs;
} LimberDoseOverride;

#define LIMBER_DOSE_OVERRIDE_NONE ((LimberDoseOverride){ -1, -1, -1, -1 })

LimberDose limber_dose_apply (const LimberDose *dose, const LimberDoseOverride *change);

G_END_DECLS
