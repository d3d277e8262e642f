/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LimberUnfinished:
 * @routine_id: which routine
 * @level: of the routine, from 1
 * @item: the one that was going on, from 0
 * @n_items: of the whole session
 * @left_usec: wall time at which the session was last seen
 *
 * A session that was left before its end: what "Continue at step 4 of 6" needs.
 */
typedef struct {
  char *routine_id;
  guint level;
  guint item;
  guint n_items;
  gint64 left_usec;
} LimberUnfinished;

/* How long an unfinished session is offered again */
#define LIMBER_UNFINISHED_LIFE_USEC (G_GINT64_CONSTANT (7200) * G_USEC_PER_SEC)

/* Writes the note into @folder, which is made if it is missing; FALSE and @error if it cannot be.
 */
gboolean limber_unfinished_save (const LimberUnfinished *self,
                                 const char *folder,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): NULL if there is none, it is older than two hours at @now_usec, from
 * the future, or makes no sense */
LimberUnfinished *
limber_unfinished_load (const char *folder, gint64 now_usec) G_GNUC_WARN_UNUSED_RESULT;
void limber_unfinished_clear (const char *folder);

LimberUnfinished *limber_unfinished_copy (const LimberUnfinished *self);
void limber_unfinished_free (LimberUnfinished *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberUnfinished, limber_unfinished_free)

G_END_DECLS
