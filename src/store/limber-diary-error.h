/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LimberDiaryError:
 * @LIMBER_DIARY_ERROR_FAILED: anything else
 * @LIMBER_DIARY_ERROR_NEWER: written by a newer Limber; untouched
 * @LIMBER_DIARY_ERROR_DAMAGED: not readable as a diary; untouched: see limber_diary_find_backup()
 * @LIMBER_DIARY_ERROR_UNSAFE: a link or something else stands in place of the file
 * @LIMBER_DIARY_ERROR_READ_ONLY: file or folder can't be opened for writing
 * @LIMBER_DIARY_ERROR_FULL: no space; nothing was written
 * @LIMBER_DIARY_ERROR_BUSY: another program held the file for too long; nothing was written
 * @LIMBER_DIARY_ERROR_INVALID: the record contradicts the diary; nothing was written
 * @LIMBER_DIARY_ERROR_NOT_FOUND: there is no such record or file
 * @LIMBER_DIARY_ERROR_NOT_EMPTY: an import without merging needs an empty diary
 *
 * Messages are full translated sentences for people.
 */
typedef enum {
  LIMBER_DIARY_ERROR_FAILED,
  LIMBER_DIARY_ERROR_NEWER,
  LIMBER_DIARY_ERROR_DAMAGED,
  LIMBER_DIARY_ERROR_UNSAFE,
  LIMBER_DIARY_ERROR_READ_ONLY,
  LIMBER_DIARY_ERROR_FULL,
  LIMBER_DIARY_ERROR_BUSY,
  LIMBER_DIARY_ERROR_INVALID,
  LIMBER_DIARY_ERROR_NOT_FOUND,
  LIMBER_DIARY_ERROR_NOT_EMPTY,
} LimberDiaryError;

#define LIMBER_DIARY_ERROR (limber_diary_error_quark ())
GQuark limber_diary_error_quark (void);

G_END_DECLS
