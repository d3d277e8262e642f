/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-day-parts"

#include "config.h"

#include "core/limber-day-parts.h"

/*
 * Day parts:
 *
 * Turns the records of a day into one line of time: breaks first, then the sitting in what they
 * leave free, then an absence in each gap that is left between two of them. Before the first and
 * after the last part nothing is known, and nothing is said.
 */

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const LimberDayPart *one = a;
  const LimberDayPart *other = b;

  return (one->from_usec > other->from_usec) - (one->from_usec < other->from_usec);
}

static void
append_part (GArray *parts,
             LimberDayPartKind kind,
             gint64 from_usec,
             gint64 to_usec,
             const LimberBreakRecord *break_record)
{
  const LimberDayPart part = { kind, from_usec, to_usec, break_record };

  if (to_usec > from_usec)
    g_array_append_val (parts, part);
}

/* Two breaks at once are a mistake of whoever wrote them: the later one begins at the end of the
 * other. */
static GArray *
list_breaks (GPtrArray *breaks, gint64 from_usec, gint64 to_usec)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LimberDayPart));
  GArray *apart = g_array_new (FALSE, FALSE, sizeof (LimberDayPart));
  gint64 free_from = from_usec;

  for (guint i = 0; i < breaks->len; i++) {
    const LimberBreakRecord *record = breaks->pdata[i];

    if (record->started.usec != 0)
      append_part (found, LIMBER_DAY_PART_BREAK, MAX (record->started.usec, from_usec),
                   record->ended.usec == 0 ? to_usec : MIN (record->ended.usec, to_usec), record);
  }
  g_array_sort (found, compare_parts);
  for (guint i = 0; i < found->len; i++) {
    const LimberDayPart *part = &g_array_index (found, LimberDayPart, i);

    append_part (apart, LIMBER_DAY_PART_BREAK, MAX (part->from_usec, free_from), part->to_usec,
                 part->break_record);
    free_from = MAX (free_from, part->to_usec);
  }
  return apart;
}

/* Appends what @parts, which are in order up to @n_taken, leave of the time. Returns: its end */
static gint64
append_sitting (GArray *parts, guint n_taken, gint64 from_usec, gint64 to_usec)
{
  for (guint i = 0; i < n_taken && from_usec < to_usec; i++) {
    LimberDayPart taken = g_array_index (parts, LimberDayPart, i);

    if (taken.to_usec <= from_usec || taken.from_usec >= to_usec)
      continue;
    append_part (parts, LIMBER_DAY_PART_SITTING, from_usec, taken.from_usec, NULL);
    from_usec = taken.to_usec;
  }
  append_part (parts, LIMBER_DAY_PART_SITTING, from_usec, to_usec, NULL);
  return MAX (from_usec, to_usec);
}

static void
fill_gaps (GArray *parts)
{
  guint n_parts = parts->len;

  for (guint i = 1; i < n_parts; i++)
    append_part (parts, LIMBER_DAY_PART_ABSENCE,
                 g_array_index (parts, LimberDayPart, i - 1).to_usec,
                 g_array_index (parts, LimberDayPart, i).from_usec, NULL);
  g_array_sort (parts, compare_parts);
}

GArray *
limber_day_parts_new (GPtrArray *sitting, GPtrArray *breaks, gint64 from_usec, gint64 to_usec)
{
  GArray *parts = list_breaks (breaks, from_usec, to_usec);
  guint n_breaks = parts->len;
  gint64 free_from = from_usec;

  for (guint i = 0; i < sitting->len; i++) {
    const LimberSittingRecord *record = sitting->pdata[i];
    gint64 end = record->ended.usec == 0 ? to_usec : MIN (record->ended.usec, to_usec);

    free_from = append_sitting (parts, n_breaks, MAX (record->started.usec, free_from), end);
  }
  g_array_sort (parts, compare_parts);
  fill_gaps (parts);
  return parts;
}

LimberDayTotals
limber_day_parts_add_up (GArray *parts)
{
  LimberDayTotals totals = { 0 };

  for (guint i = 0; i < parts->len; i++) {
    const LimberDayPart *part = &g_array_index (parts, LimberDayPart, i);
    gint64 length = part->to_usec - part->from_usec;

    if (part->kind == LIMBER_DAY_PART_SITTING) {
      totals.sitting_usec += length;
      totals.longest_sitting_usec = MAX (totals.longest_sitting_usec, length);
    } else if (part->kind == LIMBER_DAY_PART_BREAK) {
      totals.n_breaks++;
    }
  }
  return totals;
}
