/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-library-file"

#include "config.h"

#include "library/limber-library-file.h"

#include "core/limber-key-document.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * LimberLibraryFile:
 *
 * How the library touches the disk. It never writes.
 */

#define MAX_READ_BYTES (LIMBER_KEY_DOCUMENT_MAX_BYTES + 1)
#define MAX_FILES      5000

static gboolean
set_errno_error (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));

  return FALSE;
}

/* TRUE with what there is, at most @size bytes */
static gboolean
read_all (int descriptor, char *buffer, gsize size, gsize *n_read, GError **error)
{
  gsize filled = 0;

  while (filled < size) {
    gssize n = read (descriptor, buffer + filled, size - filled);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return set_errno_error (error, errno);
    if (n == 0)
      break;
    filled += n;
  }

  *n_read = filled;
  return TRUE;
}

/**
 * limber_library_file_read:
 * @path: a file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its contents, cut one byte over what the parsers allow
 */
GBytes *
limber_library_file_read (const char *path, GError **error)
{
  g_autofree char *buffer = NULL;
  struct stat info;
  gboolean is_good = FALSE;
  gsize n_read = 0;
  int descriptor;

  g_return_val_if_fail (path != NULL, NULL);

  /* O_NONBLOCK: opening a pipe must not wait for a writer. */
  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    set_errno_error (error, errno);
    return NULL;
  }
  if (fstat (descriptor, &info) != 0) {
    set_errno_error (error, errno);
  } else if (!S_ISREG (info.st_mode)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("not a regular file"));
  } else {
    buffer = g_malloc (MAX_READ_BYTES);
    is_good = read_all (descriptor, buffer, MAX_READ_BYTES, &n_read, error);
  }
  close (descriptor);

  return is_good ? g_bytes_new (buffer, n_read) : NULL;
}

/**
 * limber_library_file_get_id:
 * @path: a file
 *
 * Returns: (transfer full): its name without folder and suffix
 */
char *
limber_library_file_get_id (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';

  return name;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * limber_library_file_list:
 * @folder: a folder
 * @suffix: as in ".exercise"
 * @error: return location
 *
 * Returns: (transfer full) (element-type filename) (nullable): its files of that suffix, sorted;
 *   none where the folder is not there, NULL where it cannot be read
 */
GPtrArray *
limber_library_file_list (const char *folder, const char *suffix, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) own_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &own_error);
  const char *name = NULL;

  if (g_error_matches (own_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&paths);
  if (dir == NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return NULL;
  }

  while ((name = g_dir_read_name (dir)) != NULL) {
    if (*name == '.' || !g_str_has_suffix (name, suffix))
      continue;
    if (paths->len == MAX_FILES) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("more than %d files"), MAX_FILES);
      return NULL;
    }
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }
  g_ptr_array_sort (paths, compare_paths);

  return g_steal_pointer (&paths);
}
