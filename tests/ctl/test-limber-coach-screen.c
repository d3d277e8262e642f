/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-fake-clock.h"
#include "ctl/limber-coach-screen.h"
#include "ctl/limber-ctl-text.h"
#include "library/limber-library.h"

#include <locale.h>
#include <string.h>

/* The picture of a session, at sizes from a postage stamp to a wall. */

typedef struct {
  LimberFakeClock *clock;
  LimberTimeline *timeline;
  LimberCoach *coach;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberLibrary) library = limber_library_new_default ();
  LimberRoutine *routine = NULL;
  g_autoptr (GError) error = NULL;

  limber_library_load (library, NULL);
  routine = limber_library_find_routine (library, "neck_shoulders_5min");
  g_assert_nonnull (routine);
  fixture->timeline = limber_timeline_new (routine, 1, limber_library_lookup, library, &error);
  g_assert_no_error (error);
  fixture->clock = limber_fake_clock_new (0, NULL);
  fixture->coach = limber_coach_new (fixture->timeline, LIMBER_CLOCK (fixture->clock));
  limber_coach_start (fixture->coach);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->coach);
  g_assert_finalize_object (fixture->timeline);
  g_assert_finalize_object (fixture->clock);
}

/* Without what moves the pen only */
static char *
strip_sequences (const char *line)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = line; *at != '\0'; at++) {
    if (*at == '\033') {
      at = strchr (at, 'm');
      g_assert_nonnull (at);
    } else {
      g_string_append_c (plain, *at);
    }
  }
  return g_string_free (plain, FALSE);
}

static void
assert_shows (GStrv lines, const char *part)
{
  g_autofree char *all = g_strjoinv ("\n", lines);

  if (strstr (all, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, all);
}

static gboolean
shows (GStrv lines, const char *part)
{
  g_autofree char *all = g_strjoinv ("\n", lines);

  return strstr (all, part) != NULL;
}

static const LimberCoachScreenStyle NORMAL = { 80, 24, TRUE, TRUE, TRUE };

static void
test_shows_all (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = limber_coach_screen_build (fixture->coach, &NORMAL);

  assert_shows (lines, "Neck and shoulders");
  assert_shows (lines, "4:03 left");
  assert_shows (lines, "Shoulder rolls");
  assert_shows (lines, "1 of 5");
  assert_shows (lines, "Get ready");
  assert_shows (lines, "Next: Shrug and release");
  assert_shows (lines, "0 %");
  assert_shows (lines, "q quit");
}

static void
test_counts_down (Fixture *fixture, gconstpointer data)
{
  const LimberCoachScreenStyle style = { 60, 24, FALSE, FALSE, FALSE };
  gint64 secs = limber_timeline_get_segment (fixture->timeline, 0)->duration_usec / G_USEC_PER_SEC;
  g_autofree char *first = g_strdup_printf ("%3d s ####", (int) secs);
  g_autofree char *later = g_strdup_printf ("%3d s ", (int) secs - 2);
  g_auto (GStrv) before = limber_coach_screen_build (fixture->coach, &style);
  g_auto (GStrv) after = NULL;

  assert_shows (before, first);
  limber_fake_clock_advance (LIMBER_FAKE_CLOCK (fixture->clock), 2 * G_USEC_PER_SEC);
  after = limber_coach_screen_build (fixture->coach, &style);
  assert_shows (after, later);
  assert_shows (after, "#\033[2m.");
  assert_shows (after, "4:01 left");
}

static void
test_says_paused (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  limber_coach_pause (fixture->coach);
  lines = limber_coach_screen_build (fixture->coach, &NORMAL);
  assert_shows (lines, "Paused");
}

/* The last item ends the session; an exercise of two sides says which. */
static void
test_follows_the_session (Fixture *fixture, gconstpointer data)
{
  gboolean is_side_seen = FALSE;
  gboolean is_end_seen = FALSE;

  while (limber_coach_get_state (fixture->coach) == LIMBER_COACH_RUNNING) {
    g_auto (GStrv) lines = limber_coach_screen_build (fixture->coach, &NORMAL);

    is_side_seen |= shows (lines, "eft side");
    is_end_seen |= shows (lines, "5 of 5") && shows (lines, "the end");
    limber_fake_clock_advance (fixture->clock, G_USEC_PER_SEC);
  }
  g_assert_true (is_side_seen);
  g_assert_true (is_end_seen);
}

typedef struct {
  const char *name;
  guint columns;
  guint rows;
  const char *parts; /* that must be there, joined by | */
} SizeRow;

static const SizeRow SIZE_ROWS[] = {
  { "usual", 80, 24, "Shoulder rolls|Next|left|quit|██████" },
  { "wall", 300, 100, "Shoulder rolls|Next|left|quit|██████" },
  { "low", 80, 10, "Shoulder rolls|Next|left|quit|Get ready" },
  { "quarter", 40, 10, "Shoulder rolls|Next|left|quit|Get ready" },
  { "narrow", 20, 24, "Shoulder rolls|Next|Get ready" },
  { "three-rows", 40, 3, "Shoulder rolls|Get ready| s " },
  { "one-row", 40, 1, " s " },
  { "three-columns", 3, 9, "…" },
  { "stamp", 5, 2, "s" },
  { "nothing", 1, 1, "" },
};

/* At every moment of the session, no line is as wide as the terminal and there are none too many.
 */
static void
test_size (Fixture *fixture, gconstpointer data)
{
  const SizeRow *row = data;
  LimberCoachScreenStyle style = { row->columns, row->rows, TRUE, TRUE, TRUE };
  g_auto (GStrv) parts = g_strsplit (row->parts, "|", -1);
  g_auto (GStrv) first = limber_coach_screen_build (fixture->coach, &style);

  for (guint i = 0; parts[i] != NULL; i++)
    assert_shows (first, parts[i]);
  while (limber_coach_get_state (fixture->coach) == LIMBER_COACH_RUNNING) {
    g_auto (GStrv) lines = limber_coach_screen_build (fixture->coach, &style);

    g_assert_cmpuint (g_strv_length (lines), <=, row->rows);
    for (guint i = 0; lines[i] != NULL; i++) {
      g_autofree char *plain = strip_sequences (lines[i]);

      g_assert_cmpuint (limber_ctl_text_get_columns (plain), <, MAX (row->columns, 3));
    }
    limber_fake_clock_advance (fixture->clock, 1300 * G_TIME_SPAN_MILLISECOND);
  }
}

/* Colour is taken away, emphasis is not. */
static void
test_without_color (Fixture *fixture, gconstpointer data)
{
  LimberCoachScreenStyle style = NORMAL;
  g_auto (GStrv) lines = NULL;

  style.has_color = FALSE;
  lines = limber_coach_screen_build (fixture->coach, &style);
  g_assert_false (shows (lines, "\033[3"));
  g_assert_true (shows (lines, "\033[1m"));
}

/* A bar of ASCII where the locale has no block elements */
static void
test_ascii (Fixture *fixture, gconstpointer data)
{
  LimberCoachScreenStyle style = NORMAL;
  g_auto (GStrv) lines = NULL;

  style.is_utf8 = FALSE;
  lines = limber_coach_screen_build (fixture->coach, &style);
  g_assert_false (shows (lines, "█"));
  g_assert_true (shows (lines, "####"));
}

int
main (int argc, char *argv[])
{
#define add(name, data, test)                                                                      \
  g_test_add ("/ctl/coach-screen/" name, Fixture, data, set_up, test, tear_down)
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  add ("shows-all", NULL, test_shows_all);
  add ("counts-down", NULL, test_counts_down);
  add ("says-paused", NULL, test_says_paused);
  add ("follows-the-session", NULL, test_follows_the_session);
  add ("without-color", NULL, test_without_color);
  add ("ascii", NULL, test_ascii);
#undef add
  for (guint i = 0; i < G_N_ELEMENTS (SIZE_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/ctl/coach-screen/size/", SIZE_ROWS[i].name, NULL);

    g_test_add (path, Fixture, &SIZE_ROWS[i], set_up, test_size, tear_down);
  }

  return g_test_run ();
}
