/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-day-parts.h"

#include <stdio.h>
#include <string.h>

/* Times are minutes since @DAY_USEC; 0 as an end is open. */
#define DAY_USEC  (G_GINT64_CONSTANT (1772409600) * G_USEC_PER_SEC)
#define MIN_USEC  (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define LAST_MINS 600

typedef struct {
  const char *name;
  int sitting[4][2];
  int breaks[4][2];
  const char *parts; /* S sitting, B break, A absence, from-to */
} Row;

static const Row rows[] = {
  { "empty", { { 0 } }, { { 0 } }, "" },
  { "sitting", { { 60, 100 } }, { { 0 } }, "S60-100" },
  { "open", { { 580, 0 } }, { { 0 } }, "S580-600" },
  { "absence", { { 60, 100 }, { 110, 150 } }, { { 0 } }, "S60-100 A100-110 S110-150" },
  { "break-between", { { 60, 100 }, { 104, 150 } }, { { 100, 104 } }, "S60-100 B100-104 S104-150" },
  { "break-within", { { 60, 150 } }, { { 100, 104 } }, "S60-100 B100-104 S104-150" },
  { "break-alone", { { 0 } }, { { 100, 104 } }, "B100-104" },
  { "break-open", { { 560, 590 } }, { { 595, 0 } }, "S560-590 A590-595 B595-600" },
  { "two-breaks-within",
    { { 60, 150 } },
    { { 120, 125 }, { 80, 90 } },
    "S60-80 B80-90 S90-120 B120-125 S125-150" },
  { "breaks-overlap", { { 60, 150 } }, { { 80, 90 }, { 85, 95 } }, "S60-80 B80-90 B90-95 S95-150" },
  { "sitting-overlaps", { { 60, 100 }, { 90, 120 } }, { { 0 } }, "S60-100 S100-120" },
  { "from-yesterday", { { -90, 30 } }, { { 0 } }, "S0-30" },
  { "yesterday", { { -90, -30 } }, { { -20, -10 } }, "" },
  { "clock-set-back", { { 100, 90 } }, { { 0 } }, "" },
};

static gint64
to_usec (int mins)
{
  return DAY_USEC + mins * MIN_USEC;
}

static GArray *
make_parts (const Row *row, GPtrArray *sitting, GPtrArray *breaks)
{
  for (guint i = 0; i < 4 && (row->sitting[i][0] != 0 || row->sitting[i][1] != 0); i++) {
    LimberSittingRecord *record = limber_sitting_record_new (
        (LimberStamp){ to_usec (row->sitting[i][0]), 0 });

    record->ended.usec = row->sitting[i][1] == 0 ? 0 : to_usec (row->sitting[i][1]);
    g_ptr_array_add (sitting, record);
  }
  for (guint i = 0; i < 4 && row->breaks[i][0] != 0; i++) {
    LimberStamp started = { to_usec (row->breaks[i][0]), 0 };
    LimberBreakRecord *record = limber_break_record_new ("b", started);

    record->started = started;
    record->ended.usec = row->breaks[i][1] == 0 ? 0 : to_usec (row->breaks[i][1]);
    g_ptr_array_add (breaks, record);
  }
  return limber_day_parts_new (sitting, breaks, DAY_USEC, to_usec (LAST_MINS));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GPtrArray) sitting = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_sitting_record_free);
  g_autoptr (GPtrArray) breaks = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_break_record_free);
  g_autoptr (GArray) parts = make_parts (row, sitting, breaks);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const LimberDayPart *part = &g_array_index (parts, LimberDayPart, i);

    g_string_append_printf (text, "%s%c%d-%d", i > 0 ? " " : "", "SBA"[part->kind],
                            (int) ((part->from_usec - DAY_USEC) / MIN_USEC),
                            (int) ((part->to_usec - DAY_USEC) / MIN_USEC));
    g_assert_true ((part->break_record != NULL) == (part->kind == LIMBER_DAY_PART_BREAK));
  }
  g_assert_cmpstr (text->str, ==, row->parts);
}

/* What was due and never begun is no part of the day. */
static void
test_break_not_started (void)
{
  g_autoptr (GPtrArray) sitting = g_ptr_array_new ();
  g_autoptr (GPtrArray) breaks = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_break_record_free);
  g_autoptr (GArray) parts = NULL;

  g_ptr_array_add (breaks, limber_break_record_new ("b", (LimberStamp){ to_usec (60), 0 }));
  parts = limber_day_parts_new (sitting, breaks, DAY_USEC, to_usec (LAST_MINS));
  g_assert_cmpuint (parts->len, ==, 0);
}

static void
test_totals (void)
{
  static const Row row = { "", { { 60, 150 }, { 160, 180 } }, { { 120, 125 }, { 80, 90 } }, "" };
  g_autoptr (GPtrArray) sitting = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_sitting_record_free);
  g_autoptr (GPtrArray) breaks = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_break_record_free);
  g_autoptr (GArray) parts = make_parts (&row, sitting, breaks);
  LimberDayTotals totals = limber_day_parts_add_up (parts);

  g_assert_cmpint (totals.sitting_usec, ==, 95 * MIN_USEC);
  g_assert_cmpint (totals.longest_sitting_usec, ==, 30 * MIN_USEC);
  g_assert_cmpuint (totals.n_breaks, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/day-parts/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/core/day-parts/not-started", test_break_not_started);
  g_test_add_func ("/core/day-parts/totals", test_totals);
  return g_test_run ();
}
