/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/limber-chart.h"
#include "store/limber-diary-lookback.h"

G_BEGIN_DECLS

/* The most panels that are added */
#define LIMBER_MEASURE_PANELS_MAX 3

/* Questionnaires and measures as panels of @chart, whose axis counts days since 1970: those that
 * were taken most often */
void limber_measure_panels_add (LimberChart *chart, const LimberLookback *lookback);

G_END_DECLS
