/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl-json.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* limberctl pain list: the newest entry first, as lines or as JSON. */

#define PAGE_SIZE 1000

static void
print_line (const LimberPainEntry *entry)
{
  g_autofree char *time = limber_ctl_diary_format_stamp (&entry->at);
  g_autofree char *zones = limber_zones_describe (entry->zones);
  g_autofree char *note = entry->note != NULL ? limber_ctl_text_clean (entry->note) : NULL;

  g_print ("%6" G_GINT64_FORMAT "  %s  %2d  %s", entry->id, time, entry->level,
           limber_pain_question_get_title (entry->question));
  if (*zones != '\0')
    g_print (" · %s", zones);
  if (note != NULL && *note != '\0')
    g_print (" — %s", note);
  g_print ("\n");
}

static void
add_json (JsonBuilder *builder, const LimberPainEntry *entry)
{
  g_autofree char *at = limber_stamp_to_iso8601 (&entry->at);
  g_autofree char *zones = limber_zones_to_string (entry->zones);
  g_auto (GStrv) ids = g_strsplit (zones, " ", -1);

  json_builder_begin_object (builder);
  limber_ctl_json_add_int (builder, "id", entry->id);
  limber_ctl_json_add_string (builder, "at", at);
  limber_ctl_json_add_int (builder, "level", entry->level);
  limber_ctl_json_add_string (builder, "when", limber_pain_question_to_nick (entry->question));
  limber_ctl_json_add_strings (builder, "zones", (const char *const *) ids);
  if (entry->note != NULL)
    limber_ctl_json_add_string (builder, "note", entry->note);
  json_builder_end_object (builder);
}

/* @builder: (nullable): lines without */
static gboolean
list_entries (LimberDiary *diary, int from_day, int to_day, JsonBuilder *builder, GError **error)
{
  g_autoptr (GPtrArray) page = NULL;

  do {
    g_autoptr (LimberPainEntry) last = NULL;

    if (page != NULL)
      last = limber_pain_entry_copy (page->pdata[page->len - 1]);
    g_clear_pointer (&page, g_ptr_array_unref);
    page = limber_diary_list_pain_entries (diary, from_day, to_day, PAGE_SIZE, last, error);
    if (page == NULL)
      return FALSE;
    for (guint i = 0; i < page->len; i++) {
      if (builder != NULL)
        add_json (builder, page->pdata[i]);
      else
        print_line (page->pdata[i]);
    }
  } while (page->len == PAGE_SIZE);
  return TRUE;
}

int
limber_ctl_pain_list (GStrv argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean is_json = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, for example 2026-03-02"), "DAY" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day"), "DAY" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "pain list",
    .summary = _ ("Lists pain entries, the newest first."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberStamp now;
  int from_day, to_day;

  if (arguments == NULL)
    return status;
  if (!limber_ctl_diary_parse_days (from, to, &from_day, &to_day, &error))
    return limber_ctl_misuse ("pain list", error->message);
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL)
    return limber_ctl_fail (error->message);
  if (is_json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "entries");
    json_builder_begin_array (builder);
  }
  if (!list_entries (diary, from_day, to_day, builder, &error))
    return limber_ctl_fail (error->message);
  if (is_json) {
    json_builder_end_array (builder);
    json_builder_end_object (builder);
    limber_ctl_json_print (builder);
  }
  return LIMBER_CTL_DONE;
}
