/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-time-popover.h"

/* LimberTimePopover has a calendar and two numbers; it knows no clock. Main thread. */
struct _LimberTimePopover {
  GtkPopover parent_instance;

  GtkCalendar *calendar;
  GtkAdjustment *hour;
  GtkAdjustment *minute;
};

typedef enum {
  SIGNAL_NOW,
} LimberTimePopoverSignal;

static guint signals[SIGNAL_NOW + 1];

G_DEFINE_FINAL_TYPE (LimberTimePopover, limber_time_popover, GTK_TYPE_POPOVER)

static void
now_clicked_cb (LimberTimePopover *self)
{
  g_signal_emit (self, signals[SIGNAL_NOW], 0);
}

static gboolean
show_two_digits_cb (GtkSpinButton *button)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (button));

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (button))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

void
limber_time_popover_set_time (LimberTimePopover *self, GDateTime *local)
{
  g_return_if_fail (LIMBER_IS_TIME_POPOVER (self));
  g_return_if_fail (local != NULL);

  gtk_calendar_select_day (self->calendar, local);
  gtk_adjustment_set_value (self->hour, g_date_time_get_hour (local));
  gtk_adjustment_set_value (self->minute, g_date_time_get_minute (local));
}

GDateTime *
limber_time_popover_get_time (LimberTimePopover *self, GTimeZone *zone)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_val_if_fail (LIMBER_IS_TIME_POPOVER (self), NULL);

  day = gtk_calendar_get_date (self->calendar);
  return g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day),
                          (int) gtk_adjustment_get_value (self->hour),
                          (int) gtk_adjustment_get_value (self->minute), 0);
}

static void
limber_time_popover_class_init (LimberTimePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-time-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberTimePopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, LimberTimePopover, hour);
  gtk_widget_class_bind_template_child (widget_class, LimberTimePopover, minute);
  gtk_widget_class_bind_template_callback (widget_class, now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_two_digits_cb);
  signals[SIGNAL_NOW] = g_signal_new ("now", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_time_popover_init (LimberTimePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_time_popover_new (void)
{
  return g_object_new (LIMBER_TYPE_TIME_POPOVER, NULL);
}
