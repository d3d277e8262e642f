/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-key-document.h"
#include "core/limber-problem.h"
#include "core/limber-routine-parser.h"
#include "core/limber-test-content.h"

#include <string.h>

/*
 * Each file in tests/data/bad/ says at its end, in comments "# expected error LINE: …", all that is
 * to be found in it. What is too large to lie in a folder is made here.
 */

#define MARK "# expected "

typedef struct {
  char *path; /* (owned) */
  gboolean is_routine;
} BadFile;

/* Parses @bytes as a file; returns all that was found, and whether there was a result in
 * @has_result */
static char *
parse (GBytes *bytes, gboolean is_routine, gboolean *has_result)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberExercise) exercise = NULL;
  g_autoptr (LimberRoutine) routine = NULL;
  const char *const languages[] = { "fr", "C", NULL };

  if (is_routine)
    routine = limber_routine_parser_parse (bytes, "bad.routine", "/nonexistent", languages,
                                           problems);
  else
    exercise = limber_exercise_parser_parse (bytes, "bad.exercise", "/nonexistent", languages,
                                             problems);
  *has_result = exercise != NULL || routine != NULL;

  return limber_test_describe (problems);
}

static char *
get_expected (const char *data, gsize size)
{
  GString *expected = g_string_new (NULL);

  for (const char *line = data; line != NULL && line < data + size;) {
    const char *end = memchr (line, '\n', data + size - line);

    if (end != NULL && g_str_has_prefix (line, MARK))
      g_string_append_len (expected, line + strlen (MARK), end + 1 - line - strlen (MARK));
    line = end != NULL ? end + 1 : NULL;
  }

  return g_string_free (expected, FALSE);
}

static void
test_file (gconstpointer data)
{
  const BadFile *file = data;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean has_result;
  gsize size;

  g_assert_true (g_file_get_contents (file->path, &text, &size, NULL));
  expected = get_expected (text, size);
  g_assert_cmpstr (expected, !=, "");
  bytes = g_bytes_new (text, size);
  found = parse (bytes, file->is_routine, &has_result);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (has_result, ==, strstr (expected, "error ") == NULL);
}

static void
free_file (gpointer data)
{
  BadFile *file = data;

  g_free (file->path);
  g_free (file);
}

static guint
add_folder (const char *name, const char *suffix, gboolean is_routine)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "bad", name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file_name = NULL;
  guint n_files = 0;

  g_assert_nonnull (dir);
  while ((file_name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_strdup_printf ("/core/bad-files/%s/%s", name, file_name);
    BadFile *file = NULL;

    if (!g_str_has_suffix (file_name, suffix))
      continue;
    file = g_new0 (BadFile, 1);
    file->path = g_build_filename (folder, file_name, NULL);
    file->is_routine = is_routine;
    g_test_add_data_func_full (path, file, test_file, free_file);
    n_files++;
  }

  return n_files;
}

typedef struct {
  const char *name;
  const char *head;
  const char *piece;
  gsize n_pieces;
  const char *expected; /* the first line */
  guint n_expected;     /* lines */
} Large;

static const Large large_rows[] = {
  { "ten-megabytes", "[Exercise]\n", "Step1=1234567890\n", 10 * 1024 * 1024 / 17,
    "error 0: the file is too large; allowed are 262144 bytes\n", 1 },
  { "a-million-groups", "", "[g]\n", 1000000,
    "error 0: the file is too large; allowed are 262144 bytes\n", 1 },
  { "a-million-equal-keys", "[Exercise]\n", "a=\n", 87000,
    "error 5001: too many lines; allowed are 5000\n", 1 },
  { "empty-lines", "[Exercise]\n", "\n", 262000, "error 5001: too many lines; allowed are 5000\n",
    1 },
  { "one-line", "[Exercise]\nTitle=", "x", 262000,
    "error 2: a line of 262006 bytes; allowed are 4096\n", 5 },
  { "one-group-name", "[", "x", 262000, "error 1: a line of 262001 bytes; allowed are 4096\n", 1 },
  { "empty", "", "", 0, "error 0: no group [Exercise]; it must be there\n", 1 },
  { "all-groups-different", "[Exercise]\n", "[%u]\n", 4990, "error 1: [Exercise] has no Id\n",
    LIMBER_KEY_DOCUMENT_MAX_PROBLEMS + 1 },
  { "all-keys-different", "[Exercise]\n", "%u=x\n", 4990, "error 1: [Exercise] has no Id\n",
    LIMBER_KEY_DOCUMENT_MAX_PROBLEMS + 1 },
  { "all-keys-equal", "[Exercise]\n", "k=x\n", 4990, "error 3: k is set already, in line 2\n",
    LIMBER_KEY_DOCUMENT_MAX_PROBLEMS + 1 },
  { "all-translations", "[Exercise]\nTitle=T\n", "Title[%u]=x\n", 4990,
    "error 1: [Exercise] has no Id\n", 4 },
  { "all-steps", "[Exercise]\n", "Step%u=x\n", 4990, "error 1: [Exercise] has no Id\n",
    LIMBER_KEY_DOCUMENT_MAX_PROBLEMS + 1 },
  { "all-poses", "[Exercise]\n", "[Pose p%u]\n", 4990, NULL, 0 },
  { "all-brackets", "[Exercise]\n", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n", 4990, NULL,
    0 },
  { "all-escapes", "[Exercise]\nTitle=", "\\n", 2000, NULL, 0 },
  { "all-separators", "[Exercise]\nMuscles=", ";", 4000, NULL, 0 },
};

static GBytes *
make_large (const Large *row)
{
  GString *text = g_string_new (row->head);

  for (gsize i = 0; i < row->n_pieces; i++) {
    const char *number = strstr (row->piece, "%u");

    if (number == NULL) {
      g_string_append (text, row->piece);
      continue;
    }
    g_string_append_len (text, row->piece, number - row->piece);
    g_string_append_printf (text, "%u%s", (guint) i, number + 2);
  }

  return g_string_free_to_bytes (text);
}

static guint
count_lines (const char *text)
{
  guint n_lines = 0;

  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n_lines++;

  return n_lines;
}

/* The time limit is the test's own: a second for all of them is far more than they need, and far
 * less than anything that grows faster than the file would take. A build with sanitizers is given
 * more by ./check. */
static gint64
get_limit_usec (void)
{
  const char *patience = g_getenv ("LIMBER_TEST_PATIENCE");

  return G_USEC_PER_SEC * (patience != NULL ? g_ascii_strtoll (patience, NULL, 10) : 1);
}

static void
test_large (gconstpointer data)
{
  const Large *row = data;
  g_autoptr (GBytes) bytes = make_large (row);
  gint64 start_usec = g_get_monotonic_time ();
  gboolean has_result;
  g_autofree char *found = parse (bytes, FALSE, &has_result);

  g_assert_cmpint (g_get_monotonic_time () - start_usec, <, get_limit_usec ());
  g_assert_false (has_result);
  g_assert_cmpuint (count_lines (found), >, 0);
  g_assert_cmpuint (count_lines (found), <=, LIMBER_KEY_DOCUMENT_MAX_PROBLEMS + 1);
  g_test_message ("%s", found);
  if (row->expected != NULL)
    g_assert_nonnull (strstr (found, row->expected));
  if (row->n_expected > 0)
    g_assert_cmpuint (count_lines (found), ==, row->n_expected);
  if (row->n_expected == LIMBER_KEY_DOCUMENT_MAX_PROBLEMS + 1)
    g_assert_true (g_str_has_suffix (found, "there are more problems, which are not listed\n"));
}

/* The last size that is allowed, and the first that is not */
static void
test_size (void)
{
  static const char *const head = "[Exercise]\nId=a\nTitle=A\nPosition=seated\nType=hold\nHold=9\n";
  g_autofree char *line = g_strnfill (1023, '#');
  g_autoptr (GString) text = g_string_new (head);

  while (text->len + 1024 <= LIMBER_KEY_DOCUMENT_MAX_BYTES)
    g_string_append_printf (text, "%s\n", line);
  while (text->len < LIMBER_KEY_DOCUMENT_MAX_BYTES)
    g_string_append_c (text, '#');

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
    gboolean has_result;
    g_autofree char *found = parse (bytes, FALSE, &has_result);

    g_assert_cmpint (has_result, ==, i == 0);
    g_assert_cmpstr (found, ==,
                     i == 0 ? "" : "error 0: the file is too large; allowed are 262144 bytes\n");
    g_string_append_c (text, '#');
  }
}

int
main (int argc, char **argv)
{
  guint n_files = 0;

  g_test_init (&argc, &argv, NULL);

  n_files += add_folder ("exercises", ".exercise", FALSE);
  n_files += add_folder ("routines", ".routine", TRUE);
  g_assert_cmpuint (n_files, >, 70);
  for (gsize i = 0; i < G_N_ELEMENTS (large_rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/bad-files/large/%s", large_rows[i].name);

    g_test_add_data_func (path, &large_rows[i], test_large);
  }

  g_test_add_func ("/core/bad-files/size", test_size);

  return g_test_run ();
}
