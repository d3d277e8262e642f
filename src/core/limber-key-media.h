/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-key-document.h"

G_BEGIN_DECLS

/* A clip or picture below @folder (absolute): its absolute path, (transfer full) (nullable). One
 * that is not there is a warning. */
char *limber_key_media_take (LimberKeyGroup *group, const char *key, const char *folder);
/* Which sides of the body it shows, "first" or "both": TRUE for both */
gboolean limber_key_media_take_both_sides (LimberKeyGroup *group, const char *key);

G_END_DECLS
