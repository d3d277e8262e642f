/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-report-middle"

#include "config.h"

#include "figure/limber-body-map.h"
#include "report/limber-report-private.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/*
 * The middle of a report: what was planned and done on one side, where it hurt on the other.
 */

#define GAP_PT          20.0
#define MAP_SHARE       0.255 /* of the paper's height */
#define COUNT_FONT_PT   6.0
#define SIDE_FONT_PT    7.0
#define VALUE_WIDTH_PT  70.0
#define N_ROUTINES      3
#define N_PLACES        5
#define SECTION_GAP_PT  13.0
#define DAYS_PER_WEEK   7
#define SECS_PER_MIN    60
#define MAX_INDENT_PT   8.0
#define COUNT_RADIUS_EM 0.85

typedef struct {
  LimberReport *report;
  LimberReportSheet *sheet;
  double x;
  double width;
} Column;

static void
write_line (const Column *column, LimberInk ink, double indent, const char *name, const char *value)
{
  LimberReportSheet *sheet = column->sheet;
  double width = column->width - VALUE_WIDTH_PT - indent;
  double height;

  limber_report_sheet_open (sheet, "TR");
  height = limber_report_sheet_text (sheet, "TH", ink, column->x + indent, sheet->y, width, 1,
                                     PANGO_ALIGN_LEFT, name);
  limber_report_sheet_text (sheet, "TD", ink, column->x + column->width - VALUE_WIDTH_PT, sheet->y,
                            VALUE_WIDTH_PT, 1, PANGO_ALIGN_RIGHT, value);
  limber_report_sheet_close (sheet, "TR");
  sheet->y += height + 1;
}

/* "610 (54 %)" */
static void
write_share (const Column *column, const char *name, guint n, guint n_all)
{
  g_autofree char *value = NULL;

  if (n == 0)
    return;
  /* Translators: a number, and what percentage of all it is */
  value = g_strdup_printf (_ ("%1$u (%2$u %%)"), n, (n * 100 + n_all / 2) / n_all);
  write_line (column, LIMBER_INK_BODY, MAX_INDENT_PT, name, value);
}

static void
write_tally (const Column *column, const char *name, const LimberBreakTally *tally)
{
  static const char *const outcomes[LIMBER_N_BREAK_OUTCOMES] = {
    [LIMBER_BREAK_DONE] = NC_ ("breaks", "done"),
    [LIMBER_BREAK_HALF] = NC_ ("breaks", "about half done"),
    [LIMBER_BREAK_LEFT] = NC_ ("breaks", "left early"),
    [LIMBER_BREAK_STOPPED_FOR_PAIN] = NC_ ("breaks", "stopped because it hurt"),
    [LIMBER_BREAK_SKIPPED] = NC_ ("breaks", "skipped"),
    [LIMBER_BREAK_CREDITED] = NC_ ("breaks", "rested away from the desk"),
    [LIMBER_BREAK_MISSED] = NC_ ("breaks", "missed"),
  };
  guint n_all = limber_break_tally_get_total (tally);
  g_autofree char *total = g_strdup_printf ("%u", n_all);

  if (n_all == 0)
    return;
  write_line (column, LIMBER_INK_STRONG, 0, name, total);
  for (guint i = LIMBER_BREAK_DONE; i < LIMBER_N_BREAK_OUTCOMES; i++)
    write_share (column, g_dpgettext2 (GETTEXT_PACKAGE, "breaks", outcomes[i]), tally->n[i], n_all);
}

static void
write_sessions (const Column *column)
{
  const LimberDigest *digest = column->report->digest;
  guint n_days = (guint) (digest->lookback->to_day - digest->lookback->from_day + 1);
  guint n_sessions = 0;
  g_autofree char *number = NULL;
  g_autofree char *minutes = NULL;

  for (guint i = 0; i < digest->routines->len; i++)
    n_sessions += ((const LimberNamedCount *) g_ptr_array_index (digest->routines, i))->n;
  if (n_sessions == 0)
    return;
  number = g_strdup_printf ("%u", n_sessions);
  write_line (column, LIMBER_INK_STRONG, 0, _ ("Sessions"), number);
  /* Translators: %.0f is a number of minutes */
  minutes = g_strdup_printf (_ ("%.0f min"), (double) digest->session_secs / SECS_PER_MIN
                                                 / MAX (n_days, DAYS_PER_WEEK) * DAYS_PER_WEEK);
  write_line (column, LIMBER_INK_BODY, MAX_INDENT_PT, _ ("exercise in a week"), minutes);
  for (guint i = 0; i < MIN (digest->routines->len, N_ROUTINES); i++) {
    const LimberNamedCount *routine = g_ptr_array_index (digest->routines, i);
    const LimberReportSettings *settings = &column->report->settings;
    const char *title = settings->name_routine != NULL
                            ? settings->name_routine (routine->name, settings->name_data)
                            : NULL;
    g_autofree char *times = g_strdup_printf ("%u", routine->n);

    write_line (column, LIMBER_INK_BODY, MAX_INDENT_PT, title != NULL ? title : routine->name,
                times);
  }
}

static void
write_plan (const Column *column)
{
  const char *plan = column->report->plan;
  LimberReportSheet *sheet = column->sheet;

  sheet->y += limber_report_sheet_text (
                  sheet, "P", LIMBER_INK_BODY, column->x, sheet->y, column->width, 3,
                  PANGO_ALIGN_LEFT,
                  plan != NULL ? plan : _ ("No plan of a clinic; the routines were chosen freely."))
              + 4;
}

static void
write_adherence (const Column *column)
{
  const LimberDigest *digest = column->report->digest;
  LimberReportSheet *sheet = column->sheet;
  double share;

  limber_report_sheet_open (sheet, "Sect");
  limber_report_sheet_head (sheet, column->x, column->width, _ ("Plan and adherence"));
  write_plan (column);
  limber_report_sheet_open (sheet, "Table");
  write_tally (column, _ ("Planned sessions due"), &digest->planned_breaks);
  if (limber_adherence (digest->planned_breaks.done_parts,
                        limber_break_tally_get_total (&digest->planned_breaks), &share)) {
    /* Translators: a percentage */
    g_autofree char *value = g_strdup_printf (_ ("%u %%"), (guint) (share * 100 + 0.5));

    write_line (column, LIMBER_INK_STRONG, MAX_INDENT_PT, _ ("adherence, parts counted as parts"),
                value);
  }
  write_tally (column, _ ("Breaks due after long sitting"), &digest->sitting_breaks);
  write_sessions (column);
  limber_report_sheet_close (sheet, "Table");
  limber_report_sheet_close (sheet, "Sect");
}

/* A word in the middle of a place of the map */
static void
paint_word (
    cairo_t *cr, const char *text, double x, double y, double size_pt, gboolean has_background)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  int width = 0;
  int height = 0;

  pango_font_description_set_absolute_size (font, size_pt * PANGO_SCALE);
  if (has_background)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);
  if (has_background) {
    double reach = MAX ((double) width / PANGO_SCALE / 2, size_pt * 0.4) + size_pt * 0.25;

    cairo_new_sub_path (cr);
    cairo_arc (cr, x + reach - size_pt / 2, y, size_pt * COUNT_RADIUS_EM * 0.8, -G_PI / 2,
               G_PI / 2);
    cairo_arc (cr, x - reach + size_pt / 2, y, size_pt * COUNT_RADIUS_EM * 0.8, G_PI / 2,
               1.5 * G_PI);
    cairo_close_path (cr);
    cairo_set_source_rgba (cr, 1, 1, 1, 0.88);
    cairo_fill (cr);
  }
  cairo_set_source_rgb (cr, 0.14, 0.16, 0.17);
  cairo_move_to (cr, x - (double) width / PANGO_SCALE / 2, y - (double) height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_counts (LimberBodyMap *map,
              cairo_t *cr,
              LimberBodyMapView view,
              double width,
              double height,
              const guint *counts)
{
  LimberZones zones = limber_body_map_get_zones (view);

  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    g_autofree char *number = NULL;
    double x;
    double y;

    if (counts[zone] == 0 || (zones & LIMBER_ZONE_BIT (zone)) == 0)
      continue;
    number = g_strdup_printf ("%u", counts[zone]);
    limber_body_map_get_middle (map, view, width, height, zone, &x, &y);
    paint_word (cr, number, x, y, COUNT_FONT_PT, TRUE);
  }
}

static void
paint_map (const Column *column, LimberBodyMap *map, LimberBodyMapView view, double x, double width)
{
  const guint *counts = column->report->digest->zone_counts;
  LimberBodyMapMarks marks = { .counts = counts, .focus = -1, .hover = -1 };
  LimberReportSheet *sheet = column->sheet;
  double map_height = MAP_SHARE * sheet->height;
  static const char *const sides[] = { NULL, NC_ ("side of the body", "left"),
                                       NC_ ("side of the body", "right") };

  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, limber_report_sheet_place (sheet, x, width), sheet->y);
  limber_report_sheet_open (sheet, "Figure");
  limber_body_map_paint (map, sheet->cr, view, width, map_height, &marks);
  paint_counts (map, sheet->cr, view, width, map_height, counts);
  for (guint side = LIMBER_ZONE_LEFT; side <= LIMBER_ZONE_RIGHT; side++) {
    double at_x;
    double at_y;

    limber_body_map_get_side_place (map, view, width, map_height, (LimberZoneSide) side, &at_x,
                                    &at_y);
    paint_word (sheet->cr, g_dpgettext2 (GETTEXT_PACKAGE, "side of the body", sides[side]), at_x,
                at_y, SIDE_FONT_PT, FALSE);
  }
  limber_report_sheet_close (sheet, "Figure");
  cairo_restore (sheet->cr);
}

static LimberZones
collect_zones (const guint *counts)
{
  LimberZones zones = 0;

  for (guint zone = 0; zone < LIMBER_N_ZONES; zone++)
    zones |= counts[zone] > 0 ? LIMBER_ZONE_BIT (zone) : 0;
  return zones;
}

/* "Lower back, left 140 · Neck 88": those that were named most often; (transfer full) */
static char *
list_places (const guint *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LimberZones told = 0;

  for (guint i = 0; i < N_PLACES; i++) {
    int most = -1;

    for (int zone = 0; zone < LIMBER_N_ZONES; zone++) {
      if ((told & LIMBER_ZONE_BIT (zone)) == 0 && counts[zone] > 0
          && (most < 0 || counts[zone] > counts[most]))
        most = zone;
    }
    if (most < 0)
      break;
    told |= LIMBER_ZONE_BIT (most);
    g_string_append_printf (text, "%s%s\u00a0%u", i > 0 ? " · " : "",
                            limber_zone_get_title ((LimberZone) most), counts[most]);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_place_words (const Column *column, LimberZones zones)
{
  const guint *counts = column->report->digest->zone_counts;
  LimberReportSheet *sheet = column->sheet;
  g_autofree char *places = list_places (counts);

  sheet->y += limber_report_sheet_text (sheet, "P", LIMBER_INK_BODY, column->x, sheet->y,
                                        column->width, 3, PANGO_ALIGN_LEFT, places);
  sheet->y += limber_report_sheet_text (
      sheet, "P", LIMBER_INK_SMALL, column->x, sheet->y + 2, column->width, 2, PANGO_ALIGN_LEFT,
      _ ("How many entries name each place; left and right are the person’s own."));
  if (limber_zones_are_widespread (zones))
    sheet->y += limber_report_sheet_text (
        sheet, "P", LIMBER_INK_SMALL, column->x, sheet->y + 2, column->width, 2, PANGO_ALIGN_LEFT,
        _ ("Places above and below the waist and on both sides are named."));
  sheet->y += 2;
}

static void
write_places (const Column *column)
{
  const guint *counts = column->report->digest->zone_counts;
  LimberReportSheet *sheet = column->sheet;
  LimberZones zones = collect_zones (counts);
  double map_height = MAP_SHARE * sheet->height;

  limber_report_sheet_open (sheet, "Sect");
  limber_report_sheet_head (sheet, column->x, column->width, _ ("Where it hurt"));
  if (zones == 0) {
    sheet->y += limber_report_sheet_text (sheet, "P", LIMBER_INK_BODY, column->x, sheet->y,
                                          column->width, 2, PANGO_ALIGN_LEFT,
                                          _ ("No place was named."));
  } else {
    if (limber_report_sheet_is_visible (sheet)) {
      g_autoptr (LimberBodyMap) map = limber_body_map_new (&LIMBER_FIGURE_STYLE_DEFAULT);
      double half = column->width / 2;

      paint_map (column, map, LIMBER_BODY_MAP_FRONT, column->x, half);
      paint_map (column, map, LIMBER_BODY_MAP_BACK, column->x + half, half);
    }
    sheet->y += map_height + 4;
    write_place_words (column, zones);
  }
  limber_report_sheet_close (sheet, "Sect");
}

static void
write_middle (LimberReport *self, LimberReportSheet *sheet)
{
  double width = (sheet->width - 2 * LIMBER_SHEET_MARGIN_PT - GAP_PT) / 2;
  Column adherence = { self, sheet, LIMBER_SHEET_MARGIN_PT, width };
  Column places = { self, sheet, LIMBER_SHEET_MARGIN_PT + width + GAP_PT, width };
  double top;
  double end;

  top = sheet->y;
  write_adherence (&adherence);
  end = sheet->y;
  sheet->y = top;
  write_places (&places);
  sheet->y = MAX (sheet->y, end) + SECTION_GAP_PT;
}

double
limber_report_measure_middle (LimberReport *self, const LimberReportSheet *sheet)
{
  LimberReportSheet unseen = *sheet;

  unseen.only_page = G_MAXINT;
  unseen.y = 0;
  write_middle (self, &unseen);
  return unseen.y - SECTION_GAP_PT;
}

void
limber_report_add_middle (LimberReport *self, LimberReportSheet *sheet)
{
  limber_report_sheet_ensure (sheet, limber_report_measure_middle (self, sheet));
  write_middle (self, sheet);
}
