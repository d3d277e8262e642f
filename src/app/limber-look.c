/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-look.h"

#include <adwaita.h>

/* LimberLook joins the settings and the style manager into one figure style. Main thread. */
struct _LimberLook {
  GObject parent_instance;

  GSettings *settings; /* (owned) */
  LimberFigureStyle style;
};

typedef enum {
  SIGNAL_CHANGED,
} LimberLookSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (LimberLook, limber_look, G_TYPE_OBJECT)

static void
read_style (LimberLook *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->style.is_dark = adw_style_manager_get_dark (manager);
  self->style.is_high_contrast = adw_style_manager_get_high_contrast (manager);
  self->style.skin = MIN (g_settings_get_uint (self->settings, "figure-skin-tone"),
                          LIMBER_N_SKIN_TONES - 1);
  self->style.clothing = MIN (g_settings_get_uint (self->settings, "figure-clothing"),
                              LIMBER_N_CLOTHING_TONES - 1);
  self->style.build = (LimberBuild) g_settings_get_enum (self->settings, "figure-build");
}

static void
source_changed_cb (LimberLook *self)
{
  LimberFigureStyle before = self->style;

  read_style (self);
  if (memcmp (&before, &self->style, sizeof before) != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const LimberFigureStyle *
limber_look_get_style (LimberLook *self)
{
  g_return_val_if_fail (LIMBER_IS_LOOK (self), NULL);

  return &self->style;
}

static void
limber_look_dispose (GObject *object)
{
  LimberLook *self = LIMBER_LOOK (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (limber_look_parent_class)->dispose (object);
}

static void
limber_look_class_init (LimberLookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_look_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_look_init (LimberLook *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

LimberLook *
limber_look_new (GSettings *settings)
{
  LimberLook *self = g_object_new (LIMBER_TYPE_LOOK, NULL);

  self->settings = g_object_ref (settings);
  read_style (self);
  g_signal_connect_object (settings, "changed", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
