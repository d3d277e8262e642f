/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-search.h"

#include "app/limber-preferences.h"
#include "settings/limber-settings-backend.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* A clinic's policy in a folder of the test's own, in a process of its own: it is read once. */

#define PATH_PREFIX "/io/github/limberapp/Limber/"

static char *folder;

static void
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_policy (void)
{
  folder = g_dir_make_tmp ("limber-policy-XXXXXX", NULL);
  write_file ("locks", PATH_PREFIX "sound-enabled\n" PATH_PREFIX "sound-volume\n" PATH_PREFIX
                                   "figure-build\n" PATH_PREFIX "figure-skin-tone\n" PATH_PREFIX
                                   "reminder-routine\n");
  write_file ("defaults", "[io/github/limberapp/Limber]\n"
                          "sound-enabled=false\nsound-volume=0.3\nfigure-build='broad'\n"
                          "figure-skin-tone=uint32 4\nreminder-routine='desk_reset_2min'\n");
  g_setenv ("LIMBER_POLICY_DIR", folder, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
}

static void
remove_policy (void)
{
  const char *names[] = { "locks", "defaults", "limber/settings", "limber", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_remove (path);
  }
  g_free (folder);
}

typedef struct {
  const char *title;
  gboolean is_locked;
} RowRow;

static const RowRow rows[] = {
  { "Soft Tones", TRUE }, { "Volume", TRUE },    { "Build", TRUE },
  { "Skin", TRUE },       { "Clothing", FALSE }, { "Routine", TRUE },
};

static gboolean
is_row (GtkWidget *widget, const char *title)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

/* Insensitive, saying why, and showing what the clinic has set */
static void
test_locked_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = limber_settings_open (&error);
  g_autoptr (LimberLibrary) library = limber_library_new (g_getenv ("LIMBER_LIBRARY_DIR"), NULL,
                                                          NULL);
  const LimberParts parts = { .library = library, .settings = settings };
  GtkWidget *preferences;
  GtkWidget *row;

  g_assert_no_error (error);
  limber_library_load (library, NULL);
  preferences = limber_preferences_new (&parts);
  limber_dialog_present (preferences, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *subtitle;

    row = widget_search (preferences, is_row, rows[i].title);
    g_assert_nonnull (row);
    subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
    g_test_message ("%s: %s", rows[i].title, subtitle);
    g_assert_cmpint (gtk_widget_get_sensitive (row), ==, !rows[i].is_locked);
    g_assert_cmpint (g_strcmp0 (subtitle, "Set by your clinic") == 0, ==, rows[i].is_locked);
  }

  row = widget_search (preferences, is_row, "Soft Tones");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (widget_search_type (row, GTK_TYPE_SWITCH))));
  row = widget_search (preferences, is_row, "Volume");
  g_assert_cmpfloat_with_epsilon (
      gtk_range_get_value (GTK_RANGE (widget_search_type (row, GTK_TYPE_SCALE))), 0.3, 1e-6);
  g_assert_cmpuint (
      adw_combo_row_get_selected (ADW_COMBO_ROW (widget_search (preferences, is_row, "Build"))), ==,
      2);
  row = widget_search (preferences, is_row, "Routine");
  g_assert_cmpstr (
      gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row))), ==,
      "2-minute desk reset");
  limber_dialog_close (preferences);
}

/* S85: somebody writes the file while the window is open; what is locked stays as it is. */
static void
test_changed_from_outside (void)
{
  g_autoptr (GSettings) settings = limber_settings_open (NULL);
  g_autoptr (LimberLibrary) library = limber_library_new (g_getenv ("LIMBER_LIBRARY_DIR"), NULL,
                                                          NULL);
  const LimberParts parts = { .library = library, .settings = settings };
  GtkWidget *preferences;
  GtkSwitch *discreet;
  GtkSwitch *tones;

  limber_library_load (library, NULL);
  preferences = limber_preferences_new (&parts);
  limber_dialog_present (preferences, NULL);
  discreet = GTK_SWITCH (widget_search_type (
      widget_search (preferences, is_row, "Discreet Routines Only"), GTK_TYPE_SWITCH));
  tones = GTK_SWITCH (
      widget_search_type (widget_search (preferences, is_row, "Soft Tones"), GTK_TYPE_SWITCH));
  g_assert_false (gtk_switch_get_active (discreet));
  write_file ("limber/settings",
              "[io/github/limberapp/Limber]\ndiscreet=true\nsound-enabled=true\n");
  while (!gtk_switch_get_active (discreet))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_switch_get_active (tones));
  limber_dialog_close (preferences);
}

int
main (int argc, char *argv[])
{
  int status;

  make_policy ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/locked-preferences/S85-rows", test_locked_rows);
  g_test_add_func ("/app/locked-preferences/S85-changed-from-outside", test_changed_from_outside);
  status = g_test_run ();
  remove_policy ();
  return status;
}
