/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-agent.h"
#include "core/limber-fake-clock.h"
#include "desktop/fake-notification-server.h"

/* A real agent in a world of fakes: a clock that is moved by hand, a keyboard, a lock screen, a
 * window that fills the screen, a notification server; a real diary in a folder of its own. */

#define FAKE_TYPE_KEYBOARD (fake_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (FakeKeyboard, fake_keyboard, FAKE, KEYBOARD, GObject)
struct _FakeKeyboard {
  GObject parent_instance;
  gboolean is_missing;
  gboolean is_started;
  guint threshold_msecs;
};

#define FAKE_TYPE_FACT (fake_fact_get_type ())
G_DECLARE_FINAL_TYPE (FakeFact, fake_fact, FAKE, FACT, GObject)
struct _FakeFact {
  GObject parent_instance;
  gboolean is_on;
  gboolean is_quiet; /* does not tell of itself unless it is attentive */
  gboolean is_attentive;
  guint n_refreshed;
};

/* What an agent can do without */
typedef enum {
  AGENT_WORLD_LOCK = 1 << 0,
  AGENT_WORLD_HOLDS = 1 << 1,
  AGENT_WORLD_NOTIFIER = 1 << 2,
  AGENT_WORLD_LIBRARY = 1 << 3,
  AGENT_WORLD_INPUT = 1 << 4,
} AgentWorldPart;

typedef struct {
  char *folder;                   /* (owned) */
  char *diary_path;               /* (owned) */
  LimberFakeClock *clock;         /* (owned) */
  GSettings *settings;            /* (owned) */
  FakeKeyboard *keyboard;         /* (owned) */
  FakeKeyboard *tablet;           /* (owned): the second choice, missing if nobody says otherwise */
  FakeFact *lock;                 /* (owned) */
  FakeFact *fullscreen;           /* (owned) */
  FakeFact *inhibited;            /* (owned): something keeps the screen on */
  FakeNotificationServer *server; /* (owned) */
  GDBusConnection *bus;           /* (unowned) (nullable): of the test */
  LimberAliveFile *alive;         /* (owned) (nullable) */
  AgentWorldPart lacks;           /* to be set before it starts */
  LimberAgent *agent;             /* (owned) (nullable) */
  GString *log;                   /* (owned): "EVENT[ CAUSE]|" of each decision */
  int log_fd;                     /* if greater than 0, "USEC EVENT" lines as well */
} AgentWorld;

/* Monday 2 March 2026, 09:00 in Paris */
#define AGENT_WORLD_START_USEC (1772438400 * (gint64) G_USEC_PER_SEC)

/* After so long a sitting a break is due. */
#define AGENT_WORLD_LIMIT_SECS 2400

/* A test in a world of its own, where the agent @lacks something */
void agent_world_add_test (const char *path,
                           AgentWorldPart lacks,
                           void (*test) (AgentWorld *self, gconstpointer data));

void agent_world_set_up (AgentWorld *self);
/* On what is in @folder already, and at another time */
void agent_world_set_up_at (AgentWorld *self, const char *folder, gint64 wall_usec);
void agent_world_tear_down (AgentWorld *self);

/* Starts the agent, and returns when it decides. */
void agent_world_start (AgentWorld *self);
/* As SIGTERM does */
void agent_world_stop (AgentWorld *self);
/* As SIGKILL does: nothing is said or written any more. */
void agent_world_kill (AgentWorld *self);

/* Somebody types on from here, or has not typed for 30 s. */
void agent_world_type (AgentWorld *self);
void agent_world_rest (AgentWorld *self);
void agent_world_advance (AgentWorld *self, gint64 secs);
/* Starts the agent, types, and sits on for @secs, or until a break is due. */
void agent_world_sit (AgentWorld *self, gint64 secs);
void agent_world_sit_until_due (AgentWorld *self);
void agent_world_suspend (AgentWorld *self, gint64 secs);
void agent_world_set_fact (FakeFact *fact, gboolean is_on);
/* Returns when nothing happens any more and the diary has got all. */
void agent_world_settle (AgentWorld *self);

/* Somebody else has the diary; returns when the agent has let go of it. */
void agent_world_close_diary (AgentWorld *self);
/* Returns when the diary has got all, however often that is tried. */
void agent_world_wait_until_written (AgentWorld *self);

LimberSchedulerState agent_world_get_state (AgentWorld *self);
LimberRecorder *agent_world_get_recorder (AgentWorld *self);
/* (nullable): name of the mechanism that tells of input */
const char *agent_world_get_source_name (AgentWorld *self);
/* (nullable): title of what is on the screen */
const char *agent_world_get_title (AgentWorld *self);
/* What the diary has, out of the file: "EVENT[ CAUSE]|" (transfer full) */
char *agent_world_read_decisions (AgentWorld *self);
void agent_world_assert_decisions (AgentWorld *self, const char *expected);
