/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-measure-keeper.h"

#include "app/limber-measure-text.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* LimberMeasureKeeper stands between the diary and those who fill in and list what is measured. A
 * deletion is written at once; to undo it is to write the same record again. Main thread. */
struct _LimberMeasureKeeper {
  GObject parent_instance;

  LimberDiaryAccess *access; /* (owned) */
  LimberClock *clock;        /* (owned) */
  LimberUndoOffers *offers;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (LimberMeasureKeeper, limber_measure_keeper, G_TYPE_OBJECT)

/** One of both, the other being NULL. */
typedef struct {
  LimberMeasureKeeper *keeper;        /* (owned) */
  LimberMeasure *measure;             /* (owned) (nullable) */
  LimberQuestionnaire *questionnaire; /* (owned) (nullable) */
} Record;

static Record *
record_new (LimberMeasureKeeper *self,
            const LimberMeasure *measure,
            const LimberQuestionnaire *questionnaire)
{
  Record *record = g_new0 (Record, 1);

  record->keeper = g_object_ref (self);
  record->measure = measure != NULL ? limber_measure_copy (measure) : NULL;
  record->questionnaire = questionnaire != NULL ? limber_questionnaire_copy (questionnaire) : NULL;
  return record;
}

static void
record_free (Record *record)
{
  g_clear_object (&record->keeper);
  g_clear_pointer (&record->measure, limber_measure_free);
  g_clear_pointer (&record->questionnaire, limber_questionnaire_free);
  g_free (record);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LimberMeasureKeeper *self = g_task_get_source_object (task);
  GError *error = NULL;

  limber_diary_access_release_program (self->access);
  if (!limber_diary_save_finish (LIMBER_DIARY (source), result, NULL, &error)) {
    g_task_return_error (task, error);
    return;
  }
  limber_diary_access_note_change (self->access);
  g_task_return_boolean (task, TRUE);
}

/* Takes @record over. */
static void
add (LimberMeasureKeeper *self, Record *record, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  LimberDiary *diary = limber_diary_access_get_diary (self->access);
  const char *problem = limber_diary_access_get_problem (self->access);
  gint64 now_usec = limber_clock_get_wall_usec (self->clock);

  g_task_set_task_data (task, record, (GDestroyNotify) record_free);
  if (diary == NULL) {
    g_task_return_new_error (task, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_FAILED, "%s",
                             problem != NULL ? problem : _ ("The diary is still being opened."));
    return;
  }
  limber_diary_access_hold_program (self->access);
  if (record->measure != NULL)
    limber_diary_add_measure_async (diary, record->measure, now_usec, NULL, added_cb,
                                    g_object_ref (task));
  else
    limber_diary_add_questionnaire_async (diary, record->questionnaire, now_usec, NULL, added_cb,
                                          g_object_ref (task));
}

void
limber_measure_keeper_add_measure_async (LimberMeasureKeeper *self,
                                         const LimberMeasure *measure,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_MEASURE_KEEPER (self) && measure != NULL);

  add (self, record_new (self, measure, NULL), callback, user_data);
}

void
limber_measure_keeper_add_questionnaire_async (LimberMeasureKeeper *self,
                                               const LimberQuestionnaire *questionnaire,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_MEASURE_KEEPER (self) && questionnaire != NULL);

  add (self, record_new (self, NULL, questionnaire), callback, user_data);
}

gboolean
limber_measure_keeper_add_finish (LimberMeasureKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberMeasureKeeper *self = LIMBER_MEASURE_KEEPER (source);
  g_autoptr (GError) error = NULL;

  if (!limber_measure_keeper_add_finish (self, result, &error))
    limber_undo_offers_tell (self->offers, error->message);
}

static void
restore (gpointer data)
{
  Record *deleted = data;
  Record *again = record_new (deleted->keeper, deleted->measure, deleted->questionnaire);

  /* Its row is gone: it is a new one. */
  if (again->measure != NULL)
    again->measure->id = 0;
  else
    again->questionnaire->id = 0;
  add (deleted->keeper, again, restored_cb, NULL);
}

/* Takes @record over. */
static void
offer_undo (LimberMeasureKeeper *self, Record *record)
{
  g_autofree char *what = record->measure != NULL ? limber_measure_text_title (record->measure)
                                                  : g_strdup (limber_measure_text_questionnaire (
                                                      record->questionnaire->kind));
  /* Translators: a toast; %s: "Forward bend" */
  g_autofree char *title = g_strdup_printf (_ ("Deleted: %s"), what);

  limber_undo_offers_show (self->offers, title, restore, NULL, record,
                           (GDestroyNotify) record_free);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Record *record = user_data;
  g_autoptr (LimberMeasureKeeper) self = g_object_ref (record->keeper);
  g_autoptr (GError) error = NULL;

  limber_diary_access_release_program (self->access);
  if (limber_diary_change_finish (LIMBER_DIARY (source), result, &error)) {
    offer_undo (self, record);
  } else {
    limber_undo_offers_tell (self->offers, error->message);
    record_free (record);
  }
  limber_diary_access_note_change (self->access);
}

void
limber_measure_keeper_delete_measure (LimberMeasureKeeper *self, const LimberMeasure *measure)
{
  LimberDiary *diary;

  g_return_if_fail (LIMBER_IS_MEASURE_KEEPER (self) && measure != NULL);

  diary = limber_diary_access_get_diary (self->access);
  if (diary == NULL)
    return;
  limber_diary_access_hold_program (self->access);
  limber_diary_delete_measure_async (diary, measure->id, NULL, deleted_cb,
                                     record_new (self, measure, NULL));
}

void
limber_measure_keeper_delete_questionnaire (LimberMeasureKeeper *self,
                                            const LimberQuestionnaire *questionnaire)
{
  LimberDiary *diary;

  g_return_if_fail (LIMBER_IS_MEASURE_KEEPER (self) && questionnaire != NULL);

  diary = limber_diary_access_get_diary (self->access);
  if (diary == NULL)
    return;
  limber_diary_access_hold_program (self->access);
  limber_diary_delete_questionnaire_async (diary, questionnaire->id, NULL, deleted_cb,
                                           record_new (self, NULL, questionnaire));
}

LimberClock *
limber_measure_keeper_get_clock (LimberMeasureKeeper *self)
{
  g_return_val_if_fail (LIMBER_IS_MEASURE_KEEPER (self), NULL);

  return self->clock;
}

LimberDiaryAccess *
limber_measure_keeper_get_access (LimberMeasureKeeper *self)
{
  g_return_val_if_fail (LIMBER_IS_MEASURE_KEEPER (self), NULL);

  return self->access;
}

void
limber_measure_keeper_tell (LimberMeasureKeeper *self, const char *message)
{
  g_return_if_fail (LIMBER_IS_MEASURE_KEEPER (self));

  limber_undo_offers_tell (self->offers, message);
}

static void
limber_measure_keeper_finalize (GObject *object)
{
  LimberMeasureKeeper *self = LIMBER_MEASURE_KEEPER (object);

  g_clear_object (&self->offers);
  g_clear_object (&self->access);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_measure_keeper_parent_class)->finalize (object);
}

static void
limber_measure_keeper_class_init (LimberMeasureKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_measure_keeper_finalize;
}

static void
limber_measure_keeper_init (LimberMeasureKeeper *self)
{
}

LimberMeasureKeeper *
limber_measure_keeper_new (LimberDiaryAccess *access, LimberClock *clock, LimberUndoOffers *offers)
{
  LimberMeasureKeeper *self = g_object_new (LIMBER_TYPE_MEASURE_KEEPER, NULL);

  self->access = g_object_ref (access);
  self->clock = g_object_ref (clock);
  self->offers = g_object_ref (offers);
  return self;
}
