/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <string.h>

/* limberctl timeline against sums worked out by hand from design §8's formula. */

typedef struct {
  const char *routine;
  guint level;
  double duration_secs;
  guint n_segments;
} SumRow;

static const SumRow SUM_ROWS[] = {
  /* chin_tuck 7 + 3·7 + 2·2, scapular_squeeze 7 + 4·7 + 3·2, seated_pelvic_tilt 7 + 5·4 */
  { "desk_reset_2min", 1, 100, 39 },
  /* chin_tuck 7 + 4·8 + 3·2, scapular_squeeze 7 + 4·7 + 3·2, seated_cat_camel 7 + 4·6 */
  { "desk_reset_2min", 2, 117, 41 },
};

static JsonObject *
get_segment (JsonArray *segments, guint index)
{
  return json_array_get_object_element (segments, index);
}

/* One segment begins where the one before ends, and the last one ends with the whole. */
static void
assert_without_gaps (JsonArray *segments, double duration_secs)
{
  double at_secs = 0;

  for (guint i = 0; i < json_array_get_length (segments); i++) {
    JsonObject *segment = get_segment (segments, i);

    g_assert_cmpint (json_object_get_int_member (segment, "index"), ==, i);
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (segment, "start_s"), at_secs,
                                    1e-9);
    g_assert_cmpfloat (json_object_get_double_member (segment, "duration_s"), >, 0);
    at_secs += json_object_get_double_member (segment, "duration_s");
  }
  g_assert_cmpfloat_with_epsilon (at_secs, duration_secs, 1e-9);
}

static void
test_sum (gconstpointer data)
{
  const SumRow *row = data;
  g_autofree char *command = g_strdup_printf ("timeline %s --level %u --json", row->routine,
                                              row->level);
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json (command);
  JsonObject *object = json_node_get_object (root);
  JsonArray *segments = json_object_get_array_member (object, "segments");

  g_assert_cmpstr (json_object_get_string_member (object, "routine"), ==, row->routine);
  g_assert_cmpint (json_object_get_int_member (object, "level"), ==, row->level);
  g_assert_cmpfloat (json_object_get_double_member (object, "duration_s"), ==, row->duration_secs);
  g_assert_cmpuint (json_array_get_length (segments), ==, row->n_segments);
  assert_without_gaps (segments, row->duration_secs);
}

typedef struct {
  const char *kind;
  double start_secs;
  double duration_secs;
  gint64 rep;
} SegmentRow;

static const SegmentRow FIRST_SEGMENTS[] = {
  { "get-ready", 0, 7, 0 }, { "move-in", 7, 2, 1 }, { "hold", 9, 3, 1 },
  { "move-out", 12, 2, 1 }, { "rest", 14, 2, 0 },   { "move-in", 16, 2, 2 },
};

static void
test_segments (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("timeline desk_reset_2min --json");
  JsonArray *segments = json_object_get_array_member (json_node_get_object (root), "segments");

  for (guint i = 0; i < G_N_ELEMENTS (FIRST_SEGMENTS); i++) {
    const SegmentRow *row = &FIRST_SEGMENTS[i];
    JsonObject *segment = get_segment (segments, i);

    g_assert_cmpuint (json_object_get_size (segment), ==, 7);
    g_assert_cmpstr (json_object_get_string_member (segment, "kind"), ==, row->kind);
    g_assert_cmpstr (json_object_get_string_member (segment, "exercise"), ==, "chin_tuck");
    g_assert_cmpstr (json_object_get_string_member (segment, "side"), ==, "both");
    g_assert_cmpfloat (json_object_get_double_member (segment, "start_s"), ==, row->start_secs);
    g_assert_cmpfloat (json_object_get_double_member (segment, "duration_s"), ==,
                       row->duration_secs);
    g_assert_cmpint (json_object_get_int_member (segment, "rep"), ==, row->rep);
  }
}

/* Sides change at a switch-side and nowhere else, within one exercise of two sides. */
static void
test_sides (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("timeline neck_shoulders_5min --json");
  JsonArray *segments = json_object_get_array_member (json_node_get_object (root), "segments");
  guint n_switches = 0;

  for (guint i = 1; i + 1 < json_array_get_length (segments); i++) {
    JsonObject *segment = get_segment (segments, i);
    const char *before = json_object_get_string_member (get_segment (segments, i - 1), "side");
    const char *after = json_object_get_string_member (get_segment (segments, i + 1), "side");

    if (!g_str_equal (json_object_get_string_member (segment, "kind"), "switch-side"))
      continue;
    n_switches++;
    g_assert_cmpfloat (json_object_get_double_member (segment, "duration_s"), ==, 5);
    g_assert_true (g_str_equal (before, "left") || g_str_equal (before, "right"));
    g_assert_cmpstr (after, ==, g_str_equal (before, "left") ? "right" : "left");
  }
  g_assert_cmpuint (n_switches, >, 0);
}

/* For people: the title, then a line for each segment. */
static void
test_table (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("timeline desk_reset_2min");
  g_auto (GStrv) lines = g_strsplit (result->output, "\n", -1);

  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (lines[0], ==, "2-minute desk reset, level 1: 1:40");
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 39 + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (SUM_ROWS); i++) {
    g_autofree char *path = g_strdup_printf ("/ctl/timeline/sum/%s/%u", SUM_ROWS[i].routine,
                                             SUM_ROWS[i].level);

    g_test_add_data_func (path, &SUM_ROWS[i], test_sum);
  }
  g_test_add_func ("/ctl/timeline/segments", test_segments);
  g_test_add_func ("/ctl/timeline/sides", test_sides);
  g_test_add_func ("/ctl/timeline/table", test_table);

  return g_test_run ();
}
