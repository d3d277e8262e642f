/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-welcome.h"

#include "app/limber-autostart-row.h"
#include "app/limber-condition-rows.h"
#include "app/limber-focus-child.h"
#include "app/limber-look.h"
#include "app/limber-setting-row.h"
#include "app/limber-tone.h"
#include "app/limber-toolbar-shim.h"
#include "app/limber-week-row.h"
#include "app/limber-word-wrap.h"
#include "core/limber-vocabulary.h"

#include <glib/gi18n-lib.h>

/* LimberWelcome has the screens "body" and "day". "Everywhere" is the empty list of areas, and
 * excludes the others. CSS node `welcome`. Main thread. */
struct _LimberWelcome {
  GtkWidget parent_instance;

  GSettings *settings;    /* (owned) */
  LimberLibrary *library; /* (owned) */
  LimberLook *look;       /* (owned) */
  LimberPlayer *player;   /* (owned) (nullable) */
  GPtrArray *toggles;     /* (owned) (element-type GtkToggleButton): as @areas, then everywhere */
  gboolean is_changing;
  GtkWidget *content;
  GtkWidget *back_button;
  GtkStack *screens;
  GtkFlowBox *areas;
  GtkWidget *start_button;
  AdwExpanderRow *conditions_row;
  AdwPreferencesGroup *day_group;
  AdwPreferencesGroup *start_group;
  AdwActionRow *sound_row;
  GtkSwitch *sound_switch;
  GtkWidget *done_button;
};

typedef enum {
  SIGNAL_START,
  SIGNAL_DONE,
} LimberWelcomeSignal;

static guint signals[SIGNAL_DONE + 1];

static const char *const areas[] = { "neck", "shoulder", "upper_back", "lower_back" };

G_DEFINE_FINAL_TYPE (LimberWelcome, limber_welcome, GTK_TYPE_WIDGET)

static void
write_areas (LimberWelcome *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (gtk_toggle_button_get_active (self->toggles->pdata[i]))
      g_strv_builder_add (builder, areas[i]);
  chosen = g_strv_builder_end (builder);
  if (g_settings_is_writable (self->settings, "tight-areas"))
    g_settings_set_strv (self->settings, "tight-areas", (const char *const *) chosen);
}

static void
area_toggled_cb (GtkToggleButton *button, LimberWelcome *self)
{
  GtkToggleButton *everywhere = self->toggles->pdata[G_N_ELEMENTS (areas)];

  if (self->is_changing)
    return;
  self->is_changing = TRUE;
  if (button == everywhere && gtk_toggle_button_get_active (button))
    for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
      gtk_toggle_button_set_active (self->toggles->pdata[i], FALSE);
  else if (button != everywhere && gtk_toggle_button_get_active (button))
    gtk_toggle_button_set_active (everywhere, FALSE);
  self->is_changing = FALSE;
  write_areas (self);
}

static void
add_toggle (LimberWelcome *self, const char *label, gboolean is_active)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "welcome-area");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_active);
  g_signal_connect_object (button, "toggled", G_CALLBACK (area_toggled_cb), self, 0);
  gtk_flow_box_append (self->areas, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  g_ptr_array_add (self->toggles, button);
}

static void
fill_body (LimberWelcome *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "tight-areas");
  g_autoptr (GPtrArray) rows = limber_condition_rows_new (self->settings);

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    add_toggle (self, limber_vocabulary_get_title (LIMBER_VOCABULARY_AREA, areas[i]),
                g_strv_contains ((const char *const *) chosen, areas[i]));
  add_toggle (self, _ ("Everywhere"), FALSE);
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_add_row (self->conditions_row, rows->pdata[i]);
}

static void
fill_day (LimberWelcome *self)
{
  adw_preferences_group_add (
      self->day_group,
      limber_week_row_new (self->settings, "working-hours", LIMBER_WEEKLY_TIMES_RANGES,
                           _ ("Working Hours"), _ ("Always"),
                           /* Translators: an example of what can be typed: two ranges of hours */
                           _ ("9–12:30, 13:30–17")));
  g_settings_bind (self->settings, "sound-enabled", self->sound_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (self->sound_row), self->settings,
                                "sound-enabled");
  adw_preferences_group_add (self->start_group, limber_autostart_row_new ());
}

static void
show_day (LimberWelcome *self)
{
  gtk_stack_set_visible_child_name (self->screens, "day");
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_widget_grab_focus (self->done_button);
}

static void
back_clicked_cb (LimberWelcome *self)
{
  gtk_stack_set_visible_child_name (self->screens, "body");
  gtk_widget_grab_focus (self->start_button);
  gtk_widget_set_visible (self->back_button, FALSE);
}

static void
skipped_cb (LimberWelcome *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->screens), "body"))
    show_day (self);
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
start_clicked_cb (LimberWelcome *self)
{
  show_day (self);
  g_signal_emit (self, signals[SIGNAL_START], 0);
}

static void
listen_clicked_cb (LimberWelcome *self)
{
  limber_tone_play (&self->player, self->library, limber_look_get_style (self->look),
                    g_settings_get_double (self->settings, "sound-volume"));
}

static gboolean
limber_welcome_grab_focus (GtkWidget *widget)
{
  LimberWelcome *self = LIMBER_WELCOME (widget);
  gboolean is_first = g_str_equal (gtk_stack_get_visible_child_name (self->screens), "body");

  return gtk_widget_grab_focus (is_first ? self->start_button : self->done_button);
}

static void
limber_welcome_dispose (GObject *object)
{
  LimberWelcome *self = LIMBER_WELCOME (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_object (&self->look);
  g_clear_object (&self->player);
  g_clear_pointer (&self->toggles, g_ptr_array_unref);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_welcome_parent_class)->dispose (object);
}

static void
limber_welcome_class_init (LimberWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_welcome_dispose;
  widget_class->focus = limber_focus_child;
  widget_class->grab_focus = limber_welcome_grab_focus;
  signals[SIGNAL_START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_css_name (widget_class, "welcome");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, content);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, back_button);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, screens);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, areas);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, start_button);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, conditions_row);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, day_group);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, start_group);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, sound_row);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, sound_switch);
  gtk_widget_class_bind_template_child (widget_class, LimberWelcome, done_button);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skipped_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, listen_clicked_cb);
}

static void
limber_welcome_init (LimberWelcome *self)
{
  self->toggles = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_word_wrap_button (self->start_button);
}

GtkWidget *
limber_welcome_new (const LimberParts *parts)
{
  LimberWelcome *self = g_object_new (LIMBER_TYPE_WELCOME, NULL);

  self->settings = g_object_ref (parts->settings);
  self->library = g_object_ref (parts->library);
  self->look = limber_look_new (parts->settings);
  fill_body (self);
  fill_day (self);
  return GTK_WIDGET (self);
}
