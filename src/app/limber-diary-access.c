/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-diary-access.h"

/* LimberDiaryAccess opens the diary on its worker thread and hands it to all who want it. It reads
 * and writes nothing itself. States: closed → opening → open or failed; failed → opening. Main
 * thread. */
struct _LimberDiaryAccess {
  GObject parent_instance;

  char *path;            /* (owned) */
  LimberClock *clock;    /* (owned) */
  LimberDiary *diary;    /* (owned) (nullable) */
  char *problem;         /* (owned) (nullable) */
  gboolean is_damaged;   /* that is the problem */
  GCancellable *opening; /* (owned) (nullable) */
};

typedef enum {
  PROP_DIARY = 1,
  PROP_PROBLEM,
} LimberDiaryAccessProperty;

typedef enum {
  SIGNAL_CHANGED,
} LimberDiaryAccessSignal;

static GParamSpec *properties[PROP_PROBLEM + 1];
static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (LimberDiaryAccess, limber_diary_access, G_TYPE_OBJECT)

static void
set_outcome (LimberDiaryAccess *self, LimberDiary *diary, const char *problem, gboolean is_damaged)
{
  g_object_freeze_notify (G_OBJECT (self));
  self->is_damaged = is_damaged;
  if (g_set_object (&self->diary, diary))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIARY]);
  if (g_strcmp0 (self->problem, problem) != 0) {
    g_free (self->problem);
    self->problem = g_strdup (problem);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberDiaryAccess) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberDiary) diary = limber_diary_open_finish (result, &error);

  /* Closed meanwhile, or closed and opened anew: this one is not wanted. */
  if (self->opening == NULL || g_task_get_cancellable (G_TASK (result)) != self->opening)
    return;
  g_clear_object (&self->opening);
  set_outcome (self, diary, diary == NULL ? error->message : NULL,
               g_error_matches (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED));
}

void
limber_diary_access_open (LimberDiaryAccess *self)
{
  g_return_if_fail (LIMBER_IS_DIARY_ACCESS (self));

  if (self->diary != NULL || self->opening != NULL)
    return;
  self->opening = g_cancellable_new ();
  limber_diary_open_async (self->path, limber_clock_get_wall_usec (self->clock), self->opening,
                           opened_cb, g_object_ref (self));
}

gboolean
limber_diary_access_is_opening (LimberDiaryAccess *self)
{
  g_return_val_if_fail (LIMBER_IS_DIARY_ACCESS (self), FALSE);

  return self->opening != NULL;
}

void
limber_diary_access_close (LimberDiaryAccess *self)
{
  gboolean was_opening;

  g_return_if_fail (LIMBER_IS_DIARY_ACCESS (self));

  was_opening = self->opening != NULL;
  if (was_opening)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  set_outcome (self, NULL, NULL, FALSE);
  /* Whoever waits for it need not any longer. */
  if (was_opening)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIARY]);
}

void
limber_diary_access_note_damage (LimberDiaryAccess *self, const char *problem)
{
  g_return_if_fail (LIMBER_IS_DIARY_ACCESS (self));
  g_return_if_fail (problem != NULL);

  if (self->diary != NULL)
    set_outcome (self, NULL, problem, TRUE);
}

void
limber_diary_access_note_change (LimberDiaryAccess *self)
{
  g_return_if_fail (LIMBER_IS_DIARY_ACCESS (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
limber_diary_access_hold_program (LimberDiaryAccess *self)
{
  GApplication *application = g_application_get_default ();

  g_return_if_fail (LIMBER_IS_DIARY_ACCESS (self));

  if (application != NULL)
    g_application_hold (application);
}

void
limber_diary_access_release_program (LimberDiaryAccess *self)
{
  GApplication *application = g_application_get_default ();

  g_return_if_fail (LIMBER_IS_DIARY_ACCESS (self));

  if (application != NULL)
    g_application_release (application);
}

LimberDiary *
limber_diary_access_get_diary (LimberDiaryAccess *self)
{
  g_return_val_if_fail (LIMBER_IS_DIARY_ACCESS (self), NULL);

  return self->diary;
}

const char *
limber_diary_access_get_problem (LimberDiaryAccess *self)
{
  g_return_val_if_fail (LIMBER_IS_DIARY_ACCESS (self), NULL);

  return self->problem;
}

gboolean
limber_diary_access_is_damaged (LimberDiaryAccess *self)
{
  g_return_val_if_fail (LIMBER_IS_DIARY_ACCESS (self), FALSE);

  return self->is_damaged;
}

const char *
limber_diary_access_get_path (LimberDiaryAccess *self)
{
  g_return_val_if_fail (LIMBER_IS_DIARY_ACCESS (self), NULL);

  return self->path;
}

static void
limber_diary_access_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  LimberDiaryAccess *self = LIMBER_DIARY_ACCESS (object);

  switch ((LimberDiaryAccessProperty) property_id) {
  case PROP_DIARY:
    g_value_set_object (value, self->diary);
    break;
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_diary_access_finalize (GObject *object)
{
  LimberDiaryAccess *self = LIMBER_DIARY_ACCESS (object);

  g_free (self->path);
  g_free (self->problem);
  g_clear_object (&self->clock);
  g_clear_object (&self->diary);
  g_clear_object (&self->opening);

  G_OBJECT_CLASS (limber_diary_access_parent_class)->finalize (object);
}

static void
limber_diary_access_class_init (LimberDiaryAccessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = limber_diary_access_get_property;
  object_class->finalize = limber_diary_access_finalize;
  properties[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, LIMBER_TYPE_DIARY, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_diary_access_init (LimberDiaryAccess *self)
{
}

LimberDiaryAccess *
limber_diary_access_new (const char *path, LimberClock *clock)
{
  LimberDiaryAccess *self = g_object_new (LIMBER_TYPE_DIARY_ACCESS, NULL);

  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  return self;
}
