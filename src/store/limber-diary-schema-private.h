/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-database-private.h"

G_BEGIN_DECLS

/* The newest version that this program knows */
#define LIMBER_DIARY_SCHEMA_VERSION 2

/* "Limb": marks a file as a diary */
#define LIMBER_DIARY_APPLICATION_ID 0x4c696d62

gboolean limber_diary_schema_get_version (LimberDatabase *database,
                                          int *version,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Forward to @version, each step in the transaction that is open */
gboolean limber_diary_schema_migrate (LimberDatabase *database,
                                      int version,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
