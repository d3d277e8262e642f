/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

/* One of the places that may use what the floor's libadwaita lacks. */
#ifdef LIMBER_HAS_ADW_1_5
#undef ADW_VERSION_MAX_ALLOWED
#define ADW_VERSION_MAX_ALLOWED ADW_VERSION_1_5
#endif

#include "app/limber-navigation-shim.h"

/* LimberNavigationShim is the one way to go from page to page on either libadwaita. It knows pages
 * by the widgets that it was given, and neither keeps nor forgets one unasked. CSS node
 * `navigation`. Main thread. */
struct _LimberNavigationShim {
  AdwBin parent_instance;

#ifdef LIMBER_HAS_ADW_1_5
  AdwNavigationView *view;
  gboolean is_moving;
#else
  AdwLeaflet *leaflet;
#endif
};

typedef enum {
  SIGNAL_MOVED,
} LimberNavigationShimSignal;

static guint signals[SIGNAL_MOVED + 1];

G_DEFINE_FINAL_TYPE (LimberNavigationShim, limber_navigation_shim, ADW_TYPE_BIN)

static void
tell_moved (LimberNavigationShim *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

#ifdef LIMBER_HAS_ADW_1_5

static AdwNavigationPage *
get_page (GtkWidget *child)
{
  return ADW_NAVIGATION_PAGE (gtk_widget_get_ancestor (child, ADW_TYPE_NAVIGATION_PAGE));
}

/* (transfer full): the pages below the one that is shown, and that one, but for @left_out */
static GPtrArray *
list_stack (LimberNavigationShim *self, AdwNavigationPage *left_out)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->view);
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (stack); i++) {
    g_autoptr (AdwNavigationPage) page = g_list_model_get_item (stack, i);

    if (page != left_out)
      g_ptr_array_add (pages, g_steal_pointer (&page));
  }
  return pages;
}

static void
slide_begun_cb (LimberNavigationShim *self)
{
  self->is_moving = TRUE;
  tell_moved (self);
}

static void
slide_done_cb (LimberNavigationShim *self)
{
  self->is_moving = FALSE;
  tell_moved (self);
}

void
limber_navigation_shim_add (LimberNavigationShim *self, GtkWidget *child, const char *title)
{
  AdwNavigationPage *page;

  g_return_if_fail (LIMBER_IS_NAVIGATION_SHIM (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  page = adw_navigation_page_new (child, title);
  g_signal_connect_object (page, "showing", G_CALLBACK (slide_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "shown", G_CALLBACK (slide_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "hidden", G_CALLBACK (slide_done_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_add (self->view, page);
}

void
limber_navigation_shim_remove (LimberNavigationShim *self, GtkWidget *child)
{
  AdwNavigationPage *page;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (LIMBER_IS_NAVIGATION_SHIM (self));
  g_return_if_fail (gtk_widget_is_ancestor (child, GTK_WIDGET (self)));

  page = get_page (child);
  all = list_stack (self, NULL);
  others = list_stack (self, page);
  if (others->len < all->len)
    adw_navigation_view_replace (self->view, (AdwNavigationPage **) others->pdata,
                                 (int) others->len);
  adw_navigation_page_set_child (page, NULL);
  adw_navigation_view_remove (self->view, page);
}

void
limber_navigation_shim_show (LimberNavigationShim *self, GtkWidget *child, gboolean can_go_back)
{
  AdwNavigationPage *page;
  g_autoptr (GPtrArray) stack = NULL;

  g_return_if_fail (LIMBER_IS_NAVIGATION_SHIM (self));
  g_return_if_fail (gtk_widget_is_ancestor (child, GTK_WIDGET (self)));

  page = get_page (child);
  adw_navigation_page_set_can_pop (page, can_go_back);
  stack = list_stack (self, NULL);
  if (!g_ptr_array_find (stack, page, NULL))
    adw_navigation_view_push (self->view, page);
  else if (page != adw_navigation_view_get_visible_page (self->view))
    adw_navigation_view_pop_to_page (self->view, page);
}

GtkWidget *
limber_navigation_shim_get_shown (LimberNavigationShim *self)
{
  AdwNavigationPage *page;

  g_return_val_if_fail (LIMBER_IS_NAVIGATION_SHIM (self), NULL);

  page = adw_navigation_view_get_visible_page (self->view);
  return page != NULL ? adw_navigation_page_get_child (page) : NULL;
}

gboolean
limber_navigation_shim_is_moving (LimberNavigationShim *self)
{
  g_return_val_if_fail (LIMBER_IS_NAVIGATION_SHIM (self), FALSE);

  return self->is_moving;
}

static GtkWidget *
create_pages (LimberNavigationShim *self)
{
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  return GTK_WIDGET (self->view);
}

#else

void
limber_navigation_shim_add (LimberNavigationShim *self, GtkWidget *child, const char *title)
{
  g_return_if_fail (LIMBER_IS_NAVIGATION_SHIM (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  adw_leaflet_append (self->leaflet, child);
}

void
limber_navigation_shim_remove (LimberNavigationShim *self, GtkWidget *child)
{
  g_return_if_fail (LIMBER_IS_NAVIGATION_SHIM (self));

  adw_leaflet_remove (self->leaflet, child);
}

void
limber_navigation_shim_show (LimberNavigationShim *self, GtkWidget *child, gboolean can_go_back)
{
  g_return_if_fail (LIMBER_IS_NAVIGATION_SHIM (self));

  adw_leaflet_set_can_navigate_back (self->leaflet, can_go_back);
  adw_leaflet_set_visible_child (self->leaflet, child);
}

GtkWidget *
limber_navigation_shim_get_shown (LimberNavigationShim *self)
{
  g_return_val_if_fail (LIMBER_IS_NAVIGATION_SHIM (self), NULL);

  return adw_leaflet_get_visible_child (self->leaflet);
}

gboolean
limber_navigation_shim_is_moving (LimberNavigationShim *self)
{
  g_return_val_if_fail (LIMBER_IS_NAVIGATION_SHIM (self), FALSE);

  return adw_leaflet_get_child_transition_running (self->leaflet);
}

static GtkWidget *
create_pages (LimberNavigationShim *self)
{
  self->leaflet = g_object_new (ADW_TYPE_LEAFLET, "can-unfold", FALSE, "homogeneous", FALSE, NULL);
  g_signal_connect_object (self->leaflet, "notify::child-transition-running",
                           G_CALLBACK (tell_moved), self, G_CONNECT_SWAPPED);
  /* Before its first layout nothing slides. */
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (tell_moved), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->leaflet);
}

#endif

static void
limber_navigation_shim_class_init (LimberNavigationShimClass *klass)
{
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "navigation");
}

static void
limber_navigation_shim_init (LimberNavigationShim *self)
{
  adw_bin_set_child (ADW_BIN (self), create_pages (self));
}

GtkWidget *
limber_navigation_shim_new (void)
{
  return g_object_new (LIMBER_TYPE_NAVIGATION_SHIM, NULL);
}
