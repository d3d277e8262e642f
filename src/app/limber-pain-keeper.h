/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"
#include "app/limber-undo-offers.h"
#include "core/limber-pain-entry.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_PAIN_KEEPER (limber_pain_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LimberPainKeeper, limber_pain_keeper, LIMBER, PAIN_KEEPER, GObject)

/* Writes pain entries into the diary and offers to undo each change by a toast. Property `last`
 * (LimberPainEntry, notify): the newest answer to "how is it now", NULL before it is known and
 * where there is none.
 * @offers: of the window, where "When to get help" is opened from, too */
LimberPainKeeper *
limber_pain_keeper_new (LimberDiaryAccess *access, LimberClock *clock, LimberUndoOffers *offers);

/* (transfer none) (nullable) */
const LimberPainEntry *limber_pain_keeper_get_last (LimberPainKeeper *self);
LimberClock *limber_pain_keeper_get_clock (LimberPainKeeper *self);
LimberDiaryAccess *limber_pain_keeper_get_access (LimberPainKeeper *self);

/* Waits for a diary that is being opened. @before: (nullable): the entry as it was, where @entry
 * replaces one; both are copied. */
void limber_pain_keeper_save_async (LimberPainKeeper *self,
                                    const LimberPainEntry *entry,
                                    const LimberPainEntry *before,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* @id: (out) (optional): of the entry */
gboolean limber_pain_keeper_save_finish (LimberPainKeeper *self,
                                         GAsyncResult *result,
                                         gint64 *id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Joins an entry that was just saved to its session; nothing happens to one that was undone or
 * deleted since, and nothing is offered. */
void
limber_pain_keeper_join (LimberPainKeeper *self, const LimberPainEntry *entry, gint64 session_id);
/* Gone from the lists at once, from the file when the offer to undo is over or at the next start */
void limber_pain_keeper_delete (LimberPainKeeper *self, const LimberPainEntry *entry);
/* @message: what went wrong, for one whose window is closed already */
void limber_pain_keeper_tell (LimberPainKeeper *self, const char *message);

G_END_DECLS
