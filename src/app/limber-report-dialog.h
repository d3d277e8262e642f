/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-dialog-shim.h"
#include "core/limber-clock.h"
#include "library/limber-library.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_REPORT_DIALOG (limber_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberReportDialog, limber_report_dialog, LIMBER, REPORT_DIALOG, LimberDialogBase)

/* The page for the doctor: choose the time and what is printed on top, look at it, save or print
 * it. Signal `shown ()`: what was asked for last is in the preview. */
GtkWidget *
limber_report_dialog_new (LimberDiary *diary, LimberClock *clock, LimberLibrary *library);
/* What Print runs, for who wants to run it otherwise: it draws what is in the preview, for as long
 * as the dialog lives (transfer full) (nullable): NULL before `shown` */
GtkPrintOperation *limber_report_dialog_create_print (LimberReportDialog *self);

G_END_DECLS
