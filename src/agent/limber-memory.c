/* SPDX-License-Identifier: GPL-3.0-or-later */
/* for dl_iterate_phdr() */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-memory.h"

#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Starting up runs much more of GLib, GIO and SQLite than waiting does. Pages of code and constants
 * are mapped a second time for nobody: where no other GLib program runs they are this program's own
 * memory. Segments that are not writable hold nothing but what is in their files (what the loader
 * relocates is in writable ones), so letting go of them loses nothing.
 */

#define TRIM_THRESHOLD (64 * 1024)

/* GLib before 2.76 never gives back what its slices have taken once, and looks at its environment
 * before main(). */
static void
avoid_slices (char *argv[])
{
  g_autofree char *program = NULL;

  if (glib_check_version (2, 76, 0) == NULL || g_getenv ("G_SLICE") != NULL
      || !g_setenv ("G_SLICE", "always-malloc", TRUE))
    return;
  program = g_file_read_link ("/proc/self/exe", NULL);
  /* If it fails, this one goes on, and is a little larger. */
  if (program != NULL)
    execv (program, argv);
}

void
limber_memory_keep_small (char *argv[])
{
  avoid_slices (argv);
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_TRIM_THRESHOLD, TRIM_THRESHOLD);
  mallopt (M_MMAP_THRESHOLD, TRIM_THRESHOLD);
}

static int
let_go_of_object (struct dl_phdr_info *info, size_t size, void *data)
{
  gsize page = *(const gsize *) data;

  for (guint i = 0; i < info->dlpi_phnum; i++) {
    const ElfW (Phdr) *segment = &info->dlpi_phdr[i];
    gsize begin = info->dlpi_addr + segment->p_vaddr;
    gsize end = (begin + segment->p_filesz + page - 1) / page * page;

    begin = begin / page * page;
    /* Fails for what is no file, as the kernel's own code; that is no loss. */
    if (segment->p_type == PT_LOAD && (segment->p_flags & PF_W) == 0)
      madvise ((void *) begin, end - begin, MADV_DONTNEED);
  }
  return 0;
}

void
limber_memory_give_back (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);

  malloc_trim (0);
  dl_iterate_phdr (let_go_of_object, &page);
}
