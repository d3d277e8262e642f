/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-json"

#include "config.h"

#include "report/limber-diary-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/*
 * Diary as JSON, reading:
 *
 * The file comes from outside and may hold anything. Each value is fetched by a function that knows
 * its type and remembers the first one that is wrong; a record is kept only if all its values were
 * right. Ranges are checked by the records themselves when they are imported.
 */

/* JSON-GLib reads nested values by calling itself: without a bound a file of brackets would end
 * the stack. */
#define MAX_DEPTH 8
/* A million entries take about 150 MB. */
#define MAX_BYTES (512 * 1024 * 1024)
/* Words and ids, not a person's notes */
#define MAX_WORD_BYTES 4096

typedef struct {
  const char *array; /* being read */
  guint index;       /* of the record in it */
  GError **error;
  gboolean has_failed;
} Reader;

G_DEFINE_QUARK (limber - diary - json - error - quark, limber_diary_json_error)

/* @what: name of the value that is missing or wrong */
static void
refuse (Reader *self, const char *what)
{
  if (self->has_failed)
    return;
  self->has_failed = TRUE;
  /* Translators: names from the file: “pain”, the number of the record, “level” */
  g_set_error (self->error, LIMBER_DIARY_JSON_ERROR, LIMBER_DIARY_JSON_ERROR_VALUE,
               _ ("In “%s”, record %u: “%s” is missing or not as it must be."), self->array,
               self->index + 1, what);
}

static JsonNode *
find_value (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;
  return node;
}

static gint64
get_int (Reader *self, JsonObject *object, const char *name, gint64 min, gint64 max)
{
  JsonNode *node = find_value (object, name, G_TYPE_INT64);
  gint64 value = node != NULL ? json_node_get_int (node) : 0;

  if (node == NULL || value < min || value > max)
    refuse (self, name);
  return CLAMP (value, min, max);
}

static gboolean
get_boolean (Reader *self, JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name, G_TYPE_BOOLEAN);

  if (node == NULL)
    refuse (self, name);
  return node != NULL && json_node_get_boolean (node);
}

/* (transfer none): never NULL */
static const char *
get_word (Reader *self, JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name, G_TYPE_STRING);
  const char *word = node != NULL ? json_node_get_string (node) : NULL;

  if (word == NULL || *word == '\0' || strlen (word) > MAX_WORD_BYTES) {
    refuse (self, name);
    return "";
  }
  return word;
}

/* (transfer full) (nullable): NULL if it is not there */
static char *
dup_optional_text (Reader *self, JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name, G_TYPE_STRING);

  if (node == NULL && json_object_has_member (object, name))
    refuse (self, name);
  return node != NULL ? g_strdup (json_node_get_string (node)) : NULL;
}

static LimberStamp
get_stamp (Reader *self, JsonObject *object, const char *name)
{
  LimberStamp stamp = { 0, 0 };

  if (!limber_stamp_parse_iso8601 (get_word (self, object, name), NULL, &stamp))
    refuse (self, name);
  return stamp;
}

static LimberStamp
get_optional_stamp (Reader *self, JsonObject *object, const char *name)
{
  if (!json_object_has_member (object, name))
    return (LimberStamp){ 0, 0 };
  return get_stamp (self, object, name);
}

/* (transfer none) (nullable) */
static JsonArray *
get_array (Reader *self, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)) {
    refuse (self, name);
    return NULL;
  }
  return json_node_get_array (node);
}

static gpointer
read_sitting (Reader *self, JsonObject *object)
{
  LimberSittingRecord *record = limber_sitting_record_new (get_stamp (self, object, "started"));

  record->ended = get_optional_stamp (self, object, "ended");
  return record;
}

static gpointer
read_break (Reader *self, JsonObject *object)
{
  LimberBreakRecord *record = limber_break_record_new (get_word (self, object, "id"),
                                                       get_stamp (self, object, "due"));

  record->is_planned = get_boolean (self, object, "planned");
  record->is_prompted = get_boolean (self, object, "prompted");
  record->sitting_secs = (int) get_int (self, object, "sitting_s", 0, G_MAXINT);
  record->n_prompts = (int) get_int (self, object, "prompts", 0, G_MAXINT);
  record->n_snoozes = (int) get_int (self, object, "snoozes", 0, G_MAXINT);
  record->routine_id = dup_optional_text (self, object, "routine");
  record->started = get_optional_stamp (self, object, "started");
  record->ended = get_optional_stamp (self, object, "ended");
  if (!limber_break_outcome_from_nick (get_word (self, object, "outcome"), &record->outcome))
    refuse (self, "outcome");
  record->reason = dup_optional_text (self, object, "reason");
  record->done_permille = (int) get_int (self, object, "done_permille", 0, 1000);
  return record;
}

static gpointer
read_decision (Reader *self, JsonObject *object)
{
  LimberDecisionRecord *record = limber_decision_record_new (
      get_stamp (self, object, "at"), get_word (self, object, "event"), NULL);

  record->id = get_int (self, object, "id", 1, G_MAXINT64);
  record->cause = dup_optional_text (self, object, "cause");
  record->break_id = dup_optional_text (self, object, "break");
  record->detail = dup_optional_text (self, object, "detail");
  return record;
}

static void
read_items (Reader *self, JsonObject *object, LimberSessionRecord *record)
{
  JsonArray *items = get_array (self, object, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++) {
    JsonNode *node = json_array_get_element (items, i);
    LimberOutcome outcome = LIMBER_OUTCOME_NOT_STARTED;

    if (!JSON_NODE_HOLDS_OBJECT (node)
        || !limber_outcome_from_nick (get_word (self, json_node_get_object (node), "outcome"),
                                      &outcome)) {
      refuse (self, "items");
      return;
    }
    limber_session_record_add_item (
        record, get_word (self, json_node_get_object (node), "exercise"), outcome);
  }
}

static gpointer
read_session (Reader *self, JsonObject *object)
{
  LimberSessionRecord *record = limber_session_record_new (
      get_stamp (self, object, "started"), get_word (self, object, "routine"),
      (int) get_int (self, object, "level", 1, 1000));

  record->id = get_int (self, object, "id", 1, G_MAXINT64);
  record->ended = get_optional_stamp (self, object, "ended");
  record->break_id = dup_optional_text (self, object, "break");
  record->planned_secs = (int) get_int (self, object, "planned_s", 0, G_MAXINT);
  record->done_permille = (int) get_int (self, object, "done_permille", 0, 1000);
  if (!limber_coach_end_from_nick (get_word (self, object, "end"), &record->end))
    refuse (self, "end");
  read_items (self, object, record);
  return record;
}

static LimberZones
read_zones (Reader *self, JsonObject *object)
{
  JsonArray *array = get_array (self, object, "zones");
  LimberZones zones = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    LimberZone zone;

    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
        || !limber_zone_find (json_node_get_string (node), &zone)) {
      refuse (self, "zones");
      return 0;
    }
    zones |= LIMBER_ZONE_BIT (zone);
  }
  return zones;
}

static gpointer
read_pain_entry (Reader *self, JsonObject *object)
{
  LimberPainEntry *entry = limber_pain_entry_new (
      get_stamp (self, object, "at"),
      (int) get_int (self, object, "level", 0, LIMBER_PAIN_LEVEL_MAX), LIMBER_PAIN_NOW);

  entry->id = get_int (self, object, "id", 1, G_MAXINT64);
  if (!limber_pain_question_from_nick (get_word (self, object, "when"), &entry->question))
    refuse (self, "when");
  entry->zones = read_zones (self, object);
  if (json_object_has_member (object, "session"))
    entry->session_id = get_int (self, object, "session", 1, G_MAXINT64);
  entry->note = dup_optional_text (self, object, "note");
  return entry;
}

static gpointer
read_measure (Reader *self, JsonObject *object)
{
  LimberMeasure *measure = limber_measure_new (
      get_stamp (self, object, "at"), LIMBER_MEASURE_FORWARD_BEND,
      (int) get_int (self, object, "value_tenths", -1000000, 1000000));

  measure->id = get_int (self, object, "id", 1, G_MAXINT64);
  if (!limber_measure_kind_from_nick (get_word (self, object, "kind"), &measure->kind))
    refuse (self, "kind");
  if (!limber_measure_side_from_nick (get_word (self, object, "side"), &measure->side))
    refuse (self, "side");
  measure->note = dup_optional_text (self, object, "note");
  return measure;
}

static gpointer
read_questionnaire (Reader *self, JsonObject *object)
{
  JsonArray *array = get_array (self, object, "answers");
  int answers[LIMBER_QUESTIONNAIRE_MAX_ITEMS] = { 0 };
  guint n_answers = array != NULL ? json_array_get_length (array) : 0;
  LimberQuestionnaireKind kind = LIMBER_QUESTIONNAIRE_PEG;
  LimberQuestionnaire *filled;

  if (n_answers > LIMBER_QUESTIONNAIRE_MAX_ITEMS) {
    refuse (self, "answers");
    n_answers = 0;
  }
  for (guint i = 0; i < n_answers; i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
      answers[i] = (int) CLAMP (json_node_get_int (node), -1, G_MAXINT);
    else
      refuse (self, "answers");
  }
  if (!limber_questionnaire_kind_from_nick (get_word (self, object, "kind"), &kind))
    refuse (self, "kind");
  filled = limber_questionnaire_new (get_stamp (self, object, "at"), kind,
                                     get_word (self, object, "language"), answers, n_answers);
  filled->id = get_int (self, object, "id", 1, G_MAXINT64);
  return filled;
}

/* An array that is missing is empty. */
static gboolean
read_array (JsonObject *root,
            const char *name,
            gpointer (*read) (Reader *self, JsonObject *object),
            GPtrArray *records,
            GError **error)
{
  Reader self = { name, 0, error, FALSE };
  JsonArray *array;

  if (!json_object_has_member (root, name))
    return TRUE;
  array = get_array (&self, root, name);
  for (; array != NULL && self.index < json_array_get_length (array); self.index++) {
    JsonNode *node = json_array_get_element (array, self.index);

    if (JSON_NODE_HOLDS_OBJECT (node))
      g_ptr_array_add (records, read (&self, json_node_get_object (node)));
    else
      refuse (&self, name);
    if (self.has_failed)
      return FALSE;
  }
  return !self.has_failed;
}

/* Deep nesting and NUL, which JSON-GLib would not survive or would silently cut off; a second
 * document, of which it forgets the first; comments, which could hide one. */
static gboolean
holds_one_plain_document (const char *text, gsize length)
{
  gboolean is_in_string = FALSE;
  gboolean is_over = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++) {
    if (is_in_string && text[i] == '\\') {
      if (length - i > 5 && strncmp (text + i, "\\u0000", 6) == 0)
        return FALSE;
      i++;
    } else if (is_in_string) {
      is_in_string = text[i] != '"';
    } else if (!g_ascii_isspace (text[i])) {
      if (is_over || text[i] == '/')
        return FALSE;
      is_in_string = text[i] == '"';
      if ((text[i] == '{' || text[i] == '[') && ++depth > MAX_DEPTH)
        return FALSE;
      if ((text[i] == '}' || text[i] == ']') && depth > 0)
        is_over = --depth == 0;
    }
  }
  return TRUE;
}

static gboolean
check_bytes (const char *text, gsize length, GError **error)
{
  const char *problem = NULL;

  if (length > MAX_BYTES || !g_utf8_validate_len (text, length, NULL))
    problem = _ ("The file is too long or not valid text (UTF-8).");
  else if (!holds_one_plain_document (text, length))
    problem = _ ("The file holds what no diary does.");
  if (problem != NULL)
    g_set_error_literal (error, LIMBER_DIARY_JSON_ERROR, LIMBER_DIARY_JSON_ERROR_SYNTAX, problem);
  return problem == NULL;
}

/* (transfer none) (nullable) */
static JsonObject *
check_format (JsonNode *root, GError **error)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                     : NULL;
  JsonNode *format = object != NULL ? find_value (object, "format", G_TYPE_STRING) : NULL;
  JsonNode *version = object != NULL ? find_value (object, "version", G_TYPE_INT64) : NULL;

  if (format == NULL || !g_str_equal (json_node_get_string (format), "limber-diary")
      || version == NULL) {
    g_set_error_literal (error, LIMBER_DIARY_JSON_ERROR, LIMBER_DIARY_JSON_ERROR_FORMAT,
                         _ ("The file is no exported diary."));
    return NULL;
  }
  if (json_node_get_int (version) != LIMBER_DIARY_JSON_VERSION) {
    g_set_error_literal (error, LIMBER_DIARY_JSON_ERROR, LIMBER_DIARY_JSON_ERROR_FORMAT,
                         _ ("The file was exported by another version of Limber."));
    return NULL;
  }
  return object;
}

/**
 * limber_diary_json_read:
 * @bytes: a file that may hold anything
 * @error: a #LimberDiaryJsonError
 *
 * Returns: (transfer full): its records
 */
LimberDiaryContent *
limber_diary_json_read (GBytes *bytes, GError **error)
{
  g_autoptr (LimberDiaryContent) content = limber_diary_content_new ();
  /* an immutable one of JSON-GLib 1.10 aborts at a second document */
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) syntax_error = NULL;
  Reader state_reader = { "agent_state", 0, error, FALSE };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonObject *root;

  if (!check_bytes (text != NULL ? text : "", length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text != NULL ? text : "", (gssize) length,
                                   &syntax_error)) {
    /* The library quotes the text and may cut it within a letter. */
    g_autofree char *told = g_utf8_make_valid (syntax_error->message, -1);

    /* Translators: %s is what the JSON library says, English */
    g_set_error (error, LIMBER_DIARY_JSON_ERROR, LIMBER_DIARY_JSON_ERROR_SYNTAX,
                 _ ("The file is no JSON: %s"), told);
    return NULL;
  }
  root = check_format (json_parser_get_root (parser), error);
  if (root == NULL || !read_array (root, "sitting", read_sitting, content->sittings, error)
      || !read_array (root, "breaks", read_break, content->breaks, error)
      || !read_array (root, "decisions", read_decision, content->decisions, error)
      || !read_array (root, "sessions", read_session, content->sessions, error)
      || !read_array (root, "pain", read_pain_entry, content->pain_entries, error)
      || !read_array (root, "measures", read_measure, content->measures, error)
      || !read_array (root, "questionnaires", read_questionnaire, content->questionnaires, error))
    return NULL;
  content->state = dup_optional_text (&state_reader, root, "agent_state");
  return state_reader.has_failed ? NULL : g_steal_pointer (&content);
}
