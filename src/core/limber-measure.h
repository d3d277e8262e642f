/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-stamp.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** A self test of movement, or a one-number question; files name it by its nick. */
typedef enum {
  LIMBER_MEASURE_FORWARD_BEND,
  LIMBER_MEASURE_SIDE_BEND,
  LIMBER_MEASURE_CHIN_TO_CHEST,
  LIMBER_MEASURE_NECK_TURN,
  LIMBER_MEASURE_SIT_TO_STAND,
  LIMBER_MEASURE_BRACE_HOLD,
  LIMBER_MEASURE_WALL_SIT,
  LIMBER_MEASURE_CHANGE,
  LIMBER_MEASURE_CONFIDENCE,
  LIMBER_MEASURE_ACTIVITY,
  LIMBER_N_MEASURE_KINDS,
} LimberMeasureKind;

typedef enum {
  LIMBER_MEASURE_SIDE_NONE,
  LIMBER_MEASURE_SIDE_LEFT,
  LIMBER_MEASURE_SIDE_RIGHT,
} LimberMeasureSide;

/**
 * LimberMeasure:
 * @id: of its row; 0 before it is stored
 * @at: when it was taken
 * @kind: what was measured
 * @side: the person's own side, for kinds that have one
 * @value_tenths: ten times the value in the kind's unit
 * @note: (owned) (nullable): plain text; for %LIMBER_MEASURE_ACTIVITY the person's own activity
 */
typedef struct {
  gint64 id;
  LimberStamp at;
  LimberMeasureKind kind;
  LimberMeasureSide side;
  int value_tenths;
  char *note;
} LimberMeasure;

#define LIMBER_TYPE_MEASURE (limber_measure_get_type ())
GType limber_measure_get_type (void);

LimberMeasure *limber_measure_new (LimberStamp at, LimberMeasureKind kind, int value_tenths);
LimberMeasure *limber_measure_copy (const LimberMeasure *self);
void limber_measure_free (LimberMeasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberMeasure, limber_measure_free)

/* Whether it may go into the diary, @now_usec being the present */
gboolean limber_measure_check (const LimberMeasure *self,
                               gint64 now_usec,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "12", "-3.5" (transfer full) */
char *limber_measure_value_to_string (const LimberMeasure *self);

/* "forward-bend" */
const char *limber_measure_kind_to_nick (LimberMeasureKind kind);
gboolean
limber_measure_kind_from_nick (const char *nick, LimberMeasureKind *kind) G_GNUC_WARN_UNUSED_RESULT;
const char *limber_measure_kind_get_title (LimberMeasureKind kind);
/* One sentence: how it is measured */
const char *limber_measure_kind_get_instruction (LimberMeasureKind kind);
/* UCUM: "cm", "s", "{score}" … */
const char *limber_measure_kind_get_unit (LimberMeasureKind kind);
gboolean limber_measure_kind_has_sides (LimberMeasureKind kind);
/* Whether it may have one decimal */
gboolean limber_measure_kind_has_tenths (LimberMeasureKind kind);
int limber_measure_kind_get_min (LimberMeasureKind kind);
int limber_measure_kind_get_max (LimberMeasureKind kind);
/* A value of this kind: whole, or with one decimal where the kind has them */
gboolean limber_measure_kind_parse_value (LimberMeasureKind kind,
                                          const char *text,
                                          int *value_tenths,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "left", "right"; "none" */
const char *limber_measure_side_to_nick (LimberMeasureSide side);
gboolean
limber_measure_side_from_nick (const char *nick, LimberMeasureSide *side) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
