/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-presence-feed.h"

#include "core/limber-moment.h"

/*
 * LimberPresenceFeed:
 *
 * Between the idle mechanisms and the scheduler. A mechanism tells of changes alone: whoever has
 * just begun to watch, or has slept, does not know whether anybody is there. So it is settled
 * first, with a short threshold: no input for a second is idle, and the next input is told at once;
 * no idle within that second means that somebody types. Then the long threshold takes over, which
 * costs no wake-up while input goes on.
 *
 *   settling  --idle 1 s--> waiting  --input--> watching
 *       '------nothing told for 1.5 s------------^
 *       '------the same, and it has never told of idle--> proving
 *   proving   --idle 1 s--> watching
 *       '------nothing told for 5 minutes--> settling with the next mechanism, or unmeasured
 *   watching  --idle 30 s--> the scheduler learns of it, then of the next input
 *   any       --suspend, or the mechanism has changed--> settling
 *   any       --no mechanism left--> unmeasured
 *   unmeasured --after 5, 10, 20 … s, and at each unlock--> settling, if there is one now
 *       '------the silent mechanism tells of idle after all--> settling
 *
 * Without a mechanism the scheduler is told so, and counts who is not locked out as present. An
 * agent may be there before its compositor: it looks again for some minutes, and then no more.
 *
 * A mechanism may be offered and be dead: it would say for ever that somebody types. As nobody does
 * for minutes without a pause of a second, one that has not told of any is not believed. Where
 * nothing else is to be had it is listened to all the same, because a first word proves it.
 */

/* Boot time that passes more than monotonic time by this much is a suspend. */
#define SUSPEND_USEC (2 * (gint64) G_USEC_PER_SEC)
/* Beyond the short threshold, for a compositor that takes its time */
#define SETTLED_MSECS (LIMBER_PRESENCE_FEED_SETTLE_MSECS + 500)

/* After 5 · (2⁰ + … + 2⁵) s, five minutes, no compositor is on its way any more. */
#define FIRST_LOOK_SECS 5
#define MAX_LOOKS       6

/* Nobody types for so long without a pause of a second. */
#define SILENCE_USEC (5 * LIMBER_USEC_PER_MIN)

typedef enum {
  PROP_SOURCE_NAME = 1,
} LimberPresenceFeedProp;

enum {
  SIGNAL_ACTIVE,
  SIGNAL_HEARD,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_SOURCE_NAME + 1];
static guint signals[N_SIGNALS];

struct _LimberPresenceFeed {
  GObject parent_instance;

  LimberClock *clock;         /* (owned) */
  LimberScheduler *scheduler; /* (owned) */
  GListModel *sources;        /* (owned) */
  LimberSensorGroup *lock;    /* (owned) (nullable) */
  LimberIdleMonitor *monitor; /* (owned) (nullable) */
  gboolean is_settling;       /* the monitor has the short threshold */
  gboolean is_proving;        /* it still has it, though somebody seems to be there */
  gint64 proving_boot_usec;   /* since when */
  LimberIdleSource *proven;   /* (unowned) (nullable): of the sources, it has told of idle */
  GPtrArray *silent;          /* (owned) (element-type LimberIdleSource): those not believed */
  gboolean is_active;
  gint64 last_input_boot_usec;
  gint64 slept_usec;
  guint settle_id;
  guint n_looks; /* in vain, one after the other */
};

G_DEFINE_FINAL_TYPE (LimberPresenceFeed, limber_presence_feed, G_TYPE_OBJECT)

static void watch (LimberPresenceFeed *self, gboolean is_settling);

static gint64
get_slept_usec (LimberPresenceFeed *self)
{
  return limber_clock_get_boot_usec (self->clock) - limber_clock_get_monotonic_usec (self->clock);
}

static void
begin_input (LimberPresenceFeed *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->is_active = TRUE;
  self->last_input_boot_usec = limber_clock_get_boot_usec (self->clock);
  limber_scheduler_begin_input (self->scheduler);
  g_signal_emit (self, signals[SIGNAL_ACTIVE], 0);
}

static gboolean
is_proven (LimberPresenceFeed *self)
{
  return self->proven != NULL && self->proven == limber_idle_monitor_get_source (self->monitor);
}

static gboolean
is_believed (LimberPresenceFeed *self)
{
  LimberIdleSource *source = limber_idle_monitor_get_source (self->monitor);

  return source != NULL && !g_ptr_array_find (self->silent, source, NULL);
}

static gboolean
change_monitor_cb (gpointer data)
{
  LimberPresenceFeed *self = LIMBER_PRESENCE_FEED (data);

  self->settle_id = 0;
  if (!self->is_active)
    begin_input (self);
  if (is_proven (self)) {
    watch (self, FALSE);
  } else {
    self->is_settling = FALSE;
    self->is_proving = TRUE;
    self->proving_boot_usec = limber_clock_get_boot_usec (self->clock);
  }
  return G_SOURCE_REMOVE;
}

/* Not from within the monitor's own signal, which it does not outlive. */
static void
change_monitor_later (LimberPresenceFeed *self, guint msecs)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (msecs, change_monitor_cb, self);
}

/* While it is idle */
static gint64
find_last_input (LimberPresenceFeed *self)
{
  return limber_clock_get_boot_usec (self->clock)
         - limber_idle_monitor_get_idle_msecs (self->monitor) * (gint64) 1000;
}

static gboolean
resettle_cb (gpointer data)
{
  LimberPresenceFeed *self = LIMBER_PRESENCE_FEED (data);

  self->settle_id = 0;
  watch (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
resettle_soon (LimberPresenceFeed *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_idle_add (resettle_cb, self);
}

static void
believe_again (LimberPresenceFeed *self)
{
  g_ptr_array_remove (self->silent, limber_idle_monitor_get_source (self->monitor));
  limber_scheduler_set_has_idle_source (self->scheduler, TRUE);
  resettle_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_NAME]);
}

static void
idle_changed_cb (LimberPresenceFeed *self)
{
  gboolean is_idle = limber_idle_monitor_is_idle (self->monitor);

  if (is_idle)
    self->proven = limber_idle_monitor_get_source (self->monitor);
  if (!is_believed (self)) {
    if (is_idle)
      believe_again (self);
  } else if (self->is_proving) {
    self->is_proving = FALSE;
    change_monitor_later (self, 0);
  } else if (self->is_settling && is_idle) {
    g_clear_handle_id (&self->settle_id, g_source_remove);
    self->last_input_boot_usec = MAX (self->last_input_boot_usec, find_last_input (self));
  } else if (!is_idle && !self->is_active) {
    begin_input (self);
    if (self->is_settling)
      change_monitor_later (self, 0);
  } else if (is_idle && self->is_active) {
    self->is_active = FALSE;
    self->last_input_boot_usec = find_last_input (self);
    limber_scheduler_end_input (self->scheduler, self->last_input_boot_usec);
  }
  g_signal_emit (self, signals[SIGNAL_HEARD], 0);
}

/* Another mechanism does not know what the one before had seen. */
static void
source_changed_cb (LimberPresenceFeed *self)
{
  const char *name = limber_presence_feed_get_source_name (self);

  /* One that comes back is another one. */
  self->is_proving = FALSE;
  self->proven = NULL;
  limber_scheduler_set_has_idle_source (self->scheduler, name != NULL);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (name != NULL)
    resettle_soon (self);
  else
    self->is_active = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_NAME]);
}

/* Nothing that tells of input is here, or not yet. */
static void
look_later (LimberPresenceFeed *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->n_looks < MAX_LOOKS)
    self->settle_id = g_timeout_add_seconds (FIRST_LOOK_SECS << self->n_looks++, resettle_cb, self);
}

static void
drop_monitor (LimberPresenceFeed *self)
{
  if (self->monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_object_run_dispose (G_OBJECT (self->monitor));
  g_clear_object (&self->monitor);
}

static void
watch (LimberPresenceFeed *self, gboolean is_settling)
{
  gboolean had_source = limber_presence_feed_get_source_name (self) != NULL;
  gboolean has_source;

  drop_monitor (self);
  self->is_settling = is_settling;
  self->is_proving = FALSE;
  if (is_settling)
    self->is_active = FALSE;
  self->monitor = limber_idle_monitor_new (self->sources, is_settling
                                                              ? LIMBER_PRESENCE_FEED_SETTLE_MSECS
                                                              : LIMBER_PRESENCE_FEED_IDLE_MSECS);
  for (guint i = 0; i < self->silent->len; i++)
    limber_idle_monitor_distrust (self->monitor, g_ptr_array_index (self->silent, i));
  g_signal_connect_object (self->monitor, "notify::is-idle", G_CALLBACK (idle_changed_cb), self,
                           G_CONNECT_SWAPPED);
  has_source = limber_idle_monitor_start (self->monitor) && is_believed (self);
  g_signal_connect_object (self->monitor, "notify::source-name", G_CALLBACK (source_changed_cb),
                           self, G_CONNECT_SWAPPED);
  limber_scheduler_set_has_idle_source (self->scheduler, has_source);
  if (limber_idle_monitor_get_source (self->monitor) == NULL)
    look_later (self);
  else if (has_source && is_settling)
    change_monitor_later (self, SETTLED_MSECS);
  if (has_source)
    self->n_looks = 0;
  if (has_source != had_source)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_NAME]);
  g_signal_emit (self, signals[SIGNAL_HEARD], 0);
}

static void
lock_changed_cb (LimberPresenceFeed *self)
{
  gboolean is_locked = limber_sensor_group_is_on (self->lock);

  limber_scheduler_set_locked (self->scheduler, is_locked);
  if (!is_locked && self->monitor != NULL && limber_presence_feed_get_source_name (self) == NULL)
    watch (self, TRUE);
}

static void
limber_presence_feed_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  LimberPresenceFeed *self = LIMBER_PRESENCE_FEED (object);

  switch ((LimberPresenceFeedProp) property_id) {
  case PROP_SOURCE_NAME:
    g_value_set_string (value, limber_presence_feed_get_source_name (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_presence_feed_dispose (GObject *object)
{
  LimberPresenceFeed *self = LIMBER_PRESENCE_FEED (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  drop_monitor (self);
  if (self->lock != NULL)
    g_signal_handlers_disconnect_by_data (self->lock, self);
  g_clear_object (&self->lock);
  g_clear_object (&self->sources);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_presence_feed_parent_class)->dispose (object);
}

static void
limber_presence_feed_finalize (GObject *object)
{
  g_ptr_array_unref (LIMBER_PRESENCE_FEED (object)->silent);

  G_OBJECT_CLASS (limber_presence_feed_parent_class)->finalize (object);
}

static void
limber_presence_feed_class_init (LimberPresenceFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_presence_feed_get_property;
  object_class->dispose = limber_presence_feed_dispose;
  object_class->finalize = limber_presence_feed_finalize;

  properties[PROP_SOURCE_NAME] = g_param_spec_string ("source-name", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                          | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ACTIVE] = g_signal_new ("active", LIMBER_TYPE_PRESENCE_FEED, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HEARD] = g_signal_new ("heard", LIMBER_TYPE_PRESENCE_FEED, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_presence_feed_init (LimberPresenceFeed *self)
{
  self->last_input_boot_usec = LIMBER_NEVER;
  self->silent = g_ptr_array_new_with_free_func (g_object_unref);
}

LimberPresenceFeed *
limber_presence_feed_new (LimberClock *clock,
                          LimberScheduler *scheduler,
                          GListModel *sources,
                          LimberSensorGroup *lock)
{
  LimberPresenceFeed *self = g_object_new (LIMBER_TYPE_PRESENCE_FEED, NULL);

  self->clock = g_object_ref (clock);
  self->scheduler = g_object_ref (scheduler);
  self->sources = g_object_ref (sources);
  self->lock = lock != NULL ? g_object_ref (lock) : NULL;
  self->slept_usec = get_slept_usec (self);
  return self;
}

void
limber_presence_feed_start (LimberPresenceFeed *self)
{
  g_return_if_fail (LIMBER_IS_PRESENCE_FEED (self));

  watch (self, TRUE);
  if (self->lock == NULL)
    return;
  g_signal_connect_object (self->lock, "notify::is-on", G_CALLBACK (lock_changed_cb), self,
                           G_CONNECT_SWAPPED);
  limber_sensor_group_start (self->lock);
  if (limber_sensor_group_is_on (self->lock))
    lock_changed_cb (self);
}

void
limber_presence_feed_look_for_suspend (LimberPresenceFeed *self)
{
  gint64 slept = get_slept_usec (self);

  if (slept - self->slept_usec < SUSPEND_USEC)
    return;
  self->slept_usec = slept;
  if (self->monitor != NULL && limber_presence_feed_get_source_name (self) != NULL) {
    limber_scheduler_update (self->scheduler);
    watch (self, TRUE);
  }
}

static void
believe_no_more (LimberPresenceFeed *self)
{
  LimberIdleSource *source = limber_idle_monitor_get_source (self->monitor);

  /* For who reads the journal */
  g_message ("%s has not told of any pause for minutes, and is not believed",
             limber_idle_source_get_name (source));
  g_ptr_array_add (self->silent, g_object_ref (source));
  limber_scheduler_set_has_idle_source (self->scheduler, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_NAME]);
  watch (self, TRUE);
}

void
limber_presence_feed_look_for_silence (LimberPresenceFeed *self)
{
  g_return_if_fail (LIMBER_IS_PRESENCE_FEED (self));

  if (self->is_proving
      && limber_clock_get_boot_usec (self->clock) - self->proving_boot_usec >= SILENCE_USEC)
    believe_no_more (self);
}

gboolean
limber_presence_feed_is_active (LimberPresenceFeed *self)
{
  g_return_val_if_fail (LIMBER_IS_PRESENCE_FEED (self), FALSE);

  return self->is_active;
}

const char *
limber_presence_feed_get_source_name (LimberPresenceFeed *self)
{
  g_return_val_if_fail (LIMBER_IS_PRESENCE_FEED (self), NULL);

  return self->monitor != NULL && is_believed (self)
             ? limber_idle_monitor_get_source_name (self->monitor)
             : NULL;
}

gint64
limber_presence_feed_get_last_input (LimberPresenceFeed *self)
{
  g_return_val_if_fail (LIMBER_IS_PRESENCE_FEED (self), LIMBER_NEVER);

  return self->is_active ? limber_clock_get_boot_usec (self->clock) : self->last_input_boot_usec;
}

GPtrArray *
limber_presence_feed_get_probes (LimberPresenceFeed *self)
{
  g_return_val_if_fail (LIMBER_IS_PRESENCE_FEED (self), NULL);

  return self->monitor != NULL ? limber_idle_monitor_get_probes (self->monitor) : NULL;
}

LimberSensorGroup *
limber_presence_feed_get_lock (LimberPresenceFeed *self)
{
  g_return_val_if_fail (LIMBER_IS_PRESENCE_FEED (self), NULL);

  return self->lock;
}
