/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Removes @path with all that is in it. Links are removed, and not followed. */
void limber_test_remove_tree (const char *path);

G_END_DECLS
