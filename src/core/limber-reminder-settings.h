/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-weekly-times.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LimberReminderSettings:
 * @sitting_limit_mins: how long one may sit before a break is due
 * @rest_after_secs: how long an absence must be to count as a rest
 * @renotify_after_mins: sitting between a reminder and its repeat
 * @snooze_mins: how long a snooze is unless somebody says otherwise
 * @snooze_limit: how often one break can be snoozed
 * @max_prompts: reminders of a local day
 * @min_gap_mins: from the end of a break to the next reminder
 * @counts_inhibited_as_sitting: whether other programs' idle inhibitors are presence
 * @working_hours: (element-type LimberWeeklyTime): none for always
 * @planned_sessions: (element-type LimberWeeklyTime)
 *
 * When to remind. What is here is within its range.
 */
typedef struct {
  int sitting_limit_mins;
  int rest_after_secs;
  int renotify_after_mins;
  int snooze_mins;
  int snooze_limit;
  int max_prompts;
  int min_gap_mins;
  gboolean counts_inhibited_as_sitting;
  GArray *working_hours;    /* (owned), never changed */
  GArray *planned_sessions; /* (owned), never changed */
} LimberReminderSettings;

/** One number among the settings, as the schema and a plan name it. */
typedef struct {
  const char *key;
  int min;
  int max;
  int default_value;
} LimberReminderRange;

/* The defaults (transfer full) */
LimberReminderSettings *limber_reminder_settings_new (void);
LimberReminderSettings *limber_reminder_settings_copy (const LimberReminderSettings *self);
void limber_reminder_settings_free (LimberReminderSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberReminderSettings, limber_reminder_settings_free)

/* Whether there is a reminder setting @key, as in "sitting-limit" */
gboolean limber_reminder_settings_has_key (const char *key);
/* Sets @key from @text; FALSE and @error (G_OPTION_ERROR) with what is allowed: @self is as before.
 */
gboolean limber_reminder_settings_set (LimberReminderSettings *self,
                                       const char *key,
                                       const char *text,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): NULL if @key is no number */
const LimberReminderRange *limber_reminder_settings_get_range (const char *key);

/* Reads a key file with a group [Settings]. Nothing is returned exactly when there is an error;
 * @problems: (element-type LimberProblem) has all of them. */
LimberReminderSettings *
limber_reminder_settings_parse (GBytes *bytes,
                                const char *file_name,
                                GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
