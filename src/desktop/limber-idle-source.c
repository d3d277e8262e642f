/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-idle-source"

#include "config.h"

#include "desktop/limber-idle-source.h"

/*
 * LimberIdleSource:
 *
 * The interface of all mechanisms that tell idle from active. Which one a desktop offers is found
 * out by limber-idle-monitor, by trying.
 */

G_DEFINE_INTERFACE (LimberIdleSource, limber_idle_source, G_TYPE_OBJECT)

enum {
  SIGNAL_WENT_IDLE,
  SIGNAL_BECAME_ACTIVE,
  SIGNAL_LOST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
limber_idle_source_default_init (LimberIdleSourceInterface *iface)
{
  static const char *const names[N_SIGNALS] = {
    [SIGNAL_WENT_IDLE] = "went-idle",
    [SIGNAL_BECAME_ACTIVE] = "became-active",
    [SIGNAL_LOST] = "lost",
  };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LIMBER_TYPE_IDLE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

/**
 * limber_idle_source_get_name:
 * @self: a source
 *
 * Returns: (transfer none): what the mechanism is called
 */
const char *
limber_idle_source_get_name (LimberIdleSource *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_SOURCE (self), NULL);

  return LIMBER_IDLE_SOURCE_GET_IFACE (self)->name;
}

/**
 * limber_idle_source_ignores_inhibitors:
 * @self: a source that has started
 *
 * Returns: whether a film that keeps the screen on does not hide that nobody is there
 */
gboolean
limber_idle_source_ignores_inhibitors (LimberIdleSource *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_SOURCE (self), FALSE);

  return LIMBER_IDLE_SOURCE_GET_IFACE (self)->ignores_inhibitors (self);
}

/**
 * limber_idle_source_start:
 * @self: a source
 * @threshold_msecs: without input for this long is idle; at least 1
 * @error: why the mechanism is not to be had
 *
 * Returns: whether it watches now
 */
gboolean
limber_idle_source_start (LimberIdleSource *self, guint threshold_msecs, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_SOURCE (self), FALSE);
  g_return_val_if_fail (threshold_msecs > 0, FALSE);

  return LIMBER_IDLE_SOURCE_GET_IFACE (self)->start (self, threshold_msecs, error);
}

/**
 * limber_idle_source_stop:
 * @self: a source, started or not
 */
void
limber_idle_source_stop (LimberIdleSource *self)
{
  g_return_if_fail (LIMBER_IS_IDLE_SOURCE (self));

  LIMBER_IDLE_SOURCE_GET_IFACE (self)->stop (self);
}

/**
 * limber_idle_source_get_idle_msecs:
 * @self: a source that has just told idle
 * @threshold_msecs: as it was started with
 *
 * Returns: for how long there had been no input when it told
 */
guint
limber_idle_source_get_idle_msecs (LimberIdleSource *self, guint threshold_msecs)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_SOURCE (self), threshold_msecs);

  if (LIMBER_IDLE_SOURCE_GET_IFACE (self)->get_idle_msecs == NULL)
    return threshold_msecs;
  return LIMBER_IDLE_SOURCE_GET_IFACE (self)->get_idle_msecs (self);
}

void
limber_idle_source_emit_went_idle (LimberIdleSource *self)
{
  g_return_if_fail (LIMBER_IS_IDLE_SOURCE (self));

  g_signal_emit (self, signals[SIGNAL_WENT_IDLE], 0);
}

void
limber_idle_source_emit_became_active (LimberIdleSource *self)
{
  g_return_if_fail (LIMBER_IS_IDLE_SOURCE (self));

  g_signal_emit (self, signals[SIGNAL_BECAME_ACTIVE], 0);
}

void
limber_idle_source_emit_lost (LimberIdleSource *self)
{
  g_return_if_fail (LIMBER_IS_IDLE_SOURCE (self));

  g_signal_emit (self, signals[SIGNAL_LOST], 0);
}
