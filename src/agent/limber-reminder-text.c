/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-reminder-text.h"

#include "core/limber-discretion.h"
#include "core/limber-length.h"

#include <glib/gi18n-lib.h>

/*
 * LimberReminderText:
 *
 * What a reminder says. It invites and never scolds, and it is made for a screen that others may
 * see: no pain, no part of the body, no clinic. The titles change, because one that is always the
 * same is not read any more; the same facts give the same text.
 */

/* An even step through the titles, so that neighbours in the list, which are alike, do not follow
 * each other. It shares no factor with their number. */
#define STRIDE 7

static const char *const TITLES[] = {
  N_ ("Time for a stretch"),
  N_ ("A short break?"),
  N_ ("Shall we move a little?"),
  N_ ("A good moment to move"),
  N_ ("Let go of the mouse for a moment"),
  N_ ("Your chair can do without you for a while"),
  N_ ("Stretch first, then carry on"),
  N_ ("A few minutes for yourself"),
  N_ ("Time to change position"),
  N_ ("The screen can wait"),
  N_ ("A little movement goes a long way"),
  N_ ("Ready for a stretch?"),
  N_ ("Up for a change?"),
  N_ ("Move a bit and feel fresh"),
  N_ ("Take a breath, take a break"),
  N_ ("That was a long sit"),
  N_ ("Your next break is here"),
  N_ ("One stretch, then on with it"),
  N_ ("Loosen up for a moment"),
  N_ ("Time for a little movement"),
  N_ ("Pause here and stretch"),
  N_ ("How about a stretch now?"),
  N_ ("A break keeps the work going"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (TITLES) >= LIMBER_REMINDER_TEXT_MIN_TITLES);
G_STATIC_ASSERT (G_N_ELEMENTS (TITLES) % STRIDE != 0);

guint
limber_reminder_text_get_n_titles (void)
{
  return G_N_ELEMENTS (TITLES);
}

char *
limber_reminder_text_build_title (const LimberReminderFacts *facts)
{
  if (facts->is_planned)
    return g_strdup (_ ("Your planned session"));

  return g_strdup (
      _ (TITLES[facts->number % G_N_ELEMENTS (TITLES) * STRIDE % G_N_ELEMENTS (TITLES)]));
}

/* (transfer full) (nullable) */
static char *
describe_sitting (int mins)
{
  if (mins < 1)
    return NULL;
  if (mins < 120)
    return g_strdup_printf (
        /* Translators: %d: minutes */
        ngettext ("You have been sitting for %d minute.", "You have been sitting for %d minutes.",
                  (gulong) mins),
        mins);

  return g_strdup_printf (
      /* Translators: %d: hours, 2 or more */
      ngettext ("You have been sitting for more than %d hour.",
                "You have been sitting for more than %d hours.", (gulong) (mins / 60)),
      mins / 60);
}

/* (transfer full) */
static char *
describe_length (int secs)
{
  LimberLength length = limber_length_round (secs * (gint64) G_USEC_PER_SEC);

  if (!length.is_in_minutes)
    return g_strdup_printf (
        /* Translators: length of a routine; %d: seconds */
        ngettext ("%d second", "%d seconds", length.number), (int) length.number);
  return g_strdup_printf (
      /* Translators: length of a routine; %d: minutes */
      ngettext ("%d minute", "%d minutes", length.number), (int) length.number);
}

/* (transfer full) (nullable) */
static char *
describe_routine (const LimberReminderFacts *facts)
{
  g_autofree char *length = NULL;
  const char *title = facts->routine_title;

  if (title == NULL || facts->routine_secs <= 0)
    return NULL;
  length = describe_length (facts->routine_secs);
  if (facts->areas != NULL)
    /* Translators: name of a routine, its length, areas of the body */
    return g_strdup_printf (_ ("%s, %s (%s)"), title, length, facts->areas);
  if (!limber_discretion_allows (title))
    title = _ ("Stretching");
  /* Translators: name of a routine, and its length, as in "2 minutes" */
  return g_strdup_printf (_ ("%s, %s"), title, length);
}

char *
limber_reminder_text_build_body (const LimberReminderFacts *facts)
{
  g_autofree char *sitting = describe_sitting (facts->sitting_mins);
  g_autofree char *routine = describe_routine (facts);

  if (sitting != NULL && routine != NULL)
    return g_strdup_printf ("%s\n%s", sitting, routine);
  if (sitting != NULL)
    return g_steal_pointer (&sitting);
  return routine != NULL ? g_steal_pointer (&routine) : g_strdup ("");
}
