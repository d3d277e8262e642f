/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-player"

#include "config.h"

#include "media/limber-player.h"

#include "media/limber-cues.h"
#include "media/limber-gst.h"
#include "media/limber-switcher.h"
#include "media/limber-worker.h"

/*
 * LimberPlayer:
 *
 * The main thread's side of pictures and sound. It turns "segment 7, four seconds in" into what is
 * to be seen, and hands that to a worker's thread, where all of GStreamer is; from there come
 * frames and problems through a mailbox. So nothing here ever waits.
 *
 * A file that cannot be shown is remembered as lost: the segment is shown anew, by the figure, and
 * the file is told once, however often it is used. It keeps no time: the coach says where the
 * session is, and the figure's source counts on from there by the pipeline's clock.
 *
 * If GStreamer cannot start at all, that is one problem, and no segment has a picture.
 */

struct _LimberPlayer {
  GObject parent_instance;

  LimberTimeline *timeline; /* (owned) */
  LimberMailbox *mailbox;   /* (owned) */
  LimberWorker *worker;     /* (owned) (nullable): NULL without GStreamer */
  LimberSwitcher *switcher; /* (owned by the worker's thread) */
  LimberSoundRing *clips;   /* (owned): from the pictures' thread to the sound's */
  LimberCues *cues;         /* (owned) (nullable): NULL without GStreamer */
  GHashTable *lost;         /* (owned) (element-type filename filename) */
  LimberLook look;
  guint index;
  gint64 elapsed_usec;
  gint64 duration_usec;
  gboolean has_segment;
  gboolean is_running;
  gboolean is_muted;
};

typedef enum {
  PROP_IS_MUTED = 1,
} LimberPlayerProperty;

enum {
  SIGNAL_FRAME,
  SIGNAL_PROBLEM,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_IS_MUTED + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LimberPlayer, limber_player, G_TYPE_OBJECT)

/* What the worker is to do: plain values, nothing of core's objects */
typedef struct {
  LimberSwitcher *switcher; /* (unowned) */
  LimberLook look;
  LimberPicture *picture; /* (owned) (nullable) */
  LimberFigureMoment moment;
  gboolean is_running;
  LimberPicture *next; /* (owned) (nullable) */
  LimberFigureMoment next_moment;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->picture, limber_picture_free);
  g_clear_pointer (&order->next, limber_picture_free);
  g_free (order);
}

/* On the worker's thread */
static gboolean
show_ordered_cb (gpointer user_data)
{
  Order *order = user_data;

  limber_switcher_show (order->switcher, order->picture, &order->moment, order->is_running,
                        order->next, &order->next_moment);

  return G_SOURCE_REMOVE;
}

/* On the worker's thread */
static gboolean
running_ordered_cb (gpointer user_data)
{
  Order *order = user_data;

  limber_switcher_set_running (order->switcher, order->is_running);

  return G_SOURCE_REMOVE;
}

/* On the worker's thread */
static gboolean
look_ordered_cb (gpointer user_data)
{
  Order *order = user_data;

  limber_switcher_set_look (order->switcher, &order->look);

  return G_SOURCE_REMOVE;
}

/* On the worker's thread */
static gboolean
free_ordered_cb (gpointer user_data)
{
  Order *order = user_data;

  limber_switcher_free (order->switcher);

  return G_SOURCE_REMOVE;
}

static Order *
new_order (LimberPlayer *self)
{
  Order *order = g_new0 (Order, 1);

  order->switcher = self->switcher;
  order->look = self->look;
  order->is_running = self->is_running;

  return order;
}

/* The first picture after segment @index that is another one; NULL if none is */
static LimberPicture *
find_next_picture (LimberPlayer *self, const LimberPicture *current, LimberFigureMoment *moment)
{
  for (guint i = self->index + 1; i < limber_timeline_get_n_segments (self->timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (self->timeline, i);
    g_autoptr (LimberPicture) picture = limber_picture_new_for_segment (segment, self->lost);

    if (limber_picture_is_empty (picture) || limber_picture_equal (picture, current))
      continue;
    *moment = limber_figure_moment_at (segment, 0);
    return g_steal_pointer (&picture);
  }

  return NULL;
}

static void
order_show (LimberPlayer *self)
{
  const LimberSegment *segment;
  Order *order;

  if (self->worker == NULL || !self->has_segment)
    return;

  segment = limber_timeline_get_segment (self->timeline, self->index);
  order = new_order (self);
  order->picture = limber_picture_new_for_segment (segment, self->lost);
  order->moment = limber_figure_moment_at (segment, self->elapsed_usec);
  order->moment.duration_usec = self->duration_usec;
  order->next = find_next_picture (self, order->picture, &order->next_moment);
  limber_worker_push (self->worker, show_ordered_cb, order, free_order);
}

static void
order_look (LimberPlayer *self)
{
  if (self->worker != NULL)
    limber_worker_push (self->worker, look_ordered_cb, new_order (self), free_order);
}

static void
frame_arrived_cb (LimberFrame *frame, gpointer user_data)
{
  LimberPlayer *self = user_data;

  g_signal_emit (self, signals[SIGNAL_FRAME], 0, frame);
}

static void
problem_arrived_cb (const char *path, const char *message, gpointer user_data)
{
  g_autoptr (LimberPlayer) self = g_object_ref (user_data);

  if (path != NULL) {
    if (!g_hash_table_add (self->lost, g_strdup (path)))
      return;
    order_show (self);
  }
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

static void
limber_player_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LimberPlayer *self = LIMBER_PLAYER (object);

  switch ((LimberPlayerProperty) property_id) {
  case PROP_IS_MUTED:
    g_value_set_boolean (value, self->is_muted);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_player_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  LimberPlayer *self = LIMBER_PLAYER (object);

  switch ((LimberPlayerProperty) property_id) {
  case PROP_IS_MUTED:
    limber_player_set_muted (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_player_dispose (GObject *object)
{
  LimberPlayer *self = LIMBER_PLAYER (object);

  if (self->mailbox != NULL)
    limber_mailbox_close (self->mailbox);
  g_clear_pointer (&self->cues, limber_cues_free);
  if (self->worker != NULL) {
    limber_worker_push (self->worker, free_ordered_cb, new_order (self), free_order);
    limber_worker_leave (g_steal_pointer (&self->worker));
  }
  g_clear_object (&self->timeline);

  G_OBJECT_CLASS (limber_player_parent_class)->dispose (object);
}

static void
limber_player_finalize (GObject *object)
{
  LimberPlayer *self = LIMBER_PLAYER (object);

  g_clear_pointer (&self->mailbox, limber_mailbox_unref);
  g_clear_pointer (&self->clips, limber_sound_ring_unref);
  g_hash_table_unref (self->lost);

  G_OBJECT_CLASS (limber_player_parent_class)->finalize (object);
}

static void
limber_player_class_init (LimberPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_player_get_property;
  object_class->set_property = limber_player_set_property;
  object_class->dispose = limber_player_dispose;
  object_class->finalize = limber_player_finalize;

  properties[PROP_IS_MUTED] = g_param_spec_boolean ("is-muted", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_FRAME] = g_signal_new ("frame", LIMBER_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, LIMBER_TYPE_FRAME);
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", LIMBER_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
limber_player_init (LimberPlayer *self)
{
  self->lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mailbox = limber_mailbox_new (frame_arrived_cb, problem_arrived_cb, self);
  self->clips = limber_sound_ring_new ();
}

LimberPlayer *
limber_player_new (LimberTimeline *timeline, const LimberFigureStyle *style, int width, int height)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (style != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  LimberPlayer *self = g_object_new (LIMBER_TYPE_PLAYER, NULL);
  g_autoptr (GError) error = NULL;

  self->timeline = g_object_ref (timeline);
  self->look = (LimberLook){ .width = width, .height = height, .style = *style };

  if (!limber_gst_init (&error)) {
    limber_mailbox_put_problem (self->mailbox, NULL, error->message);
    return self;
  }

  self->worker = limber_worker_new ("limber-pictures");
  self->switcher = limber_switcher_new (self->mailbox, self->clips);
  self->cues = limber_cues_new (self->mailbox, self->clips);
  order_look (self);

  return self;
}

void
limber_player_set_timeline (LimberPlayer *self, LimberTimeline *timeline)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));
  g_return_if_fail (LIMBER_IS_TIMELINE (timeline));

  if (g_set_object (&self->timeline, timeline))
    self->has_segment = FALSE;
}

void
limber_player_show_segment (LimberPlayer *self,
                            guint index,
                            gint64 elapsed_usec,
                            gint64 duration_usec)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));
  g_return_if_fail (index < limber_timeline_get_n_segments (self->timeline));
  g_return_if_fail (duration_usec > 0);

  self->index = index;
  self->elapsed_usec = CLAMP (elapsed_usec, 0, duration_usec);
  self->duration_usec = duration_usec;
  self->has_segment = TRUE;
  order_show (self);
}

void
limber_player_set_running (LimberPlayer *self, gboolean is_running)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));

  if (self->is_running == is_running)
    return;

  self->is_running = is_running;
  if (self->worker != NULL)
    limber_worker_push (self->worker, running_ordered_cb, new_order (self), free_order);
}

void
limber_player_set_size (LimberPlayer *self, int width, int height)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));
  g_return_if_fail (width > 0 && height > 0);

  if (self->look.width == width && self->look.height == height)
    return;

  self->look.width = width;
  self->look.height = height;
  order_look (self);
}

void
limber_player_set_style (LimberPlayer *self, const LimberFigureStyle *style)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));
  g_return_if_fail (style != NULL);

  self->look.style = *style;
  order_look (self);
}

void
limber_player_set_still (LimberPlayer *self, gboolean is_still)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));

  if (self->look.is_still == is_still)
    return;

  self->look.is_still = is_still;
  order_look (self);
}

void
limber_player_set_muted (LimberPlayer *self, gboolean is_muted)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));

  if (self->is_muted == is_muted)
    return;

  self->is_muted = is_muted;
  if (self->cues != NULL)
    limber_cues_set_muted (self->cues, is_muted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_MUTED]);
}

void
limber_player_set_volume (LimberPlayer *self, double volume)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));

  if (self->cues != NULL)
    limber_cues_set_volume (self->cues, volume);
}

void
limber_player_play_cue (LimberPlayer *self, LimberCue cue)
{
  g_return_if_fail (LIMBER_IS_PLAYER (self));

  if (self->cues != NULL)
    limber_cues_play (self->cues, cue);
}

gboolean
limber_player_has_picture (LimberPlayer *self)
{
  g_return_val_if_fail (LIMBER_IS_PLAYER (self), FALSE);

  if (self->worker == NULL || !self->has_segment)
    return FALSE;

  const LimberSegment *segment = limber_timeline_get_segment (self->timeline, self->index);
  g_autoptr (LimberPicture) picture = limber_picture_new_for_segment (segment, self->lost);

  return !limber_picture_is_empty (picture);
}
