/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-measure"

#include "config.h"

#include "core/limber-measure.h"

#include "core/limber-pain-entry.h"
#include "core/limber-record-error.h"

#include <glib/gi18n-lib.h>

/*
 * LimberMeasure:
 *
 * One result of a self test. Values are whole tenths, so that what is exported is what comes back.
 */

typedef struct {
  const char *nick;
  const char *title;
  const char *instruction;
  const char *unit;
  int min;
  int max;
  gboolean has_sides;
  gboolean has_tenths;
} MeasureFacts;

static const MeasureFacts measure_facts[LIMBER_N_MEASURE_KINDS] = {
  { "forward-bend", N_ ("Forward bend"),
    N_ ("Stand, knees straight, bend forward: centimetres from the middle finger to the floor, the "
        "better of two; below the floor, on a step, is negative."),
    "cm", -40, 120, FALSE, TRUE },
  { "side-bend", N_ ("Side bend"),
    N_ ("Stand and slide a hand down the thigh: centimetres from where the fingertip began to "
        "where "
        "it ended."),
    "cm", 0, 60, TRUE, TRUE },
  { "chin-to-chest", N_ ("Chin to chest"),
    N_ ("Lower the chin: how many fingers fit between chin and breastbone, 0 to 4."), "{fingers}",
    0, 4, FALSE, FALSE },
  { "neck-turn", N_ ("Neck turn"),
    N_ ("Sit and turn the head: 0 for less than half way to the shoulder, 1 for half way, 2 for "
        "all "
        "the way."),
    "{score}", 0, 2, TRUE, FALSE },
  { "sit-to-stand", N_ ("Sit to stand"), N_ ("How often you stand up from a chair in 30 seconds."),
    "{count}", 0, 60, FALSE, FALSE },
  { "brace-hold", N_ ("Brace hold"), N_ ("Seconds until the form breaks; stop at 60 seconds."), "s",
    0, 60, FALSE, FALSE },
  { "wall-sit", N_ ("Wall sit"), N_ ("Seconds until the form breaks; stop at 60 seconds."), "s", 0,
    60, FALSE, FALSE },
  { "change", N_ ("Change since the start"),
    N_ ("Compared with when you started: −5 is very much worse, 0 is unchanged, 5 is very much "
        "better."),
    "{score}", -5, 5, FALSE, FALSE },
  { "confidence", N_ ("Exercise confidence"),
    N_ ("How sure are you that you can do this plan? 0 is not at all, 10 is completely."),
    "{score}", 0, 10, FALSE, FALSE },
  { "activity", N_ ("My activity"),
    N_ ("An activity of your own: 0 is unable to do it, 10 is as well as before."), "{score}", 0,
    10, FALSE, FALSE },
};

static const char *const side_nicks[] = { "none", "left", "right" };

G_DEFINE_BOXED_TYPE (LimberMeasure, limber_measure, limber_measure_copy, limber_measure_free)

/* (transfer full): a measure without side and note. */
LimberMeasure *
limber_measure_new (LimberStamp at, LimberMeasureKind kind, int value_tenths)
{
  LimberMeasure *self = g_new0 (LimberMeasure, 1);

  self->at = at;
  self->kind = kind;
  self->value_tenths = value_tenths;
  return self;
}

/* (transfer full) */
LimberMeasure *
limber_measure_copy (const LimberMeasure *self)
{
  LimberMeasure *copy = g_memdup2 (self, sizeof *self);

  copy->note = g_strdup (self->note);
  return copy;
}

void
limber_measure_free (LimberMeasure *self)
{
  g_free (self->note);
  g_free (self);
}

static void
set_range_error (const MeasureFacts *facts, GError **error)
{
  if (facts->has_tenths)
    /* Translators: %s is a measure ("Forward bend"), %d are the smallest and largest value */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE,
                 _ ("%s: a number from %d to %d with at most one decimal is needed."),
                 _ (facts->title), facts->min, facts->max);
  else
    /* Translators: %s is a measure ("Wall sit"), %d are the smallest and largest value */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE,
                 _ ("%s: a whole number from %d to %d is needed."), _ (facts->title), facts->min,
                 facts->max);
}

static gboolean
is_in_range (const MeasureFacts *facts, int value_tenths)
{
  return value_tenths >= facts->min * 10 && value_tenths <= facts->max * 10
         && (facts->has_tenths || value_tenths % 10 == 0);
}

/**
 * limber_measure_check:
 * @self: a measure from anywhere
 * @now_usec: the present
 * @error: a %LIMBER_RECORD_ERROR
 *
 * Returns: whether the diary may hold it
 */
gboolean
limber_measure_check (const LimberMeasure *self, gint64 now_usec, GError **error)
{
  if ((guint) self->kind >= LIMBER_N_MEASURE_KINDS
      || (guint) self->side > LIMBER_MEASURE_SIDE_RIGHT) {
    g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                         _ ("There is no such measure."));
    return FALSE;
  }
  if (!is_in_range (&measure_facts[self->kind], self->value_tenths)) {
    set_range_error (&measure_facts[self->kind], error);
    return FALSE;
  }
  if (measure_facts[self->kind].has_sides != (self->side != LIMBER_MEASURE_SIDE_NONE)) {
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                 measure_facts[self->kind].has_sides
                     /* Translators: %s is a measure ("Side bend") */
                     ? _ ("%s: say which side, left or right.")
                     /* Translators: %s is a measure ("Forward bend") */
                     : _ ("%s: this measure has no side."),
                 _ (measure_facts[self->kind].title));
    return FALSE;
  }
  return limber_stamp_check (&self->at, now_usec, error) && limber_note_check (self->note, error);
}

/* (transfer full): with a point and one decimal only if it is not whole; for files. */
char *
limber_measure_value_to_string (const LimberMeasure *self)
{
  int tenths = ABS (self->value_tenths);
  const char *sign = self->value_tenths < 0 ? "-" : "";

  if (tenths % 10 == 0)
    return g_strdup_printf ("%s%d", sign, tenths / 10);
  return g_strdup_printf ("%s%d.%d", sign, tenths / 10, tenths % 10);
}

/* The word that commands and files use. */
const char *
limber_measure_kind_to_nick (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, NULL);

  return measure_facts[kind].nick;
}

/* FALSE if there is no such word; @kind is then untouched. */
gboolean
limber_measure_kind_from_nick (const char *nick, LimberMeasureKind *kind)
{
  for (guint i = 0; i < LIMBER_N_MEASURE_KINDS; i++) {
    if (g_str_equal (measure_facts[i].nick, nick)) {
      *kind = (LimberMeasureKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

/* What people read. */
const char *
limber_measure_kind_get_title (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, NULL);

  return _ (measure_facts[kind].title);
}

/* How it is measured, in one sentence for people. */
const char *
limber_measure_kind_get_instruction (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, NULL);

  return _ (measure_facts[kind].instruction);
}

/* The UCUM code. */
const char *
limber_measure_kind_get_unit (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, NULL);

  return measure_facts[kind].unit;
}

gboolean
limber_measure_kind_has_sides (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, FALSE);

  return measure_facts[kind].has_sides;
}

gboolean
limber_measure_kind_has_tenths (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, FALSE);

  return measure_facts[kind].has_tenths;
}

/* The smallest value, in the kind's unit. */
int
limber_measure_kind_get_min (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, 0);

  return measure_facts[kind].min;
}

/* The largest value, in the kind's unit. */
int
limber_measure_kind_get_max (LimberMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, 0);

  return measure_facts[kind].max;
}

/* "12", "-3.5": at most three digits and one decimal */
static gboolean
parse_tenths (const char *text, int *value_tenths)
{
  gboolean is_negative = *text == '-';
  int whole = 0;
  guint n_digits = 0;

  text += is_negative ? 1 : 0;
  for (; g_ascii_isdigit (*text) && n_digits < 4; text++, n_digits++)
    whole = whole * 10 + g_ascii_digit_value (*text);
  if (n_digits == 0 || n_digits > 3)
    return FALSE;
  whole *= 10;
  if (*text == '.') {
    if (!g_ascii_isdigit (text[1]))
      return FALSE;
    whole += g_ascii_digit_value (text[1]);
    text += 2;
  }
  if (*text != '\0')
    return FALSE;
  *value_tenths = is_negative ? -whole : whole;
  return TRUE;
}

/**
 * limber_measure_kind_parse_value:
 * @kind: what was measured
 * @text: outside text, with a decimal point
 * @value_tenths: (out): untouched on failure
 * @error: %LIMBER_RECORD_ERROR_OUT_OF_RANGE
 *
 * Returns: whether @text is a value that @kind can have
 */
gboolean
limber_measure_kind_parse_value (LimberMeasureKind kind,
                                 const char *text,
                                 int *value_tenths,
                                 GError **error)
{
  int parsed;

  g_return_val_if_fail ((guint) kind < LIMBER_N_MEASURE_KINDS, FALSE);

  if (!parse_tenths (text, &parsed) || !is_in_range (&measure_facts[kind], parsed)) {
    set_range_error (&measure_facts[kind], error);
    return FALSE;
  }
  *value_tenths = parsed;
  return TRUE;
}

/* The word that commands and files use. */
const char *
limber_measure_side_to_nick (LimberMeasureSide side)
{
  g_return_val_if_fail ((guint) side < G_N_ELEMENTS (side_nicks), NULL);

  return side_nicks[side];
}

/* FALSE if there is no such word; @side is then untouched. */
gboolean
limber_measure_side_from_nick (const char *nick, LimberMeasureSide *side)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_nicks); i++) {
    if (g_str_equal (side_nicks[i], nick)) {
      *side = (LimberMeasureSide) i;
      return TRUE;
    }
  }
  return FALSE;
}
