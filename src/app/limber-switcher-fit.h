/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The words of @bar are as large as there is room for all of them side by side, and never larger
 * than the person's text. */
void limber_switcher_fit_watch (AdwViewSwitcherBar *bar);

G_END_DECLS
