/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-item-row.h"

#include "app/limber-dose-text.h"
#include "app/limber-figure-view.h"
#include "core/limber-vocabulary.h"

#include <glib/gi18n-lib.h>

/* LimberItemRow shows one exercise of a routine. All texts are plain: the rows' markup is off. */
struct _LimberItemRow {
  AdwExpanderRow parent_instance;

  LimberLook *look; /* (owned) */
  LimberFigureView *figure;
  GtkImage *caution_icon;
  GtkBox *details;
};

G_DEFINE_FINAL_TYPE (LimberItemRow, limber_item_row, ADW_TYPE_EXPANDER_ROW)

static void
add_label (LimberItemRow *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->details, label);
}

static void
add_section (LimberItemRow *self, const char *heading, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  add_label (self, heading, "section-heading");
  for (guint i = 0; i < lines->len; i++)
    add_label (self, g_ptr_array_index (lines, i), "section-line");
}

static void
add_lines (LimberItemRow *self, const char *heading, const char *const *lines, gboolean is_numbered)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (shown, is_numbered
                                /* Translators: a numbered step */
                                ? g_strdup_printf (C_ ("numbered step", "%u. %s"), i + 1, lines[i])
                                /* Translators: a line of a list */
                                : g_strdup_printf (C_ ("list", "• %s"), lines[i]));
  add_section (self, heading, shown);
}

static void
add_words (LimberItemRow *self,
           const char *heading,
           LimberVocabulary vocabulary,
           const char *const *ids)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], "none"))
      g_ptr_array_add (titles, (char *) limber_vocabulary_get_title (vocabulary, ids[i]));
  g_ptr_array_add (titles, NULL);
  if (titles->len > 1)
    add_lines (self, heading, (const char *const *) titles->pdata, FALSE);
}

static void
fill_details (LimberItemRow *self, LimberExercise *exercise, const LimberRoutineItem *item)
{
  if (item->note != NULL)
    add_label (self, item->note, "section-line");
  add_lines (self, _ ("Step by Step"), limber_exercise_get_steps (exercise), TRUE);
  add_lines (self, _ ("What to Watch For"), limber_exercise_get_mistakes (exercise), FALSE);
  add_words (self, _ ("Stop If You Notice"), LIMBER_VOCABULARY_STOP_SIGN,
             limber_exercise_get_stop_if (exercise));
  add_words (self, _ ("Ask a Professional First If You Have"), LIMBER_VOCABULARY_CONDITION,
             limber_exercise_get_ask_first_if (exercise));
  add_words (self, _ ("You Need"), LIMBER_VOCABULARY_EQUIPMENT,
             limber_exercise_get_equipment (exercise));
}

static void
look_changed_cb (LimberItemRow *self)
{
  limber_figure_view_set_style (self->figure, limber_look_get_style (self->look));
}

static void
limber_item_row_dispose (GObject *object)
{
  LimberItemRow *self = LIMBER_ITEM_ROW (object);

  g_clear_object (&self->look);

  G_OBJECT_CLASS (limber_item_row_parent_class)->dispose (object);
}

static void
limber_item_row_class_init (LimberItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_item_row_dispose;
  g_type_ensure (LIMBER_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberItemRow, figure);
  gtk_widget_class_bind_template_child (widget_class, LimberItemRow, caution_icon);
  gtk_widget_class_bind_template_child (widget_class, LimberItemRow, details);
}

static void
limber_item_row_init (LimberItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_item_row_new (LimberExercise *exercise,
                     const LimberRoutineItem *item,
                     const char *caution,
                     LimberLook *look)
{
  LimberItemRow *self = g_object_new (LIMBER_TYPE_ITEM_ROW, NULL);
  LimberDose dose = limber_dose_apply (limber_exercise_get_dose (exercise), &item->override);
  g_autofree char *dose_text = limber_dose_text (&dose, limber_exercise_get_sides (exercise));
  g_autofree char *asked = NULL;

  self->look = g_object_ref (look);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), limber_exercise_get_title (exercise));
  if (caution != NULL)
    /* Translators: under the dose; %s is what the person named in Preferences: "Osteoporosis" */
    asked = g_strdup_printf (_ ("%s\nAsk first: %s"), dose_text, caution);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), asked != NULL ? asked : dose_text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, limber_exercise_get_title (exercise),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, asked != NULL ? asked : dose_text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->caution_icon), caution != NULL);
  limber_figure_view_set_choreography (self->figure, limber_exercise_get_choreography (exercise));
  fill_details (self, exercise, item);
  look_changed_cb (self);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
