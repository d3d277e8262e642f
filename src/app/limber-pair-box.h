/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_PAIR_BOX (limber_pair_box_get_type ())
G_DECLARE_FINAL_TYPE (LimberPairBox, limber_pair_box, LIMBER, PAIR_BOX, GtkWidget)

/* Two children beside each other, or one below the other where a word of theirs would have to be
 * parted. The second is as wide as it wants and the first has the rest; with "homogeneous"
 * set, both are equally wide. */
GtkWidget *limber_pair_box_new (void);

G_END_DECLS
