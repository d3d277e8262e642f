/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-system-clock"

#include "config.h"

#include "desktop/limber-system-clock.h"

#include <gio/gio.h>
#include <glib-unix.h>

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/*
 * LimberSystemClock:
 *
 * The real LimberClock, and the only code that asks the system for the time. It does not tick: the
 * process sleeps until the alarm, until somebody sets the wall clock, or until the zone changes.
 *
 * The alarm is a timer of CLOCK_BOOTTIME, so one that falls due during a suspend fires at the
 * resume. Setting the wall clock is told by a second timer, far away, which the kernel cancels at
 * every step of CLOCK_REALTIME; a resume is such a step too, so that ::wall-changed may come
 * without any change and says only "look again".
 *
 * The zone is that of TZ where it is set, else /etc/localtime; the file is watched (in a sandbox,
 * where /etc never changes, the copy that the session helper keeps beside).
 */

#define LOCALTIME_PATH         "/etc/localtime"
#define SANDBOX_LOCALTIME_PATH "/run/host/monitor/localtime"
#define ZONEINFO_FOLDER        "/zoneinfo/"
#define BOOT_ID_PATH           "/proc/sys/kernel/random/boot_id"
#define NSECS_PER_USEC         1000
#define FAR_FUTURE_SECS        (G_MAXINT32 * (gint64) 64) /* some four thousand years */

struct _LimberSystemClock {
  GObject parent_instance;

  char *boot_id;                 /* (owned) */
  int alarm_fd;                  /* -1 if the system gave none */
  int wall_fd;                   /* -1 likewise */
  GSource *alarm_source;         /* (owned) (nullable) */
  GSource *wall_source;          /* (owned) (nullable) */
  GFileMonitor *zone_monitor;    /* (owned) (nullable) */
  GFileMonitor *sandbox_monitor; /* (owned) (nullable) */
};

static void limber_system_clock_clock_init (LimberClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberSystemClock,
                               limber_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_CLOCK,
                                                      limber_system_clock_clock_init))

static gint64
read_clock_usec (clockid_t id)
{
  struct timespec now = { 0, 0 };

  clock_gettime (id, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / NSECS_PER_USEC;
}

/* A machine that hides its boot id gets a new one with every process: what was kept before is then
 * measured by wall time, which is the careful way. */
static char *
read_boot_id (void)
{
  g_autofree char *text = NULL;

  if (g_file_get_contents (BOOT_ID_PATH, &text, NULL, NULL) && *g_strstrip (text) != '\0')
    return g_steal_pointer (&text);
  return g_uuid_string_random ();
}

/* The file that says the zone; NULL if TZ names a zone or a rule, which no file can change. */
static const char *
find_zone_path (void)
{
  const char *tz = g_getenv ("TZ");

  if (tz == NULL)
    return LOCALTIME_PATH;
  if (*tz == ':')
    tz++;
  return g_path_is_absolute (tz) ? tz : NULL;
}

/* GLib keeps zones by name, so a link is followed to the zone's own name first. */
static GTimeZone *
load_zone_of_file (const char *path)
{
  g_autofree char *target = realpath (path, NULL);
  const char *name = target != NULL ? strstr (target, ZONEINFO_FOLDER) : NULL;

  if (target == NULL)
    return NULL;
  return g_time_zone_new_identifier (name != NULL ? name + strlen (ZONEINFO_FOLDER) : target);
}

static void
zone_changed_cb (LimberSystemClock *self)
{
  limber_clock_emit_wall_changed (LIMBER_CLOCK (self));
}

static GFileMonitor *
watch_zone_file (LimberSystemClock *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);

  if (monitor == NULL) {
    g_debug ("Changes of %s will not be seen: %s", path, error->message);
    return NULL;
  }
  g_signal_connect_object (monitor, "changed", G_CALLBACK (zone_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return monitor;
}

static void
arm_wall_watch (LimberSystemClock *self)
{
  struct itimerspec far = { .it_value = { .tv_sec = (time_t) FAR_FUTURE_SECS } };

  if (timerfd_settime (self->wall_fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, NULL) != 0)
    g_warning ("Changes of the wall clock will not be seen: %s", g_strerror (errno));
}

/* Readiness may be of an alarm that was replaced since; only one that can still be read counts. */
static gboolean
alarm_fd_ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  g_autoptr (LimberSystemClock) self = g_object_ref (user_data);
  guint64 n_expired = 0;

  if (read (fd, &n_expired, sizeof n_expired) == (gssize) sizeof n_expired)
    limber_clock_emit_alarm (LIMBER_CLOCK (self));
  return G_SOURCE_CONTINUE;
}

static gboolean
wall_fd_ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  g_autoptr (LimberSystemClock) self = g_object_ref (user_data);
  guint64 n_expired = 0;

  if (read (fd, &n_expired, sizeof n_expired) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  arm_wall_watch (self);
  limber_clock_emit_wall_changed (LIMBER_CLOCK (self));
  return G_SOURCE_CONTINUE;
}

static int
open_timer (clockid_t id)
{
  int fd = timerfd_create (id, TFD_NONBLOCK | TFD_CLOEXEC);

  if (fd < 0)
    g_critical ("The system gives no timer: %s", g_strerror (errno));
  return fd;
}

static GSource *
attach_timer (LimberSystemClock *self, int fd, GUnixFDSourceFunc callback, const char *name)
{
  GSource *source = NULL;

  if (fd < 0)
    return NULL;
  source = g_unix_fd_source_new (fd, G_IO_IN);
  g_source_set_name (source, name);
  g_source_set_callback (source, G_SOURCE_FUNC (callback), self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static void
close_timer (GSource **source, int *fd)
{
  if (*source != NULL) {
    g_source_destroy (*source);
    g_clear_pointer (source, g_source_unref);
  }
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static gint64
limber_system_clock_get_boot_usec (LimberClock *clock)
{
  return read_clock_usec (CLOCK_BOOTTIME);
}

static gint64
limber_system_clock_get_monotonic_usec (LimberClock *clock)
{
  return read_clock_usec (CLOCK_MONOTONIC);
}

static gint64
limber_system_clock_get_wall_usec (LimberClock *clock)
{
  return read_clock_usec (CLOCK_REALTIME);
}

static GTimeZone *
limber_system_clock_get_time_zone (LimberClock *clock)
{
  const char *path = find_zone_path ();
  GTimeZone *zone = path != NULL ? load_zone_of_file (path) : NULL;

  return zone != NULL ? zone : g_time_zone_new_local ();
}

static const char *
limber_system_clock_get_boot_id (LimberClock *clock)
{
  return LIMBER_SYSTEM_CLOCK (clock)->boot_id;
}

/* A zero time would disarm the timer, so that what is long past is set to the first nanosecond. */
static void
limber_system_clock_set_alarm (LimberClock *clock, gint64 boot_usec)
{
  LimberSystemClock *self = LIMBER_SYSTEM_CLOCK (clock);
  struct itimerspec at = { 0 };

  if (self->alarm_fd < 0)
    return;
  if (boot_usec == 0) {
    at.it_value.tv_nsec = 1;
  } else if (boot_usec > 0) {
    at.it_value.tv_sec = (time_t) (boot_usec / G_USEC_PER_SEC);
    at.it_value.tv_nsec = (long) (boot_usec % G_USEC_PER_SEC) * NSECS_PER_USEC;
  }
  if (timerfd_settime (self->alarm_fd, TFD_TIMER_ABSTIME, &at, NULL) != 0)
    g_critical ("The alarm cannot be set: %s", g_strerror (errno));
}

static void
limber_system_clock_dispose (GObject *object)
{
  LimberSystemClock *self = LIMBER_SYSTEM_CLOCK (object);

  close_timer (&self->alarm_source, &self->alarm_fd);
  close_timer (&self->wall_source, &self->wall_fd);
  g_clear_object (&self->zone_monitor);
  g_clear_object (&self->sandbox_monitor);

  G_OBJECT_CLASS (limber_system_clock_parent_class)->dispose (object);
}

static void
limber_system_clock_finalize (GObject *object)
{
  LimberSystemClock *self = LIMBER_SYSTEM_CLOCK (object);

  g_free (self->boot_id);

  G_OBJECT_CLASS (limber_system_clock_parent_class)->finalize (object);
}

static void
limber_system_clock_class_init (LimberSystemClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_system_clock_dispose;
  object_class->finalize = limber_system_clock_finalize;
}

static void
limber_system_clock_clock_init (LimberClockInterface *iface)
{
  iface->get_boot_usec = limber_system_clock_get_boot_usec;
  iface->get_monotonic_usec = limber_system_clock_get_monotonic_usec;
  iface->get_wall_usec = limber_system_clock_get_wall_usec;
  iface->get_time_zone = limber_system_clock_get_time_zone;
  iface->get_boot_id = limber_system_clock_get_boot_id;
  iface->set_alarm = limber_system_clock_set_alarm;
}

static void
limber_system_clock_init (LimberSystemClock *self)
{
  const char *zone_path = find_zone_path ();

  self->boot_id = read_boot_id ();
  self->alarm_fd = open_timer (CLOCK_BOOTTIME);
  self->wall_fd = open_timer (CLOCK_REALTIME);
  self->alarm_source = attach_timer (self, self->alarm_fd, alarm_fd_ready_cb,
                                     "[limber] clock alarm");
  self->wall_source = attach_timer (self, self->wall_fd, wall_fd_ready_cb, "[limber] wall clock");
  if (self->wall_fd >= 0)
    arm_wall_watch (self);
  if (zone_path == NULL)
    return;
  self->zone_monitor = watch_zone_file (self, zone_path);
  if (g_file_test (SANDBOX_LOCALTIME_PATH, G_FILE_TEST_EXISTS))
    self->sandbox_monitor = watch_zone_file (self, SANDBOX_LOCALTIME_PATH);
}

LimberSystemClock *
limber_system_clock_new (void)
{
  return g_object_new (LIMBER_TYPE_SYSTEM_CLOCK, NULL);
}
