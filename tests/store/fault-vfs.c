/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>

/* A layer over SQLite's own file system that passes everything on until it is told to fail. */

typedef struct {
  sqlite3_file parent;
  sqlite3_file *real; /* behind this struct in the same block */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static int n_more_calls = -1;
static int fault_result;
static gboolean has_failed;

#define REAL(file) (((FaultFile *) (file))->real)

/* SQLITE_OK, or what is to go wrong */
static int
take_fault (void)
{
  if (n_more_calls < 0)
    return SQLITE_OK;
  if (n_more_calls > 0) {
    n_more_calls--;
    return SQLITE_OK;
  }
  has_failed = TRUE;
  return fault_result;
}

static int
fault_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, n, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  int result = take_fault ();

  return result != SQLITE_OK ? result
                             : REAL (file)->pMethods->xWrite (REAL (file), data, n, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int result = take_fault ();

  return result != SQLITE_OK ? result : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int result = take_fault ();

  return result != SQLITE_OK ? result : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
fault_check_reserved_lock (sqlite3_file *file, int *is_locked)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), is_locked);
}

static int
fault_file_control (sqlite3_file *file, int operation, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int is_delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), is_delete);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved_lock,
  .xFileControl = fault_file_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int result;

  self->real = (sqlite3_file *) (self + 1);
  self->parent.pMethods = NULL;
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->parent.pMethods = &fault_methods;
  return result;
}

void
fault_vfs_install (void)
{
  if (real_vfs != NULL)
    return;
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "limber-fault";
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  fault_vfs.pNext = NULL;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_fail_after (int n_more, int result)
{
  n_more_calls = n_more;
  fault_result = result;
  has_failed = FALSE;
}

gboolean
fault_vfs_has_failed (void)
{
  return has_failed;
}
