/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is wrong with how a page stands in its window. Each tells of what it finds in the test's
 * log, and returns how much that is. */

/* The smallest widgets in @widget that need more width than there is */
guint fit_faults_tell_too_wide (GtkWidget *widget, int max_width_px);
/* Words of ours that go on in the next line */
guint fit_faults_tell_parted (GtkWidget *page);
/* What is drawn over its neighbours below */
guint fit_faults_tell_overflowing (GtkWidget *page);
/* Words beside the menu button or drop-down that they are in */
guint fit_faults_tell_outside (GtkWidget *page);
/* Names of sections that end in dots */
guint fit_faults_tell_shortened (GtkWidget *page);

G_END_DECLS
