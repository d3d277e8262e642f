/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-table.h"

#include "app/limber-chart-row.h"

#include <glib/gi18n-lib.h>

/* LimberChartTable has a row for each day, week or month. It is made when it is first shown: most
 * people look at the chart. CSS class `chart-table` on its column view. Main thread. */
struct _LimberChartTable {
  AdwBin parent_instance;

  GListStore *rows;     /* (owned) (element-type LimberChartRow) */
  GtkColumnView *table; /* (unowned) (nullable) */
};

#define MIN_HEIGHT_PX  360
#define MEASURES_CHARS 24
#define WHEN_CHARS     10 /* a date in two lines */

G_DEFINE_FINAL_TYPE (LimberChartTable, limber_chart_table, ADW_TYPE_BIN)

static void
wrap (GtkLabel *label, int min_chars)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_width_chars (label, min_chars);
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *cell = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* In one line a date would leave no room for its day's figures in a narrow window. */
  if (g_str_equal (cell, "measures"))
    wrap (GTK_LABEL (label), MEASURES_CHARS);
  else
    gtk_widget_add_css_class (label, "numeric");
  if (g_str_equal (cell, "when"))
    wrap (GTK_LABEL (label), WHEN_CHARS);
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
add_column (LimberChartTable *self, const char *title, const char *cell)
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
create_table (LimberChartTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));

  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (model)));
  gtk_column_view_set_show_row_separators (self->table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "chart-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The chart as a table"), -1);
  add_column (self, _ ("When"), "when");
  add_column (self, _ ("Average pain"), "mean");
  add_column (self, _ ("Lowest to highest"), "range");
  add_column (self, _ ("Breaks done"), "breaks");
  add_column (self, _ ("Sessions"), "sessions");
  add_column (self, _ ("Measures"), "measures");
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
limber_chart_table_show (LimberChartTable *self, const LimberLookback *lookback)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (LIMBER_IS_CHART_TABLE (self));

  if (lookback != NULL && self->table == NULL)
    create_table (self);
  for (guint i = lookback != NULL ? lookback->summaries->len : 0; i > 0; i--)
    g_ptr_array_add (
        rows, limber_chart_row_new (lookback, g_ptr_array_index (lookback->summaries, i - 1)));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  /* A sentence above says that there is nothing: no empty field below it. */
  if (self->table != NULL)
    gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), rows->len > 0);
}

static void
limber_chart_table_finalize (GObject *object)
{
  g_object_unref (LIMBER_CHART_TABLE (object)->rows);

  G_OBJECT_CLASS (limber_chart_table_parent_class)->finalize (object);
}

static void
limber_chart_table_class_init (LimberChartTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_chart_table_finalize;
}

static void
limber_chart_table_init (LimberChartTable *self)
{
  self->rows = g_list_store_new (LIMBER_TYPE_CHART_ROW);
}

GtkWidget *
limber_chart_table_new (void)
{
  return g_object_new (LIMBER_TYPE_CHART_TABLE, NULL);
}
