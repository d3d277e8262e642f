/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-dose.h"
#include "core/limber-enums.h"

G_BEGIN_DECLS

/* A dose in words: "Hold 15 s, twice, each side". (transfer full) */
char *limber_dose_text (const LimberDose *dose, LimberSides sides) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
