/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-article-page.h"

#include "app/limber-figure-view.h"
#include "app/limber-focus-child.h"
#include "app/limber-toolbar-shim.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberArticlePage shows one article in lines of comfortable length. Its text can be selected;
 * screen readers find headings of two levels and lists. CSS node `articlepage`. Main thread. */
struct _LimberArticlePage {
  GtkWidget parent_instance;

  LimberLibrary *library; /* (owned) */
  LimberLook *look;       /* (owned) */
  LimberArticle *next;    /* (owned) (nullable) */
  GPtrArray *figures;     /* (owned) (element-type LimberFigureView): (unowned) children */
  GtkWidget *content;
  GtkScrolledWindow *scroller;
  LimberFigureView *figure;
  GtkLabel *title;
  GtkBox *body;
  GtkButton *next_button;
};

typedef enum {
  SIGNAL_CHOSEN,
} LimberArticlePageSignal;

static guint signals[SIGNAL_CHOSEN + 1];

#define PICTURE_HEIGHT_PX 200

/* As in a browser; where the caret is in a text, that text has the first word. */
static const struct {
  guint key;
  GdkModifierType modifiers;
  GtkScrollType scroll;
} scroll_rows[] = {
  { GDK_KEY_Down, 0, GTK_SCROLL_STEP_DOWN },
  { GDK_KEY_Up, 0, GTK_SCROLL_STEP_UP },
  { GDK_KEY_Page_Down, 0, GTK_SCROLL_PAGE_DOWN },
  { GDK_KEY_Page_Up, 0, GTK_SCROLL_PAGE_UP },
  { GDK_KEY_space, 0, GTK_SCROLL_PAGE_DOWN },
  { GDK_KEY_space, GDK_SHIFT_MASK, GTK_SCROLL_PAGE_UP },
  { GDK_KEY_Home, 0, GTK_SCROLL_START },
  { GDK_KEY_End, 0, GTK_SCROLL_END },
};

G_DEFINE_FINAL_TYPE (LimberArticlePage, limber_article_page, GTK_TYPE_WIDGET)

static GtkWidget *
create_text (const char *text, GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "accessible-role", role, NULL);
}

static void
add_text (LimberArticlePage *self, const char *text, const char *css_class)
{
  GtkWidget *label = create_text (text, GTK_ACCESSIBLE_ROLE_LABEL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->body, label);
}

static void
add_heading (LimberArticlePage *self, const char *text)
{
  GtkWidget *label = create_text (text, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (label, "title-2");
  gtk_box_append (self->body, label);
}

static GtkWidget *
create_point (const char *text)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *bullet = g_object_new (GTK_TYPE_LABEL, "label", "•", "valign", GTK_ALIGN_START,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = create_text (text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_widget_add_css_class (bullet, "bullet");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), bullet);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static void
add_points (LimberArticlePage *self, char **points)
{
  GtkWidget *list;

  if (points[0] == NULL)
    return;
  list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_widget_add_css_class (list, "points");
  for (guint i = 0; points[i] != NULL; i++)
    gtk_box_append (GTK_BOX (list), create_point (points[i]));
  gtk_box_append (self->body, list);
}

static void
add_picture (LimberArticlePage *self, const char *exercise_id)
{
  LimberExercise *exercise = exercise_id != NULL
                                 ? limber_library_find_exercise (self->library, exercise_id)
                                 : NULL;
  g_autofree char *name = NULL;
  GtkWidget *picture;

  if (exercise == NULL || limber_exercise_get_choreography (exercise) == NULL)
    return;
  /* Translators: what a picture shows; %s is the name of an exercise */
  name = g_strdup_printf (_ ("Picture: %s"), limber_exercise_get_title (exercise));
  picture = limber_figure_view_new ();
  limber_figure_view_set_choreography (LIMBER_FIGURE_VIEW (picture),
                                       limber_exercise_get_choreography (exercise));
  limber_figure_view_set_style (LIMBER_FIGURE_VIEW (picture), limber_look_get_style (self->look));
  gtk_widget_set_size_request (picture, -1, PICTURE_HEIGHT_PX);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "hero");
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_ptr_array_add (self->figures, picture);
  gtk_box_append (self->body, picture);
  add_text (self, limber_exercise_get_title (exercise), "picture-caption");
}

static void
add_section (LimberArticlePage *self, const LimberArticleSection *section)
{
  add_heading (self, section->heading);
  for (guint i = 0; section->texts[i] != NULL; i++)
    add_text (self, section->texts[i], NULL);
  add_points (self, section->points);
  if (section->note != NULL)
    add_text (self, section->note, NULL);
  add_picture (self, section->exercise_id);
}

static void
add_sources (LimberArticlePage *self, const char *const *sources)
{
  if (sources[0] == NULL)
    return;
  /* Translators: the heading over what an article is based on */
  add_heading (self, _ ("Sources"));
  for (guint i = 0; sources[i] != NULL; i++)
    add_text (self, sources[i], "source");
}

static void
show_hero (LimberArticlePage *self, LimberArticle *article)
{
  const char *caption = limber_article_get_caption (article);
  LimberChoreography *choreography = limber_article_get_choreography (article);

  limber_figure_view_set_choreography (self->figure, choreography);
  gtk_widget_set_visible (GTK_WIDGET (self->figure), choreography != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  caption != NULL ? caption : "", -1);
}

static void
show_next (LimberArticlePage *self, LimberArticle *next)
{
  g_autofree char *text = NULL;

  g_set_object (&self->next, next);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), next != NULL);
  if (next == NULL)
    return;
  /* Translators: a button at the end of an article; %s is the title of the next one */
  text = g_strdup_printf (_ ("Next: %s"), limber_article_get_title (next));
  gtk_button_set_label (self->next_button, text);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->next_button)), TRUE);
}

void
limber_article_page_show (LimberArticlePage *self, LimberArticle *article, LimberArticle *next)
{
  GtkWidget *child;

  g_return_if_fail (LIMBER_IS_ARTICLE_PAGE (self));
  g_return_if_fail (LIMBER_IS_ARTICLE (article));

  g_ptr_array_set_size (self->figures, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  show_hero (self, article);
  gtk_label_set_label (self->title, limber_article_get_title (article));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  limber_article_get_title (article), -1);
  add_text (self, limber_article_get_summary (article), "lead");
  for (guint i = 0; i < limber_article_get_n_sections (article); i++)
    add_section (self, limber_article_get_section (article, i));
  add_sources (self, limber_article_get_sources (article));
  show_next (self, next);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
next_clicked_cb (LimberArticlePage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, limber_article_get_id (self->next));
}

static void
look_changed_cb (LimberArticlePage *self)
{
  limber_figure_view_set_style (self->figure, limber_look_get_style (self->look));
  for (guint i = 0; i < self->figures->len; i++)
    limber_figure_view_set_style (g_ptr_array_index (self->figures, i),
                                  limber_look_get_style (self->look));
}

static gboolean
scroll_key_cb (GtkWidget *widget, GVariant *parameter, gpointer unused)
{
  LimberArticlePage *self = LIMBER_ARTICLE_PAGE (widget);
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (self->scroller, "scroll-child", g_variant_get_int32 (parameter), FALSE,
                         &is_handled);
  return is_handled;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The page itself has the focus at first, named by the title; from there Tab goes to what is in
 * it. Newer libadwaita moves the focus into a page that slides in, which would select the title. */
static gboolean
limber_article_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && !has_focus_within (widget))
    return gtk_widget_grab_focus (widget);
  return limber_focus_child (widget, direction);
}

static void
limber_article_page_dispose (GObject *object)
{
  LimberArticlePage *self = LIMBER_ARTICLE_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->look);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (limber_article_page_parent_class)->dispose (object);
}

static void
limber_article_page_class_init (LimberArticlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_article_page_dispose;
  widget_class->focus = limber_article_page_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (LIMBER_TYPE_FIGURE_VIEW);
  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_css_name (widget_class, "articlepage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberArticlePage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberArticlePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LimberArticlePage, figure);
  gtk_widget_class_bind_template_child (widget_class, LimberArticlePage, title);
  gtk_widget_class_bind_template_child (widget_class, LimberArticlePage, body);
  gtk_widget_class_bind_template_child (widget_class, LimberArticlePage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  for (guint i = 0; i < G_N_ELEMENTS (scroll_rows); i++)
    gtk_widget_class_add_binding (widget_class, scroll_rows[i].key, scroll_rows[i].modifiers,
                                  scroll_key_cb, "i", scroll_rows[i].scroll);
}

static void
limber_article_page_init (LimberArticlePage *self)
{
  self->figures = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1,
                                  -1);
}

GtkWidget *
limber_article_page_new (LimberLibrary *library, LimberLook *look)
{
  LimberArticlePage *self = g_object_new (LIMBER_TYPE_ARTICLE_PAGE, NULL);

  self->library = g_object_ref (library);
  self->look = g_object_ref (look);
  look_changed_cb (self);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
