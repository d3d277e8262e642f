/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-routine-chooser.h"

#include "core/limber-moment.h"
#include "core/limber-routine-fit.h"
#include "core/limber-session-record.h"
#include "store/limber-diary-activity.h"

/*
 * LimberRoutineChooser:
 *
 * Gathers what core/limber-routine-rotation needs: the library, as it suits the person, and when
 * each routine was done last. The exercises with all their texts and poses are a few megabytes:
 * they are read, and let go at once. Main thread only.
 */

/* Who has not done a routine for so long has not done it. */
#define LOOK_BACK_DAYS       60
#define PLANNED_MINUTES      15
#define DONE_ENOUGH_PERMILLE 500

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _LimberRoutineChooser {
  GObject parent_instance;

  GSettings *settings;    /* (owned) */
  LimberClock *clock;     /* (owned) */
  LimberLibrary *library; /* (owned) (nullable): a test's own */
  GPtrArray *options;     /* (owned) (element-type LimberRoutineOption) */
  GHashTable *last_done;  /* (owned) (element-type utf8 gint64*): wall time */
};

G_DEFINE_FINAL_TYPE (LimberRoutineChooser, limber_routine_chooser, G_TYPE_OBJECT)

static void
tell_changed (LimberRoutineChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static guint
get_level (GVariant *levels, LimberRoutine *routine)
{
  guint level = 1;

  g_variant_lookup (levels, limber_routine_get_id (routine), "u", &level);
  return CLAMP (level, 1, limber_routine_get_n_levels (routine));
}

static void
add_option (LimberRoutineChooser *self,
            LimberLibrary *library,
            LimberRoutine *routine,
            const char *const *groups,
            GVariant *levels)
{
  g_autoptr (LimberRoutine) fitted = limber_routine_fit (
      routine, groups, limber_library_get_exercises (library), NULL);
  LimberRoutineOption *option = limber_routine_option_new (fitted, get_level (levels, routine),
                                                           limber_library_lookup, library);

  if (option != NULL)
    g_ptr_array_add (self->options, option);
}

static void
read_options (LimberRoutineChooser *self, LimberLibrary *library)
{
  GListModel *routines = limber_library_get_routines (library);
  g_auto (GStrv) groups = g_settings_get_strv (self->settings, "conditions");
  g_autoptr (GVariant) levels = g_settings_get_value (self->settings, "levels");

  g_ptr_array_set_size (self->options, 0);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);

    add_option (self, library, routine, (const char *const *) groups, levels);
  }
}

static void
settings_changed_cb (LimberRoutineChooser *self, const char *key)
{
  if (g_str_equal (key, "conditions") || g_str_equal (key, "levels"))
    limber_routine_chooser_reload (self);
  else if (g_str_equal (key, "tight-areas") || g_str_equal (key, "discreet")
           || g_str_equal (key, "floor-allowed") || g_str_has_prefix (key, "reminder-"))
    tell_changed (self);
}

static void
limber_routine_chooser_dispose (GObject *object)
{
  LimberRoutineChooser *self = LIMBER_ROUTINE_CHOOSER (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (limber_routine_chooser_parent_class)->dispose (object);
}

static void
limber_routine_chooser_finalize (GObject *object)
{
  LimberRoutineChooser *self = LIMBER_ROUTINE_CHOOSER (object);

  g_ptr_array_unref (self->options);
  g_hash_table_unref (self->last_done);

  G_OBJECT_CLASS (limber_routine_chooser_parent_class)->finalize (object);
}

static void
limber_routine_chooser_class_init (LimberRoutineChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_routine_chooser_dispose;
  object_class->finalize = limber_routine_chooser_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LIMBER_TYPE_ROUTINE_CHOOSER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_routine_chooser_init (LimberRoutineChooser *self)
{
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_routine_option_free);
  self->last_done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

LimberRoutineChooser *
limber_routine_chooser_new (GSettings *settings, LimberClock *clock, LimberLibrary *library)
{
  LimberRoutineChooser *self = g_object_new (LIMBER_TYPE_ROUTINE_CHOOSER, NULL);

  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  self->library = library != NULL ? g_object_ref (library) : NULL;
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
limber_routine_chooser_reload (LimberRoutineChooser *self)
{
  g_return_if_fail (LIMBER_IS_ROUTINE_CHOOSER (self));

  if (self->library != NULL)
    read_options (self, self->library);
  else {
    g_autoptr (LimberLibrary) library = limber_library_new_default ();

    limber_library_load (library, NULL);
    read_options (self, library);
  }
  tell_changed (self);
}

static void
keep_latest (LimberRoutineChooser *self, const char *routine_id, gint64 usec)
{
  const gint64 *known = g_hash_table_lookup (self->last_done, routine_id);

  if (known == NULL || *known < usec)
    g_hash_table_insert (self->last_done, g_strdup (routine_id), g_memdup2 (&usec, sizeof usec));
}

static void
sessions_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberRoutineChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = limber_diary_list_finish (LIMBER_DIARY (source), result, &error);

  if (sessions == NULL) {
    g_debug ("Sessions: %s", error->message);
    return;
  }
  for (guint i = 0; i < sessions->len; i++) {
    const LimberSessionRecord *session = g_ptr_array_index (sessions, i);

    if (session->done_permille >= DONE_ENOUGH_PERMILLE)
      keep_latest (self, session->routine_id, session->started.usec);
  }
  tell_changed (self);
}

void
limber_routine_chooser_look_back (LimberRoutineChooser *self, LimberDiary *diary)
{
  LimberStamp now;

  g_return_if_fail (LIMBER_IS_ROUTINE_CHOOSER (self) && LIMBER_IS_DIARY (diary));

  now = limber_stamp_new_now (self->clock);
  limber_diary_list_sessions_async (diary, limber_stamp_get_day (&now) - LOOK_BACK_DAYS,
                                    limber_stamp_get_day (&now), NULL, sessions_listed_cb,
                                    g_object_ref (self));
}

void
limber_routine_chooser_note_done (LimberRoutineChooser *self, const char *routine_id)
{
  g_return_if_fail (LIMBER_IS_ROUTINE_CHOOSER (self));

  if (routine_id == NULL)
    return;
  keep_latest (self, routine_id, limber_clock_get_wall_usec (self->clock));
  tell_changed (self);
}

const LimberRoutineOption *
limber_routine_chooser_get_next (LimberRoutineChooser *self, gboolean is_planned)
{
  g_auto (GStrv) areas = NULL;
  g_autofree char *chosen = NULL;
  int minutes;

  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOOSER (self), NULL);

  areas = g_settings_get_strv (self->settings, "tight-areas");
  chosen = g_settings_get_string (self->settings, "reminder-routine");
  minutes = is_planned ? PLANNED_MINUTES : g_settings_get_int (self->settings, "reminder-minutes");
  return limber_routine_rotation_choose (
      self->options,
      &(LimberRoutineWish){
          .chosen_id = *chosen != '\0' ? chosen : NULL,
          .tight_areas = (const char *const *) areas,
          .max_usec = minutes * LIMBER_USEC_PER_MIN,
          .is_discreet_only = g_settings_get_boolean (self->settings, "discreet"),
          .is_floor_allowed = g_settings_get_boolean (self->settings, "floor-allowed"),
          .prefers_long = is_planned },
      self->last_done);
}

const LimberRoutineOption *
limber_routine_chooser_find (LimberRoutineChooser *self, const char *id)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE_CHOOSER (self), NULL);

  for (guint i = 0; i < self->options->len; i++) {
    const LimberRoutineOption *option = g_ptr_array_index (self->options, i);

    if (g_str_equal (option->id, id))
      return option;
  }
  return NULL;
}
