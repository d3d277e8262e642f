/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-record-error"

#include "config.h"

#include "core/limber-record-error.h"

G_DEFINE_QUARK (limber - record - error - quark, limber_record_error)
