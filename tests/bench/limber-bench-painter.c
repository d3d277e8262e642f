/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints every exercise's motion at 1280×720 and prints the milliseconds of CPU per frame, a line
 * an exercise: id, median, slowest frame. */
#include "config.h"

#include "core/limber-timeline.h"
#include "figure/limber-figure.h"
#include "library/limber-library.h"

#include <stdlib.h>
#include <time.h>

#define WIDTH    1280
#define HEIGHT   720
#define N_FRAMES 40

static double
read_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* In, held, and out again, as a session shows it */
static LimberFigureMoment
choose_moment (guint frame)
{
  static const LimberSegmentKind kinds[] = { LIMBER_SEGMENT_MOVE_IN, LIMBER_SEGMENT_HOLD,
                                             LIMBER_SEGMENT_MOVE_OUT };
  guint part = frame * G_N_ELEMENTS (kinds) / N_FRAMES;
  gint64 duration_usec = 3 * G_USEC_PER_SEC;
  gint64 elapsed_usec = (gint64) frame * 230000 % duration_usec;

  return (LimberFigureMoment){ kinds[part], LIMBER_SIDE_FIRST, 0, elapsed_usec, duration_usec };
}

static void
measure_exercise (LimberExercise *exercise, cairo_t *cr)
{
  LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;
  LimberColor background = limber_figure_style_get_background (&style);
  g_autoptr (LimberFigure) figure = limber_figure_new (limber_exercise_get_choreography (exercise),
                                                       &style);
  double frames[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++) {
    LimberFigureMoment moment = choose_moment (i);
    double began = read_cpu_ms ();

    cairo_set_source_rgb (cr, background.red, background.green, background.blue);
    cairo_paint (cr);
    limber_figure_paint (figure, cr, WIDTH, HEIGHT, &moment);
    frames[i] = read_cpu_ms () - began;
  }
  qsort (frames, N_FRAMES, sizeof frames[0], compare_doubles);
  g_print ("%s %.2f %.2f\n", limber_exercise_get_id (exercise), frames[N_FRAMES / 2],
           frames[N_FRAMES - 1]);
}

int
main (void)
{
  g_autoptr (LimberLibrary) library = limber_library_new_default ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GListModel *exercises;

  limber_library_load (library, NULL);
  exercises = limber_library_get_exercises (library);
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++) {
    g_autoptr (LimberExercise) exercise = g_list_model_get_item (exercises, i);

    if (limber_exercise_get_choreography (exercise))
      measure_exercise (exercise, cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}
