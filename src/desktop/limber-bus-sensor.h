/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-state-sensor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_BUS_SENSOR (limber_bus_sensor_get_type ())
G_DECLARE_FINAL_TYPE (LimberBusSensor, limber_bus_sensor, LIMBER, BUS_SENSOR, LimberStateSensor)

/**
 * LimberBusFact:
 * @name: of the sensor, for people who look for a fault
 * @bus_name: who tells
 * @object_path: of the object that tells
 * @interface: of method, property and signal
 * @property: (nullable): the value; its changes are told by PropertiesChanged
 * @method: (nullable): what asks for the value, where it is no property
 * @arguments: (nullable): of @method, in GVariant's text form
 * @signal: (nullable): tells of changes, carrying the value or not
 * @mask: the bits of a number that count; 0 for a yes or no
 *
 * Where on the bus a yes-or-no fact is found. All strings are static.
 */
typedef struct {
  const char *name;
  const char *bus_name;
  const char *object_path;
  const char *interface;
  const char *property;
  const char *method;
  const char *arguments;
  const char *signal;
  guint32 mask;
} LimberBusFact;

/* @fact: static */
LimberSensor *limber_bus_sensor_new (GDBusConnection *bus, const LimberBusFact *fact);

G_END_DECLS
