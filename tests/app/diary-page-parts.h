/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Both lists of the diary's page have rows: they are filled once the chart is there. */
gboolean diary_page_parts_have_rows (gpointer window);
/* The form's expanders, for everything on the page to be seen */
void diary_page_parts_open_form (GtkWidget *window);

G_END_DECLS
