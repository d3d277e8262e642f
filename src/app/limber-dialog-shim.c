/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

/* One of the places that may use what the floor's libadwaita lacks. */
#ifdef LIMBER_HAS_ADW_1_5
#undef ADW_VERSION_MAX_ALLOWED
#define ADW_VERSION_MAX_ALLOWED ADW_VERSION_1_5
#endif

#include "app/limber-dialog-shim.h"

#ifndef LIMBER_HAS_ADW_1_5
#include "app/limber-scroll-bin.h"
#endif

#ifdef LIMBER_HAS_ADW_1_5

GType
limber_dialog_base_get_type (void)
{
  return ADW_TYPE_DIALOG;
}

GType
limber_preferences_base_get_type (void)
{
  return ADW_TYPE_PREFERENCES_DIALOG;
}

GType
limber_about_base_get_type (void)
{
  return ADW_TYPE_ABOUT_DIALOG;
}

void
limber_dialog_class_close_on_escape (GtkWidgetClass *klass)
{
  /* It does so by itself. */
}

void
limber_dialog_set_size (GtkWidget *dialog, int width_px, int height_px)
{
  adw_dialog_set_content_width (ADW_DIALOG (dialog), width_px);
  adw_dialog_set_content_height (ADW_DIALOG (dialog), height_px);
}

void
limber_dialog_present (GtkWidget *dialog, GtkWidget *parent)
{
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

void
limber_dialog_close (GtkWidget *dialog)
{
  adw_dialog_close (ADW_DIALOG (dialog));
}

GtkWidget *
limber_alert_new (const char *heading, const char *body)
{
  return GTK_WIDGET (adw_alert_dialog_new (heading, body));
}

void
limber_alert_add_response (GtkWidget *alert,
                           const char *id,
                           const char *label,
                           AdwResponseAppearance appearance)
{
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), id, label);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), id, appearance);
}

void
limber_alert_set_safe_response (GtkWidget *alert, const char *id)
{
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), id);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), id);
}

#else

GType
limber_dialog_base_get_type (void)
{
  return ADW_TYPE_WINDOW;
}

GType
limber_preferences_base_get_type (void)
{
  return ADW_TYPE_PREFERENCES_WINDOW;
}

GType
limber_about_base_get_type (void)
{
  return ADW_TYPE_ABOUT_WINDOW;
}

void
limber_dialog_class_close_on_escape (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

void
limber_dialog_set_size (GtkWidget *dialog, int width_px, int height_px)
{
  gtk_window_set_default_size (GTK_WINDOW (dialog), width_px, height_px);
}

/* A window of its own has the program's actions only where it is one of the program's windows, and
 * those are expected to be LimberWindows. */
static void
lend_actions (GtkWidget *dialog)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    gtk_widget_insert_action_group (dialog, "app", G_ACTION_GROUP (application));
}

void
limber_dialog_present (GtkWidget *dialog, GtkWidget *parent)
{
  lend_actions (dialog);
  if (parent != NULL) {
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (parent)));
    gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  }
  gtk_window_present (GTK_WINDOW (dialog));
}

void
limber_dialog_close (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
create_body (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5F);
  gtk_widget_add_css_class (label, "body");
  return label;
}

/* libadwaita's own body does not scroll: with large text the buttons were below the screen. Without
 * it the screen reader has to be told what describes the question. */
GtkWidget *
limber_alert_new (const char *heading, const char *body)
{
  GtkWidget *alert = adw_message_dialog_new (NULL, heading, NULL);
  GtkWidget *label = create_body (body);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (alert), limber_scroll_bin_new (label));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (alert), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  label, NULL, -1);
  return alert;
}

void
limber_alert_add_response (GtkWidget *alert,
                           const char *id,
                           const char *label,
                           AdwResponseAppearance appearance)
{
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (alert), id, label);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (alert), id, appearance);
}

void
limber_alert_set_safe_response (GtkWidget *alert, const char *id)
{
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (alert), id);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (alert), id);
}

#endif
