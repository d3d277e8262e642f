/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-pain.h"

#include "app/limber-pain-window.h"

/* LimberSessionPain belongs to one session, or to several of which each took the place of the one
 * before: the answer before belongs to the first, the one after to the last. The answer before it
 * is in the diary before the session has a row there, so it is joined to it later; until then it is
 * an answer like any other, and nothing is lost if the session never begins. Main thread. */
struct _LimberSessionPain {
  GObject parent_instance;

  LimberPainKeeper *keeper;   /* (owned) */
  LimberLook *look;           /* (owned) */
  GSettings *settings;        /* (owned) */
  GtkWidget *window;          /* (unowned) (nullable): a weak pointer */
  LimberSessionKeeper *first; /* (owned) (nullable) */
  LimberSessionKeeper *last;  /* (owned) (nullable): often the same */
  LimberPainEntry *before;    /* (owned) (nullable): until it is joined */
  gboolean has_answered;      /* before, and was not asked after */
};

typedef enum {
  SIGNAL_READY,
} LimberSessionPainSignal;

static guint signals[SIGNAL_READY + 1];

G_DEFINE_FINAL_TYPE (LimberSessionPain, limber_session_pain, G_TYPE_OBJECT)

#define ASK_KEY "ask-pain-around-sessions"

static void
join (LimberSessionPain *self)
{
  gint64 id = 0;

  if (self->first != NULL)
    id = limber_session_keeper_get_id (self->first);
  if (self->before == NULL || id == 0)
    return;
  limber_pain_keeper_join (self->keeper, self->before, id);
  g_clear_pointer (&self->before, limber_pain_entry_free);
}

static void
saved_before_cb (LimberSessionPain *self, const LimberPainEntry *entry)
{
  self->has_answered = TRUE;
  self->before = limber_pain_entry_copy (entry);
}

static void
never_cb (LimberSessionPain *self)
{
  if (g_settings_is_writable (self->settings, ASK_KEY))
    g_settings_set_boolean (self->settings, ASK_KEY, FALSE);
}

/* However the window goes, the session begins. */
static void
closed_cb (LimberSessionPain *self)
{
  if (self->window != NULL && !gtk_widget_in_destruction (self->window))
    g_signal_emit (self, signals[SIGNAL_READY], 0);
}

/* (transfer none): already shown */
static GtkWidget *
ask (LimberSessionPain *self, LimberPainQuestion question, gint64 session_id)
{
  GtkWidget *form = limber_pain_window_new_asking (self->keeper, self->look, question, session_id);

  g_signal_connect_object (form, "never", G_CALLBACK (never_cb), self, G_CONNECT_SWAPPED);
  limber_dialog_present (form, self->window);
  return form;
}

void
limber_session_pain_ask_before (LimberSessionPain *self)
{
  GtkWidget *form;

  g_return_if_fail (LIMBER_IS_SESSION_PAIN (self));

  if (self->window == NULL || !g_settings_get_boolean (self->settings, ASK_KEY)) {
    g_signal_emit (self, signals[SIGNAL_READY], 0);
    return;
  }
  form = ask (self, LIMBER_PAIN_BEFORE, 0);
  g_signal_connect_object (form, "saved", G_CALLBACK (saved_before_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "destroy", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

void
limber_session_pain_set_session (LimberSessionPain *self, LimberSessionKeeper *session_keeper)
{
  g_return_if_fail (LIMBER_IS_SESSION_PAIN (self));

  g_set_object (&self->last, session_keeper);
  if (self->first != NULL)
    return;
  self->first = g_object_ref (session_keeper);
  g_signal_connect_object (session_keeper, "written", G_CALLBACK (join), self, G_CONNECT_SWAPPED);
  join (self);
}

void
limber_session_pain_ask_after (LimberSessionPain *self)
{
  g_return_if_fail (LIMBER_IS_SESSION_PAIN (self));

  if (!self->has_answered || self->window == NULL || self->last == NULL
      || !g_settings_get_boolean (self->settings, ASK_KEY))
    return;
  self->has_answered = FALSE; /* once */
  ask (self, LIMBER_PAIN_AFTER, limber_session_keeper_get_id (self->last));
}

static void
limber_session_pain_dispose (GObject *object)
{
  LimberSessionPain *self = LIMBER_SESSION_PAIN (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->keeper);
  g_clear_object (&self->look);
  g_clear_object (&self->settings);
  g_clear_object (&self->first);
  g_clear_object (&self->last);
  g_clear_pointer (&self->before, limber_pain_entry_free);

  G_OBJECT_CLASS (limber_session_pain_parent_class)->dispose (object);
}

static void
limber_session_pain_class_init (LimberSessionPainClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_session_pain_dispose;
  signals[SIGNAL_READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_session_pain_init (LimberSessionPain *self)
{
}

LimberSessionPain *
limber_session_pain_new (LimberPainKeeper *keeper,
                         LimberLook *look,
                         GSettings *settings,
                         GtkWidget *window)
{
  LimberSessionPain *self = g_object_new (LIMBER_TYPE_SESSION_PAIN, NULL);

  self->keeper = g_object_ref (keeper);
  self->look = g_object_ref (look);
  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->window, window);
  return self;
}
