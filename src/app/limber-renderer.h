/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether drawing through OpenGL would be done by the processor: @dri_folder ("/dev/dri") has no
 * render node that can be used */
gboolean limber_renderer_is_software (const char *dri_folder);

/* Chooses the cairo renderer where OpenGL is software, unless the person chose one. To be called
 * before GTK starts. */
void limber_renderer_choose (void);

G_END_DECLS
