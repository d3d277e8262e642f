/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-stage.h"

#include "app/limber-countdown-ring.h"
#include "app/limber-font-size.h"
#include "app/limber-stage-buttons.h"
#include "app/limber-step-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* LimberStage arranges a running session so that it can be read from two metres away.
 *
 * Wide: the name over the picture, ring and buttons beside them, the instruction over the whole
 * width. Narrow: one column, which scrolls, and below it a bar with what stops for pain, which is
 * always there. Letters grow with the window: on a full screen of 1920 × 1080 the capitals of name
 * and instruction are 80 pixels high (domain §9). CSS node `stage`, classes `narrow` and `large`.
 * Main thread. */
struct _LimberStage {
  GtkWidget parent_instance;

  LimberSession *session; /* (owned) (nullable) */
  GtkWidget *column;
  GtkWidget *grid;
  GtkWidget *heading;
  GtkLabel *title;
  GtkLabel *side;
  GtkWidget *picture;
  LimberVideoView *video;
  LimberStepText *instruction;
  GtkWidget *controls;
  GtkWidget *ring;
  LimberStageButtons *buttons;
  GtkWidget *pain_bar;
  GtkWidget *footer;
  GtkWidget *step_label;
  GtkWidget *next_label;
  GtkLabel *announcer;

  double em_px;     /* of the person's own text */
  double unit;      /* size of the window against 1920 × 1080 */
  double font_unit; /* the same for letters, of the height that buttons leave */
  gboolean is_narrow;
  int bar_height_px; /* 0 while there is no bar to be seen */
  guint fit_source_id;
};

typedef enum {
  PROP_SESSION = 1,
  PROP_BAR_HEIGHT_PX,
} LimberStageProperty;

static GParamSpec *properties[PROP_BAR_HEIGHT_PX + 1];

#define FULL_WIDTH_PX  1920.0
#define FULL_HEIGHT_PX 1080.0
/* Of the font, for capitals of 80 px: Cantarell's are 0.694 em high, those of others higher. */
#define FULL_FONT_PX 118.0
/* Beside the picture stand buttons that do not shrink: in a low window the words give way first. */
#define FIXED_HEIGHT_PX 340.0
#define SIDE_FONT_PX    72.0
#define FULL_RING_PX    430.0
#define LARGE_UNIT      0.8
/* Of text: between 130 and 140 % */
#define LARGE_EM_PX 20.0
/* The words in the ring are a tenth of it. */
#define RING_EM        7.5
#define MAX_NARROW_PX  760
#define MIN_WIDTH_PX   340
#define MIN_PICTURE_PX 300
/* Margins, and the gap to ring and buttons */
#define BESIDE_PICTURE_PX 96
#define MIN_HEIGHT_PX     100
/* Of the person's own font size, below which letters never go */
#define MIN_FONT_EM 1.45
#define MIN_UNIT    0.2

G_DEFINE_FINAL_TYPE (LimberStage, limber_stage, GTK_TYPE_WIDGET)

static PangoAttrList *
create_font (double size_px, PangoWeight weight)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size_px * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (0.98));
  return attributes;
}

static void
fit_fonts (LimberStage *self)
{
  double min_px = limber_font_size_get_px (self->grid) * MIN_FONT_EM;
  double font_unit = self->is_narrow ? self->unit : MIN (self->unit, self->font_unit);
  double font_px = MAX (min_px, FULL_FONT_PX * font_unit);
  double side_px = MAX (min_px * 0.8, SIDE_FONT_PX * self->unit);
  g_autoptr (PangoAttrList) title = create_font (font_px, PANGO_WEIGHT_BOLD);
  g_autoptr (PangoAttrList) side = create_font (side_px, PANGO_WEIGHT_BOLD);
  g_autoptr (PangoAttrList) instruction = create_font (font_px, PANGO_WEIGHT_NORMAL);

  gtk_label_set_attributes (self->title, title);
  gtk_label_set_attributes (self->side, side);
  limber_step_text_set_attributes (self->instruction, instruction);
}

static void
place (GtkWidget *child, int column, int row, int n_columns, int n_rows)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (gtk_widget_get_parent (child));

  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column", column, "row", row,
                "column-span", n_columns, "row-span", n_rows, NULL);
}

static void
set_wrap (GtkWidget *label, gboolean wraps)
{
  gtk_label_set_ellipsize (GTK_LABEL (label), wraps ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
}

/* Large words beside each other leave three dots of each in a narrow window. */
static void
arrange_footer (LimberStage *self)
{
  gboolean is_column = self->is_narrow && limber_font_size_get_px (self->grid) > LARGE_EM_PX;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->footer), is_column
                                                                     ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->footer), is_column ? 6 : 18);
  gtk_label_set_xalign (GTK_LABEL (self->next_label), is_column ? 0 : 1);
  set_wrap (self->step_label, is_column);
  set_wrap (self->next_label, is_column);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_bar_height (LimberStage *self)
{
  graphene_rect_t bounds;
  int height_px = 0;

  if (gtk_widget_get_mapped (self->pain_bar)
      && gtk_widget_compute_bounds (self->pain_bar, GTK_WIDGET (self), &bounds))
    height_px = gtk_widget_get_height (GTK_WIDGET (self)) - (int) bounds.origin.y;
  if (height_px == self->bar_height_px)
    return;
  self->bar_height_px = height_px;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BAR_HEIGHT_PX]);
}

static void
arrange_buttons (LimberStage *self)
{
  int room_px = gtk_widget_get_width (GTK_WIDGET (self)) - MIN_PICTURE_PX - BESIDE_PICTURE_PX;

  /* Only what is seen keeps the focus: shown before the buttons come, hidden once they left. */
  if (self->is_narrow)
    gtk_widget_set_visible (self->pain_bar, TRUE);
  limber_stage_buttons_arrange (self->buttons, self->is_narrow ? GTK_BOX (self->pain_bar) : NULL,
                                room_px);
  gtk_widget_set_visible (self->pain_bar, self->is_narrow);
}

static void
arrange (LimberStage *self)
{
  double ring_px = MAX (FULL_RING_PX * self->unit, RING_EM * limber_font_size_get_px (self->grid));

  arrange_footer (self);
  arrange_buttons (self);
  set_class (GTK_WIDGET (self), "narrow", self->is_narrow);
  set_class (GTK_WIDGET (self), "large", self->unit >= LARGE_UNIT);
  if (self->is_narrow) {
    place (self->heading, 0, 0, 1, 1);
    place (self->picture, 0, 1, 1, 1);
    place (GTK_WIDGET (self->instruction), 0, 2, 1, 1);
    place (self->controls, 0, 3, 1, 1);
    place (self->footer, 0, 4, 1, 1);
  } else {
    place (self->heading, 0, 0, 1, 1);
    place (self->picture, 0, 1, 1, 1);
    place (self->controls, 1, 0, 1, 2);
    place (GTK_WIDGET (self->instruction), 0, 2, 2, 1);
    place (self->footer, 0, 3, 2, 1);
  }
  gtk_widget_set_size_request (
      self->ring, (int) ring_px,
      self->is_narrow ? (int) (RING_EM * limber_font_size_get_px (self->grid)) : -1);
  gtk_widget_set_size_request (self->picture, self->is_narrow ? 240 : MIN_PICTURE_PX,
                               self->is_narrow ? 220 : 160);
}

static gboolean
fit_idle_cb (gpointer user_data)
{
  LimberStage *self = user_data;

  self->fit_source_id = 0;
  arrange (self);
  fit_fonts (self);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (LimberStage *self)
{
  if (self->fit_source_id == 0)
    self->fit_source_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_idle_cb, self, NULL);
}

static void
instruction_changed_cb (LimberStage *self)
{
  const LimberSegment *segment = limber_timeline_get_segment (
      limber_session_get_timeline (self->session),
      limber_coach_get_segment_index (limber_session_get_coach (self->session)));

  limber_step_text_show (self->instruction, segment->exercise,
                         limber_session_get_instruction (self->session));
}

/* Announced once each: by the call where GTK has it, else by a label of role alert. */
static void
announcement_changed_cb (LimberStage *self)
{
  const char *text = limber_session_get_announcement (self->session);

  gtk_label_set_label (self->announcer, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->announcer), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
#if GTK_CHECK_VERSION(4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}

static char *
format_progress_cb (LimberStage *self, guint item, LimberSession *session)
{
  if (session == NULL)
    return g_strdup ("");
  /* Translators: which exercise of the routine this is, of how many */
  return g_strdup_printf (_ ("Step %1$u of %2$u"), item + 1, limber_session_get_n_items (session));
}

static gboolean
has_text_cb (LimberStage *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static void
disconnect_session (LimberStage *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (limber_session_get_coach (self->session), self);
}

void
limber_stage_set_session (LimberStage *self, LimberSession *session)
{
  g_return_if_fail (LIMBER_IS_STAGE (self));

  if (self->session == session)
    return;
  disconnect_session (self);
  g_set_object (&self->session, session);
  if (session != NULL) {
    g_signal_connect_object (session, "notify::instruction", G_CALLBACK (instruction_changed_cb),
                             self, G_CONNECT_SWAPPED);
    g_signal_connect_object (session, "notify::announcement", G_CALLBACK (announcement_changed_cb),
                             self, G_CONNECT_SWAPPED);
    g_signal_connect_object (limber_session_get_coach (session), "notify::timeline",
                             G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
    instruction_changed_cb (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

LimberVideoView *
limber_stage_get_video (LimberStage *self)
{
  g_return_val_if_fail (LIMBER_IS_STAGE (self), NULL);

  return self->video;
}

int
limber_stage_get_bar_height (LimberStage *self)
{
  g_return_val_if_fail (LIMBER_IS_STAGE (self), 0);

  return self->bar_height_px;
}

static void
limber_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LimberStage *self = LIMBER_STAGE (widget);
  gboolean is_narrow = width < MAX_NARROW_PX || width < height;
  double unit = MAX (MIN_UNIT, MIN (width / FULL_WIDTH_PX, height / FULL_HEIGHT_PX));
  double font_unit = (height - FIXED_HEIGHT_PX) / (FULL_HEIGHT_PX - FIXED_HEIGHT_PX);

  /* It may not be given a size that it was not asked about. */
  gtk_widget_measure (self->column, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->column, width, height, baseline, NULL);
  update_bar_height (self);
  if (is_narrow == self->is_narrow && ABS (unit - self->unit) < 0.005
      && ABS (font_unit - self->font_unit) < 0.005)
    return;
  self->is_narrow = is_narrow;
  self->unit = unit;
  self->font_unit = font_unit;
  queue_fit (self);
}

/* What is in it scrolls, and arranges itself for the size that it gets: so it asks for the same
 * always. To ask the words how wide and how high they would like to be, each for all the other's
 * sizes, would be a third of what a session's first frame costs. */
static void
limber_stage_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MIN_WIDTH_PX;
  } else {
    gtk_widget_measure (LIMBER_STAGE (widget)->pain_bar, orientation, -1, minimum, NULL, NULL,
                        NULL);
    *minimum += MIN_HEIGHT_PX;
  }
  *natural = *minimum;
}

static void
limber_stage_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LimberStage *self = LIMBER_STAGE (widget);
  double em_px;

  GTK_WIDGET_CLASS (limber_stage_parent_class)->css_changed (widget, change);

  em_px = limber_font_size_get_px (widget);
  if (em_px == self->em_px)
    return;
  self->em_px = em_px;
  queue_fit (self);
}

static void
limber_stage_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (limber_stage_parent_class)->map (widget);

  update_bar_height (LIMBER_STAGE (widget));
}

static void
limber_stage_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (limber_stage_parent_class)->unmap (widget);

  update_bar_height (LIMBER_STAGE (widget));
}

static void
limber_stage_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((LimberStageProperty) property_id) {
  case PROP_SESSION:
    g_value_set_object (value, LIMBER_STAGE (object)->session);
    break;
  case PROP_BAR_HEIGHT_PX:
    g_value_set_int (value, LIMBER_STAGE (object)->bar_height_px);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_stage_set_property (GObject *object,
                           guint property_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  switch ((LimberStageProperty) property_id) {
  case PROP_SESSION:
    limber_stage_set_session (LIMBER_STAGE (object), g_value_get_object (value));
    break;
  case PROP_BAR_HEIGHT_PX:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_stage_dispose (GObject *object)
{
  LimberStage *self = LIMBER_STAGE (object);

  g_clear_handle_id (&self->fit_source_id, g_source_remove);
  disconnect_session (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->column, gtk_widget_unparent);

  G_OBJECT_CLASS (limber_stage_parent_class)->dispose (object);
}

static void
limber_stage_class_init (LimberStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = limber_stage_dispose;
  object_class->get_property = limber_stage_get_property;
  object_class->set_property = limber_stage_set_property;
  widget_class->css_changed = limber_stage_css_changed;
  widget_class->size_allocate = limber_stage_size_allocate;
  widget_class->measure = limber_stage_measure;
  widget_class->map = limber_stage_map;
  widget_class->unmap = limber_stage_unmap;

  g_type_ensure (LIMBER_TYPE_COUNTDOWN_RING);
  g_type_ensure (LIMBER_TYPE_SESSION);
  g_type_ensure (LIMBER_TYPE_STAGE_BUTTONS);
  g_type_ensure (LIMBER_TYPE_STEP_TEXT);
  g_type_ensure (LIMBER_TYPE_VIDEO_VIEW);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LIMBER_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_BAR_HEIGHT_PX] = g_param_spec_int ("bar-height-px", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                         | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-stage.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberStage, column);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, grid);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, heading);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, title);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, side);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, picture);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, video);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, instruction);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, controls);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, ring);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, buttons);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, pain_bar);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, footer);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, step_label);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, next_label);
  gtk_widget_class_bind_template_child (widget_class, LimberStage, announcer);
  gtk_widget_class_bind_template_callback (widget_class, format_progress_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text_cb);
}

static void
limber_stage_init (LimberStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->unit = 0.5;
  fit_fonts (self);
}

GtkWidget *
limber_stage_new (void)
{
  return g_object_new (LIMBER_TYPE_STAGE, NULL);
}
