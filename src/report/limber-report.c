/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-report"

#include "config.h"

#include "report/limber-report-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <langinfo.h>

/*
 * LimberReport:
 *
 * Puts the parts on paper. Pages are counted by drawing all of it unseen; with the same pen, the
 * PDF, the preview and the printer get the same. cairo 1.16 writes structure tags and a title, but
 * no language and no text in place of a picture: what a picture shows stands beside it in words.
 */

#define POINTS_PER_MM (72 / 25.4)
/* Beyond it a name is no name */
#define MAX_LABEL_CHARS 120

LimberPaper
limber_paper_for_locale (void)
{
  /* glibc hands the number itself out as a pointer. */
  guint height_mm = GPOINTER_TO_UINT (nl_langinfo (_NL_PAPER_HEIGHT));

  return height_mm == 279 ? LIMBER_PAPER_LETTER : LIMBER_PAPER_A4;
}

void
limber_paper_get_size (LimberPaper paper, double *width, double *height)
{
  switch (paper) {
  case LIMBER_PAPER_A4:
    *width = 210 * POINTS_PER_MM;
    *height = 297 * POINTS_PER_MM;
    break;
  case LIMBER_PAPER_LETTER:
    *width = 612;
    *height = 792;
    break;
  }
}

static void
add_parts (LimberReport *self, LimberReportSheet *sheet)
{
  double help_height = limber_report_measure_help (sheet);

  limber_report_sheet_begin (sheet);
  limber_report_add_title (self, sheet);
  limber_report_add_facts (self, sheet);
  limber_report_add_chart (self, sheet);
  limber_report_add_middle (self, sheet);
  limber_report_add_measures (self, sheet);
  limber_report_add_obstacles (self, sheet);
  limber_report_add_notes (self, sheet, help_height);
  limber_report_add_help (sheet);
  limber_report_sheet_end (sheet);
}

/* All pages with @only_page -1; returns how many there are */
static guint
draw (LimberReport *self, cairo_t *cr, int only_page)
{
  g_autofree char *footer = g_strdup_printf (
      /* Translators: %s is the program's version; the page's foot */
      _ ("Limber %s. Movement-break and exercise diary, kept by the person. Not a medical device. "
         "It does not replace advice from your doctor or physiotherapist."),
      LIMBER_VERSION);
  LimberReportSheet sheet = {
    .cr = cr,
    .only_page = only_page,
    .is_right_to_left = self->settings.is_right_to_left,
    .footer = footer,
    .n_pages = self->n_pages,
  };

  limber_paper_get_size (self->settings.paper, &sheet.width, &sheet.height);
  add_parts (self, &sheet);
  return (guint) sheet.page + 1;
}

static guint
count_pages (LimberReport *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  guint n_pages = draw (self, cr, G_MAXINT);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n_pages;
}

static char *
shorten (const char *label)
{
  g_autofree char *valid = NULL;
  g_autofree char *start = NULL;

  if (label == NULL)
    return NULL;
  valid = g_utf8_make_valid (label, -1);
  start = g_utf8_strlen (valid, -1) > MAX_LABEL_CHARS ? g_utf8_substring (valid, 0, MAX_LABEL_CHARS)
                                                      : g_strdup (valid);
  g_strstrip (g_strdelimit (start, "\n\r\t\v\f", ' '));
  return *start != '\0' ? g_steal_pointer (&start) : NULL;
}

LimberReport *
limber_report_new (LimberDigest *digest, const LimberReportSettings *settings)
{
  LimberReport *self = NULL;

  g_return_val_if_fail (digest != NULL && settings != NULL, NULL);

  self = g_new0 (LimberReport, 1);
  self->digest = digest;
  self->settings = *settings;
  self->label = shorten (settings->label);
  self->plan = shorten (settings->plan);
  self->settings.label = self->label;
  self->settings.plan = self->plan;
  self->n_pages = count_pages (self);
  return self;
}

void
limber_report_free (LimberReport *self)
{
  limber_digest_free (self->digest);
  g_free (self->label);
  g_free (self->plan);
  g_free (self);
}

guint
limber_report_get_n_pages (LimberReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

void
limber_report_get_size (LimberReport *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  limber_paper_get_size (self->settings.paper, width, height);
}

void
limber_report_draw_page (LimberReport *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL && cr != NULL && page < self->n_pages);

  draw (self, cr, (int) page);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (LimberReport *self, cairo_surface_t *surface)
{
  g_autofree char *title = g_strdup_printf ("%s%s%s", _ ("Pain and exercise diary"),
                                            self->label != NULL ? " – " : "",
                                            self->label != NULL ? self->label : "");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Limber " LIMBER_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  _ ("Report for a doctor or physiotherapist"));
}

/**
 * limber_report_render_pdf:
 * @self: a report
 * @error: a #GIOErrorEnum
 *
 * Returns: (transfer full): the file's content, PDF 1.5
 */
GBytes *
limber_report_render_pdf (LimberReport *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  cairo_status_t status;
  double width;
  double height;

  g_return_val_if_fail (self != NULL, NULL);

  limber_report_get_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  set_metadata (self, surface);
  cr = cairo_create (surface);
  draw (self, cr, -1);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the report cannot be made: %s"),
                 cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Whatever a file's name may not hold anywhere becomes a dash. */
char *
limber_report_build_file_name (LimberReport *self)
{
  g_autofree char *day = NULL;
  g_autoptr (GString) name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  day = limber_day_to_string (limber_stamp_get_day (&self->settings.now));
  name = g_string_new (day);
  g_string_append (name, "_limber");
  if (self->label != NULL) {
    g_string_append_c (name, '_');
    for (const char *at = self->label; *at != '\0'; at = g_utf8_next_char (at)) {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (name, g_unichar_isalnum (letter) ? letter : '-');
    }
  }
  g_string_append (name, ".pdf");
  return g_string_free (g_steal_pointer (&name), FALSE);
}
