/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-week-row.h"

#include "app/limber-setting-row.h"
#include "core/limber-local-time.h"
#include "core/limber-week-text.h"

#include <glib/gi18n-lib.h>

/*
 * Week row:
 *
 * An AdwExpanderRow, which cannot be derived from: what it needs hangs on it. A field is written
 * when it is left or Return is pressed, and then shows the times as they were understood.
 */

typedef struct {
  GSettings *settings; /* (owned) */
  char *key;           /* (owned) */
  char *none;          /* (owned) */
  LimberWeeklyTimesKind kind;
  AdwExpanderRow *row;                       /* (unowned): which owns this */
  GtkEditable *fields[LIMBER_DAYS_PER_WEEK]; /* (unowned) */
  gboolean is_filling;
} WeekRow;

static void
week_row_free (gpointer data)
{
  WeekRow *self = data;

  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_object_unref (self->settings);
  g_free (self->key);
  g_free (self->none);
  g_free (self);
}

static void
mark_field (GtkEditable *field, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (field), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (field), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* "Monday", in the language of the window. The first day of 2024 was a Monday. */
static char *
format_weekday (guint day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, 1 + (int) day, 12, 0, 0);
  char *name = g_date_time_format (date, "%A");
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  char *title = g_strconcat (upper, g_utf8_next_char (name), NULL);

  g_free (name);
  return title;
}

/* What the week is, in short: the first day that has something, and how many there are */
static void
show_summary (WeekRow *self, char **days)
{
  guint n_days = 0;
  g_autofree char *text = NULL;

  for (guint day = 0; day < LIMBER_DAYS_PER_WEEK; day++)
    n_days += *days[day] != '\0';
  if (n_days > 0)
    /* Translators: %u of the seven days of the week have times */
    text = g_strdup_printf (ngettext ("On %u day of the week", "On %u days of the week", n_days),
                            n_days);
  adw_expander_row_set_subtitle (self->row, n_days > 0 ? text : self->none);
}

static void
setting_changed_cb (WeekRow *self)
{
  g_autofree char *text = g_settings_get_string (self->settings, self->key);
  g_auto (GStrv) days = limber_week_text_split (text, self->kind);

  if (days == NULL)
    days = limber_week_text_split ("", self->kind);
  self->is_filling = TRUE;
  for (guint day = 0; day < LIMBER_DAYS_PER_WEEK; day++) {
    gtk_editable_set_text (self->fields[day], days[day]);
    mark_field (self->fields[day], FALSE);
  }
  self->is_filling = FALSE;
  if (g_settings_is_writable (self->settings, self->key))
    show_summary (self, days);
}

static void
write_week (WeekRow *self)
{
  const char *days[LIMBER_DAYS_PER_WEEK + 1] = { NULL };
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  guint bad_day = LIMBER_DAYS_PER_WEEK;

  if (self->is_filling)
    return;
  for (guint day = 0; day < LIMBER_DAYS_PER_WEEK; day++)
    days[day] = gtk_editable_get_text (self->fields[day]);
  text = limber_week_text_join (days, self->kind, &bad_day);
  for (guint day = 0; day < LIMBER_DAYS_PER_WEEK; day++)
    mark_field (self->fields[day], text == NULL && day == bad_day);
  if (text == NULL)
    return;
  before = g_settings_get_string (self->settings, self->key);
  if (!g_str_equal (before, text))
    g_settings_set_string (self->settings, self->key, text);
  setting_changed_cb (self);
}

static void
add_day (WeekRow *self, guint day, const char *example)
{
  g_autofree char *name = format_weekday (day);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->fields[day] = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), example);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (write_week), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (write_week), self);
  gtk_widget_add_controller (entry, focus);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_expander_row_add_row (self->row, row);
}

GtkWidget *
limber_week_row_new (GSettings *settings,
                     const char *key,
                     LimberWeeklyTimesKind kind,
                     const char *title,
                     const char *none,
                     const char *example)
{
  GtkWidget *row = adw_expander_row_new ();
  WeekRow *self = g_new0 (WeekRow, 1);
  g_autofree char *signal = g_strdup_printf ("changed::%s", key);
  guint first_day = (guint) limber_local_time_get_first_weekday ();

  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  self->none = g_strdup (none);
  self->kind = kind;
  self->row = ADW_EXPANDER_ROW (row);
  g_object_set_data_full (G_OBJECT (row), "limber-week", self, week_row_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < LIMBER_DAYS_PER_WEEK; i++)
    add_day (self, (first_day + i) % LIMBER_DAYS_PER_WEEK, example);
  g_signal_connect_swapped (settings, signal, G_CALLBACK (setting_changed_cb), self);
  setting_changed_cb (self);
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (row), settings, key);
  return row;
}
