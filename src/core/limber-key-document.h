/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-key-group.h"

G_BEGIN_DECLS

/* What a key file may have at most (a plan's bounds, and everybody's) */
#define LIMBER_KEY_DOCUMENT_MAX_BYTES      (256 * 1024)
#define LIMBER_KEY_DOCUMENT_MAX_LINES      5000
#define LIMBER_KEY_DOCUMENT_MAX_LINE_BYTES 4096
/* Beyond this many problems of a file a last line says that there are more. */
#define LIMBER_KEY_DOCUMENT_MAX_PROBLEMS 100

/* Reads @bytes, outside data that may hold anything. Never fails as a whole: what is wrong is added
 * to @problems (element-type LimberProblem) (unowned), and the rest is there. */
LimberKeyDocument *limber_key_document_new (GBytes *bytes,
                                            const char *file_name,
                                            const char *const *languages,
                                            GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
void limber_key_document_free (LimberKeyDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberKeyDocument, limber_key_document_free)

gboolean limber_key_document_has_errors (LimberKeyDocument *self);
/* FALSE where the file is no text or too large, which has been told: nothing else is worth telling
 */
gboolean limber_key_document_is_readable (LimberKeyDocument *self);
/* (nullable) (transfer none) */
const char *const *limber_key_document_get_languages (LimberKeyDocument *self);
guint limber_key_document_get_n_groups (LimberKeyDocument *self);
LimberKeyGroup *limber_key_document_get_group (LimberKeyDocument *self, guint index);
/* (nullable): marks the group as known */
LimberKeyGroup *limber_key_document_take_group (LimberKeyDocument *self, const char *name);

void limber_key_document_add_error (LimberKeyDocument *self, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void limber_key_document_add_warning (LimberKeyDocument *self, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* At the end: a warning for every group and key that nobody has asked for, and the file's problems
 * in the order of its lines */
void limber_key_document_finish (LimberKeyDocument *self);

G_END_DECLS
