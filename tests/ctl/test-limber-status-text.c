/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-status-text.h"

#include <string.h>

/* 2026-03-02 12:00 UTC, 13:00 in Paris */
#define NOON   (1772452800 * (gint64) G_USEC_PER_SEC)
#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

typedef struct {
  const char *name;
  const char *state;
  gint64 sitting_mins; /* so long ago; -1 for not */
  gint64 due_mins;     /* from now */
  gboolean is_paused;
  gint64 until_mins; /* of a pause or snooze; 0 for none */
  const char *hold;
  const char *expected;
} Row;

static const Row ROWS[] = {
  { "sitting", "sitting", 12, 28, FALSE, 0, NULL,
    "Sitting for 12 minutes. A break is due in 28 minutes." },
  { "one-minute", "sitting", 1, 1, FALSE, 0, NULL,
    "Sitting for 1 minute. A break is due in 1 minute." },
  { "away", "away", -1, 0, FALSE, 0, NULL, "Nobody is there." },
  { "due", "due", 41, -1, FALSE, 0, NULL, "A break is due." },
  { "snoozed", "snoozed", 41, -1, FALSE, 5, NULL, "A break is due and is snoozed until 13:05." },
  { "held", "held", 41, -1, FALSE, 0, "call", "A break is due and waits: you were in a call." },
  { "held-by-what", "held", 41, -1, FALSE, 0, "later", "A break is due and waits." },
  { "in-break", "in-break", 41, -1, FALSE, 0, NULL, "You are taking a break." },
  { "paused", "off", 41, -1, TRUE, 0, NULL, "Reminders are paused until you resume them." },
  { "paused-until", "off", 41, -1, TRUE, 60, NULL, "Reminders are paused until 14:00." },
  { "outside-hours", "off", 41, -1, FALSE, 0, NULL, "Outside working hours." },
  { "turned-off", "reminders-off", -1, 0, FALSE, 0, NULL,
    "Reminders are turned off until tomorrow." },
  { "unavailable", "unavailable", -1, 0, FALSE, 0, NULL, "The agent is not there." },
};

static LimberStatus *
make_status (const Row *row)
{
  const char *holds[] = { row->hold, NULL };
  LimberStatus *status = g_new0 (LimberStatus, 1);

  status->state = g_strdup (row->state);
  status->now_usec = NOON;
  status->sitting_since_usec = row->sitting_mins >= 0 ? NOON - row->sitting_mins * MINUTE : 0;
  status->due_at_usec = NOON + row->due_mins * MINUTE;
  status->is_paused = row->is_paused;
  status->paused_until_usec = row->is_paused && row->until_mins > 0
                                  ? NOON + row->until_mins * MINUTE
                                  : 0;
  status->snoozed_until_usec = row->until_mins > 0 ? NOON + row->until_mins * MINUTE : 0;
  status->snoozes_left = 2;
  status->hold_causes = g_strdupv ((char **) holds);
  status->break_id = g_strdup ("");
  status->routine = g_strdup ("eyes_90s");
  status->idle_backend = g_strdup ("");
  status->notification_problem = g_strdup ("");
  status->diary_problem = g_strdup ("");
  status->version = g_strdup ("0.1.0");
  return status;
}

static void
test_sentence (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (LimberStatus) status = make_status (row);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  g_autofree char *text = limber_status_describe (status, zone);

  g_assert_cmpstr (text, ==, row->expected);
}

static const struct {
  const char *template;
  const char *expected;
} TEMPLATE_ROWS[] = {
  { "{sitting} of {due}", "12 of 28" },
  { "{since}-{due-at}", "12:48-13:28" },
  { "{\"text\": \"{state}\", \"class\": \"{routine}\"}",
    "{\"text\": \"sitting\", \"class\": \"eyes_90s\"}" },
  { "{nothing} {} {", "{nothing} {} {" },
  { "{{snoozes}}", "{2}" },
  { "{\"text\": {due-at:json}, \"class\": {state:json}}",
    "{\"text\": \"13:28\", \"class\": \"sitting\"}" },
  { "{holds:json}", "\"\"" },
  { "{nothing:json} {state:} {state:xml} {:json}", "{nothing:json} {state:} {state:xml} {:json}" },
  { "", "" },
};

static void
test_template (void)
{
  g_autoptr (LimberStatus) status = make_status (&ROWS[0]);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");

  for (gsize i = 0; i < G_N_ELEMENTS (TEMPLATE_ROWS); i++) {
    g_autofree char *text = limber_status_format (status, zone, TEMPLATE_ROWS[i].template);

    g_assert_cmpstr (text, ==, TEMPLATE_ROWS[i].expected);
  }
}

/* A panel reads one JSON object a line, whatever the system said. */
static void
test_hostile (void)
{
  g_autoptr (LimberStatus) status = make_status (&ROWS[G_N_ELEMENTS (ROWS) - 1]);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *plain = NULL;
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  status->problem = g_strdup ("said \"no\"\nin C:\\temp\r\nand\tended");
  plain = limber_status_format (status, zone, "{text}");
  g_assert_cmpstr (plain, ==, "said \"no\" in C:\\temp  and\tended");

  line = limber_status_format (status, zone, "{\"tooltip\": {text:json}}");
  g_assert_null (strchr (line, '\n'));
  root = json_from_string (line, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "tooltip"), ==,
                   plain);
}

/* What is not asked for wakes nobody up. */
static void
test_minutes (void)
{
  g_assert_true (limber_status_tells_minutes ("{sitting} min"));
  g_assert_true (limber_status_tells_minutes ("in {due}"));
  g_assert_true (limber_status_tells_minutes ("{\"tooltip\": \"{text}\"}"));
  g_assert_true (limber_status_tells_minutes ("{state} {text:json}"));
  g_assert_false (limber_status_tells_minutes ("{state} {due-at} {since} sitting {due:} {text"));
  g_assert_false (limber_status_tells_minutes (""));
}

static void
test_json (void)
{
  g_autoptr (LimberStatus) status = make_status (&ROWS[0]);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  limber_status_add_json (status, zone, builder);
  root = json_builder_get_root (builder);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "sitting");
  g_assert_cmpint (json_object_get_int_member (object, "sitting_s"), ==, 720);
  g_assert_cmpstr (json_object_get_string_member (object, "due_at"), ==,
                   "2026-03-02T13:28:00+01:00");
  g_assert_true (json_object_get_null_member (object, "break_id"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
    g_autofree char *path = g_strconcat ("/ctl/status-text/", ROWS[i].name, NULL);

    g_test_add_data_func (path, &ROWS[i], test_sentence);
  }
  g_test_add_func ("/ctl/status-text/template", test_template);
  g_test_add_func ("/ctl/status-text/hostile", test_hostile);
  g_test_add_func ("/ctl/status-text/minutes", test_minutes);
  g_test_add_func ("/ctl/status-text/json", test_json);
  return g_test_run ();
}
