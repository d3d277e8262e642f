/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-fake-clock"

#include "config.h"

#include "core/limber-fake-clock.h"

/*
 * LimberFakeClock:
 *
 * Time that only moves when it is told to. Boot time begins at one hour, so that "boot time 0" is
 * never the answer by chance. An alarm at or before now fires with the next move, never inside
 * limber_clock_set_alarm().
 */

#define START_USEC (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
/* An alarm that sets itself again without time passing would never end: a fault of the caller. */
#define MAX_ALARMS_AT_ONE_MOMENT 1000

struct _LimberFakeClock {
  GObject parent_instance;

  gint64 boot_usec;
  gint64 monotonic_usec;
  gint64 wall_usec;
  gint64 alarm_usec; /* boot time, -1 for none */
  GTimeZone *zone;   /* (owned) */
  char *boot_id;     /* (owned) */
  guint n_boots;
};

static void limber_fake_clock_clock_init (LimberClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberFakeClock,
                               limber_fake_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_CLOCK,
                                                      limber_fake_clock_clock_init))

static GTimeZone *
make_zone (const char *zone)
{
  GTimeZone *result = zone != NULL ? g_time_zone_new_identifier (zone) : g_time_zone_new_utc ();

  g_return_val_if_fail (result != NULL, g_time_zone_new_utc ());

  return result;
}

static void
begin_boot (LimberFakeClock *self)
{
  g_free (self->boot_id);
  self->boot_id = g_strdup_printf ("fake-boot-%u", ++self->n_boots);
  self->boot_usec = START_USEC;
  self->monotonic_usec = START_USEC;
  self->alarm_usec = -1;
}

static void
fire_alarm (LimberFakeClock *self)
{
  self->alarm_usec = -1;
  limber_clock_emit_alarm (LIMBER_CLOCK (self));
}

static void
fire_due_alarms (LimberFakeClock *self)
{
  guint n_fired = 0;

  while (self->alarm_usec >= 0 && self->alarm_usec <= self->boot_usec) {
    g_return_if_fail (n_fired++ < MAX_ALARMS_AT_ONE_MOMENT);
    fire_alarm (self);
  }
}

static void
move (LimberFakeClock *self, gint64 usec)
{
  self->boot_usec += usec;
  self->monotonic_usec += usec;
  self->wall_usec += usec;
}

static gint64
limber_fake_clock_get_boot_usec (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->boot_usec;
}

static gint64
limber_fake_clock_get_monotonic_usec (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->monotonic_usec;
}

static gint64
limber_fake_clock_get_wall_usec (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->wall_usec;
}

static GTimeZone *
limber_fake_clock_get_time_zone (LimberClock *clock)
{
  return g_time_zone_ref (LIMBER_FAKE_CLOCK (clock)->zone);
}

static const char *
limber_fake_clock_get_boot_id (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->boot_id;
}

static void
limber_fake_clock_set_alarm (LimberClock *clock, gint64 boot_usec)
{
  LIMBER_FAKE_CLOCK (clock)->alarm_usec = MAX (boot_usec, -1);
}

static void
limber_fake_clock_clock_init (LimberClockInterface *iface)
{
  iface->get_boot_usec = limber_fake_clock_get_boot_usec;
  iface->get_monotonic_usec = limber_fake_clock_get_monotonic_usec;
  iface->get_wall_usec = limber_fake_clock_get_wall_usec;
  iface->get_time_zone = limber_fake_clock_get_time_zone;
  iface->get_boot_id = limber_fake_clock_get_boot_id;
  iface->set_alarm = limber_fake_clock_set_alarm;
}

static void
limber_fake_clock_finalize (GObject *object)
{
  LimberFakeClock *self = LIMBER_FAKE_CLOCK (object);

  g_time_zone_unref (self->zone);
  g_free (self->boot_id);

  G_OBJECT_CLASS (limber_fake_clock_parent_class)->finalize (object);
}

static void
limber_fake_clock_class_init (LimberFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_fake_clock_finalize;
}

static void
limber_fake_clock_init (LimberFakeClock *self)
{
  self->zone = g_time_zone_new_utc ();
  begin_boot (self);
}

/**
 * limber_fake_clock_new:
 * @wall_usec: microseconds since 1970 UTC
 * @zone: (nullable): an id of the zone database, NULL for UTC
 *
 * Returns: (transfer full): a clock that stands still
 */
LimberFakeClock *
limber_fake_clock_new (gint64 wall_usec, const char *zone)
{
  LimberFakeClock *self = g_object_new (LIMBER_TYPE_FAKE_CLOCK, NULL);

  self->wall_usec = wall_usec;
  g_time_zone_unref (self->zone);
  self->zone = make_zone (zone);

  return self;
}

/**
 * limber_fake_clock_advance:
 * @self: a fake clock
 * @usec: not negative
 *
 * Lets time pass, firing the alarm at its exact moment as often as it is set again on the way.
 */
void
limber_fake_clock_advance (LimberFakeClock *self, gint64 usec)
{
  gint64 end_usec;

  g_return_if_fail (LIMBER_IS_FAKE_CLOCK (self));
  g_return_if_fail (usec >= 0);

  end_usec = self->boot_usec + usec;
  fire_due_alarms (self);
  while (self->alarm_usec >= 0 && self->alarm_usec <= end_usec) {
    move (self, self->alarm_usec - self->boot_usec);
    fire_due_alarms (self);
  }
  move (self, end_usec - self->boot_usec);
}

/**
 * limber_fake_clock_suspend:
 * @self: a fake clock
 * @usec: not negative
 *
 * Boot and wall time pass, monotonic time stands still; an alarm that fell due fires at the end.
 */
void
limber_fake_clock_suspend (LimberFakeClock *self, gint64 usec)
{
  g_return_if_fail (LIMBER_IS_FAKE_CLOCK (self));
  g_return_if_fail (usec >= 0);

  self->boot_usec += usec;
  self->wall_usec += usec;
  fire_due_alarms (self);
}

/**
 * limber_fake_clock_set_wall_usec:
 * @self: a fake clock
 * @wall_usec: microseconds since 1970 UTC
 *
 * The wall clock is set; no time passes.
 */
void
limber_fake_clock_set_wall_usec (LimberFakeClock *self, gint64 wall_usec)
{
  g_return_if_fail (LIMBER_IS_FAKE_CLOCK (self));

  self->wall_usec = wall_usec;
  limber_clock_emit_wall_changed (LIMBER_CLOCK (self));
}

/**
 * limber_fake_clock_set_zone:
 * @self: a fake clock
 * @zone: (nullable): an id of the zone database, NULL for UTC
 *
 * The person travels; no time passes.
 */
void
limber_fake_clock_set_zone (LimberFakeClock *self, const char *zone)
{
  g_return_if_fail (LIMBER_IS_FAKE_CLOCK (self));

  g_time_zone_unref (self->zone);
  self->zone = make_zone (zone);
  limber_clock_emit_wall_changed (LIMBER_CLOCK (self));
}

/**
 * limber_fake_clock_reboot:
 * @self: a fake clock
 *
 * Boot and monotonic time begin anew under a new boot id; the alarm is gone, wall time goes on.
 */
void
limber_fake_clock_reboot (LimberFakeClock *self)
{
  g_return_if_fail (LIMBER_IS_FAKE_CLOCK (self));

  begin_boot (self);
}

/**
 * limber_fake_clock_get_alarm_usec:
 * @self: a fake clock
 *
 * Returns: the boot time at which the alarm is set, -1 for none
 */
gint64
limber_fake_clock_get_alarm_usec (LimberFakeClock *self)
{
  g_return_val_if_fail (LIMBER_IS_FAKE_CLOCK (self), -1);

  return self->alarm_usec;
}
