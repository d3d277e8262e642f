/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-media-file"

#include "config.h"

#include "media/limber-media-file.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The door that every clip and picture comes in by: a plan may bring any file, and what is wrong
 * with it is to be said in words before a decoder gets hold of it.
 */

#define HEAD_BYTES (256 * 1024) /* a JPEG's size may come after a large colour profile */
#define TAIL_BYTES (64 * 1024)

G_DEFINE_QUARK (limber - media - error - quark, limber_media_error)

char *
limber_media_file_get_display_name (const char *path)
{
  return g_filename_display_basename (path);
}

static GBytes *
read_part (int fd, guint64 offset, gsize n_bytes, GError **error)
{
  g_autofree guint8 *data = g_malloc (n_bytes);
  gsize done = 0;

  while (done < n_bytes) {
    gssize n_read = pread (fd, data + done, n_bytes - done, (off_t) (offset + done));

    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read < 0) {
      g_set_error_literal (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_MISSING,
                           g_strerror (errno));
      return NULL;
    }
    if (n_read == 0)
      break;
    done += (gsize) n_read;
  }

  return g_bytes_new_take (g_steal_pointer (&data), done);
}

/* Opens regular files alone: a pipe or device could be waited on for ever. */
static int
open_regular (const char *path, guint64 *size, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  int open_errno = errno;
  g_autofree char *name = limber_media_file_get_display_name (path);

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode)) {
    *size = (guint64) status.st_size;
    return fd;
  }

  if (fd >= 0) {
    close (fd);
    /* Translators: %s is the name of a file */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_REFUSED,
                 _ ("“%s” is not shown because it is not a regular file."), name);
  } else if (open_errno == ENOENT) {
    /* Translators: %s is the name of a file */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_MISSING,
                 _ ("“%s” is not shown because the file is missing."), name);
  } else {
    /* Translators: the first %s is the name of a file, the second why it cannot be opened */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_MISSING,
                 _ ("“%s” is not shown because it cannot be opened: %s."), name,
                 g_strerror (open_errno));
  }

  return -1;
}

static gboolean
read_ends (const char *path, GBytes **head, GBytes **tail, guint64 *size, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  int fd = open_regular (path, size, error);

  if (fd < 0)
    return FALSE;

  *head = read_part (fd, 0, MIN (HEAD_BYTES, *size), &local_error);
  if (*head != NULL)
    *tail = read_part (fd, *size - MIN (TAIL_BYTES, *size), MIN (TAIL_BYTES, *size), &local_error);
  close (fd);

  if (local_error == NULL)
    return TRUE;

  name = limber_media_file_get_display_name (path);
  /* Translators: the first %s is the name of a file, the second why it cannot be read */
  g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_MISSING,
               _ ("“%s” is not shown because it cannot be read: %s."), name, local_error->message);

  return FALSE;
}

/* GStreamer 1.22 spins for ever on an animated GIF and gives up on an animated WebP; FFmpeg reads
 * the one, but not everywhere the other, which ImageMagick does. */
static void
set_animated_error (LimberMediaKind kind, const char *name, GError **error)
{
  g_autofree char *stem = g_strndup (name, (gsize) (strrchr (name, '.') - name));
  g_autofree char *clip = g_strconcat (stem, ".webm", NULL);
  g_autofree char *between = g_strconcat (stem, ".gif", NULL);
  g_autofree char *quoted = g_shell_quote (name);
  g_autofree char *quoted_clip = g_shell_quote (clip);
  g_autofree char *quoted_between = g_shell_quote (between);
  g_autofree char *command = NULL;

  if (kind == LIMBER_MEDIA_WEBP)
    command = g_strdup_printf ("convert %s -coalesce %s && ffmpeg -i %s -pix_fmt yuv420p %s",
                               quoted, quoted_between, quoted_between, quoted_clip);
  else
    command = g_strdup_printf ("ffmpeg -i %s -pix_fmt yuv420p %s", quoted, quoted_clip);

  /* Translators: the first %s is the name of a file, the second its kind (GIF, WebP), the third a
   * command for the terminal */
  g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_REFUSED,
               _ ("“%s” is not shown because animated %s pictures are not supported. "
                  "Make it a WebM clip with: %s"),
               name, limber_media_kind_to_name (kind), command);
}

static gboolean
judge_kind (const char *name, const LimberMediaProbe *probe, GError **error)
{
  LimberMediaKind named = limber_media_kind_from_name (name);

  if (named == LIMBER_MEDIA_UNKNOWN) {
    /* Translators: %s is the name of a file */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_REFUSED,
                 _ ("“%s” is not shown because its kind is not supported. Clips may be WebM, MP4 "
                    "or Ogg, pictures PNG, JPEG, WebP or SVG."),
                 name);
    return FALSE;
  }
  if (probe->kind == LIMBER_MEDIA_UNKNOWN) {
    /* Translators: the first %s is the name of a file, the second a kind of file such as WebM */
    g_set_error (
        error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_REFUSED,
        _ ("“%s” is not shown because it does not hold a %s file, whatever its name says."), name,
        limber_media_kind_to_name (named));
    return FALSE;
  }
  if (probe->kind != named) {
    /* Translators: the first %s is the name of a file, the others kinds of file such as WebM */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_REFUSED,
                 _ ("“%s” is not shown because it is called a %s file but holds a %s file."), name,
                 limber_media_kind_to_name (named), limber_media_kind_to_name (probe->kind));
    return FALSE;
  }
  if (probe->is_animated) {
    set_animated_error (probe->kind, name, error);
    return FALSE;
  }

  return TRUE;
}

static gboolean
judge_contents (const char *name, const LimberMediaProbe *probe, GError **error)
{
  if (probe->is_truncated) {
    /* Translators: %s is the name of a file */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_DAMAGED,
                 _ ("“%s” is not shown because the file is incomplete: its end is missing."), name);
    return FALSE;
  }
  if (probe->width > 0 && probe->height > LIMBER_MEDIA_MAX_STILL_PIXELS / probe->width) {
    /* Translators: %s is the name of a file, the numbers are pixels and millions of pixels */
    g_set_error (
        error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_TOO_LARGE,
        _ ("“%s” is not shown because it is too large: %u × %u pixels, where %u million are "
           "allowed."),
        name, (guint) MIN (probe->width, G_MAXUINT), (guint) MIN (probe->height, G_MAXUINT),
        (guint) (LIMBER_MEDIA_MAX_STILL_PIXELS / 1000000));
    return FALSE;
  }

  return TRUE;
}

gboolean
limber_media_file_check (const char *path, LimberMediaKind *kind, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  g_autofree char *name = limber_media_file_get_display_name (path);
  g_autoptr (GBytes) head = NULL;
  g_autoptr (GBytes) tail = NULL;
  guint64 size = 0;

  if (!read_ends (path, &head, &tail, &size, error))
    return FALSE;

  if (size == 0) {
    /* Translators: %s is the name of a file */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_DAMAGED,
                 _ ("“%s” is not shown because the file is empty."), name);
    return FALSE;
  }

  LimberMediaProbe probe = limber_media_probe (head, tail, size);

  if (!judge_kind (name, &probe, error) || !judge_contents (name, &probe, error))
    return FALSE;

  *kind = probe.kind;

  return TRUE;
}
