/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-point.h"

/* LimberChartPoint lies over its column of the chart. A chart has up to 120 of them and changes as
 * fast as a wheel turns: no layout, no children, nothing told twice. CSS node `point`; role list
 * item. Main thread. */
struct _LimberChartPoint {
  GtkWidget parent_instance;

  char *text; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LimberChartPoint, limber_chart_point, GTK_TYPE_WIDGET)

const char *
limber_chart_point_get_text (LimberChartPoint *self)
{
  g_return_val_if_fail (LIMBER_IS_CHART_POINT (self), NULL);

  return self->text;
}

void
limber_chart_point_set_text (LimberChartPoint *self, const char *text)
{
  g_return_if_fail (LIMBER_IS_CHART_POINT (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
limber_chart_point_finalize (GObject *object)
{
  g_free (LIMBER_CHART_POINT (object)->text);

  G_OBJECT_CLASS (limber_chart_point_parent_class)->finalize (object);
}

static void
limber_chart_point_class_init (LimberChartPointClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = limber_chart_point_finalize;
  gtk_widget_class_set_css_name (widget_class, "point");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
limber_chart_point_init (LimberChartPoint *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
limber_chart_point_new (void)
{
  return g_object_new (LIMBER_TYPE_CHART_POINT, NULL);
}
