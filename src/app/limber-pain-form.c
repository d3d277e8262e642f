/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-pain-form.h"

#include "app/limber-drop-down-name.h"
#include "app/limber-pain-pad.h"
#include "app/limber-pain-text.h"
#include "app/limber-pair-box.h"
#include "app/limber-time-button.h"
#include "app/limber-word-wrap.h"
#include "app/limber-wrap-bin.h"
#include "app/limber-zone-map.h"

#include <glib/gi18n-lib.h>

/* LimberPainForm gathers an entry and has the keeper save it. While it is being saved it takes no
 * input; when that fails, nothing in it is lost. Warning signs that are ticked open "When to get
 * help" and are not kept. Digits and X work wherever the keyboard is but in the note. CSS class
 * `pain-form`. Main thread. */
struct _LimberPainForm {
  GtkBox parent_instance;

  LimberPainKeeper *keeper; /* (owned) */
  LimberPainEntry *edited;  /* (owned) (nullable): as it is in the diary */
  LimberPainEntry *saving;  /* (owned) (nullable): on its way there */
  LimberPainQuestion question;
  gint64 session_id;

  GtkLabel *question_label;
  LimberZoneMap *map;
  GtkLabel *zones_label;
  GtkButton *whole_button;
  LimberPainPad *pad;
  GtkWidget *problem_box;
  GtkLabel *problem_label;
  GtkWidget *same_button;
  GtkLabel *same_label;
  GtkExpander *details;
  GtkTextView *note_view;
  LimberTimeButton *time_button;
  GtkWidget *question_box;
  GtkDropDown *question_choice;
  GtkBox *signs;
};

typedef enum {
  SIGNAL_SAVED,
} LimberPainFormSignal;

static guint signals[SIGNAL_SAVED + 1];

/* Those that a person can choose; before and after a session are asked */
static const LimberPainQuestion choices[] = { LIMBER_PAIN_NOW, LIMBER_PAIN_WORST,
                                              LIMBER_PAIN_AVERAGE };

/* Domain 5.1, in short: the window that opens says all of it. */
static const char *const warning_signs[] = {
  N_ ("New numbness between the legs"),
  N_ ("New trouble with bladder or bowels"),
  N_ ("Weak or numb legs or arms"),
  N_ ("A fall, fever, or constant pain at night"),
};

G_DEFINE_FINAL_TYPE (LimberPainForm, limber_pain_form, GTK_TYPE_BOX)

static const char *
get_heading (LimberPainQuestion question)
{
  switch (question) {
  case LIMBER_PAIN_WORST:
    return _ ("How was your pain at its worst today?");
  case LIMBER_PAIN_AVERAGE:
    return _ ("How was your pain on average this week?");
  case LIMBER_PAIN_BEFORE:
    return _ ("How is your pain before the session?");
  case LIMBER_PAIN_AFTER:
    return _ ("How is your pain after the session?");
  case LIMBER_PAIN_NOW:
  case LIMBER_N_PAIN_QUESTIONS:
  default:
    return _ ("How is your pain now?");
  }
}

static void
zones_changed_cb (LimberPainForm *self)
{
  LimberZones zones = limber_zone_map_get_zones (self->map);
  g_autofree char *text = limber_zones_describe (zones);

  gtk_label_set_text (self->zones_label,
                      zones != 0 ? text : _ ("Tap where it hurts, then a number."));
}

static void
show_map (LimberPainForm *self, gboolean is_whole)
{
  limber_zone_map_set_whole (self->map, is_whole);
  gtk_button_set_label (self->whole_button, is_whole
                                                /* Translators: back to the map of the back alone */
                                                ? _ ("Only the Back")
                                                /* Translators: to the map of the whole body */
                                                : _ ("Elsewhere…"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->whole_button)), TRUE);
}

static void
whole_clicked_cb (LimberPainForm *self)
{
  show_map (self, !limber_zone_map_is_whole (self->map));
}

/* The usual words of a list never take two lines, and large ones would be wider than the window. */
static void
choice_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = limber_word_wrap_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
choice_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *title = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (title));
}

static void
question_selected_cb (LimberPainForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->question_choice);

  if (selected >= G_N_ELEMENTS (choices) || !gtk_widget_get_visible (self->question_box))
    return;
  self->question = choices[selected];
  gtk_label_set_text (self->question_label, get_heading (self->question));
}

static char *
get_note (LimberPainForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  GtkTextIter start;
  GtkTextIter end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (text[0] == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static LimberPainEntry *
create_entry (LimberPainForm *self)
{
  LimberPainEntry *entry = limber_pain_entry_new (limber_time_button_get_stamp (self->time_button),
                                                  limber_pain_pad_get_level (self->pad),
                                                  self->question);

  entry->id = self->edited != NULL ? self->edited->id : 0;
  entry->zones = limber_zone_map_get_zones (self->map);
  entry->session_id = self->session_id;
  entry->note = get_note (self);
  return entry;
}

static void
show_problem (LimberPainForm *self, const char *problem)
{
  g_autofree char *text = NULL;

  if (problem != NULL)
    /* Translators: %s is a sentence that says why: "There is no space left." */
    text = g_strdup_printf (_ ("This is not in your diary yet: %s"), problem);
  gtk_label_set_text (self->problem_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
}

static void
clear (LimberPainForm *self)
{
  limber_zone_map_set_zones (self->map, 0);
  limber_pain_pad_set_level (self->pad, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), "", -1);
  limber_time_button_reset (self->time_button, NULL);
  gtk_expander_set_expanded (self->details, FALSE);
  for (GtkWidget *sign = gtk_widget_get_first_child (GTK_WIDGET (self->signs)); sign != NULL;
       sign = gtk_widget_get_next_sibling (sign))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (sign), FALSE);
  if (gtk_widget_get_visible (self->question_box))
    gtk_drop_down_set_selected (self->question_choice, 0);
  show_map (self, FALSE);
  zones_changed_cb (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberPainForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberPainEntry) entry = g_steal_pointer (&self->saving);
  gboolean is_saved = limber_pain_keeper_save_finish (LIMBER_PAIN_KEEPER (source), result,
                                                      &entry->id, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  show_problem (self, is_saved ? NULL : error->message);
  /* Closed meanwhile: nobody sees what the form says. */
  if (!is_saved && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    limber_pain_keeper_tell (LIMBER_PAIN_KEEPER (source), error->message);
  if (!is_saved)
    return;
  if (self->edited == NULL)
    clear (self);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, entry);
}

static void
save (LimberPainForm *self, const LimberPainEntry *entry)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->saving, limber_pain_entry_free);
  self->saving = limber_pain_entry_copy (entry);
  limber_pain_keeper_save_async (self->keeper, entry, self->edited, NULL, saved_cb,
                                 g_object_ref (self));
}

void
limber_pain_form_submit (LimberPainForm *self)
{
  g_autoptr (LimberPainEntry) entry = NULL;

  g_return_if_fail (LIMBER_IS_PAIN_FORM (self));

  if (limber_pain_pad_get_level (self->pad) < 0)
    return;
  entry = create_entry (self);
  save (self, entry);
}

static void
level_chosen_cb (LimberPainForm *self)
{
  if (self->edited == NULL)
    limber_pain_form_submit (self);
}

static void
same_clicked_cb (LimberPainForm *self)
{
  const LimberPainEntry *last = limber_pain_keeper_get_last (self->keeper);

  if (last == NULL)
    return;
  limber_zone_map_set_zones (self->map, last->zones);
  zones_changed_cb (self);
  limber_pain_pad_set_level (self->pad, last->level);
  limber_pain_form_submit (self);
}

static void
last_changed_cb (LimberPainForm *self)
{
  const LimberPainEntry *last = limber_pain_keeper_get_last (self->keeper);
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  if (last != NULL) {
    what = limber_pain_text_entry (last);
    /* Translators: a button; %s: "4 of 10, Neck" */
    text = g_strdup_printf (_ ("Same as last time: %s"), what);
    gtk_label_set_text (self->same_label, text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->same_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  }
  gtk_widget_set_visible (self->same_button, last != NULL && self->edited == NULL);
}

static gboolean
key_pressed_cb (LimberPainForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  return limber_pain_pad_press_key (self->pad, keyval, state);
}

static void
sign_toggled_cb (LimberPainForm *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.get-help", NULL);
}

static void
show_question (LimberPainForm *self)
{
  gboolean is_asked = self->question == LIMBER_PAIN_BEFORE || self->question == LIMBER_PAIN_AFTER;

  gtk_widget_set_visible (self->question_box, !is_asked);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    if (choices[i] == self->question)
      gtk_drop_down_set_selected (self->question_choice, i);
  }
  gtk_label_set_text (self->question_label, get_heading (self->question));
}

void
limber_pain_form_take_keys (LimberPainForm *self, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

void
limber_pain_form_ask (LimberPainForm *self, LimberPainQuestion question, gint64 session_id)
{
  g_return_if_fail (LIMBER_IS_PAIN_FORM (self));

  self->question = question;
  self->session_id = session_id;
  show_question (self);
}

void
limber_pain_form_edit (LimberPainForm *self, const LimberPainEntry *entry)
{
  LimberZones elsewhere;

  g_return_if_fail (LIMBER_IS_PAIN_FORM (self));

  elsewhere = entry->zones & ~limber_zones_get_back_areas ();
  g_clear_pointer (&self->edited, limber_pain_entry_free);
  self->edited = limber_pain_entry_copy (entry);
  limber_pain_form_ask (self, entry->question, entry->session_id);
  limber_zone_map_set_zones (self->map, entry->zones);
  show_map (self, elsewhere != 0);
  limber_pain_pad_set_level (self->pad, entry->level);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view),
                            entry->note != NULL ? entry->note : "", -1);
  gtk_expander_set_expanded (self->details, TRUE);
  zones_changed_cb (self);
  limber_time_button_reset (self->time_button, &entry->at);
  last_changed_cb (self);
}

void
limber_pain_form_set_up (LimberPainForm *self, LimberPainKeeper *keeper, LimberLook *look)
{
  g_return_if_fail (LIMBER_IS_PAIN_FORM (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  limber_zone_map_set_look (self->map, look);
  g_signal_connect_object (keeper, "notify::last", G_CALLBACK (last_changed_cb), self,
                           G_CONNECT_SWAPPED);
  limber_time_button_set_clock (self->time_button, limber_pain_keeper_get_clock (keeper));
  last_changed_cb (self);
}

static void
limber_pain_form_dispose (GObject *object)
{
  LimberPainForm *self = LIMBER_PAIN_FORM (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->edited, limber_pain_entry_free);
  g_clear_pointer (&self->saving, limber_pain_entry_free);

  G_OBJECT_CLASS (limber_pain_form_parent_class)->dispose (object);
}

static void
limber_pain_form_class_init (LimberPainFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_pain_form_dispose;
  g_type_ensure (LIMBER_TYPE_PAIN_PAD);
  g_type_ensure (LIMBER_TYPE_PAIR_BOX);
  g_type_ensure (LIMBER_TYPE_TIME_BUTTON);
  g_type_ensure (LIMBER_TYPE_WRAP_BIN);
  g_type_ensure (LIMBER_TYPE_ZONE_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-pain-form.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LimberPainForm, name)
  BIND (question_label);
  BIND (map);
  BIND (zones_label);
  BIND (whole_button);
  BIND (pad);
  BIND (problem_box);
  BIND (problem_label);
  BIND (same_button);
  BIND (same_label);
  BIND (details);
  BIND (note_view);
  BIND (time_button);
  BIND (question_box);
  BIND (question_choice);
  BIND (signs);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, zones_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, limber_pain_form_submit);
  gtk_widget_class_bind_template_callback (widget_class, same_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_selected_cb);
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        LIMBER_TYPE_PAIN_ENTRY | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
fill_choices (LimberPainForm *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (titles, limber_pain_question_get_title (choices[i]));
  gtk_drop_down_set_model (self->question_choice, G_LIST_MODEL (titles));
}

static void
add_signs (LimberPainForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (warning_signs); i++) {
    GtkWidget *label = limber_word_wrap_label_new (_ (warning_signs[i]));
    GtkWidget *button = gtk_check_button_new ();

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ (warning_signs[i]), -1);
    gtk_widget_add_css_class (button, "large-target");
    g_signal_connect_object (button, "toggled", G_CALLBACK (sign_toggled_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (self->signs, button);
  }
}

static void
limber_pain_form_init (LimberPainForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pain-form");
  fill_choices (self);
  limber_drop_down_name_set (self->question_choice, _ ("Question"));
  add_signs (self);
  show_map (self, FALSE);
  zones_changed_cb (self);
  limber_pain_form_take_keys (self, GTK_WIDGET (self));
}

GtkWidget *
limber_pain_form_new (void)
{
  return g_object_new (LIMBER_TYPE_PAIN_FORM, NULL);
}
