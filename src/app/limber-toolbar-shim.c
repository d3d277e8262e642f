/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

/* One of the places that may use what the floor's libadwaita lacks. */
#ifdef LIMBER_HAS_ADW_1_5
#undef ADW_VERSION_MAX_ALLOWED
#define ADW_VERSION_MAX_ALLOWED ADW_VERSION_1_5
#endif

#include "app/limber-toolbar-shim.h"

/* LimberToolbarShim lays out a page between its bars on either libadwaita. Ways back are the pages'
 * own: each says where it leads to. CSS node `toolbars`. Main thread. */
struct _LimberToolbarShim {
  AdwBin parent_instance;
};

static void limber_toolbar_shim_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberToolbarShim,
                               limber_toolbar_shim,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      limber_toolbar_shim_buildable_init))

#ifdef LIMBER_HAS_ADW_1_5

static GtkWidget *
create_view (void)
{
  return adw_toolbar_view_new ();
}

static void
add (GtkWidget *view, GtkWidget *child, const char *type)
{
  if (ADW_IS_HEADER_BAR (child))
    adw_header_bar_set_show_back_button (ADW_HEADER_BAR (child), FALSE);
  if (g_strcmp0 (type, "top") == 0)
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), child);
  else if (g_strcmp0 (type, "bottom") == 0)
    adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), child);
  else
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), child);
}

#else

static GtkWidget *
create_view (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
}

static void
add (GtkWidget *view, GtkWidget *child, const char *type)
{
  gtk_box_append (GTK_BOX (view), child);
}

#endif

static void
limber_toolbar_shim_add_child (GtkBuildable *buildable,
                               GtkBuilder *builder,
                               GObject *child,
                               const char *type)
{
  add (adw_bin_get_child (ADW_BIN (buildable)), GTK_WIDGET (child), type);
}

static void
limber_toolbar_shim_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = limber_toolbar_shim_add_child;
}

static void
limber_toolbar_shim_class_init (LimberToolbarShimClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "toolbars");
}

static void
limber_toolbar_shim_init (LimberToolbarShim *self)
{
  adw_bin_set_child (ADW_BIN (self), create_view ());
}

GtkWidget *
limber_toolbar_shim_new (void)
{
  return g_object_new (LIMBER_TYPE_TOOLBAR_SHIM, NULL);
}
