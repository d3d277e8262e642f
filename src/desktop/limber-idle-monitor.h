/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-idle-source.h"
#include "desktop/limber-x-display.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_MONITOR (limber_idle_monitor_get_type ())
G_DECLARE_FINAL_TYPE (LimberIdleMonitor, limber_idle_monitor, LIMBER, IDLE_MONITOR, GObject)

/* What a probe of one mechanism found */
typedef struct {
  const char *name;       /* of the mechanism */
  gboolean is_offered;    /* it works here */
  gboolean is_distrusted; /* or so it says */
  char *reason;           /* (owned) (nullable): why it does not work */
} LimberIdleProbe;

/* Watches for input by the first of @sources that works here, probed in their order, and by the
 * next one when that goes away. Properties (notify): `is-idle`, `source-name` (NULL where activity
 * cannot be measured). @sources: (element-type LimberIdleSource), best first */
LimberIdleMonitor *limber_idle_monitor_new (GListModel *sources, guint threshold_msecs);
/* The usual order: Wayland, Mutter, XSync; @session_bus: (nullable) */
GListModel *
limber_idle_monitor_list_sources (GDBusConnection *session_bus, LimberXDisplay *x_display);

/* @source, one of the sources, is tried only where no other works; to be called before start. */
void limber_idle_monitor_distrust (LimberIdleMonitor *self, LimberIdleSource *source);
/* Probes; to be called once. FALSE where no mechanism works: nobody is ever idle then. */
gboolean limber_idle_monitor_start (LimberIdleMonitor *self);
gboolean limber_idle_monitor_is_idle (LimberIdleMonitor *self);
/* While idle: for how long there had been no input when `is-idle` became true */
guint limber_idle_monitor_get_idle_msecs (LimberIdleMonitor *self);
/* (transfer none) (nullable) */
LimberIdleSource *limber_idle_monitor_get_source (LimberIdleMonitor *self);
const char *limber_idle_monitor_get_source_name (LimberIdleMonitor *self);
/* (transfer none) (element-type LimberIdleProbe): of the last probing, in order */
GPtrArray *limber_idle_monitor_get_probes (LimberIdleMonitor *self);

G_END_DECLS
