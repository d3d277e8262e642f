/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-tailor.h"

#include "app/limber-routine-choice.h"
#include "core/limber-routine-fit.h"

/* LimberTailor fits routines to the person, by the settings `conditions` and `levels`. It chooses
 * nothing and shows nothing. Main thread. */
struct _LimberTailor {
  GObject parent_instance;

  LimberLibrary *library; /* (owned) */
  GSettings *settings;    /* (owned) */
  LimberClock *clock;     /* (owned) */
  GListStore *choices;    /* (owned) (element-type LimberRoutineChoice) */
};

G_DEFINE_FINAL_TYPE (LimberTailor, limber_tailor, G_TYPE_OBJECT)

static LimberRoutine *
fit (LimberTailor *self, LimberRoutine *routine)
{
  g_auto (GStrv) groups = limber_tailor_dup_left_out (self);

  return limber_routine_fit (routine, (const char *const *) groups,
                             limber_library_get_exercises (self->library), NULL);
}

static void
fill_choices (LimberTailor *self)
{
  GListModel *routines = limber_library_get_routines (self->library);
  guint n_routines = g_list_model_get_n_items (routines);

  g_list_store_remove_all (self->choices);
  for (guint i = 0; i < n_routines; i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);
    g_autoptr (LimberRoutine) fitting = fit (self, routine);
    g_autoptr (LimberRoutineChoice) choice = limber_routine_choice_new (
        fitting, limber_library_lookup, self->library);

    g_list_store_append (self->choices, choice);
  }
}

GListModel *
limber_tailor_get_choices (LimberTailor *self)
{
  g_return_val_if_fail (LIMBER_IS_TAILOR (self), NULL);

  return G_LIST_MODEL (self->choices);
}

char **
limber_tailor_dup_left_out (LimberTailor *self)
{
  g_return_val_if_fail (LIMBER_IS_TAILOR (self), NULL);

  return g_settings_get_strv (self->settings, "conditions");
}

guint
limber_tailor_get_level (LimberTailor *self, LimberRoutine *routine)
{
  g_autoptr (GVariant) levels = NULL;
  guint level = 1;

  g_return_val_if_fail (LIMBER_IS_TAILOR (self), 1);

  levels = g_settings_get_value (self->settings, "levels");
  g_variant_lookup (levels, limber_routine_get_id (routine), "u", &level);
  return CLAMP (level, 1, limber_routine_get_n_levels (routine));
}

void
limber_tailor_remember_level (LimberTailor *self, LimberRoutine *routine, guint level)
{
  g_autoptr (GVariant) levels = NULL;
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{su}"));
  const char *id = limber_routine_get_id (routine);
  GVariantIter iter;
  const char *other;
  guint other_level;

  g_return_if_fail (LIMBER_IS_TAILOR (self));

  if (!g_settings_is_writable (self->settings, "levels"))
    return;
  levels = g_settings_get_value (self->settings, "levels");
  g_variant_iter_init (&iter, levels);
  while (g_variant_iter_next (&iter, "{&su}", &other, &other_level))
    if (!g_str_equal (other, id))
      g_variant_builder_add (&builder, "{su}", other, other_level);
  g_variant_builder_add (&builder, "{su}", id, level);
  g_settings_set_value (self->settings, "levels", g_variant_builder_end (&builder));
}

LimberTimeline *
limber_tailor_create_timeline (LimberTailor *self, LimberRoutine *routine, guint level)
{
  g_autoptr (LimberRoutine) fitting = NULL;

  g_return_val_if_fail (LIMBER_IS_TAILOR (self), NULL);

  fitting = fit (self, routine);
  if (limber_routine_get_n_items (fitting, level) == 0)
    return NULL;
  return limber_timeline_new (fitting, level, limber_library_lookup, self->library, NULL);
}

LimberCoach *
limber_tailor_create_coach (LimberTailor *self, LimberRoutine *routine, guint level, guint item)
{
  g_autoptr (LimberTimeline) timeline = limber_tailor_create_timeline (self, routine, level);

  if (timeline == NULL)
    return NULL;
  if (item > 0 && item < limber_timeline_get_n_items (timeline))
    return limber_coach_new_at_item (timeline, self->clock, item);
  return limber_coach_new (timeline, self->clock);
}

static void
limber_tailor_finalize (GObject *object)
{
  LimberTailor *self = LIMBER_TAILOR (object);

  g_object_unref (self->library);
  g_object_unref (self->settings);
  g_object_unref (self->clock);
  g_object_unref (self->choices);

  G_OBJECT_CLASS (limber_tailor_parent_class)->finalize (object);
}

static void
limber_tailor_class_init (LimberTailorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_tailor_finalize;
}

static void
limber_tailor_init (LimberTailor *self)
{
  self->choices = g_list_store_new (LIMBER_TYPE_ROUTINE_CHOICE);
}

LimberTailor *
limber_tailor_new (LimberLibrary *library, GSettings *settings, LimberClock *clock)
{
  LimberTailor *self = g_object_new (LIMBER_TYPE_TAILOR, NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  fill_choices (self);
  g_signal_connect_object (settings, "changed::conditions", G_CALLBACK (fill_choices), self,
                           G_CONNECT_SWAPPED);
  return self;
}
