/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-zone-spot.h"

/* LimberZoneSpot lies over its zone, for those who do not point. CSS node `zone`; role list item
 * with the state selected. Main thread. */
struct _LimberZoneSpot {
  GtkWidget parent_instance;

  LimberZone zone;
};

typedef enum {
  SIGNAL_TOGGLED,
} LimberZoneSpotSignal;

static guint signals[SIGNAL_TOGGLED + 1];

G_DEFINE_FINAL_TYPE (LimberZoneSpot, limber_zone_spot, GTK_TYPE_WIDGET)

static void
toggle_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_TOGGLED], 0);
}

LimberZone
limber_zone_spot_get_zone (LimberZoneSpot *self)
{
  g_return_val_if_fail (LIMBER_IS_ZONE_SPOT (self), 0);

  return self->zone;
}

void
limber_zone_spot_set_selected (LimberZoneSpot *self, gboolean is_selected)
{
  g_return_if_fail (LIMBER_IS_ZONE_SPOT (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

static void
limber_zone_spot_class_init (LimberZoneSpotClass *klass)
{
  static const guint keys[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "zone");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "spot.toggle", NULL, toggle_activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "spot.toggle", NULL);
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_zone_spot_init (LimberZoneSpot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
limber_zone_spot_new (LimberZone zone)
{
  LimberZoneSpot *self = g_object_new (LIMBER_TYPE_ZONE_SPOT, NULL);

  self->zone = zone;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  limber_zone_get_title (zone), -1);
  limber_zone_spot_set_selected (self, FALSE);
  return GTK_WIDGET (self);
}
