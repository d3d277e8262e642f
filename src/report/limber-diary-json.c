/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-json"

#include "config.h"

#include "report/limber-diary-json.h"

#include <json-glib/json-glib.h>

/*
 * Diary as JSON, writing:
 *
 * One object whose arrays hold a kind of record each, one record a line. Times are ISO 8601 with
 * the local offset and all microseconds, so that what is read back is the same row.
 */

typedef struct {
  GOutputStream *stream; /* (unowned) */
  const char *array;     /* the array that is open */
  gboolean has_records;  /* in it */
} Writer;

static gboolean
write_text (Writer *self, const char *text, GError **error)
{
  return g_output_stream_write_all (self->stream, text, strlen (text), NULL, NULL, error);
}

static gboolean
open_array (Writer *self, const char *name, GError **error)
{
  g_autofree char *text = g_strdup_printf (",\n\"%s\": [", name);

  self->array = name;
  self->has_records = FALSE;
  return write_text (self, text, error);
}

/* Arrays come in the order of the visit; those without records are written too. */
static const char *const array_names[] = { "sitting", "breaks",   "decisions",     "sessions",
                                           "pain",    "measures", "questionnaires" };

/* Closes the open array and opens those up to @name. */
static gboolean
move_to_array (Writer *self, const char *name, GError **error)
{
  guint i = 0;

  if (g_strcmp0 (self->array, name) == 0)
    return TRUE;
  while (self->array != NULL && !g_str_equal (array_names[i], self->array))
    i++;
  if (self->array != NULL)
    i++;
  for (; i < G_N_ELEMENTS (array_names); i++) {
    if (self->array != NULL && !write_text (self, self->has_records ? "\n]" : "]", error))
      return FALSE;
    if (!open_array (self, array_names[i], error))
      return FALSE;
    if (g_strcmp0 (array_names[i], name) == 0)
      return TRUE;
  }
  return TRUE;
}

/* @object: (transfer full) */
static gboolean
write_record (Writer *self, const char *array, JsonObject *object, GError **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *data = NULL;
  const char *before;

  json_node_take_object (node, object);
  json_generator_set_root (generator, node);
  data = json_generator_to_data (generator, NULL);
  if (!move_to_array (self, array, error))
    return FALSE;
  before = self->has_records ? ",\n" : "\n";
  self->has_records = TRUE;
  return write_text (self, before, error) && write_text (self, data, error);
}

static void
set_stamp (JsonObject *object, const char *name, const LimberStamp *stamp)
{
  g_autofree char *text = limber_stamp_to_iso8601 (stamp);

  json_object_set_string_member (object, name, text);
}

/* What has not happened, or was not said, is left out. */
static void
set_optional_stamp (JsonObject *object, const char *name, const LimberStamp *stamp)
{
  if (stamp->usec != 0)
    set_stamp (object, name, stamp);
}

static void
set_optional_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static gboolean
write_sitting (const LimberSittingRecord *record, gpointer writer, GError **error)
{
  JsonObject *object = json_object_new ();

  set_stamp (object, "started", &record->started);
  set_optional_stamp (object, "ended", &record->ended);
  return write_record (writer, "sitting", object, error);
}

static gboolean
write_break (const LimberBreakRecord *record, gpointer writer, GError **error)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", record->break_id);
  set_stamp (object, "due", &record->due);
  json_object_set_boolean_member (object, "planned", record->is_planned);
  json_object_set_boolean_member (object, "prompted", record->is_prompted);
  json_object_set_int_member (object, "sitting_s", record->sitting_secs);
  json_object_set_int_member (object, "prompts", record->n_prompts);
  json_object_set_int_member (object, "snoozes", record->n_snoozes);
  set_optional_text (object, "routine", record->routine_id);
  set_optional_stamp (object, "started", &record->started);
  set_optional_stamp (object, "ended", &record->ended);
  json_object_set_string_member (object, "outcome", limber_break_outcome_to_nick (record->outcome));
  set_optional_text (object, "reason", record->reason);
  json_object_set_int_member (object, "done_permille", record->done_permille);
  return write_record (writer, "breaks", object, error);
}

static gboolean
write_decision (const LimberDecisionRecord *record, gpointer writer, GError **error)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", record->id);
  set_stamp (object, "at", &record->at);
  json_object_set_string_member (object, "event", record->event);
  set_optional_text (object, "cause", record->cause);
  set_optional_text (object, "break", record->break_id);
  set_optional_text (object, "detail", record->detail);
  return write_record (writer, "decisions", object, error);
}

static JsonArray *
build_items (const LimberSessionRecord *record)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < record->items->len; i++) {
    const LimberSessionItemRecord *item = record->items->pdata[i];
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "exercise", item->exercise_id);
    json_object_set_string_member (object, "outcome", limber_outcome_to_nick (item->outcome));
    json_array_add_object_element (items, object);
  }
  return items;
}

static gboolean
write_session (const LimberSessionRecord *record, gpointer writer, GError **error)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", record->id);
  set_stamp (object, "started", &record->started);
  set_optional_stamp (object, "ended", &record->ended);
  json_object_set_string_member (object, "routine", record->routine_id);
  json_object_set_int_member (object, "level", record->level);
  set_optional_text (object, "break", record->break_id);
  json_object_set_int_member (object, "planned_s", record->planned_secs);
  json_object_set_int_member (object, "done_permille", record->done_permille);
  json_object_set_string_member (object, "end", limber_coach_end_to_nick (record->end));
  json_object_set_array_member (object, "items", build_items (record));
  return write_record (writer, "sessions", object, error);
}

static JsonArray *
build_zones (LimberZones zones)
{
  JsonArray *array = json_array_new ();

  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((zones & LIMBER_ZONE_BIT (zone)) != 0)
      json_array_add_string_element (array, limber_zone_get_id (zone));
  }
  return array;
}

static gboolean
write_pain_entry (const LimberPainEntry *record, gpointer writer, GError **error)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", record->id);
  set_stamp (object, "at", &record->at);
  json_object_set_int_member (object, "level", record->level);
  json_object_set_string_member (object, "when", limber_pain_question_to_nick (record->question));
  json_object_set_array_member (object, "zones", build_zones (record->zones));
  if (record->session_id != 0)
    json_object_set_int_member (object, "session", record->session_id);
  set_optional_text (object, "note", record->note);
  return write_record (writer, "pain", object, error);
}

static gboolean
write_measure (const LimberMeasure *record, gpointer writer, GError **error)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", record->id);
  set_stamp (object, "at", &record->at);
  json_object_set_string_member (object, "kind", limber_measure_kind_to_nick (record->kind));
  json_object_set_string_member (object, "side", limber_measure_side_to_nick (record->side));
  json_object_set_int_member (object, "value_tenths", record->value_tenths);
  json_object_set_string_member (object, "unit", limber_measure_kind_get_unit (record->kind));
  set_optional_text (object, "note", record->note);
  return write_record (writer, "measures", object, error);
}

static gboolean
write_questionnaire (const LimberQuestionnaire *record, gpointer writer, GError **error)
{
  JsonObject *object = json_object_new ();
  JsonArray *answers = json_array_new ();

  for (guint i = 0; i < record->n_answers; i++)
    json_array_add_int_element (answers, record->answers[i]);
  json_object_set_int_member (object, "id", record->id);
  set_stamp (object, "at", &record->at);
  json_object_set_string_member (object, "kind", limber_questionnaire_kind_to_nick (record->kind));
  json_object_set_string_member (object, "language", record->language);
  json_object_set_array_member (object, "answers", answers);
  return write_record (writer, "questionnaires", object, error);
}

static const LimberDiaryVisitor visitor = { write_sitting,      write_break,      write_decision,
                                            write_session,      write_pain_entry, write_measure,
                                            write_questionnaire };

static gboolean
write_head (Writer *self, LimberStamp now, GError **error)
{
  g_autofree char *at = limber_stamp_to_iso8601 (&now);
  g_autofree char *text = g_strdup_printf (
      "{\"format\": \"limber-diary\",\n\"version\": %d,\n\"program\": "
      "\"Limber %s\",\n\"exported\": \"%s\"",
      LIMBER_DIARY_JSON_VERSION, LIMBER_VERSION, at);

  return write_text (self, text, error);
}

/* JSON's own string, quoted; the state belongs to a whole diary alone */
static gboolean
write_state (Writer *self, const char *state, GError **error)
{
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *data = NULL;

  if (state == NULL)
    return TRUE;
  generator = json_generator_new ();
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, state);
  json_generator_set_root (generator, node);
  data = json_generator_to_data (generator, NULL);
  return write_text (self, ",\n\"agent_state\": ", error) && write_text (self, data, error);
}

/**
 * limber_diary_json_write:
 * @diary: the diary
 * @from_day: the first local day
 * @to_day: the last local day
 * @now: the present
 * @stream: is not closed
 * @error: the diary's or the stream's
 */
gboolean
limber_diary_json_write (LimberDiary *diary,
                         int from_day,
                         int to_day,
                         LimberStamp now,
                         GOutputStream *stream,
                         GError **error)
{
  Writer self = { stream, NULL, FALSE };
  gboolean is_whole = from_day == G_MININT && to_day == G_MAXINT;
  g_autofree char *state = NULL;

  if (is_whole && !limber_diary_load_state (diary, &state, error))
    return FALSE;
  return write_head (&self, now, error)
         && limber_diary_visit (diary, from_day, to_day, &visitor, &self, error)
         && move_to_array (&self, array_names[G_N_ELEMENTS (array_names) - 1], error)
         && write_text (&self, self.has_records ? "\n]" : "]", error)
         && write_state (&self, state, error) && write_text (&self, "\n}\n", error);
}
