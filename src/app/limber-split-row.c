/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-split-row.h"

#include "app/limber-pair-box.h"

/* LimberSplitRow is what an AdwActionRow cannot be: the suffixes of that one have their width
 * first, and leave a column of letters to the words. Text is never markup. CSS class `split-row`.
 * Main thread. */
struct _LimberSplitRow {
  AdwPreferencesRow parent_instance;

  GtkImage *image;
  GtkLabel *subtitle_label;
  AdwBin *value;
  AdwBin *end;
};

G_DEFINE_FINAL_TYPE (LimberSplitRow, limber_split_row, ADW_TYPE_PREFERENCES_ROW)

void
limber_split_row_set_subtitle (LimberSplitRow *self, const char *subtitle)
{
  g_return_if_fail (LIMBER_IS_SPLIT_ROW (self));

  gtk_label_set_text (self->subtitle_label, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), TRUE);
}

void
limber_split_row_set_icon_name (LimberSplitRow *self, const char *icon_name)
{
  g_return_if_fail (LIMBER_IS_SPLIT_ROW (self));

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), TRUE);
}

static void
set_child (AdwBin *bin, GtkWidget *child)
{
  adw_bin_set_child (bin, child);
  gtk_widget_set_visible (GTK_WIDGET (bin), TRUE);
}

void
limber_split_row_set_value (LimberSplitRow *self, GtkWidget *value)
{
  g_return_if_fail (LIMBER_IS_SPLIT_ROW (self));

  set_child (self->value, value);
}

void
limber_split_row_set_end (LimberSplitRow *self, GtkWidget *end)
{
  g_return_if_fail (LIMBER_IS_SPLIT_ROW (self));

  set_child (self->end, end);
}

static void
limber_split_row_class_init (LimberSplitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LIMBER_TYPE_PAIR_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-split-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberSplitRow, image);
  gtk_widget_class_bind_template_child (widget_class, LimberSplitRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, LimberSplitRow, value);
  gtk_widget_class_bind_template_child (widget_class, LimberSplitRow, end);
}

static void
limber_split_row_init (LimberSplitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_split_row_new (void)
{
  return g_object_new (LIMBER_TYPE_SPLIT_ROW, NULL);
}
