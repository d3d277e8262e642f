/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_SOURCE (limber_idle_source_get_type ())
G_DECLARE_INTERFACE (LimberIdleSource, limber_idle_source, LIMBER, IDLE_SOURCE, GObject)

/**
 * LimberIdleSourceInterface:
 * @name: (transfer none): of the mechanism, for people who look for a fault ("XSync")
 * @ignores_inhibitors: whether idle means no input, even while a film keeps the screen on
 * @start: begin to watch; FALSE and @error where the desktop does not offer the mechanism
 * @stop: end; nothing is emitted any more
 * @get_idle_msecs: (nullable): when idle was told, for how long there had been no input; for those
 *   that may tell it later than at the threshold
 *
 * One way of learning that nobody touches keyboard or pointer. Nothing is polled. Signals:
 * `went-idle ()` when there was no input for the threshold, once, also if that was so at the start;
 * `became-active ()` at the next input after that; `lost ()` when the mechanism goes away: it has
 * stopped, and another is needed.
 */
struct _LimberIdleSourceInterface {
  GTypeInterface parent_iface;

  const char *name;
  gboolean (*ignores_inhibitors) (LimberIdleSource *self);
  gboolean (*start) (LimberIdleSource *self, guint threshold_msecs, GError **error);
  void (*stop) (LimberIdleSource *self);
  guint (*get_idle_msecs) (LimberIdleSource *self);
};

const char *limber_idle_source_get_name (LimberIdleSource *self);
gboolean limber_idle_source_ignores_inhibitors (LimberIdleSource *self);
gboolean limber_idle_source_start (LimberIdleSource *self,
                                   guint threshold_msecs,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_idle_source_stop (LimberIdleSource *self);
/* Of a source that has just told idle; @threshold_msecs: as it was started with */
guint limber_idle_source_get_idle_msecs (LimberIdleSource *self, guint threshold_msecs);

/* For implementations */
void limber_idle_source_emit_went_idle (LimberIdleSource *self);
void limber_idle_source_emit_became_active (LimberIdleSource *self);
void limber_idle_source_emit_lost (LimberIdleSource *self);

G_END_DECLS
