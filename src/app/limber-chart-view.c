/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-view.h"

#include "app/limber-chart-canvas.h"
#include "app/limber-chart-row.h"
#include "app/limber-drop-down-name.h"
#include "report/limber-pain-chart.h"
#include "report/limber-pain-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
  GtkColumnView *table;
  GtkDropDown *zone_choice;
  GtkToggleButton *table_button;
  GtkLabel *comparison_label;
  GtkToggleButton *range_buttons[LIMBER_CHART_RANGE_CUSTOM];

  LimberDiary *diary;        /* (owned) (nullable) */
  LimberClock *clock;        /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of what was asked last */
  LimberLookback *lookback;  /* (owned) (nullable): what is on the screen */
  GListStore *rows;          /* (owned) */
  GArray *zones;             /* (owned) (element-type int): of the choices after "whole body" */
  LimberZones offered_zones; /* the same as a set */
  LimberChartRange range;
  double end_day; /* the day after the last that is shown; parts of a day are kept while panning */
  double n_days;
  int zone;
  gboolean is_filling; /* widgets change by our own hand */
};

typedef enum {
  SIGNAL_SHOWN,
} LimberChartViewSignal;

static guint signals[SIGNAL_SHOWN + 1];

#define MIN_DAYS      7
#define MAX_DAYS      (200 * 366)
#define MIN_ALL_DAYS  30
#define BUTTON_ZOOM   2.0
#define N_SCREEN_DAYS 366

G_DEFINE_FINAL_TYPE (LimberChartView, limber_chart_view, ADW_TYPE_BIN)

static int
get_today (LimberChartView *self)
{
  LimberStamp now = limber_stamp_new_now (self->clock);

  return limber_stamp_get_day (&now);
}

/* The first day of the diary, as far as it is known */
static int
get_first_day (LimberChartView *self)
{
  int today = get_today (self);

  return self->lookback != NULL && self->lookback->has_records
             ? MIN (self->lookback->first_day, today)
             : today;
}

static double
get_range_days (LimberChartView *self, LimberChartRange range)
{
  switch (range) {
  case LIMBER_CHART_RANGE_WEEK:
    return 7;
  case LIMBER_CHART_RANGE_MONTH:
    return 30;
  case LIMBER_CHART_RANGE_QUARTER:
    return 91;
  case LIMBER_CHART_RANGE_YEAR:
    return 365;
  case LIMBER_CHART_RANGE_ALL:
    return MAX (get_today (self) + 1 - get_first_day (self), MIN_ALL_DAYS);
  case LIMBER_CHART_RANGE_CUSTOM:
    return self->n_days;
  }
  g_return_val_if_reached (MIN_DAYS);
}

/* Not beyond today, not more than a screenful before the first record */
static void
clamp_days (LimberChartView *self)
{
  double end = get_today (self) + 1;
  double most = MAX (end - get_first_day (self), N_SCREEN_DAYS);

  self->n_days = CLAMP (self->n_days, MIN_DAYS, MIN (most, MAX_DAYS));
  self->end_day = CLAMP (self->end_day, MIN (get_first_day (self) + self->n_days / 2, end), end);
}

void
limber_chart_view_get_days (LimberChartView *self, int *from_day, int *to_day)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self) && self->clock != NULL);

  *to_day = (int) ceil (self->end_day) - 1;
  *from_day = *to_day + 1 - (int) round (self->n_days);
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
  g_autofree char *days = NULL;
  int from_day;
  int to_day;

  limber_chart_view_get_days (self, &from_day, &to_day);
  days = limber_pain_words_name_days (from_day, to_day);
  gtk_label_set_text (self->days_label, days);
  gtk_widget_set_sensitive (GTK_WIDGET (self->later_button), to_day < get_today (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->earlier_button), from_day > get_first_day (self));
}

/* The places that are named in these days, and the one that is chosen */
static LimberZones
find_zones (LimberChartView *self)
{
  LimberZones zones = self->zone != LIMBER_ZONE_ANY ? LIMBER_ZONE_BIT (self->zone) : 0;

  for (guint zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if (self->lookback->zone_counts[zone] > 0)
      zones |= LIMBER_ZONE_BIT (zone);
  }
  return zones;
}

static void
show_zones (LimberChartView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  LimberZones zones = find_zones (self);
  guint chosen = 0;

  if (zones == self->offered_zones && self->zones->len > 0)
    return;
  self->offered_zones = zones;
  g_array_set_size (self->zones, 0);
  gtk_string_list_append (names, _ ("Whole body"));
  for (int zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((zones & LIMBER_ZONE_BIT (zone)) == 0)
      continue;
    gtk_string_list_append (names, limber_zone_get_title ((LimberZone) zone));
    g_array_append_val (self->zones, zone);
    if (zone == self->zone)
      chosen = self->zones->len;
  }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->zone_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->zone_choice, chosen);
  self->is_filling = FALSE;
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

/* Newest first, as the list of entries is; only filled while it is looked at */
static void
show_table (LimberChartView *self)
{
  GPtrArray *summaries = self->lookback->summaries;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (gtk_toggle_button_get_active (self->table_button)) {
    for (guint i = summaries->len; i > 0; i--)
      g_ptr_array_add (rows,
                       limber_chart_row_new (self->lookback, g_ptr_array_index (summaries, i - 1)));
  }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
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

  show_days (self);
  show_zones (self);
  if (!self->lookback->has_records) {
    show_problem (self,
                  _ ("Nothing is noted yet. What you note, and the breaks that you take, will "
                     "be drawn here."));
    return;
  }
  show_sentences (self);
  show_chart (self);
  show_table (self);
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
    return;
  }
  knows_bounds = self->lookback != NULL;
  g_clear_pointer (&self->lookback, limber_lookback_free);
  self->lookback = lookback;
  /* "All" cannot be known before the diary has told its first day. */
  if (!knows_bounds && self->range == LIMBER_CHART_RANGE_ALL) {
    limber_chart_view_set_range (self, LIMBER_CHART_RANGE_ALL);
    return;
  }
  show_lookback (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
load (LimberChartView *self)
{
  int from_day;
  int to_day;

  if (self->diary == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clamp_days (self);
  limber_chart_view_get_days (self, &from_day, &to_day);
  limber_diary_look_back_async (self->diary, from_day, to_day, self->zone, self->cancellable,
                                looked_back_cb, self);
}

static void
show_range (LimberChartView *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < LIMBER_CHART_RANGE_CUSTOM; i++)
    gtk_toggle_button_set_active (self->range_buttons[i], i == self->range);
  self->is_filling = FALSE;
}

void
limber_chart_view_set_range (LimberChartView *self, LimberChartRange range)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self));

  self->range = range;
  show_range (self);
  if (self->diary == NULL)
    return;
  self->n_days = get_range_days (self, range);
  self->end_day = get_today (self) + 1;
  load (self);
}

LimberChartRange
limber_chart_view_get_range (LimberChartView *self)
{
  g_return_val_if_fail (LIMBER_IS_CHART_VIEW (self), LIMBER_CHART_RANGE_MONTH);

  return self->range;
}

static void
move_by (LimberChartView *self, double share)
{
  double before = self->end_day;

  if (self->diary == NULL)
    return;
  self->end_day += share * self->n_days;
  clamp_days (self);
  if (before == self->end_day)
    return;
  self->range = LIMBER_CHART_RANGE_CUSTOM;
  show_range (self);
  load (self);
}

/* @share: what stays where it is, 0 being the earliest */
static void
zoom_by (LimberChartView *self, double factor, double share)
{
  double fixed_day = self->end_day - (1 - share) * self->n_days;
  double before = self->n_days;

  if (self->diary == NULL)
    return;
  self->n_days /= factor;
  clamp_days (self);
  if (before == self->n_days)
    return;
  self->end_day = fixed_day + (1 - share) * self->n_days;
  self->range = LIMBER_CHART_RANGE_CUSTOM;
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
  guint chosen = gtk_drop_down_get_selected (self->zone_choice);

  if (self->is_filling || chosen == GTK_INVALID_LIST_POSITION || chosen > self->zones->len)
    return;
  self->zone = chosen == 0 ? LIMBER_ZONE_ANY : g_array_index (self->zones, int, chosen - 1);
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
  limber_chart_view_set_range (self, self->range);
}

void
limber_chart_view_reload (LimberChartView *self)
{
  g_return_if_fail (LIMBER_IS_CHART_VIEW (self));

  if (self->range == LIMBER_CHART_RANGE_CUSTOM)
    load (self);
  else
    limber_chart_view_set_range (self, self->range);
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *cell = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (g_str_equal (cell, "measures")) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_width_chars (GTK_LABEL (label), 24);
  } else {
    gtk_widget_add_css_class (label, "numeric");
  }
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_list_item_get_item (item), (const char *) user_data, &text, NULL);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (LimberChartView *self, const char *title, const char *cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), (gpointer) cell);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), (gpointer) cell);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, g_str_equal (cell, "measures"));
  gtk_column_view_append_column (self->table, column);
}

static void
fill_table (LimberChartView *self)
{
  g_autoptr (GtkNoSelection) model = NULL;

  self->rows = g_list_store_new (LIMBER_TYPE_CHART_ROW);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
  add_column (self, _ ("When"), "when");
  add_column (self, _ ("Average pain"), "mean");
  add_column (self, _ ("Lowest to highest"), "range");
  add_column (self, _ ("Breaks done"), "breaks");
  add_column (self, _ ("Sessions"), "sessions");
  add_column (self, _ ("Measures"), "measures");
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
  g_clear_object (&self->rows);
  g_array_unref (self->zones);

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
}

static void
limber_chart_view_init (LimberChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->range = LIMBER_CHART_RANGE_MONTH;
  self->zone = LIMBER_ZONE_ANY;
  self->zones = g_array_new (FALSE, FALSE, sizeof (int));
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  limber_drop_down_name_set (self->zone_choice, _ ("Pain in this place"));
  self->is_filling = FALSE;
  fill_ranges (self);
  fill_table (self);
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
