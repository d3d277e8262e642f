/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-activity-record.h"

G_BEGIN_DECLS

/* What was decided and why, as one sentence to the person it was about (transfer full). What this
 * version does not know is told by its nick. */
char *limber_decision_text (const LimberDecisionRecord *decision) G_GNUC_WARN_UNUSED_RESULT;
/* Why something waits or did not happen, as half a sentence, "you were in a call" (transfer none).
 * (nullable): NULL where @cause is not known */
const char *limber_decision_text_cause (const char *cause);

/* Why somebody skipped a break, "not now" (transfer none). (nullable): NULL where @reason is not
 * known */
const char *limber_decision_text_reason (const char *reason);

/* Values out of a decision's detail, which is the text of a flat JSON object; it may be NULL, or
 * damaged, and then has none. */
gboolean limber_decision_detail_get_number (const char *detail,
                                            const char *name,
                                            gint64 *value) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable) */
char *
limber_decision_detail_dup_text (const char *detail, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
