/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/limber-report.h"
#include "store/limber-diary-files.h"
#include "store/limber-traces.h"

G_BEGIN_DECLS

/**
 * LimberReceipt:
 * @at: when it was done
 * @folder: the diary's folder
 * @erasure: what became of the diary
 * @traces: what there was besides it
 * @is_autostart_left: whether the desktop keeps an entry that starts the agent, and was not to be
 *   moved to delete it
 * @paper: to be printed on
 * @is_right_to_left: the direction of the user's language
 *
 * What was erased, to be printed and signed.
 */
typedef struct {
  LimberStamp at;
  const char *folder;
  LimberDiaryErasure erasure;
  LimberTraces traces;
  gboolean is_autostart_left;
  LimberPaper paper;
  gboolean is_right_to_left;
} LimberReceipt;

/* A PDF of one page (transfer full) */
GBytes *
limber_receipt_render_pdf (const LimberReceipt *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same in lines of text (transfer full) */
char *limber_receipt_describe (const LimberReceipt *self);

G_END_DECLS
