/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-week-text.h"

typedef struct {
  const char *name;
  LimberWeeklyTimesKind kind;
  const char *days[LIMBER_DAYS_PER_WEEK + 1];
  const char *text; /* NULL for what is not understood */
  guint bad_day;
} Row;

#define EMPTY "", "", "", "", "", "", ""
#define HOURS LIMBER_WEEKLY_TIMES_RANGES
#define TIMES LIMBER_WEEKLY_TIMES_POINTS

static const Row rows[] = {
  { "empty", HOURS, { EMPTY }, "", 0 },
  { "one", HOURS, { "09:00-17:00", "", "", "", "", "", "" }, "mon 09:00-17:00", 0 },
  { "equal-days",
    HOURS,
    { "9-17", "9–17", "9 - 17", "09:00-17:00", "9h-17h", "", "10.30-12" },
    "mon-fri 09:00-17:00; sun 10:30-12:00",
    0 },
  { "equal-apart",
    HOURS,
    { "9-17", "", "9-17", "", "", "", "" },
    "mon 09:00-17:00; wed 09:00-17:00",
    0 },
  { "two-ranges",
    HOURS,
    { "13h30-17, 9-12h30", "", "", "", "", "", "" },
    "mon 09:00-12:30,13:30-17:00",
    0 },
  { "midnight", HOURS, { "", "", "", "", "", "22-6", "" }, "sat 22:00-06:00", 0 },
  { "to-midnight", HOURS, { "", "", "", "", "", "", "18-24" }, "sun 18:00-24:00", 0 },
  { "times", TIMES, { "15:30; 10:30,", "", "", "", "", "", "" }, "mon 10:30,15:30", 0 },
  { "time-as-range", TIMES, { "9-17", "", "", "", "", "", "" }, NULL, 0 },
  { "range-as-time", HOURS, { "9-17", "9", "", "", "", "", "" }, NULL, 1 },
  { "word", HOURS, { "", "", "", "always", "", "", "" }, NULL, 3 },
  { "other-day", HOURS, { "", "", "", "", "sat 9-17", "", "" }, NULL, 4 },
  { "too-late", HOURS, { "", "", "", "", "", "", "25-26" }, NULL, 6 },
  { "three-ends", HOURS, { "9-12-17", "", "", "", "", "", "" }, NULL, 0 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  guint bad_day = 99;
  g_autofree char *text = limber_week_text_join (row->days, row->kind, &bad_day);
  g_auto (GStrv) days = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (text, ==, row->text);
  if (row->text == NULL) {
    g_assert_cmpuint (bad_day, ==, row->bad_day);
    return;
  }
  days = limber_week_text_split (text, row->kind);
  g_assert_nonnull (days);
  g_assert_cmpuint (g_strv_length (days), ==, LIMBER_DAYS_PER_WEEK);
  again = limber_week_text_join ((const char *const *) days, row->kind, NULL);
  g_assert_cmpstr (again, ==, text);
}

static void
test_split (void)
{
  g_auto (GStrv) days = limber_week_text_split ("mon-tue 13:30-17:00,09:00-12:30; sat 22:00-06:00",
                                                LIMBER_WEEKLY_TIMES_RANGES);

  g_assert_cmpstr (days[0], ==, "09:00–12:30, 13:30–17:00");
  g_assert_cmpstr (days[1], ==, "09:00–12:30, 13:30–17:00");
  g_assert_cmpstr (days[2], ==, "");
  g_assert_cmpstr (days[5], ==, "22:00–06:00");
  g_assert_null (limber_week_text_split ("whenever", LIMBER_WEEKLY_TIMES_RANGES));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/week-text/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/core/week-text/split", test_split);
  return g_test_run ();
}
