/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"
#include "report/limber-receipt.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** What was erased, and the receipt that says so. */
typedef struct {
  LimberReceipt receipt;
  char *folder; /* (owned): the receipt's */
  GBytes *pdf;  /* (owned) */
} LimberErased;

void limber_erased_free (LimberErased *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberErased, limber_erased_free)

/* Erases diary, settings and traces on a thread of its own, with the agent told. */
void limber_eraser_erase_async (LimberDiary *diary,
                                LimberStamp now,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
LimberErased *
limber_eraser_erase_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asks the person, erases, tells what was done and offers the receipt. */
void limber_eraser_ask (GtkWindow *window, LimberDiaryAccess *access, LimberClock *clock);

G_END_DECLS
