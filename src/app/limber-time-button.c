/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-time-button.h"

#include "app/limber-pain-text.h"
#include "app/limber-time-popover.h"
#include "app/limber-word-wrap.h"
#include "app/limber-wrap-bin.h"

#include <glib/gi18n-lib.h>

/* LimberTimeButton shows the time of a record and opens a popover to change it. "Now" stays now for
 * as long as nothing else is chosen. The popover is made when it is first wanted: few people open
 * it, and a calendar takes its time. CSS class `large-target`. Main thread. */
struct _LimberTimeButton {
  AdwBin parent_instance;

  LimberClock *clock; /* (owned) (nullable) */
  LimberStamp original;
  gboolean has_original;
  GDateTime *chosen; /* (owned) (nullable) */

  GtkMenuButton *button;
  GtkLabel *label;            /* (unowned) */
  LimberTimePopover *popover; /* (unowned) (nullable): the button's */
};

G_DEFINE_FINAL_TYPE (LimberTimeButton, limber_time_button, ADW_TYPE_BIN)

/* Where the clock is now, or where it was for a record that is edited */
static GTimeZone *
create_zone (LimberTimeButton *self)
{
  if (self->has_original)
    return g_time_zone_new_offset (self->original.offset_mins * 60);
  return limber_clock_get_time_zone (self->clock);
}

LimberStamp
limber_time_button_get_stamp (LimberTimeButton *self)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (LIMBER_IS_TIME_BUTTON (self) && self->clock != NULL, (LimberStamp){ 0 });

  zone = create_zone (self);
  if (self->chosen != NULL)
    return limber_stamp_new (g_date_time_to_unix (self->chosen) * G_USEC_PER_SEC, zone);
  return self->has_original ? self->original : limber_stamp_new_now (self->clock);
}

static void
show_time (LimberTimeButton *self)
{
  LimberStamp now = limber_stamp_new_now (self->clock);
  LimberStamp stamp = limber_time_button_get_stamp (self);
  gboolean is_now = self->chosen == NULL && !self->has_original;
  /* Translators: the time of an entry */
  g_autofree char *text = is_now ? g_strdup (C_ ("time of an entry", "Now"))
                                 : limber_pain_text_moment (&stamp, limber_stamp_get_day (&now));
  /* Translators: a choice as a screen reader says it, "Position: Seated" */
  g_autofree char *name = g_strdup_printf (C_ ("filter", "%s: %s"), _ ("Time"), text);

  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
limber_time_button_reset (LimberTimeButton *self, const LimberStamp *original)
{
  g_return_if_fail (LIMBER_IS_TIME_BUTTON (self) && self->clock != NULL);

  self->has_original = original != NULL;
  if (original != NULL)
    self->original = *original;
  g_clear_pointer (&self->chosen, g_date_time_unref);
  show_time (self);
}

static void
choose (LimberTimeButton *self, GDateTime *time)
{
  LimberStamp shown = limber_time_button_get_stamp (self);

  /* Only what the person changed: "now" stays now. */
  if (g_date_time_to_unix (time) / 60 == shown.usec / G_USEC_PER_SEC / 60)
    return;
  g_clear_pointer (&self->chosen, g_date_time_unref);
  self->chosen = g_date_time_ref (time);
  show_time (self);
}

static void
popover_closed_cb (LimberTimeButton *self)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (self->popover == NULL) /* on our way out */
    return;
  zone = create_zone (self);
  time = limber_time_popover_get_time (self->popover, zone);
  if (time != NULL)
    choose (self, time);
}

static void
show_in_popover (LimberTimeButton *self)
{
  LimberStamp stamp = limber_time_button_get_stamp (self);
  g_autoptr (GTimeZone) zone = create_zone (self);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (stamp.usec / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  limber_time_popover_set_time (self->popover, local);
}

static void
now_wanted_cb (LimberTimeButton *self)
{
  g_clear_pointer (&self->chosen, g_date_time_unref);
  if (self->has_original)
    self->chosen = g_date_time_new_from_unix_utc (limber_clock_get_wall_usec (self->clock)
                                                  / G_USEC_PER_SEC);
  show_in_popover (self);
  show_time (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Called before each opening: it shows what is set. */
static void
popover_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  LimberTimeButton *self = user_data;

  if (self->popover == NULL) {
    self->popover = LIMBER_TIME_POPOVER (limber_time_popover_new ());
    g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (self->popover, "now", G_CALLBACK (now_wanted_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
  }
  show_in_popover (self);
}

void
limber_time_button_set_clock (LimberTimeButton *self, LimberClock *clock)
{
  g_return_if_fail (LIMBER_IS_TIME_BUTTON (self));
  g_return_if_fail (LIMBER_IS_CLOCK (clock));

  g_set_object (&self->clock, clock);
  show_time (self);
}

static void
limber_time_button_dispose (GObject *object)
{
  LimberTimeButton *self = LIMBER_TIME_BUTTON (object);

  self->popover = NULL;
  g_clear_object (&self->clock);
  g_clear_pointer (&self->chosen, g_date_time_unref);

  G_OBJECT_CLASS (limber_time_button_parent_class)->dispose (object);
}

static void
limber_time_button_class_init (LimberTimeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_time_button_dispose;
}

static void
limber_time_button_init (LimberTimeButton *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bin = limber_wrap_bin_new ();

  self->label = GTK_LABEL (limber_word_wrap_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, line);
  gtk_menu_button_set_create_popup_func (self->button, popover_wanted_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "large-target");
  gtk_widget_set_parent (GTK_WIDGET (self->button), bin);
  adw_bin_set_child (ADW_BIN (self), bin);
}

GtkWidget *
limber_time_button_new (void)
{
  return g_object_new (LIMBER_TYPE_TIME_BUTTON, NULL);
}
