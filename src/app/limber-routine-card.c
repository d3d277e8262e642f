/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-routine-card.h"

#include "app/limber-figure-view.h"

#include <glib/gi18n-lib.h>

/* LimberRoutineCard shows one choice. CSS node `flowboxchild`, class `routine-card`; one name for
 * screen readers that says all of it. */
struct _LimberRoutineCard {
  GtkFlowBoxChild parent_instance;

  LimberRoutineChoice *choice; /* (owned) */
  LimberLook *look;            /* (owned) */
  LimberFigureView *figure;
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *areas;
  GtkWidget *discreet;
};

G_DEFINE_FINAL_TYPE (LimberRoutineCard, limber_routine_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
look_changed_cb (LimberRoutineCard *self)
{
  limber_figure_view_set_style (self->figure, limber_look_get_style (self->look));
}

static void
name_for_screen_readers (LimberRoutineCard *self, const char *title)
{
  g_autofree char *name =
      /* Translators: a routine as a screen reader says it: title, "2 min · Seated", areas */
      g_strdup_printf (C_ ("spoken card", "%s, %s, %s"), title,
                       limber_routine_choice_get_summary (self->choice),
                       limber_routine_choice_get_areas_text (self->choice));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

LimberRoutineChoice *
limber_routine_card_get_choice (LimberRoutineCard *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CARD (self), NULL);

  return self->choice;
}

static void
limber_routine_card_dispose (GObject *object)
{
  LimberRoutineCard *self = LIMBER_ROUTINE_CARD (object);

  g_clear_object (&self->choice);
  g_clear_object (&self->look);

  G_OBJECT_CLASS (limber_routine_card_parent_class)->dispose (object);
}

static void
limber_routine_card_class_init (LimberRoutineCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_routine_card_dispose;
  g_type_ensure (LIMBER_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-routine-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberRoutineCard, figure);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutineCard, title);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutineCard, summary);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutineCard, areas);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutineCard, discreet);
}

static void
limber_routine_card_init (LimberRoutineCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_routine_card_new (LimberRoutineChoice *choice, LimberLook *look)
{
  LimberRoutineCard *self = g_object_new (LIMBER_TYPE_ROUTINE_CARD, NULL);
  LimberRoutine *routine = limber_routine_choice_get_routine (choice);
  LimberExercise *exercise = limber_routine_choice_get_exercise (choice);

  self->choice = g_object_ref (choice);
  self->look = g_object_ref (look);
  gtk_label_set_label (self->title, limber_routine_get_title (routine));
  gtk_label_set_label (self->summary, limber_routine_choice_get_summary (choice));
  gtk_label_set_label (self->areas, limber_routine_choice_get_areas_text (choice));
  gtk_widget_set_visible (self->discreet, limber_routine_is_discreet (routine));
  name_for_screen_readers (self, limber_routine_get_title (routine));
  if (exercise != NULL)
    limber_figure_view_set_choreography (self->figure, limber_exercise_get_choreography (exercise));
  look_changed_cb (self);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
