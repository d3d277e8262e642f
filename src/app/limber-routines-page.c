/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-routines-page.h"

#include "app/limber-drop-down-name.h"
#include "app/limber-routine-card.h"
#include "app/limber-routine-choice.h"
#include "core/limber-vocabulary.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberRoutinesPage shows a card for each choice that the filters let through. CSS node
 * `routinespage`. Main thread. */
struct _LimberRoutinesPage {
  GtkWidget parent_instance;

  GtkFilterListModel *shown; /* (owned) (nullable) */
  GtkCustomFilter *filter;   /* (owned) (nullable): also owned by @shown */
  LimberLook *look;          /* (owned) (nullable) */
  GtkWidget *content;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkBox *filters;
  GtkDropDown *area;     /* (unowned) (nullable): these three come after the first frame */
  GtkDropDown *position; /* (unowned) (nullable) */
  GtkDropDown *length;   /* (unowned) (nullable) */
  guint complete_source_id;
  gboolean is_searching;
  GtkToggleButton *discreet;
  GtkStack *stack;
  GtkFlowBox *cards;
  GtkRevealer *unfinished;
  GtkLabel *unfinished_title;
  GtkButton *unfinished_button;
};

typedef enum {
  SIGNAL_CHOSEN,
} LimberRoutinesPageSignal;

static guint signals[SIGNAL_CHOSEN + 1];

typedef enum {
  PROP_IS_SEARCHING = 1,
} LimberRoutinesPageProperty;

static GParamSpec *properties[PROP_IS_SEARCHING + 1];

/* What "Up to N minutes" offers, in the order of the list; 0 is any */
static const guint lengths_minutes[] = { 0, 2, 5, 10, 15 };

G_DEFINE_FINAL_TYPE (LimberRoutinesPage, limber_routines_page, GTK_TYPE_WIDGET)

static guint
get_selected (GtkDropDown *list)
{
  guint selected = list != NULL ? gtk_drop_down_get_selected (list) : 0;

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
read_filter (LimberRoutinesPage *self, LimberRoutineFilter *filter)
{
  const char *const *areas = limber_vocabulary_list (LIMBER_VOCABULARY_AREA);
  guint area = get_selected (self->area);

  filter->area = area == 0 ? NULL : areas[area - 1];
  filter->position = (int) get_selected (self->position) - 1;
  filter->max_minutes
      = lengths_minutes[MIN (get_selected (self->length), G_N_ELEMENTS (lengths_minutes) - 1)];
  filter->is_discreet = gtk_toggle_button_get_active (self->discreet);
  filter->search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static gboolean
choice_matches_cb (gpointer item, gpointer user_data)
{
  LimberRoutineFilter filter;

  read_filter (user_data, &filter);
  return limber_routine_choice_matches (item, &filter);
}

static void
shown_changed_cb (LimberRoutinesPage *self)
{
  gboolean has_any = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_any ? "cards" : "empty");
}

static void
mark_if_used (GtkDropDown *list)
{
  if (gtk_drop_down_get_selected (list) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (list), "used");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (list), "used");
}

static void
filter_changed_cb (LimberRoutinesPage *self)
{
  if (self->length != NULL) {
    mark_if_used (self->area);
    mark_if_used (self->position);
    mark_if_used (self->length);
  }
  if (self->filter != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
filters_cleared_cb (LimberRoutinesPage *self)
{
  if (self->length != NULL) {
    gtk_drop_down_set_selected (self->area, 0);
    gtk_drop_down_set_selected (self->position, 0);
    gtk_drop_down_set_selected (self->length, 0);
  }
  gtk_toggle_button_set_active (self->discreet, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
card_activated_cb (LimberRoutinesPage *self, GtkFlowBoxChild *child)
{
  LimberRoutineChoice *choice = limber_routine_card_get_choice (LIMBER_ROUTINE_CARD (child));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0,
                 limber_routine_get_id (limber_routine_choice_get_routine (choice)));
}

static GtkWidget *
create_card_cb (gpointer item, gpointer user_data)
{
  LimberRoutinesPage *self = user_data;

  return limber_routine_card_new (item, self->look);
}

static GtkDropDown *
add_filter (LimberRoutinesPage *self, GtkStringList *choices, const char *name)
{
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (choices), NULL);

  gtk_widget_add_css_class (list, "chip");
  limber_drop_down_name_set (GTK_DROP_DOWN (list), name);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->filters, list);
  return GTK_DROP_DOWN (list);
}

static GtkStringList *
list_areas (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  const char *const *ids = limber_vocabulary_list (LIMBER_VOCABULARY_AREA);

  gtk_string_list_append (list, _ ("Any Area"));
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (list, limber_vocabulary_get_title (LIMBER_VOCABULARY_AREA, ids[i]));
  return list;
}

static GtkStringList *
list_positions (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Any Position"));
  for (LimberPosition i = LIMBER_POSITION_SEATED; i <= LIMBER_POSITION_FLOOR; i++)
    gtk_string_list_append (list, limber_position_get_title (i));
  return list;
}

static GtkStringList *
list_lengths (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Any Length"));
  for (guint i = 1; i < G_N_ELEMENTS (lengths_minutes); i++) {
    g_autofree char *text =
        /* Translators: a filter: routines that fit in so many minutes */
        g_strdup_printf (ngettext ("Fits in %u Minute", "Fits in %u Minutes", lengths_minutes[i]),
                         lengths_minutes[i]);

    gtk_string_list_append (list, text);
  }
  return list;
}

/* The lists bring popovers with them, which cost more than all the rest of the page. */
static gboolean
complete_idle_cb (gpointer user_data)
{
  LimberRoutinesPage *self = user_data;

  self->complete_source_id = 0;
  self->area = add_filter (self, list_areas (), _ ("Area of the Body"));
  self->position = add_filter (self, list_positions (), _ ("Position"));
  self->length = add_filter (self, list_lengths (), _ ("Length"));
  return G_SOURCE_REMOVE;
}

static void
set_searching (LimberRoutinesPage *self, gboolean is_searching)
{
  if (self->is_searching == is_searching)
    return;
  self->is_searching = is_searching;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SEARCHING]);
}

void
limber_routines_page_set_choices (LimberRoutinesPage *self, GListModel *choices, LimberLook *look)
{
  g_return_if_fail (LIMBER_IS_ROUTINES_PAGE (self));

  g_set_object (&self->look, look);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  self->filter = gtk_custom_filter_new (choice_matches_cb, self, NULL);
  self->shown = gtk_filter_list_model_new (g_object_ref (choices),
                                           GTK_FILTER (g_object_ref (self->filter)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_bind_model (self->cards, G_LIST_MODEL (self->shown), create_card_cb, self, NULL);
  shown_changed_cb (self);
}

void
limber_routines_page_bind_settings (LimberRoutinesPage *self, GSettings *settings)
{
  g_return_if_fail (LIMBER_IS_ROUTINES_PAGE (self));

  g_settings_bind (settings, "discreet", self->discreet, "active", G_SETTINGS_BIND_DEFAULT);
}

void
limber_routines_page_set_unfinished (LimberRoutinesPage *self,
                                     const LimberUnfinished *unfinished,
                                     const char *title)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LIMBER_IS_ROUTINES_PAGE (self));

  gtk_revealer_set_reveal_child (self->unfinished, unfinished != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unfinished), unfinished != NULL);
  if (unfinished == NULL)
    return;
  /* Translators: a session that was left can go on there */
  text = g_strdup_printf (_ ("Continue at Step %1$u of %2$u"), unfinished->item + 1,
                          unfinished->n_items);
  gtk_button_set_label (self->unfinished_button, text);
  gtk_label_set_label (self->unfinished_title, title);
}

void
limber_routines_page_search (LimberRoutinesPage *self)
{
  g_return_if_fail (LIMBER_IS_ROUTINES_PAGE (self));

  set_searching (self, TRUE);
}

static void
limber_routines_page_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  LimberRoutinesPage *self = LIMBER_ROUTINES_PAGE (object);

  switch ((LimberRoutinesPageProperty) property_id) {
  case PROP_IS_SEARCHING:
    g_value_set_boolean (value, self->is_searching);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_routines_page_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  LimberRoutinesPage *self = LIMBER_ROUTINES_PAGE (object);

  switch ((LimberRoutinesPageProperty) property_id) {
  case PROP_IS_SEARCHING:
    set_searching (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_routines_page_map (GtkWidget *widget)
{
  LimberRoutinesPage *self = LIMBER_ROUTINES_PAGE (widget);

  GTK_WIDGET_CLASS (limber_routines_page_parent_class)->map (widget);
  if (self->length == NULL && self->complete_source_id == 0)
    self->complete_source_id = g_idle_add_full (G_PRIORITY_LOW - 1, complete_idle_cb, self, NULL);
}

static void
limber_routines_page_root (GtkWidget *widget)
{
  LimberRoutinesPage *self = LIMBER_ROUTINES_PAGE (widget);

  GTK_WIDGET_CLASS (limber_routines_page_parent_class)->root (widget);
  gtk_search_bar_set_key_capture_widget (self->search_bar, widget);
}

static void
limber_routines_page_dispose (GObject *object)
{
  LimberRoutinesPage *self = LIMBER_ROUTINES_PAGE (object);

  g_clear_handle_id (&self->complete_source_id, g_source_remove);
  if (self->content != NULL) {
    gtk_flow_box_bind_model (self->cards, NULL, NULL, NULL, NULL);
    gtk_search_bar_set_key_capture_widget (self->search_bar, NULL);
  }
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->look);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_routines_page_parent_class)->dispose (object);
}

static void
limber_routines_page_class_init (LimberRoutinesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_routines_page_dispose;
  object_class->get_property = limber_routines_page_get_property;
  object_class->set_property = limber_routines_page_set_property;
  widget_class->map = limber_routines_page_map;
  widget_class->root = limber_routines_page_root;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  properties[PROP_IS_SEARCHING] = g_param_spec_boolean ("is-searching", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                            | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "routinespage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-routines-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, content);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, discreet);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, cards);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, unfinished);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, unfinished_title);
  gtk_widget_class_bind_template_child (widget_class, LimberRoutinesPage, unfinished_button);
  gtk_widget_class_bind_template_callback (widget_class, card_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_cleared_cb);
}

static void
limber_routines_page_init (LimberRoutinesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

GtkWidget *
limber_routines_page_new (void)
{
  return g_object_new (LIMBER_TYPE_ROUTINES_PAGE, NULL);
}
