/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-record-error.h"
#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* limberctl measure add: notes the result of a self test, or a filled-in questionnaire. */

typedef struct {
  char *side;     /* (owned) (nullable) */
  char *note;     /* (owned) (nullable) */
  char *at;       /* (owned) (nullable) */
  char *language; /* (owned) (nullable) */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->side);
  g_free (self->note);
  g_free (self->at);
  g_free (self->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* (transfer full): the same with negative numbers behind "--", so that they are no options */
static GStrv
protect_negative_numbers (GStrv argv)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; argv[i] != NULL; i++) {
    if (argv[i][0] != '-' || !g_ascii_isdigit (argv[i][1]))
      g_strv_builder_add (builder, argv[i]);
  }
  g_strv_builder_add (builder, "--");
  for (guint i = 0; argv[i] != NULL; i++) {
    if (argv[i][0] == '-' && g_ascii_isdigit (argv[i][1]))
      g_strv_builder_add (builder, argv[i]);
  }
  return g_strv_builder_end (builder);
}

/* (transfer full): what can be measured, a line each */
static char *
describe_kinds (void)
{
  GString *text = g_string_new (_ ("What can be noted:"));

  for (guint i = 0; i < LIMBER_N_MEASURE_KINDS; i++) {
    LimberMeasureKind kind = (LimberMeasureKind) i;

    g_string_append_printf (text, "\n  %-16s %s%s%d … %d%s", limber_measure_kind_to_nick (kind),
                            limber_measure_kind_get_title (kind), limber_ctl_text_get_colon (),
                            limber_measure_kind_get_min (kind), limber_measure_kind_get_max (kind),
                            limber_measure_kind_has_sides (kind) ? " (--side)" : "");
  }
  g_string_append_printf (text, "\n  %-16s %s", "peg",
                          _ ("Questionnaire PEG: three answers from 0 to 10"));
  return g_string_free (text, FALSE);
}

static gboolean
add_questionnaire (LimberDiary *diary,
                   LimberQuestionnaireKind kind,
                   GStrv values,
                   const Options *options,
                   LimberStamp now,
                   GError **error)
{
  g_autoptr (LimberQuestionnaire) filled = NULL;
  guint n_answers = g_strv_length (values);
  int answers[LIMBER_QUESTIONNAIRE_MAX_ITEMS] = { 0 };
  LimberStamp at;

  for (guint i = 0; i < MIN (n_answers, G_N_ELEMENTS (answers)); i++) {
    if (!limber_pain_level_parse (values[i], &answers[i], NULL))
      answers[i] = -1;
  }
  if (!limber_ctl_diary_parse_at (options->at, now, &at, error))
    return FALSE;
  filled = limber_questionnaire_new (at, kind, options->language != NULL ? options->language : "en",
                                     answers, n_answers);
  return limber_diary_add_questionnaire (diary, filled, now.usec, NULL, error);
}

static gboolean
add_measure (LimberDiary *diary,
             LimberMeasureKind kind,
             const char *value,
             const Options *options,
             LimberStamp now,
             GError **error)
{
  g_autoptr (LimberMeasure) measure = NULL;
  LimberMeasureSide side = LIMBER_MEASURE_SIDE_NONE;
  LimberStamp at;
  int value_tenths;

  if (!limber_measure_kind_parse_value (kind, value, &value_tenths, error)
      || !limber_ctl_diary_parse_at (options->at, now, &at, error))
    return FALSE;
  if (options->side != NULL && !limber_measure_side_from_nick (options->side, &side)) {
    /* Translators: %s is what was typed; left and right are typed as they are */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                 _ ("“%s” is neither left nor right"), options->side);
    return FALSE;
  }
  measure = limber_measure_new (at, kind, value_tenths);
  measure->side = side;
  measure->note = g_strdup (options->note);
  return limber_diary_add_measure (diary, measure, now.usec, NULL, error);
}

static gboolean
add (LimberDiary *diary, GStrv arguments, const Options *options, LimberStamp now, GError **error)
{
  LimberQuestionnaireKind questionnaire;
  LimberMeasureKind kind;

  if (limber_questionnaire_kind_from_nick (arguments[0], &questionnaire))
    return add_questionnaire (diary, questionnaire, arguments + 1, options, now, error);
  if (!limber_measure_kind_from_nick (arguments[0], &kind)) {
    /* Translators: %s is what was typed */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                 _ ("there is no measure “%s”; “limberctl measure add --help” lists them"),
                 arguments[0]);
    return FALSE;
  }
  if (arguments[2] != NULL) {
    g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE,
                         _ ("a measure has one value"));
    return FALSE;
  }
  return add_measure (diary, kind, arguments[1], options, now, error);
}

int
limber_ctl_measure_add (GStrv argv)
{
  g_auto (Options) options = { 0 };
  g_autofree char *kinds = describe_kinds ();
  const GOptionEntry entries[] = {
    { "side", 's', 0, G_OPTION_ARG_STRING, &options.side, N_ ("left or right"), N_ ("SIDE") },
    { "note", 'n', 0, G_OPTION_ARG_STRING, &options.note, N_ ("A note of your own"), N_ ("TEXT") },
    { "at", 'a', 0, G_OPTION_ARG_STRING, &options.at,
      N_ ("When it was, for example 2026-03-02T08:15"), N_ ("TIME") },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("Language in which a questionnaire was read (en)"), N_ ("LANGUAGE") },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "measure add",
    .parameters = _ ("KIND VALUE…"),
    .summary = _ ("Notes the result of a self test or a questionnaire."),
    .description = kinds,
    .options = entries,
    .min_arguments = 2,
    .max_arguments = 1 + LIMBER_QUESTIONNAIRE_MAX_ITEMS,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) words = protect_negative_numbers (argv);
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, words, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberStamp now;

  if (arguments == NULL)
    return status;
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL || !add (diary, arguments, &options, now, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
