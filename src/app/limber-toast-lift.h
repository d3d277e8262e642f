/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what @toasts tells, now and later, above the lowest @height_px of it; 0 for its edge. */
void limber_toast_lift_set (AdwToastOverlay *toasts, int height_px);

G_END_DECLS
