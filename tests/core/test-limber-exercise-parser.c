/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-exercise-parser.h"

#include "core/limber-problem.h"
#include "core/limber-test-content.h"
#include "remove-tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BASE "[Exercise]\nId=probe\nTitle=Probe\nPosition=seated\nType=hold\nHold=20\n"

static LimberExercise *
parse (const char *text, const char *folder, const char *const *languages, char **found)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  LimberExercise *exercise = limber_exercise_parser_parse (bytes, "probe.exercise", folder,
                                                           languages, problems);

  *found = limber_test_describe (problems);
  return exercise;
}

static LimberExercise *
parse_good (const char *text, const char *const *languages)
{
  g_autofree char *found = NULL;
  LimberExercise *exercise = parse (text, NULL, languages, &found);

  g_assert_cmpstr (found, ==, "");
  g_assert_nonnull (exercise);
  return exercise;
}

static void
assert_list (const char *const *list, const char *expected)
{
  g_autofree char *joined = g_strjoinv ("|", (char **) list);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_whole (void)
{
  g_autoptr (LimberExercise) exercise = parse_good (
      "# a comment\n[Exercise]\nId=chin_tuck_2\nTitle=Chin tuck\nCategory=strength\n"
      "Areas=neck;upper_back;\nMuscles=deep neck flexors;a\\;b;\nPosition=standing\n"
      "Sides=left_right\nFirstSide=left\nType=hold_reps\nHold=5\nReps=8\nSets=2\nMoveIn=4\n"
      "MoveOut=6\nRest=7\nDifficulty=2\nEquipment=chair;wall\nDiscreet=true\nClinicianOnly=true\n"
      "Load=flexion_extension\nStep1=One.\nStep2=Two.\nMistake1=Haste\nStopIf=dizzy;\n"
      "AvoidIf=acute_disc;\nAskFirstIf=vertigo;glaucoma\n\n[Limits]\nHold=1-30\nReps=8\n"
      "Sets= 1 - 4 \n",
      NULL);
  const LimberDose *dose = limber_exercise_get_dose (exercise);
  const LimberDoseLimits *limits = limber_exercise_get_limits (exercise);

  g_assert_cmpstr (limber_exercise_get_id (exercise), ==, "chin_tuck_2");
  g_assert_cmpstr (limber_exercise_get_title (exercise), ==, "Chin tuck");
  g_assert_cmpstr (limber_exercise_get_category (exercise), ==, "strength");
  assert_list (limber_exercise_get_areas (exercise), "neck|upper_back");
  assert_list (limber_exercise_get_muscles (exercise), "deep neck flexors|a;b");
  g_assert_cmpint (limber_exercise_get_position (exercise), ==, LIMBER_POSITION_STANDING);
  g_assert_cmpint (limber_exercise_get_sides (exercise), ==, LIMBER_SIDES_LEFT_RIGHT);
  g_assert_true (limber_exercise_is_left_first (exercise));
  g_assert_cmpint (limber_exercise_get_dose_type (exercise), ==, LIMBER_DOSE_HOLD_REPS);
  g_assert_cmpuint (dose->hold_secs, ==, 5);
  g_assert_cmpuint (dose->reps, ==, 8);
  g_assert_cmpuint (dose->sets, ==, 2);
  g_assert_cmpuint (dose->move_in_secs, ==, 4);
  g_assert_cmpuint (dose->move_out_secs, ==, 6);
  g_assert_cmpuint (dose->rest_secs, ==, 7);
  g_assert_cmpuint (limits->hold_secs.min, ==, 1);
  g_assert_cmpuint (limits->hold_secs.max, ==, 30);
  g_assert_cmpuint (limits->reps.min, ==, 8);
  g_assert_cmpuint (limits->reps.max, ==, 8);
  g_assert_cmpuint (limits->sets.max, ==, 4);
  g_assert_cmpuint (limber_exercise_get_difficulty (exercise), ==, 2);
  assert_list (limber_exercise_get_equipment (exercise), "chair|wall");
  g_assert_true (limber_exercise_is_discreet (exercise));
  g_assert_true (limber_exercise_is_clinician_only (exercise));
  g_assert_cmpstr (limber_exercise_get_load (exercise), ==, "flexion_extension");
  assert_list (limber_exercise_get_steps (exercise), "One.|Two.");
  assert_list (limber_exercise_get_mistakes (exercise), "Haste");
  assert_list (limber_exercise_get_stop_if (exercise), "dizzy");
  assert_list (limber_exercise_get_avoid_if (exercise), "acute_disc");
  assert_list (limber_exercise_get_ask_first_if (exercise), "vertigo|glaucoma");
  g_assert_null (limber_exercise_get_media_path (exercise));
  g_assert_null (limber_exercise_get_choreography (exercise));
  g_assert_finalize_object (g_steal_pointer (&exercise));
}

static void
test_defaults (void)
{
  g_autoptr (LimberExercise) held = parse_good (BASE "Equipment=none;\n", NULL);
  g_autoptr (LimberExercise) moved = parse_good (
      "[Exercise]\nId=a\nTitle=A\nPosition=floor\nType=reps\nReps=5\n", NULL);
  const LimberDose *dose = limber_exercise_get_dose (held);

  g_assert_cmpstr (limber_exercise_get_category (held), ==, "stretch");
  g_assert_cmpstr (limber_exercise_get_category (moved), ==, "mobility");
  g_assert_cmpstr (limber_exercise_get_load (held), ==, "neutral");
  assert_list (limber_exercise_get_areas (held), "");
  assert_list (limber_exercise_get_equipment (held), "");
  assert_list (limber_exercise_get_steps (held), "");
  g_assert_cmpint (limber_exercise_get_sides (held), ==, LIMBER_SIDES_BOTH);
  g_assert_false (limber_exercise_is_left_first (held));
  g_assert_cmpuint (dose->reps, ==, 1);
  g_assert_cmpuint (dose->sets, ==, 1);
  g_assert_cmpuint (dose->move_in_secs, ==, 3);
  g_assert_cmpuint (dose->rest_secs, ==, 0);
  g_assert_cmpuint (limber_exercise_get_difficulty (held), ==, 1);
  g_assert_cmpuint (limber_exercise_get_limits (held)->hold_secs.min, ==, 1);
  g_assert_cmpuint (limber_exercise_get_limits (held)->hold_secs.max, ==, 300);
  g_assert_cmpuint (limber_exercise_get_dose (moved)->hold_secs, ==, 0);
  g_assert_cmpuint (limber_exercise_get_limits (moved)->hold_secs.min, ==, 0);
}

typedef struct {
  const char *name;
  const char *value;
  const char *expected;
} TextRow;

static const TextRow text_rows[] = {
  { "plain", "Sit tall", "Sit tall" },
  { "white-space", "  \t Sit tall \t ", "Sit tall" },
  { "escapes", "a\\sb\\tc\\nd\\re\\\\f\\;g", "a b c d e\\f;g" },
  { "outer-space", "\\s\\sSit\\s", "Sit" },
  { "equals", "a=b=c", "a=b=c" },
  { "brackets", "[x] ]y[", "[x] ]y[" },
  { "no-comment", "a # b", "a # b" },
  { "markup-is-text", "<b>Sit</b> &amp; \\\\n", "<b>Sit</b> &amp; \\n" },
  { "control-characters",
    "a\x01\x1b[31mb\x7f\xc2\x85"
    "c\td",
    "a[31mbc d" },
  { "direction-marks",
    "a\xe2\x80\xae"
    "b\xe2\x81\xa6"
    "c",
    "abc" },
  { "astral", "\xf0\x9f\xa7\x98 Sit", "\xf0\x9f\xa7\x98 Sit" },
};

static void
test_text (gconstpointer data)
{
  const TextRow *row = data;
  g_autofree char *text = g_strconcat (BASE "Step1=", row->value, "\n", NULL);
  g_autoptr (LimberExercise) exercise = parse_good (text, NULL);

  g_assert_cmpstr (limber_exercise_get_steps (exercise)[0], ==, row->expected);
}

static void
test_line_ends (void)
{
  g_autoptr (LimberExercise) exercise = parse_good (
      "\xEF\xBB\xBF[Exercise]\r\n# x\r\n\r\n  Id = probe\r\nTitle=Probe\r\n"
      "Position=seated\r\nType=hold\r\nHold=20",
      NULL);

  g_assert_cmpstr (limber_exercise_get_id (exercise), ==, "probe");
  g_assert_cmpuint (limber_exercise_get_dose (exercise)->hold_secs, ==, 20);
}

typedef struct {
  const char *name;
  const char *languages; /* with colons; NULL for none */
  const char *expected;
} LanguageRow;

static const LanguageRow language_rows[] = {
  { "none", NULL, "plain" },
  { "c", "C", "plain" },
  { "french", "fr_FR.UTF-8:fr_FR:fr.UTF-8:fr:C", "fr" },
  { "canadian", "fr_CA:fr:C", "fr_CA" },
  { "second-choice", "es:fr:C", "fr" },
  { "not-there", "es:C", "plain" },
  { "english-first", "en_GB:en:fr:C", "plain" },
  { "german", "de:fr", "de" },
};

static void
test_language (gconstpointer data)
{
  const LanguageRow *row = data;
  g_auto (GStrv) languages = row->languages != NULL ? g_strsplit (row->languages, ":", -1) : NULL;
  g_autoptr (LimberExercise) exercise = parse_good (
      BASE "Step1[fr]=fr\nStep1=plain\nStep1[de]=de\nStep1[fr_CA]=fr_CA\nStep2=only plain\n",
      (const char *const *) languages);

  g_assert_cmpstr (limber_exercise_get_steps (exercise)[0], ==, row->expected);
  g_assert_cmpstr (limber_exercise_get_steps (exercise)[1], ==, "only plain");
  g_assert_cmpstr (limber_exercise_get_title (exercise), ==, "Probe");
}

/* A file in English and French whose plain key is another language's */
static void
test_own_english (void)
{
  const char *const languages[] = { "en_GB", "en", "fr", NULL };
  g_autoptr (LimberExercise) exercise = parse_good (BASE "Step1=Debout.\nStep1[en]=Stand up.\n",
                                                    languages);

  g_assert_cmpstr (limber_exercise_get_steps (exercise)[0], ==, "Stand up.");
}

/* Wrong translations are told whatever language is wanted. */
static void
test_wrong_translation (void)
{
  g_autofree char *found = NULL;
  g_autoptr (LimberExercise) exercise = parse (BASE "Step1=Sit.\nStep1[de]=\\x\n", NULL, NULL,
                                               &found);

  g_assert_null (exercise);
  g_assert_cmpstr (found, ==,
                   "error 8: Step1 has a “\\” that means nothing; allowed are \\s \\n \\t \\r \\; "
                   "and \\\\\n");
}

/* Keys that have no language */
static void
test_translated_number (void)
{
  g_autofree char *found = NULL;
  g_autoptr (LimberExercise) exercise = parse (BASE "Hold[fr]=25\n", NULL, NULL, &found);

  g_assert_cmpuint (limber_exercise_get_dose (exercise)->hold_secs, ==, 20);
  g_assert_cmpstr (found, ==, "warning 7: Hold[fr] is passed over: Hold has no translations\n");
}

typedef struct {
  const char *name;
  const char *value;
  const char *expected_path; /* below the folder, NULL for an error */
  const char *expected;      /* what is found */
} MediaRow;

static const MediaRow media_rows[] = {
  { "beside", "clip.webm", "clip.webm", "" },
  { "below", "media/clip.webm", "media/clip.webm", "" },
  { "upper-case", "media/PICTURE.PNG", "media/PICTURE.PNG", "" },
  { "link-inside", "inside.webm", "inside.webm", "" },
  { "dots-in-name", "a..b.webm", "a..b.webm",
    "warning 7: Media names “a..b.webm”, which is not "
    "there\n" },
  { "folder", "folder.webm", "folder.webm",
    "warning 7: Media names “folder.webm”, which is not there\n" },
  { "link-out", "outside.webm", NULL,
    "error 7: Media is a link that leads out of the file's folder; put the file itself there\n" },
  { "folder-link-out", "away/secret.webm", NULL,
    "error 7: Media is a link that leads out of the file's folder; put the file itself there\n" },
  { "folder-link-out-missing", "away/gone.webm", NULL,
    "error 7: Media is a link that leads out of the file's folder; put the file itself there\n" },
  { "parent", "media/../clip.webm", NULL,
    "error 7: Media points out of the file's folder; allowed are names as in “media/clip.webm”\n" },
  { "neighbour", "../folder-2/clip.webm", NULL,
    "error 7: Media points out of the file's folder; allowed are names as in “media/clip.webm”\n" },
};

static void
touch (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static void
make_link (const char *folder, const char *name, const char *target)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
test_media (gconstpointer data)
{
  const MediaRow *row = data;
  g_autofree char *top = g_dir_make_tmp ("limber-media-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "folder", NULL);
  g_autofree char *text = g_strconcat (BASE "Media=", row->value, "\n", NULL);
  g_autofree char *found = NULL;
  g_autofree char *expected_path = NULL;
  g_autoptr (LimberExercise) exercise = NULL;

  touch (folder, "clip.webm");
  touch (folder, "media/clip.webm");
  touch (folder, "media/PICTURE.PNG");
  touch (folder, "folder.webm/x");
  touch (top, "folder-2/clip.webm");
  touch (top, "secret.webm");
  make_link (folder, "inside.webm", "media/clip.webm");
  make_link (folder, "outside.webm", "../secret.webm");
  make_link (folder, "away", "..");

  exercise = parse (text, folder, NULL, &found);
  g_assert_cmpstr (found, ==, row->expected);
  if (row->expected_path != NULL) {
    expected_path = g_build_filename (folder, row->expected_path, NULL);
    g_assert_cmpstr (limber_exercise_get_media_path (exercise), ==, expected_path);
  } else {
    g_assert_null (exercise);
  }
  limber_test_remove_tree (top);
}

/* A link to the folder itself is followed on both sides. */
static void
test_media_in_linked_folder (void)
{
  g_autofree char *top = g_dir_make_tmp ("limber-media-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "link", NULL);
  g_autofree char *found = NULL;
  g_autoptr (LimberExercise) exercise = NULL;

  touch (top, "real/clip.webm");
  make_link (top, "link", "real");
  exercise = parse (BASE "Media=clip.webm\n", folder, NULL, &found);
  g_assert_cmpstr (found, ==, "");
  g_assert_nonnull (limber_exercise_get_media_path (exercise));
  limber_test_remove_tree (top);
}

static void
test_no_folder (void)
{
  g_autofree char *found = NULL;
  g_autoptr (LimberExercise) exercise = parse (BASE "Media=clip.webm\n", NULL, NULL, &found);

  g_assert_null (exercise);
  g_assert_true (g_str_has_prefix (found, "error 7: Media points out"));
}

/* What is wrong in one file says nothing of another one in the same list. */
static void
test_shared_problems (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bad = g_bytes_new_static ("[Exercise]\nId=A\n", 16);
  g_autoptr (GBytes) good = g_bytes_new_static (BASE "x=y\n", strlen (BASE "x=y\n"));
  g_autoptr (LimberExercise) first = limber_exercise_parser_parse (bad, "bad\n.exercise", NULL,
                                                                   NULL, problems);
  guint n_problems = problems->len;
  g_autoptr (LimberExercise) second = limber_exercise_parser_parse (good, "good.exercise", NULL,
                                                                    NULL, problems);
  g_autofree char *line = NULL;

  g_assert_null (first);
  g_assert_nonnull (second);
  g_assert_cmpuint (problems->len, ==, n_problems + 1);
  line = limber_problem_to_string (g_ptr_array_index (problems, 0));
  g_assert_cmpstr (line, ==, "bad?.exercise:1: [Exercise] has no Title");
}

#define ADD_ROWS(rows, prefix, function)                                                           \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {                                                \
    g_autofree char *path = g_strconcat (prefix, rows[i].name, NULL);                              \
    g_test_add_data_func (path, &rows[i], function);                                               \
  }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/exercise-parser/whole", test_whole);
  g_test_add_func ("/core/exercise-parser/defaults", test_defaults);
  ADD_ROWS (text_rows, "/core/exercise-parser/text/", test_text);
  g_test_add_func ("/core/exercise-parser/line-ends", test_line_ends);
  ADD_ROWS (language_rows, "/core/exercise-parser/language/", test_language);
  g_test_add_func ("/core/exercise-parser/own-english", test_own_english);
  g_test_add_func ("/core/exercise-parser/wrong-translation", test_wrong_translation);
  g_test_add_func ("/core/exercise-parser/translated-number", test_translated_number);
  ADD_ROWS (media_rows, "/core/exercise-parser/media/", test_media);
  g_test_add_func ("/core/exercise-parser/media-in-linked-folder", test_media_in_linked_folder);
  g_test_add_func ("/core/exercise-parser/no-folder", test_no_folder);
  g_test_add_func ("/core/exercise-parser/shared-problems", test_shared_problems);

  return g_test_run ();
}
