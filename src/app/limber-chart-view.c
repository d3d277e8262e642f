/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-view.h"

#include "app/limber-chart-canvas.h"
#include "app/limber-chart-table.h"
#include "app/limber-zone-choice.h"
#include "report/limber-pain-chart.h"
#include "report/limber-pain-words.h"

#include <glib/gi18n-lib.h>

/* LimberChartView chooses days and a place of the body, has the diary look back over them, and
 * shows what comes: a chart with a read-out, or a table, and sentences.
 *
 * Every change of range asks the diary's worker and cancels what was asked before; what is on the
 * screen stays until the answer is there, so that nothing flickers and the main loop never waits.
 * Main thread. */
struct _LimberChartView {
  AdwBin parent_instance;

  GtkFlowBox *ranges;
  GtkButton *earlier_button;
  GtkButton *later_button;
  GtkLabel *days_label;
  GtkLabel *summary_label;
  GtkStack *stack;
  GtkLabel *empty_label;
  LimberChartCanvas *canvas;
  LimberChartTable *table;
  LimberZoneChoice *zone_choice;
  GtkToggleButton *table_button;
  GtkLabel *comparison_label;
  GtkToggleButton *range_buttons[LIMBER_CHART_RANGE_CUSTOM];

  LimberDiary *diary;        /* (owned) (nullable) */
  LimberClock *clock;        /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of what was asked last */
  LimberLookback *lookback;  /* (owned) (nullable): what is on the screen */
  LimberChartDays days;
  gboolean is_filling; /* widgets change by our own hand */
};

typedef enum {
  SIGNAL_SHOWN,
  SIGNAL_FAILED,
} LimberChartViewSignal;

static guint signals[SIGNAL_FAILED + 1];

#define BUTTON_ZOOM 2.0

G_DEFINE_FINAL_TYPE (LimberChartView, limber_chart_view, ADW_TYPE_BIN)

static int
get_today (LimberChartView *self)
{
  LimberStamp now = limber_stamp_new_now (self->clock);

  return limber_stamp_get_day (&now);
}

/* What the diary has told so far, and what the clock says now */
static void
update_bounds (LimberChartView *self)
{
  int today = get_today (self);

  limber_chart_days_set_bounds (
      &self->days,
      self->lookback != NULL && self->lookback->has_records ? self->lookback->first_day : today,
      today);
}

void
limber_chart_view_get_days (LimberChartView *self, int *from_day, int *to_day)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self));

  *from_day = limber_chart_days_get_from (&self->days);
  *to_day = limber_chart_days_get_to (&self->days);
}

static void
show_problem (LimberChartView *self, const char *text)
{
  gtk_label_set_text (self->empty_label, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_label_set_text (self->summary_label, "");
}

static void
show_days (LimberChartView *self)
{
  int from_day = limber_chart_days_get_from (&self->days);
  int to_day = limber_chart_days_get_to (&self->days);
  g_autofree char *days = limber_pain_words_name_days (from_day, to_day);

  gtk_label_set_text (self->days_label, days);
  gtk_widget_set_sensitive (GTK_WIDGET (self->later_button), to_day < self->days.today);
  gtk_widget_set_sensitive (GTK_WIDGET (self->earlier_button), from_day > self->days.first_day);
}

static double
get_middle (const LimberLookback *lookback, int start_day)
{
  int from = MAX (start_day, lookback->from_day);
  int to = MIN (limber_span_get_next (lookback->span, start_day), lookback->to_day + 1);

  return (from + to) / 2.0;
}

static void
show_chart (LimberChartView *self)
{
  GPtrArray *summaries = self->lookback->summaries;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < summaries->len; i++) {
    const LimberDaySummary *summary = g_ptr_array_index (summaries, i);
    double place = get_middle (self->lookback, summary->day);

    g_array_append_val (places, place);
    g_ptr_array_add (texts, limber_pain_words_describe (self->lookback, summary));
  }
  limber_chart_canvas_set_chart (self->canvas, limber_pain_chart_new (self->lookback, TRUE),
                                 (const double *) (gpointer) places->data,
                                 (const char *const *) texts->pdata, texts->len);
}

static void
show_sentences (LimberChartView *self)
{
  g_autofree char *summary = limber_pain_words_summarize (self->lookback);
  g_autofree char *comparison = limber_pain_words_compare (self->lookback);

  gtk_label_set_text (self->summary_label, summary);
  gtk_label_set_text (self->comparison_label, comparison != NULL ? comparison : "");
  gtk_widget_set_visible (GTK_WIDGET (self->comparison_label), comparison != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  summary, -1);
}

static void
show_lookback (LimberChartView *self)
{
  gboolean is_table = gtk_toggle_button_get_active (self->table_button);

  update_bounds (self);
  show_days (self);
  limber_zone_choice_set_offered (self->zone_choice, self->lookback->zones);
  if (!self->lookback->has_records) {
    show_problem (self,
                  _ ("Nothing is noted yet. What you note, and the breaks that you take, will "
                     "be drawn here."));
    return;
  }
  show_sentences (self);
  show_chart (self);
  limber_chart_table_show (self->table, is_table ? self->lookback : NULL);
  gtk_stack_set_visible_child_name (self->stack, is_table ? "table" : "chart");
}

static void load (LimberChartView *self);

static void
looked_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberChartView *self = user_data;
  g_autoptr (GError) error = NULL;
  LimberLookback *lookback = limber_diary_look_back_finish (LIMBER_DIARY (source), result, &error);
  gboolean knows_bounds;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (lookback == NULL) {
    show_problem (self, error->message);
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    return;
  }
  knows_bounds = self->lookback != NULL;
  g_clear_pointer (&self->lookback, limber_lookback_free);
  self->lookback = lookback;
  /* "All" cannot be known before the diary has told its first day. */
  if (!knows_bounds && self->days.range == LIMBER_CHART_RANGE_ALL) {
    limber_chart_view_set_range (self, LIMBER_CHART_RANGE_ALL);
    return;
  }
  show_lookback (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
load (LimberChartView *self)
{
  if (self->diary == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  limber_diary_look_back_async (
      self->diary, limber_chart_days_get_from (&self->days), limber_chart_days_get_to (&self->days),
      limber_zone_choice_get_zone (self->zone_choice), self->cancellable, looked_back_cb, self);
}

static void
show_range (LimberChartView *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < LIMBER_CHART_RANGE_CUSTOM; i++)
    gtk_toggle_button_set_active (self->range_buttons[i], i == self->days.range);
  self->is_filling = FALSE;
}

void
limber_chart_view_set_range (LimberChartView *self, LimberChartRange range)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self));

  self->days.range = range;
  show_range (self);
  if (self->diary == NULL)
    return;
  update_bounds (self);
  limber_chart_days_set_range (&self->days, range);
  load (self);
}

LimberChartRange
limber_chart_view_get_range (LimberChartView *self)
{
  g_return_val_if_fail (LIMBER_IS_CHART_VIEW (self), LIMBER_CHART_RANGE_MONTH);

  return self->days.range;
}

static void
move_by (LimberChartView *self, double share)
{
  if (self->diary == NULL)
    return;
  update_bounds (self);
  if (!limber_chart_days_move (&self->days, share))
    return;
  show_range (self);
  load (self);
}

static void
zoom_by (LimberChartView *self, double factor, double share)
{
  if (self->diary == NULL)
    return;
  update_bounds (self);
  if (!limber_chart_days_zoom (&self->days, factor, share))
    return;
  show_range (self);
  load (self);
}

static void
panned_cb (LimberChartView *self, double share)
{
  move_by (self, share);
}

static void
zoomed_cb (LimberChartView *self, double factor, double share)
{
  zoom_by (self, factor, share);
}

static void
earlier_clicked_cb (LimberChartView *self)
{
  move_by (self, -1);
}

static void
later_clicked_cb (LimberChartView *self)
{
  move_by (self, 1);
}

static void
zoom_in_clicked_cb (LimberChartView *self)
{
  zoom_by (self, BUTTON_ZOOM, 1);
}

static void
zoom_out_clicked_cb (LimberChartView *self)
{
  zoom_by (self, 1 / BUTTON_ZOOM, 1);
}

static void
table_toggled_cb (LimberChartView *self)
{
  if (self->lookback != NULL)
    show_lookback (self);
}

static void
zone_chosen_cb (LimberChartView *self)
{
  load (self);
}

/* A range that is pressed again, or was left by zooming, is shown anew. */
static void
range_toggled_cb (GtkToggleButton *button, LimberChartView *self)
{
  if (self->is_filling)
    return;
  for (guint i = 0; i < LIMBER_CHART_RANGE_CUSTOM; i++) {
    if (self->range_buttons[i] == button)
      limber_chart_view_set_range (self, (LimberChartRange) i);
  }
}

static void
style_changed_cb (LimberChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  limber_chart_canvas_set_style (self->canvas, adw_style_manager_get_dark (manager),
                                 adw_style_manager_get_high_contrast (manager));
}

void
limber_chart_view_set_source (LimberChartView *self, LimberDiary *diary, LimberClock *clock)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self));
  g_return_if_fail (LIMBER_IS_DIARY (diary) && LIMBER_IS_CLOCK (clock));

  g_set_object (&self->diary, diary);
  g_set_object (&self->clock, clock);
  g_clear_pointer (&self->lookback, limber_lookback_free);
  limber_chart_view_set_range (self, self->days.range);
}

void
limber_chart_view_clear_source (LimberChartView *self)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->diary);
}

void
limber_chart_view_reload (LimberChartView *self)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self));

  if (self->days.range != LIMBER_CHART_RANGE_CUSTOM) {
    limber_chart_view_set_range (self, self->days.range);
    return;
  }
  if (self->diary != NULL)
    update_bounds (self);
  load (self);
}

static void
fill_ranges (LimberChartView *self)
{
  static const char *const names[LIMBER_CHART_RANGE_CUSTOM] = {
    NC_ ("range of a chart", "Week"),    NC_ ("range of a chart", "Month"),
    NC_ ("range of a chart", "Quarter"), NC_ ("range of a chart", "Year"),
    NC_ ("range of a chart", "All"),
  };

  for (guint i = 0; i < LIMBER_CHART_RANGE_CUSTOM; i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (
        g_dpgettext2 (NULL, "range of a chart", names[i]));

    gtk_widget_add_css_class (button, "chip");
    self->range_buttons[i] = GTK_TOGGLE_BUTTON (button);
    g_signal_connect (button, "toggled", G_CALLBACK (range_toggled_cb), self);
    gtk_flow_box_append (self->ranges, button);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  }
}

static void
limber_chart_view_dispose (GObject *object)
{
  LimberChartView *self = LIMBER_CHART_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->diary);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_chart_view_parent_class)->dispose (object);
}

static void
limber_chart_view_finalize (GObject *object)
{
  LimberChartView *self = LIMBER_CHART_VIEW (object);

  g_clear_pointer (&self->lookback, limber_lookback_free);

  G_OBJECT_CLASS (limber_chart_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, ranges);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, later_button);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, days_label);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, canvas);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, table);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, zone_choice);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, table_button);
  gtk_widget_class_bind_template_child (widget_class, LimberChartView, comparison_label);
}

static void
limber_chart_view_class_init (LimberChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_chart_view_dispose;
  object_class->finalize = limber_chart_view_finalize;
  g_type_ensure (LIMBER_TYPE_CHART_CANVAS);
  g_type_ensure (LIMBER_TYPE_CHART_TABLE);
  g_type_ensure (LIMBER_TYPE_ZONE_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-chart-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, panned_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_chosen_cb);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
limber_chart_view_init (LimberChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->days.range = LIMBER_CHART_RANGE_MONTH;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_ranges (self);
  show_range (self);
  style_changed_cb (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
limber_chart_view_new (void)
{
  return g_object_new (LIMBER_TYPE_CHART_VIEW, NULL);
}
