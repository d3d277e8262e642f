/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-form-sheet.h"

#include "app/limber-toolbar-shim.h"

/* LimberFormSheet is what the dialogs that are filled in have in common: a header, what is filled
 * in, which scrolls, and below it Save with the reason why it failed, or the answers of a question
 * that is not filled in. A header of 360 pixels has no room for the words in large text, and the
 * foot is near to the thumb. It saves nothing itself.
 * CSS class `form-actions` below. Main thread. */
struct _LimberFormSheet {
  AdwBin parent_instance;

  AdwClamp *clamp;
  GtkWidget *actions;
  GtkLabel *problem_label;
  GtkWidget *save_button;
  GtkWidget *answers; /* (unowned) (nullable): a child of actions */

  gboolean is_ready;
  gboolean is_held;
};

typedef enum {
  PROP_CONTENT = 1,
  PROP_ANSWERS,
  PROP_MAXIMUM_SIZE,
} LimberFormSheetProperty;

typedef enum {
  SIGNAL_SAVE,
} LimberFormSheetSignal;

static GParamSpec *properties[PROP_MAXIMUM_SIZE + 1];
static guint signals[SIGNAL_SAVE + 1];

#define DEFAULT_MAXIMUM_SIZE_PX 720

G_DEFINE_FINAL_TYPE (LimberFormSheet, limber_form_sheet, ADW_TYPE_BIN)

static void
update (LimberFormSheet *self)
{
  GtkWidget *content = adw_clamp_get_child (self->clamp);

  gtk_widget_set_sensitive (self->save_button, self->is_ready && !self->is_held);
  if (content != NULL)
    gtk_widget_set_sensitive (content, !self->is_held);
}

void
limber_form_sheet_set_has_save (LimberFormSheet *self, gboolean has_save)
{
  g_return_if_fail (LIMBER_IS_FORM_SHEET (self));

  gtk_widget_set_visible (self->actions, has_save);
}

void
limber_form_sheet_ask (LimberFormSheet *self)
{
  g_return_if_fail (LIMBER_IS_FORM_SHEET (self));
  g_return_if_fail (self->answers != NULL);

  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_widget_set_visible (self->answers, TRUE);
  gtk_widget_set_visible (self->actions, TRUE);
}

void
limber_form_sheet_set_ready (LimberFormSheet *self, gboolean is_ready)
{
  g_return_if_fail (LIMBER_IS_FORM_SHEET (self));

  self->is_ready = is_ready;
  update (self);
}

void
limber_form_sheet_hold (LimberFormSheet *self)
{
  g_return_if_fail (LIMBER_IS_FORM_SHEET (self));

  self->is_held = TRUE;
  update (self);
}

void
limber_form_sheet_release (LimberFormSheet *self, const GError *error)
{
  g_return_if_fail (LIMBER_IS_FORM_SHEET (self));

  self->is_held = FALSE;
  update (self);
  gtk_label_set_text (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
  /* What is insensitive loses the focus: one who pressed it by key tries again by key. */
  if (error != NULL)
    gtk_widget_grab_focus (self->save_button);
}

static void
save_clicked_cb (LimberFormSheet *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
set_content (LimberFormSheet *self, GtkWidget *content)
{
  if (adw_clamp_get_child (self->clamp) == content)
    return;
  adw_clamp_set_child (self->clamp, content);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

static void
set_answers (LimberFormSheet *self, GtkWidget *answers)
{
  if (self->answers == answers)
    return;
  if (self->answers != NULL)
    gtk_box_remove (GTK_BOX (self->actions), self->answers);
  self->answers = answers;
  if (answers != NULL) {
    gtk_widget_set_visible (answers, FALSE);
    gtk_box_append (GTK_BOX (self->actions), answers);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWERS]);
}

static void
set_maximum_size (LimberFormSheet *self, int maximum_size)
{
  if (adw_clamp_get_maximum_size (self->clamp) == maximum_size)
    return;
  adw_clamp_set_maximum_size (self->clamp, maximum_size);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAXIMUM_SIZE]);
}

static void
limber_form_sheet_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  LimberFormSheet *self = LIMBER_FORM_SHEET (object);

  switch ((LimberFormSheetProperty) property_id) {
  case PROP_CONTENT:
    set_content (self, g_value_get_object (value));
    break;
  case PROP_ANSWERS:
    set_answers (self, g_value_get_object (value));
    break;
  case PROP_MAXIMUM_SIZE:
    set_maximum_size (self, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_form_sheet_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  LimberFormSheet *self = LIMBER_FORM_SHEET (object);

  switch ((LimberFormSheetProperty) property_id) {
  case PROP_CONTENT:
    g_value_set_object (value, adw_clamp_get_child (self->clamp));
    break;
  case PROP_ANSWERS:
    g_value_set_object (value, self->answers);
    break;
  case PROP_MAXIMUM_SIZE:
    g_value_set_int (value, adw_clamp_get_maximum_size (self->clamp));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_form_sheet_class_init (LimberFormSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = limber_form_sheet_set_property;
  object_class->get_property = limber_form_sheet_get_property;
  g_type_ensure (LIMBER_TYPE_TOOLBAR_SHIM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-form-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberFormSheet, clamp);
  gtk_widget_class_bind_template_child (widget_class, LimberFormSheet, actions);
  gtk_widget_class_bind_template_child (widget_class, LimberFormSheet, problem_label);
  gtk_widget_class_bind_template_child (widget_class, LimberFormSheet, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ANSWERS] = g_param_spec_object ("answers", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MAXIMUM_SIZE] = g_param_spec_int (
      "maximum-size", NULL, NULL, 0, G_MAXINT, DEFAULT_MAXIMUM_SIZE_PX,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_form_sheet_init (LimberFormSheet *self)
{
  self->is_ready = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_clamp_set_maximum_size (self->clamp, DEFAULT_MAXIMUM_SIZE_PX);
}

GtkWidget *
limber_form_sheet_new (void)
{
  return g_object_new (LIMBER_TYPE_FORM_SHEET, NULL);
}
