/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scaled-clock"

#include "config.h"

#include "ctl/limber-scaled-clock.h"

#include <math.h>

/*
 * LimberScaledClock:
 *
 * A LimberClock over another one, faster or slower: a session can be gone through in a hurry with
 * every duration as it is. Times are scaled from the moment of construction (wall time anew from
 * each time that it is set); zone and boot id are those of the clock beneath.
 *
 * Whoever looks for a suspend compares boot time with monotonic time and asks for them one after
 * the other. The moment that passes in between would be scaled too and look like a short suspend,
 * so that both are read at once, and who asks for one gets what belongs to the other if that was
 * given out just now. A real suspend is not scaled.
 */

#define PAIR_USEC (100 * G_TIME_SPAN_MILLISECOND)

typedef enum {
  TIME_BOOT = 1 << 0,
  TIME_MONOTONIC = 1 << 1,
} Times;

/** One reading of the clock beneath. */
typedef struct {
  gint64 boot_usec;
  gint64 monotonic_usec;
  Times given; /* which of the two somebody has had */
} Reading;

struct _LimberScaledClock {
  GObject parent_instance;

  LimberClock *clock; /* (owned) */
  double speed;
  Reading origin;
  Reading last;
  gint64 wall_origin_usec;
};

typedef enum {
  PROP_CLOCK = 1,
  PROP_SPEED,
  N_PROPERTIES,
} LimberScaledClockProperty;

static GParamSpec *properties[N_PROPERTIES];

static void limber_scaled_clock_clock_init (LimberClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberScaledClock,
                               limber_scaled_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_CLOCK,
                                                      limber_scaled_clock_clock_init))

static gint64
scale (LimberScaledClock *self, gint64 origin_usec, gint64 now_usec)
{
  return origin_usec + (gint64) floor ((double) (now_usec - origin_usec) * self->speed);
}

/* Reads the clock beneath, unless what was read last is fresh and its @half still to be had. */
static void
read_clock (LimberScaledClock *self, Times half)
{
  gint64 boot_usec = limber_clock_get_boot_usec (self->clock);
  gboolean is_fresh = boot_usec - self->last.boot_usec < PAIR_USEC;

  if (!is_fresh || self->last.given == 0 || (self->last.given & half) != 0) {
    self->last.boot_usec = boot_usec;
    self->last.monotonic_usec = limber_clock_get_monotonic_usec (self->clock);
    self->last.given = 0;
  }
  self->last.given |= half;
}

static gint64
get_suspended_usec (const Reading *reading)
{
  return reading->boot_usec - reading->monotonic_usec;
}

static gint64
get_scaled_monotonic_usec (LimberScaledClock *self)
{
  return scale (self, self->origin.monotonic_usec, self->last.monotonic_usec);
}

static void
alarm_fired_cb (LimberScaledClock *self)
{
  self->last.given = 0;
  limber_clock_emit_alarm (LIMBER_CLOCK (self));
}

static void
wall_changed_cb (LimberScaledClock *self)
{
  self->wall_origin_usec = limber_clock_get_wall_usec (self->clock);
  limber_clock_emit_wall_changed (LIMBER_CLOCK (self));
}

static gint64
limber_scaled_clock_get_boot_usec (LimberClock *clock)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (clock);

  read_clock (self, TIME_BOOT);
  return get_scaled_monotonic_usec (self) + get_suspended_usec (&self->last);
}

static gint64
limber_scaled_clock_get_monotonic_usec (LimberClock *clock)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (clock);

  read_clock (self, TIME_MONOTONIC);
  return get_scaled_monotonic_usec (self);
}

static gint64
limber_scaled_clock_get_wall_usec (LimberClock *clock)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (clock);

  return scale (self, self->wall_origin_usec, limber_clock_get_wall_usec (self->clock));
}

static GTimeZone *
limber_scaled_clock_get_time_zone (LimberClock *clock)
{
  return limber_clock_get_time_zone (LIMBER_SCALED_CLOCK (clock)->clock);
}

static const char *
limber_scaled_clock_get_boot_id (LimberClock *clock)
{
  return limber_clock_get_boot_id (LIMBER_SCALED_CLOCK (clock)->clock);
}

/* Rounded up, and a microsecond more against the rounding of scale(): at the alarm its moment must
 * have come. */
static void
limber_scaled_clock_set_alarm (LimberClock *clock, gint64 boot_usec)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (clock);
  gint64 now_usec = limber_scaled_clock_get_boot_usec (clock);
  double delay_usec = (double) (boot_usec - now_usec) / self->speed;

  if (boot_usec < 0)
    limber_clock_set_alarm (self->clock, -1);
  else
    limber_clock_set_alarm (self->clock,
                            MAX (0, self->last.boot_usec + (gint64) ceil (delay_usec) + 1));
}

static void
limber_scaled_clock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (object);

  switch ((LimberScaledClockProperty) id) {
  case PROP_CLOCK:
    g_value_set_object (value, self->clock);
    break;
  case PROP_SPEED:
    g_value_set_double (value, self->speed);
    break;
  case N_PROPERTIES:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
limber_scaled_clock_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (object);

  switch ((LimberScaledClockProperty) id) {
  case PROP_CLOCK:
    self->clock = g_value_dup_object (value);
    break;
  case PROP_SPEED:
    self->speed = g_value_get_double (value);
    break;
  case N_PROPERTIES:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
limber_scaled_clock_constructed (GObject *object)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (object);

  G_OBJECT_CLASS (limber_scaled_clock_parent_class)->constructed (object);

  self->origin.boot_usec = limber_clock_get_boot_usec (self->clock);
  self->origin.monotonic_usec = limber_clock_get_monotonic_usec (self->clock);
  self->last = self->origin;
  self->wall_origin_usec = limber_clock_get_wall_usec (self->clock);
  g_signal_connect_object (self->clock, "alarm", G_CALLBACK (alarm_fired_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "wall-changed", G_CALLBACK (wall_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
limber_scaled_clock_dispose (GObject *object)
{
  LimberScaledClock *self = LIMBER_SCALED_CLOCK (object);

  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_scaled_clock_parent_class)->dispose (object);
}

static void
limber_scaled_clock_class_init (LimberScaledClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = limber_scaled_clock_get_property;
  object_class->set_property = limber_scaled_clock_set_property;
  object_class->constructed = limber_scaled_clock_constructed;
  object_class->dispose = limber_scaled_clock_dispose;

  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, LIMBER_TYPE_CLOCK, flags);
  properties[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, 1e-3, 1e6, 1.0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
limber_scaled_clock_clock_init (LimberClockInterface *iface)
{
  iface->get_boot_usec = limber_scaled_clock_get_boot_usec;
  iface->get_monotonic_usec = limber_scaled_clock_get_monotonic_usec;
  iface->get_wall_usec = limber_scaled_clock_get_wall_usec;
  iface->get_time_zone = limber_scaled_clock_get_time_zone;
  iface->get_boot_id = limber_scaled_clock_get_boot_id;
  iface->set_alarm = limber_scaled_clock_set_alarm;
}

static void
limber_scaled_clock_init (LimberScaledClock *self)
{
}

LimberScaledClock *
limber_scaled_clock_new (LimberClock *clock, double speed)
{
  g_return_val_if_fail (LIMBER_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (speed > 0, NULL);

  return g_object_new (LIMBER_TYPE_SCALED_CLOCK, "clock", clock, "speed", speed, NULL);
}
