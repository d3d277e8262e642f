/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/limber-library.h"
#include "media/limber-export.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* Exports a built-in routine as limberctl render does, and prints its time against the routine's
 * length (to be at most 0.6 on two cores) and the CPU it took.
 * Usage: limber-bench-export [ROUTINE [FILE [WIDTHxHEIGHT]]] */

static double
get_cpu_secs (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  const char *id = argc > 1 ? argv[1] : "desk_reset_2min";
  const char *path = argc > 2 ? argv[2] : "/tmp/limber-bench.webm";
  LimberExportOptions options = LIMBER_EXPORT_OPTIONS_DEFAULT;
  g_autoptr (LimberLibrary) library = limber_library_new_default ();
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begin_usec = g_get_monotonic_time ();
  LimberRoutine *routine;
  double length_secs;
  double took_secs;

  limber_library_load (library, NULL);
  routine = limber_library_find_routine (library, id);
  if (routine == NULL) {
    g_printerr ("no routine %s\n", id);
    return EXIT_FAILURE;
  }
  if (argc > 3)
    sscanf (argv[3], "%dx%d", &options.width, &options.height);
  options.style.is_dark = argc > 4;

  timeline = limber_timeline_new (routine, 1, limber_library_lookup, library, &error);
  if (timeline == NULL
      || !limber_export_run (timeline, &options, path, NULL, NULL, NULL, NULL, &error)) {
    g_printerr ("%s\n", error->message);
    return EXIT_FAILURE;
  }

  length_secs = (double) limber_timeline_get_duration_usec (timeline) / G_USEC_PER_SEC;
  took_secs = (double) (g_get_monotonic_time () - begin_usec) / G_USEC_PER_SEC;
  g_print ("export %s %dx%d: %.1f s of video in %.1f s, ratio %.2f (at most 0.60), %.1f s of CPU\n",
           id, options.width, options.height, length_secs, took_secs, took_secs / length_secs,
           get_cpu_secs ());

  return EXIT_SUCCESS;
}
