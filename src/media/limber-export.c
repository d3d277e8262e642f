/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-export"

#include "config.h"

#include "media/limber-export.h"

#include "media/limber-clip-sound.h"
#include "media/limber-cue-plan.h"
#include "media/limber-export-painter.h"
#include "media/limber-gst.h"
#include "media/limber-tone.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gst/app/gstappsrc.h>

#include <fcntl.h>
#include <unistd.h>

/*
 * The thread that calls paints and mixes; GStreamer's threads convert, encode and write meanwhile,
 * at most QUEUED_PICTURES behind. Whatever happens, the file is written beside its target under
 * another name and gets its own when it is whole.
 */

#define QUEUED_PICTURES     8
#define WAIT_USEC           2000
#define SOUND_AHEAD_USEC    (2 * G_USEC_PER_SEC)
#define SOUND_CHUNK_SAMPLES (LIMBER_TONE_RATE / 10)
#define END_CUE_USEC        (1500 * 1000) /* the last chime fits into the file */
#define FADE_SAMPLES        (LIMBER_TONE_RATE / 10)
#define PROGRESS_EVERY      15 /* pictures */

G_DEFINE_QUARK (limber - export - error - quark, limber_export_error)

typedef struct {
  const LimberExportOptions *options; /* (unowned) */
  LimberExportScript *script;         /* (owned) */
  LimberExportPainter *painter;       /* (owned) */
  GArray *cues;                       /* (owned) (element-type LimberPlannedCue) */
  GCancellable *cancellable;          /* (unowned) (nullable) */
  char *display_name;                 /* (owned) */
  char *part_path;                    /* (owned) (nullable): until it is renamed */
  GstElement *pipeline;               /* (owned) (nullable) */
  GstElement *pictures;               /* (owned) (nullable) */
  GstElement *sound;                  /* (owned) (nullable) */
  GstBus *bus;                        /* (owned) (nullable) */
  GstBuffer *picture;                 /* (owned) (nullable): the last one */
  guint64 n_samples;                  /* of sound, so far */
  guint sounding_part;                /* of the script, that the sound has come to */
  LimberPicture *sounding_clip;       /* (owned) (nullable): whose sound was looked for */
  LimberClipSound *clip_sound;        /* (owned) (nullable) */
  guint64 n_samples_total;
} Run;

static void
clear_run (Run *run)
{
  if (run->pipeline != NULL)
    gst_element_set_state (run->pipeline, GST_STATE_NULL);
  gst_clear_buffer (&run->picture);
  g_clear_object (&run->bus);
  g_clear_object (&run->pictures);
  g_clear_object (&run->sound);
  g_clear_object (&run->pipeline);
  g_clear_pointer (&run->painter, limber_export_painter_free);
  g_clear_pointer (&run->script, limber_export_script_free);
  g_clear_pointer (&run->cues, g_array_unref);
  g_clear_pointer (&run->sounding_clip, limber_picture_free);
  g_clear_pointer (&run->clip_sound, limber_clip_sound_free);
  if (run->part_path != NULL)
    g_unlink (run->part_path);
  g_clear_pointer (&run->part_path, g_free);
  g_clear_pointer (&run->display_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static void
set_write_error (Run *run, const char *why, GError **error)
{
  /* Translators: the first %s is the name of a file, the second a reason */
  g_set_error (error, LIMBER_EXPORT_ERROR, LIMBER_EXPORT_ERROR_FAILED,
               _ ("“%s” was not written: %s"), run->display_name, why);
}

/* FALSE and @error if there is a reason to stop; waits @timeout for one. Whatever else is on the
 * bus is taken off it, so nobody else may look there for an end. @is_done: (out) (optional) */
static gboolean
check_run (Run *run, GstClockTime timeout, gboolean *is_done, GError **error)
{
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GError) gst_error = NULL;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;

  message = gst_bus_timed_pop_filtered (run->bus, timeout, GST_MESSAGE_ERROR | GST_MESSAGE_EOS);
  if (message == NULL)
    return TRUE;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS) {
    if (is_done != NULL)
      *is_done = TRUE;
    return TRUE;
  }

  gst_message_parse_error (message, &gst_error, NULL);
  set_write_error (run, gst_error->message, error);

  return FALSE;
}

static gboolean
check_elements (gboolean has_sound, GError **error)
{
  static const char *const names[] = { "appsrc",   "videoconvert", "vp9enc",  "webmmux",
                                       "filesink", "queue",        "opusenc", "audioconvert" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GstElementFactory) factory = gst_element_factory_find (names[i]);

    if (factory != NULL || (!has_sound && g_str_equal (names[i], "opusenc")))
      continue;
    /* Translators: %s is the technical name of a part of GStreamer */
    g_set_error (error, LIMBER_EXPORT_ERROR, LIMBER_EXPORT_ERROR_MISSING,
                 _ ("No video can be written because GStreamer's “%s” is not installed."),
                 names[i]);
    return FALSE;
  }

  return TRUE;
}

static gboolean
make_part_file (Run *run, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *template = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  int fd;

  if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
    set_write_error (run, g_strerror (EISDIR), error);
    return FALSE;
  }

  fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) {
    set_write_error (run, g_strerror (errno), error);
    return FALSE;
  }

  close (fd);
  run->part_path = g_steal_pointer (&template);

  return TRUE;
}

static void
set_up_pictures (Run *run)
{
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "video/x-raw", "format", G_TYPE_STRING, "BGRx", "width", G_TYPE_INT, run->options->width,
      "height", G_TYPE_INT, run->options->height, "framerate", GST_TYPE_FRACTION, run->options->fps,
      1, "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1, NULL);

  run->pictures = gst_bin_get_by_name (GST_BIN (run->pipeline), "pictures");
  g_object_set (run->pictures, "caps", caps, "format", GST_FORMAT_TIME, "max-bytes", (guint64) 0,
                NULL);
}

static void
set_up_sound (Run *run)
{
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "audio/x-raw", "format", G_TYPE_STRING, G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE",
      "layout", G_TYPE_STRING, "interleaved", "rate", G_TYPE_INT, LIMBER_TONE_RATE, "channels",
      G_TYPE_INT, LIMBER_STEREO_CHANNELS, NULL);

  run->sound = gst_bin_get_by_name (GST_BIN (run->pipeline), "sound");
  if (run->sound != NULL)
    g_object_set (run->sound, "caps", caps, "format", GST_FORMAT_TIME, "max-bytes", (guint64) 0,
                  NULL);
}

static gboolean
make_pipeline (Run *run, GError **error)
{
  guint n_threads = CLAMP (g_get_num_processors (), 1, 8);
  /* Good at once rather than best at length: the pictures are flat and hardly move. */
  g_autofree char *text = g_strdup_printf (
      "appsrc name=pictures ! videoconvert ! video/x-raw,format=I420 ! queue max-size-buffers=4 ! "
      "vp9enc deadline=1 cpu-used=8 threads=%u row-mt=true tile-columns=%d lag-in-frames=0 "
      "end-usage=cq cq-level=24 target-bitrate=%d keyframe-max-dist=%d static-threshold=100 ! "
      "queue max-size-time=0 max-size-bytes=0 ! webmmux name=mux writing-app=Limber ! "
      "filesink name=file %s",
      n_threads, run->options->width >= 1024 ? 2 : 1,
      MAX (200000, run->options->width * run->options->height * 2), run->options->fps * 5,
      run->options->has_sound ? "appsrc name=sound ! audioconvert ! opusenc bitrate=64000 ! "
                                "queue max-size-time=0 max-size-bytes=0 ! mux."
                              : "");
  g_autoptr (GstElement) file = NULL;
  g_autoptr (GError) gst_error = NULL;
  GstElement *pipeline = gst_parse_launch_full (text, NULL, GST_PARSE_FLAG_FATAL_ERRORS,
                                                &gst_error);

  if (pipeline == NULL) {
    set_write_error (run, gst_error->message, error);
    return FALSE;
  }

  run->pipeline = gst_object_ref_sink (pipeline);
  run->bus = gst_pipeline_get_bus (GST_PIPELINE (run->pipeline));
  file = gst_bin_get_by_name (GST_BIN (run->pipeline), "file");
  g_object_set (file, "location", run->part_path, NULL);
  set_up_pictures (run);
  set_up_sound (run);
  gst_element_set_state (run->pipeline, GST_STATE_PLAYING);

  return TRUE;
}

static void
mix_cues (Run *run, LimberStereo *mix)
{
  for (guint i = 0; i < run->cues->len; i++) {
    const LimberPlannedCue *planned = &g_array_index (run->cues, LimberPlannedCue, i);
    gint64 start = planned->at_usec * LIMBER_TONE_RATE / G_USEC_PER_SEC;
    gint64 from = (gint64) run->n_samples - start;

    if (from <= -SOUND_CHUNK_SAMPLES || from >= limber_tone_get_n_samples (planned->cue))
      continue;
    if (from >= 0)
      limber_tone_mix (planned->cue, (guint) from, 1, mix, SOUND_CHUNK_SAMPLES);
    else
      limber_tone_mix (planned->cue, 0, 1, mix - from, (guint) (SOUND_CHUNK_SAMPLES + from));
  }
}

/* The clip sounds from where it is first seen, anew where another picture was in between: as the
 * painter shows it. */
static void
mix_clip (Run *run, LimberStereo *mix)
{
  gint64 at_usec = (gint64) gst_util_uint64_scale (run->n_samples, G_USEC_PER_SEC,
                                                   LIMBER_TONE_RATE);
  const LimberExportPart *part = run->script->parts->pdata[run->sounding_part];

  while (run->sounding_part + 1 < run->script->parts->len
         && at_usec >= part->start_usec + part->duration_usec)
    part = run->script->parts->pdata[++run->sounding_part];

  if (run->sounding_clip == NULL || !limber_picture_equal (run->sounding_clip, part->picture)) {
    g_clear_pointer (&run->clip_sound, limber_clip_sound_free);
    g_clear_pointer (&run->sounding_clip, limber_picture_free);
    run->sounding_clip = limber_picture_copy (part->picture);
    if (part->picture->path != NULL)
      run->clip_sound = limber_clip_sound_new (part->picture->path);
  }
  if (run->clip_sound != NULL)
    limber_clip_sound_mix (run->clip_sound, mix, SOUND_CHUNK_SAMPLES);
}

static void
fade_out (Run *run, LimberStereo *mix)
{
  for (guint i = 0; i < SOUND_CHUNK_SAMPLES; i++) {
    guint64 at = run->n_samples + i;
    guint64 left = run->n_samples_total > at ? run->n_samples_total - at : 0;
    float gain = left < FADE_SAMPLES ? (float) left / FADE_SAMPLES : 1;

    mix[i].left *= gain;
    mix[i].right *= gain;
  }
}

/* Gives the sound up to @until_usec. */
static void
push_sound (Run *run, gint64 until_usec)
{
  guint64 until = MIN ((guint64) (until_usec * LIMBER_TONE_RATE / G_USEC_PER_SEC),
                       run->n_samples_total);

  while (run->sound != NULL && run->n_samples < until) {
    LimberStereo mix[SOUND_CHUNK_SAMPLES] = { { 0, 0 } };
    guint n_samples = (guint) MIN (SOUND_CHUNK_SAMPLES, run->n_samples_total - run->n_samples);
    gsize size = n_samples * LIMBER_STEREO_CHANNELS * sizeof (gint16);
    GstBuffer *buffer = gst_buffer_new_allocate (NULL, size, NULL);
    GstMapInfo map;

    mix_cues (run, mix);
    mix_clip (run, mix);
    fade_out (run, mix);
    gst_buffer_map (buffer, &map, GST_MAP_WRITE);
    limber_tone_to_s16 (mix, (gint16 *) (gpointer) map.data, n_samples);
    gst_buffer_unmap (buffer, &map);
    GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (run->n_samples, GST_SECOND, LIMBER_TONE_RATE);
    GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (n_samples, GST_SECOND, LIMBER_TONE_RATE);
    run->n_samples += n_samples;
    gst_app_src_push_buffer (GST_APP_SRC (run->sound), buffer);
  }
}

/* The canvas as it is now, or the buffer before where it looks the same */
static void
update_picture (Run *run, gint64 at_usec)
{
  gsize size = limber_export_painter_get_size (run->painter);

  if (!limber_export_painter_paint (run->painter, at_usec) && run->picture != NULL)
    return;

  gst_clear_buffer (&run->picture);
  run->picture = gst_buffer_new_allocate (NULL, size, NULL);
  gst_buffer_fill (run->picture, 0, limber_export_painter_get_data (run->painter), size);
}

static gboolean
push_picture (Run *run, guint64 number, guint64 n_pictures, GError **error)
{
  gint64 fps = run->options->fps;
  gint64 at_usec = (gint64) number * G_USEC_PER_SEC / fps;
  GstClockTime start = gst_util_uint64_scale (number, GST_SECOND, (guint64) fps);
  GstClockTime end = gst_util_uint64_scale (number + 1, GST_SECOND, (guint64) fps);
  GstBuffer *buffer;

  if (!check_run (run, 0, NULL, error))
    return FALSE;
  while (gst_app_src_get_current_level_buffers (GST_APP_SRC (run->pictures)) >= QUEUED_PICTURES) {
    g_usleep (WAIT_USEC);
    if (!check_run (run, 0, NULL, error))
      return FALSE;
  }

  push_sound (run, at_usec + SOUND_AHEAD_USEC);
  update_picture (run, at_usec);
  buffer = gst_buffer_copy (run->picture); /* the memory itself is shared */
  GST_BUFFER_PTS (buffer) = start;
  GST_BUFFER_DURATION (buffer) = end - start;
  gst_app_src_push_buffer (GST_APP_SRC (run->pictures), buffer);

  return TRUE;
}

static gboolean
finish (Run *run, GError **error)
{
  gboolean is_done = FALSE;

  push_sound (run, G_MAXINT64 / LIMBER_TONE_RATE);
  gst_app_src_end_of_stream (GST_APP_SRC (run->pictures));
  if (run->sound != NULL)
    gst_app_src_end_of_stream (GST_APP_SRC (run->sound));

  while (!is_done)
    if (!check_run (run, WAIT_USEC * GST_USECOND, &is_done, error))
      return FALSE;
  gst_element_set_state (run->pipeline, GST_STATE_NULL);

  return TRUE;
}

static gboolean
put_in_place (Run *run, const char *path, GError **error)
{
  if (g_rename (run->part_path, path) != 0) {
    set_write_error (run, g_strerror (errno), error);
    return FALSE;
  }

  g_clear_pointer (&run->part_path, g_free);

  return TRUE;
}

/* The last chime would begin where the file ends. */
static void
plan_sound (Run *run, LimberTimeline *timeline)
{
  gint64 duration_usec = limber_timeline_get_duration_usec (timeline);

  run->cues = limber_cue_plan_list (timeline);
  for (guint i = 0; i < run->cues->len; i++) {
    LimberPlannedCue *planned = &g_array_index (run->cues, LimberPlannedCue, i);

    if (planned->cue == LIMBER_CUE_END)
      planned->at_usec = MAX (0, duration_usec - END_CUE_USEC);
  }
  run->n_samples_total = (guint64) (duration_usec * LIMBER_TONE_RATE / G_USEC_PER_SEC);
}

static gboolean
are_valid (const LimberExportOptions *options)
{
  return options->width >= LIMBER_EXPORT_MIN_SIZE && options->width <= LIMBER_EXPORT_MAX_SIZE
         && options->height >= LIMBER_EXPORT_MIN_SIZE && options->height <= LIMBER_EXPORT_MAX_SIZE
         && options->fps >= 1 && options->fps <= LIMBER_EXPORT_MAX_FPS;
}

gboolean
limber_export_run (LimberTimeline *timeline,
                   const LimberExportOptions *options,
                   const char *path,
                   LimberExportProgressFunc progress,
                   gpointer user_data,
                   GPtrArray *problems,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), FALSE);
  g_return_val_if_fail (options != NULL && are_valid (options), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  g_auto (Run) run = { .options = options, .cancellable = cancellable };
  gint64 duration_usec = limber_timeline_get_duration_usec (timeline);
  guint64 n_pictures = (guint64) (duration_usec * options->fps / G_USEC_PER_SEC);

  run.display_name = g_filename_display_basename (path);
  if (!limber_gst_init (error) || !check_elements (options->has_sound, error)
      || !make_part_file (&run, path, error) || !make_pipeline (&run, error))
    return FALSE;

  plan_sound (&run, timeline);
  run.script = limber_export_script_new (timeline);
  run.painter = limber_export_painter_new (run.script, timeline, options, problems);
  for (guint64 i = 0; i < n_pictures; i++) {
    if (!push_picture (&run, i, n_pictures, error))
      return FALSE;
    if (progress != NULL && i % PROGRESS_EVERY == 0)
      progress ((double) i / (double) n_pictures, user_data);
  }

  if (!finish (&run, error) || !put_in_place (&run, path, error))
    return FALSE;

  if (progress != NULL)
    progress (1.0, user_data);

  return TRUE;
}
