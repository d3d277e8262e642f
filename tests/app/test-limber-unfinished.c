/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-unfinished.h"

#include <glib/gstdio.h>

#define NOW_USEC (G_GINT64_CONSTANT (1772438400) * G_USEC_PER_SEC)

typedef struct {
  char *parent; /* (owned) */
  char *folder; /* (owned): does not exist at first */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->parent = g_dir_make_tmp ("limber-unfinished-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->parent, "state", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  limber_unfinished_clear (fixture->folder);
  g_rmdir (fixture->folder);
  g_rmdir (fixture->parent);
  g_free (fixture->folder);
  g_free (fixture->parent);
}

static void
save (Fixture *fixture)
{
  LimberUnfinished note = { (char *) "lower_back_8min", 2, 3, 6, NOW_USEC };
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_unfinished_save (&note, fixture->folder, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUnfinished) note = NULL;

  save (fixture);
  note = limber_unfinished_load (fixture->folder, NOW_USEC + 5);
  g_assert_nonnull (note);
  g_assert_cmpstr (note->routine_id, ==, "lower_back_8min");
  g_assert_cmpuint (note->level, ==, 2);
  g_assert_cmpuint (note->item, ==, 3);
  g_assert_cmpuint (note->n_items, ==, 6);
}

static void
test_two_hours (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUnfinished) at_end = NULL;
  g_autoptr (LimberUnfinished) after = NULL;
  g_autoptr (LimberUnfinished) from_future = NULL;

  save (fixture);
  at_end = limber_unfinished_load (fixture->folder, NOW_USEC + LIMBER_UNFINISHED_LIFE_USEC);
  after = limber_unfinished_load (fixture->folder, NOW_USEC + LIMBER_UNFINISHED_LIFE_USEC + 1);
  from_future = limber_unfinished_load (fixture->folder, NOW_USEC - 1);
  g_assert_nonnull (at_end);
  g_assert_null (after);
  g_assert_null (from_future);
}

static void
test_nonsense (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "not a key file",
    "[Unfinished]\n",
    "[Unfinished]\nRoutine=x\nLevel=0\nItem=1\nItems=3\nLeftAt=1772438400000000\n",
    "[Unfinished]\nRoutine=x\nLevel=1\nItem=3\nItems=3\nLeftAt=1772438400000000\n",
    "[Unfinished]\nRoutine=x\nLevel=1\nItem=-1\nItems=3\nLeftAt=1772438400000000\n",
    "[Unfinished]\nRoutine=\nLevel=1\nItem=1\nItems=3\nLeftAt=1772438400000000\n",
    "[Unfinished]\nRoutine=x\nLevel=1\nItem=1\nItems=99999999\nLeftAt=1772438400000000\n",
  };

  save (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, "unfinished", NULL);
    g_autoptr (LimberUnfinished) note = NULL;

    g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
    note = limber_unfinished_load (fixture->folder, NOW_USEC);
    g_assert_null (note);
  }
}

static void
test_cannot_save (Fixture *fixture, gconstpointer data)
{
  LimberUnfinished note = { (char *) "x", 1, 1, 2, NOW_USEC };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->folder, "a file in the way", -1, NULL));
  g_assert_false (limber_unfinished_save (&note, fixture->folder, &error));
  g_assert_nonnull (error);
  g_remove (fixture->folder);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUnfinished) note = NULL;

  save (fixture);
  limber_unfinished_clear (fixture->folder);
  note = limber_unfinished_load (fixture->folder, NOW_USEC);
  g_assert_null (note);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/unfinished/round-trip", test_round_trip);
  ADD ("/app/unfinished/two-hours", test_two_hours);
  ADD ("/app/unfinished/nonsense", test_nonsense);
  ADD ("/app/unfinished/cannot-save", test_cannot_save);
  ADD ("/app/unfinished/clear", test_clear);
  return g_test_run ();
}
