/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-content.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "ctl/limber-terminal.h"
#include "desktop/limber-system-clock.h"
#include "media/limber-export.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* limberctl render: a routine as a video file. The export works on a thread of its own, so that
 * this one can hear Ctrl+C and tell how far it is. */

#define REFRESH_MSEC   100
#define BAR_COLUMNS    40
#define PERMILLE       1000
#define LINE_STEP      100 /* per mille from one line to the next where there is no terminal */
#define MIN_TOLD_USEC  (2 * G_USEC_PER_SEC) /* before that there is nothing to guess from */
#define BYTES_PER_MEGA 1e6

typedef struct {
  LimberTimeline *timeline; /* (owned) */
  LimberExportOptions options;
  const char *path;   /* (unowned) */
  LimberClock *clock; /* (owned) */
  gint64 start_usec;
  GCancellable *cancellable; /* (owned) */
  GPtrArray *problems;       /* (owned) (element-type utf8): the thread's, until it is done */
  GMainLoop *loop;           /* (owned) */
  GError *error;             /* (owned) (nullable) */
  int signal;                /* that ended it, 0 for none */
  int permille;              /* atomic: how far it is */
  int told_permille;
  gboolean is_terminal;
} Render;

static void
render_clear (Render *self)
{
  g_clear_object (&self->timeline);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Render, render_clear)

/* On the export's thread */
static void
progress_made_cb (double share, gpointer user_data)
{
  Render *self = user_data;

  g_atomic_int_set (&self->permille, (int) (CLAMP (share, 0, 1) * PERMILLE));
}

static gint64
get_spent_usec (Render *self)
{
  return limber_clock_get_boot_usec (self->clock) - self->start_usec;
}

/* (transfer full): " 0:12 left"; empty while it is too early to guess */
static char *
describe_rest (Render *self, int permille)
{
  gint64 spent_usec = get_spent_usec (self);
  gint64 left_usec = 0;
  g_autofree char *left = NULL;

  if (spent_usec < MIN_TOLD_USEC || permille <= 0)
    return g_strdup ("");
  left_usec = spent_usec * (PERMILLE - permille) / permille;
  left = limber_ctl_text_format_secs ((left_usec + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  /* Translators: how long it still takes, as in “1:05 left” */
  return g_strdup_printf (_ ("%s left"), left);
}

static void
print_bar (Render *self, int permille)
{
  const char *dot = limber_terminal_is_utf8 () ? "█" : "#";
  const char *gap = limber_terminal_is_utf8 () ? "·" : ".";
  g_autofree char *rest = describe_rest (self, permille);
  g_autoptr (GString) bar = g_string_new (NULL);

  for (int i = 0; i < BAR_COLUMNS; i++)
    g_string_append (bar, i * PERMILLE < permille * BAR_COLUMNS ? dot : gap);
  g_print ("\r%s %3d %%  %s\033[K", bar->str, permille / 10, rest);
  fflush (stdout);
}

/* No tenth is left out, however fast the export is. */
static void
print_steps (Render *self, int permille)
{
  while (self->told_permille + LINE_STEP <= permille) {
    self->told_permille += LINE_STEP;
    g_print ("%d %%\n", self->told_permille / 10);
  }
  fflush (stdout);
}

static gboolean
refresh_due_cb (gpointer user_data)
{
  Render *self = user_data;
  int permille = g_atomic_int_get (&self->permille);

  if (self->is_terminal)
    print_bar (self, permille);
  else
    print_steps (self, permille);
  return G_SOURCE_CONTINUE;
}

static void
export_on_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Render *self = task_data;
  GError *error = NULL;

  if (limber_export_run (self->timeline, &self->options, self->path, progress_made_cb, self,
                         self->problems, self->cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
export_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Render *self = user_data;

  g_task_propagate_boolean (G_TASK (result), &self->error);
  g_main_loop_quit (self->loop);
}

static gboolean
stop_by_signal (Render *self, int number)
{
  self->signal = number;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static gboolean
interrupted_cb (gpointer user_data)
{
  return stop_by_signal (user_data, SIGINT);
}

static gboolean
terminated_cb (gpointer user_data)
{
  return stop_by_signal (user_data, SIGTERM);
}

static gboolean
hung_up_cb (gpointer user_data)
{
  return stop_by_signal (user_data, SIGHUP);
}

static void
run (Render *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, export_ended_cb, self);
  guint refresh_id = g_timeout_add (REFRESH_MSEC, refresh_due_cb, self);
  guint interrupt_id = g_unix_signal_add (SIGINT, interrupted_cb, self);
  guint terminate_id = g_unix_signal_add (SIGTERM, terminated_cb, self);
  guint hang_up_id = g_unix_signal_add (SIGHUP, hung_up_cb, self);

  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, export_on_thread);
  g_main_loop_run (self->loop);
  g_source_remove (refresh_id);
  g_source_remove (interrupt_id);
  g_source_remove (terminate_id);
  g_source_remove (hang_up_id);
}

static void
print_report (Render *self)
{
  g_autofree char *length = limber_ctl_text_format_secs (
      limber_timeline_get_duration_usec (self->timeline) / G_USEC_PER_SEC);
  g_autofree char *spent = limber_ctl_text_format_secs (get_spent_usec (self) / G_USEC_PER_SEC);
  g_autofree char *path = g_filename_display_name (self->path);
  GStatBuf info = { 0 };

  g_stat (self->path, &info);
  /* Translators: a file, the length of its video as in “1:40”, its megabytes, and the time that it
   * took to make it */
  g_print (_ ("%s: %s, %.1f MB, made in %s"), path, length, (double) info.st_size / BYTES_PER_MEGA,
           spent);
  g_print ("\n");
}

static int
finish (Render *self)
{
  if (self->is_terminal)
    g_print ("\r\033[K");
  else
    print_steps (self, self->error == NULL ? PERMILLE : self->permille);
  for (guint i = 0; i < self->problems->len; i++)
    g_printerr ("limberctl: %s\n", (const char *) g_ptr_array_index (self->problems, i));
  if (self->error == NULL) {
    print_report (self);
    return LIMBER_CTL_DONE;
  }
  if (self->signal == 0)
    return limber_ctl_fail (self->error->message);
  limber_ctl_fail (_ ("stopped; no file was written"));
  return LIMBER_CTL_SIGNALLED + self->signal;
}

static int
render (LimberTimeline *timeline, const LimberExportOptions *options, const char *path)
{
  g_auto (Render) self = { 0 };

  self.timeline = g_object_ref (timeline);
  self.options = *options;
  self.path = path;
  self.clock = LIMBER_CLOCK (limber_system_clock_new ());
  self.start_usec = limber_clock_get_boot_usec (self.clock);
  self.cancellable = g_cancellable_new ();
  self.problems = g_ptr_array_new_with_free_func (g_free);
  self.loop = g_main_loop_new (NULL, FALSE);
  self.is_terminal = limber_terminal_is_capable ();
  run (&self);
  return finish (&self);
}

static int
misuse_by_range (const char *option, int min, int max)
{
  g_autofree char *message
      /* Translators: an option, the least and the greatest number that it takes */
      = g_strdup_printf (_ ("%s must be from %d to %d"), option, min, max);

  return limber_ctl_misuse ("render", message);
}

int
limber_ctl_render (GStrv argv)
{
  g_autofree char *output = NULL;
  g_autofree char *size = NULL;
  int level = 1;
  gboolean is_silent = FALSE;
  LimberExportOptions export = LIMBER_EXPORT_OPTIONS_DEFAULT;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this .webm file"),
      N_ ("FILE") },
    { "level", 'l', 0, G_OPTION_ARG_INT, &level, N_ ("Level of the routine (1)"), "N" },
    { "size", 's', 0, G_OPTION_ARG_STRING, &size, N_ ("Pixels (1280x720)"), N_ ("WxH") },
    { "fps", 'f', 0, G_OPTION_ARG_INT, &export.fps, N_ ("Pictures a second (30)"), "N" },
    { "no-audio", 0, 0, G_OPTION_ARG_NONE, &is_silent, N_ ("Make a video without sound"), NULL },
    { "dark", 'd', 0, G_OPTION_ARG_NONE, &export.style.is_dark, N_ ("With a dark background"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "render",
    .parameters = _ ("ROUTINE"),
    .summary = _ ("Makes a video file (WebM: VP9 and Opus) of a routine."),
    .description = _ ("The file appears when it is whole; Ctrl+C leaves none."),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;
  if (output == NULL)
    return limber_ctl_misuse ("render", _ ("wants -o FILE"));
  if (!g_str_has_suffix (output, ".webm"))
    return limber_ctl_misuse ("render", _ ("the file must end in .webm"));
  if (export.fps < 1 || export.fps > LIMBER_EXPORT_MAX_FPS)
    return misuse_by_range ("--fps", 1, LIMBER_EXPORT_MAX_FPS);
  if (size != NULL
      && !limber_ctl_text_parse_size (size, LIMBER_EXPORT_MIN_SIZE, LIMBER_EXPORT_MAX_SIZE,
                                      &export.width, &export.height))
    return misuse_by_range (_ ("each side of --size WxH"), LIMBER_EXPORT_MIN_SIZE,
                            LIMBER_EXPORT_MAX_SIZE);
  export.has_sound = !is_silent;
  timeline = limber_ctl_content_open_timeline (arguments[0], level, &error);
  if (timeline == NULL)
    return limber_ctl_fail (error->message);
  return render (timeline, &export, output);
}
