/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-decision-text.h"
#include "core/limber-local-time.h"
#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl-json.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-activity.h"

#include <glib/gi18n-lib.h>

/* limberctl why: what was decided, and why, out of the diary: it needs no agent. */

static gboolean
parse_since (const char *text, LimberStamp now, gint64 *since_usec, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  int day = limber_local_time_get_day (zone, now.usec);
  LimberStamp stamp;
  int mins;

  if (text == NULL || limber_local_time_parse (text, FALSE, &mins)) {
    *since_usec = limber_local_time_to_usec (zone, day, text != NULL ? mins : 0);
    return TRUE;
  }
  if (limber_day_parse (text, &day)) {
    *since_usec = limber_local_time_to_usec (zone, day, 0);
    return TRUE;
  }
  if (!limber_ctl_diary_parse_at (text, now, &stamp, error))
    return FALSE;
  *since_usec = stamp.usec;
  return TRUE;
}

static void
print_line (const LimberDecisionRecord *decision)
{
  g_autofree char *time = limber_ctl_diary_format_stamp (&decision->at);
  g_autofree char *sentence = limber_decision_text (decision);
  g_autofree char *clean = limber_ctl_text_clean (sentence);

  g_print ("%s  %s\n", time, clean);
}

static void
add_detail (JsonBuilder *builder, const char *detail)
{
  g_autoptr (JsonNode) node = json_from_string (detail, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_builder_set_member_name (builder, "detail");
  json_builder_add_value (builder, g_steal_pointer (&node));
}

static void
add_json (JsonBuilder *builder, const LimberDecisionRecord *decision)
{
  g_autofree char *at = limber_stamp_to_iso8601 (&decision->at);

  json_builder_begin_object (builder);
  limber_ctl_json_add_string (builder, "at", at);
  limber_ctl_json_add_string (builder, "event", decision->event);
  if (decision->cause != NULL)
    limber_ctl_json_add_string (builder, "cause", decision->cause);
  if (decision->break_id != NULL)
    limber_ctl_json_add_string (builder, "break_id", decision->break_id);
  if (decision->detail != NULL)
    add_detail (builder, decision->detail);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *decisions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decisions->len; i++)
    add_json (builder, g_ptr_array_index (decisions, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  limber_ctl_json_print (builder);
}

int
limber_ctl_why (GStrv argv)
{
  g_autofree char *since = NULL;
  gboolean is_json = FALSE;
  const GOptionEntry entries[] = {
    { "since", 's', 0, G_OPTION_ARG_STRING, &since,
      N_ ("From when on: 09:30, 2026-03-02 or 2026-03-02T09:30; midnight if not given"),
      N_ ("TIME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "why",
    .summary = _ ("Tells why you were reminded, and why not, oldest first."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 since_usec = 0;
  LimberStamp now;

  if (arguments == NULL)
    return status;
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL)
    return limber_ctl_fail (error->message);
  if (!parse_since (since, now, &since_usec, &error))
    return limber_ctl_misuse ("why", error->message);
  decisions = limber_diary_list_decisions (diary, since_usec, 0, &error);
  if (decisions == NULL)
    return limber_ctl_fail (error->message);
  if (is_json)
    print_json (decisions);
  else if (decisions->len == 0)
    g_print ("%s\n", _ ("Nothing was decided in this time."));
  else
    for (guint i = 0; i < decisions->len; i++)
      print_line (g_ptr_array_index (decisions, i));
  return LIMBER_CTL_DONE;
}
