/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "report/limber-drawing.h"
#include "report/limber-report.h"

#include <glib/gi18n-lib.h>

/* limberctl report: the diary on a page or two for a doctor, as a PDF. */

#define DEFAULT_DAYS 90

static const char *
name_routine (const char *id, gpointer user_data)
{
  LimberRoutine *routine = limber_library_find_routine (user_data, id);

  return routine != NULL ? limber_routine_get_title (routine) : NULL;
}

static gboolean
parse_paper (const char *name, LimberPaper *paper)
{
  *paper = name == NULL ? limber_paper_for_locale () : LIMBER_PAPER_A4;
  if (name == NULL || g_str_equal (name, "a4"))
    return TRUE;
  *paper = LIMBER_PAPER_LETTER;
  return g_str_equal (name, "letter");
}

static gboolean
write_report (LimberDiary *diary,
              int from_day,
              int to_day,
              const LimberReportSettings *settings,
              const char *output,
              GError **error)
{
  LimberDigest *digest = limber_diary_digest (diary, from_day, to_day, LIMBER_REPORT_N_NEWEST,
                                              error);
  g_autoptr (LimberReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (digest == NULL)
    return FALSE;
  report = limber_report_new (digest, settings);
  bytes = limber_report_render_pdf (report, error);
  return bytes != NULL && limber_drawing_save (bytes, output, error);
}

int
limber_ctl_report (GStrv argv)
{
  g_autofree char *output = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *label = NULL;
  g_autofree char *paper = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this PDF file"),
      N_ ("FILE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day (90 days before the last)"),
      N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day (today)"), N_ ("DAY") },
    { "label", 'l', 0, G_OPTION_ARG_STRING, &label, N_ ("Who it is about, as it is to be printed"),
      N_ ("TEXT") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_ ("a4 or letter (what the language prints on)"),
      N_ ("PAPER") },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "report",
    .summary = _ ("Puts the diary on a page or two for a doctor or physiotherapist."),
    .options = options,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberLibrary) library = NULL;
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberReportSettings settings = { .name_routine = name_routine };
  int from_day = 0;
  int to_day = 0;

  if (arguments == NULL)
    return status;
  if (output == NULL)
    return limber_ctl_misuse ("report", _ ("wants -o FILE"));
  if (!parse_paper (paper, &settings.paper))
    return limber_ctl_misuse ("report", _ ("--paper must be a4 or letter"));
  if (!limber_ctl_diary_parse_days (from, to, &from_day, &to_day, &error))
    return limber_ctl_misuse ("report", error->message);

  library = limber_ctl_content_open ();
  settings.name_data = library;
  settings.label = label;
  diary = limber_ctl_diary_open (&settings.now, &error);
  if (diary == NULL
      || !limber_ctl_diary_choose_days (&settings.now, DEFAULT_DAYS, &from_day, &to_day, &error)
      || !write_report (diary, from_day, to_day, &settings, output, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
