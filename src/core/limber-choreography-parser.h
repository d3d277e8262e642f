/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "core/limber-key-document.h"

G_BEGIN_DECLS

/* Reads what a file draws: the [Pose NAME] and [Motion] groups of @document, and View of @group.
 * What is wrong is added to the document's problems. (transfer full) (nullable): NULL after an
 * error, and where nothing is drawn. */
LimberChoreography *
limber_choreography_parser_read (LimberKeyDocument *document,
                                 LimberKeyGroup *group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
