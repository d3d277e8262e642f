/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-key-group.h"

G_BEGIN_DECLS

/* What the document alone does with its groups, while it reads and at its end */

LimberKeyGroup *limber_key_group_new (LimberKeyDocument *document,
                                      char *name,
                                      guint line) G_GNUC_WARN_UNUSED_RESULT;
void limber_key_group_free (LimberKeyGroup *self);

void
limber_key_group_add (LimberKeyGroup *self, const char *full_name, const LimberKeyEntry *entry);
void limber_key_group_check_bases (LimberKeyGroup *self);
void limber_key_group_warn_of_unused (LimberKeyGroup *self);

G_END_DECLS
