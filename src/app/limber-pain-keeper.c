/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-pain-keeper.h"

#include "app/limber-pain-text.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* LimberPainKeeper stands between the forms and the diary. A deleted entry is only hidden while its
 * toast offers it back; what is hidden is purged when no such offer is left, and when the diary is
 * opened, for offers that the end of the program cut short. Main thread. */
struct _LimberPainKeeper {
  GObject parent_instance;

  LimberDiaryAccess *access; /* (owned) */
  LimberClock *clock;        /* (owned) */
  LimberUndoOffers *offers;  /* (owned) */
  LimberPainEntry *last;     /* (owned) (nullable) */
  GPtrArray *waiting;        /* (owned) (element-type GTask): saves, until the diary is open */
  gint64 removed_id;         /* the entry that was undone or deleted last */
  guint n_offers;            /* deletions that can still be undone */
  gboolean has_purged;       /* what the last run left hidden */
};

#define N_LATEST  20 /* enough to find an answer to "now" among others */
#define FIRST_DAY G_MININT
#define LAST_DAY  G_MAXINT

typedef enum {
  PROP_LAST = 1,
} LimberPainKeeperProperty;

static GParamSpec *properties[PROP_LAST + 1];

G_DEFINE_FINAL_TYPE (LimberPainKeeper, limber_pain_keeper, G_TYPE_OBJECT)

/** A save on its way. */
typedef struct {
  LimberPainEntry *entry;  /* (owned) */
  LimberPainEntry *before; /* (owned) (nullable) */
  gboolean is_undo;        /* or joining: offers nothing more */
} SaveOperation;

/** What a toast can undo: the deletion of @entry, its addition, or its change from @before. */
typedef enum {
  OFFER_RESTORE,
  OFFER_REMOVE,
  OFFER_REVERT,
} OfferKind;

typedef struct {
  LimberPainKeeper *keeper; /* (owned) */
  OfferKind kind;
  gint64 id;
  LimberPainEntry *before; /* (owned) (nullable) */
} Offer;

static void start_save (LimberPainKeeper *self, GTask *task);

static void
save_operation_free (SaveOperation *operation)
{
  limber_pain_entry_free (operation->entry);
  g_clear_pointer (&operation->before, limber_pain_entry_free);
  g_free (operation);
}

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_clear_object (&offer->keeper);
  g_clear_pointer (&offer->before, limber_pain_entry_free);
  g_free (offer);
}

static gboolean
is_about_now (const LimberPainEntry *entry)
{
  return entry->question != LIMBER_PAIN_WORST && entry->question != LIMBER_PAIN_AVERAGE;
}

static void
latest_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberPainKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = limber_diary_list_finish (LIMBER_DIARY (source), result, &error);

  if (entries == NULL)
    return;
  g_clear_pointer (&self->last, limber_pain_entry_free);
  for (guint i = 0; i < entries->len && self->last == NULL; i++) {
    if (is_about_now (g_ptr_array_index (entries, i)))
      self->last = limber_pain_entry_copy (g_ptr_array_index (entries, i));
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST]);
}

static void
find_last (LimberPainKeeper *self)
{
  LimberDiary *diary = limber_diary_access_get_diary (self->access);

  if (diary != NULL)
    limber_diary_list_pain_entries_async (diary, FIRST_DAY, LAST_DAY, N_LATEST, NULL, NULL,
                                          latest_listed_cb, g_object_ref (self));
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberPainKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  /* It stays hidden and is tried again at the next start. */
  if (!limber_diary_change_finish (LIMBER_DIARY (source), result, &error))
    g_debug ("Hidden entries are not purged: %s", error->message);
  limber_diary_access_release_program (self->access);
}

static void
purge (LimberPainKeeper *self)
{
  LimberDiary *diary = limber_diary_access_get_diary (self->access);

  if (diary == NULL || self->n_offers > 0)
    return;
  limber_diary_access_hold_program (self->access);
  limber_diary_purge_hidden_async (diary, NULL, purged_cb, g_object_ref (self));
}

static void
hidden_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberPainKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!limber_diary_change_finish (LIMBER_DIARY (source), result, &error))
    limber_undo_offers_tell (self->offers, error->message);
  else
    limber_diary_access_note_change (self->access);
  purge (self);
  limber_diary_access_release_program (self->access);
}

static void
set_hidden (LimberPainKeeper *self, gint64 id, gboolean is_hidden)
{
  LimberDiary *diary = limber_diary_access_get_diary (self->access);

  if (diary == NULL)
    return;
  self->removed_id = is_hidden ? id : 0;
  limber_diary_access_hold_program (self->access);
  limber_diary_hide_pain_entry_async (diary, id, is_hidden, NULL, hidden_cb, g_object_ref (self));
}

static void
resaved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberPainKeeper *self = LIMBER_PAIN_KEEPER (source);
  g_autoptr (GError) error = NULL;

  if (!limber_pain_keeper_save_finish (self, result, NULL, &error))
    limber_undo_offers_tell (self->offers, error->message);
}

/* Without an offer to undo it */
static void
save_again (LimberPainKeeper *self, const LimberPainEntry *entry)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, resaved_cb, NULL);
  SaveOperation *operation = g_new0 (SaveOperation, 1);

  operation->entry = limber_pain_entry_copy (entry);
  operation->is_undo = TRUE;
  g_task_set_task_data (task, operation, (GDestroyNotify) save_operation_free);
  start_save (self, task);
}

static void
undo (gpointer data)
{
  Offer *offer = data;

  switch (offer->kind) {
  case OFFER_RESTORE:
    set_hidden (offer->keeper, offer->id, FALSE);
    break;
  case OFFER_REMOVE:
    set_hidden (offer->keeper, offer->id, TRUE);
    break;
  case OFFER_REVERT:
    save_again (offer->keeper, offer->before);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
end_deletion_offer (gpointer data)
{
  Offer *offer = data;

  offer->keeper->n_offers--;
  purge (offer->keeper);
}

static void
offer_undo (LimberPainKeeper *self,
            const char *title,
            OfferKind kind,
            gint64 id,
            const LimberPainEntry *before)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->keeper = g_object_ref (self);
  offer->kind = kind;
  offer->id = id;
  offer->before = before != NULL ? limber_pain_entry_copy (before) : NULL;
  if (kind == OFFER_RESTORE)
    self->n_offers++;
  limber_undo_offers_show (self->offers, title, undo,
                           kind == OFFER_RESTORE ? end_deletion_offer : NULL, offer, offer_free);
}

static void
offer_undo_of_save (LimberPainKeeper *self, const SaveOperation *operation, gint64 id)
{
  g_autofree char *what = limber_pain_text_entry (operation->entry);
  g_autofree char *title = NULL;

  if (operation->before == NULL)
    /* Translators: a toast; %s: "4 of 10, Neck" */
    title = g_strdup_printf (_ ("Noted: %s"), what);
  else
    /* Translators: a toast after an entry was edited; %s: "4 of 10, Neck" */
    title = g_strdup_printf (_ ("Changed: %s"), what);
  offer_undo (self, title, operation->before == NULL ? OFFER_REMOVE : OFFER_REVERT, id,
              operation->before);
}

/* An entry about another day is no news. */
static gboolean
wants_help (LimberPainKeeper *self, const SaveOperation *operation)
{
  if (operation->is_undo || operation->before != NULL)
    return FALSE;
  return limber_pain_entry_wants_help (operation->entry,
                                       is_about_now (operation->entry) ? self->last : NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LimberPainKeeper) self = g_object_ref (g_task_get_source_object (task));
  const SaveOperation *operation = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  limber_diary_access_release_program (self->access);
  if (!limber_diary_save_finish (LIMBER_DIARY (source), result, &id, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  limber_diary_access_note_change (self->access);
  if (!operation->is_undo)
    offer_undo_of_save (self, operation, id);
  if (wants_help (self, operation) && limber_undo_offers_get_toasts (self->offers) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (limber_undo_offers_get_toasts (self->offers)),
                                "app.get-help", NULL);
  g_task_return_int (task, id);
}

static void
start_save (LimberPainKeeper *self, GTask *task)
{
  LimberDiary *diary = limber_diary_access_get_diary (self->access);
  const char *problem = limber_diary_access_get_problem (self->access);
  const SaveOperation *operation = g_task_get_task_data (task);

  if (diary == NULL && problem != NULL) {
    g_task_return_new_error (task, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_FAILED, "%s", problem);
    return;
  }
  if (diary == NULL) {
    g_ptr_array_add (self->waiting, g_object_ref (task));
    limber_diary_access_open (self->access);
    return;
  }
  limber_diary_access_hold_program (self->access);
  limber_diary_save_pain_entry_async (diary, operation->entry,
                                      limber_clock_get_wall_usec (self->clock),
                                      g_task_get_cancellable (task), saved_cb, g_object_ref (task));
}

static void
access_changed_cb (LimberPainKeeper *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  if (limber_diary_access_get_diary (self->access) != NULL && !self->has_purged) {
    self->has_purged = TRUE;
    purge (self);
    find_last (self);
  }
  for (guint i = 0; i < waiting->len; i++)
    start_save (self, g_ptr_array_index (waiting, i));
}

void
limber_pain_keeper_save_async (LimberPainKeeper *self,
                               const LimberPainEntry *entry,
                               const LimberPainEntry *before,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveOperation *operation;

  g_return_if_fail (LIMBER_IS_PAIN_KEEPER (self));
  g_return_if_fail (entry != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  operation = g_new0 (SaveOperation, 1);
  operation->entry = limber_pain_entry_copy (entry);
  operation->before = before != NULL ? limber_pain_entry_copy (before) : NULL;
  g_task_set_task_data (task, operation, (GDestroyNotify) save_operation_free);
  start_save (self, task);
}

gboolean
limber_pain_keeper_save_finish (LimberPainKeeper *self,
                                GAsyncResult *result,
                                gint64 *id,
                                GError **error)
{
  GError *failure = NULL;
  gint64 saved_id;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  saved_id = g_task_propagate_int (G_TASK (result), &failure);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  if (id != NULL)
    *id = saved_id;
  return TRUE;
}

void
limber_pain_keeper_join (LimberPainKeeper *self, const LimberPainEntry *entry, gint64 session_id)
{
  g_autoptr (LimberPainEntry) joined = NULL;

  g_return_if_fail (LIMBER_IS_PAIN_KEEPER (self));
  g_return_if_fail (entry != NULL && entry->id != 0 && session_id != 0);

  if (self->removed_id == entry->id)
    return;
  joined = limber_pain_entry_copy (entry);
  joined->session_id = session_id;
  save_again (self, joined);
}

void
limber_pain_keeper_delete (LimberPainKeeper *self, const LimberPainEntry *entry)
{
  g_autofree char *what = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (LIMBER_IS_PAIN_KEEPER (self));
  g_return_if_fail (entry != NULL && entry->id != 0);

  what = limber_pain_text_entry (entry);
  /* Translators: a toast; %s: "4 of 10, Neck" */
  title = g_strdup_printf (_ ("Deleted: %s"), what);
  offer_undo (self, title, OFFER_RESTORE, entry->id, NULL);
  set_hidden (self, entry->id, TRUE);
}

const LimberPainEntry *
limber_pain_keeper_get_last (LimberPainKeeper *self)
{
  g_return_val_if_fail (LIMBER_IS_PAIN_KEEPER (self), NULL);

  return self->last;
}

LimberClock *
limber_pain_keeper_get_clock (LimberPainKeeper *self)
{
  g_return_val_if_fail (LIMBER_IS_PAIN_KEEPER (self), NULL);

  return self->clock;
}

LimberDiaryAccess *
limber_pain_keeper_get_access (LimberPainKeeper *self)
{
  g_return_val_if_fail (LIMBER_IS_PAIN_KEEPER (self), NULL);

  return self->access;
}

static void
limber_pain_keeper_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch ((LimberPainKeeperProperty) property_id) {
  case PROP_LAST:
    g_value_set_boxed (value, LIMBER_PAIN_KEEPER (object)->last);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

void
limber_pain_keeper_tell (LimberPainKeeper *self, const char *message)
{
  g_return_if_fail (LIMBER_IS_PAIN_KEEPER (self));

  limber_undo_offers_tell (self->offers, message);
}

static void
limber_pain_keeper_finalize (GObject *object)
{
  LimberPainKeeper *self = LIMBER_PAIN_KEEPER (object);

  g_clear_object (&self->offers);
  g_clear_object (&self->access);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->last, limber_pain_entry_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (limber_pain_keeper_parent_class)->finalize (object);
}

static void
limber_pain_keeper_class_init (LimberPainKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_pain_keeper_get_property;
  object_class->finalize = limber_pain_keeper_finalize;
  properties[PROP_LAST] = g_param_spec_boxed ("last", NULL, NULL, LIMBER_TYPE_PAIN_ENTRY,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
limber_pain_keeper_init (LimberPainKeeper *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

LimberPainKeeper *
limber_pain_keeper_new (LimberDiaryAccess *access, LimberClock *clock, LimberUndoOffers *offers)
{
  LimberPainKeeper *self = g_object_new (LIMBER_TYPE_PAIN_KEEPER, NULL);

  self->access = g_object_ref (access);
  self->clock = g_object_ref (clock);
  self->offers = g_object_ref (offers);
  g_signal_connect_object (access, "notify::diary", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "notify::problem", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "changed", G_CALLBACK (find_last), self, G_CONNECT_SWAPPED);
  access_changed_cb (self);
  return self;
}
