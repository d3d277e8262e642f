/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "touch-screen.h"

#include "app-fixture.h"

#include <math.h>

struct _TouchScreen {
  GDBusConnection *bus; /* (owned) */
  char *session;        /* (owned): object paths of Mutter */
  char *stream;         /* (owned): the picture that places are counted on */
  GdkEventType awaited; /* what the window has to be told next, and where */
  double x;
  double y;
  double missed_px; /* by what it was told */
  gboolean is_told;
  gboolean is_trying; /* nobody but us is told */
};

#define REMOTE       "org.gnome.Mutter.RemoteDesktop"
#define SCREEN_CAST  "org.gnome.Mutter.ScreenCast"
#define TOLERANCE_PX 1
#define TRY_STEP_PX  7
#define TIMEOUT_MS   60000 /* a compositor that paints in software takes its time */

/* (transfer full) */
static GVariant *
call (TouchScreen *self,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (self->bus, name, path, interface, method,
                                                 arguments, NULL, G_DBUS_CALL_FLAGS_NONE,
                                                 TIMEOUT_MS, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

/* (transfer full): the object path that is answered */
static char *
call_for_path (TouchScreen *self,
               const char *name,
               const char *path,
               const char *interface,
               const char *method,
               GVariant *arguments)
{
  g_autoptr (GVariant) reply = call (self, name, path, interface, method, arguments);
  char *answer = NULL;

  g_variant_get (reply, "(o)", &answer);
  return answer;
}

/* (transfer full) */
static char *
get_session_id (TouchScreen *self)
{
  g_autoptr (GVariant) reply = call (self, REMOTE, self->session, "org.freedesktop.DBus.Properties",
                                     "Get", g_variant_new ("(ss)", REMOTE ".Session", "SessionId"));
  g_autoptr (GVariant) value = NULL;

  g_variant_get (reply, "(v)", &value);
  return g_variant_dup_string (value, NULL);
}

/* A finger needs a picture that it is on: one of the whole screen. */
static void
open_session (TouchScreen *self)
{
  g_autofree char *id = NULL;
  g_autofree char *screen_cast = NULL;
  GVariantBuilder options;

  self->session = call_for_path (self, REMOTE, "/org/gnome/Mutter/RemoteDesktop", REMOTE,
                                 "CreateSession", NULL);
  id = get_session_id (self);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "remote-desktop-session-id", g_variant_new_string (id));
  screen_cast = call_for_path (self, SCREEN_CAST, "/org/gnome/Mutter/ScreenCast", SCREEN_CAST,
                               "CreateSession", g_variant_new ("(a{sv})", &options));
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  self->stream = call_for_path (self, SCREEN_CAST, screen_cast, SCREEN_CAST ".Session",
                                "RecordMonitor", g_variant_new ("(sa{sv})", "", &options));
  g_variant_unref (call (self, REMOTE, self->session, REMOTE ".Session", "Start", NULL));
}

static void
notify (TouchScreen *self, const char *method, GVariant *arguments)
{
  g_variant_unref (call (self, REMOTE, self->session, REMOTE ".Session", method, arguments));
}

static gboolean
has_touch (gpointer user_data)
{
  return (gdk_seat_get_capabilities (user_data) & GDK_SEAT_CAPABILITY_TOUCH) != 0;
}

/* Mutter has a touch screen from the first finger on, which nobody sees: clients learn of it then.
 */
static void
plug_in (TouchScreen *self)
{
  GdkDisplay *display = gdk_display_get_default ();

  notify (self, "NotifyTouchDown", g_variant_new ("(sudd)", self->stream, 0, 1.0, 1.0));
  notify (self, "NotifyTouchUp", g_variant_new ("(u)", 0));
  app_fixture_wait (has_touch, gdk_display_get_default_seat (display));
  gdk_display_sync (display);
}

TouchScreen *
touch_screen_get (void)
{
  static TouchScreen self;
  g_autoptr (GError) error = NULL;

  if (self.bus == NULL) {
    self.bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
    g_assert_no_error (error);
    open_session (&self);
    plug_in (&self);
  }
  return &self;
}

/* A touch that a gesture takes away from others ends for them as a cancelled one. */
static GdkEventType
get_type (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_TOUCH_CANCEL ? GDK_TOUCH_END : type;
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, TouchScreen *self)
{
  double x = 0;
  double y = 0;

  if (get_type (event) != self->awaited)
    return self->is_trying;
  if (self->awaited != GDK_TOUCH_END) {
    gdk_event_get_position (event, &x, &y);
    self->missed_px = MAX (fabs (x - self->x), fabs (y - self->y));
  }
  self->is_told |= self->is_trying || self->missed_px < TOLERANCE_PX;
  return self->is_trying;
}

static gboolean
is_told (gpointer user_data)
{
  return ((TouchScreen *) user_data)->is_told;
}

/* Waits until the window has been told of what @arguments say. */
static void
tell (TouchScreen *self, GdkEventType type, const char *method, GVariant *arguments)
{
  self->awaited = type;
  self->missed_px = 0;
  self->is_told = FALSE;
  notify (self, method, arguments);
  app_fixture_wait (is_told, self);
}

static void
put (TouchScreen *self, GdkEventType type, const char *method, guint finger, double x, double y)
{
  self->x = x;
  self->y = y;
  tell (self, type, method, g_variant_new ("(sudd)", self->stream, finger, x, y));
}

void
touch_screen_down (TouchScreen *self, guint finger, double x, double y)
{
  put (self, GDK_TOUCH_BEGIN, "NotifyTouchDown", finger, x, y);
}

void
touch_screen_move (TouchScreen *self, guint finger, double x, double y)
{
  put (self, GDK_TOUCH_UPDATE, "NotifyTouchMotion", finger, x, y);
}

void
touch_screen_up (TouchScreen *self, guint finger)
{
  tell (self, GDK_TOUCH_END, "NotifyTouchUp", g_variant_new ("(u)", finger));
}

/* Mutter lets a window grow out of its middle, and a finger finds it where it is just then: it
 * tries until the window is as large as it thinks. Each time at another place: one that comes late,
 * as that of plugging in may, is not taken for the next one, which would be left to the window. */
static void
wait_until_grown (TouchScreen *self, GtkWindow *window)
{
  double x = gtk_widget_get_width (GTK_WIDGET (window)) * 0.3;
  double y = gtk_widget_get_height (GTK_WIDGET (window)) * 0.3;
  double missed_px;

  self->is_trying = TRUE;
  do {
    x += TRY_STEP_PX;
    if (x > gtk_widget_get_width (GTK_WIDGET (window)) * 0.7)
      x = gtk_widget_get_width (GTK_WIDGET (window)) * 0.3;
    touch_screen_down (self, 0, x, y);
    missed_px = self->missed_px;
    touch_screen_up (self, 0);
  } while (missed_px >= TOLERANCE_PX);
  self->is_trying = FALSE;
}

void
touch_screen_watch (TouchScreen *self, GtkWindow *window)
{
  GtkEventController *watcher = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (watcher, GTK_PHASE_CAPTURE);
  g_signal_connect (watcher, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (window), watcher);
  wait_until_grown (self, window);
}
