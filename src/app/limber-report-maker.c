/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-report-maker.h"

#include "media/limber-worker.h"

#include <math.h>

/* What the thread needs, as copies: it touches no widget and no library. */
typedef struct {
  guint n_days;
  char *label;        /* (owned) (nullable) */
  GHashTable *titles; /* (owned) (element-type utf8 utf8): of routines, by id */
  LimberStamp now;
  gboolean is_right_to_left;
  int page_width_px;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->label);
  g_hash_table_unref (request->titles);
  g_free (request);
}

void
limber_made_report_free (LimberMadeReport *self)
{
  g_clear_pointer (&self->report, limber_report_free);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self);
}

/* (transfer full) */
static GHashTable *
collect_titles (LimberLibrary *library)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *routines = limber_library_get_routines (library);

  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);

    g_hash_table_insert (titles, g_strdup (limber_routine_get_id (routine)),
                         g_strdup (limber_routine_get_title (routine)));
  }
  return titles;
}

static const char *
name_routine (const char *id, gpointer user_data)
{
  return g_hash_table_lookup (user_data, id);
}

/* Paper is white, whatever the window's style. */
static GdkTexture *
paint_page (LimberReport *report, guint page, int width_px)
{
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  g_autoptr (GBytes) bytes = NULL;
  double width;
  double height;
  int height_px;
  gsize stride;

  limber_report_get_size (report, &width, &height);
  height_px = (int) ceil (height * width_px / width);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width_px, height_px);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width_px / width, width_px / width);
  limber_report_draw_page (report, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) height_px,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width_px, height_px, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* The first day of a report over @n_days */
static gboolean
find_first_day (LimberDiary *diary, const Request *request, int today, int *first, GError **error)
{
  g_autoptr (GError) bounds_error = NULL;
  int last;

  *first = today + 1 - (int) MAX (request->n_days, 1);
  if (request->n_days > 0 || limber_diary_get_bounds (diary, first, &last, &bounds_error)) {
    *first = MIN (*first, today);
    return TRUE;
  }
  if (bounds_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&bounds_error));
  return FALSE;
}

static LimberMadeReport *
make (LimberDiary *diary, const Request *request, GError **error)
{
  LimberReportSettings settings = {
    .label = request->label,
    .paper = limber_paper_for_locale (),
    .is_right_to_left = request->is_right_to_left,
    .now = request->now,
    .name_routine = name_routine,
    .name_data = request->titles,
  };
  int today = limber_stamp_get_day (&request->now);
  g_autoptr (LimberMadeReport) made = g_new0 (LimberMadeReport, 1);
  LimberDigest *digest = NULL;
  int first_day;

  if (!find_first_day (diary, request, today, &first_day, error))
    return NULL;
  digest = limber_diary_digest (diary, first_day, today, LIMBER_REPORT_N_NEWEST, error);
  if (digest == NULL)
    return NULL;
  made->titles = g_hash_table_ref (request->titles);
  made->report = limber_report_new (digest, &settings);
  made->pdf = limber_report_render_pdf (made->report, error);
  if (made->pdf == NULL)
    return NULL;
  made->pages = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < limber_report_get_n_pages (made->report); i++)
    g_ptr_array_add (made->pages, paint_page (made->report, i, request->page_width_px));
  return g_steal_pointer (&made);
}

static void
make_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  LimberMadeReport *made = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  made = make (source, data, &error);
  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify) limber_made_report_free);
  else
    g_task_return_error (task, error);
}

/* A thread that paints is waited for at the end of the program. */
static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  make_work (task, source, data, cancellable);
  limber_worker_end_task ();
}

void
limber_report_maker_make_async (LimberDiary *diary,
                                LimberLibrary *library,
                                guint n_days,
                                const char *label,
                                LimberStamp now,
                                int page_width_px,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (diary, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->n_days = n_days;
  request->label = g_strdup (label);
  request->titles = collect_titles (library);
  request->now = now;
  request->is_right_to_left = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  request->page_width_px = page_width_px;
  g_task_set_source_tag (task, limber_report_maker_make_async);
  g_task_set_task_data (task, request, request_free);
  limber_worker_begin_task ();
  g_task_run_in_thread (task, make_in_thread);
}

LimberMadeReport *
limber_report_maker_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
