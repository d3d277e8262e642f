/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-routine-page.h"

#include "app/limber-duration-text.h"
#include "app/limber-figure-view.h"
#include "app/limber-focus-child.h"
#include "app/limber-item-row.h"
#include "app/limber-toolbar-shim.h"
#include "core/limber-conditions.h"
#include "core/limber-routine-fit.h"
#include "core/limber-timeline.h"
#include "core/limber-vocabulary.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberRoutinePage shows one routine at one level, as it will be done by this person: what was
 * left out or replaced is listed with the reason. CSS node `routinepage`. Main thread. */
struct _LimberRoutinePage {
  GtkWidget parent_instance;

  LimberRoutine *routine;  /* (owned): as written */
  LimberRoutine *tailored; /* (owned) (nullable): as it will be done */
  LimberLibrary *library;  /* (owned) */
  LimberLook *look;        /* (owned) */
  GPtrArray *changes;      /* (owned) (element-type LimberRoutineChange): of all levels */
  guint level;
  GPtrArray *rows;  /* (owned) (element-type GtkWidget): of @items */
  GPtrArray *notes; /* (owned) (element-type GtkWidget): of @tailoring */
  GtkWidget *content;
  AdwWindowTitle *heading;
  LimberFigureView *figure;
  GtkLabel *title;
  GtkLabel *goal;
  GtkLabel *summary;
  GtkLabel *equipment;
  GtkFlowBox *levels;
  AdwPreferencesGroup *items;
  AdwPreferencesGroup *tailoring;
  GtkWidget *start_button;
};

typedef enum {
  SIGNAL_START,
} LimberRoutinePageSignal;

static guint signals[SIGNAL_START + 1];

G_DEFINE_FINAL_TYPE (LimberRoutinePage, limber_routine_page, GTK_TYPE_WIDGET)

static void
clear_group (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static const char *
find_caution (LimberRoutinePage *self, LimberExercise *exercise)
{
  for (guint i = 0; i < self->changes->len; i++) {
    const LimberRoutineChange *change = g_ptr_array_index (self->changes, i);

    if (change->level == self->level && change->exercise == exercise
        && change->kind == LIMBER_CHANGE_ASK_FIRST)
      return limber_conditions_get_group_title (change->group);
  }
  return NULL;
}

static void
fill_items (LimberRoutinePage *self)
{
  clear_group (self->items, self->rows);
  for (guint i = 0; i < limber_routine_get_n_items (self->tailored, self->level); i++) {
    const LimberRoutineItem *item = limber_routine_get_item (self->tailored, self->level, i);
    LimberExercise *exercise = limber_library_find_exercise (self->library, item->exercise_id);

    if (exercise != NULL)
      add_row (self->items, self->rows,
               limber_item_row_new (exercise, item, find_caution (self, exercise), self->look));
  }
}

static void
fill_changes (LimberRoutinePage *self)
{
  clear_group (self->tailoring, self->notes);
  for (guint i = 0; i < self->changes->len; i++) {
    const LimberRoutineChange *change = g_ptr_array_index (self->changes, i);
    g_autofree char *text = NULL;
    GtkWidget *row;

    if (change->level != self->level || change->kind == LIMBER_CHANGE_ASK_FIRST)
      continue;
    text = limber_routine_change_describe (change);
    row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    add_row (self->tailoring, self->notes, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->tailoring), self->notes->len > 0);
}

static void
describe_equipment (LimberRoutinePage *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < limber_routine_get_n_items (self->tailored, self->level); i++) {
    const LimberRoutineItem *item = limber_routine_get_item (self->tailored, self->level, i);
    LimberExercise *exercise = limber_library_find_exercise (self->library, item->exercise_id);
    const char *const *ids = exercise != NULL ? limber_exercise_get_equipment (exercise) : NULL;

    for (guint k = 0; ids != NULL && ids[k] != NULL; k++) {
      const char *title = limber_vocabulary_get_title (LIMBER_VOCABULARY_EQUIPMENT, ids[k]);

      if (!g_str_equal (ids[k], "none")
          && !g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL))
        g_ptr_array_add (titles, (char *) title);
    }
  }
  gtk_widget_set_visible (GTK_WIDGET (self->equipment), titles->len > 0);
  g_ptr_array_add (titles, NULL);
  joined = g_strjoinv (C_ ("between pieces of equipment", " · "), (char **) titles->pdata);
  /* Translators: what a routine needs, such as "You need: Chair · Wall" */
  text = g_strdup_printf (_ ("You need: %s"), joined);
  gtk_label_set_label (self->equipment, text);
}

static void
describe (LimberRoutinePage *self)
{
  gboolean is_possible = limber_routine_get_n_items (self->tailored, self->level) > 0;
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autofree char *length = NULL;
  g_autofree char *text = NULL;
  const char *position = limber_position_get_title (limber_routine_get_position (self->tailored));

  if (is_possible)
    timeline = limber_timeline_new (self->tailored, self->level, limber_library_lookup,
                                    self->library, NULL);
  gtk_widget_set_sensitive (self->start_button, timeline != NULL);
  if (timeline == NULL) {
    gtk_label_set_label (self->summary, _ ("Nothing of this level is left for you."));
    return;
  }
  length = limber_duration_text_length (limber_timeline_get_duration_usec (timeline));
  text = limber_routine_is_discreet (self->tailored)
             /* Translators: length and position of a routine that can be done among others */
             ? g_strdup_printf (_ ("%s · %s · Discreet"), length, position)
             : g_strdup_printf (C_ ("length and position", "%s · %s"), length, position);
  gtk_label_set_label (self->summary, text);
}

static void
show_level (LimberRoutinePage *self, guint level)
{
  self->level = level;
  fill_items (self);
  fill_changes (self);
  describe (self);
  describe_equipment (self);
}

static void
level_toggled_cb (GtkToggleButton *button, LimberRoutinePage *self)
{
  guint level = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "limber-level"));

  if (gtk_toggle_button_get_active (button) && level != self->level)
    show_level (self, level);
}

static void
fill_levels (LimberRoutinePage *self)
{
  guint n_levels = limber_routine_get_n_levels (self->routine);
  GtkToggleButton *first = NULL;

  for (guint level = 1; level <= n_levels; level++) {
    /* Translators: a level of a routine, 1 is the gentlest */
    g_autofree char *label = g_strdup_printf (_ ("Level %u"), level);
    GtkWidget *button = gtk_toggle_button_new_with_label (label);

    gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                             PANGO_WRAP_WORD_CHAR);
    gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           GTK_JUSTIFY_CENTER);
    g_object_set_data (G_OBJECT (button), "limber-level", GUINT_TO_POINTER (level));
    if (first == NULL)
      first = GTK_TOGGLE_BUTTON (button);
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), level == self->level);
    g_signal_connect_object (button, "toggled", G_CALLBACK (level_toggled_cb), self, 0);
    gtk_flow_box_append (self->levels, button);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->levels), n_levels > 1);
}

static void
start_clicked_cb (LimberRoutinePage *self)
{
  g_signal_emit (self, signals[SIGNAL_START], 0, self->level);
}

static void
look_changed_cb (LimberRoutinePage *self)
{
  limber_figure_view_set_style (self->figure, limber_look_get_style (self->look));
}

static void
show_picture (LimberRoutinePage *self)
{
  const LimberRoutineItem *item;
  LimberExercise *exercise;

  if (limber_routine_get_n_items (self->tailored, 1) == 0)
    return;
  item = limber_routine_get_item (self->tailored, 1, 0);
  exercise = limber_library_find_exercise (self->library, item->exercise_id);
  if (exercise != NULL)
    limber_figure_view_set_choreography (self->figure, limber_exercise_get_choreography (exercise));
}

void
limber_routine_page_set_left_out (LimberRoutinePage *self, const char *const *groups)
{
  g_return_if_fail (LIMBER_IS_ROUTINE_PAGE (self));

  g_clear_object (&self->tailored);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->tailored = limber_routine_fit (
      self->routine, groups, limber_library_get_exercises (self->library), &self->changes);
  show_level (self, self->level);
  show_picture (self);
}

LimberRoutine *
limber_routine_page_get_routine (LimberRoutinePage *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_PAGE (self), NULL);

  return self->routine;
}

static gboolean
limber_routine_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIMBER_ROUTINE_PAGE (widget)->start_button);
}

static void
limber_routine_page_dispose (GObject *object)
{
  LimberRoutinePage *self = LIMBER_ROUTINE_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->routine);
  g_clear_object (&self->tailored);
  g_clear_object (&self->library);
  g_clear_object (&self->look);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (limber_routine_page_parent_class)->dispose (object);
}

static void
limber_routine_page_class_init (LimberRoutinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_routine_page_dispose;
  widget_class->focus = limber_focus_child;
  widget_class->grab_focus = limber_routine_page_grab_focus;
  signals[SIGNAL_START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (LIMBER_TYPE_FIGURE_VIEW);
  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_css_name (widget_class, "routinepage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-routine-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, heading);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, figure);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, title);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, goal);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, summary);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, equipment);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, levels);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, items);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, tailoring);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinePage, start_button);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
}

static void
limber_routine_page_init (LimberRoutinePage *self)
{
  self->rows = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  self->level = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_routine_page_new (LimberRoutine *routine,
                         guint level,
                         LimberLibrary *library,
                         LimberLook *look)
{
  LimberRoutinePage *self = g_object_new (LIMBER_TYPE_ROUTINE_PAGE, NULL);
  const char *goal = limber_routine_get_goal (routine);

  self->routine = g_object_ref (routine);
  self->library = g_object_ref (library);
  self->look = g_object_ref (look);
  self->level = level;
  adw_window_title_set_title (self->heading, limber_routine_get_title (routine));
  gtk_label_set_label (self->title, limber_routine_get_title (routine));
  gtk_label_set_label (self->goal, goal != NULL ? goal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->goal), goal != NULL);
  fill_levels (self);
  look_changed_cb (self);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  limber_routine_page_set_left_out (self, (const char *const[]){ NULL });
  return GTK_WIDGET (self);
}
