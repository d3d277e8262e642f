/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/limber-diary-content.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * What the diary costs as it grows: ten years of entries, 10^3 to 10^6 of them, two places each
 * and a note on every tenth. Prints milliseconds and bytes; the cost of an entry beside that of
 * writing and syncing 4 kB to a file of the same folder.
 *
 * Usage: limber-bench-diary [FOLDER [LARGEST]]
 *        limber-bench-diary make FILE ENTRIES: only such a diary, for other measurements
 */

#define NOW_USEC (1772439300 * (gint64) G_USEC_PER_SEC)
#define DAY_USEC (86400 * (gint64) G_USEC_PER_SEC)
#define N_DAYS   3652
#define TODAY    20514
#define N_ROUNDS 50

static double
measure_msecs (gint64 since_usec)
{
  return (double) (g_get_monotonic_time () - since_usec) / 1000;
}

static LimberPainEntry *
make_entry (guint i, guint n)
{
  gint64 usec = NOW_USEC - (gint64) ((double) i / n * N_DAYS * DAY_USEC);
  LimberPainEntry *entry = limber_pain_entry_new ((LimberStamp){ usec, 60 }, (int) (i * 7 % 11),
                                                  LIMBER_PAIN_NOW);

  entry->zones = LIMBER_ZONE_BIT (i % LIMBER_N_ZONES) | LIMBER_ZONE_BIT (i * 5 % LIMBER_N_ZONES);
  if (i % 10 == 0)
    entry->note = g_strdup ("Stiff after a long meeting, better after the break");
  return entry;
}

static void
fill (LimberDiary *diary, guint n)
{
  g_autoptr (LimberDiaryContent) content = limber_diary_content_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (content->pain_entries, make_entry (i, n));
  if (!limber_diary_import (diary, content, FALSE, NOW_USEC, NULL, &error))
    g_error ("%s", error->message);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static double
take_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static double
measure_bare_write (const char *folder)
{
  static const char block[4096];
  g_autofree char *path = g_build_filename (folder, "bare", NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  double msecs[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++) {
    gint64 since_usec = g_get_monotonic_time ();

    if (write (fd, block, sizeof block) != sizeof block || fsync (fd) != 0)
      g_error ("%s", path);
    msecs[i] = measure_msecs (since_usec);
  }
  close (fd);
  g_unlink (path);
  return take_median (msecs, N_ROUNDS);
}

static double
measure_add (LimberDiary *diary)
{
  double msecs[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (LimberPainEntry) entry = make_entry (i, N_ROUNDS);
    gint64 since_usec = g_get_monotonic_time ();

    if (!limber_diary_save_pain_entry (diary, entry, NOW_USEC, NULL, NULL))
      g_error ("add");
    msecs[i] = measure_msecs (since_usec);
  }
  return take_median (msecs, N_ROUNDS);
}

static double
measure_summary (LimberDiary *diary, int n_days, LimberSpan span, int zone)
{
  gint64 since_usec = g_get_monotonic_time ();
  g_autoptr (GPtrArray) days = limber_diary_summarize (diary, TODAY - n_days, TODAY, span, zone,
                                                       NULL);

  g_assert (days != NULL && days->len > 0);
  return measure_msecs (since_usec);
}

static double
measure_page (LimberDiary *diary)
{
  gint64 since_usec = g_get_monotonic_time ();
  g_autoptr (GPtrArray) page = limber_diary_list_pain_entries (diary, G_MININT, G_MAXINT, 100, NULL,
                                                               NULL);

  g_assert (page != NULL && page->len == 100);
  return measure_msecs (since_usec);
}

/* Resident memory now: the peak would be that of the program that started this one */
static long
get_resident_kib (void)
{
  g_autofree char *text = NULL;
  long n_pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) && strchr (text, ' ') != NULL)
    n_pages = strtol (strchr (text, ' '), NULL, 10);
  return n_pages * (sysconf (_SC_PAGESIZE) / 1024);
}

/* In a process of its own, so that the memory is that of reading alone */
static void
read_diary (const char *folder, const char *path, guint n)
{
  long before_kib = get_resident_kib ();
  gint64 since_usec = g_get_monotonic_time ();
  g_autoptr (LimberDiary) diary = limber_diary_open (path, NOW_USEC, NULL);
  double open_msecs = measure_msecs (since_usec);
  double all_days = measure_summary (diary, N_DAYS, LIMBER_SPAN_DAY, LIMBER_ZONE_ANY);
  double all_months = measure_summary (diary, N_DAYS, LIMBER_SPAN_MONTH, LIMBER_ZONE_ANY);
  double zone_weeks = measure_summary (diary, N_DAYS, LIMBER_SPAN_WEEK, 24);
  double one_month = measure_summary (diary, 30, LIMBER_SPAN_DAY, LIMBER_ZONE_ANY);
  double page = measure_page (diary);
  long grown_kib = get_resident_kib () - before_kib;
  struct stat info;

  g_assert (g_stat (path, &info) == 0);
  g_print ("%8u %8.1f %7.2f %9.2f %9.2f %9.2f %9.2f %7.2f %8ld %7.2f %7.2f\n", n,
           (double) info.st_size / n, open_msecs, all_days, all_months, zone_weeks, one_month, page,
           grown_kib, measure_add (diary), measure_bare_write (folder));
}

int
main (int argc, char *argv[])
{
  const char *base = argc > 1 ? argv[1] : g_get_tmp_dir ();
  guint largest = argc > 2 ? (guint) atoi (argv[2]) : 1000000;

  if (argc == 4 && g_str_equal (argv[1], "make")) {
    g_autoptr (LimberDiary) diary = limber_diary_open (argv[2], NOW_USEC, NULL);

    fill (diary, (guint) atoi (argv[3]));
    return 0;
  }
  if (argc > 4) {
    read_diary (argv[1], argv[3], (guint) atoi (argv[4]));
    return 0;
  }
  g_print ("Diary over ten years; ms; memory is what reading added, in KiB\n"
           "%8s %8s %7s %9s %9s %9s %9s %7s %8s %7s %7s\n",
           "entries", "B/entry", "open", "all/day", "all/month", "zone/week", "month/day", "page",
           "memory", "add", "bare");
  for (guint n = 1000; n <= largest; n *= 10) {
    g_autofree char *folder = g_build_filename (base, "limber-bench-diary-XXXXXX", NULL);
    g_autofree char *path = NULL;
    g_autofree char *count = g_strdup_printf ("%u", n);
    LimberDiary *diary;

    if (g_mkdtemp (folder) == NULL)
      return 1;
    path = g_build_filename (folder, "diary.db", NULL);
    diary = limber_diary_open (path, NOW_USEC, NULL);
    fill (diary, n);
    g_object_unref (diary);
    {
      const char *command[] = { argv[0], folder, "0", path, count, NULL };

      if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL,
                         NULL, NULL, NULL, NULL))
        return 1;
    }
    g_unlink (path);
    g_rmdir (folder);
  }
  return 0;
}
