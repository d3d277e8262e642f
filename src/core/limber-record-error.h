/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Why a record cannot go into the diary. Messages are full translated sentences. */
typedef enum {
  LIMBER_RECORD_ERROR_OUT_OF_RANGE,
  LIMBER_RECORD_ERROR_UNKNOWN, /* a zone, kind or other word that does not exist */
  LIMBER_RECORD_ERROR_TEXT,    /* too long, or not text */
  LIMBER_RECORD_ERROR_TIME,    /* in the future, or no time at all */
} LimberRecordError;

#define LIMBER_RECORD_ERROR (limber_record_error_quark ())
GQuark limber_record_error_quark (void);

G_END_DECLS
