/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A private bus, with a connection for what is tested and one for the stand-ins of the desktop:
 * those live in the same main loop, since what is tested never waits. */
typedef struct {
  GTestDBus *daemon;       /* (owned) */
  GDBusConnection *client; /* (owned) */
  GDBusConnection *desk;   /* (owned): the desktop's */
} BusFixture;

/* Skips the whole program where no bus can be started. */
gboolean bus_fixture_is_possible (void);
void bus_fixture_set_up (BusFixture *self);
void bus_fixture_tear_down (BusFixture *self);

/* The last reference but for those of other threads, which let go a little later: returns when
 * @object is finalized. */
void bus_fixture_let_go (gpointer object);

/* On the desktop's connection; each returns when it holds. */
void bus_fixture_own_name (BusFixture *self, const char *name);
void bus_fixture_release_name (BusFixture *self, const char *name);
/* The desktop's process dies, with its names; another begins. */
void bus_fixture_reconnect_desk (BusFixture *self);
/* @xml: of a node with one interface. Returns the id for g_dbus_connection_unregister_object() */
guint bus_fixture_export (BusFixture *self,
                          const char *path,
                          const char *xml,
                          const GDBusInterfaceVTable *vtable,
                          gpointer data);
void bus_fixture_emit (BusFixture *self,
                       const char *path,
                       const char *interface,
                       const char *signal,
                       GVariant *parameters);
/* Returns when both connections have got what was sent to them so far. */
void bus_fixture_settle (BusFixture *self);
