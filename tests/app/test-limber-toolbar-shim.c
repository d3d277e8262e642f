/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-toolbar-shim.h"

static const char ui[]
    = "<interface>"
      "  <object class='LimberToolbarShim' id='shim'>"
      "    <child type='top'><object class='AdwHeaderBar' id='top'/></child>"
      "    <child>"
      "      <object class='GtkLabel' id='page'><property name='vexpand'>True</property></object>"
      "    </child>"
      "    <child type='bottom'><object class='GtkButton' id='bottom'/></child>"
      "  </object>"
      "</interface>";

static graphene_rect_t
find_place (GtkBuilder *builder, const char *id)
{
  GtkWidget *shim = GTK_WIDGET (gtk_builder_get_object (builder, "shim"));
  GtkWidget *widget = GTK_WIDGET (gtk_builder_get_object (builder, id));
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, shim, &place));
  return place;
}

static float
get_end (graphene_rect_t place)
{
  return place.origin.y + place.size.height;
}

/* Bar, page, bar from above to below, and the page has what is left. */
static void
test_places (void)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window = gtk_window_new ();
  gpointer weak;
  graphene_rect_t top, page, bottom;

  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  builder = gtk_builder_new_from_string (ui, -1);
  weak = gtk_builder_get_object (builder, "shim");
  gtk_window_set_child (GTK_WINDOW (window), weak);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_height (weak) == 0)
    g_main_context_iteration (NULL, TRUE);

  top = find_place (builder, "top");
  page = find_place (builder, "page");
  bottom = find_place (builder, "bottom");
  g_assert_cmpfloat (top.origin.y, ==, 0);
  g_assert_cmpfloat (page.origin.y, >=, get_end (top));
  g_assert_cmpfloat (bottom.origin.y, >=, get_end (page));
  g_assert_cmpfloat (page.size.height, >, 400);
  g_assert_cmpfloat (get_end (bottom), <=, (float) gtk_widget_get_height (weak));

  g_object_add_weak_pointer (weak, &weak);
  g_clear_object (&builder);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_iterate ();
  g_assert_null (weak);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/toolbar-shim/places", test_places);
  return g_test_run ();
}
