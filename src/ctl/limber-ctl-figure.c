/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "report/limber-figure-picture.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* limberctl figure: an exercise's figure, or all of them, as a picture file. */

#define DEFAULT_SIDE       640
#define DEFAULT_SHEET_SIDE 220
#define MIN_SIDE           16
#define MAX_SIDE           8192

typedef struct {
  LimberDrawingFormat format;
  LimberFigureStyle style;
  int width;
  int height;
  double azimuth_degrees; /* NAN for the exercise's own */
} Request;

static gboolean
parse_build (const char *nick, LimberBuild *build)
{
  static const char *const nicks[] = {
    [LIMBER_BUILD_SLIM] = "slim",
    [LIMBER_BUILD_MEDIUM] = "medium",
    [LIMBER_BUILD_BROAD] = "broad",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nick, nicks[i])) {
      *build = (LimberBuild) i;
      return TRUE;
    }
  return FALSE;
}

static guint
find_first_movement (LimberTimeline *timeline)
{
  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++)
    if (limber_segment_is_exercise (limber_timeline_get_segment (timeline, i)))
      return i;
  return 0;
}

/* The moment @at_secs after the first movement of @exercise at its own dose has begun */
static gboolean
find_moment (LimberExercise *exercise, double at_secs, LimberFigureMoment *moment, GError **error)
{
  g_autoptr (LimberTimeline) timeline = limber_timeline_new_for_exercise (exercise);
  guint first = find_first_movement (timeline);
  gint64 start_usec = limber_timeline_get_segment (timeline, first)->start_usec;
  gint64 length_usec = limber_timeline_get_duration_usec (timeline) - start_usec;
  gint64 at_usec = (gint64) llround (at_secs * G_USEC_PER_SEC);
  const LimberSegment *segment = NULL;

  if (at_usec < 0 || at_usec > length_usec) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 /* Translators: an exercise's id, and how many seconds it takes */
                 _ ("“%s” has the seconds 0 to %.4g"), limber_exercise_get_id (exercise),
                 (double) length_usec / G_USEC_PER_SEC);
    return FALSE;
  }
  segment = limber_timeline_get_segment (
      timeline, limber_timeline_find_segment (timeline, start_usec + at_usec));
  *moment = limber_figure_moment_at (segment, start_usec + at_usec - segment->start_usec);
  return TRUE;
}

/* @at: "start", "hold" or seconds; whether it is one of them was seen before */
static gboolean
choose_moment (LimberExercise *exercise, const char *at, LimberFigureMoment *moment, GError **error)
{
  if (g_str_equal (at, "start")) {
    *moment = LIMBER_FIGURE_MOMENT_START;
    return TRUE;
  }
  if (g_str_equal (at, "hold")) {
    *moment = LIMBER_FIGURE_MOMENT_HOLD;
    return TRUE;
  }
  return find_moment (exercise, g_ascii_strtod (at, NULL), moment, error);
}

static gboolean
is_moment (const char *at)
{
  char *end = NULL;
  double secs = g_ascii_strtod (at, &end);

  if (g_str_equal (at, "start") || g_str_equal (at, "hold"))
    return TRUE;
  return end != at && *end == '\0' && secs >= 0 && secs < G_MAXINT32;
}

static GBytes *
draw_exercise (const Request *request, const char *id, const char *at, GError **error)
{
  g_autoptr (LimberLibrary) library = limber_ctl_content_open ();
  LimberExercise *exercise = limber_ctl_content_find_exercise (library, id, error);
  LimberFigureMoment moment = LIMBER_FIGURE_MOMENT_HOLD;
  g_autoptr (LimberFigure) figure = NULL;

  if (exercise == NULL || !choose_moment (exercise, at, &moment, error))
    return NULL;
  if (limber_exercise_get_choreography (exercise) == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("“%s” has no poses to draw"), id);
    return NULL;
  }
  figure = limber_figure_new (limber_exercise_get_choreography (exercise), &request->style);
  limber_figure_set_azimuth (figure, request->azimuth_degrees);
  return limber_figure_picture_render (figure, &request->style, &moment, request->format,
                                       request->width, request->height, error);
}

static GBytes *
draw_sheet (const Request *request, GError **error)
{
  g_autoptr (LimberLibrary) library = limber_ctl_content_open ();

  return limber_figure_picture_render_sheet (limber_library_get_exercises (library),
                                             &request->style, request->format, request->width,
                                             request->height, error);
}

static int
save (GBytes *bytes, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!limber_drawing_save (bytes, path, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}

static int
misuse (const char *format, const char *value)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, value);
#pragma GCC diagnostic pop
  return limber_ctl_misuse ("figure", message);
}

/* @azimuth: (nullable); FALSE if it is no number of degrees */
static gboolean
parse_azimuth (const char *azimuth, double *degrees)
{
  char *end = NULL;

  *degrees = NAN;
  if (azimuth == NULL)
    return TRUE;
  *degrees = g_ascii_strtod (azimuth, &end);
  return end != azimuth && *end == '\0' && isfinite (*degrees);
}

int
limber_ctl_figure (GStrv argv)
{
  g_autofree char *output = NULL;
  g_autofree char *at = NULL;
  g_autofree char *size = NULL;
  g_autofree char *azimuth = NULL;
  g_autofree char *build = NULL;
  gboolean is_sheet = FALSE;
  Request request = { .style = LIMBER_FIGURE_STYLE_DEFAULT };
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to this .png, .svg or .pdf file"), N_ ("FILE") },
    { "at", 't', 0, G_OPTION_ARG_STRING, &at, N_ ("Moment: seconds, “start” or “hold” (hold)"),
      N_ ("SECONDS") },
    { "size", 's', 0, G_OPTION_ARG_STRING, &size, N_ ("Pixels (640x640; in a sheet 220x220 each)"),
      N_ ("WxH") },
    { "azimuth", 'a', 0, G_OPTION_ARG_STRING, &azimuth,
      N_ ("View: 0 from the front, 90 from the left side"), N_ ("DEG") },
    { "build", 'b', 0, G_OPTION_ARG_STRING, &build, N_ ("slim, medium or broad (medium)"),
      N_ ("BUILD") },
    { "dark", 'd', 0, G_OPTION_ARG_NONE, &request.style.is_dark, N_ ("For a dark background"),
      NULL },
    { "sheet", 0, 0, G_OPTION_ARG_NONE, &is_sheet, N_ ("Draw every exercise, start and hold"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "figure",
    .parameters = _ ("EXERCISE"),
    .summary = _ ("Draws the figure of an exercise, or with --sheet of all."),
    .description = _ ("Seconds count from the beginning of the first movement."),
    .options = options,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;
  if (is_sheet != (arguments[0] == NULL))
    return limber_ctl_misuse ("figure", _ ("wants either EXERCISE or --sheet"));
  if (output == NULL)
    return limber_ctl_misuse ("figure", _ ("wants -o FILE"));
  if (!limber_drawing_format_for_path (output, &request.format))
    return misuse (_ ("“%s” must end in .png, .svg or .pdf"), output);
  if (at != NULL && !is_moment (at))
    return misuse (_ ("--at takes seconds, “start” or “hold”, not “%s”"), at);
  if (build != NULL && !parse_build (build, &request.style.build))
    return misuse (_ ("--build takes slim, medium or broad, not “%s”"), build);
  if (!parse_azimuth (azimuth, &request.azimuth_degrees))
    return misuse (_ ("--azimuth takes degrees, not “%s”"), azimuth);
  request.width = request.height = is_sheet ? DEFAULT_SHEET_SIDE : DEFAULT_SIDE;
  if (size != NULL
      && !limber_ctl_text_parse_size (size, MIN_SIDE, MAX_SIDE, &request.width, &request.height))
    return misuse (_ ("--size takes WxH, each 16 to 8192, not “%s”"), size);

  bytes = is_sheet ? draw_sheet (&request, &error)
                   : draw_exercise (&request, arguments[0], at != NULL ? at : "hold", &error);
  return bytes != NULL ? save (bytes, output) : limber_ctl_fail (error->message);
}
