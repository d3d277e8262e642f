/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_LOOK (limber_look_get_type ())
G_DECLARE_FINAL_TYPE (LimberLook, limber_look, LIMBER, LOOK, GObject)

/* How the figure is to look now: the person's choices, and the desktop's dark and high-contrast
 * style. Signal `changed ()`. */
LimberLook *limber_look_new (GSettings *settings);
const LimberFigureStyle *limber_look_get_style (LimberLook *self);

G_END_DECLS
