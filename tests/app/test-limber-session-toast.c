/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-search.h"
#include "window-fixture.h"

#include "app/limber-stage.h"
#include "app/limber-toast-title.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* What is announced during a session lies over nothing that stops for pain, and is as far from it
 * as it is from the window's edge elsewhere: in each size of text, in the language of the
 * environment.
 */

#define TEXT_DPI (96 * 1024)
/* Between both widths: large text may make a window wider than was asked for. */
#define MAX_NARROW_PX 500
/* Places are told in floating point. */
#define TOLERANCE_PX 0.5
/* Until the words of a toast are broken as they stay */
#define N_LAYOUTS 6

typedef struct {
  const char *name;
  int width_px;
  int height_px;
  int percent; /* size of text */
  gboolean has_bar;
} Size;

static const Size sizes[] = {
  { "narrow", 360, 640, 100, TRUE },
  { "narrow-and-large", 360, 640, 200, TRUE },
  { "wide", 1000, 700, 100, FALSE },
};

static gboolean
is_pain_bar (GtkWidget *widget, const char *text)
{
  return gtk_widget_has_css_class (widget, "pain-bar");
}

static GtkWidget *
find_bar (WindowFixture *fixture)
{
  return widget_search (GTK_WIDGET (window_fixture_get_view (fixture)), is_pain_bar, NULL);
}

static void
settle (WindowFixture *fixture)
{
  for (guint i = 0; i < N_LAYOUTS; i++)
    app_fixture_wait_for_layout (GTK_WIDGET (fixture->window));
}

typedef struct {
  WindowFixture *fixture;
  const Size *size;
} Wanted;

static gboolean
is_arranged (gpointer user_data)
{
  const Wanted *wanted = user_data;
  GtkWidget *window = GTK_WIDGET (wanted->fixture->window);
  GtkWidget *stage = widget_search_type (window, LIMBER_TYPE_STAGE);

  return (gtk_widget_get_width (window) < MAX_NARROW_PX) == wanted->size->has_bar
         && gtk_widget_has_css_class (stage, "narrow") == wanted->size->has_bar
         && gtk_widget_get_mapped (find_bar (wanted->fixture)) == wanted->size->has_bar;
}

static gboolean
is_at_home (gpointer user_data)
{
  WindowFixture *fixture = user_data;

  return widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_STAGE) == NULL;
}

static void
show_stage (WindowFixture *fixture, const Size *size)
{
  Wanted wanted = { fixture, size };

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", TEXT_DPI / 100 * size->percent, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), size->width_px, size->height_px);
  g_assert_true (limber_window_start_session (fixture->window, "neck_shoulders_5min", 2, 0));
  app_fixture_iterate ();
  if (limber_session_get_state (window_fixture_get_session (fixture)) == LIMBER_COACH_READY)
    window_fixture_press (fixture, GDK_KEY_space);
  app_fixture_wait (is_arranged, &wanted);
}

/* One that stays, however slow the machine is */
static void
show_toast (WindowFixture *fixture)
{
  GtkWidget *overlay = widget_search_type (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = limber_toast_title_create_toast ("The easier level has nothing more to do.");

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* From the toast's lower edge down to the upper one of the bar, else to the window's lower edge */
static double
get_gap (WindowFixture *fixture, gboolean is_above_bar)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *toast = widget_search_type (window, LIMBER_TYPE_TOAST_TITLE);
  graphene_rect_t bounds;
  graphene_rect_t bar;
  double end = gtk_widget_get_height (window);

  g_assert_nonnull (toast);
  while (!ADW_IS_TOAST_OVERLAY (gtk_widget_get_parent (toast)))
    toast = gtk_widget_get_parent (toast);
  g_assert_true (gtk_widget_compute_bounds (toast, window, &bounds));
  if (is_above_bar) {
    g_assert_true (gtk_widget_compute_bounds (find_bar (fixture), window, &bar));
    g_test_message ("The bar: %g pixels high", bar.size.height);
    end = bar.origin.y;
  }
  g_test_message ("The toast: %g to %g, the end at %g", bounds.origin.y,
                  bounds.origin.y + bounds.size.height, end);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  return end - bounds.origin.y - bounds.size.height;
}

static void
test_place (WindowFixture *fixture, gconstpointer data)
{
  const Size *size = data;
  double gap;

  show_stage (fixture, size);
  show_toast (fixture);
  settle (fixture);
  gap = get_gap (fixture, size->has_bar);
  window_fixture_press (fixture, GDK_KEY_Escape);
  app_fixture_wait (is_at_home, fixture);
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (gap, get_gap (fixture, FALSE), TOLERANCE_PX);
}

/* The toast is there before the bar, and the letters grow. */
static void
test_grown (WindowFixture *fixture, gconstpointer data)
{
  double gap;

  show_toast (fixture);
  settle (fixture);
  gap = get_gap (fixture, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    show_stage (fixture, &sizes[i]);
    settle (fixture);
    g_assert_cmpfloat_with_epsilon (gap, get_gap (fixture, sizes[i].has_bar), TOLERANCE_PX);
  }
}

/* What a session has to tell is told where everything is. */
static void
test_told (WindowFixture *fixture, gconstpointer data)
{
  show_stage (fixture, data);
  g_signal_emit_by_name (window_fixture_get_view (fixture), "tell", "This clip is not shown.");
  g_assert_nonnull (widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_TOAST_TITLE));
}

static void
tear_down (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_tear_down (fixture, data);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", TEXT_DPI, NULL);
}

static void
add_test (const char *path,
          const Size *size,
          void (*test) (WindowFixture *fixture, gconstpointer data))
{
  g_test_add (path, WindowFixture, size, window_fixture_set_up, test, tear_down);
}

static void
add_tests (void)
{
  app_fixture_load_css ();
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *path = g_strdup_printf ("/app/session-toast/place/%s", sizes[i].name);

    add_test (path, &sizes[i], test_place);
  }
  add_test ("/app/session-toast/grown", NULL, test_grown);
  add_test ("/app/session-toast/told", &sizes[0], test_told);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIMBER_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return window_fixture_run (argc, argv, add_tests);
}
