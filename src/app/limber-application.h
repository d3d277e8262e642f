/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_APPLICATION (limber_application_get_type ())
G_DECLARE_FINAL_TYPE (LimberApplication, limber_application, LIMBER, APPLICATION, AdwApplication)

/* The program `limber`: its window, its menu and what others may ask it to do. Actions for others:
 * `show-routine(s)`, `start-routine(s)`. */
LimberApplication *limber_application_new (void);

G_END_DECLS
