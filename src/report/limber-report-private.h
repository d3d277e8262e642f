/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/limber-report-sheet.h"
#include "report/limber-report.h"

G_BEGIN_DECLS

struct _LimberReport {
  LimberDigest *digest; /* (owned) */
  LimberReportSettings settings;
  char *label; /* (owned) (nullable) */
  char *plan;  /* (owned) (nullable) */
  guint n_pages;
};

/* The parts of a report, in the order of the paper. Each begins at the sheet's pen and leaves it
 * below itself; one that has nothing to say does nothing. */
void limber_report_add_title (LimberReport *self, LimberReportSheet *sheet);
void limber_report_add_facts (LimberReport *self, LimberReportSheet *sheet);
void limber_report_add_chart (LimberReport *self, LimberReportSheet *sheet);
/* Plan and adherence beside the body map */
void limber_report_add_middle (LimberReport *self, LimberReportSheet *sheet);
/* How high that is: the first page keeps it free below the chart */
double limber_report_measure_middle (LimberReport *self, const LimberReportSheet *sheet);
void limber_report_add_measures (LimberReport *self, LimberReportSheet *sheet);
/* Why breaks were skipped, and sessions that were stopped because it hurt */
void limber_report_add_obstacles (LimberReport *self, LimberReportSheet *sheet);
/* Leaves room for @reserve below */
void limber_report_add_notes (LimberReport *self, LimberReportSheet *sheet, double reserve);
double limber_report_measure_help (LimberReportSheet *sheet);
void limber_report_add_help (LimberReportSheet *sheet);

G_END_DECLS
