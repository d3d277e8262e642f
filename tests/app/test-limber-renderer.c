/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-renderer.h"

#include <glib/gstdio.h>

static void
test_no_folder (void)
{
  g_assert_true (limber_renderer_is_software ("/nonexistent/dri"));
}

static void
test_nodes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("limber-dri-XXXXXX", NULL);
  g_autofree char *card = g_build_filename (folder, "card0", NULL);
  g_autofree char *render = g_build_filename (folder, "renderD128", NULL);

  g_assert_true (g_file_set_contents (card, "", 0, NULL));
  g_assert_true (limber_renderer_is_software (folder));
  g_assert_true (g_file_set_contents (render, "", 0, NULL));
  g_assert_false (limber_renderer_is_software (folder));
  g_remove (card);
  g_remove (render);
  g_rmdir (folder);
}

/* What the person set is left alone. */
static void
test_choice_of_the_person (void)
{
  g_setenv ("LIBGL_ALWAYS_SOFTWARE", "1", TRUE);
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  limber_renderer_choose ();
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");
  g_unsetenv ("GSK_RENDERER");
  limber_renderer_choose ();
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "cairo");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/renderer/no-folder", test_no_folder);
  g_test_add_func ("/app/renderer/nodes", test_nodes);
  g_test_add_func ("/app/renderer/choice-of-the-person", test_choice_of_the_person);
  return g_test_run ();
}
