/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-digest.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum {
  LIMBER_PAPER_A4,
  LIMBER_PAPER_LETTER,
} LimberPaper;

/* What people of the user's locale print on */
LimberPaper limber_paper_for_locale (void);
/* Size in points */
void limber_paper_get_size (LimberPaper paper, double *width, double *height);

/**
 * LimberReportSettings:
 * @label: (nullable): who it is about, in words of the person's own
 * @plan: (nullable): the clinic's plan, in one line; NULL without one
 * @paper: to be printed on
 * @is_right_to_left: the direction of the user's language
 * @now: when it is made
 * @name_routine: (nullable): title of the routine with this id, NULL if it is not known
 * @name_data: for @name_routine
 *
 * What a report is told besides the diary.
 */
typedef struct {
  const char *label;
  const char *plan;
  LimberPaper paper;
  gboolean is_right_to_left;
  LimberStamp now;
  const char *(*name_routine) (const char *id, gpointer user_data);
  gpointer name_data;
} LimberReportSettings;

/* How many notes and stops there is room for at most */
#define LIMBER_REPORT_N_NEWEST 60

/* The page for the doctor: the diary of some days on one sheet of paper or two, in the user's
 * language. Vectors and text only. */
typedef struct _LimberReport LimberReport;

/* @digest: (transfer full): of LIMBER_REPORT_N_NEWEST; @settings: copied, but for what its function
 * needs, which must live as long as the report */
LimberReport *limber_report_new (LimberDigest *digest, const LimberReportSettings *settings);
void limber_report_free (LimberReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberReport, limber_report_free)

guint limber_report_get_n_pages (LimberReport *self);
/* Of a page, in points */
void limber_report_get_size (LimberReport *self, double *width, double *height);
/* @page: from 0; into 0, 0, and as large as limber_report_get_size() says */
void limber_report_draw_page (LimberReport *self, cairo_t *cr, guint page);
/* A whole PDF, with title and structure (transfer full) */
GBytes *limber_report_render_pdf (LimberReport *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "2026-03-02_limber_LABEL.pdf" (transfer full) */
char *limber_report_build_file_name (LimberReport *self);

G_END_DECLS
