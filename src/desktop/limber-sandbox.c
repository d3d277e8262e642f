/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-sandbox"

#include "config.h"

#include "desktop/limber-sandbox.h"

#define FLATPAK_INFO_PATH "/.flatpak-info"

gboolean
limber_sandbox_is_inside (void)
{
  const char *snap = g_getenv ("SNAP_NAME");

  return g_file_test (FLATPAK_INFO_PATH, G_FILE_TEST_EXISTS) || (snap != NULL && *snap != '\0');
}
