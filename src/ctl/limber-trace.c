/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-trace.h"

#include "core/limber-problem.h"
#include "core/limber-stamp.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include <math.h>
#include <string.h>

/*
 * LimberTrace:
 *
 * Reads recorded days: a header and one JSON object a line. The first bad line ends it, with its
 * number: nothing after it can be trusted to come at the right time. Whether the events make sense
 * one after another is the simulation's; here each stands for itself, and time never falls.
 */

#define MAX_LINE_BYTES 8192
/* json-glib reads nested values by recursion. */
#define MAX_NESTING 8
#define MAX_PROBLEM 300
/* A century */
#define MAX_SECS       (36525.0 * 86400)
#define MAX_SNOOZE     1000000
#define MAX_PAUSE_MINS (31 * 1440)

static const char *const NICKS[LIMBER_N_TRACE_EVENTS] = {
  "active", "idle",    "lock",    "unlock",  "suspend", "resume", "wall-set",
  "tz-set", "hold",    "release", "start",   "finish",  "snooze", "skip",
  "pause",  "unpause", "set",     "restart", "reboot",  "end",
};

typedef struct {
  LimberTrace *trace; /* (unowned) */
  LimberReminderSettings *settings;
  JsonParser *parser;
  GTimeZone *zone;
  gboolean has_header;
  gboolean has_end;
  gint64 last_usec;
  char *problem; /* of the line; NULL while it is right */
} Reader;

static void
event_free (LimberTraceEvent *event)
{
  g_free (event->text);
  g_free (event->value);
  g_free (event);
}

void
limber_trace_free (LimberTrace *self)
{
  g_free (self->zone);
  g_ptr_array_unref (self->events);
  g_free (self);
}

static G_GNUC_PRINTF (2, 3) gboolean refuse (Reader *reader, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (reader->problem == NULL)
    reader->problem = g_strdup_vprintf (format, args);
  va_end (args);
  return FALSE;
}

static gboolean
refuse_member (Reader *reader, const char *name, const char *allowed)
{
  /* Translators: the name of a value in a file, and what it may be */
  return refuse (reader, _ ("“%s” is missing or wrong, allowed is %s"), name, allowed);
}

/* (nullable) (transfer none) */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
get_number (JsonObject *object, const char *name, double min, double max, double *number)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;
  double value;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  value = json_node_get_double (node);
  if (!(value >= min && value <= max))
    return FALSE;
  *number = value;
  return TRUE;
}

/* Takes what is there; absent or null stays as it was. */
static gboolean
take_minutes (Reader *reader, JsonObject *object, int min, int max, int *minutes)
{
  double number = 0;

  if (!json_object_has_member (object, "minutes")
      || json_object_get_null_member (object, "minutes"))
    return TRUE;
  if (!get_number (object, "minutes", min, max, &number) || number != floor (number)) {
    g_autofree char *allowed = g_strdup_printf (_ ("a whole number from %d to %d"), min, max);

    return refuse_member (reader, "minutes", allowed);
  }
  *minutes = (int) number;
  return TRUE;
}

static gboolean
take_optional_text (Reader *reader, JsonObject *object, const char *name, char **text)
{
  if (!json_object_has_member (object, name) || json_object_get_null_member (object, name))
    return TRUE;
  *text = g_strdup (get_text (object, name));
  return *text != NULL || refuse_member (reader, name, _ ("text"));
}

static gboolean
take_zone (Reader *reader, JsonObject *object, char **zone)
{
  const char *name = get_text (object, "tz");
  GTimeZone *found = name != NULL && *name != '\0' ? g_time_zone_new_identifier (name) : NULL;

  if (found == NULL)
    return refuse_member (reader, "tz", _ ("a time zone as in “Europe/Paris”"));
  g_clear_pointer (&reader->zone, g_time_zone_unref);
  reader->zone = found;
  *zone = g_strdup (name);
  return TRUE;
}

static gboolean
take_wall (Reader *reader, JsonObject *object, const char *name, gint64 *wall_usec)
{
  const char *text = get_text (object, name);
  LimberStamp stamp;

  if (text == NULL || !limber_stamp_parse_iso8601 (text, reader->zone, &stamp))
    return refuse_member (reader, name, _ ("a time as in “2026-03-02T09:00:00+01:00”"));
  *wall_usec = stamp.usec;
  return TRUE;
}

static gboolean
take_hold (Reader *reader, JsonObject *object, LimberHold *hold)
{
  const char *cause = get_text (object, "cause");

  if (cause != NULL && limber_hold_from_nick (cause, hold))
    return TRUE;
  return refuse_member (reader, "cause",
                        "call, fullscreen, presentation, do-not-disturb, idle-inhibited");
}

static gboolean
take_pause (Reader *reader, JsonObject *object, LimberTraceEvent *event)
{
  const char *until = get_text (object, "until");

  if (json_object_has_member (object, "until") && !json_object_get_null_member (object, "until")
      && (until == NULL || !limber_local_time_parse (until, FALSE, &event->until_mins)))
    return refuse_member (reader, "until", _ ("a time as in “17:30”"));
  return take_minutes (reader, object, 1, MAX_PAUSE_MINS, &event->minutes);
}

static gboolean
take_setting (Reader *reader, JsonObject *object, LimberTraceEvent *event)
{
  JsonNode *node = json_object_get_member (object, "value");
  const char *key = get_text (object, "key");
  g_autoptr (GError) error = NULL;

  if (key == NULL)
    return refuse_member (reader, "key", _ ("a setting as in “sitting-limit”"));
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return refuse_member (reader, "value", _ ("a number, text, true or false"));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    event->value = json_node_dup_string (node);
  else
    event->value = json_to_string (node, FALSE);
  event->text = g_strdup (key);
  if (!limber_reminder_settings_set (reader->settings, key, event->value, &error))
    return refuse (reader, "%s", error->message);
  return TRUE;
}

static gboolean
take_details (Reader *reader, JsonObject *object, LimberTraceEvent *event)
{
  switch (event->kind) {
  case LIMBER_TRACE_WALL_SET:
    return take_wall (reader, object, "wall", &event->wall_usec);
  case LIMBER_TRACE_TZ_SET:
    return take_zone (reader, object, &event->text);
  case LIMBER_TRACE_HOLD:
  case LIMBER_TRACE_RELEASE:
    return take_hold (reader, object, &event->hold);
  case LIMBER_TRACE_START:
    return take_optional_text (reader, object, "routine", &event->text);
  case LIMBER_TRACE_FINISH:
    return get_number (object, "done", 0, 1, &event->done)
           || refuse_member (reader, "done", _ ("a number from 0 to 1"));
  case LIMBER_TRACE_SNOOZE:
    return take_minutes (reader, object, -MAX_SNOOZE, MAX_SNOOZE, &event->minutes);
  case LIMBER_TRACE_SKIP:
    return take_optional_text (reader, object, "reason", &event->text);
  case LIMBER_TRACE_PAUSE:
    return take_pause (reader, object, event);
  case LIMBER_TRACE_SET:
    return take_setting (reader, object, event);
  case LIMBER_TRACE_END:
    reader->has_end = TRUE;
    return TRUE;
  case LIMBER_TRACE_ACTIVE:
  case LIMBER_TRACE_IDLE:
  case LIMBER_TRACE_LOCK:
  case LIMBER_TRACE_UNLOCK:
  case LIMBER_TRACE_SUSPEND:
  case LIMBER_TRACE_RESUME:
  case LIMBER_TRACE_UNPAUSE:
  case LIMBER_TRACE_RESTART:
  case LIMBER_TRACE_REBOOT:
    return TRUE;
  case LIMBER_N_TRACE_EVENTS:
    break;
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
take_kind (Reader *reader, JsonObject *object, LimberTraceKind *kind)
{
  const char *nick = get_text (object, "event");

  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (NICKS); i++) {
    if (g_str_equal (NICKS[i], nick)) {
      *kind = (LimberTraceKind) i;
      return TRUE;
    }
  }
  return refuse_member (reader, "event", _ ("one of the events that “--help” names"));
}

static gboolean
read_event (Reader *reader, JsonObject *object)
{
  LimberTraceEvent *event = g_new0 (LimberTraceEvent, 1);
  double secs = 0;

  event->minutes = -1;
  event->until_mins = -1;
  g_ptr_array_add (reader->trace->events, event);
  if (reader->has_end)
    return refuse (reader, _ ("nothing can follow “end”"));
  if (!get_number (object, "t", 0, MAX_SECS, &secs))
    return refuse_member (reader, "t", _ ("seconds since the start, at most a century"));
  event->at_usec = (gint64) llround (secs * G_USEC_PER_SEC);
  if (event->at_usec < reader->last_usec)
    return refuse (reader, _ ("“t” falls: lines have to be in the order of time"));
  reader->last_usec = event->at_usec;
  return take_kind (reader, object, &event->kind) && take_details (reader, object, event);
}

static gboolean
read_header (Reader *reader, JsonObject *object)
{
  reader->has_header = TRUE;
  return take_zone (reader, object, &reader->trace->zone)
         && take_wall (reader, object, "start", &reader->trace->start_wall_usec);
}

/* Brackets in texts count too: no line that means something has so many. */
static gboolean
is_flat (const char *line, gsize length)
{
  int depth = 0;

  for (gsize i = 0; i < length; i++) {
    depth += line[i] == '{' || line[i] == '[' ? 1 : 0;
    if (depth > MAX_NESTING)
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_line (Reader *reader, const char *line, gsize length)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  if (length > MAX_LINE_BYTES)
    return refuse (reader, _ ("the line is longer than %d bytes"), MAX_LINE_BYTES);
  if (!g_utf8_validate_len (line, length, NULL))
    return refuse (reader, _ ("the line is not valid UTF-8"));
  if (!is_flat (line, length)
      || !json_parser_load_from_data (reader->parser, line, (gssize) length, &error))
    return refuse (reader, _ ("the line is no JSON object"));
  root = json_parser_get_root (reader->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (reader, _ ("the line is no JSON object"));
  if (!reader->has_header)
    return read_header (reader, json_node_get_object (root));
  return read_event (reader, json_node_get_object (root));
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

/* Returns: the number of the line that is wrong, 0 if none is */
static guint
read_lines (Reader *reader, const char *text, gsize size)
{
  const char *end = text + size;
  guint number = 0;

  for (const char *line = text; line < end;) {
    const char *stop = memchr (line, '\n', (gsize) (end - line));
    gsize length = (gsize) ((stop != NULL ? stop : end) - line);

    number++;
    if (!is_blank (line, length) && !read_line (reader, line, length))
      return number;
    line += length + 1;
  }
  if (!reader->has_header) {
    refuse (reader, _ ("the header is missing: {\"start\":…,\"tz\":…}"));
    return MAX (number, 1);
  }
  return 0;
}

/* What was typed is quoted in a message: no line breaks, and not a whole novel. */
static char *
make_line (const char *message)
{
  g_autofree char *clean = g_utf8_make_valid (message, -1);
  glong length = g_utf8_strlen (clean, -1);

  for (char *at = clean; *at != '\0'; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f)
      *at = ' ';
  return length <= MAX_PROBLEM ? g_strdup (clean) : g_utf8_substring (clean, 0, MAX_PROBLEM);
}

LimberTrace *
limber_trace_parse (GBytes *bytes,
                    const char *file_name,
                    const LimberReminderSettings *settings,
                    GPtrArray *problems)
{
  g_autoptr (LimberTrace) trace = g_new0 (LimberTrace, 1);
  g_autoptr (LimberReminderSettings) changed = limber_reminder_settings_copy (settings);
  g_autoptr (JsonParser) parser = json_parser_new ();
  Reader reader = { .trace = trace, .settings = changed, .parser = parser };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  guint line;

  trace->events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  line = read_lines (&reader, text, size);
  g_clear_pointer (&reader.zone, g_time_zone_unref);
  if (line > 0) {
    g_autofree char *problem = reader.problem;
    g_autofree char *message = make_line (problem);

    g_ptr_array_add (problems, limber_problem_new (file_name, line, FALSE, message));
    return NULL;
  }
  return g_steal_pointer (&trace);
}
