/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-navigation-shim.h"

/* The same on either libadwaita: pages come and go as they are told to. */

typedef struct {
  GtkWidget *window; /* (unowned): GTK's */
  LimberNavigationShim *pages;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *third;
} Fixture;

/* Until a frame has come, too: GTK 4.8 keeps a page for good out of which it moves the focus a
 * second time before that. */
static void
settle (Fixture *fixture)
{
  app_fixture_iterate ();
  while (limber_navigation_shim_is_moving (fixture->pages))
    g_main_context_iteration (NULL, TRUE);
  app_fixture_wait_for_layout (fixture->window);
  app_fixture_iterate ();
}

static GtkWidget *
add (Fixture *fixture, const char *title)
{
  GtkWidget *page = gtk_button_new_with_label (title);

  limber_navigation_shim_add (fixture->pages, page, title);
  return page;
}

static void
show (Fixture *fixture, GtkWidget *page)
{
  limber_navigation_shim_show (fixture->pages, page, TRUE);
  g_assert_true (limber_navigation_shim_get_shown (fixture->pages) == page);
  settle (fixture);
  g_assert_true (limber_navigation_shim_get_shown (fixture->pages) == page);
  g_assert_true (gtk_widget_get_mapped (page));
}

/* What it is painted on or what the pointer is over may be kept for a moment longer. */
static void
wait_until_gone (gpointer *weak)
{
  while (*weak != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->pages = LIMBER_NAVIGATION_SHIM (limber_navigation_shim_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pages));
  fixture->first = add (fixture, "First");
  fixture->second = add (fixture, "Second");
  fixture->third = add (fixture, "Third");
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->pages;

  g_object_add_weak_pointer (weak, &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until_gone (&weak);
}

static void
count_cb (guint *n_moves)
{
  ++*n_moves;
}

static void
test_first_is_shown (Fixture *fixture, gconstpointer data)
{
  g_assert_true (limber_navigation_shim_get_shown (fixture->pages) == fixture->first);
  g_assert_true (gtk_widget_get_mapped (fixture->first));
  g_assert_false (gtk_widget_get_mapped (fixture->second));
}

/* Two forth, one back, and back over two at once */
static void
test_forth_and_back (Fixture *fixture, gconstpointer data)
{
  guint n_moves = 0;

  g_signal_connect_swapped (fixture->pages, "moved", G_CALLBACK (count_cb), &n_moves);
  show (fixture, fixture->second);
  g_assert_cmpuint (n_moves, >, 0);
  g_assert_false (gtk_widget_get_mapped (fixture->first));
  show (fixture, fixture->third);
  show (fixture, fixture->second);
  show (fixture, fixture->second);
  show (fixture, fixture->third);
  show (fixture, fixture->first);
  g_assert_false (gtk_widget_get_mapped (fixture->third));
}

static void
test_what_was_left_is_removed (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->second;

  g_object_add_weak_pointer (weak, &weak);
  show (fixture, fixture->second);
  show (fixture, fixture->first);
  limber_navigation_shim_remove (fixture->pages, fixture->second);
  wait_until_gone (&weak);
  g_assert_true (limber_navigation_shim_get_shown (fixture->pages) == fixture->first);
  show (fixture, fixture->third);
}

/* From below the one that is shown, to which nothing happens */
static void
test_what_is_below_is_removed (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->second;

  g_object_add_weak_pointer (weak, &weak);
  show (fixture, fixture->second);
  show (fixture, fixture->third);
  limber_navigation_shim_remove (fixture->pages, fixture->second);
  settle (fixture);
  wait_until_gone (&weak);
  g_assert_true (limber_navigation_shim_get_shown (fixture->pages) == fixture->third);
  g_assert_true (gtk_widget_get_mapped (fixture->third));
  show (fixture, fixture->first);
}

/* As a session that is begun anew in the midst of another */
static void
test_what_is_shown_is_replaced (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->third;
  GtkWidget *fourth;

  g_object_add_weak_pointer (weak, &weak);
  show (fixture, fixture->second);
  show (fixture, fixture->third);
  limber_navigation_shim_remove (fixture->pages, fixture->third);
  settle (fixture);
  fourth = add (fixture, "Fourth");
  show (fixture, fourth);
  wait_until_gone (&weak);
  show (fixture, fixture->second);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } rows[] = {
    { "/app/navigation-shim/first-is-shown", test_first_is_shown },
    { "/app/navigation-shim/forth-and-back", test_forth_and_back },
    { "/app/navigation-shim/what-was-left-is-removed", test_what_was_left_is_removed },
    { "/app/navigation-shim/what-is-below-is-removed", test_what_is_below_is_removed },
    { "/app/navigation-shim/what-is-shown-is-replaced", test_what_is_shown_is_replaced },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* The floor's leaflet loses what it paints of a page that slides. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].run, tear_down);
  return g_test_run ();
}
