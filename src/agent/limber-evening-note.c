/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-evening-note.h"

#include "core/limber-local-time.h"
#include "store/limber-diary-pain.h"

/*
 * LimberEveningNote:
 *
 * The reminder of the evening note. It has no alarm of its own: whoever knows that somebody is
 * there has it look. Main thread.
 */
struct _LimberEveningNote {
  GObject parent_instance;

  GSettings *settings;      /* (owned) */
  LimberClock *clock;       /* (owned) */
  LimberRecorder *recorder; /* (owned) */
  LimberBanner *banner;     /* (owned) */
  gboolean has_ended;
  int day; /* on which the note was reminded of, or needed no reminder */
};

G_DEFINE_FINAL_TYPE (LimberEveningNote, limber_evening_note, G_TYPE_OBJECT)

static void
notes_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberEveningNote) self = user_data;
  g_autoptr (GPtrArray) entries = limber_diary_list_finish (LIMBER_DIARY (source), result, NULL);

  if (self->has_ended || (entries != NULL && entries->len > 0))
    return;
  /* What could not be looked up, or has given way to a break, is looked at anew. */
  if (entries == NULL || limber_banner_get_kind (self->banner) != LIMBER_BANNER_NONE)
    self->day = G_MININT;
  else
    limber_banner_show_evening (self->banner);
}

static void
limber_evening_note_dispose (GObject *object)
{
  LimberEveningNote *self = LIMBER_EVENING_NOTE (object);

  g_clear_object (&self->banner);
  g_clear_object (&self->recorder);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_evening_note_parent_class)->dispose (object);
}

static void
limber_evening_note_class_init (LimberEveningNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_evening_note_dispose;
}

static void
limber_evening_note_init (LimberEveningNote *self)
{
  self->day = G_MININT;
}

LimberEveningNote *
limber_evening_note_new (GSettings *settings,
                         LimberClock *clock,
                         LimberRecorder *recorder,
                         LimberBanner *banner)
{
  LimberEveningNote *self = g_object_new (LIMBER_TYPE_EVENING_NOTE, NULL);

  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  self->recorder = g_object_ref (recorder);
  self->banner = g_object_ref (banner);
  return self;
}

void
limber_evening_note_look (LimberEveningNote *self, LimberScheduler *scheduler)
{
  g_autofree char *setting = g_settings_get_string (self->settings, "evening-reminder");
  LimberDiary *diary = limber_recorder_get_diary (self->recorder);
  g_autoptr (GTimeZone) zone = NULL;
  gint64 now = limber_clock_get_wall_usec (self->clock);
  int mins, day;

  if (!limber_local_time_parse (setting, FALSE, &mins) || diary == NULL
      || limber_banner_get_kind (self->banner) != LIMBER_BANNER_NONE
      || limber_scheduler_is_paused (scheduler) || limber_scheduler_get_holds (scheduler) != 0
      || limber_scheduler_get_state (scheduler) == LIMBER_SCHEDULER_IN_BREAK)
    return;
  zone = limber_clock_get_time_zone (self->clock);
  day = limber_local_time_get_day (zone, now);
  if (day == self->day || now < limber_local_time_to_usec (zone, day, mins))
    return;
  self->day = day;
  limber_diary_list_pain_entries_async (diary, day, day, 1, NULL, NULL, notes_listed_cb,
                                        g_object_ref (self));
}

void
limber_evening_note_end (LimberEveningNote *self)
{
  g_return_if_fail (LIMBER_IS_EVENING_NOTE (self));

  self->has_ended = TRUE;
}
