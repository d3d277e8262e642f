/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-runner.h"

#include "app/limber-session-keeper.h"
#include "app/limber-session-pain.h"

#include <glib/gi18n-lib.h>

/* LimberSessionRunner brings together what one session takes: its view, the keeper that writes it
 * down, the questions before and after it and the note of where it was left. It shows nothing
 * itself: where the view appears and what is behind it is for the window. Main thread.
 *
 *   start, continue   a session without questions: of a reminder, or one that had them already
 *   ask and start     question → session → closed → question
 *   easier            the session goes on more gently; after pain another one, which is asked about
 *                     as the one before would have been */
struct _LimberSessionRunner {
  GObject parent_instance;

  LimberLibrary *library;        /* (owned) */
  GSettings *settings;           /* (owned) */
  LimberClock *clock;            /* (owned) */
  LimberDiaryAccess *diary;      /* (owned) */
  LimberAgentClient *agent;      /* (owned) */
  char *state_folder;            /* (owned) */
  LimberTailor *tailor;          /* (owned) */
  LimberPainKeeper *pain_keeper; /* (owned) */
  LimberLook *look;              /* (owned) */
  GtkWidget *window;             /* (unowned): owns the runner */

  LimberSessionView *view;         /* (unowned) (nullable): whoever shows it owns it */
  LimberSessionKeeper *keeper;     /* (owned) (nullable): of the last session */
  LimberSessionPain *session_pain; /* (owned) (nullable): asks around the session */
  char *asked_routine_id;          /* (owned) (nullable): begins once that has answered */
  guint asked_level;
  LimberUnfinished *unfinished; /* (owned) (nullable): what is offered to continue */
};

typedef enum {
  SIGNAL_STARTED,
  SIGNAL_CLOSED,
  SIGNAL_TELL,
} LimberSessionRunnerSignal;

static guint signals[SIGNAL_TELL + 1];

G_DEFINE_FINAL_TYPE (LimberSessionRunner, limber_session_runner, G_TYPE_OBJECT)

static LimberCoach *
get_coach (LimberSessionRunner *self)
{
  return limber_session_get_coach (limber_session_view_get_session (self->view));
}

static LimberTimeline *
get_timeline (LimberSessionRunner *self)
{
  return limber_coach_get_timeline (get_coach (self));
}

/* The first step is no place to continue at: the routine is simply begun again. */
static void
note_progress (LimberSessionRunner *self)
{
  LimberSession *session;
  LimberTimeline *timeline;
  LimberUnfinished note;
  g_autoptr (GError) error = NULL;

  if (self->view == NULL)
    return;
  session = limber_session_view_get_session (self->view);
  timeline = get_timeline (self);
  note.routine_id = (char *) limber_routine_get_id (limber_timeline_get_routine (timeline));
  note.level = limber_timeline_get_level (timeline);
  note.item = limber_session_get_item (session);
  note.n_items = limber_session_get_n_items (session);
  note.left_usec = limber_clock_get_wall_usec (self->clock);
  if (note.item > 0 && !limber_unfinished_save (&note, self->state_folder, &error))
    g_debug ("The unfinished session cannot be noted: %s", error->message);
}

static void
tell (LimberSessionRunner *self, const char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_TELL], 0, sentence);
}

static void
diary_failed_cb (LimberSessionRunner *self, const char *problem)
{
  g_autofree char *message = NULL;

  /* Translators: %s is a sentence that says why */
  message = g_strdup_printf (_ ("This session is not in your diary: %s"), problem);
  tell (self, message);
}

static void
session_ended_cb (LimberSessionRunner *self, LimberCoach *coach)
{
  if (limber_coach_get_end (coach) == LIMBER_COACH_END_LEFT)
    note_progress (self);
  else
    limber_unfinished_clear (self->state_folder);
}

/* The question comes after the signal, lest the page behind takes the focus from it. */
static void
session_closed_cb (LimberSessionRunner *self)
{
  gboolean is_asked = self->session_pain != NULL
                      && limber_coach_get_end (get_coach (self)) != LIMBER_COACH_END_LEFT;

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  if (is_asked)
    limber_session_pain_ask_after (self->session_pain);
}

/* The desktop did not bring the window to the front: a second notice says that it is ready. */
static void
session_waits_cb (LimberSessionRunner *self)
{
  LimberRoutine *routine = limber_timeline_get_routine (get_timeline (self));

  if (limber_agent_client_get_link (self->agent) == LIMBER_AGENT_LINK_RUNNING)
    limber_agent_client_ready (self->agent, limber_routine_get_id (routine));
}

static gboolean start (LimberSessionRunner *self, const char *id, guint level, guint item);

static void
ease (LimberSessionRunner *self, LimberCoach *coach, LimberRoutine *routine, guint level)
{
  g_autoptr (LimberTimeline) gentler = limber_tailor_create_timeline (self->tailor, routine, level);

  if (gentler == NULL || !limber_coach_ease (coach, gentler))
    tell (self, _ ("The easier level has nothing more to do."));
}

/* In the midst of a session it goes on more gently; after pain it is begun anew. */
static void
easier_wanted_cb (LimberSessionRunner *self)
{
  LimberCoach *coach = get_coach (self);
  LimberTimeline *timeline = limber_coach_get_timeline (coach);
  guint level = MAX (limber_timeline_get_level (timeline) - 1, 1);
  g_autofree char *id = g_strdup (limber_routine_get_id (limber_timeline_get_routine (timeline)));
  LimberRoutine *routine = limber_library_find_routine (self->library, id);

  if (limber_coach_get_state (coach) != LIMBER_COACH_FINISHED) {
    if (routine != NULL)
      ease (self, coach, routine, level);
    return;
  }
  if (start (self, id, level, 0) && self->session_pain != NULL)
    limber_session_pain_set_session (self->session_pain, self->keeper);
}

static void
keep_session (LimberSessionRunner *self, LimberCoach *coach)
{
  g_clear_object (&self->keeper);
  self->keeper = limber_session_keeper_new (coach, self->diary, self->agent, self->clock);
  g_signal_connect_object (self->keeper, "problem", G_CALLBACK (diary_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
follow_session (LimberSessionRunner *self, LimberCoach *coach)
{
  g_signal_connect_object (limber_session_view_get_session (self->view), "notify::item",
                           G_CALLBACK (note_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (coach, "finished", G_CALLBACK (session_ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "closed", G_CALLBACK (session_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "waiting", G_CALLBACK (session_waits_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "tell", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "easier", G_CALLBACK (easier_wanted_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
start (LimberSessionRunner *self, const char *id, guint level, guint item)
{
  LimberRoutine *routine = limber_library_find_routine (self->library, id);
  g_autoptr (LimberCoach) coach = NULL;

  if (routine != NULL && level == 0)
    level = limber_tailor_get_level (self->tailor, routine);
  if (routine == NULL || level > limber_routine_get_n_levels (routine))
    return FALSE;
  coach = limber_tailor_create_coach (self->tailor, routine, level, item);
  if (coach == NULL)
    return FALSE;
  limber_session_runner_leave (self);
  self->view = LIMBER_SESSION_VIEW (limber_session_view_new (coach, self->look, self->settings));
  keep_session (self, coach);
  follow_session (self, coach);
  g_signal_emit (self, signals[SIGNAL_STARTED], 0);
  return TRUE;
}

static void
asked_cb (LimberSessionRunner *self)
{
  g_autofree char *id = g_steal_pointer (&self->asked_routine_id);

  if (id == NULL || !start (self, id, self->asked_level, 0))
    return;
  limber_session_pain_set_session (self->session_pain, self->keeper);
}

gboolean
limber_session_runner_start (LimberSessionRunner *self, const char *id, guint level, guint item)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_RUNNER (self), FALSE);

  if (!start (self, id, level, item))
    return FALSE;
  /* The questions were about another session. */
  g_clear_object (&self->session_pain);
  return TRUE;
}

void
limber_session_runner_ask_and_start (LimberSessionRunner *self, const char *id, guint level)
{
  g_return_if_fail (LIMBER_IS_SESSION_RUNNER (self));

  g_clear_object (&self->session_pain);
  g_free (self->asked_routine_id);
  self->asked_routine_id = g_strdup (id);
  self->asked_level = level;
  self->session_pain = limber_session_pain_new (self->pain_keeper, self->look, self->settings,
                                                self->window);
  g_signal_connect_object (self->session_pain, "ready", G_CALLBACK (asked_cb), self,
                           G_CONNECT_SWAPPED);
  limber_session_pain_ask_before (self->session_pain);
}

void
limber_session_runner_continue (LimberSessionRunner *self)
{
  g_autoptr (LimberUnfinished) note = NULL;

  g_return_if_fail (LIMBER_IS_SESSION_RUNNER (self));

  if (self->unfinished == NULL)
    return;
  note = limber_unfinished_copy (self->unfinished);
  limber_session_runner_start (self, note->routine_id, note->level, note->item);
}

void
limber_session_runner_leave (LimberSessionRunner *self)
{
  g_return_if_fail (LIMBER_IS_SESSION_RUNNER (self));

  if (self->view != NULL)
    limber_session_view_leave (self->view);
  self->view = NULL;
}

LimberSessionView *
limber_session_runner_get_view (LimberSessionRunner *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_RUNNER (self), NULL);

  return self->view;
}

const LimberUnfinished *
limber_session_runner_find_unfinished (LimberSessionRunner *self, LimberRoutine **routine)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_RUNNER (self), NULL);
  g_return_val_if_fail (routine != NULL, NULL);

  g_clear_pointer (&self->unfinished, limber_unfinished_free);
  self->unfinished = limber_unfinished_load (self->state_folder,
                                             limber_clock_get_wall_usec (self->clock));
  *routine = self->unfinished != NULL
                 ? limber_library_find_routine (self->library, self->unfinished->routine_id)
                 : NULL;
  if (*routine == NULL)
    g_clear_pointer (&self->unfinished, limber_unfinished_free);
  return self->unfinished;
}

static void
limber_session_runner_dispose (GObject *object)
{
  LimberSessionRunner *self = LIMBER_SESSION_RUNNER (object);

  limber_session_runner_leave (self);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->diary);
  g_clear_object (&self->agent);
  g_clear_pointer (&self->state_folder, g_free);
  g_clear_object (&self->tailor);
  g_clear_object (&self->pain_keeper);
  g_clear_object (&self->look);
  g_clear_object (&self->keeper);
  g_clear_object (&self->session_pain);
  g_clear_pointer (&self->asked_routine_id, g_free);
  g_clear_pointer (&self->unfinished, limber_unfinished_free);

  G_OBJECT_CLASS (limber_session_runner_parent_class)->dispose (object);
}

static void
limber_session_runner_class_init (LimberSessionRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_session_runner_dispose;

  signals[SIGNAL_STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TELL] = g_signal_new ("tell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
limber_session_runner_init (LimberSessionRunner *self)
{
}

LimberSessionRunner *
limber_session_runner_new (const LimberParts *parts,
                           LimberTailor *tailor,
                           LimberPainKeeper *pain_keeper,
                           LimberLook *look,
                           GtkWidget *window)
{
  LimberSessionRunner *self = g_object_new (LIMBER_TYPE_SESSION_RUNNER, NULL);

  self->library = g_object_ref (parts->library);
  self->settings = g_object_ref (parts->settings);
  self->clock = g_object_ref (parts->clock);
  self->diary = g_object_ref (parts->diary);
  self->agent = g_object_ref (parts->agent);
  self->state_folder = g_strdup (parts->state_folder);
  self->tailor = g_object_ref (tailor);
  self->pain_keeper = g_object_ref (pain_keeper);
  self->look = g_object_ref (look);
  self->window = window;
  return self;
}
