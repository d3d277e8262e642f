/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @title can stand on a screen that others may see: it names no part of the body and
 * nothing that hurts, in the user's language or in English. */
gboolean limber_discretion_allows (const char *title);

G_END_DECLS
