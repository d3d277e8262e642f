/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_DIARY_ACCESS (limber_diary_access_get_type ())
G_DECLARE_FINAL_TYPE (LimberDiaryAccess, limber_diary_access, LIMBER, DIARY_ACCESS, GObject)

/* The window's one diary, opened without waiting for it. Properties (notify): `diary`, NULL until
 * it is open and where it cannot be; `problem`, a sentence that says why, else NULL. Signal
 * `changed
 * ()`: something was written into it, by whoever called limber_diary_access_note_change().
 * @path: absolute; nothing happens before limber_diary_access_open() */
LimberDiaryAccess *limber_diary_access_new (const char *path, LimberClock *clock);

/* Does nothing while it is open or being opened; tries again where it failed */
void limber_diary_access_open (LimberDiaryAccess *self);
/* "notify::diary" or "notify::problem" tells when it is over. */
gboolean limber_diary_access_is_opening (LimberDiaryAccess *self);
/* Lets go of the file, so that it can be erased or replaced */
void limber_diary_access_close (LimberDiaryAccess *self);
void limber_diary_access_note_change (LimberDiaryAccess *self);
/* While something is being written: the program does not end with its last window before it is. */
void limber_diary_access_hold_program (LimberDiaryAccess *self);
void limber_diary_access_release_program (LimberDiaryAccess *self);

/* (transfer none) (nullable) */
LimberDiary *limber_diary_access_get_diary (LimberDiaryAccess *self);
/* (transfer none) (nullable) */
const char *limber_diary_access_get_problem (LimberDiaryAccess *self);
/* Whether the problem is that the file is damaged: only a backup helps */
gboolean limber_diary_access_is_damaged (LimberDiaryAccess *self);
/* A call found damage that did not show when the diary was opened: it is closed, and this is the
 * problem. Other errors are not for here. */
void limber_diary_access_note_damage (LimberDiaryAccess *self, const char *problem);
/* (transfer none) */
const char *limber_diary_access_get_path (LimberDiaryAccess *self);

G_END_DECLS
