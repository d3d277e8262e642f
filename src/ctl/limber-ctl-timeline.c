/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl-json.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl timeline: what a session will do, second by second. */

/* From 1 for a movement or a hold, 0 for what is no repetition */
static guint
get_rep_number (const LimberSegment *segment)
{
  switch (segment->kind) {
  case LIMBER_SEGMENT_MOVE_IN:
  case LIMBER_SEGMENT_HOLD:
  case LIMBER_SEGMENT_MOVE_OUT:
    return segment->rep + 1;
  case LIMBER_SEGMENT_GET_READY:
  case LIMBER_SEGMENT_REST:
  case LIMBER_SEGMENT_SWITCH_SIDE:
    return 0;
  }
  g_return_val_if_reached (0);
}

static void
add_segment (JsonBuilder *builder, guint index, const LimberSegment *segment)
{
  json_builder_begin_object (builder);
  limber_ctl_json_add_int (builder, "index", index);
  limber_ctl_json_add_usec (builder, "start_s", segment->start_usec);
  limber_ctl_json_add_usec (builder, "duration_s", segment->duration_usec);
  limber_ctl_json_add_string (builder, "kind", limber_segment_kind_to_nick (segment->kind));
  limber_ctl_json_add_string (builder, "exercise", limber_exercise_get_id (segment->exercise));
  limber_ctl_json_add_string (builder, "side", limber_ctl_content_get_side_nick (segment));
  limber_ctl_json_add_int (builder, "rep", get_rep_number (segment));
  json_builder_end_object (builder);
}

static void
print_json (LimberTimeline *timeline)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "routine",
                              limber_routine_get_id (limber_timeline_get_routine (timeline)));
  limber_ctl_json_add_int (builder, "level", limber_timeline_get_level (timeline));
  limber_ctl_json_add_usec (builder, "duration_s", limber_timeline_get_duration_usec (timeline));
  json_builder_set_member_name (builder, "segments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++)
    add_segment (builder, i, limber_timeline_get_segment (timeline, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  limber_ctl_json_print (builder);
}

static void
print_segment (const LimberSegment *segment)
{
  g_autofree char *start = limber_ctl_text_format_secs (segment->start_usec / G_USEC_PER_SEC);
  g_autofree char *rep = g_strdup_printf ("%u", get_rep_number (segment));

  g_print ("%7s %5.4g s  %-11s  %3s  %-5s  %s\n", start,
           (double) segment->duration_usec / G_USEC_PER_SEC,
           limber_segment_kind_to_nick (segment->kind), get_rep_number (segment) > 0 ? rep : "",
           segment->side != LIMBER_SIDE_NONE ? limber_ctl_content_get_side_nick (segment) : "",
           limber_exercise_get_id (segment->exercise));
}

static void
print_table (LimberTimeline *timeline)
{
  LimberRoutine *routine = limber_timeline_get_routine (timeline);
  g_autofree char *title = limber_ctl_text_clean (limber_routine_get_title (routine));
  g_autofree char *total = limber_ctl_text_format_secs (limber_timeline_get_duration_usec (timeline)
                                                        / G_USEC_PER_SEC);

  /* Translators: a routine's title, the number of its level, its length as in “1:40” */
  g_print (_ ("%s, level %u: %s"), title, limber_timeline_get_level (timeline), total);
  g_print ("\n");
  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++)
    print_segment (limber_timeline_get_segment (timeline, i));
}

int
limber_ctl_timeline (GStrv argv)
{
  int level = 1;
  gboolean is_json = FALSE;
  const GOptionEntry options[] = {
    { "level", 'l', 0, G_OPTION_ARG_INT, &level, N_ ("Level of the routine (1)"), "N" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "timeline",
    .parameters = _ ("ROUTINE"),
    .summary = _ ("Lists the timed segments of a routine."),
    .description = _ (
        "Kinds: get-ready, move-in, hold, move-out, rest, switch-side. Repetitions count from 1;\n"
        "what is no repetition has 0 in JSON."),
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
  timeline = limber_ctl_content_open_timeline (arguments[0], level, &error);
  if (timeline == NULL)
    return limber_ctl_fail (error->message);
  if (is_json)
    print_json (timeline);
  else
    print_table (timeline);
  return LIMBER_CTL_DONE;
}
