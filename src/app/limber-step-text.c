/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-step-text.h"

#include "app/limber-word-wrap.h"

/* LimberStepText keeps its height from step to step, lest all below it moves: under the words that
 * are seen lie those of the exercise's longest step, which are only measured. CSS node `steptext`.
 * Main thread. */
struct _LimberStepText {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkLabel *shown;   /* (unowned): in @stack */
  GtkLabel *longest; /* (unowned): in @stack */
};

G_DEFINE_FINAL_TYPE (LimberStepText, limber_step_text, GTK_TYPE_WIDGET)

static const char *
find_longest (const char *const *steps)
{
  const char *longest = "";

  for (guint i = 0; steps[i] != NULL; i++)
    if (g_utf8_strlen (steps[i], -1) > g_utf8_strlen (longest, -1))
      longest = steps[i];
  return longest;
}

static GtkLabel *
add_label (LimberStepText *self)
{
  GtkWidget *label = limber_word_wrap_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_stack_add_child (GTK_STACK (self->stack), label);
  return GTK_LABEL (label);
}

void
limber_step_text_show (LimberStepText *self, LimberExercise *exercise, const char *text)
{
  g_return_if_fail (LIMBER_IS_STEP_TEXT (self));
  g_return_if_fail (LIMBER_IS_EXERCISE (exercise));

  gtk_label_set_label (self->longest, find_longest (limber_exercise_get_steps (exercise)));
  gtk_label_set_label (self->shown, text != NULL ? text : "");
}

void
limber_step_text_set_attributes (LimberStepText *self, PangoAttrList *attributes)
{
  g_return_if_fail (LIMBER_IS_STEP_TEXT (self));

  gtk_label_set_attributes (self->shown, attributes);
  gtk_label_set_attributes (self->longest, attributes);
}

static void
limber_step_text_dispose (GObject *object)
{
  g_clear_pointer (&LIMBER_STEP_TEXT (object)->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_step_text_parent_class)->dispose (object);
}

static void
limber_step_text_class_init (LimberStepTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_step_text_dispose;

  gtk_widget_class_set_css_name (widget_class, "steptext");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
limber_step_text_init (LimberStepText *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->shown = add_label (self);
  self->longest = add_label (self);
}

GtkWidget *
limber_step_text_new (void)
{
  return g_object_new (LIMBER_TYPE_STEP_TEXT, NULL);
}
