/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_UNDO_OFFERS (limber_undo_offers_get_type ())
G_DECLARE_FINAL_TYPE (LimberUndoOffers, limber_undo_offers, LIMBER, UNDO_OFFERS, GObject)

/* The one offer to undo that a window makes at a time, for whoever changes the diary from it.
 * @toasts: (unowned): where it appears; may go before */
LimberUndoOffers *limber_undo_offers_new (AdwToastOverlay *toasts);

/* Offers to undo what @title says, plain text, in place of the offer before. @undo is called if the
 * person takes it, @end (nullable) once when it is over, taken or not, unless the window goes
 * before, and @free with @data after both, also where nothing could be offered. */
void limber_undo_offers_show (LimberUndoOffers *self,
                              const char *title,
                              void (*undo) (gpointer data),
                              void (*end) (gpointer data),
                              gpointer data,
                              GDestroyNotify free);
/* Says @message, plain text, after what is there */
void limber_undo_offers_tell (LimberUndoOffers *self, const char *message);
/* (transfer none) (nullable): NULL once it is gone */
AdwToastOverlay *limber_undo_offers_get_toasts (LimberUndoOffers *self);

G_END_DECLS
