/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-help-window.h"

#include "app/limber-toolbar-shim.h"

/* LimberHelpWindow tells calmly when a doctor is needed (domain §5). All of it stands in its .ui.
 */
struct _LimberHelpWindow {
  LimberDialogBase parent_instance;
};

G_DEFINE_FINAL_TYPE (LimberHelpWindow, limber_help_window, LIMBER_TYPE_DIALOG_BASE)

static void
limber_help_window_class_init (LimberHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-help-window.ui");
  limber_dialog_class_close_on_escape (widget_class);
}

static void
limber_help_window_init (LimberHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_dialog_set_size (GTK_WIDGET (self), 560, 680);
}

GtkWidget *
limber_help_window_new (void)
{
  return g_object_new (LIMBER_TYPE_HELP_WINDOW, NULL);
}
