/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-home.h"

#include "app/limber-focus-child.h"
#include "app/limber-menu-fit.h"
#include "app/limber-switcher-fit.h"
#include "app/limber-toolbar-shim.h"

#include <adwaita.h>

/* LimberHome switches between the sections: in the header bar where there is room, at the lower
 * edge of a narrow window. What is in a section it does not know, but for the search button, which
 * is there on Routines alone. CSS node `home`. Main thread. */
struct _LimberHome {
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwViewStack *sections;
  AdwViewSwitcherBar *switcher;
  GtkWidget *search_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  LimberRoutinesPage *routines_page;
  guint complete_source_id;
};

/* As the pages are called in the .ui file */
static const char *const section_names[LIMBER_N_SECTIONS] = {
  [LIMBER_SECTION_TODAY] = "today",
  [LIMBER_SECTION_ROUTINES] = "routines",
  [LIMBER_SECTION_DIARY] = "diary",
  [LIMBER_SECTION_LEARN] = "learn",
};

G_DEFINE_FINAL_TYPE (LimberHome, limber_home, GTK_TYPE_WIDGET)

static AdwBin *
get_bin (LimberHome *self, LimberSection section)
{
  return ADW_BIN (adw_view_stack_get_child_by_name (self->sections, section_names[section]));
}

static void
section_changed_cb (LimberHome *self)
{
  gtk_widget_set_visible (self->search_button,
                          limber_home_get_section (self) == LIMBER_SECTION_ROUTINES);
}

static void
show_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int section = g_variant_get_int32 (parameter);

  if (section >= 0 && section < LIMBER_N_SECTIONS)
    limber_home_show (LIMBER_HOME (widget), (LimberSection) section);
}

/* The menu brings a popover with it, which the first frame need not wait for. */
static gboolean
complete_idle_cb (gpointer user_data)
{
  LimberHome *self = user_data;

  self->complete_source_id = 0;
  gtk_menu_button_set_menu_model (self->menu_button, self->primary_menu);
  limber_menu_fit_watch (self->menu_button);
  return G_SOURCE_REMOVE;
}

void
limber_home_set_page (LimberHome *self, LimberSection section, GtkWidget *page)
{
  AdwBin *bin;

  g_return_if_fail (LIMBER_IS_HOME (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  bin = get_bin (self, section);
  adw_bin_set_child (bin, page);
  adw_view_stack_page_set_visible (adw_view_stack_get_page (self->sections, GTK_WIDGET (bin)),
                                   TRUE);
}

/* Where a page wants it, else on what is first in it; there it may be already, and once more would
 * go on to what is second. */
static gboolean
focus_page (GtkWidget *page)
{
  if (page == NULL)
    return FALSE;
  return gtk_widget_grab_focus (page) || gtk_widget_get_focus_child (page) != NULL
         || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

gboolean
limber_home_show (LimberHome *self, LimberSection section)
{
  GtkWidget *page;

  g_return_val_if_fail (LIMBER_IS_HOME (self), FALSE);

  page = adw_bin_get_child (get_bin (self, section));
  if (page == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (self->sections, section_names[section]);
  focus_page (page);
  return TRUE;
}

LimberSection
limber_home_get_section (LimberHome *self)
{
  const char *name;

  g_return_val_if_fail (LIMBER_IS_HOME (self), LIMBER_SECTION_ROUTINES);

  name = adw_view_stack_get_visible_child_name (self->sections);
  for (LimberSection i = LIMBER_SECTION_TODAY; name != NULL && i < LIMBER_N_SECTIONS; i++)
    if (g_str_equal (name, section_names[i]))
      return i;
  return LIMBER_SECTION_ROUTINES;
}

LimberRoutinesPage *
limber_home_get_routines_page (LimberHome *self)
{
  g_return_val_if_fail (LIMBER_IS_HOME (self), NULL);

  return self->routines_page;
}

static gboolean
limber_home_grab_focus (GtkWidget *widget)
{
  LimberHome *self = LIMBER_HOME (widget);

  return focus_page (adw_bin_get_child (get_bin (self, limber_home_get_section (self))));
}

static void
limber_home_map (GtkWidget *widget)
{
  LimberHome *self = LIMBER_HOME (widget);

  GTK_WIDGET_CLASS (limber_home_parent_class)->map (widget);
  if (gtk_menu_button_get_menu_model (self->menu_button) == NULL && self->complete_source_id == 0)
    self->complete_source_id = g_idle_add_full (G_PRIORITY_LOW - 1, complete_idle_cb, self, NULL);
}

static void
limber_home_dispose (GObject *object)
{
  LimberHome *self = LIMBER_HOME (object);

  g_clear_handle_id (&self->complete_source_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_home_parent_class)->dispose (object);
}

static void
limber_home_class_init (LimberHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_home_dispose;
  widget_class->focus = limber_focus_child;
  widget_class->grab_focus = limber_home_grab_focus;
  widget_class->map = limber_home_map;
  g_type_ensure (LIMBER_TYPE_ROUTINES_PAGE);
  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_css_name (widget_class, "home");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-home.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberHome, content);
  gtk_widget_class_bind_template_child (widget_class, LimberHome, sections);
  gtk_widget_class_bind_template_child (widget_class, LimberHome, switcher);
  gtk_widget_class_bind_template_child (widget_class, LimberHome, search_button);
  gtk_widget_class_bind_template_child (widget_class, LimberHome, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LimberHome, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, LimberHome, routines_page);
  gtk_widget_class_bind_template_callback (widget_class, section_changed_cb);
  gtk_widget_class_install_action (widget_class, "home.show", "i", show_activated_cb);
}

static void
limber_home_init (LimberHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_view_stack_set_visible_child_name (self->sections, section_names[LIMBER_SECTION_ROUTINES]);
  section_changed_cb (self);
  limber_switcher_fit_watch (self->switcher);
}

GtkWidget *
limber_home_new (void)
{
  return g_object_new (LIMBER_TYPE_HOME, NULL);
}
