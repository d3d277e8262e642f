/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-prompts"

#include "config.h"

#include "core/limber-prompts.h"

/*
 * LimberPrompts:
 *
 * How often and when a break is offered: first offer, three repeats, quiet, anew; snoozes; the cap
 * of a day; the gap between breaks. Whether a waiting banner may be shown now is the scheduler's.
 *
 * Decided: a banner that a hold, a pause, closing time or a restart took away is shown again
 * afterwards and is no repeat; like every banner it begins the count to the next repeat anew.
 */

static const char *const NICKS[LIMBER_N_PROMPTS] = {
  "none", "first", "repeat", "anew", "snooze", "again",
};

const char *
limber_prompt_to_nick (LimberPrompt prompt)
{
  g_return_val_if_fail ((guint) prompt < LIMBER_N_PROMPTS, NULL);

  return NICKS[prompt];
}

void
limber_prompts_init (LimberPrompts *self)
{
  *self = (LimberPrompts){ .counting_from_boot_usec = LIMBER_NEVER,
                           .snoozed_until_boot_usec = LIMBER_NEVER };
}

static gint64
get_threshold (const LimberPrompts *self, const LimberReminderSettings *settings)
{
  int mins = self->n_repeats < LIMBER_PROMPTS_MAX_REPEATS ? settings->renotify_after_mins
                                                          : settings->sitting_limit_mins;

  return mins * LIMBER_USEC_PER_MIN;
}

void
limber_prompts_count (LimberPrompts *self, const LimberReminderSettings *settings, gint64 now)
{
  if (self->counting_from_boot_usec == LIMBER_NEVER)
    return;

  self->counted_usec += now - self->counting_from_boot_usec;
  self->counting_from_boot_usec = now;
  if (self->waiting == LIMBER_PROMPT_NONE && self->counted_usec >= get_threshold (self, settings))
    self->waiting = self->n_repeats < LIMBER_PROMPTS_MAX_REPEATS ? LIMBER_PROMPT_REPEAT
                                                                 : LIMBER_PROMPT_ANEW;
}

void
limber_prompts_set_counting (LimberPrompts *self, gboolean is_counting, gint64 now)
{
  if (!is_counting)
    self->counting_from_boot_usec = LIMBER_NEVER;
  else if (self->counting_from_boot_usec == LIMBER_NEVER)
    self->counting_from_boot_usec = now;
}

gint64
limber_prompts_get_next (const LimberPrompts *self, const LimberReminderSettings *settings)
{
  if (self->counting_from_boot_usec == LIMBER_NEVER)
    return LIMBER_NEVER;

  return self->counting_from_boot_usec + get_threshold (self, settings) - self->counted_usec;
}

LimberPrompt
limber_prompts_show (LimberPrompts *self, gint64 now)
{
  LimberPrompt shown = self->waiting;

  if (shown == LIMBER_PROMPT_REPEAT)
    self->n_repeats++;
  else if (shown != LIMBER_PROMPT_AGAIN)
    self->n_repeats = 0;
  self->waiting = LIMBER_PROMPT_NONE;
  self->is_offered = TRUE;
  self->is_live = TRUE;
  self->n_shown++;
  self->counted_usec = 0;
  if (self->counting_from_boot_usec != LIMBER_NEVER)
    self->counting_from_boot_usec = now;
  return shown;
}

void
limber_prompts_withdraw (LimberPrompts *self)
{
  self->is_live = FALSE;
  if (self->waiting == LIMBER_PROMPT_NONE && self->is_offered)
    self->waiting = LIMBER_PROMPT_AGAIN;
}

void
limber_prompts_snooze (LimberPrompts *self, gint64 until)
{
  self->is_live = FALSE;
  self->waiting = LIMBER_PROMPT_NONE;
  self->n_repeats = 0;
  self->counted_usec = 0;
  self->snoozed_until_boot_usec = until;
  self->n_snoozes++;
}

void
limber_prompts_end_snooze (LimberPrompts *self)
{
  self->snoozed_until_boot_usec = LIMBER_NEVER;
  self->waiting = LIMBER_PROMPT_SNOOZE;
}

gboolean
limber_prompts_is_snoozed (const LimberPrompts *self)
{
  return self->snoozed_until_boot_usec != LIMBER_NEVER;
}

void
limber_prompt_limits_init (LimberPromptLimits *self)
{
  *self = (LimberPromptLimits){ .last_break_boot_usec = LIMBER_NEVER };
}

/* A day that comes again, after a flight to the west or a clock set back by less, is the same. */
static gboolean
is_same_day (const LimberPromptLimits *self, int day)
{
  return day == self->day || day == self->day - 1;
}

void
limber_prompt_limits_count (LimberPromptLimits *self, int day)
{
  if (!is_same_day (self, day)) {
    self->day = day;
    self->n_prompts = 0;
  }
  self->n_prompts++;
}

gboolean
limber_prompt_limits_is_capped (const LimberPromptLimits *self,
                                const LimberReminderSettings *settings,
                                int day)
{
  return is_same_day (self, day) && self->n_prompts >= settings->max_prompts;
}

gint64
limber_prompt_limits_get_gap_end (const LimberPromptLimits *self,
                                  const LimberReminderSettings *settings)
{
  if (self->last_break_boot_usec == LIMBER_NEVER)
    return LIMBER_NEVER;

  return self->last_break_boot_usec + settings->min_gap_mins * LIMBER_USEC_PER_MIN;
}
