/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-renderer.h"

#include <unistd.h>

gboolean
limber_renderer_is_software (const char *dri_folder)
{
  g_autoptr (GDir) folder = g_dir_open (dri_folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (dri_folder, name, NULL);

    if (g_str_has_prefix (name, "renderD") && access (path, R_OK | W_OK) == 0)
      return FALSE;
  }
  return TRUE;
}

/* NVIDIA's own driver needs no render node. */
static gboolean
has_nvidia (void)
{
  return access ("/dev/nvidiactl", R_OK | W_OK) == 0;
}

void
limber_renderer_choose (void)
{
  const char *forced = g_getenv ("LIBGL_ALWAYS_SOFTWARE");
  gboolean is_forced = forced != NULL
                       && (g_str_equal (forced, "1") || g_str_equal (forced, "true"));

  if (is_forced || (limber_renderer_is_software ("/dev/dri") && !has_nvidia ()))
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
