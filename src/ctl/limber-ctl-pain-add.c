/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-pain-stats.h"
#include "core/limber-record-error.h"
#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* limberctl pain add: notes how much it hurts, now or at another time. */

typedef struct {
  char **zones;   /* (owned) (nullable) */
  char *question; /* (owned) (nullable) */
  char *note;     /* (owned) (nullable) */
  char *at;       /* (owned) (nullable) */
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->zones);
  g_free (self->question);
  g_free (self->note);
  g_free (self->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* (transfer full) (nullable): what was typed, not yet checked against the time */
static LimberPainEntry *
build_entry (const char *level_text, const Options *options, LimberStamp now, GError **error)
{
  LimberPainQuestion question = LIMBER_PAIN_NOW;
  LimberStamp at;
  LimberPainEntry *entry;
  LimberZones zones = 0;
  g_autofree char *zones_text = NULL;
  int level;

  if (options->zones != NULL)
    zones_text = g_strjoinv (" ", options->zones);
  if (!limber_pain_level_parse (level_text, &level, error)
      || !limber_zones_parse (zones_text != NULL ? zones_text : "", &zones, error)
      || !limber_ctl_diary_parse_at (options->at, now, &at, error))
    return NULL;
  if (options->question != NULL && !limber_pain_question_from_nick (options->question, &question)) {
    /* Translators: %s is what was typed; the words that follow are typed as they are */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                 _ ("“%s” is none of now, worst, average, before, after"), options->question);
    return NULL;
  }
  entry = limber_pain_entry_new (at, level, question);
  entry->zones = zones;
  entry->note = g_strdup (options->note);
  return entry;
}

/* The level of the entry before, LIMBER_PAIN_NONE if there is none or it can't be read */
static double
find_previous_level (LimberDiary *diary)
{
  g_autoptr (GPtrArray) last = limber_diary_list_pain_entries (diary, G_MININT, G_MAXINT, 1, NULL,
                                                               NULL);

  if (last == NULL || last->len == 0)
    return LIMBER_PAIN_NONE;
  return ((LimberPainEntry *) last->pdata[0])->level;
}

static void
print_entry (const LimberPainEntry *entry, gint64 id, double previous)
{
  g_autofree char *zones = limber_zones_describe (entry->zones);
  g_autofree char *time = limber_ctl_diary_format_stamp (&entry->at);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  /* Translators: the number of the entry, the pain level, the time */
  g_print (_ ("Entry %s: %d out of 10, %s"), number, entry->level, time);
  g_print ("%s%s\n", *zones != '\0' ? ", " : "", zones);
  if (limber_pain_calls_for_help_text (entry->level, previous))
    g_print ("\n%s\n", limber_pain_get_help_text ());
}

int
limber_ctl_pain_add (GStrv argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "zone", 'z', 0, G_OPTION_ARG_STRING_ARRAY, &options.zones,
      N_ ("Where, for example b_low_back_l; may be given several times"), "Z" },
    { "when", 'w', 0, G_OPTION_ARG_STRING, &options.question,
      N_ ("now, worst, average, before or after (now)"), "Q" },
    { "note", 'n', 0, G_OPTION_ARG_STRING, &options.note, N_ ("A note of your own"), N_ ("TEXT") },
    { "at", 'a', 0, G_OPTION_ARG_STRING, &options.at,
      N_ ("When it was, for example 2026-03-02T08:15"), N_ ("TIME") },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "pain add",
    .parameters = _ ("LEVEL"),
    .summary = _ ("Notes how much it hurts: 0 is no pain, 10 the worst imaginable."),
    .description = _ ("Places end in _l or _r for your own left and right side."),
    .options = entries,
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberPainEntry) entry = NULL;
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberStamp now;
  double previous;
  gint64 id;

  if (arguments == NULL)
    return status;
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL)
    return limber_ctl_fail (error->message);
  entry = build_entry (arguments[0], &options, now, &error);
  previous = find_previous_level (diary);
  if (entry == NULL || !limber_diary_save_pain_entry (diary, entry, now.usec, &id, &error))
    return limber_ctl_fail (error->message);
  print_entry (entry, id, previous);
  return LIMBER_CTL_DONE;
}
