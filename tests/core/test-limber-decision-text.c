/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-decision-text.h"
#include "core/limber-holds.h"

typedef struct {
  const char *name;
  const char *event;
  const char *cause;
  const char *detail;
  const char *text;
} Row;

static const Row rows[] = {
  { "sitting-started", "sitting-started", NULL, NULL, "You sat down." },
  { "sitting-ended", "sitting-ended", NULL, "{\"sitting_s\":3125}",
    "You got up after 52 minutes of sitting." },
  { "sitting-one", "sitting-ended", NULL, "{\"sitting_s\":60,\"left\":1}",
    "You got up after 1 minute of sitting." },
  { "due", "due", NULL, "{\"sitting_s\":2400}", "A break fell due after 40 minutes of sitting." },
  { "due-unknown", "due", NULL, NULL, "A break fell due." },
  { "notified", "notified", "first", "{\"sitting_s\":2400}", "You were reminded." },
  { "repeat", "notified", "repeat", NULL,
    "You were reminded again, as the break was still waiting." },
  { "held", "held", "call", NULL, "The reminder waited: you were in a call." },
  { "not-reminded", "not-reminded", "cap", NULL,
    "You were not reminded: today’s reminders were used up." },
  { "not-reminded-new", "not-reminded", "moon", NULL, "You were not reminded: moon." },
  { "snoozed", "snoozed", NULL, "{\"minutes\":5,\"left\":2}",
    "You snoozed the reminder for 5 minutes." },
  { "refused", "snooze-refused", "limit", "{\"left\":0}",
    "It could not be snoozed once more: the limit was reached." },
  { "skipped", "skipped", NULL, "{\"reason\":\"in-pain\"}", "You skipped the break: in pain." },
  { "skipped-plain", "skipped", NULL, NULL, "You skipped the break." },
  { "ended", "break-ended", NULL, "{\"since\":\"2026-03-02T09:00:00Z\",\"outcome\":\"half\"}",
    "You did about half of the break." },
  { "ended-pain", "break-ended", "suspended", "{\"outcome\":\"stopped-for-pain\"}",
    "You stopped the break because it hurt." },
  { "paused", "paused", NULL, "{\"minutes\":60}", "You paused the reminders for 60 minutes." },
  { "paused-open", "paused", NULL, NULL, "You paused the reminders." },
  { "elapsed", "unpaused", "elapsed", NULL, "The pause was over." },
  { "missed", "missed", "not-started", NULL, "A planned session was missed: it was not begun." },
  { "window-failed", "window-failed", NULL, NULL, "Limber’s window did not open." },
  { "unknown", "moon-rose", NULL, NULL, "moon-rose" },
  { "unknown-cause", "moon-rose", "full", NULL, "moon-rose (full)" },
  { "damaged", "due", NULL, "{\"sitting_s\":", "A break fell due." },
  { "damaged-text", "skipped", NULL, "{\"reason\":\"in-pain", "You skipped the break." },
  { "far-too-long", "sitting-ended", NULL, "{\"sitting_s\":9223372036854775807}",
    "You got up after 2147483647 minutes of sitting." },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (LimberDecisionRecord) decision = limber_decision_record_new ((LimberStamp){ 0, 0 },
                                                                          row->event, row->cause);
  g_autofree char *text = NULL;

  decision->detail = g_strdup (row->detail);
  text = limber_decision_text (decision);
  g_assert_cmpstr (text, ==, row->text);
}

/* Whatever can hold a reminder back has words. */
static void
test_each_hold (void)
{
  for (guint i = 0; i < LIMBER_N_HOLDS; i++)
    g_assert_nonnull (limber_decision_text_cause (limber_hold_to_nick ((LimberHold) i)));
  g_assert_null (limber_decision_text_cause ("moon"));
  g_assert_null (limber_decision_text_cause (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/decision-text/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/core/decision-text/holds", test_each_hold);
  return g_test_run ();
}
