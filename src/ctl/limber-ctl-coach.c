/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-coach.h"
#include "ctl/limber-coach-log.h"
#include "ctl/limber-coach-screen.h"
#include "ctl/limber-coach-sound.h"
#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "ctl/limber-scaled-clock.h"
#include "ctl/limber-segment-words.h"
#include "ctl/limber-terminal.h"
#include "desktop/limber-system-clock.h"
#include "settings/limber-settings-backend.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include <signal.h>
#include <stdio.h>

/* limberctl coach: a session in the terminal. The coach leads; a screen follows it where there is
 * one, else a line is printed for each segment. */

#define MIN_SPEED    0.01
#define MAX_SPEED    10000.0
#define REFRESH_MSEC 100
/* Faster than this, tones would only rattle. */
#define MAX_SOUND_SPEED 2.0

typedef struct {
  LimberClock *clock;       /* (owned) */
  LimberCoach *coach;       /* (owned) */
  LimberTimeline *timeline; /* (owned) */
  LimberTerminal *terminal; /* (owned) (nullable): plain lines without */
  LimberCoachSound *sound;  /* (owned) (nullable): silent without */
  LimberCoachLog *log;      /* (owned) (nullable): nothing is noted without */
  GMainLoop *loop;          /* (owned) */
  char *last_instruction;   /* (owned) (nullable): of the line before */
  guint refresh_source_id;
  guint resume_source_id;
  guint signal_source_ids[3];
  int signal; /* that ended the session, 0 for none */
  gint64 running_since_usec;
  gint64 spent_usec; /* before that */
} Run;

static void
run_clear (Run *self)
{
  g_clear_handle_id (&self->refresh_source_id, g_source_remove);
  g_clear_handle_id (&self->resume_source_id, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_source_ids); i++)
    g_clear_handle_id (&self->signal_source_ids[i], g_source_remove);
  g_clear_object (&self->terminal);
  g_clear_object (&self->sound);
  g_clear_pointer (&self->log, limber_coach_log_free);
  g_clear_object (&self->coach);
  g_clear_object (&self->timeline);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->last_instruction, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
redraw (Run *self)
{
  const LimberCoachScreenStyle style = {
    .columns = limber_terminal_get_columns (self->terminal),
    .rows = limber_terminal_get_rows (self->terminal),
    .has_color = limber_terminal_has_color (),
    .is_utf8 = limber_terminal_is_utf8 (),
    .has_keys = limber_terminal_has_keys (self->terminal),
  };
  g_auto (GStrv) lines = limber_coach_screen_build (self->coach, &style);

  limber_terminal_show (self->terminal, (const char *const *) lines);
}

static gboolean
refresh_due_cb (gpointer user_data)
{
  redraw (user_data);
  return G_SOURCE_CONTINUE;
}

/* A paused session is not looked after: nothing on its screen moves. */
static void
update_refresh (Run *self)
{
  gboolean is_running = limber_coach_get_state (self->coach) == LIMBER_COACH_RUNNING;

  if (is_running && self->refresh_source_id == 0)
    self->refresh_source_id = g_timeout_add (REFRESH_MSEC, refresh_due_cb, self);
  else if (!is_running)
    g_clear_handle_id (&self->refresh_source_id, g_source_remove);
}

/* The instruction is printed when it is not that of the line before. */
static void
print_segment (Run *self, guint index)
{
  const LimberSegment *segment = limber_timeline_get_segment (self->timeline, index);
  g_autofree char *start = limber_ctl_text_format_secs (segment->start_usec / G_USEC_PER_SEC);
  g_autofree char *title = limber_segment_words_get_title (segment);
  g_autofree char *details = limber_segment_words_describe (self->timeline, index);
  g_autofree char *instruction = limber_segment_words_get_instruction (self->timeline, index, 0,
                                                                       segment->duration_usec);
  gboolean is_new = g_strcmp0 (instruction, self->last_instruction) != 0;

  g_print ("%6s  %u/%u %s · %s · ", start, segment->item + 1, segment->n_items, title, details);
  /* Translators: a length in seconds; “s” is the unit */
  g_print (_ ("%.4g s"), (double) segment->duration_usec / G_USEC_PER_SEC);
  g_print ("%s%s\n", is_new && *instruction != '\0' ? limber_ctl_text_get_colon () : "",
           is_new ? instruction : "");
  fflush (stdout);
  g_free (self->last_instruction);
  self->last_instruction = g_steal_pointer (&instruction);
}

static void
segment_started_cb (Run *self, guint index)
{
  if (self->terminal != NULL)
    redraw (self);
  else
    print_segment (self, index);
}

static gboolean
can_resume (Run *self)
{
  return self->terminal != NULL && limber_terminal_has_keys (self->terminal);
}

/* A suspend pauses the session; where nobody can press a key it goes on by itself. */
static gboolean
paused_alone_cb (gpointer user_data)
{
  Run *self = user_data;

  self->resume_source_id = 0;
  limber_coach_resume (self->coach);
  return G_SOURCE_REMOVE;
}

static void
state_changed_cb (Run *self)
{
  LimberCoachState state = limber_coach_get_state (self->coach);
  gint64 now_usec = limber_clock_get_boot_usec (self->clock);

  if (self->running_since_usec >= 0)
    self->spent_usec += now_usec - self->running_since_usec;
  self->running_since_usec = state == LIMBER_COACH_RUNNING ? now_usec : -1;
  if (self->terminal != NULL) {
    update_refresh (self);
    redraw (self);
  }
  if (state == LIMBER_COACH_PAUSED && !can_resume (self) && self->resume_source_id == 0)
    self->resume_source_id = g_idle_add (paused_alone_cb, self);
  if (state == LIMBER_COACH_FINISHED)
    g_main_loop_quit (self->loop);
}

static void
toggle_pause (Run *self)
{
  if (limber_coach_get_state (self->coach) == LIMBER_COACH_PAUSED)
    limber_coach_resume (self->coach);
  else
    limber_coach_pause (self->coach);
}

/* The level below, where there is one with anything left to do */
static void
make_easier (Run *self)
{
  LimberTimeline *timeline = limber_coach_get_timeline (self->coach);
  guint level = limber_timeline_get_level (timeline);
  const char *id = limber_routine_get_id (limber_timeline_get_routine (timeline));
  g_autoptr (LimberTimeline) gentler = NULL;

  if (level > 1)
    gentler = limber_ctl_content_open_timeline (id, (int) level - 1, NULL);
  if (gentler != NULL)
    limber_coach_ease (self->coach, gentler);
}

static void
timeline_changed_cb (Run *self)
{
  g_set_object (&self->timeline, limber_coach_get_timeline (self->coach));
}

static void
press_character (Run *self, guint character)
{
  switch (character) {
  case ' ':
    toggle_pause (self);
    break;
  case 'n':
  case 'N':
  case '\n':
  case '\r':
    limber_coach_next (self->coach);
    break;
  case 'b':
  case 'B':
  case 0x7f:
    limber_coach_back (self->coach);
    break;
  case '+':
    limber_coach_add_10_secs (self->coach);
    break;
  case 'e':
  case 'E':
    make_easier (self);
    break;
  case 'x':
  case 'X':
    limber_coach_stop_for_pain (self->coach);
    break;
  case 'q':
  case 'Q':
    limber_coach_stop (self->coach);
    break;
  default:
    break;
  }
}

static void
key_pressed_cb (Run *self, guint key, guint character)
{
  switch ((LimberKey) key) {
  case LIMBER_KEY_CHARACTER:
    press_character (self, character);
    break;
  case LIMBER_KEY_RIGHT:
  case LIMBER_KEY_PAGE_DOWN:
    limber_coach_next (self->coach);
    break;
  case LIMBER_KEY_LEFT:
  case LIMBER_KEY_PAGE_UP:
    limber_coach_back (self->coach);
    break;
  case LIMBER_KEY_ESCAPE:
    limber_coach_stop (self->coach);
    break;
  case LIMBER_KEY_UP:
  case LIMBER_KEY_DOWN:
  case LIMBER_KEY_OTHER:
    break;
  }
  if (limber_coach_get_state (self->coach) != LIMBER_COACH_FINISHED)
    redraw (self);
}

static void
stop_by_signal (Run *self, int number)
{
  self->signal = number;
  limber_coach_stop (self->coach);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  stop_by_signal (user_data, SIGINT);
  return G_SOURCE_CONTINUE;
}

static gboolean
terminated_cb (gpointer user_data)
{
  stop_by_signal (user_data, SIGTERM);
  return G_SOURCE_CONTINUE;
}

static gboolean
hung_up_cb (gpointer user_data)
{
  stop_by_signal (user_data, SIGHUP);
  return G_SOURCE_CONTINUE;
}

static void
suspending_cb (Run *self)
{
  limber_coach_pause (self->coach);
}

static void
run_init (Run *self, LimberTimeline *timeline, double speed)
{
  self->clock = LIMBER_CLOCK (limber_system_clock_new ());
  if (speed != 1.0) {
    g_autoptr (LimberClock) real = self->clock;

    self->clock = LIMBER_CLOCK (limber_scaled_clock_new (real, speed));
  }
  self->timeline = g_object_ref (timeline);
  self->coach = limber_coach_new (timeline, self->clock);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->running_since_usec = -1;
  if (limber_terminal_is_capable ()) {
    self->terminal = limber_terminal_new ();
    g_signal_connect_swapped (self->terminal, "key", G_CALLBACK (key_pressed_cb), self);
    g_signal_connect_swapped (self->terminal, "resized", G_CALLBACK (redraw), self);
    g_signal_connect_swapped (self->terminal, "suspending", G_CALLBACK (suspending_cb), self);
  }
  g_signal_connect_swapped (self->coach, "segment-started", G_CALLBACK (segment_started_cb), self);
  g_signal_connect_swapped (self->coach, "notify::timeline", G_CALLBACK (timeline_changed_cb),
                            self);
  g_signal_connect_swapped (self->coach, "notify::state", G_CALLBACK (state_changed_cb), self);
  self->signal_source_ids[0] = g_unix_signal_add (SIGINT, interrupted_cb, self);
  self->signal_source_ids[1] = g_unix_signal_add (SIGTERM, terminated_cb, self);
  self->signal_source_ids[2] = g_unix_signal_add (SIGHUP, hung_up_cb, self);
}

static void
print_heading (Run *self)
{
  const char *title = limber_routine_get_title (limber_timeline_get_routine (self->timeline));
  g_autofree char *clean = limber_ctl_text_clean (title);
  g_autofree char *length = limber_ctl_text_format_secs (
      limber_timeline_get_duration_usec (self->timeline) / G_USEC_PER_SEC);

  /* Translators: a routine's title, the number of its level, its length as in “1:40” */
  g_print (_ ("%s, level %u: %s"), clean, limber_timeline_get_level (self->timeline), length);
  g_print ("\n");
  fflush (stdout);
}

static void
run (Run *self)
{
  if (self->terminal != NULL)
    limber_terminal_enter (self->terminal);
  else
    print_heading (self);
  limber_coach_start (self->coach);
  if (limber_coach_get_state (self->coach) != LIMBER_COACH_FINISHED)
    g_main_loop_run (self->loop);
  if (self->terminal != NULL)
    limber_terminal_leave (self->terminal);
}

static const char *
get_outcome_title (LimberOutcome outcome)
{
  switch (outcome) {
  case LIMBER_OUTCOME_NOT_STARTED:
    return _ ("not started");
  case LIMBER_OUTCOME_DONE:
    return _ ("done");
  case LIMBER_OUTCOME_PARTIAL:
    return _ ("done in part");
  case LIMBER_OUTCOME_SKIPPED:
    return _ ("skipped");
  case LIMBER_OUTCOME_STOPPED_FOR_PAIN:
    return _ ("stopped for pain");
  }
  g_return_val_if_reached ("");
}

static void
print_item (Run *self, guint item)
{
  LimberExercise *exercise = limber_timeline_get_exercise (self->timeline, item);
  g_autofree char *title = limber_ctl_text_clean (limber_exercise_get_title (exercise));

  g_print ("  %u. %s%s%s\n", item + 1, title, limber_ctl_text_get_colon (),
           get_outcome_title (limber_coach_get_outcome (self->coach, item)));
}

static void
print_report (Run *self)
{
  gboolean is_complete = limber_coach_get_end (self->coach) == LIMBER_COACH_END_COMPLETED;
  guint n_items = limber_timeline_get_n_items (self->timeline);
  g_autofree char *spent = limber_ctl_text_format_secs (self->spent_usec / G_USEC_PER_SEC);
  guint n_done = 0;

  for (guint i = 0; i < n_items; i++)
    n_done += limber_coach_get_outcome (self->coach, i) == LIMBER_OUTCOME_DONE ? 1 : 0;
  if (self->terminal != NULL)
    print_heading (self);
  for (guint i = 0; i < n_items; i++)
    print_item (self, i);
  /* Translators: exercises done of all in the routine, then the time it took as in “1:40” */
  if (limber_coach_get_end (self->coach) == LIMBER_COACH_END_PAIN)
    g_print ("%s\n", _ ("You stopped because it hurt. That is right: rest, and breathe calmly."));
  g_print (is_complete ? _ ("Finished: %u of %u exercises done in %s minutes.")
                       : _ ("Stopped: %u of %u exercises done in %s minutes."),
           n_done, n_items, spent);
  g_print ("\n");
}

/* What the person has chosen in the window holds here too; without a schema there are tones. */
static double
read_volume (void)
{
  g_autoptr (GSettings) settings = limber_settings_open (NULL);

  if (settings == NULL)
    return 1.0;
  return g_settings_get_boolean (settings, "sound-enabled")
             ? g_settings_get_double (settings, "sound-volume")
             : 0.0;
}

static void
take_sound (Run *self, double speed)
{
  LimberRoutine *routine = limber_timeline_get_routine (self->timeline);
  double volume = read_volume ();

  if (volume > 0 && speed <= MAX_SOUND_SPEED && !limber_routine_is_discreet (routine))
    self->sound = limber_coach_sound_new (self->coach, volume);
}

static gboolean
sound_over_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* The last tone is heard to its end. */
static void
finish_sound (Run *self)
{
  const char *problem = limber_coach_sound_get_problem (self->sound);
  guint rest_msec = limber_coach_sound_get_rest_msec (self->sound);

  if (problem != NULL)
    g_printerr ("limberctl: %s\n", problem);
  if (rest_msec == 0 || limber_coach_get_end (self->coach) != LIMBER_COACH_END_COMPLETED)
    return;
  fflush (stdout);
  g_timeout_add (rest_msec, sound_over_cb, self->loop);
  g_main_loop_run (self->loop);
}

/* A diary that can't be written to is told and does not keep anybody from stretching. */
static void
take_log (Run *self)
{
  g_autoptr (GError) error = NULL;

  self->log = limber_coach_log_new (self->coach, &error);
  if (self->log == NULL)
    limber_ctl_fail (error->message);
}

static void
finish_log (Run *self)
{
  const char *problem = limber_coach_log_get_problem (self->log);

  if (problem != NULL)
    limber_ctl_fail (problem);
}

static LimberCtlStatus
coach (LimberTimeline *timeline, double speed, gboolean is_muted, gboolean is_logged)
{
  g_auto (Run) self = { 0 };

  run_init (&self, timeline, speed);
  if (is_logged)
    take_log (&self);
  if (!is_muted)
    take_sound (&self, speed);
  run (&self);
  print_report (&self);
  if (self.log != NULL)
    finish_log (&self);
  if (self.sound != NULL)
    finish_sound (&self);
  return self.signal != 0 ? LIMBER_CTL_SIGNALLED + self.signal : LIMBER_CTL_DONE;
}

int
limber_ctl_coach (GStrv argv)
{
  int level = 1;
  double speed = 1.0;
  gboolean is_muted = FALSE;
  gboolean is_unlogged = FALSE;
  const GOptionEntry options[] = {
    { "level", 'l', 0, G_OPTION_ARG_INT, &level, N_ ("Level of the routine (1)"), "N" },
    { "speed", 's', 0, G_OPTION_ARG_DOUBLE, &speed, N_ ("Let time run X times as fast"), "X" },
    { "mute", 'm', 0, G_OPTION_ARG_NONE, &is_muted, N_ ("Play no sounds"), NULL },
    { "no-log", 'n', 0, G_OPTION_ARG_NONE, &is_unlogged, N_ ("Note nothing in the diary"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "coach",
    .parameters = _ ("ROUTINE"),
    .summary = _ ("Coaches a routine in the terminal."),
    .description = _ (
        "Where standard output is no terminal, each segment is a line. Leaving with Ctrl+C tells\n"
        "what was done; the exit status is then 130 (128 and the signal's number)."),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;
  if (!(speed >= MIN_SPEED && speed <= MAX_SPEED))
    return limber_ctl_misuse ("coach", _ ("--speed must be from 0.01 to 10000"));
  timeline = limber_ctl_content_open_timeline (arguments[0], level, &error);
  if (timeline == NULL)
    return limber_ctl_fail (error->message);
  return coach (timeline, speed, is_muted, !is_unlogged);
}
