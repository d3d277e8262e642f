/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <fcntl.h>
#include <errno.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* limberctl coach: as plain lines, and on a terminal that this test is. */

#define N_SEGMENTS    39 /* of desk_reset_2min, level 1 */
#define PATIENCE_USEC (60 * G_USEC_PER_SEC)

static void
test_plain_lines (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (
      "coach desk_reset_2min --speed 200 --mute");
  g_auto (GStrv) lines = g_strsplit (result->output, "\n", -1);

  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + N_SEGMENTS + 3 + 1 + 1);
  g_assert_nonnull (strstr (lines[1], "0:00"));
  g_assert_nonnull (strstr (lines[1], "Chin tuck"));
  g_assert_nonnull (strstr (lines[1], "Sit tall"));
  g_assert_nonnull (strstr (lines[N_SEGMENTS], "Seated pelvic tilt"));
  g_assert_cmpstr (lines[N_SEGMENTS + 1], ==, "  1. Chin tuck: done");
  g_assert_true (g_str_has_prefix (lines[N_SEGMENTS + 4], "Finished: 3 of 3 exercises"));
  g_assert_null (strchr (result->output, '\033'));
}

static void
test_level (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (
      "coach desk_reset_2min --level 3 --speed 500");

  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->output, "Finished: 4 of 4 exercises"));
}

/* Time runs faster, but no duration is another: the session's own time is what it says. */
static void
test_speed_keeps_durations (void)
{
  gint64 start_usec = g_get_monotonic_time ();
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("coach desk_reset_2min --speed 100");

  g_assert_nonnull (strstr (result->output, "Hold · repetition 1 of 3 · 3 s"));
  g_assert_nonnull (strstr (result->output, "done in 1:4"));
  g_assert_cmpint (g_get_monotonic_time () - start_usec, >=, G_USEC_PER_SEC);
}

static const LimberCtlRefusal MISUSE_ROWS[] = {
  { "speed-0", "coach desk_reset_2min --speed 0", "--speed" },
  { "speed-negative", "coach desk_reset_2min --speed -1", "--speed" },
  { "speed-nan", "coach desk_reset_2min --speed nan", "--speed" },
  { "speed-word", "coach desk_reset_2min --speed fast", "fast" },
  { "no-routine", "coach", "ROUTINE" },
};

static void
test_unknown_routine (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("coach nothing");

  limber_ctl_result_assert_failed (result, "nothing");
}

/* The first step is there at once; a signal then ends it with a report. */
static void
test_signal (gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  const char *arguments[] = { "coach", "desk_reset_2min", NULL };
  gint64 start_usec = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process = limber_ctl_runner_start (arguments);
  GInputStream *output = g_subprocess_get_stdout_pipe (process);
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (LimberCtlResult) result = NULL;
  g_autoptr (GError) error = NULL;

  while (strstr (first->str, "Get ready") == NULL) {
    char bytes[256];
    gssize n = g_input_stream_read (output, bytes, sizeof bytes, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpint (n, >, 0);
    g_string_append_len (first, bytes, n);
  }
  g_assert_cmpint (g_get_monotonic_time () - start_usec, <, 3 * G_USEC_PER_SEC);
  g_subprocess_send_signal (process, number);
  result = limber_ctl_runner_finish (process);
  g_assert_cmpint (result->status, ==, 128 + number);
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_nonnull (strstr (result->output, "  3. Seated pelvic tilt: not started\n"));
  g_assert_nonnull (strstr (result->output, "Stopped: 0 of 3 exercises done in 0:0"));
}

typedef struct {
  int master_fd;
  GSubprocess *process;
  GString *seen;
} Screen;

/* In the child: the terminal of its standard input becomes its own, as a shell would do it. */
static void
take_terminal_cb (gpointer user_data)
{
  setsid ();
  ioctl (STDIN_FILENO, TIOCSCTTY, 0);
}

static void
give_keyboard (GSubprocessLauncher *launcher, int slave_fd)
{
  g_subprocess_launcher_take_stdin_fd (launcher, fcntl (slave_fd, F_DUPFD_CLOEXEC, 3));
  g_subprocess_launcher_set_child_setup (launcher, take_terminal_cb, NULL, NULL);
}

/* Starts limberctl with this test as its terminal, and as its keyboard if @has_keys. */
static Screen *
open_screen_at_level (
    const char *level, const char *term, const char *no_color, const char *speed, gboolean has_keys)
{
  Screen *screen = g_new0 (Screen, 1);
  struct winsize size = { .ws_col = 80, .ws_row = 24 };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  int slave_fd = -1;

  screen->seen = g_string_new (NULL);
  g_assert_cmpint (openpty (&screen->master_fd, &slave_fd, NULL, NULL, &size), ==, 0);
  g_assert_cmpint (fcntl (screen->master_fd, F_SETFD, FD_CLOEXEC), ==, 0);
  if (has_keys)
    give_keyboard (launcher, slave_fd);
  g_subprocess_launcher_take_stdout_fd (launcher, slave_fd);
  g_subprocess_launcher_setenv (launcher, "TERM", term, TRUE);
  if (no_color != NULL)
    g_subprocess_launcher_setenv (launcher, "NO_COLOR", no_color, TRUE);
  screen->process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("LIMBERCTL"), "coach",
                                                 "desk_reset_2min", "--speed", speed, "--level",
                                                 level, NULL);
  g_assert_no_error (error);
  return screen;
}

static Screen *
open_screen (const char *term, const char *no_color, const char *speed, gboolean has_keys)
{
  return open_screen_at_level ("1", term, no_color, speed, has_keys);
}

/* Reads until @part has been shown (NULL: until the program is gone). */
static void
read_screen (Screen *screen, const char *part)
{
  gint64 end_usec = g_get_monotonic_time () + PATIENCE_USEC;
  const char *reason = "";

  while (part == NULL || strstr (screen->seen->str, part) == NULL) {
    char bytes[1024];
    gssize n = read (screen->master_fd, bytes, sizeof bytes);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      reason = n == 0 ? "end" : g_strerror (errno);
      break;
    }
    g_string_append_len (screen->seen, bytes, n);
    g_assert_cmpint (g_get_monotonic_time (), <, end_usec);
  }
  if (part != NULL && strstr (screen->seen->str, part) == NULL)
    g_error ("“%s” was not shown (%s):\n%s", part, reason, screen->seen->str);
}

static int
close_screen (Screen *screen)
{
  int status = 0;

  g_subprocess_wait (screen->process, NULL, NULL);
  status = g_subprocess_get_if_exited (screen->process)
               ? g_subprocess_get_exit_status (screen->process)
               : -1;
  close (screen->master_fd);
  g_object_unref (screen->process);
  g_string_free (screen->seen, TRUE);
  g_free (screen);
  return status;
}

#define ENTER "\033[?1049h\033[?25l"
#define LEAVE "\033[?25h\033[?1049l"

static void
test_screen (void)
{
  Screen *screen = open_screen ("xterm", NULL, "100", FALSE);

  read_screen (screen, NULL);
  g_assert_true (g_str_has_prefix (screen->seen->str, ENTER));
  g_assert_nonnull (strstr (screen->seen->str, "Shoulder blade squeeze"));
  g_assert_nonnull (strstr (screen->seen->str, "█"));
  g_assert_nonnull (strstr (screen->seen->str, "\033[32m"));
  /* No keyboard here: no keys are offered. */
  g_assert_null (strstr (screen->seen->str, "Space"));
  /* What stays on the terminal is the report alone. */
  g_assert_nonnull (strstr (strstr (screen->seen->str, LEAVE), "Finished: 3 of 3"));
  g_assert_cmpint (close_screen (screen), ==, 0);
}

static void
test_screen_interrupted (void)
{
  Screen *screen = open_screen ("xterm", NULL, "1", FALSE);

  read_screen (screen, "Sit tall");
  g_subprocess_send_signal (screen->process, SIGINT);
  read_screen (screen, "Stopped: 0 of 3");
  g_assert_nonnull (strstr (screen->seen->str, LEAVE));
  g_assert_cmpint (close_screen (screen), ==, 130);
}

static void
test_screen_without_color (void)
{
  Screen *screen = open_screen ("xterm", "1", "200", FALSE);

  read_screen (screen, NULL);
  g_assert_nonnull (strstr (screen->seen->str, ENTER));
  g_assert_null (strstr (screen->seen->str, "\033[32m"));
  g_assert_cmpint (close_screen (screen), ==, 0);
}

static void
test_dumb_terminal (void)
{
  Screen *screen = open_screen ("dumb", NULL, "200", FALSE);

  read_screen (screen, NULL);
  g_assert_null (strchr (screen->seen->str, '\033'));
  g_assert_nonnull (strstr (screen->seen->str, "Finished: 3 of 3"));
  g_assert_cmpint (close_screen (screen), ==, 0);
}

/* A terminal that is closed under the program. */
static void
test_terminal_gone (void)
{
  Screen *screen = open_screen ("xterm", NULL, "200", FALSE);

  read_screen (screen, "Sit tall");
  close (screen->master_fd);
  screen->master_fd = -1;
  close_screen (screen);
}

static void
press (Screen *screen, const char *keys)
{
  g_assert_cmpint (write (screen->master_fd, keys, strlen (keys)), ==, (gssize) strlen (keys));
}

/* What is typed is not echoed, and everything is as it was afterwards. */
static void
test_keys (void)
{
  Screen *screen = open_screen ("xterm", NULL, "1", TRUE);
  struct termios mode;

  read_screen (screen, "q quit");
  press (screen, " ");
  read_screen (screen, "Paused");
  press (screen, "n");
  read_screen (screen, "2 of 3");
  press (screen, "\033[C");
  read_screen (screen, "3 of 3");
  press (screen, "\033[D");
  press (screen, "\033[D");
  g_string_truncate (screen->seen, 0);
  read_screen (screen, "2 of 3");
  g_assert_cmpint (tcgetattr (screen->master_fd, &mode), ==, 0);
  g_assert_cmpuint (mode.c_lflag & (ICANON | ECHO), ==, 0);
  press (screen, "q");
  read_screen (screen, "Stopped: 0 of 3");
  g_assert_cmpint (tcgetattr (screen->master_fd, &mode), ==, 0);
  g_assert_cmpuint (mode.c_lflag & (ICANON | ECHO), ==, ICANON | ECHO);
  g_assert_cmpint (close_screen (screen), ==, 0);
}

static void
test_key_for_pain (void)
{
  Screen *screen = open_screen ("xterm", NULL, "1", TRUE);

  read_screen (screen, "x it hurts");
  press (screen, "x");
  read_screen (screen, "That is right");
  read_screen (screen, "Stopped: 0 of 3");
  g_assert_nonnull (strstr (screen->seen->str, "Chin tuck: stopped for pain"));
  g_assert_cmpint (close_screen (screen), ==, 0);
}

/* Level 3 has four exercises, level 2 three, level 1 another third one. */
static void
test_key_for_easier (void)
{
  Screen *screen = open_screen_at_level ("3", "xterm", NULL, "1", TRUE);

  read_screen (screen, "e easier");
  read_screen (screen, "1 of 4");
  press (screen, "e");
  read_screen (screen, "1 of 3");
  press (screen, "e");
  g_string_truncate (screen->seen, 0);
  read_screen (screen, "+ 10 s more · x it hurts"); /* there is nothing easier */
  press (screen, "e");
  press (screen, "q");
  read_screen (screen, "level 1");
  read_screen (screen, "Stopped: 0 of 3");
  g_assert_nonnull (strstr (screen->seen->str, "Seated pelvic tilt: not started"));
  g_assert_cmpint (close_screen (screen), ==, 0);
}

/* Ctrl+C by the terminal's own line discipline */
static void
test_control_c (void)
{
  Screen *screen = open_screen ("xterm", NULL, "1", TRUE);

  read_screen (screen, "q quit");
  press (screen, "\003");
  read_screen (screen, "Stopped: 0 of 3");
  g_assert_cmpint (close_screen (screen), ==, 130);
}

static void
test_resized (void)
{
  Screen *screen = open_screen ("xterm", NULL, "1", TRUE);
  struct winsize size = { .ws_col = 40, .ws_row = 10 };

  read_screen (screen, "x it hurts");
  g_string_truncate (screen->seen, 0);
  g_assert_cmpint (ioctl (screen->master_fd, TIOCSWINSZ, &size), ==, 0);
  read_screen (screen, "x hurts");
  press (screen, "q");
  read_screen (screen, "Stopped");
  g_assert_cmpint (close_screen (screen), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/coach/plain-lines", test_plain_lines);
  g_test_add_func ("/ctl/coach/level", test_level);
  g_test_add_func ("/ctl/coach/speed-keeps-durations", test_speed_keeps_durations);
  g_test_add_func ("/ctl/coach/unknown-routine", test_unknown_routine);
  g_test_add_data_func ("/ctl/coach/signal/interrupt", GINT_TO_POINTER (SIGINT), test_signal);
  g_test_add_data_func ("/ctl/coach/signal/terminate", GINT_TO_POINTER (SIGTERM), test_signal);
  g_test_add_data_func ("/ctl/coach/signal/hang-up", GINT_TO_POINTER (SIGHUP), test_signal);
  g_test_add_func ("/ctl/coach/screen/whole", test_screen);
  g_test_add_func ("/ctl/coach/screen/interrupted", test_screen_interrupted);
  g_test_add_func ("/ctl/coach/screen/without-color", test_screen_without_color);
  g_test_add_func ("/ctl/coach/screen/dumb-terminal", test_dumb_terminal);
  g_test_add_func ("/ctl/coach/screen/gone", test_terminal_gone);
  g_test_add_func ("/ctl/coach/screen/keys", test_keys);
  g_test_add_func ("/ctl/coach/screen/key-for-easier", test_key_for_easier);
  g_test_add_func ("/ctl/coach/screen/key-for-pain", test_key_for_pain);
  g_test_add_func ("/ctl/coach/screen/control-c", test_control_c);
  g_test_add_func ("/ctl/coach/screen/resized", test_resized);
  limber_ctl_runner_add_misuses ("/ctl/coach/misuse", MISUSE_ROWS, G_N_ELEMENTS (MISUSE_ROWS));

  return g_test_run ();
}
