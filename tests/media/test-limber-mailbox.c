/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media/limber-frame-private.h"
#include "media/limber-mailbox.h"

typedef struct {
  LimberMailbox *mailbox;
  GArray *widths; /* of the frames that came */
  guint n_problems;
} Fixture;

static void
frame_cb (LimberFrame *frame, gpointer user_data)
{
  Fixture *fixture = user_data;
  int width = limber_frame_get_width (frame);

  g_array_append_val (fixture->widths, width);
}

static void
problem_cb (const char *path, const char *message, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpstr (message, ==, "lost");
  fixture->n_problems++;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->mailbox = limber_mailbox_new (frame_cb, problem_cb, fixture);
  fixture->widths = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  limber_mailbox_unref (fixture->mailbox);
  g_array_unref (fixture->widths);
}

static LimberFrame *
make_frame (int width)
{
  LimberFrameBox box = { 0, 0, width, 1 };
  gsize stride = (gsize) width * 3;

  return limber_frame_new (g_bytes_new_take (g_malloc0 (stride), stride), width, 1, stride, 1,
                           &box);
}

static void
deliver (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A busy window gets the newest frame, not all of them one after the other. */
static void
test_newest_alone (Fixture *fixture, gconstpointer user_data)
{
  limber_mailbox_accept (fixture->mailbox, 1);
  for (int width = 1; width <= 5; width++)
    limber_mailbox_put_frame (fixture->mailbox, 1, make_frame (width));
  deliver ();
  g_assert_cmpuint (fixture->widths->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->widths, int, 0), ==, 5);
}

/* The next picture's frame waits, and is there at once when it is its turn. */
static void
test_waits_for_its_turn (Fixture *fixture, gconstpointer user_data)
{
  limber_mailbox_accept (fixture->mailbox, 1);
  limber_mailbox_put_frame (fixture->mailbox, 2, make_frame (7));
  deliver ();
  g_assert_cmpuint (fixture->widths->len, ==, 0);
  limber_mailbox_accept (fixture->mailbox, 2);
  limber_mailbox_put_frame (fixture->mailbox, 1, make_frame (9));
  deliver ();
  g_assert_cmpuint (fixture->widths->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->widths, int, 0), ==, 7);
}

static void
test_every_problem (Fixture *fixture, gconstpointer user_data)
{
  limber_mailbox_put_problem (fixture->mailbox, "a", "lost");
  limber_mailbox_put_problem (fixture->mailbox, NULL, "lost");
  deliver ();
  g_assert_cmpuint (fixture->n_problems, ==, 2);
}

/* After closing nothing comes, not even what was on its way. */
static void
test_closed (Fixture *fixture, gconstpointer user_data)
{
  limber_mailbox_accept (fixture->mailbox, 1);
  limber_mailbox_put_frame (fixture->mailbox, 1, make_frame (1));
  limber_mailbox_put_problem (fixture->mailbox, NULL, "lost");
  limber_mailbox_close (fixture->mailbox);
  limber_mailbox_put_frame (fixture->mailbox, 1, make_frame (2));
  deliver ();
  g_assert_cmpuint (fixture->widths->len, ==, 0);
  g_assert_cmpuint (fixture->n_problems, ==, 0);
}

static gpointer
put_many (gpointer user_data)
{
  Fixture *fixture = user_data;

  for (int i = 0; i < 2000; i++)
    limber_mailbox_put_frame (fixture->mailbox, 1, make_frame (1 + i % 3));

  return NULL;
}

static void
test_from_another_thread (Fixture *fixture, gconstpointer user_data)
{
  GThread *thread;

  limber_mailbox_accept (fixture->mailbox, 1);
  thread = g_thread_new ("many", put_many, fixture);
  for (guint i = 0; i < 100; i++)
    deliver ();
  g_thread_join (thread);
  deliver ();
  g_assert_cmpuint (fixture->widths->len, >=, 1);
  g_assert_cmpint (g_array_index (fixture->widths, int, fixture->widths->len - 1), ==,
                   1 + 1999 % 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/media/mailbox/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("newest-alone", test_newest_alone);
  ADD ("waits-for-its-turn", test_waits_for_its_turn);
  ADD ("every-problem", test_every_problem);
  ADD ("closed", test_closed);
  ADD ("from-another-thread", test_from_another_thread);
#undef ADD

  return g_test_run ();
}
