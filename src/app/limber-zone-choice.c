/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-zone-choice.h"

#include "app/limber-word-wrap.h"

#include <glib/gi18n-lib.h>

/* LimberZoneChoice is a button with a menu. A drop-down would make a widget for each place whenever
 * the places change, which is as often as the chart moves; here the menu is made when it is opened.
 * CSS class `chip`. Main thread. */
struct _LimberZoneChoice {
  AdwBin parent_instance;

  int zone;
  LimberZones offered;
  GtkMenuButton *button;
  GtkLabel *label; /* (unowned) */
};

typedef enum {
  PROP_ZONE = 1,
} LimberZoneChoiceProperty;

static GParamSpec *properties[PROP_ZONE + 1];

G_DEFINE_FINAL_TYPE (LimberZoneChoice, limber_zone_choice, ADW_TYPE_BIN)

static const char *
get_title (int zone)
{
  return zone == LIMBER_ZONE_ANY ? _ ("Whole body") : limber_zone_get_title ((LimberZone) zone);
}

static void
show_zone (LimberZoneChoice *self)
{
  const char *title = get_title (self->zone);
  /* Translators: a choice as a screen reader says it, "Position: Seated" */
  g_autofree char *name = g_strdup_printf (C_ ("filter", "%s: %s"), _ ("Pain in this place"),
                                           title);

  gtk_label_set_text (self->label, title);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_item (GMenu *menu, int zone)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (get_title (zone), NULL);

  g_menu_item_set_action_and_target (item, "zone.choose", "i", zone);
  g_menu_append_item (menu, item);
}

/* The popover stays for good: GTK 4.8 may still ask one that is gone where the pointer is. */
static void
show_menu (GtkMenuButton *button, GMenuModel *menu)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL)
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), menu);
  else
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
menu_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  LimberZoneChoice *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, LIMBER_ZONE_ANY);
  for (int zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((self->offered & LIMBER_ZONE_BIT (zone)) != 0 || zone == self->zone)
      add_item (menu, zone);
  }
  show_menu (button, G_MENU_MODEL (menu));
}

int
limber_zone_choice_get_zone (LimberZoneChoice *self)
{
  g_return_val_if_fail (LIMBER_IS_ZONE_CHOICE (self), LIMBER_ZONE_ANY);

  return self->zone;
}

void
limber_zone_choice_set_zone (LimberZoneChoice *self, int zone)
{
  g_return_if_fail (LIMBER_IS_ZONE_CHOICE (self));
  g_return_if_fail (zone >= LIMBER_ZONE_ANY && zone < LIMBER_N_ZONES);

  if (self->zone == zone)
    return;
  self->zone = zone;
  show_zone (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
}

void
limber_zone_choice_set_offered (LimberZoneChoice *self, LimberZones zones)
{
  g_return_if_fail (LIMBER_IS_ZONE_CHOICE (self));

  self->offered = zones;
}

static void
limber_zone_choice_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch ((LimberZoneChoiceProperty) property_id) {
  case PROP_ZONE:
    g_value_set_int (value, LIMBER_ZONE_CHOICE (object)->zone);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_zone_choice_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch ((LimberZoneChoiceProperty) property_id) {
  case PROP_ZONE:
    limber_zone_choice_set_zone (LIMBER_ZONE_CHOICE (object), g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_zone_choice_class_init (LimberZoneChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_zone_choice_get_property;
  object_class->set_property = limber_zone_choice_set_property;
  properties[PROP_ZONE] = g_param_spec_int (
      "zone", NULL, NULL, LIMBER_ZONE_ANY, LIMBER_N_ZONES - 1, LIMBER_ZONE_ANY,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "zone.choose", "zone");
}

static void
limber_zone_choice_init (LimberZoneChoice *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->zone = LIMBER_ZONE_ANY;
  self->label = GTK_LABEL (limber_word_wrap_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, line);
  gtk_menu_button_set_create_popup_func (self->button, menu_wanted_cb, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Pain in this place"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "chip");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show_zone (self);
}

GtkWidget *
limber_zone_choice_new (void)
{
  return g_object_new (LIMBER_TYPE_ZONE_CHOICE, NULL);
}
