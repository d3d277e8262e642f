/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over a corpus, as a test: every file of the folders that are named, and each
 * of them damaged in ways that are the same in every run. */
#include "config.h"

#include "fuzz/limber-fuzz.h"

#define N_DAMAGED 40
#define SEED      20261122
#define MAX_SIZE  (1 << 20)

/* One piece is overwritten, taken out, doubled, or the rest is cut off. */
static void
damage (GByteArray *bytes, GRand *random)
{
  guint begin, length;

  if (bytes->len < 2)
    return;
  begin = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);
  length = (guint) g_rand_int_range (random, 1, 32);
  length = MIN (length, bytes->len - begin);
  switch (g_rand_int_range (random, 0, 4)) {
  case 0:
    for (guint i = 0; i < length; i++)
      bytes->data[begin + i] = (guint8) g_rand_int_range (random, 0, 256);
    break;
  case 1:
    g_byte_array_remove_range (bytes, begin, length);
    break;
  case 2: {
    g_autofree guint8 *piece = g_memdup2 (bytes->data + begin, length);

    g_byte_array_append (bytes, piece, length);
    break;
  }
  default:
    g_byte_array_set_size (bytes, begin);
    break;
  }
}

static void
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree char *contents = NULL;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &error))
    g_error ("%s", error->message);
  LLVMFuzzerTestOneInput ((const guint8 *) contents, size);
  if (size > MAX_SIZE)
    return;

  for (guint i = 0; i < N_DAMAGED; i++) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();

    g_byte_array_append (bytes, (const guint8 *) contents, (guint) size);
    for (guint n = 0; n <= i % 4; n++)
      damage (bytes, random);
    LLVMFuzzerTestOneInput (bytes->data, bytes->len);
  }
}

static guint
run_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_files = 0;

  if (!dir)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
      run_file (path);
      n_files++;
    }
  }
  return n_files;
}

int
main (int argc, char **argv)
{
  guint n_files = 0;

  for (int i = 1; i < argc; i++)
    n_files += run_folder (argv[i]);
  g_print ("%u files, each also damaged in %d ways\n", n_files, N_DAMAGED);
  return n_files > 0 ? 0 : 1;
}
