/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-stage-buttons.h"

#include <glib/gi18n-lib.h>

/* LimberStageButtons shows what can be done to a session now.
 *
 * Two rows of four leave the ring above them twice as much of a low window as three rows of three,
 * and take some of the picture's width: only where that has enough. What stops for pain may stand
 * elsewhere; it keeps the focus on its way. CSS node `stagebuttons`. Main thread. */
struct _LimberStageButtons {
  GtkWidget parent_instance;

  LimberSession *session; /* (owned) (nullable) */
  GtkWidget *grid;
  GtkButton *pause_button;
  GtkWidget *add_button;
  GtkButton *sound_button;
  GtkWidget *fullscreen_button;
  GtkWidget *pain_buttons;
  GtkWidget *easier_button;
};

typedef enum {
  PROP_SESSION = 1,
} LimberStageButtonsProperty;

static GParamSpec *properties[PROP_SESSION + 1];

G_DEFINE_FINAL_TYPE (LimberStageButtons, limber_stage_buttons, GTK_TYPE_WIDGET)

static void
place (GtkWidget *child, int column, int row, int n_columns)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (gtk_widget_get_parent (child));

  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column", column, "row", row,
                "column-span", n_columns, NULL);
}

/* @bar: (nullable): NULL for the grid */
static void
move_pain_buttons (LimberStageButtons *self, GtkBox *bar)
{
  GtkWidget *from = gtk_widget_get_parent (self->pain_buttons);
  GtkWidget *to = bar != NULL ? GTK_WIDGET (bar) : self->grid;
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (from == to)
    return;
  if (focus != NULL && !gtk_widget_is_ancestor (focus, self->pain_buttons))
    focus = NULL;
  g_object_ref (self->pain_buttons);
  if (from == self->grid)
    gtk_grid_remove (GTK_GRID (from), self->pain_buttons);
  else
    gtk_box_remove (GTK_BOX (from), self->pain_buttons);
  if (bar != NULL)
    gtk_box_append (bar, self->pain_buttons);
  else
    gtk_grid_attach (GTK_GRID (to), self->pain_buttons, 0, 2, 3, 1);
  g_object_unref (self->pain_buttons);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static gboolean
arrange_in_two_rows (LimberStageButtons *self, int room_px)
{
  int width_px = 0;

  place (self->add_button, 3, 0, 1);
  place (GTK_WIDGET (self->sound_button), 0, 1, 1);
  place (self->fullscreen_button, 1, 1, 1);
  place (self->pain_buttons, 2, 1, 2);
  gtk_widget_measure (self->grid, GTK_ORIENTATION_HORIZONTAL, -1, &width_px, NULL, NULL, NULL);
  return width_px <= room_px;
}

void
limber_stage_buttons_arrange (LimberStageButtons *self, GtkBox *bar, int room_px)
{
  g_return_if_fail (LIMBER_IS_STAGE_BUTTONS (self));
  g_return_if_fail (bar == NULL || GTK_IS_BOX (bar));

  move_pain_buttons (self, bar);
  if (bar == NULL && arrange_in_two_rows (self, room_px))
    return;
  place (self->add_button, 0, 1, 1);
  place (GTK_WIDGET (self->sound_button), 1, 1, 1);
  place (self->fullscreen_button, 2, 1, 1);
  if (bar == NULL)
    place (self->pain_buttons, 0, 2, 3);
}

static void
show_verb (GtkButton *button, const char *icon_name, const char *name)
{
  gtk_button_set_icon_name (button, icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
state_changed_cb (LimberStageButtons *self)
{
  if (limber_session_get_state (self->session) == LIMBER_COACH_RUNNING)
    show_verb (self->pause_button, "media-playback-pause-symbolic", _ ("Pause"));
  else
    show_verb (self->pause_button, "media-playback-start-symbolic", _ ("Go On"));
}

static void
sound_changed_cb (LimberStageButtons *self)
{
  if (limber_session_is_muted (self->session))
    show_verb (self->sound_button, "audio-volume-muted-symbolic", _ ("Turn Sound On"));
  else
    show_verb (self->sound_button, "audio-volume-high-symbolic", _ ("Turn Sound Off"));
}

static void
level_changed_cb (LimberStageButtons *self)
{
  LimberTimeline *timeline = limber_session_get_timeline (self->session);

  gtk_widget_set_visible (self->easier_button, limber_timeline_get_level (timeline) > 1);
}

static void
disconnect_session (LimberStageButtons *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (limber_session_get_coach (self->session), self);
}

void
limber_stage_buttons_set_session (LimberStageButtons *self, LimberSession *session)
{
  g_return_if_fail (LIMBER_IS_STAGE_BUTTONS (self));

  if (self->session == session)
    return;
  disconnect_session (self);
  g_set_object (&self->session, session);
  if (session != NULL) {
    g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (session, "notify::is-muted", G_CALLBACK (sound_changed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (limber_session_get_coach (session), "notify::timeline",
                             G_CALLBACK (level_changed_cb), self, G_CONNECT_SWAPPED);
    state_changed_cb (self);
    sound_changed_cb (self);
    level_changed_cb (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
limber_stage_buttons_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  switch ((LimberStageButtonsProperty) property_id) {
  case PROP_SESSION:
    g_value_set_object (value, LIMBER_STAGE_BUTTONS (object)->session);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_stage_buttons_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch ((LimberStageButtonsProperty) property_id) {
  case PROP_SESSION:
    limber_stage_buttons_set_session (LIMBER_STAGE_BUTTONS (object), g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_stage_buttons_dispose (GObject *object)
{
  LimberStageButtons *self = LIMBER_STAGE_BUTTONS (object);

  disconnect_session (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_stage_buttons_parent_class)->dispose (object);
}

static void
limber_stage_buttons_class_init (LimberStageButtonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_stage_buttons_dispose;
  object_class->get_property = limber_stage_buttons_get_property;
  object_class->set_property = limber_stage_buttons_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LIMBER_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "stagebuttons");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/limberapp/Limber/limber-stage-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberStageButtons, grid);
  gtk_widget_class_bind_template_child (widget_class, LimberStageButtons, pause_button);
  gtk_widget_class_bind_template_child (widget_class, LimberStageButtons, add_button);
  gtk_widget_class_bind_template_child (widget_class, LimberStageButtons, sound_button);
  gtk_widget_class_bind_template_child (widget_class, LimberStageButtons, fullscreen_button);
  gtk_widget_class_bind_template_child (widget_class, LimberStageButtons, pain_buttons);
  gtk_widget_class_bind_template_child (widget_class, LimberStageButtons, easier_button);
}

static void
limber_stage_buttons_init (LimberStageButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
limber_stage_buttons_new (void)
{
  return g_object_new (LIMBER_TYPE_STAGE_BUTTONS, NULL);
}
