/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"
#include "app/limber-undo-offers.h"
#include "core/limber-measure.h"
#include "core/limber-questionnaire.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_MEASURE_KEEPER (limber_measure_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LimberMeasureKeeper, limber_measure_keeper, LIMBER, MEASURE_KEEPER, GObject)

/* Writes self tests and questionnaires into the diary; a deletion can be undone by a toast.
 * @offers: of the window */
LimberMeasureKeeper *
limber_measure_keeper_new (LimberDiaryAccess *access, LimberClock *clock, LimberUndoOffers *offers);

LimberClock *limber_measure_keeper_get_clock (LimberMeasureKeeper *self);
LimberDiaryAccess *limber_measure_keeper_get_access (LimberMeasureKeeper *self);

/* Records are copied. Both are finished by limber_measure_keeper_add_finish. */
void limber_measure_keeper_add_measure_async (LimberMeasureKeeper *self,
                                              const LimberMeasure *measure,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
void limber_measure_keeper_add_questionnaire_async (LimberMeasureKeeper *self,
                                                    const LimberQuestionnaire *questionnaire,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
gboolean limber_measure_keeper_add_finish (LimberMeasureKeeper *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

void limber_measure_keeper_delete_measure (LimberMeasureKeeper *self, const LimberMeasure *measure);
void limber_measure_keeper_delete_questionnaire (LimberMeasureKeeper *self,
                                                 const LimberQuestionnaire *questionnaire);
/* @message: what went wrong, for one whose window is closed already */
void limber_measure_keeper_tell (LimberMeasureKeeper *self, const char *message);

G_END_DECLS
