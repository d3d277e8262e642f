/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-reminder-settings.h"

G_BEGIN_DECLS

/** What the next banner would be; NONE while none waits. */
typedef enum {
  LIMBER_PROMPT_NONE,
  LIMBER_PROMPT_FIRST,  /* the first offer of a break */
  LIMBER_PROMPT_REPEAT, /* one of three repeats */
  LIMBER_PROMPT_ANEW,   /* after the repeats and a further sitting limit */
  LIMBER_PROMPT_SNOOZE, /* a snooze has ended */
  LIMBER_PROMPT_AGAIN,  /* it had to be withdrawn, or the agent was started again */
  LIMBER_N_PROMPTS,
} LimberPrompt;

#define LIMBER_PROMPTS_MAX_REPEATS 3

/**
 * LimberPrompts:
 * @waiting: the banner that waits to be shown
 * @is_live: a banner is shown
 * @is_offered: there was a first offer
 * @n_repeats: repeats since the last offer
 * @n_shown: all banners of this break
 * @counted_usec: sitting since the last banner, up to @counting_from
 * @counting_from_boot_usec: since when sitting counts; LIMBER_NEVER while it does not
 * @snoozed_until_boot_usec: LIMBER_NEVER if it is not snoozed
 * @n_snoozes: how often this break was snoozed
 *
 * How often one break was offered, and when it will be again.
 */
typedef struct {
  LimberPrompt waiting;
  gboolean is_live;
  gboolean is_offered;
  int n_repeats;
  int n_shown;
  gint64 counted_usec;
  gint64 counting_from_boot_usec;
  gint64 snoozed_until_boot_usec;
  int n_snoozes;
} LimberPrompts;

/** What holds for all breaks of a day. */
typedef struct {
  int day;       /* the last local day on which there was one */
  int n_prompts; /* first offers and offers anew of sitting breaks on it */
  gint64 last_break_boot_usec;
} LimberPromptLimits;

/* "first", "repeat", "anew", "snooze", "again" */
const char *limber_prompt_to_nick (LimberPrompt prompt);

void limber_prompts_init (LimberPrompts *self);
/* Banner after banner of sitting: what has been sat since the last one is counted up to @now, and
 * a repeat or an offer anew waits when it is enough. */
void limber_prompts_count (LimberPrompts *self, const LimberReminderSettings *settings, gint64 now);
void limber_prompts_set_counting (LimberPrompts *self, gboolean is_counting, gint64 now);
/* When counting will have been enough; LIMBER_NEVER if nothing is counted */
gint64 limber_prompts_get_next (const LimberPrompts *self, const LimberReminderSettings *settings);
/* The waiting banner is shown. Returns: what it was */
LimberPrompt limber_prompts_show (LimberPrompts *self, gint64 now);
/* It was closed unseen and has to be shown again */
void limber_prompts_withdraw (LimberPrompts *self);
void limber_prompts_snooze (LimberPrompts *self, gint64 until);
void limber_prompts_end_snooze (LimberPrompts *self);
gboolean limber_prompts_is_snoozed (const LimberPrompts *self);

void limber_prompt_limits_init (LimberPromptLimits *self);
/* A banner that counts was shown on the local day @day. */
void limber_prompt_limits_count (LimberPromptLimits *self, int day);
gboolean limber_prompt_limits_is_capped (const LimberPromptLimits *self,
                                         const LimberReminderSettings *settings,
                                         int day);
/* When the gap after the last break is over; LIMBER_NEVER if there was none */
gint64 limber_prompt_limits_get_gap_end (const LimberPromptLimits *self,
                                         const LimberReminderSettings *settings);

G_END_DECLS
