/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-today-text.h"

#define NOW  (G_GINT64_CONSTANT (1772438400) * G_USEC_PER_SEC) /* Monday, 08:00 */
#define MINS (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

typedef struct {
  const char *name;
  LimberTodayFacts facts;
  const char *title;
  const char *detail;
} Row;

#define RUNNING(...)                                                                               \
  {                                                                                                \
    .link = LIMBER_AGENT_LINK_RUNNING, .now_usec = NOW, .is_inside_hours = TRUE, __VA_ARGS__       \
  }

static const Row rows[] = {
  { "connecting", { .link = LIMBER_AGENT_LINK_CONNECTING }, "A Stretch Whenever You Like", "R" },
  { "missing", { .link = LIMBER_AGENT_LINK_MISSING }, "A Stretch Whenever You Like", "R" },
  { "off", { .link = LIMBER_AGENT_LINK_OFF }, "Reminders Are Off", "R" },
  { "sitting", RUNNING (.state = LIMBER_SCHEDULER_SITTING, .due_at_usec = NOW + 12 * MINS),
    "Next Stretch in 12 Minutes", "R" },
  { "sitting-begun-minute", RUNNING (.state = LIMBER_SCHEDULER_SITTING, .due_at_usec = NOW + 1),
    "Next Stretch in 1 Minute", "R" },
  { "sitting-over", RUNNING (.state = LIMBER_SCHEDULER_SITTING, .due_at_usec = NOW),
    "A Stretch Is Due Soon", "R" },
  { "sitting-unknown", RUNNING (.state = LIMBER_SCHEDULER_SITTING), "A Stretch Whenever You Like",
    "R" },
  { "away", RUNNING (.state = LIMBER_SCHEDULER_AWAY), "You Are Up and About",
    "Limber counts again when you sit down.\nR" },
  { "due", RUNNING (.state = LIMBER_SCHEDULER_DUE), "Time for a Stretch", "R" },
  { "planned", RUNNING (.state = LIMBER_SCHEDULER_DUE, .is_planned = TRUE),
    "Time for Your Planned Session", "R" },
  { "capped", RUNNING (.state = LIMBER_SCHEDULER_DUE, .is_capped = TRUE), "Time for a Stretch",
    "Today’s reminders are used up: nothing will pop up any more.\nR" },
  { "snoozed", RUNNING (.state = LIMBER_SCHEDULER_SNOOZED, .snoozed_until_usec = NOW + 5 * MINS),
    "Snoozed until 08:05", "R" },
  { "held", RUNNING (.state = LIMBER_SCHEDULER_HELD, .hold_cause = (char *) "call"),
    "Your Stretch Waits", "You will be reminded after your call.\nR" },
  { "held-unknown", RUNNING (.state = LIMBER_SCHEDULER_HELD, .hold_cause = (char *) "moon"),
    "Your Stretch Waits", "R" },
  { "in-break", RUNNING (.state = LIMBER_SCHEDULER_IN_BREAK), "You Are Taking a Break", "R" },
  { "outside-hours", RUNNING (.state = LIMBER_SCHEDULER_OFF), "Outside Your Working Hours",
    "Nothing reminds you now. A stretch is welcome all the same.\nR" },
  { "paused", RUNNING (.state = LIMBER_SCHEDULER_OFF, .is_paused = TRUE), "Reminders Are Paused",
    "Nothing reminds you now. A stretch is welcome all the same.\nR" },
  { "paused-until",
    RUNNING (.state = LIMBER_SCHEDULER_OFF,
             .is_paused = TRUE,
             .paused_until_usec = NOW + 16 * 60 * MINS),
    "Paused until tomorrow at 00:00",
    "Nothing reminds you now. A stretch is welcome all the same.\nR" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  LimberTodayFacts facts = row->facts;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  facts.zone = zone;
  title = limber_today_text_title (&facts);
  detail = limber_today_text_detail (&facts, "R");
  g_assert_cmpstr (title, ==, row->title);
  g_assert_cmpstr (detail, ==, row->detail);
}

static const struct {
  LimberNotice notice;
  LimberTodayFacts facts;
  const char *text;
} notices[] = {
  { LIMBER_NOTICE_OFF, { .link = LIMBER_AGENT_LINK_RUNNING }, NULL },
  { LIMBER_NOTICE_OFF,
    { .link = LIMBER_AGENT_LINK_OFF, .off_until_usec = LIMBER_REMINDERS_OFF_FOR_GOOD },
    "Reminders are off until you turn them on." },
  { LIMBER_NOTICE_OFF,
    { .link = LIMBER_AGENT_LINK_OFF, .off_until_usec = NOW + 16 * 60 * MINS },
    "Reminders are off until tomorrow at 00:00." },
  { LIMBER_NOTICE_MISSING, { .link = LIMBER_AGENT_LINK_CONNECTING }, NULL },
  { LIMBER_NOTICE_MISSING,
    { .link = LIMBER_AGENT_LINK_MISSING },
    "No reminders: the reminder program is not running." },
  { LIMBER_NOTICE_PAUSED, RUNNING (.is_paused = FALSE), NULL },
  { LIMBER_NOTICE_PAUSED, RUNNING (.is_paused = TRUE),
    "Reminders are paused until you resume them." },
  { LIMBER_NOTICE_PAUSED, RUNNING (.is_paused = TRUE, .paused_until_usec = NOW + 90 * MINS),
    "Reminders are paused until 09:30." },
  { LIMBER_NOTICE_CALL, RUNNING (.call_until_usec = NOW + 30 * MINS),
    "You are in a call until 08:30: reminders wait." },
  { LIMBER_NOTICE_NOTIFICATIONS, RUNNING (.state = LIMBER_SCHEDULER_AWAY), NULL },
  { LIMBER_NOTICE_NOTIFICATIONS, RUNNING (.notification_problem = (char *) "There is no server."),
    "Notifications do not arrive. There is no server." },
  { LIMBER_NOTICE_ACTIVITY, RUNNING (.idle_backend = (char *) "xsync"), NULL },
  { LIMBER_NOTICE_ACTIVITY, { .link = LIMBER_AGENT_LINK_CONNECTING }, NULL },
  { LIMBER_NOTICE_ACTIVITY, RUNNING (.idle_backend = (char *) ""),
    "Activity can’t be measured on this desktop. You count as sitting from unlocking the screen to "
    "locking it." },
  { LIMBER_NOTICE_DIARY, RUNNING (.diary_problem = (char *) "The disk is full."),
    "Your sitting time is not being recorded. The disk is full." },
};

static void
test_notices (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (notices); i++) {
    LimberTodayFacts facts = notices[i].facts;
    g_autofree char *text = NULL;

    facts.zone = zone;
    facts.now_usec = NOW;
    text = limber_today_text_notice (&facts, notices[i].notice);
    g_assert_cmpstr (text, ==, notices[i].text);
  }
}

static void
test_sitting (void)
{
  LimberTodayFacts facts = { .now_usec = NOW, .sitting_limit_mins = 40 };
  g_autofree char *nobody = limber_today_text_sitting (&facts);
  g_autofree char *somebody = NULL;

  g_assert_cmpstr (nobody, ==, "You are not sitting now.");
  g_assert_cmpuint (limber_today_get_minutes_sat (&facts), ==, 0);
  g_assert_cmpfloat (limber_today_get_share_sat (&facts), ==, 0.0);
  facts.sitting_since_usec = NOW - 10 * MINS;
  somebody = limber_today_text_sitting (&facts);
  g_assert_cmpstr (somebody, ==, "You have sat for 10 minutes.");
  g_assert_cmpfloat (limber_today_get_share_sat (&facts), ==, 0.25);
  facts.sitting_since_usec = NOW - 400 * MINS;
  g_assert_cmpfloat (limber_today_get_share_sat (&facts), ==, 1.0);
  facts.sitting_since_usec = NOW + 5 * MINS; /* the clock was set back */
  g_assert_cmpuint (limber_today_get_minutes_sat (&facts), ==, 0);
  g_assert_cmpfloat (limber_today_get_share_sat (&facts), ==, 0.0);
}

static void
test_totals (void)
{
  const LimberDayTotals none = { 0 };
  const LimberDayTotals some = { 200 * MINS, 42 * MINS, 3 };
  const LimberDayTotals one = { 60 * MINS, 60 * MINS, 1 };
  g_autofree char *none_text = limber_today_text_totals (&none);
  g_autofree char *some_text = limber_today_text_totals (&some);
  g_autofree char *one_text = limber_today_text_totals (&one);

  g_assert_cmpstr (none_text, ==, "Nothing yet today.");
  g_assert_cmpstr (some_text, ==,
                   "3 h 20 min of sitting, at most 42 min without a break, 3 breaks");
  g_assert_cmpstr (one_text, ==,
                   "1 h 0 min of sitting, at most 1 h 0 min without a break, 1 break");
}

/* Both sides of midnight, and in the night that has 25 hours */
static void
test_times (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  gint64 now = G_GINT64_CONSTANT (1792872000) * G_USEC_PER_SEC; /* Saturday 24 Oct 2026, 22:00 */
  g_autofree char *today = limber_today_text_time (now + 60 * MINS, now, zone);
  g_autofree char *tomorrow = limber_today_text_time (now + 26 * 60 * MINS, now, zone);
  g_autofree char *monday = limber_today_text_time (now + 27 * 60 * MINS + 9 * 60 * MINS, now,
                                                    zone);
  g_autofree char *span = limber_today_text_span (now, now + 62 * MINS, zone);

  g_assert_nonnull (zone);
  g_assert_cmpstr (today, ==, "23:00");
  g_assert_cmpstr (tomorrow, ==, "tomorrow at 23:00");
  g_assert_cmpstr (monday, ==, "Monday at 09:00");
  g_assert_cmpstr (span, ==, "22:00–23:02");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/app/today-text/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/app/today-text/notices", test_notices);
  g_test_add_func ("/app/today-text/minutes", test_sitting);
  g_test_add_func ("/app/today-text/totals", test_totals);
  g_test_add_func ("/app/today-text/times", test_times);
  return g_test_run ();
}
