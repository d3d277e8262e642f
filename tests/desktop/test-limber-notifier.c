/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-notifier.h"

#include "fake-notification-server.h"

#include <string.h>

/* What the notifier asks of its server, and what it tells, with a server that does as it is told.
 */

#define LONG_LIMIT_MSECS (3600 * 1000) /* never reached here */

typedef struct {
  FakeNotificationServer *server; /* (owned) */
  LimberNotifier *notifier;       /* (owned) */
  GString *log;                   /* (owned): what was told since it was last looked at */
  LimberNotification *answer;     /* (owned) (nullable): shown when an action comes */
} Fixture;

static void
note (Fixture *fixture, const char *text)
{
  g_string_append_printf (fixture->log, "%s%s", fixture->log->len > 0 ? ", " : "", text);
}

static void
shown_cb (Fixture *fixture, LimberNotifier *notifier)
{
  note (fixture, "shown");
}

static void
acted_on_cb (Fixture *fixture, const char *name, const char *token, LimberNotifier *notifier)
{
  g_autofree char *text = g_strdup_printf ("action %s %s", name, token);

  note (fixture, text);
  if (fixture->answer != NULL)
    limber_notifier_show (notifier, fixture->answer);
}

static void
closed_cb (Fixture *fixture, int reason, LimberNotifier *notifier)
{
  g_autofree char *text = g_strdup_printf ("closed %d", reason);

  note (fixture, text);
}

static void
failed_cb (Fixture *fixture, const char *cause, const char *detail, LimberNotifier *notifier)
{
  g_assert_nonnull (detail);
  note (fixture, cause);
}

static void
set_up (Fixture *fixture, gconstpointer limit_msecs)
{
  fixture->log = g_string_new (NULL);
  fixture->server = fake_notification_server_new ();
  fixture->notifier = limber_notifier_new (LIMBER_NOTIFICATION_SERVER (fixture->server),
                                           GPOINTER_TO_UINT (limit_msecs));
  g_signal_connect_swapped (fixture->notifier, "shown", G_CALLBACK (shown_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "action", G_CALLBACK (acted_on_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpstr (fixture->log->str, ==, ""); /* nothing unexpected was told */
  g_clear_pointer (&fixture->answer, limber_notification_unref);
  if (fake_notification_server_get_call (fixture->server) != NULL)
    fake_notification_server_answer (fixture->server);
  g_assert_finalize_object (fixture->notifier);
  g_assert_finalize_object (fixture->server);
  g_string_free (fixture->log, TRUE);
}

static void
expect (Fixture *fixture, const char *log)
{
  g_assert_cmpstr (fixture->log->str, ==, log);
  g_string_truncate (fixture->log, 0);
}

static void
expect_call (Fixture *fixture, const char *call)
{
  g_assert_cmpstr (fake_notification_server_get_call (fixture->server), ==, call);
}

static void
show (Fixture *fixture, const char *title)
{
  g_autoptr (LimberNotification) notification = limber_notification_new (title, NULL,
                                                                         LIMBER_URGENCY_NORMAL);

  limber_notifier_show (fixture->notifier, notification);
}

static void
show_and_answer (Fixture *fixture, const char *title)
{
  show (fixture, title);
  fake_notification_server_answer (fixture->server);
  expect (fixture, "shown");
}

static void
test_show (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  expect_call (fixture, "show a");
  g_assert_false (limber_notifier_is_shown (fixture->notifier));
  fake_notification_server_answer (fixture->server);
  expect (fixture, "shown");
  expect_call (fixture, NULL);
  g_assert_true (limber_notifier_is_shown (fixture->notifier));
}

/* S60: withdrawn when the break is done elsewhere; the server's "closed" for it is not told. */
static void
test_withdraw (Fixture *fixture, gconstpointer unused)
{
  show_and_answer (fixture, "a");
  limber_notifier_withdraw (fixture->notifier);
  expect_call (fixture, "withdraw");
  g_assert_false (limber_notifier_is_shown (fixture->notifier));
  fake_notification_server_close (fixture->server, LIMBER_CLOSED_BY_CALL);
  fake_notification_server_answer (fixture->server);
  limber_notifier_withdraw (fixture->notifier);
  expect_call (fixture, NULL);
}

/* S61: closed by the person; the next one appears. */
static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  show_and_answer (fixture, "a");
  fake_notification_server_close (fixture->server, LIMBER_CLOSED_DISMISSED);
  expect (fixture, "closed 2");
  expect_call (fixture, NULL);
  show_and_answer (fixture, "b");
}

/* S63: at most one; between two calls only the newest waits. */
static void
test_only_the_newest (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  show (fixture, "b");
  show (fixture, "c");
  expect_call (fixture, "show a");
  fake_notification_server_answer (fixture->server);
  expect (fixture, "");
  expect_call (fixture, "show c");
  fake_notification_server_answer (fixture->server);
  expect (fixture, "shown");
  g_assert_cmpuint (fake_notification_server_get_n_calls (fixture->server), ==, 2);
}

/* Withdrawn before the server has answered: it goes as soon as it has come. */
static void
test_withdrawn_too_early (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  limber_notifier_withdraw (fixture->notifier);
  expect_call (fixture, "show a");
  fake_notification_server_answer (fixture->server);
  expect_call (fixture, "withdraw");
  fake_notification_server_answer (fixture->server);
  g_assert_null (fake_notification_server_get_shown (fixture->server));
}

/* S62: what a killed agent left is taken away; what is shown meanwhile waits its turn. */
static void
test_leftover (Fixture *fixture, gconstpointer unused)
{
  limber_notifier_withdraw_leftover (fixture->notifier);
  expect_call (fixture, "withdraw");
  show (fixture, "a");
  expect_call (fixture, "withdraw");
  fake_notification_server_answer (fixture->server);
  expect_call (fixture, "show a");
  fake_notification_server_answer (fixture->server);
  expect (fixture, "shown");
}

static void
test_action (Fixture *fixture, gconstpointer unused)
{
  show_and_answer (fixture, "a");
  fake_notification_server_act (fixture->server, "start");
  expect (fixture, "action start token");
  expect_call (fixture, "withdraw");
  fake_notification_server_act (fixture->server, "start"); /* a double click */
}

/* "Ready, click to begin" in place of the one that was clicked */
static void
test_action_answered_by_another (Fixture *fixture, gconstpointer unused)
{
  fixture->answer = limber_notification_new ("ready", NULL, LIMBER_URGENCY_CRITICAL);
  show_and_answer (fixture, "a");
  fake_notification_server_act (fixture->server, "start");
  expect (fixture, "action start token");
  expect_call (fixture, "show ready");
  fake_notification_server_answer (fixture->server);
  expect (fixture, "shown");
}

/* S65: nobody shows notifications; one that comes later shows what is still wanted. */
static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  fake_notification_server_refuse (fixture->server, LIMBER_NOTIFICATION_ERROR_NO_SERVER);
  expect (fixture, LIMBER_NOTIFIER_NO_SERVER);
  expect_call (fixture, NULL);
  limber_notification_server_emit_came (LIMBER_NOTIFICATION_SERVER (fixture->server));
  expect_call (fixture, "show a");
  fake_notification_server_answer (fixture->server);
  expect (fixture, "shown");
}

static void
test_missing_and_withdrawn (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  fake_notification_server_refuse (fixture->server, LIMBER_NOTIFICATION_ERROR_NO_SERVER);
  expect (fixture, LIMBER_NOTIFIER_NO_SERVER);
  limber_notifier_withdraw (fixture->notifier);
  limber_notification_server_emit_came (LIMBER_NOTIFICATION_SERVER (fixture->server));
  expect_call (fixture, NULL);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  fake_notification_server_refuse (fixture->server, LIMBER_NOTIFICATION_ERROR_REFUSED);
  expect (fixture, LIMBER_NOTIFIER_REFUSED);
  show_and_answer (fixture, "b");
}

/* A server that dies of what it shows is not fed for ever. */
static void
test_dies_of_it (Fixture *fixture, gconstpointer unused)
{
  show_and_answer (fixture, "a");
  for (guint i = 0; i < 3; i++) {
    fake_notification_server_die (fixture->server);
    expect (fixture, LIMBER_NOTIFIER_SERVER_GONE);
    limber_notification_server_emit_came (LIMBER_NOTIFICATION_SERVER (fixture->server));
    expect_call (fixture, "show a");
    fake_notification_server_answer (fixture->server);
    expect (fixture, "shown");
  }
  fake_notification_server_die (fixture->server);
  expect (fixture, LIMBER_NOTIFIER_SERVER_GONE);
  limber_notification_server_emit_came (LIMBER_NOTIFICATION_SERVER (fixture->server));
  expect_call (fixture, NULL);
  show_and_answer (fixture, "b");
}

/* S66: a server that hangs is told of once; what comes late still counts. */
static void
test_stuck (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  while (fixture->log->len == 0)
    g_main_context_iteration (NULL, TRUE);
  expect (fixture, LIMBER_NOTIFIER_STUCK);
  show (fixture, "b");
  show (fixture, "c");
  expect_call (fixture, "show a");
  while (fixture->log->len == 0)
    g_main_context_iteration (NULL, TRUE);
  expect (fixture, LIMBER_NOTIFIER_STUCK);
  fake_notification_server_answer (fixture->server);
  expect_call (fixture, "show c");
  fake_notification_server_answer (fixture->server);
  expect (fixture, "shown");
}

static void
ended_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  note (data, limber_notifier_end_finish (LIMBER_NOTIFIER (object), result) ? "ended" : "given up");
}

static void
test_end (Fixture *fixture, gconstpointer unused)
{
  show_and_answer (fixture, "a");
  limber_notifier_end_async (fixture->notifier, ended_cb, fixture);
  expect_call (fixture, "withdraw");
  fake_notification_server_answer (fixture->server);
  while (fixture->log->len == 0)
    g_main_context_iteration (NULL, TRUE);
  expect (fixture, "ended");
  limber_notifier_withdraw (fixture->notifier);
  expect_call (fixture, NULL);
}

static void
test_end_of_nothing (Fixture *fixture, gconstpointer unused)
{
  limber_notifier_end_async (fixture->notifier, ended_cb, fixture);
  while (fixture->log->len == 0)
    g_main_context_iteration (NULL, TRUE);
  expect (fixture, "ended");
}

static void
test_end_while_stuck (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  limber_notifier_end_async (fixture->notifier, ended_cb, fixture);
  while (fixture->log->len == 0)
    g_main_context_iteration (NULL, TRUE);
  expect (fixture, "given up");
  fake_notification_server_answer (fixture->server);
  expect_call (fixture, "withdraw");
}

/* S86, S63: ten thousand of them leave nothing behind. */
static void
test_ten_thousand (Fixture *fixture, gconstpointer unused)
{
  fake_notification_server_set_prompt (fixture->server, TRUE);
  for (guint i = 0; i < 10000; i++) {
    show (fixture, "a");
    while (fixture->log->len == 0)
      g_main_context_iteration (NULL, TRUE);
    expect (fixture, "shown");
    limber_notifier_withdraw (fixture->notifier);
    while (fake_notification_server_get_shown (fixture->server) != NULL)
      g_main_context_iteration (NULL, TRUE);
  }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (G_OBJECT (fixture->notifier)->ref_count, ==, 1);
}

static void
add (const char *name, guint limit_msecs, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/notifier/", name, NULL);

  g_test_add (path, Fixture, GUINT_TO_POINTER (limit_msecs), set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("show", LONG_LIMIT_MSECS, test_show);
  add ("S60-withdraw", LONG_LIMIT_MSECS, test_withdraw);
  add ("S61-closed", LONG_LIMIT_MSECS, test_closed);
  add ("S63-only-the-newest", LONG_LIMIT_MSECS, test_only_the_newest);
  add ("withdrawn-too-early", LONG_LIMIT_MSECS, test_withdrawn_too_early);
  add ("S62-leftover", LONG_LIMIT_MSECS, test_leftover);
  add ("action", LONG_LIMIT_MSECS, test_action);
  add ("action-answered-by-another", LONG_LIMIT_MSECS, test_action_answered_by_another);
  add ("S65-missing", LONG_LIMIT_MSECS, test_missing);
  add ("missing-and-withdrawn", LONG_LIMIT_MSECS, test_missing_and_withdrawn);
  add ("refused", LONG_LIMIT_MSECS, test_refused);
  add ("dies-of-it", LONG_LIMIT_MSECS, test_dies_of_it);
  add ("S66-stuck", 1, test_stuck);
  add ("end", LONG_LIMIT_MSECS, test_end);
  add ("end-of-nothing", LONG_LIMIT_MSECS, test_end_of_nothing);
  add ("end-while-stuck", 1, test_end_while_stuck);
  add ("ten-thousand", LONG_LIMIT_MSECS, test_ten_thousand);
  return g_test_run ();
}
