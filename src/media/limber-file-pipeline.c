/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-file-pipeline"

#include "config.h"

#include "media/limber-file-pipeline.h"

#include "media/limber-frame-private.h"
#include "media/limber-media-file.h"
#include "media/limber-pixels.h"
#include "media/limber-tone.h"

#include <glib/gi18n-lib.h>
#include <gst/pbutils/missing-plugins.h>
#include <gst/video/video.h>

/*
 * filesrc ! decodebin ! [imagefreeze !] videoconvertscale ! capsfilter ! appsink
 *                     ! audioconvert ! audioresample ! appsink, where sound is wanted
 *
 * What player and export have in common about a file: how it is decoded, and how what GStreamer
 * says of it is put into a sentence for people. The file's bytes were judged before, by
 * limber-media-file; a decoder may still disagree.
 */

/* cairo's pixels, which videoconvert makes fastest */
#define DECODED_FORMAT     (G_BYTE_ORDER == G_LITTLE_ENDIAN ? "BGRA" : "ARGB")
#define MESSAGE_NO_PICTURE "limber-no-picture"
#define MESSAGE_TOO_LARGE  "limber-too-large"

static GstCaps *
make_caps (int width, int height)
{
  return gst_caps_new_simple ("video/x-raw", "format", G_TYPE_STRING, DECODED_FORMAT, "width",
                              GST_TYPE_INT_RANGE, 1, MAX (width, 2), "height", GST_TYPE_INT_RANGE,
                              1, MAX (height, 2), "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1,
                              NULL);
}

static void
post_name (GstElement *element, const char *name)
{
  gst_element_post_message (
      element, gst_message_new_application (GST_OBJECT (element), gst_structure_new_empty (name)));
}

/* On the streaming thread. The first picture stream is shown; subtitles are not asked for. */
static void
pad_added_cb (GstElement *decoder, GstPad *pad, gpointer user_data)
{
  GstElement *next = user_data;
  g_autoptr (GstPad) sink_pad = gst_element_get_static_pad (next, "sink");
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  const GstStructure *structure = caps != NULL ? gst_caps_get_structure (caps, 0) : NULL;
  int width = 0;
  int height = 0;

  if (structure == NULL || !g_str_has_prefix (gst_structure_get_name (structure), "video/")
      || gst_pad_is_linked (sink_pad))
    return;

  gst_structure_get_int (structure, "width", &width);
  gst_structure_get_int (structure, "height", &height);
  if ((guint64) MAX (width, 0) * (guint64) MAX (height, 0) > LIMBER_MEDIA_MAX_STILL_PIXELS) {
    post_name (decoder, MESSAGE_TOO_LARGE);
    return;
  }

  if (GST_PAD_LINK_FAILED (gst_pad_link (pad, sink_pad)))
    post_name (decoder, MESSAGE_NO_PICTURE);
}

static void
no_more_pads_cb (GstElement *decoder, gpointer user_data)
{
  GstElement *next = user_data;
  g_autoptr (GstPad) sink_pad = gst_element_get_static_pad (next, "sink");

  if (!gst_pad_is_linked (sink_pad))
    post_name (decoder, MESSAGE_NO_PICTURE);
}

/* Without the elements, which are GStreamer's base, the clip is silent. */
static void
link_sound (GstElement *decoder, GstPad *pad, GstElement *sink)
{
  static const char *const names[] = { "audioconvert", "audioresample" };
  g_autoptr (GstObject) bin = gst_element_get_parent (decoder);
  g_autoptr (GstPad) sink_pad = NULL;
  GstElement *next = sink;

  gst_bin_add (GST_BIN (bin), sink);
  gst_element_sync_state_with_parent (sink);
  for (gsize i = G_N_ELEMENTS (names); i > 0; i--) {
    GstElement *element = gst_element_factory_make (names[i - 1], NULL);

    if (element == NULL)
      return;
    gst_bin_add (GST_BIN (bin), element);
    gst_element_link (element, next);
    gst_element_sync_state_with_parent (element);
    next = element;
  }

  sink_pad = gst_element_get_static_pad (next, "sink");
  gst_pad_link (pad, sink_pad);
}

/* On the streaming thread. The first stream of sound is heard. */
static void
sound_pad_added_cb (GstElement *decoder, GstPad *pad, gpointer user_data)
{
  GstElement *sink = user_data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  const char *name = caps != NULL ? gst_structure_get_name (gst_caps_get_structure (caps, 0)) : "";

  if (g_str_has_prefix (name, "audio/")
      && !gst_object_has_as_ancestor (GST_OBJECT (sink), GST_OBJECT_PARENT (decoder)))
    link_sound (decoder, pad, sink);
}

static void
connect_sound (GstElement *decoder, GstElement *sink)
{
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "audio/x-raw", "format", G_TYPE_STRING, G_BYTE_ORDER == G_LITTLE_ENDIAN ? "F32LE" : "F32BE",
      "layout", G_TYPE_STRING, "interleaved", "rate", G_TYPE_INT, LIMBER_TONE_RATE, "channels",
      G_TYPE_INT, LIMBER_STEREO_CHANNELS, NULL);

  g_object_set (sink, "caps", caps, "enable-last-sample", FALSE, NULL);
  g_signal_connect_data (decoder, "pad-added", G_CALLBACK (sound_pad_added_cb),
                         gst_object_ref_sink (sink),
                         (GClosureNotify) (void (*) (void)) gst_object_unref, 0);
}

/* (transfer floating) (nullable) */
static GstElement *
add_element (GstBin *bin, const char *factory, const char *name, GError **error)
{
  GstElement *element = gst_element_factory_make (factory, name);

  if (element == NULL) {
    /* Translators: %s is the technical name of a part of GStreamer */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_NO_DECODER,
                 _ ("GStreamer's “%s” is not installed."), factory);
    return NULL;
  }

  gst_bin_add (bin, element);

  return element;
}

GstElement *
limber_file_pipeline_new (
    const char *path, gboolean is_still, int width, int height, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  GstBin *bin = GST_BIN (pipeline);
  GstElement *source = add_element (bin, "filesrc", NULL, error);
  GstElement *decoder = source != NULL ? add_element (bin, "decodebin", "decoder", error) : NULL;
  GstElement *scale = decoder != NULL ? add_element (bin, "videoconvertscale", NULL, error) : NULL;
  GstElement *filter = scale != NULL ? add_element (bin, "capsfilter", "size", error) : NULL;
  GstElement *sink = filter != NULL ? add_element (bin, "appsink", "sink", error) : NULL;
  GstElement *freeze = NULL;

  if (sink == NULL)
    return NULL;
  if (is_still && (freeze = add_element (bin, "imagefreeze", NULL, error)) == NULL)
    return NULL;

  g_object_set (source, "location", path, NULL);
  g_object_set (scale, "n-threads", 2, NULL);
  g_object_set (sink, "max-buffers", 2, "enable-last-sample", FALSE, NULL);
  limber_file_pipeline_set_size (pipeline, width, height);

  gst_element_link (source, decoder);
  if (freeze != NULL)
    gst_element_link (freeze, scale);
  gst_element_link_many (scale, filter, sink, NULL);
  g_signal_connect_object (decoder, "pad-added", G_CALLBACK (pad_added_cb),
                           freeze != NULL ? freeze : scale, 0);
  g_signal_connect_object (decoder, "no-more-pads", G_CALLBACK (no_more_pads_cb),
                           freeze != NULL ? freeze : scale, 0);

  return g_steal_pointer (&pipeline);
}

void
limber_file_pipeline_add_sound (GstElement *pipeline, GstElement *sink)
{
  g_return_if_fail (GST_IS_ELEMENT (pipeline));
  g_return_if_fail (GST_IS_ELEMENT (sink));

  g_autoptr (GstElement) decoder = gst_bin_get_by_name (GST_BIN (pipeline), "decoder");

  /* Pictures never wait for sound that may not come. */
  g_object_set (sink, "async", FALSE, NULL);
  connect_sound (decoder, sink);
}

GstElement *
limber_file_pipeline_new_for_sound (const char *path, GstElement *sink, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (GST_IS_ELEMENT (sink), NULL);

  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  GstElement *source = add_element (GST_BIN (pipeline), "filesrc", NULL, error);
  GstElement *decoder = source != NULL ? add_element (GST_BIN (pipeline), "decodebin", NULL, error)
                                       : NULL;

  if (decoder == NULL)
    return NULL;

  g_object_set (source, "location", path, NULL);
  gst_element_link (source, decoder);
  connect_sound (decoder, sink);

  return g_steal_pointer (&pipeline);
}

void
limber_file_pipeline_set_size (GstElement *pipeline, int width, int height)
{
  g_autoptr (GstElement) filter = gst_bin_get_by_name (GST_BIN (pipeline), "size");
  g_autoptr (GstCaps) caps = make_caps (width, height);

  g_object_set (filter, "caps", caps, NULL);
}

static void
set_decoder_error (const char *path, const char *missing, GError **error)
{
  g_autofree char *name = limber_media_file_get_display_name (path);

  /* Translators: the first %s is the name of a file, the second what is missing, such as
   * “H.264 decoder” */
  g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_NO_DECODER,
               _ ("“%s” is not shown because this is not installed: %s."), name, missing);
}

void
limber_file_pipeline_set_short_error (const char *path, GError **error)
{
  g_autofree char *name = limber_media_file_get_display_name (path);

  /* Translators: %s is the name of a file */
  g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_DAMAGED,
               _ ("“%s” is not shown because the file is incomplete: it ends before its time."),
               name);
}

void
limber_file_pipeline_set_general_error (const char *path, const char *why, GError **error)
{
  g_autofree char *name = limber_media_file_get_display_name (path);

  if (why == NULL) {
    /* Translators: %s is the name of a file */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_FAILED,
                 _ ("“%s” is not shown because opening it took too long."), name);
    return;
  }

  /* Translators: the first %s is the name of a file, the second a reason in GStreamer's words */
  g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_FAILED,
               _ ("“%s” is not shown because it cannot be read: %s"), name, why);
}

static gboolean
check_own_message (GstMessage *message, const char *path, const char *missing, GError **error)
{
  g_autofree char *name = limber_media_file_get_display_name (path);

  if (gst_message_has_name (message, MESSAGE_TOO_LARGE)) {
    /* Translators: %s is the name of a file, %u millions of pixels */
    g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_TOO_LARGE,
                 _ ("“%s” is not shown because its picture is larger than %u million pixels."),
                 name, (guint) (LIMBER_MEDIA_MAX_STILL_PIXELS / 1000000));
    return FALSE;
  }
  if (gst_message_has_name (message, MESSAGE_NO_PICTURE)) {
    if (missing != NULL)
      set_decoder_error (path, missing, error);
    else
      /* Translators: %s is the name of a file */
      g_set_error (error, LIMBER_MEDIA_ERROR, LIMBER_MEDIA_ERROR_REFUSED,
                   _ ("“%s” is not shown because there is no picture in it."), name);
    return FALSE;
  }

  return TRUE;
}

gboolean
limber_file_pipeline_check_message (GstMessage *message,
                                    const char *path,
                                    char **missing,
                                    GError **error)
{
  g_autoptr (GError) gst_error = NULL;

  if (gst_is_missing_plugin_message (message)) {
    if (*missing == NULL)
      *missing = gst_missing_plugin_message_get_description (message);
    return TRUE;
  }
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_APPLICATION)
    return check_own_message (message, path, *missing, error);
  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return TRUE;

  gst_message_parse_error (message, &gst_error, NULL);
  if (*missing != NULL)
    set_decoder_error (path, *missing, error);
  else
    limber_file_pipeline_set_general_error (path, gst_error->message, error);

  return FALSE;
}

gboolean
limber_file_pipeline_wait_ready (GstElement *pipeline,
                                 const char *path,
                                 GstClockTime timeout,
                                 GError **error)
{
  g_return_val_if_fail (GST_IS_ELEMENT (pipeline), FALSE);

  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  g_autofree char *missing = NULL;

  for (;;) {
    g_autoptr (GstMessage) message = gst_bus_timed_pop (bus, timeout);

    if (message == NULL) {
      limber_file_pipeline_set_general_error (path, missing, error);
      return FALSE;
    }
    if (!limber_file_pipeline_check_message (message, path, &missing, error))
      return FALSE;
    if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ASYNC_DONE)
      return TRUE;
  }
}

typedef struct {
  GstVideoFrame frame;
} MappedFrame;

static void
unmap_frame (gpointer user_data)
{
  MappedFrame *mapped = user_data;

  gst_video_frame_unmap (&mapped->frame);
  g_free (mapped);
}

/* (transfer full): the decoder's pixels as a frame's */
static GBytes *
pack_frame (const GstVideoFrame *frame,
            const LimberColor *background,
            gsize stride,
            gboolean is_mirrored)
{
  const guint8 *data = GST_VIDEO_FRAME_PLANE_DATA (frame, 0);
  gsize data_stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0);
  int width = GST_VIDEO_FRAME_WIDTH (frame);
  int height = GST_VIDEO_FRAME_HEIGHT (frame);
  gsize size = stride * (gsize) height;
  guint8 *packed = g_malloc (size);

  if (background != NULL)
    limber_pixels_pack_over (packed, stride, data, data_stride, width, height, background);
  else
    limber_pixels_pack (packed, stride, data, data_stride, width, height);
  if (is_mirrored)
    limber_pixels_mirror (packed, stride, width, height);

  return g_bytes_new_take (packed, size);
}

LimberFrame *
limber_file_pipeline_make_frame (GstSample *sample,
                                 guint64 scene,
                                 const LimberColor *background,
                                 gboolean is_mirrored)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstCaps *caps = gst_sample_get_caps (sample);
  GstVideoInfo info;

  if (buffer == NULL || caps == NULL || !gst_video_info_from_caps (&info, caps))
    return NULL;

  MappedFrame *mapped = g_new0 (MappedFrame, 1);

  if (!gst_video_frame_map (&mapped->frame, &info, buffer, GST_MAP_READ)) {
    g_free (mapped);
    return NULL;
  }

  int width = GST_VIDEO_FRAME_WIDTH (&mapped->frame);
  int height = GST_VIDEO_FRAME_HEIGHT (&mapped->frame);
  LimberFrameBox whole = { 0, 0, width, height };
  gsize stride = LIMBER_PIXELS_STRIDE (width);
  GBytes *bytes;

  if (GST_VIDEO_INFO_FORMAT (&info) == GST_VIDEO_FORMAT_RGB) {
    stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (&mapped->frame, 0);
    bytes = g_bytes_new_with_free_func (GST_VIDEO_FRAME_PLANE_DATA (&mapped->frame, 0),
                                        stride * (gsize) height, unmap_frame, mapped);
  } else {
    bytes = pack_frame (&mapped->frame, background, stride, is_mirrored);
    unmap_frame (mapped);
  }

  return limber_frame_new (bytes, width, height, stride, scene, &whole);
}
