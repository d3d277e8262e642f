/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The least number of titles, of which no two that follow each other are the same */
#define LIMBER_REMINDER_TEXT_MIN_TITLES 20

/**
 * LimberReminderFacts:
 * @routine_title: (nullable): of what is offered
 * @routine_secs: how long that takes; 0 if nothing is offered
 * @areas: (nullable): where it is felt, for people, only where details may be shown
 * @sitting_mins: how long the person has sat; -1 where that is not known
 * @is_planned: a session that the person planned
 * @number: of the reminder; the next one has another title
 *
 * What a reminder tells.
 */
typedef struct {
  const char *routine_title;
  int routine_secs;
  const char *areas;
  int sitting_mins;
  gboolean is_planned;
  guint number;
} LimberReminderFacts;

/* Plain text, (transfer full) */
char *limber_reminder_text_build_title (const LimberReminderFacts *facts);
char *limber_reminder_text_build_body (const LimberReminderFacts *facts);
guint limber_reminder_text_get_n_titles (void);

G_END_DECLS
