/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-time-row.h"

/* LimberTimeRow gives a LimberTimeButton its title. CSS class `time-row`. Main thread. */
struct _LimberTimeRow {
  AdwActionRow parent_instance;

  LimberTimeButton *button;
};

G_DEFINE_FINAL_TYPE (LimberTimeRow, limber_time_row, ADW_TYPE_ACTION_ROW)

LimberTimeButton *
limber_time_row_get_button (LimberTimeRow *self)
{
  g_return_val_if_fail (LIMBER_IS_TIME_ROW (self), NULL);

  return self->button;
}

static void
limber_time_row_class_init (LimberTimeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LIMBER_TYPE_TIME_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-time-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberTimeRow, button);
}

static void
limber_time_row_init (LimberTimeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_time_row_new (void)
{
  return g_object_new (LIMBER_TYPE_TIME_ROW, NULL);
}
