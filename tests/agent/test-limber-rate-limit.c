/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/limber-rate-limit.h"

static guint
take_many (LimberRateLimit *limit, const char *caller, gint64 now_usec, guint n)
{
  guint n_taken = 0;

  for (guint i = 0; i < n; i++)
    n_taken += limber_rate_limit_take (limit, caller, now_usec) ? 1 : 0;
  return n_taken;
}

static void
test_bucket (void)
{
  LimberRateLimit *limit = limber_rate_limit_new (20, 60);

  g_assert_cmpuint (take_many (limit, ":1.1", 0, 100), ==, 60);
  g_assert_cmpuint (take_many (limit, ":1.1", G_USEC_PER_SEC, 100), ==, 20);
  g_assert_cmpuint (take_many (limit, ":1.1", G_USEC_PER_SEC + 50000, 100), ==, 1);
  /* Another is not made to pay for it. */
  g_assert_cmpuint (take_many (limit, ":1.2", G_USEC_PER_SEC, 100), ==, 60);
  /* A clock that goes back gives nothing. */
  g_assert_cmpuint (take_many (limit, ":1.1", 0, 100), ==, 0);
  limber_rate_limit_free (limit);
}

/* Callers that come and go take no memory for ever: tested by what is forgotten. */
static void
test_many_callers (void)
{
  LimberRateLimit *limit = limber_rate_limit_new (20, 60);

  for (guint i = 0; i < 100000; i++) {
    g_autofree char *caller = g_strdup_printf (":1.%u", i);

    g_assert_true (limber_rate_limit_take (limit, caller, i * (gint64) G_USEC_PER_SEC));
  }
  g_assert_cmpuint (limber_rate_limit_get_n_callers (limit), <=, 64);
  limber_rate_limit_free (limit);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agent/rate-limit/bucket", test_bucket);
  g_test_add_func ("/agent/rate-limit/many-callers", test_many_callers);
  return g_test_run ();
}
