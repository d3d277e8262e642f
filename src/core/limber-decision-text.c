/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-decision-text"

#include "config.h"

#include "core/limber-decision-text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/*
 * Decision text:
 *
 * The sentences of "Why?", for the window and limberctl. A sentence is found by event and cause,
 * then by event alone; one with a %s takes the cause as half a sentence. Numbers come out of the
 * decision's detail.
 */

typedef struct {
  const char *nick;
  const char *text;
} Phrase;

/* Half sentences: they go on after a colon or a comma. */
static const Phrase causes[] = {
  { "call", N_ ("you were in a call") },
  { "fullscreen", N_ ("a window filled the screen") },
  { "presentation", N_ ("a presentation was running") },
  { "do-not-disturb", N_ ("“Do Not Disturb” was on") },
  { "idle-inhibited", N_ ("another program kept the screen on") },
  { "paused", N_ ("reminders were paused") },
  { "outside-hours", N_ ("it was outside your working hours") },
  { "away", N_ ("you were away") },
  { "min-gap", N_ ("your last break was only a short while ago") },
  { "cap", N_ ("today’s reminders were used up") },
  { "snoozed", N_ ("you had snoozed it") },
  { "in-break", N_ ("you were taking a break") },
  { "credited", N_ ("you had been away long enough to rest") },
  { "started", N_ ("you began the break") },
  { "skipped", N_ ("you skipped the break") },
  { "missed", N_ ("its time had passed") },
  { "restart", N_ ("the reminder program started anew") },
  { "not-started", N_ ("it was not begun") },
  { "too-many", N_ ("too many sessions were waiting") },
  { "suspended", N_ ("the computer was suspended") },
  { "vanished", N_ ("its window was closed") },
  { "overdue", N_ ("it took much longer than planned") },
};

/* Why somebody skipped: the words of design §5.5 */
static const Phrase reasons[] = {
  { "not-now", N_ ("not now") },
  { "in-pain", N_ ("in pain") },
  { "already-did-it", N_ ("already done") },
  { "does-not-suit-me", N_ ("does not suit me") },
};

typedef struct {
  const char *event;
  const char *key; /* (nullable): a cause, or an outcome; NULL for any */
  const char *text;
} Sentence;

static const Sentence sentences[] = {
  { "sitting-started", NULL, N_ ("You sat down.") },
  { "sitting-ended", NULL, N_ ("You got up.") },
  { "credited", NULL, N_ ("You were away long enough for it to count as a rest.") },
  { "due", NULL, N_ ("A break fell due.") },
  { "planned-due", NULL, N_ ("A planned session fell due.") },
  { "notified", "first", N_ ("You were reminded.") },
  { "notified", "repeat", N_ ("You were reminded again, as the break was still waiting.") },
  { "notified", "anew", N_ ("You were reminded anew, as you had gone on sitting.") },
  { "notified", "snooze", N_ ("You were reminded, as your snooze was over.") },
  { "notified", "again",
    N_ ("The reminder was shown again, as nothing stood in its way any more.") },
  { "notified", NULL, N_ ("You were reminded.") },
  { "withdrawn", NULL, N_ ("The reminder was taken back: %s.") },
  { "held", NULL, N_ ("The reminder waited: %s.") },
  { "released", NULL, N_ ("The reminder no longer had to wait.") },
  { "not-reminded", NULL, N_ ("You were not reminded: %s.") },
  { "snoozed", NULL, N_ ("You snoozed the reminder.") },
  { "snooze-refused", "limit", N_ ("It could not be snoozed once more: the limit was reached.") },
  { "snooze-refused", NULL, N_ ("It could not be snoozed.") },
  { "skipped", NULL, N_ ("You skipped the break.") },
  { "break-started", NULL, N_ ("You began a break.") },
  { "break-ended", "done", N_ ("You finished the break.") },
  { "break-ended", "half", N_ ("You did about half of the break.") },
  { "break-ended", "left", N_ ("You left the break early.") },
  { "break-ended", "stopped-for-pain", N_ ("You stopped the break because it hurt.") },
  { "break-ended", NULL, N_ ("The break ended.") },
  { "paused", NULL, N_ ("You paused the reminders.") },
  { "unpaused", "elapsed", N_ ("The pause was over.") },
  { "unpaused", NULL, N_ ("You ended the pause.") },
  { "pause-pointed-out", NULL, N_ ("You were told that the reminders were still paused.") },
  { "missed", NULL, N_ ("A planned session was missed: %s.") },
  { "notification-stuck", NULL,
    N_ ("The desktop did not answer when a reminder was to be shown.") },
  { "notification-failed", NULL, N_ ("A reminder could not be shown.") },
  { "window-failed", NULL, N_ ("Limber’s window did not open.") },
};

static const char *
find_phrase (const Phrase *phrases, guint n_phrases, const char *nick)
{
  for (guint i = 0; nick != NULL && i < n_phrases; i++)
    if (g_str_equal (phrases[i].nick, nick))
      return g_dgettext (GETTEXT_PACKAGE, phrases[i].text);
  return NULL;
}

const char *
limber_decision_text_reason (const char *reason)
{
  return find_phrase (reasons, G_N_ELEMENTS (reasons), reason);
}

const char *
limber_decision_text_cause (const char *cause)
{
  return find_phrase (causes, G_N_ELEMENTS (causes), cause);
}

/* Behind the colon of member @name; NULL if there is none. */
static const char *
find_member (const char *detail, const char *name)
{
  g_autofree char *start = g_strdup_printf ("\"%s\":", name);
  const char *at = detail != NULL ? strstr (detail, start) : NULL;

  return at != NULL ? at + strlen (start) : NULL;
}

gboolean
limber_decision_detail_get_number (const char *detail, const char *name, gint64 *value)
{
  const char *text = find_member (detail, name);
  char *end = NULL;
  gint64 number;

  if (text == NULL)
    return FALSE;
  number = g_ascii_strtoll (text, &end, 10);
  if (end == text || (*end != ',' && *end != '}'))
    return FALSE;
  *value = number;
  return TRUE;
}

char *
limber_decision_detail_dup_text (const char *detail, const char *name)
{
  const char *text = find_member (detail, name);
  const char *end = text != NULL && *text == '"' ? strchr (text + 1, '"') : NULL;

  return end != NULL ? g_strndup (text + 1, (gsize) (end - text - 1)) : NULL;
}

static const char *
find_sentence (const char *event, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
    const Sentence *sentence = &sentences[i];

    if (g_str_equal (sentence->event, event)
        && (sentence->key == NULL || g_strcmp0 (sentence->key, key) == 0))
      return g_dgettext (GETTEXT_PACKAGE, sentence->text);
  }
  return NULL;
}

static char *
format_sitting (const char *event, gint64 secs)
{
  gint64 minutes = CLAMP (secs / 60, 0, G_MAXINT32);

  if (g_str_equal (event, "sitting-ended"))
    /* Translators: %d is how many minutes */
    return g_strdup_printf (ngettext ("You got up after %d minute of sitting.",
                                      "You got up after %d minutes of sitting.", (gulong) minutes),
                            (int) minutes);
  if (g_str_equal (event, "due"))
    /* Translators: %d is how many minutes */
    return g_strdup_printf (ngettext ("A break fell due after %d minute of sitting.",
                                      "A break fell due after %d minutes of sitting.",
                                      (gulong) minutes),
                            (int) minutes);
  return NULL;
}

static char *
format_minutes (const char *event, gint64 minutes)
{
  minutes = CLAMP (minutes, 0, G_MAXINT32);
  if (g_str_equal (event, "snoozed"))
    /* Translators: %d is how many minutes */
    return g_strdup_printf (ngettext ("You snoozed the reminder for %d minute.",
                                      "You snoozed the reminder for %d minutes.", (gulong) minutes),
                            (int) minutes);
  if (g_str_equal (event, "paused"))
    /* Translators: %d is how many minutes */
    return g_strdup_printf (ngettext ("You paused the reminders for %d minute.",
                                      "You paused the reminders for %d minutes.", (gulong) minutes),
                            (int) minutes);
  return NULL;
}

static char *
format_reason (const char *event, const char *reason)
{
  const char *words = find_phrase (reasons, G_N_ELEMENTS (reasons), reason);

  if (words == NULL || !g_str_equal (event, "skipped"))
    return NULL;
  /* Translators: %s is why: "not now", "in pain", "already done", "does not suit me" */
  return g_strdup_printf (_ ("You skipped the break: %s."), words);
}

/* Told with the number or the reason that the decision brings, where it does. */
static char *
format_detail (const LimberDecisionRecord *decision)
{
  g_autofree char *reason = limber_decision_detail_dup_text (decision->detail, "reason");
  char *text = NULL;
  gint64 number;

  if (limber_decision_detail_get_number (decision->detail, "sitting_s", &number))
    text = format_sitting (decision->event, number);
  if (text == NULL && limber_decision_detail_get_number (decision->detail, "minutes", &number))
    text = format_minutes (decision->event, number);
  return text != NULL ? text : format_reason (decision->event, reason);
}

char *
limber_decision_text (const LimberDecisionRecord *decision)
{
  g_autofree char *outcome = limber_decision_detail_dup_text (decision->detail, "outcome");
  char *detailed = format_detail (decision);
  const char *sentence = find_sentence (decision->event,
                                        outcome != NULL ? outcome : decision->cause);
  const char *cause = limber_decision_text_cause (decision->cause);
  const char *hole = sentence != NULL ? strstr (sentence, "%s") : NULL;

  if (detailed != NULL)
    return detailed;
  if (sentence == NULL && decision->cause == NULL)
    return g_strdup (decision->event);
  if (sentence == NULL)
    return g_strdup_printf ("%s (%s)", decision->event, decision->cause);
  if (hole == NULL)
    return g_strdup (sentence);
  if (cause == NULL)
    cause = decision->cause != NULL ? decision->cause : "?";
  return g_strdup_printf ("%.*s%s%s", (int) (hole - sentence), sentence, cause, hole + 2);
}
