/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-learn-page.h"

#include "app/limber-figure-view.h"
#include "library/limber-article-list.h"

#include <adwaita.h>

/* LimberLearnPage lists the articles. CSS node `learnpage`; the rows are ordinary list rows, whose
 * pictures are of no meaning to screen readers. Main thread. */
struct _LimberLearnPage {
  GtkWidget parent_instance;

  LimberLibrary *library; /* (owned) */
  LimberLook *look;       /* (owned) */
  GListModel *articles;   /* (owned) (nullable): until they are needed */
  gboolean is_filled;
  GPtrArray *figures; /* (owned) (element-type LimberFigureView): (unowned) children */
  GtkWidget *content;
  AdwPreferencesGroup *rows;
};

typedef enum {
  SIGNAL_CHOSEN,
} LimberLearnPageSignal;

static guint signals[SIGNAL_CHOSEN + 1];

/* Where nothing can be shown by the figure */
static const struct {
  const char *article;
  const char *icon;
} icon_rows[] = {
  { "get_help", "call-start-symbolic" },
  { "physiotherapist", "system-users-symbolic" },
  { "your_data", "changes-prevent-symbolic" },
};

G_DEFINE_FINAL_TYPE (LimberLearnPage, limber_learn_page, GTK_TYPE_WIDGET)

static const char *
find_icon (LimberArticle *article)
{
  for (guint i = 0; i < G_N_ELEMENTS (icon_rows); i++)
    if (g_str_equal (icon_rows[i].article, limber_article_get_id (article)))
      return icon_rows[i].icon;
  return "limber-learn-symbolic";
}

/* (nullable): the article's own picture, else that of an exercise it names */
static LimberChoreography *
find_choreography (LimberLearnPage *self, LimberArticle *article)
{
  LimberChoreography *own = limber_article_get_choreography (article);

  for (guint i = 0; own == NULL && i < limber_article_get_n_sections (article); i++) {
    const char *id = limber_article_get_section (article, i)->exercise_id;
    LimberExercise *exercise = id != NULL ? limber_library_find_exercise (self->library, id) : NULL;

    if (exercise != NULL)
      own = limber_exercise_get_choreography (exercise);
  }
  return own;
}

static GtkWidget *
create_picture (LimberLearnPage *self, LimberArticle *article)
{
  LimberChoreography *choreography = find_choreography (self, article);
  GtkWidget *picture;

  if (choreography == NULL) {
    picture = g_object_new (GTK_TYPE_IMAGE, "icon-name", find_icon (article), "accessible-role",
                            GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  } else {
    picture = g_object_new (LIMBER_TYPE_FIGURE_VIEW, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_PRESENTATION, "overflow", GTK_OVERFLOW_HIDDEN,
                            NULL);
    limber_figure_view_set_choreography (LIMBER_FIGURE_VIEW (picture), choreography);
    limber_figure_view_set_style (LIMBER_FIGURE_VIEW (picture), limber_look_get_style (self->look));
    g_ptr_array_add (self->figures, picture);
  }
  gtk_widget_set_size_request (picture, 88, 72);
  gtk_widget_add_css_class (picture, "thumbnail");
  return picture;
}

static void
row_activated_cb (AdwActionRow *row, LimberLearnPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "limber-id"));
}

static void
add_row (LimberLearnPage *self, LimberArticle *article)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  g_object_set_data_full (G_OBJECT (row), "limber-id", g_strdup (limber_article_get_id (article)),
                          g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), limber_article_get_title (article));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), limber_article_get_summary (article));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_picture (self, article));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "article-row");
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  adw_preferences_group_add (self->rows, row);
}

static void
look_changed_cb (LimberLearnPage *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    limber_figure_view_set_style (g_ptr_array_index (self->figures, i),
                                  limber_look_get_style (self->look));
}

GListModel *
limber_learn_page_get_articles (LimberLearnPage *self)
{
  g_return_val_if_fail (LIMBER_IS_LEARN_PAGE (self), NULL);

  if (self->articles == NULL)
    self->articles = limber_article_list_load_default ();
  return self->articles;
}

static void
fill (LimberLearnPage *self)
{
  GListModel *articles = limber_learn_page_get_articles (self);

  self->is_filled = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++) {
    g_autoptr (LimberArticle) article = g_list_model_get_item (articles, i);

    add_row (self, article);
  }
}

static void
limber_learn_page_map (GtkWidget *widget)
{
  LimberLearnPage *self = LIMBER_LEARN_PAGE (widget);

  if (!self->is_filled)
    fill (self);
  GTK_WIDGET_CLASS (limber_learn_page_parent_class)->map (widget);
}

static void
limber_learn_page_dispose (GObject *object)
{
  LimberLearnPage *self = LIMBER_LEARN_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->look);
  g_clear_object (&self->articles);

  G_OBJECT_CLASS (limber_learn_page_parent_class)->dispose (object);
}

static void
limber_learn_page_class_init (LimberLearnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_learn_page_dispose;
  widget_class->map = limber_learn_page_map;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "learnpage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-learn-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberLearnPage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberLearnPage, rows);
}

static void
limber_learn_page_init (LimberLearnPage *self)
{
  self->figures = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_learn_page_new (LimberLibrary *library, LimberLook *look)
{
  LimberLearnPage *self = g_object_new (LIMBER_TYPE_LEARN_PAGE, NULL);

  self->library = g_object_ref (library);
  self->look = g_object_ref (look);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
