/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-row.h"

#include "report/limber-pain-words.h"

typedef enum {
  PROP_WHEN = 1,
  PROP_MEAN,
  PROP_RANGE,
  PROP_BREAKS,
  PROP_SESSIONS,
  PROP_MEASURES,
} LimberChartRowProperty;

/* LimberChartRow is one line of the chart's table view. It never changes. */
struct _LimberChartRow {
  GObject parent_instance;

  char *cells[PROP_MEASURES + 1]; /* (owned): by property; the first is not used */
};

static GParamSpec *properties[PROP_MEASURES + 1];

G_DEFINE_FINAL_TYPE (LimberChartRow, limber_chart_row, G_TYPE_OBJECT)

static void
limber_chart_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LimberChartRow *self = LIMBER_CHART_ROW (object);

  if (property_id >= PROP_WHEN && property_id <= PROP_MEASURES)
    g_value_set_string (value, self->cells[property_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
limber_chart_row_finalize (GObject *object)
{
  LimberChartRow *self = LIMBER_CHART_ROW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_free (self->cells[i]);

  G_OBJECT_CLASS (limber_chart_row_parent_class)->finalize (object);
}

static void
limber_chart_row_class_init (LimberChartRowClass *klass)
{
  static const char *const names[] = { NULL,     "when",     "mean",    "range",
                                       "breaks", "sessions", "measures" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_chart_row_get_property;
  object_class->finalize = limber_chart_row_finalize;
  for (guint i = PROP_WHEN; i <= PROP_MEASURES; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                             | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
limber_chart_row_init (LimberChartRow *self)
{
}

LimberChartRow *
limber_chart_row_new (const LimberLookback *lookback, const LimberDaySummary *summary)
{
  LimberChartRow *self = g_object_new (LIMBER_TYPE_CHART_ROW, NULL);

  self->cells[PROP_WHEN] = limber_pain_words_name_span_briefly (lookback->span, summary->day);
  self->cells[PROP_MEAN] = limber_pain_words_format_mean (summary);
  self->cells[PROP_RANGE] = limber_pain_words_format_range (summary);
  self->cells[PROP_BREAKS] = limber_pain_words_format_breaks (summary);
  self->cells[PROP_SESSIONS] = limber_pain_words_format_sessions (summary);
  self->cells[PROP_MEASURES] = limber_pain_words_format_measures (lookback, summary);
  return self;
}
