/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-gst"

#include "config.h"

#include "media/limber-gst.h"

#include "media/limber-figure-source.h"
#include "media/limber-worker.h"

/*
 * What every user of GStreamer in this folder needs first. Nothing is loaded before something is
 * to be played: starting GStreamer costs more than the first frame of the window.
 */

static gboolean
start_gstreamer (GError **error)
{
  if (!gst_init_check (NULL, NULL, error))
    return FALSE;

  if (!limber_figure_source_register (error))
    return FALSE;

  return TRUE;
}

gboolean
limber_gst_init (GError **error)
{
  static GMutex lock;
  static gboolean is_started;

  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);

  if (!is_started)
    is_started = start_gstreamer (error);

  return is_started;
}

static gpointer
take_down (gpointer user_data)
{
  GstElement *pipeline = user_data;

  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
  limber_worker_end_task ();

  return NULL;
}

void
limber_gst_discard (GstElement *pipeline)
{
  g_return_if_fail (GST_IS_ELEMENT (pipeline));

  limber_worker_begin_task ();
  g_thread_unref (g_thread_new ("limber-discard", take_down, pipeline));
}
