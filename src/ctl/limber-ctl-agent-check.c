/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl-json.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "desktop/limber-system-clock.h"

#include <glib/gi18n-lib.h>

/* limberctl agent check: what the agent found on this desktop. */

static const struct {
  const char *kind;
  const char *title;
} KINDS[] = {
  { "idle", N_ ("Activity") },
  { "lock", N_ ("Lock screen") },
  { "hold", N_ ("Reasons to wait") },
  { "notification", N_ ("Notifications") },
  { "autostart", N_ ("Start at login") },
};

static const char *
look_up (GVariant *probe, const char *key)
{
  const char *text = NULL;

  return g_variant_lookup (probe, key, "&s", &text) ? text : "";
}

static gboolean
is_set (GVariant *probe, const char *key)
{
  gboolean value = FALSE;

  return g_variant_lookup (probe, key, "b", &value) && value;
}

static void
print_probe (GVariant *probe)
{
  /* The agent names what it looked for in English, by which scripts know it. */
  const char *english = look_up (probe, "name");
  g_autofree char *name = limber_ctl_text_clean (*english != '\0' ? _ (english) : english);
  g_autofree char *reason = limber_ctl_text_clean (look_up (probe, "reason"));
  const char *mark = is_set (probe, "is-used") ? "*" : is_set (probe, "is-offered") ? "+" : "-";

  g_print ("  %s %s%s%s\n", mark, name, *reason != '\0' ? limber_ctl_text_get_colon () : "",
           reason);
}

static void
print_kinds (GVariant *probes)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    g_print ("%s\n", _ (KINDS[i].title));
    for (gsize j = 0; j < g_variant_n_children (probes); j++) {
      g_autoptr (GVariant) probe = g_variant_get_child_value (probes, j);

      if (g_str_equal (look_up (probe, "kind"), KINDS[i].kind))
        print_probe (probe);
    }
  }
}

/* Seconds since the last input; -1 where that is not known */
static gint64
get_idle_secs (gint64 last_input_usec)
{
  g_autoptr (LimberSystemClock) clock = limber_system_clock_new ();

  if (last_input_usec == 0)
    return -1;
  return MAX (limber_clock_get_wall_usec (LIMBER_CLOCK (clock)) - last_input_usec, 0)
         / G_USEC_PER_SEC;
}

static void
print_text (GVariant *probes, gint64 idle_secs)
{
  print_kinds (probes);
  g_print ("%s\n", _ ("* used   + offered   - not offered here"));
  if (idle_secs < 0)
    g_print ("%s\n", _ ("No input has been seen yet."));
  else
    /* Translators: %d: seconds */
    g_print (ngettext ("Last input seen %d second ago.\n", "Last input seen %d seconds ago.\n",
                       (gulong) idle_secs),
             (int) idle_secs);
}

static void
print_json (GVariant *probes, gint64 idle_secs)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "probes");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < g_variant_n_children (probes); i++) {
    g_autoptr (GVariant) probe = g_variant_get_child_value (probes, i);

    json_builder_begin_object (builder);
    limber_ctl_json_add_string (builder, "kind", look_up (probe, "kind"));
    limber_ctl_json_add_string (builder, "name", look_up (probe, "name"));
    limber_ctl_json_add_boolean (builder, "offered", is_set (probe, "is-offered"));
    limber_ctl_json_add_boolean (builder, "used", is_set (probe, "is-used"));
    if (*look_up (probe, "reason") != '\0')
      limber_ctl_json_add_string (builder, "reason", look_up (probe, "reason"));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (idle_secs >= 0)
    limber_ctl_json_add_int (builder, "last_input_s", idle_secs);
  json_builder_end_object (builder);
  limber_ctl_json_print (builder);
}

int
limber_ctl_agent_check (GStrv argv)
{
  gboolean is_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "agent check",
    .summary = _ (
        "Tells what the agent found on this desktop: what measures activity, tells of the "
        "lock screen, holds reminders back, shows notifications and starts it at login."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) probes = NULL;
  gint64 last_input_usec = 0;

  if (arguments == NULL)
    return status;
  status = limber_ctl_agent_ask ("Check", NULL, &reply);
  if (status != LIMBER_CTL_DONE)
    return status;
  g_variant_get (reply, "(@aa{sv}x)", &probes, &last_input_usec);
  if (is_json)
    print_json (probes, get_idle_secs (last_input_usec));
  else
    print_text (probes, get_idle_secs (last_input_usec));
  return LIMBER_CTL_DONE;
}
