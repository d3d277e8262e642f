/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-record-error.h"
#include "diary-fixture.h"
#include "report/limber-diary-csv.h"
#include "report/limber-diary-json.h"

#include <string.h>

static const char *const notes[] = { NULL,
                                     "=1+1",
                                     "-5",
                                     "@x",
                                     "+1",
                                     "\ttab",
                                     "\rreturn",
                                     "a,b;c|d\te",
                                     "\"quoted\"",
                                     "two\nlines\r\nand three",
                                     "עברית \xe2\x80\xae",
                                     "<b>&amp;</b>",
                                     " blank",
                                     "",
                                     "\\u0041" };

/* A diary with some of everything, made by chance */
static void
fill (LimberDiary *diary, int n)
{
  for (int i = 0; i < n; i++) {
    LimberStamp at = { NOW_USEC - g_test_rand_int_range (0, 1000) * HOUR_USEC - i,
                       g_test_rand_int_range (-12, 15) * 60 };
    g_autoptr (LimberTransition) transition = limber_transition_new ();
    g_autoptr (LimberSessionRecord) session = limber_session_record_new (at, "desk_reset_2min",
                                                                         1 + i % 3);
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
        at, i % 11, (LimberPainQuestion) (i % LIMBER_N_PAIN_QUESTIONS));
    g_autoptr (LimberMeasure) measure = limber_measure_new (at, LIMBER_MEASURE_FORWARD_BEND,
                                                            i - 50);
    const int answers[] = { i % 11, 3, 10 };
    g_autoptr (LimberQuestionnaire) filled = limber_questionnaire_new (at, LIMBER_QUESTIONNAIRE_PEG,
                                                                       "fr", answers, 3);
    g_autofree char *break_id = g_strdup_printf ("break-%d", i);
    g_autoptr (GError) error = NULL;

    transition->sitting = limber_sitting_record_new (at);
    if (i % 2 == 0)
      transition->sitting->ended = stamp_at (at.usec + HOUR_USEC);
    transition->break_record = limber_break_record_new (break_id, at);
    transition->break_record->outcome = (LimberBreakOutcome) (i % LIMBER_N_BREAK_OUTCOMES);
    transition->break_record->reason = g_strdup (i % 3 ? "in-pain" : NULL);
    transition->break_record->is_planned = i % 2;
    g_ptr_array_add (transition->decisions, limber_decision_record_new (at, "due", NULL));
    g_ptr_array_add (transition->decisions, limber_decision_record_new (at, "held", "call"));
    transition->state = g_strdup ("[State]\nkey=\"value\"\n");
    g_assert_true (limber_diary_save_transition (diary, transition, &error));

    session->break_id = g_strdup (i % 2 ? break_id : NULL);
    session->end = (LimberCoachEnd) (i % 4);
    session->done_permille = i % 1001;
    for (int j = 0; j < i % 4; j++)
      limber_session_record_add_item (session, "chin_tuck", (LimberOutcome) (j % 5));
    g_assert_true (limber_diary_save_session (diary, session, &session->id, &error));

    entry->zones = (guint64) g_test_rand_int_range (0, 1 << 20) << g_test_rand_int_range (0, 26);
    entry->note = g_strdup (notes[i % G_N_ELEMENTS (notes)]);
    entry->session_id = i % 3 == 0 ? session->id : 0;
    g_assert_true (limber_diary_save_pain_entry (diary, entry, NOW_USEC, NULL, &error));
    measure->note = g_strdup (notes[(i + 3) % G_N_ELEMENTS (notes)]);
    g_assert_true (limber_diary_add_measure (diary, measure, NOW_USEC, NULL, &error));
    g_assert_true (limber_diary_add_questionnaire (diary, filled, NOW_USEC, NULL, &error));
    g_assert_no_error (error);
  }
}

static GBytes *
export_json (LimberDiary *diary)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (
      limber_diary_json_write (diary, G_MININT, G_MAXINT, stamp_at (NOW_USEC), stream, &error));
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Export, erase, import: the same diary, row for row. */
static void
test_round_trip (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (LimberDiaryContent) content = NULL;
  g_autoptr (GError) error = NULL;
  LimberDiaryErasure erasure;
  guint n_added = 0;

  fill (fixture->diary, 120);
  g_assert_true (limber_diary_delete_pain_entry (fixture->diary, 5, &error));
  before = dump_diary (fixture->diary);
  bytes = export_json (fixture->diary);
  content = limber_diary_json_read (bytes, &error);
  g_assert_no_error (error);

  g_assert_false (limber_diary_import (fixture->diary, content, FALSE, NOW_USEC, &n_added, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NOT_EMPTY);
  g_clear_error (&error);
  g_assert_true (limber_diary_erase (fixture->diary, &erasure, &error));
  g_assert_true (limber_diary_import (fixture->diary, content, FALSE, NOW_USEC, &n_added, &error));
  g_assert_no_error (error);
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n_added, >, 119 * 5);
  again = export_json (fixture->diary);
  g_assert_true (g_bytes_equal (bytes, again));
  assert_sound (fixture->diary);
}

/* What is there already is passed over; what is new keeps its ties. */
static void
test_merge (DiaryFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LimberDiaryContent) content = NULL;
  g_autoptr (LimberDiaryContent) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *other_path = g_build_filename (fixture->folder, "other", "diary.db", NULL);
  g_autoptr (LimberDiary) other = limber_diary_open (other_path, NOW_USEC, &error);
  guint n_added = 99;

  fill (fixture->diary, 40);
  before = dump_diary (fixture->diary);
  bytes = export_json (fixture->diary);
  content = limber_diary_json_read (bytes, &error);
  g_assert_true (limber_diary_import (fixture->diary, content, TRUE, NOW_USEC, &n_added, &error));
  g_assert_cmpuint (n_added, ==, 0);
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (before, ==, after);

  /* Numbers 1 and 2 are taken there. */
  add_entry (other, NOW_USEC - 77, 3, "b_neck", "other");
  add_entry (other, NOW_USEC - 78, 3, "b_neck", "other");
  second = limber_diary_json_read (bytes, &error);
  g_assert_true (limber_diary_import (other, second, TRUE, NOW_USEC, &n_added, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query_int (other, "SELECT count (*) FROM pain_entry"), ==, 42);
  g_assert_cmpint (query_int (other, "SELECT count (*) FROM pain_entry WHERE session_id > 0"), ==,
                   14);
  assert_sound (other);
}

static const struct {
  const char *name;
  const char *text;
} bad_files[] = {
  { "empty", "" },
  { "no-object", "[]" },
  { "other-format", "{\"format\":\"x\",\"version\":1}" },
  { "newer", "{\"format\":\"limber-diary\",\"version\":2}" },
  { "version-is-text", "{\"format\":\"limber-diary\",\"version\":\"1\"}" },
  { "cut-off", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[{" },
  { "pain-is-object", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":{}}" },
  { "record-is-number", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[3]}" },
  { "level-11", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[{\"id\":1,\"at\":"
                "\"2026-03-02T08:15:00Z\",\"level\":11,\"when\":\"now\",\"zones\":[]}]}" },
  { "level-half", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[{\"id\":1,\"at\":"
                  "\"2026-03-02T08:15:00Z\",\"level\":4.5,\"when\":\"now\",\"zones\":[]}]}" },
  { "zone", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[{\"id\":1,\"at\":"
            "\"2026-03-02T08:15:00Z\",\"level\":4,\"when\":\"now\",\"zones\":[\"elbow\"]}]}" },
  { "no-offset", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[{\"id\":1,\"at\":"
                 "\"2026-03-02T08:15:00\",\"level\":4,\"when\":\"now\",\"zones\":[]}]}" },
  { "nul", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[{\"id\":1,\"at\":"
           "\"2026-03-02T08:15:00Z\",\"level\":4,\"when\":\"now\",\"zones\":[],\"note\":"
           "\"a\\u0000b\"}]}" },
  { "note-is-number", "{\"format\":\"limber-diary\",\"version\":1,\"pain\":[{\"id\":1,\"at\":"
                      "\"2026-03-02T08:15:00Z\",\"level\":4,\"when\":\"now\",\"zones\":[],"
                      "\"note\":7}]}" },
  { "two-documents", "{\"format\":\"limber-diary\",\"version\":1}"
                     "{\"format\":\"limber-diary\",\"version\":1}" },
  { "two-documents-and-comment", "{\"format\":\"limber-diary\",\"version\":1}/* \" */"
                                 "{\"format\":\"limber-diary\",\"version\":1}" },
  { "bad-utf8", "{\"format\":\"limber-diary\",\"version\":1,\"program\":\"\xff\"}" },
};

static void
test_bad_file (gconstpointer data)
{
  const char *text = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (limber_diary_json_read (bytes, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == LIMBER_DIARY_JSON_ERROR);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_deep_file (void)
{
  g_autofree char *text = g_strnfill (1000000, '[');
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, 1000000);
  g_autoptr (GError) error = NULL;

  g_assert_null (limber_diary_json_read (bytes, &error));
  g_assert_error (error, LIMBER_DIARY_JSON_ERROR, LIMBER_DIARY_JSON_ERROR_SYNTAX);
}

/* One bad record, and nothing of the file is taken in. */
static void
test_import_is_whole (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberDiaryContent) content = limber_diary_content_new ();
  g_autofree char *before = dump_diary (fixture->diary);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (content->sittings, limber_sitting_record_new (stamp_at (NOW_USEC)));
  g_ptr_array_add (content->pain_entries,
                   limber_pain_entry_new (stamp_at (NOW_USEC), 4, LIMBER_PAIN_NOW));
  g_ptr_array_add (content->pain_entries,
                   limber_pain_entry_new (stamp_at (NOW_USEC + DAY_USEC), 4, LIMBER_PAIN_NOW));
  g_assert_false (limber_diary_import (fixture->diary, content, FALSE, NOW_USEC, NULL, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TIME);
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (before, ==, after);
}

/* Python's csv reads what was written and finds the notes again; formulas are guarded. */
static void
test_csv (DiaryFixture *fixture, gconstpointer data)
{
  static const char script[]
      = "import csv,io,sys\n"
        "sep=sys.argv[2]\n"
        "text=open(sys.argv[1],encoding='utf-8',newline='').read()\n"
        "assert text.endswith('\\r\\n')\n"
        "rows=list(csv.DictReader(io.StringIO(text,newline=''),delimiter=sep))\n"
        "assert list(rows[0])=='date time kind code value unit region exercise_id plan_version "
        "note'.split()\n"
        "assert all(None not in r and None not in r.values() for r in rows)\n"
        "pain=[r for r in rows if r['kind']=='pain']\n"
        "assert len(pain)==45 and all(0<=int(r['value'])<=10 for r in pain)\n"
        "found={r['note'] for r in pain}\n"
        "want={'',\"'=1+1\",\"'-5\",\"'@x\",\"'+1\",\"'\\ttab\",\"'\\rreturn\",'a,b;c|d\\te',"
        "'\"quoted\"','two\\nlines\\r\\nand three','עברית \\u202e','<b>&amp;</b>',' blank',"
        "'\\\\u0041'}\n"
        "assert found==want,found^want\n"
        "m=[r for r in rows if r['kind']=='measure']\n"
        "assert min(float(r['value']) for r in m)==-5.0\n"
        "assert all(len(r['date'])==10 and 'T' not in r['date'] for r in rows)\n";
  static const char separators[] = { ',', ';' };

  fill (fixture->diary, 45);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++) {
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autofree char *path = g_build_filename (fixture->folder, "diary.csv", NULL);
    const char separator[] = { separators[i], '\0' };
    const char *argv[] = { "/usr/bin/python3", "-c", script, path, separator, NULL };
    g_autofree char *errors = NULL;
    g_autoptr (GError) error = NULL;
    int status = -1;

    g_assert_true (
        limber_diary_csv_write (fixture->diary, G_MININT, G_MAXINT, separators[i], stream, &error));
    g_assert_true (g_file_set_contents (
        path, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
        (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), &error));
    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                                 &errors, &status, &error));
    g_assert_cmpstr (errors, ==, "");
    g_assert_cmpint (status, ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  diary_test ("/report/diary-export/round-trip", test_round_trip);
  diary_test ("/report/diary-export/merge", test_merge);
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++) {
    g_autofree char *path = g_strconcat ("/report/diary-export/bad/", bad_files[i].name, NULL);
    g_test_add_data_func (path, bad_files[i].text, test_bad_file);
  }
  g_test_add_func ("/report/diary-export/bad/deep", test_deep_file);
  diary_test ("/report/diary-export/import-is-whole", test_import_is_whole);
  diary_test ("/report/diary-export/csv", test_csv);
  return g_test_run ();
}
