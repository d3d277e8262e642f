/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include "media/limber-cues.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>

/* A private PulseAudio with a sink that nobody hears: our sound arrives there, and when the server
 * is killed in the middle of a session the pictures go on. */

static char *folder;

static char *
find_programs (void)
{
  static const char *const names[] = { "pulseaudio", "pactl" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_find_program_in_path (names[i]);

    if (path == NULL)
      return g_strdup_printf ("%s is not installed", names[i]);
  }

  return NULL;
}

/* What the server answers; NULL for nothing (transfer full) */
static char *
ask_server (const char *const *arguments)
{
  char *output = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                     &status, NULL)
      || status != 0)
    g_clear_pointer (&output, g_free);
  return output;
}

/* Its socket is there before anybody listens on it: whom it refuses then has no sound device. */
static gboolean
is_there (gpointer user_data)
{
  static const char *const arguments[] = { "pactl", "info", NULL };
  g_autofree char *answer = ask_server (arguments);

  return answer != NULL;
}

/* For all that ask for sound from now on */
static GSubprocess *
start_server (void)
{
  g_autofree char *socket = g_build_filename (folder, "sound-socket", NULL);
  g_autofree char *address = g_strconcat ("unix:", socket, NULL);
  g_autofree char *protocol = g_strdup_printf (
      "module-native-protocol-unix socket=%s auth-anonymous=1", socket);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GSubprocess *server;

  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  server = g_subprocess_launcher_spawn (launcher, &error, "pulseaudio", "-n", "--daemonize=no",
                                        "--exit-idle-time=-1", "--use-pid-file=no", "-L",
                                        "module-null-sink", "-L", protocol, NULL);
  g_assert_no_error (error);
  g_setenv ("PULSE_SERVER", address, TRUE);
  test_media_wait (is_there, NULL);

  return server;
}

/* What PulseAudio keeps in its home, folders and all */
static void
remove_server_files (void)
{
  const char *arguments[] = { "rm", "-rf", folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, NULL, NULL));
}

static gboolean
has_stream (void)
{
  static const char *const arguments[] = { "pactl", "list", "short", "sink-inputs", NULL };
  g_autofree char *answer = ask_server (arguments);

  return answer != NULL && *answer != '\0';
}

/* Asks for a tone now and then until one arrives at the server. */
static gboolean
is_heard (gpointer recorder)
{
  limber_player_play_cue (((TestMediaRecorder *) recorder)->player, LIMBER_CUE_END);

  return has_stream ();
}

static void
test_killed (void)
{
  const char *media[] = { "", NULL };
  g_autofree char *missing = find_programs ();
  g_autoptr (GSubprocess) server = NULL;
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (TestMediaRecorder) recorder = NULL;
  guint n_frames;

  if (missing != NULL) {
    g_test_skip (missing);
    return;
  }

  server = start_server ();
  limber_cues_set_sink ("autoaudiosink");
  timeline = test_media_make_timeline (NULL, media);
  recorder = test_media_record (timeline, 320, 180);
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_IN));

  test_media_wait (is_heard, recorder);
  g_assert_cmpuint (recorder->problems->len, ==, 0);

  g_subprocess_send_signal (server, SIGKILL);
  test_media_recorder_wait_problems (recorder, 1);
  n_frames = recorder->frames->len;
  limber_player_play_cue (recorder->player, LIMBER_CUE_TICK);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_OUT));
  test_media_recorder_wait_frames (recorder, n_frames + 10);
  g_assert_cmpuint (recorder->problems->len, ==, 1);
  limber_cues_set_sink (NULL);
}

/* No server and no card at all: silence, and not a word about it. */
static void
test_no_device (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (NULL, media);
  g_autoptr (TestMediaRecorder) recorder = test_media_record (timeline, 320, 180);

  g_setenv ("PULSE_SERVER", "unix:/nonexistent", TRUE);
  limber_cues_set_sink ("autoaudiosink");
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_IN));
  limber_player_play_cue (recorder->player, LIMBER_CUE_START);
  /* Two seconds of pictures, longer than any sink takes to find no server */
  test_media_recorder_wait_frames (recorder, 60);
  g_assert_cmpuint (recorder->problems->len, ==, 0);
  limber_cues_set_sink (NULL);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = test_media_make_folder ();
  g_test_add_func ("/media/sound-server/killed", test_killed);
  g_test_add_func ("/media/sound-server/no-device", test_no_device);
  result = g_test_run ();
  remove_server_files ();
  g_free (folder);

  return result;
}
