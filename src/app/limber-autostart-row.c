/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-autostart-row.h"

#include "desktop/limber-autostart.h"
#include "desktop/limber-sandbox.h"

#include <glib/gi18n-lib.h>

/* LimberAutostartRow asks LimberAutostart and follows it. While the desktop is being asked, the
 * switch is insensitive. Main thread. */
struct _LimberAutostartRow {
  AdwActionRow parent_instance;

  LimberAutostart *autostart; /* (owned) (nullable) */
  GtkSwitch *toggle;          /* (unowned): a child */
};

G_DEFINE_FINAL_TYPE (LimberAutostartRow, limber_autostart_row, ADW_TYPE_ACTION_ROW)

static void
show_truth (LimberAutostartRow *self)
{
  gboolean is_enabled = limber_autostart_is_enabled (self->autostart);

  gtk_switch_set_active (self->toggle, is_enabled);
  gtk_switch_set_state (self->toggle, is_enabled);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberAutostartRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_granted = limber_autostart_set_enabled_finish (LIMBER_AUTOSTART (source), result,
                                                             &error);

  if (self->autostart == NULL)
    return;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               is_granted ? _ ("You need not open Limber first.") : error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), TRUE);
  show_truth (self);
}

static gboolean
wished_cb (LimberAutostartRow *self, gboolean is_wished)
{
  if (self->autostart == NULL || is_wished == limber_autostart_is_enabled (self->autostart))
    return FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), FALSE);
  limber_autostart_set_enabled_async (self->autostart, is_wished, answered_cb, g_object_ref (self));
  return TRUE;
}

static void
limber_autostart_row_dispose (GObject *object)
{
  LimberAutostartRow *self = LIMBER_AUTOSTART_ROW (object);

  g_clear_object (&self->autostart);

  G_OBJECT_CLASS (limber_autostart_row_parent_class)->dispose (object);
}

static void
limber_autostart_row_class_init (LimberAutostartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_autostart_row_dispose;
}

static void
limber_autostart_row_init (LimberAutostartRow *self)
{
  static const char *const command[] = { "limber-agent", NULL };
  GApplication *application = g_application_get_default ();
  GtkWidget *toggle = gtk_switch_new ();
  AdwActionRow *row = ADW_ACTION_ROW (self);

  self->toggle = GTK_SWITCH (toggle);
  self->autostart = limber_autostart_new (
      application != NULL ? g_application_get_dbus_connection (application) : NULL, command,
      limber_sandbox_is_inside (), LIMBER_AUTOSTART_TIME_LIMIT_MSECS);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Start Reminders at Login"));
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle (row, _ ("You need not open Limber first."));
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Start Reminders at Login"), -1);
  adw_action_row_add_suffix (row, toggle);
  adw_action_row_set_activatable_widget (row, toggle);
  show_truth (self);
  g_signal_connect_object (toggle, "state-set", G_CALLBACK (wished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autostart, "notify::is-enabled", G_CALLBACK (show_truth), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
limber_autostart_row_new (void)
{
  return g_object_new (LIMBER_TYPE_AUTOSTART_ROW, NULL);
}
