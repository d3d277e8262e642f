/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-after-frame.h"

/* A tick comes before its frame is painted: the first one counts, the second one calls. */

typedef struct {
  void (*func) (GtkWidget *widget);
  gboolean is_counted;
} Call;

static gboolean
ticked_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Call *call = data;

  if (!call->is_counted) {
    call->is_counted = TRUE;
    return G_SOURCE_CONTINUE;
  }
  call->func (widget);
  return G_SOURCE_REMOVE;
}

guint
limber_after_frame_call (GtkWidget *widget, void (*func) (GtkWidget *widget))
{
  Call *call = g_new0 (Call, 1);

  call->func = func;
  return gtk_widget_add_tick_callback (widget, ticked_cb, call, g_free);
}
