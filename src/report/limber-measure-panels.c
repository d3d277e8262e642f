/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-measure-panels"

#include "config.h"

#include "report/limber-measure-panels.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * Panels of measures: each kind has one of its own, because different questions are never drawn
 * over one another. Points stand where they were taken and are joined over the days between, which
 * nobody is asked to fill.
 */

#define PANEL_WEIGHT 1.2
#define DAY_USEC     (86400.0 * G_USEC_PER_SEC)

typedef struct {
  LimberMeasureKind kind;
  guint n;
} KindCount;

/* In days since 1970, local time */
static double
place_of (const LimberStamp *at)
{
  return ((double) at->usec + at->offset_mins * 60.0 * G_USEC_PER_SEC) / DAY_USEC;
}

static void
add_labels (LimberChart *chart, guint panel, double min, double max)
{
  for (guint i = 0; i <= 2; i++) {
    double at = min + (max - min) * i / 2;
    g_autofree char *label = g_strdup_printf ("%g", at);

    limber_chart_add_y_tick (chart, panel, at, label);
  }
}

static void
add_questionnaires (LimberChart *chart, GPtrArray *questionnaires)
{
  guint panel = limber_chart_add_panel (chart, _ ("PEG score, 0 to 10"), 0, 10, PANEL_WEIGHT);
  guint layer = limber_chart_add_layer (chart, panel, LIMBER_CHART_TRACK, 2, NULL);

  add_labels (chart, panel, 0, 10);
  for (guint i = 0; i < questionnaires->len; i++) {
    const LimberQuestionnaire *filled = g_ptr_array_index (questionnaires, i);
    double score = limber_questionnaire_get_score (filled);

    limber_chart_add_point (chart, panel, layer, place_of (&filled->at), score, score);
  }
}

/* Even ends around the values that occur, so that the middle is whole too; 0 is an end if it is
 * near. */
static void
choose_ends (GPtrArray *measures, LimberMeasureKind kind, double *min, double *max)
{
  double low = G_MAXDOUBLE;
  double high = -G_MAXDOUBLE;
  double step = 2;

  for (guint i = 0; i < measures->len; i++) {
    const LimberMeasure *measure = g_ptr_array_index (measures, i);

    if (measure->kind == kind) {
      low = MIN (low, measure->value_tenths / 10.0);
      high = MAX (high, measure->value_tenths / 10.0);
    }
  }
  if (low > 0 && low < high * 0.6)
    low = 0;
  while ((high - low) / step > 5)
    step *= step == 2 ? 5 : 2;
  *min = floor (low / step) * step;
  *max = ceil (high / step) * step;
  if (*max - *min < step)
    *max = *min + step;
}

static char *
build_title (LimberMeasureKind kind)
{
  const char *unit = limber_measure_kind_get_unit (kind);

  if (*unit == '{')
    return g_strdup (limber_measure_kind_get_title (kind));
  /* Translators: title of a chart, and the unit of its numbers: "Forward bend, cm" */
  return g_strdup_printf (_ ("%1$s, %2$s"), limber_measure_kind_get_title (kind), unit);
}

static void
add_kind (LimberChart *chart, GPtrArray *measures, LimberMeasureKind kind)
{
  g_autofree char *title = build_title (kind);
  gboolean has_sides = limber_measure_kind_has_sides (kind);
  double min = 0;
  double max = 0;
  guint panel;
  guint layers[2] = { 0 };

  choose_ends (measures, kind, &min, &max);
  panel = limber_chart_add_panel (chart, title, min, max, PANEL_WEIGHT);
  add_labels (chart, panel, min, max);
  layers[0] = limber_chart_add_layer (chart, panel, LIMBER_CHART_TRACK, 2,
                                      has_sides ? C_ ("side of the body", "left") : NULL);
  if (has_sides)
    layers[1] = limber_chart_add_layer (chart, panel, LIMBER_CHART_TRACK, 0,
                                        C_ ("side of the body", "right"));
  for (guint i = 0; i < measures->len; i++) {
    const LimberMeasure *measure = g_ptr_array_index (measures, i);
    gboolean is_right = has_sides && measure->side == LIMBER_MEASURE_SIDE_RIGHT;

    if (measure->kind == kind)
      limber_chart_add_point (chart, panel, layers[is_right ? 1 : 0], place_of (&measure->at),
                              measure->value_tenths / 10.0, measure->value_tenths / 10.0);
  }
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const KindCount *first = a;
  const KindCount *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

void
limber_measure_panels_add (LimberChart *chart, const LimberLookback *lookback)
{
  KindCount counts[LIMBER_N_MEASURE_KINDS];
  guint n_panels = 0;

  g_return_if_fail (chart != NULL && lookback != NULL);

  if (lookback->questionnaires->len > 0) {
    add_questionnaires (chart, lookback->questionnaires);
    n_panels++;
  }
  for (guint kind = 0; kind < LIMBER_N_MEASURE_KINDS; kind++)
    counts[kind] = (KindCount){ (LimberMeasureKind) kind, 0 };
  for (guint i = 0; i < lookback->measures->len; i++)
    counts[((const LimberMeasure *) g_ptr_array_index (lookback->measures, i))->kind].n++;
  qsort (counts, LIMBER_N_MEASURE_KINDS, sizeof *counts, compare_counts);
  for (guint i = 0; i < LIMBER_N_MEASURE_KINDS && n_panels < LIMBER_MEASURE_PANELS_MAX; i++) {
    if (counts[i].n == 0)
      return;
    add_kind (chart, lookback->measures, counts[i].kind);
    n_panels++;
  }
}
