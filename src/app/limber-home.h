/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-routines-page.h"

G_BEGIN_DECLS

/** The sections of the window, in the order of the switcher. */
typedef enum {
  LIMBER_SECTION_TODAY,
  LIMBER_SECTION_ROUTINES,
  LIMBER_SECTION_DIARY,
  LIMBER_SECTION_LEARN,
  LIMBER_N_SECTIONS,
} LimberSection;

#define LIMBER_TYPE_HOME (limber_home_get_type ())
G_DECLARE_FINAL_TYPE (LimberHome, limber_home, LIMBER, HOME, GtkWidget)

/* The first page of the window: its sections, the switcher between them and the main menu. Actions
 * of its own: `home.show (i)` with a LimberSection. */
GtkWidget *limber_home_new (void);

/* Fills a section, which is shown in the switcher from then on. Its page has no header bar. */
void limber_home_set_page (LimberHome *self, LimberSection section, GtkWidget *page);
/* FALSE if there is nothing in it */
gboolean limber_home_show (LimberHome *self, LimberSection section);
LimberSection limber_home_get_section (LimberHome *self);

/* (transfer none) */
LimberRoutinesPage *limber_home_get_routines_page (LimberHome *self);

G_END_DECLS
