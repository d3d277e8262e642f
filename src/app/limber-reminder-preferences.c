/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-reminder-preferences.h"

#include "app/limber-autostart-row.h"
#include "app/limber-setting-row.h"
#include "app/limber-week-row.h"
#include "core/limber-local-time.h"

#include <glib/gi18n-lib.h>

/* LimberReminderPreferences writes settings at once. Main thread. */
struct _LimberReminderPreferences {
  AdwPreferencesPage parent_instance;

  GSettings *settings;      /* (owned) (nullable): once the rows are filled */
  gboolean shows_choice;    /* the row is brought to what the setting says */
  LimberLibrary *library;   /* (owned) */
  LimberAgentClient *agent; /* (owned) */
  AdwPreferencesGroup *gnome_group;
  AdwActionRow *gnome_row;
  AdwPreferencesGroup *when_group;
  AdwPreferencesGroup *what_group;
  AdwPreferencesGroup *often_group;
  AdwPreferencesGroup *notification_group;
  AdwComboRow *routine_row;
  AdwActionRow *evening_row;
  GtkEditable *evening_entry;
  AdwActionRow *test_row;
  GtkWidget *test_button;
  AdwPreferencesGroup *start_group;
};

G_DEFINE_FINAL_TYPE (LimberReminderPreferences,
                     limber_reminder_preferences,
                     ADW_TYPE_PREFERENCES_PAGE)

static void
add_number (LimberReminderPreferences *self,
            AdwPreferencesGroup *group,
            const char *key,
            const char *title,
            const char *subtitle)
{
  adw_preferences_group_add (group,
                             limber_setting_row_new_number (self->settings, key, title, subtitle));
}

static void
add_switch (LimberReminderPreferences *self,
            AdwPreferencesGroup *group,
            const char *key,
            const char *title,
            const char *subtitle)
{
  adw_preferences_group_add (group,
                             limber_setting_row_new_switch (self->settings, key, title, subtitle));
}

static void
fill_rows (LimberReminderPreferences *self)
{
  add_number (self, self->when_group, "sitting-limit", _ ("After Sitting"), _ ("Minutes"));
  adw_preferences_group_add (
      self->when_group,
      limber_week_row_new (self->settings, "working-hours", LIMBER_WEEKLY_TIMES_RANGES,
                           _ ("Working Hours"), _ ("Always"),
                           /* Translators: an example of what can be typed: two ranges of hours */
                           _ ("9–12:30, 13:30–17")));
  adw_preferences_group_add (
      self->when_group,
      limber_week_row_new (self->settings, "planned-sessions", LIMBER_WEEKLY_TIMES_POINTS,
                           _ ("Planned Sessions"), _ ("None"),
                           /* Translators: an example of what can be typed: two times of the day */
                           _ ("10:30, 15:30")));
  add_number (self, self->when_group, "rest-after", _ ("An Absence Counts as a Rest"),
              _ ("After this many seconds"));
  add_switch (
      self, self->when_group, "count-inhibited-as-sitting", _ ("Watching Counts as Sitting"),
      _ ("While another program, such as a video, keeps the screen on; 45 minutes at most"));

  add_number (self, self->what_group, "reminder-minutes", _ ("At Most"),
              _ ("Minutes that a routine may take"));
  add_switch (self, self->what_group, "discreet", _ ("Discreet Routines Only"),
              _ ("Seated and quiet, so that nobody in the office notices"));
  add_switch (self, self->what_group, "floor-allowed", _ ("Also on the Floor"), NULL);

  add_number (self, self->often_group, "renotify-after", _ ("Remind Again"),
              _ ("After this many minutes of sitting, three times at most"));
  add_number (self, self->often_group, "snooze", _ ("Snooze"), _ ("Minutes"));
  add_number (self, self->often_group, "snooze-limit", _ ("Snoozes for One Break"), NULL);
  add_number (self, self->often_group, "max-prompts", _ ("Reminders a Day"), _ ("At most"));
  add_number (self, self->often_group, "min-gap", _ ("Quiet after a Break"), _ ("Minutes"));

  add_switch (self, self->notification_group, "notification-details",
              _ ("Name the Area of the Body"), _ ("Others may see your screen"));
}

/* Also when another program, or another window of Limber, has chosen */
static void
show_chosen_routine (LimberReminderPreferences *self)
{
  GListModel *routines = limber_library_get_routines (self->library);
  g_autofree char *chosen = g_settings_get_string (self->settings, "reminder-routine");
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);

    if (g_str_equal (limber_routine_get_id (routine), chosen))
      selected = i + 1;
  }
  self->shows_choice = TRUE;
  adw_combo_row_set_selected (self->routine_row, selected);
  self->shows_choice = FALSE;
}

static void
fill_routines (LimberReminderPreferences *self)
{
  GListModel *routines = limber_library_get_routines (self->library);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("Whichever Fits"));
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);

    gtk_string_list_append (titles, limber_routine_get_title (routine));
  }
  self->shows_choice = TRUE;
  adw_combo_row_set_model (self->routine_row, G_LIST_MODEL (titles));
  show_chosen_routine (self);
  g_signal_connect_object (self->settings, "changed::reminder-routine",
                           G_CALLBACK (show_chosen_routine), self, G_CONNECT_SWAPPED);
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (self->routine_row), self->settings,
                                "reminder-routine");
}

static void
routine_selected_cb (LimberReminderPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->routine_row);
  g_autoptr (LimberRoutine) routine = NULL;

  if (self->settings == NULL || self->shows_choice || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    routine = g_list_model_get_item (limber_library_get_routines (self->library), selected - 1);
  g_settings_set_string (self->settings, "reminder-routine",
                         routine != NULL ? limber_routine_get_id (routine) : "");
}

static void
evening_entered_cb (LimberReminderPreferences *self)
{
  const char *text = gtk_editable_get_text (self->evening_entry);
  g_autofree char *before = NULL;
  int mins = 0;
  gboolean is_right = *text == '\0' || limber_local_time_parse (text, FALSE, &mins);

  if (self->settings == NULL)
    return;
  before = g_settings_get_string (self->settings, "evening-reminder");
  if (is_right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->evening_entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->evening_entry), "error");
  if (is_right && !g_str_equal (before, text))
    g_settings_set_string (self->settings, "evening-reminder", text);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberReminderPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = limber_agent_client_call_finish (LIMBER_AGENT_CLIENT (source),
                                                                result, &error);

  gtk_widget_set_sensitive (self->test_button, TRUE);
  adw_action_row_set_subtitle (self->test_row,
                               reply != NULL ? _ ("It was shown.") : error->message);
}

static void
test_clicked_cb (LimberReminderPreferences *self)
{
  gtk_widget_set_sensitive (self->test_button, FALSE);
  limber_agent_client_call_async (self->agent, "TestNotification", NULL, NULL, tested_cb,
                                  g_object_ref (self));
}

/* Its schema came with GNOME 48; where it is not there, neither are the reminders. */
static gboolean
are_gnome_breaks_on (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_auto (GStrv) breaks = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "org.gnome.desktop.break-reminders", TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "selected-breaks"))
    return FALSE;
  settings = g_settings_new_full (schema, NULL, NULL);
  breaks = g_settings_get_strv (settings, "selected-breaks");
  return breaks[0] != NULL;
}

static void
gnome_clicked_cb (LimberReminderPreferences *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAppInfo) settings = g_app_info_create_from_commandline (
      "gnome-control-center wellbeing", NULL, G_APP_INFO_CREATE_SUPPORTS_STARTUP_NOTIFICATION,
      &error);
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (
      gtk_widget_get_display (GTK_WIDGET (self)));

  if (settings == NULL
      || !g_app_info_launch (settings, NULL, G_APP_LAUNCH_CONTEXT (context), &error))
    adw_action_row_set_subtitle (self->gnome_row, _ ("Settings cannot be opened from here."));
}

static void
limber_reminder_preferences_dispose (GObject *object)
{
  LimberReminderPreferences *self = LIMBER_REMINDER_PREFERENCES (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_object (&self->agent);

  G_OBJECT_CLASS (limber_reminder_preferences_parent_class)->dispose (object);
}

static void
limber_reminder_preferences_class_init (LimberReminderPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_reminder_preferences_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-reminder-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, gnome_group);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, when_group);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, what_group);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, often_group);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences,
                                        notification_group);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, routine_row);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, evening_row);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, evening_entry);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, test_button);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, test_row);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, gnome_row);
  gtk_widget_class_bind_template_child (widget_class, LimberReminderPreferences, start_group);
  gtk_widget_class_bind_template_callback (widget_class, routine_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, evening_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, gnome_clicked_cb);
}

static void
limber_reminder_preferences_init (LimberReminderPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
limber_reminder_preferences_set_parts (LimberReminderPreferences *self, const LimberParts *parts)
{
  g_autofree char *evening = g_settings_get_string (parts->settings, "evening-reminder");

  g_return_if_fail (LIMBER_IS_REMINDER_PREFERENCES (self));

  self->settings = g_object_ref (parts->settings);
  self->library = g_object_ref (parts->library);
  fill_rows (self);
  fill_routines (self);
  gtk_editable_set_text (self->evening_entry, evening);
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (self->evening_row), self->settings,
                                "evening-reminder");
  gtk_widget_set_visible (GTK_WIDGET (self->gnome_group), are_gnome_breaks_on ());
  adw_preferences_group_add (self->start_group, limber_autostart_row_new ());
  g_set_object (&self->agent, parts->agent);
  gtk_widget_set_sensitive (self->test_button, self->agent != NULL);
}
