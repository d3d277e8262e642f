/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-preferences.h"

#include "app/limber-condition-rows.h"
#include "app/limber-figure-view.h"
#include "app/limber-look.h"
#include "app/limber-reminder-preferences.h"
#include "app/limber-setting-row.h"
#include "app/limber-tone.h"

#include <glib/gi18n-lib.h>

/* LimberPreferences shows the settings and writes them at once. What a clinic has locked is
 * insensitive and says so. Main thread. */
struct _LimberPreferences {
  LimberPreferencesBase parent_instance;

  GSettings *settings;        /* (owned) */
  LimberLibrary *library;     /* (owned) */
  LimberLook *look;           /* (owned) */
  LimberPlayer *player;       /* (owned) (nullable): for the test of the sound */
  LimberChoreography *sample; /* (owned) (nullable) */
  LimberFigureView *preview;
  AdwActionRow *skin_row;
  AdwActionRow *clothing_row;
  AdwComboRow *build_row;
  AdwActionRow *sound_row;
  GtkSwitch *sound_switch;
  AdwActionRow *ask_pain_row;
  GtkSwitch *ask_pain_switch;
  AdwActionRow *volume_row;
  GtkAdjustment *volume;
  AdwPreferencesGroup *conditions_group;
  LimberReminderPreferences *reminders;
  GPtrArray *tone_views; /* (owned) (element-type LimberFigureView) */
};

/* Which exercise shows the figure best: standing, from the front */
#define SAMPLE_EXERCISE "chin_tuck"

G_DEFINE_FINAL_TYPE (LimberPreferences, limber_preferences, LIMBER_TYPE_PREFERENCES_BASE)

static void
mark_lock (LimberPreferences *self, AdwActionRow *row, const char *key)
{
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (row), self->settings, key);
}

/* Each tone is shown on the figure itself, in the present style but for that one tone. */
static void
look_changed_cb (LimberPreferences *self)
{
  const LimberFigureStyle *style = limber_look_get_style (self->look);

  limber_figure_view_set_style (self->preview, style);
  adw_combo_row_set_selected (self->build_row,
                              (guint) g_settings_get_enum (self->settings, "figure-build"));
  for (guint i = 0; i < self->tone_views->len; i++) {
    LimberFigureStyle toned = *style;

    if (i < LIMBER_N_SKIN_TONES)
      toned.skin = i;
    else
      toned.clothing = i - LIMBER_N_SKIN_TONES;
    limber_figure_view_set_style (g_ptr_array_index (self->tone_views, i), &toned);
  }
}

static void
tone_toggled_cb (GtkToggleButton *button, LimberPreferences *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "limber-key");
  guint tone = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "limber-tone"));

  if (gtk_toggle_button_get_active (button))
    g_settings_set_uint (self->settings, key, tone);
}

static GtkWidget *
create_tone_button (LimberPreferences *self, const char *key, guint tone, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *view = limber_figure_view_new ();

  limber_figure_view_set_choreography (LIMBER_FIGURE_VIEW (view), self->sample);
  gtk_widget_set_size_request (view, 52, 62);
  gtk_button_set_child (GTK_BUTTON (button), view);
  gtk_widget_add_css_class (button, "tone");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  g_object_set_data (G_OBJECT (button), "limber-key", (gpointer) key);
  g_object_set_data (G_OBJECT (button), "limber-tone", GUINT_TO_POINTER (tone));
  g_ptr_array_add (self->tone_views, view);
  return button;
}

static void
fill_tones (LimberPreferences *self, AdwActionRow *row, const char *key, guint n_tones)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkToggleButton *first = NULL;
  guint chosen = g_settings_get_uint (self->settings, key);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 6);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  /* Not wider than it must be: the title has its width first, and the tones take a second line. */
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_add_css_class (box, "tones");
  for (guint tone = 0; tone < n_tones; tone++) {
    /* Translators: one of six tones of skin or clothing of the figure */
    g_autofree char *name = g_strdup_printf (_ ("Tone %1$u of %2$u"), tone + 1, n_tones);
    GtkWidget *button = create_tone_button (self, key, tone, name);

    if (first == NULL)
      first = GTK_TOGGLE_BUTTON (button);
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), tone == chosen);
    g_signal_connect_object (button, "toggled", G_CALLBACK (tone_toggled_cb), self, 0);
    gtk_flow_box_append (GTK_FLOW_BOX (box), button);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  }
  adw_action_row_add_suffix (row, box);
  gtk_widget_add_css_class (GTK_WIDGET (row), "toned");
  mark_lock (self, row, key);
}

static void
fill_conditions (LimberPreferences *self)
{
  g_autoptr (GPtrArray) rows = limber_condition_rows_new (self->settings);

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (self->conditions_group, rows->pdata[i]);
}

static void
build_selected_cb (LimberPreferences *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "figure-build",
                         (int) adw_combo_row_get_selected (self->build_row));
}

static void
test_clicked_cb (LimberPreferences *self)
{
  limber_tone_play (&self->player, self->library, limber_look_get_style (self->look),
                    gtk_adjustment_get_value (self->volume));
}

static void
limber_preferences_dispose (GObject *object)
{
  LimberPreferences *self = LIMBER_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_object (&self->look);
  g_clear_object (&self->player);
  g_clear_pointer (&self->sample, limber_choreography_unref);
  g_clear_pointer (&self->tone_views, g_ptr_array_unref);

  G_OBJECT_CLASS (limber_preferences_parent_class)->dispose (object);
}

static void
limber_preferences_class_init (LimberPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_preferences_dispose;
  g_type_ensure (LIMBER_TYPE_FIGURE_VIEW);
  g_type_ensure (LIMBER_TYPE_REMINDER_PREFERENCES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, preview);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, skin_row);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, clothing_row);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, build_row);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, sound_row);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, sound_switch);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, ask_pain_row);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, ask_pain_switch);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, volume_row);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, volume);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, conditions_group);
  gtk_widget_class_bind_template_child (widget_class, LimberPreferences, reminders);
  gtk_widget_class_bind_template_callback (widget_class, build_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
}

static void
limber_preferences_init (LimberPreferences *self)
{
  self->tone_views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_dialog_set_size (GTK_WIDGET (self), 640, 720);
}

GtkWidget *
limber_preferences_new (const LimberParts *parts)
{
  LimberPreferences *self = g_object_new (LIMBER_TYPE_PREFERENCES, NULL);
  LimberExercise *exercise = limber_library_find_exercise (parts->library, SAMPLE_EXERCISE);
  GSettings *settings = parts->settings;

  limber_reminder_preferences_set_parts (self->reminders, parts);
  self->library = g_object_ref (parts->library);
  self->look = limber_look_new (settings);
  if (exercise != NULL && limber_exercise_get_choreography (exercise) != NULL)
    self->sample = limber_choreography_ref (limber_exercise_get_choreography (exercise));
  limber_figure_view_set_choreography (self->preview, self->sample);
  self->settings = g_object_ref (settings);
  mark_lock (self, ADW_ACTION_ROW (self->build_row), "figure-build");
  fill_tones (self, self->skin_row, "figure-skin-tone", LIMBER_N_SKIN_TONES);
  fill_tones (self, self->clothing_row, "figure-clothing", LIMBER_N_CLOTHING_TONES);
  g_settings_bind (settings, "sound-enabled", self->sound_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sound-volume", self->volume, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "ask-pain-around-sessions", self->ask_pain_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  mark_lock (self, self->sound_row, "sound-enabled");
  mark_lock (self, self->ask_pain_row, "ask-pain-around-sessions");
  mark_lock (self, self->volume_row, "sound-volume");
  fill_conditions (self);
  look_changed_cb (self);
  g_signal_connect_object (self->look, "changed", G_CALLBACK (look_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
