/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-toast-lift.h"

/* LimberToastLift keeps the toasts of an overlay off what stands at the lower edge of its page,
 * which libadwaita has no word for. A toast may wait for its turn and gets its widget only then:
 * whatever becomes a child of the overlay beside its page is lifted. Main thread. */
typedef struct {
  AdwToastOverlay *toasts; /* (unowned): its owner */
  GListModel *children;    /* (owned): of @toasts */
  int height_px;
} Lift;

static void
lift_toasts (Lift *lift)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (lift->toasts));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (lift->toasts))
      gtk_widget_set_margin_bottom (child, lift->height_px);
}

static void
lift_free (gpointer data)
{
  Lift *lift = data;

  g_signal_handlers_disconnect_by_data (lift->children, lift);
  g_object_unref (lift->children);
  g_free (lift);
}

static Lift *
lift_new (AdwToastOverlay *toasts)
{
  Lift *lift = g_new0 (Lift, 1);

  lift->toasts = toasts;
  lift->children = gtk_widget_observe_children (GTK_WIDGET (toasts));
  g_signal_connect_swapped (lift->children, "items-changed", G_CALLBACK (lift_toasts), lift);
  g_object_set_data_full (G_OBJECT (toasts), "limber-toast-lift", lift, lift_free);
  return lift;
}

void
limber_toast_lift_set (AdwToastOverlay *toasts, int height_px)
{
  Lift *lift;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (height_px >= 0);

  lift = g_object_get_data (G_OBJECT (toasts), "limber-toast-lift");
  if (lift == NULL)
    lift = lift_new (toasts);
  lift->height_px = height_px;
  lift_toasts (lift);
}
