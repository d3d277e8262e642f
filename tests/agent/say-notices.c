/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * say-notices: prints all that a notification of the agent can say, a text a line, in the language
 * of the environment. check_french_notices.py compares the languages.
 */
#include "config.h"

#include "agent/limber-banner.h"
#include "desktop/fake-notification-server.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>

#define ROUTINE "2-minute desk reset"

typedef struct {
  FakeNotificationServer *server; /* (owned) */
  LimberBanner *banner;           /* (owned) */
} Stage;

static void
open_stage (Stage *self, guint time_limit_msecs)
{
  g_autoptr (LimberNotifier) notifier = NULL;

  self->server = fake_notification_server_new ();
  notifier = limber_notifier_new (LIMBER_NOTIFICATION_SERVER (self->server), time_limit_msecs);
  self->banner = limber_banner_new (notifier);
}

static void
close_stage (Stage *self)
{
  g_clear_object (&self->banner);
  g_clear_object (&self->server);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What is on the screen */
static void
say (const Stage *stage)
{
  LimberNotification *shown = NULL;

  settle ();
  shown = fake_notification_server_get_shown (stage->server);
  g_assert_nonnull (shown);
  g_print ("%s\n%s\n", shown->title, shown->body);
  for (guint i = 0; i < shown->actions->len; i++)
    g_print ("%s\n", ((LimberNotificationAction *) g_ptr_array_index (shown->actions, i))->label);
}

static void
say_reminders (const Stage *stage)
{
  const char *routine = g_dgettext (GETTEXT_PACKAGE, ROUTINE);
  const LimberReminderFacts rows[] = {
    { routine, 128, NULL, 42 },
    { routine, 60, NULL, 1 },
    { routine, 480, g_dgettext (GETTEXT_PACKAGE, "Lower back"), 195 },
    { g_dgettext (GETTEXT_PACKAGE, "Lower back on the mat"), 480, NULL, 42 },
    { .sitting_mins = 42, .is_planned = TRUE },
  };

  for (guint i = 0; i < limber_reminder_text_get_n_titles (); i++) {
    limber_banner_show_break (stage->banner,
                              &(LimberReminderFacts){ .sitting_mins = 42, .number = i }, 5);
    say (stage);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    limber_banner_show_break (stage->banner, &rows[i], 0);
    say (stage);
  }
}

static void
say_others (const Stage *stage)
{
  limber_banner_show_ready (stage->banner, NULL);
  say (stage);
  limber_banner_show_paused (stage->banner);
  say (stage);
  limber_banner_show_evening (stage->banner);
  say (stage);
  limber_banner_show_fault (stage->banner,
                            g_dgettext (GETTEXT_PACKAGE, "There is no such routine."));
  say (stage);
  limber_banner_show_test (stage->banner);
  say (stage);
}

static void
say_problem (const Stage *stage)
{
  while (limber_banner_get_problem (stage->banner) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%s\n", limber_banner_get_problem (stage->banner));
}

/* Why none is shown, as Today says it */
static void
say_problems (void)
{
  for (guint i = 0; i < 4; i++) {
    Stage stage;

    open_stage (&stage, 1);
    limber_banner_show_test (stage.banner);
    settle ();
    if (i == 0)
      fake_notification_server_refuse (stage.server, LIMBER_NOTIFICATION_ERROR_NO_SERVER);
    else if (i == 1)
      fake_notification_server_refuse (stage.server, LIMBER_NOTIFICATION_ERROR_REFUSED);
    else if (i == 2)
      fake_notification_server_die (stage.server);
    say_problem (&stage);
    close_stage (&stage);
  }
}

int
main (int argc, char *argv[])
{
  Stage stage;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIMBER_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  open_stage (&stage, LIMBER_NOTIFIER_TIME_LIMIT_MSECS);
  fake_notification_server_set_prompt (stage.server, TRUE);
  say_reminders (&stage);
  say_others (&stage);
  close_stage (&stage);
  say_problems ();
  return EXIT_SUCCESS;
}
