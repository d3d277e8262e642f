/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-day-view.h"

#include "app/limber-day-strip.h"
#include "app/limber-today-text.h"
#include "core/limber-planned-day.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberDayView shows a LimberDay. Its list has rows only while it is unfolded. CSS node `dayview`.
 * Main thread. */
struct _LimberDayView {
  GtkWidget parent_instance;

  LimberDay *day;          /* (owned) (nullable) */
  LimberLibrary *library;  /* (owned) (nullable) */
  GSettings *settings;     /* (owned) (nullable) */
  LimberClock *clock;      /* (owned) (nullable) */
  GPtrArray *list_rows;    /* (owned) (element-type GtkWidget): in @list_row */
  GPtrArray *planned_rows; /* (owned) (element-type GtkWidget) */
  GtkWidget *content;
  AdwPreferencesGroup *planned_group;
  LimberDayStrip *strip;
  GtkLabel *totals;
  AdwExpanderRow *list_row;
};

G_DEFINE_FINAL_TYPE (LimberDayView, limber_day_view, GTK_TYPE_WIDGET)

/* Of a break: "Desk reset, done" */
static char *
describe_break (LimberDayView *self, const LimberBreakRecord *record)
{
  static const char *const outcomes[LIMBER_N_BREAK_OUTCOMES] = {
    [LIMBER_BREAK_OPEN] = NC_ ("break", "running"),
    [LIMBER_BREAK_DONE] = NC_ ("break", "done"),
    [LIMBER_BREAK_HALF] = NC_ ("break", "half done"),
    [LIMBER_BREAK_LEFT] = NC_ ("break", "left early"),
    [LIMBER_BREAK_STOPPED_FOR_PAIN] = NC_ ("break", "stopped because it hurt"),
    [LIMBER_BREAK_SKIPPED] = NC_ ("break", "skipped"),
    [LIMBER_BREAK_CREDITED] = NC_ ("break", "rested"),
    [LIMBER_BREAK_MISSED] = NC_ ("break", "missed"),
  };
  LimberRoutine *routine = record->routine_id != NULL
                               ? limber_library_find_routine (self->library, record->routine_id)
                               : NULL;

  /* Translators: a break and what became of it, "Desk reset: done" */
  return g_strdup_printf (C_ ("break", "%1$s: %2$s"),
                          routine != NULL ? limber_routine_get_title (routine) : _ ("Break"),
                          g_dpgettext2 (GETTEXT_PACKAGE, "break", outcomes[record->outcome]));
}

static char *
describe_part (LimberDayView *self, const LimberDayPart *part)
{
  switch (part->kind) {
  case LIMBER_DAY_PART_SITTING:
    return g_strdup (_ ("Sitting"));
  case LIMBER_DAY_PART_BREAK:
    return describe_break (self, part->break_record);
  case LIMBER_DAY_PART_ABSENCE:
    return g_strdup (_ ("Away"));
  default:
    g_assert_not_reached ();
  }
}

static GtkWidget *
create_row (const char *title, const char *subtitle, const char *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (end);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
clear_list (LimberDayView *self)
{
  for (guint i = 0; i < self->list_rows->len; i++)
    adw_expander_row_remove (self->list_row, self->list_rows->pdata[i]);
  g_ptr_array_set_size (self->list_rows, 0);
}

static void
fill_list (LimberDayView *self, GArray *parts)
{
  GTimeZone *zone = limber_clock_get_time_zone (self->clock);

  clear_list (self);
  for (guint i = 0; i < parts->len; i++) {
    const LimberDayPart *part = &g_array_index (parts, LimberDayPart, i);
    g_autofree char *title = describe_part (self, part);
    g_autofree char *span = limber_today_text_span (part->from_usec, part->to_usec, zone);
    g_autofree char *length = limber_today_text_length (part->to_usec - part->from_usec);
    GtkWidget *row = create_row (title, span, length);

    adw_expander_row_add_row (self->list_row, row);
    g_ptr_array_add (self->list_rows, row);
  }
}

static void
fill_planned (LimberDayView *self)
{
  static const char *const standings[] = {
    [LIMBER_PLANNED_LATER] = N_ ("Later"),
    [LIMBER_PLANNED_WAITS] = N_ ("Waiting"),
    [LIMBER_PLANNED_DONE] = N_ ("Done"),
    [LIMBER_PLANNED_MISSED] = N_ ("Not Done"),
  };
  GTimeZone *zone = limber_clock_get_time_zone (self->clock);
  gint64 now_usec = limber_clock_get_wall_usec (self->clock);
  g_autofree char *plan = g_settings_get_string (self->settings, "planned-sessions");
  g_autoptr (GArray) points = limber_weekly_times_parse (plan, LIMBER_WEEKLY_TIMES_POINTS, NULL);
  g_autoptr (GArray) sessions = NULL;

  for (guint i = 0; i < self->planned_rows->len; i++)
    adw_preferences_group_remove (self->planned_group, self->planned_rows->pdata[i]);
  g_ptr_array_set_size (self->planned_rows, 0);
  if (points != NULL)
    sessions = limber_planned_day_new (points, limber_day_get_breaks (self->day),
                                       limber_day_get_day (self->day), zone, now_usec);
  gtk_widget_set_visible (GTK_WIDGET (self->planned_group), sessions != NULL && sessions->len > 0);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    const LimberPlannedSession *session = &g_array_index (sessions, LimberPlannedSession, i);
    g_autofree char *time = limber_today_text_time (session->at_usec, session->at_usec, zone);
    GtkWidget *row = create_row (time, NULL, _ (standings[session->standing]));

    adw_preferences_group_add (self->planned_group, row);
    g_ptr_array_add (self->planned_rows, row);
  }
}

void
limber_day_view_update (LimberDayView *self)
{
  g_autoptr (GArray) parts = NULL;
  g_autofree char *text = NULL;
  LimberDayTotals totals;

  g_return_if_fail (LIMBER_IS_DAY_VIEW (self));

  parts = limber_day_get_parts (self->day);
  totals = limber_day_parts_add_up (parts);
  text = limber_today_text_totals (&totals);
  gtk_label_set_label (self->totals, text);
  limber_day_strip_set_parts (self->strip, parts, limber_clock_get_wall_usec (self->clock),
                              limber_clock_get_time_zone (self->clock), text);
  gtk_widget_set_visible (GTK_WIDGET (self->list_row), parts->len > 0);
  if (adw_expander_row_get_expanded (self->list_row))
    fill_list (self, parts);
  fill_planned (self);
}

static void
unfolded_cb (LimberDayView *self)
{
  if (self->day == NULL)
    return;
  if (adw_expander_row_get_expanded (self->list_row))
    limber_day_view_update (self);
  else
    clear_list (self);
}

void
limber_day_view_set_parts (LimberDayView *self,
                           LimberDay *day,
                           LimberLibrary *library,
                           GSettings *settings,
                           LimberClock *clock)
{
  g_return_if_fail (LIMBER_IS_DAY_VIEW (self));

  g_set_object (&self->day, day);
  g_set_object (&self->library, library);
  g_set_object (&self->settings, settings);
  g_set_object (&self->clock, clock);
  g_signal_connect_object (day, "changed", G_CALLBACK (limber_day_view_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::planned-sessions",
                           G_CALLBACK (limber_day_view_update), self, G_CONNECT_SWAPPED);
  limber_day_view_update (self);
}

static void
limber_day_view_dispose (GObject *object)
{
  LimberDayView *self = LIMBER_DAY_VIEW (object);

  g_clear_object (&self->day);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->list_rows, g_ptr_array_unref);
  g_clear_pointer (&self->planned_rows, g_ptr_array_unref);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_day_view_parent_class)->dispose (object);
}

static void
limber_day_view_class_init (LimberDayViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_day_view_dispose;
  g_type_ensure (LIMBER_TYPE_DAY_STRIP);
  gtk_widget_class_set_css_name (widget_class, "dayview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-day-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberDayView, content);
  gtk_widget_class_bind_template_child (widget_class, LimberDayView, planned_group);
  gtk_widget_class_bind_template_child (widget_class, LimberDayView, strip);
  gtk_widget_class_bind_template_child (widget_class, LimberDayView, totals);
  gtk_widget_class_bind_template_child (widget_class, LimberDayView, list_row);
}

static void
limber_day_view_init (LimberDayView *self)
{
  self->list_rows = g_ptr_array_new ();
  self->planned_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->list_row, "notify::expanded", G_CALLBACK (unfolded_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
limber_day_view_new (void)
{
  return g_object_new (LIMBER_TYPE_DAY_VIEW, NULL);
}
