/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-alive-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/*
 * LimberAliveFile:
 *
 * One line of fixed length, written in place once a minute while somebody sits: the diary would
 * have to sync the disk for it each time. A line that was torn by a power cut does not match its
 * sum and is passed over, as if there were none.
 */

#define LINE_LENGTH 128
#define MAX_BOOT_ID 40
#define FORMAT      "limber-alive 1 %s %020" G_GINT64_MODIFIER "d %020" G_GINT64_MODIFIER "d"
/* Not G_GINT64_FORMAT, which would take leading zeros for octal */
#define SCAN_FORMAT "limber-alive 1 %40s %" G_GINT64_MODIFIER "d %" G_GINT64_MODIFIER "d %x"

struct _LimberAliveFile {
  int fd;
  char boot_id[MAX_BOOT_ID + 1];
};

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (error, G_IO_ERROR,
               code == EWOULDBLOCK ? (int) G_IO_ERROR_BUSY : (int) g_io_error_from_errno (code),
               "%s: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
open_locked (LimberAliveFile *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, errno);
  self->fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd < 0)
    return fail (error, path, errno);
  return flock (self->fd, LOCK_EX | LOCK_NB) == 0 || fail (error, path, errno);
}

LimberAliveFile *
limber_alive_file_open (const char *path, GError **error)
{
  g_autoptr (LimberAliveFile) self = g_new0 (LimberAliveFile, 1);

  self->fd = -1;
  return open_locked (self, path, error) ? g_steal_pointer (&self) : NULL;
}

/* The lock goes with it. */
void
limber_alive_file_free (LimberAliveFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

gboolean
limber_alive_file_load (LimberAliveFile *self, LimberAliveStamp *stamp)
{
  char line[LINE_LENGTH + 1] = "";
  char boot_id[MAX_BOOT_ID + 1] = "";
  g_autofree char *head = NULL;
  gint64 boot_usec, wall_usec;
  guint sum;

  if (pread (self->fd, line, LINE_LENGTH, 0) != LINE_LENGTH
      || sscanf (line, SCAN_FORMAT, boot_id, &boot_usec, &wall_usec, &sum) != 4)
    return FALSE;
  head = g_strdup_printf (FORMAT, boot_id, boot_usec, wall_usec);
  if (g_str_hash (head) != sum || !g_str_has_prefix (line, head))
    return FALSE;

  memcpy (self->boot_id, boot_id, sizeof boot_id);
  stamp->boot_id = self->boot_id;
  stamp->boot_usec = boot_usec;
  stamp->wall_usec = wall_usec;
  return TRUE;
}

void
limber_alive_file_write (LimberAliveFile *self, LimberClock *clock)
{
  char line[LINE_LENGTH + 1];
  g_autofree char *head = g_strdup_printf (FORMAT, limber_clock_get_boot_id (clock),
                                           limber_clock_get_boot_usec (clock),
                                           limber_clock_get_wall_usec (clock));

  memset (line, ' ', sizeof line);
  g_snprintf (line, sizeof line, "%s %08x", head, g_str_hash (head));
  line[strlen (line)] = ' ';
  line[LINE_LENGTH - 1] = '\n';
  if (pwrite (self->fd, line, LINE_LENGTH, 0) != LINE_LENGTH)
    g_debug ("Alive stamp: %s", g_strerror (errno));
}
