/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with a switch for each group of conditions whose exercises can be left out: (transfer
 * container) (element-type GtkWidget), floating, bound to the setting `conditions` */
GPtrArray *limber_condition_rows_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
