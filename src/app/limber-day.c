/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-day.h"

#include "core/limber-local-time.h"
#include "store/limber-diary-activity.h"

/* LimberDay keeps the sitting periods and breaks of this day. Both lists are asked for in one go
 * and taken over together, so that they fit each other; an answer that is older than the newest
 * question is dropped. Main thread. */
struct _LimberDay {
  GObject parent_instance;

  LimberDiaryAccess *access; /* (owned) */
  LimberClock *clock;        /* (owned) */
  GPtrArray *sitting;        /* (owned) (element-type LimberSittingRecord) */
  GPtrArray *breaks;         /* (owned) (element-type LimberBreakRecord) */
  GPtrArray *next_sitting;   /* (owned) (nullable): answered, waits for the breaks */
  GCancellable *reading;     /* (owned) (nullable) */
};

typedef enum {
  SIGNAL_CHANGED,
} LimberDaySignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (LimberDay, limber_day, G_TYPE_OBJECT)

static GPtrArray *
finish_list (LimberDay *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = limber_diary_list_finish (LIMBER_DIARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading) {
    g_clear_pointer (&list, g_ptr_array_unref);
    return NULL;
  }
  if (list == NULL)
    g_debug ("The day cannot be read: %s", error->message);
  return list;
}

static void
sitting_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberDay) self = user_data;
  GPtrArray *list = finish_list (self, source, result);

  if (list == NULL)
    return;
  g_clear_pointer (&self->next_sitting, g_ptr_array_unref);
  self->next_sitting = list;
}

static void
breaks_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberDay) self = user_data;
  GPtrArray *list = finish_list (self, source, result);

  if (list == NULL)
    return;
  g_ptr_array_unref (self->breaks);
  self->breaks = list;
  if (self->next_sitting != NULL) {
    g_ptr_array_unref (self->sitting);
    self->sitting = g_steal_pointer (&self->next_sitting);
  }
  g_clear_object (&self->reading);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
limber_day_refresh (LimberDay *self)
{
  LimberDiary *diary;
  int day;

  g_return_if_fail (LIMBER_IS_DAY (self));

  diary = limber_diary_access_get_diary (self->access);
  if (diary == NULL)
    return;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->next_sitting, g_ptr_array_unref);
  self->reading = g_cancellable_new ();
  day = limber_day_get_day (self);
  limber_diary_list_sitting_async (diary, day, day, self->reading, sitting_listed_cb,
                                   g_object_ref (self));
  limber_diary_list_breaks_async (diary, day, day, self->reading, breaks_listed_cb,
                                  g_object_ref (self));
}

GArray *
limber_day_get_parts (LimberDay *self)
{
  GTimeZone *zone;

  g_return_val_if_fail (LIMBER_IS_DAY (self), NULL);

  zone = limber_clock_get_time_zone (self->clock);
  return limber_day_parts_new (self->sitting, self->breaks,
                               limber_local_time_to_usec (zone, limber_day_get_day (self), 0),
                               limber_clock_get_wall_usec (self->clock));
}

GPtrArray *
limber_day_get_breaks (LimberDay *self)
{
  g_return_val_if_fail (LIMBER_IS_DAY (self), NULL);

  return self->breaks;
}

int
limber_day_get_day (LimberDay *self)
{
  g_return_val_if_fail (LIMBER_IS_DAY (self), 0);

  return limber_local_time_get_day (limber_clock_get_time_zone (self->clock),
                                    limber_clock_get_wall_usec (self->clock));
}

static void
limber_day_dispose (GObject *object)
{
  LimberDay *self = LIMBER_DAY (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (limber_day_parent_class)->dispose (object);
}

static void
limber_day_finalize (GObject *object)
{
  LimberDay *self = LIMBER_DAY (object);

  g_clear_object (&self->access);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->sitting, g_ptr_array_unref);
  g_clear_pointer (&self->breaks, g_ptr_array_unref);
  g_clear_pointer (&self->next_sitting, g_ptr_array_unref);

  G_OBJECT_CLASS (limber_day_parent_class)->finalize (object);
}

static void
limber_day_class_init (LimberDayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_day_dispose;
  G_OBJECT_CLASS (klass)->finalize = limber_day_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_day_init (LimberDay *self)
{
  self->sitting = g_ptr_array_new ();
  self->breaks = g_ptr_array_new ();
}

LimberDay *
limber_day_new (LimberDiaryAccess *access, LimberClock *clock)
{
  LimberDay *self = g_object_new (LIMBER_TYPE_DAY, NULL);

  self->access = g_object_ref (access);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (access, "changed", G_CALLBACK (limber_day_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "notify::diary", G_CALLBACK (limber_day_refresh), self,
                           G_CONNECT_SWAPPED);
  limber_day_refresh (self);
  return self;
}
