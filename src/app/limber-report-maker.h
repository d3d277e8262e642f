/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/limber-library.h"
#include "report/limber-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LimberMadeReport:
 * @report: (owned): for a printer
 * @pdf: (owned): the file
 * @pages: (owned) (element-type GdkTexture): to be looked at
 * @titles: (owned): which @report asks when it is drawn
 */
typedef struct {
  LimberReport *report;
  GBytes *pdf;
  GPtrArray *pages;
  GHashTable *titles;
} LimberMadeReport;

void limber_made_report_free (LimberMadeReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberMadeReport, limber_made_report_free)

/* Makes a report on a thread of its own: reading, setting and painting take longer than a frame.
 * @n_days: until today; 0 for the whole diary
 * @label: (nullable): copied
 * @page_width_px: of the textures */
void limber_report_maker_make_async (LimberDiary *diary,
                                     LimberLibrary *library,
                                     guint n_days,
                                     const char *label,
                                     LimberStamp now,
                                     int page_width_px,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
LimberMadeReport *
limber_report_maker_make_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
