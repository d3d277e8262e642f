/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-zone.h"
#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "report/limber-drawing.h"
#include "report/limber-pain-chart.h"
#include "report/limber-pain-words.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* limberctl chart: pain, breaks and sessions over time as a picture, and in a sentence. */

#define DEFAULT_DAYS   30
#define DEFAULT_WIDTH  900
#define DEFAULT_HEIGHT 520
#define MIN_SIDE       120
#define MAX_SIDE       8192

typedef struct {
  LimberChart *chart;
  LimberChartStyle style;
} Picture;

static void
paint_cb (cairo_t *cr, int width, int height, gpointer data)
{
  const Picture *picture = data;

  limber_chart_paint (picture->chart, cr, width, height, &picture->style);
}

static gboolean
draw (LimberDiary *diary,
      int from_day,
      int to_day,
      int zone,
      const char *output,
      int width,
      int height,
      GError **error)
{
  g_autoptr (LimberLookback) lookback = NULL;
  g_autoptr (LimberChart) chart = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *description = NULL;
  LimberDrawingFormat format = LIMBER_DRAWING_PNG;
  Picture picture;

  g_assert (limber_drawing_format_for_path (output, &format));
  lookback = limber_diary_look_back (diary, from_day, to_day, zone, error);
  if (lookback == NULL)
    return FALSE;

  chart = limber_pain_chart_new (lookback, TRUE);
  picture = (Picture){ chart, limber_chart_style_for (FALSE, FALSE) };
  bytes = limber_drawing_render (format, width, height, paint_cb, &picture, error);
  if (bytes == NULL || !limber_drawing_save (bytes, output, error))
    return FALSE;

  description = limber_pain_words_summarize (lookback);
  g_print ("%s\n", description);
  return TRUE;
}

int
limber_ctl_chart (GStrv argv)
{
  g_autofree char *output = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *size = NULL;
  g_autofree char *zone_id = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to this .png, .svg or .pdf file"), N_ ("FILE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day (30 days before the last)"),
      N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day (today)"), N_ ("DAY") },
    { "size", 's', 0, G_OPTION_ARG_STRING, &size, N_ ("Pixels (900x520)"), N_ ("WxH") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone_id, N_ ("Pain in this zone only"), N_ ("ZONE") },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "chart",
    .parameters = "",
    .summary = _ ("Draws the diary's pain, breaks and sessions, and says what the chart shows."),
    .options = options,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberDrawingFormat format = LIMBER_DRAWING_PNG;
  LimberZone zone = 0;
  LimberStamp now;
  int width = DEFAULT_WIDTH;
  int height = DEFAULT_HEIGHT;
  int from_day = 0;
  int to_day = 0;

  if (arguments == NULL)
    return status;
  if (output == NULL)
    return limber_ctl_misuse ("chart", _ ("wants -o FILE"));
  if (!limber_drawing_format_for_path (output, &format))
    return limber_ctl_misuse ("chart", _ ("-o wants a file that ends in .png, .svg or .pdf"));
  if (size != NULL && !limber_ctl_text_parse_size (size, MIN_SIDE, MAX_SIDE, &width, &height))
    return limber_ctl_misuse ("chart", _ ("--size takes WxH, each 120 to 8192"));
  if (zone_id != NULL && !limber_zone_find (zone_id, &zone))
    return limber_ctl_misuse ("chart", _ ("--zone takes a zone's id, such as b_low_back_l"));
  if (!limber_ctl_diary_parse_days (from, to, &from_day, &to_day, &error))
    return limber_ctl_misuse ("chart", error->message);

  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL
      || !limber_ctl_diary_choose_days (&now, DEFAULT_DAYS, &from_day, &to_day, &error)
      || !draw (diary, from_day, to_day, zone_id != NULL ? (int) zone : LIMBER_ZONE_ANY, output,
                width, height, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
