/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-pain-entry.h"
#include "store/limber-database-private.h"

G_BEGIN_DECLS

/* Puts an entry into the counts (@change 1) or takes it out (-1), in the caller's transaction */
gboolean limber_diary_counts_change (LimberDatabase *database,
                                     const LimberPainEntry *entry,
                                     int change,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The counts that the entries really give, in place of those that are there */
gboolean
limber_diary_counts_rebuild (LimberDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the counts agree with the entries: @n_wrong (out) rows that do not */
gboolean limber_diary_counts_compare (LimberDatabase *database,
                                      gint64 *n_wrong,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
