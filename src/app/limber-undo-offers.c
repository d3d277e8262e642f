/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-undo-offers.h"

#include "app/limber-toast-title.h"

#include <glib/gi18n-lib.h>

/* LimberUndoOffers offers to undo the last change by a toast: two offers at once would be a riddle.
 *
 *   state      show                                    the time is up
 *   none       the offer slides in: settling           –
 *   settling   the offer waits, in place of another    shown; what waits is shown: settling
 *   shown      the one before goes: settling           –
 *
 * It waits because libadwaita 1.2 crashes when a toast is dismissed while it slides in, also one
 * that only tells something. All who offer or tell something in one window share it. Main thread.
 */
struct _LimberUndoOffers {
  GObject parent_instance;

  AdwToastOverlay *toasts; /* (unowned) (nullable): a weak pointer */
  AdwToast *shown;         /* (unowned) (nullable): a weak pointer */
  AdwToast *waiting;       /* (owned) (nullable) */
  guint settle_source_id;
};

/* Sliding in takes 250 ms. */
#define SETTLE_MSECS 500
#define TOAST_SECS   10

G_DEFINE_FINAL_TYPE (LimberUndoOffers, limber_undo_offers, G_TYPE_OBJECT)

/** What a toast carries; it goes with the toast. */
typedef struct {
  void (*undo) (gpointer data);
  void (*end) (gpointer data); /* (nullable) */
  gpointer data;               /* (owned) */
  GDestroyNotify free;
  AdwToast *toast; /* (unowned): it owns the offer */
} Offer;

static void show_toast (LimberUndoOffers *self, AdwToast *toast);

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  offer->free (offer->data);
  g_free (offer);
}

static void
undo_clicked_cb (GtkButton *button, gpointer user_data)
{
  Offer *offer = user_data;
  g_autoptr (AdwToast) toast = g_object_ref (offer->toast);

  offer->undo (offer->data);
  adw_toast_dismiss (toast);
}

static void
end_offer (Offer *offer)
{
  if (offer->end != NULL)
    offer->end (offer->data);
}

static void
dismissed_cb (AdwToast *toast, gpointer user_data)
{
  end_offer (user_data);
}

/* Of one that nobody gets to see. Takes @toast over. */
static void
drop_toast (AdwToast *toast)
{
  end_offer (g_object_get_data (G_OBJECT (toast), "offer"));
  g_object_unref (toast);
}

static gboolean
settled_cb (gpointer user_data)
{
  LimberUndoOffers *self = user_data;

  self->settle_source_id = 0;
  if (self->waiting != NULL)
    show_toast (self, g_steal_pointer (&self->waiting));
  return G_SOURCE_REMOVE;
}

static void
settle (LimberUndoOffers *self)
{
  g_clear_handle_id (&self->settle_source_id, g_source_remove);
  self->settle_source_id = g_timeout_add (SETTLE_MSECS, settled_cb, self);
}

/* Takes @toast over. */
static void
show_toast (LimberUndoOffers *self, AdwToast *toast)
{
  if (self->toasts == NULL) {
    drop_toast (toast);
    return;
  }
  if (self->settle_source_id != 0) {
    if (self->waiting != NULL)
      drop_toast (g_steal_pointer (&self->waiting));
    self->waiting = toast;
    return;
  }
  if (self->shown != NULL)
    adw_toast_dismiss (self->shown);
  g_set_weak_pointer (&self->shown, toast);
  settle (self);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
limber_undo_offers_show (LimberUndoOffers *self,
                         const char *title,
                         void (*undo) (gpointer data),
                         void (*end) (gpointer data),
                         gpointer data,
                         GDestroyNotify free)
{
  LimberToastTitle *title_widget;
  AdwToast *toast;
  Offer *offer;

  g_return_if_fail (LIMBER_IS_UNDO_OFFERS (self));
  g_return_if_fail (title != NULL && undo != NULL && free != NULL);

  toast = limber_toast_title_create_toast (title);
  offer = g_new0 (Offer, 1);
  *offer = (Offer){ undo, end, data, free, toast };
  adw_toast_set_timeout (toast, TOAST_SECS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data (G_OBJECT (toast), "offer", offer);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), offer, offer_free, 0);
  title_widget = LIMBER_TOAST_TITLE (adw_toast_get_custom_title (toast));
  g_signal_connect (limber_toast_title_add_button (title_widget, _ ("Undo")), "clicked",
                    G_CALLBACK (undo_clicked_cb), offer);
  show_toast (self, toast);
}

void
limber_undo_offers_tell (LimberUndoOffers *self, const char *message)
{
  g_return_if_fail (LIMBER_IS_UNDO_OFFERS (self));

  if (self->toasts == NULL)
    return;
  settle (self);
  adw_toast_overlay_add_toast (self->toasts, limber_toast_title_create_toast (message));
}

AdwToastOverlay *
limber_undo_offers_get_toasts (LimberUndoOffers *self)
{
  g_return_val_if_fail (LIMBER_IS_UNDO_OFFERS (self), NULL);

  return self->toasts;
}

static void
limber_undo_offers_dispose (GObject *object)
{
  LimberUndoOffers *self = LIMBER_UNDO_OFFERS (object);

  g_clear_handle_id (&self->settle_source_id, g_source_remove);
  if (self->waiting != NULL)
    drop_toast (g_steal_pointer (&self->waiting));
  g_clear_weak_pointer (&self->toasts);
  g_clear_weak_pointer (&self->shown);

  G_OBJECT_CLASS (limber_undo_offers_parent_class)->dispose (object);
}

static void
limber_undo_offers_class_init (LimberUndoOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_undo_offers_dispose;
}

static void
limber_undo_offers_init (LimberUndoOffers *self)
{
}

LimberUndoOffers *
limber_undo_offers_new (AdwToastOverlay *toasts)
{
  LimberUndoOffers *self = g_object_new (LIMBER_TYPE_UNDO_OFFERS, NULL);

  g_set_weak_pointer (&self->toasts, toasts);
  return self;
}
