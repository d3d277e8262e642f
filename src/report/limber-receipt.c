/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-receipt"

#include "config.h"

#include "report/limber-receipt.h"

#include "report/limber-pain-words.h"
#include "report/limber-report-sheet.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * LimberReceipt:
 *
 * Says what was done and what was found afterwards, and no more than that: what a disk keeps in
 * blocks that it has mapped away no program can reach. It names nothing of what was erased.
 */

#define SECTION_GAP_PT 16.0
#define SIGN_GAP_PT    54.0
#define SIGN_WIDTH_PT  220.0

/* Where desktops keep the entry of a Flatpak, which cannot look there */
#define DESKTOP_ENTRY "~/.config/autostart/" LIMBER_APPLICATION_ID ".desktop"

/* @sentence: (transfer full): with the number in it; kept if there is something to tell */
static void
add_line (GPtrArray *lines, guint64 n, gboolean has_zeros, char *sentence)
{
  if (n > 0 || has_zeros)
    g_ptr_array_add (lines, sentence);
  else
    g_free (sentence);
}

/* (transfer full) (element-type utf8): sentences, one a fact. @has_zeros: also of what there was
 * none of, as a receipt says */
static GPtrArray *
make_lines (const LimberReceipt *self, gboolean has_zeros)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const LimberDiaryErasure *erasure = &self->erasure;
  const LimberTraces *traces = &self->traces;
  gulong n_rows = (gulong) erasure->n_rows;

  /* Translators: %lu is a number of rows */
  add_line (lines, n_rows, TRUE,
            g_strdup_printf (
                ngettext ("%lu record was erased.", "%lu records were erased.", n_rows), n_rows));
  add_line (lines, erasure->n_files, has_zeros,
            g_strdup_printf (ngettext ("%u copy was overwritten and deleted.",
                                       "%u copies were overwritten and deleted.", erasure->n_files),
                             erasure->n_files));
  add_line (lines, traces->n_settings, has_zeros,
            g_strdup_printf (ngettext ("%u file of settings was overwritten and deleted.",
                                       "%u files of settings were overwritten and deleted.",
                                       traces->n_settings),
                             traces->n_settings));
  add_line (lines, traces->n_autostart, has_zeros,
            g_strdup_printf (ngettext ("%u entry that started Limber with the session was deleted.",
                                       "%u entries that started Limber with the session were "
                                       "deleted.",
                                       traces->n_autostart),
                             traces->n_autostart));
  add_line (lines, self->is_autostart_left, FALSE,
            /* Translators: %s is the name of a file */
            g_strdup_printf (_ ("The entry that starts Limber with the session is left, for the "
                                "desktop did not take it away: delete %s."),
                             DESKTOP_ENTRY));
  add_line (lines, traces->n_recent, has_zeros,
            g_strdup_printf (ngettext ("%u entry was taken out of the recent files.",
                                       "%u entries were taken out of the recent files.",
                                       traces->n_recent),
                             traces->n_recent));
  add_line (lines, traces->n_thumbnails, has_zeros,
            g_strdup_printf (ngettext ("%u thumbnail was overwritten and deleted.",
                                       "%u thumbnails were overwritten and deleted.",
                                       traces->n_thumbnails),
                             traces->n_thumbnails));
  return lines;
}

/* (transfer full): what the search afterwards found */
static char *
describe_check (const LimberDiaryErasure *erasure)
{
  if (erasure->n_remaining > 0)
    return g_strdup_printf (ngettext ("Something that was noted is still in %u file of the data "
                                      "folder.",
                                      "Something that was noted is still in %u files of the data "
                                      "folder.",
                                      erasure->n_remaining),
                            erasure->n_remaining);
  return g_strdup_printf (ngettext ("%u note was looked for afterwards and not found.",
                                    "%u notes were looked for afterwards and not found.",
                                    erasure->n_texts),
                          erasure->n_texts);
}

char *
limber_receipt_describe (const LimberReceipt *self)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  lines = make_lines (self, FALSE);
  g_ptr_array_add (lines, describe_check (&self->erasure));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (GStrv) lines->pdata);
}

/* "2 March 2026, 08:15 (UTC+01:00)" */
static char *
format_when (const LimberStamp *at)
{
  g_autofree char *day = limber_pain_words_name_day (limber_stamp_get_day (at));
  g_autofree char *iso = limber_stamp_to_iso8601 (at);
  g_autofree char *time = g_strndup (iso + strlen ("2026-03-02T"), strlen ("08:15"));
  const char *offset = iso + strlen (iso) - strlen ("+01:00");

  /* Translators: a day, a time, and how far it is ahead of UTC */
  return g_strdup_printf (_ ("%1$s, %2$s (UTC%3$s)"), day, time, offset);
}

static void
write_fact (LimberReportSheet *sheet, const char *name, const char *value)
{
  double width = sheet->width - 2 * LIMBER_SHEET_MARGIN_PT;

  sheet->y += limber_report_sheet_text (sheet, "P", LIMBER_INK_SMALL, LIMBER_SHEET_MARGIN_PT,
                                        sheet->y, width, 1, PANGO_ALIGN_LEFT, name);
  sheet->y += limber_report_sheet_text (sheet, "P", LIMBER_INK_STRONG, LIMBER_SHEET_MARGIN_PT,
                                        sheet->y, width, 2, PANGO_ALIGN_LEFT, value)
              + 6;
}

static void
write_list (LimberReportSheet *sheet, GPtrArray *lines)
{
  limber_report_sheet_open (sheet, "L");
  for (guint i = 0; i < lines->len; i++) {
    g_autofree char *item = g_strconcat ("•  ", g_ptr_array_index (lines, i), NULL);

    limber_report_sheet_write (sheet, "LI", LIMBER_INK_BODY, item);
    sheet->y += 3;
  }
  limber_report_sheet_close (sheet, "L");
}

static void
write_signatures (LimberReportSheet *sheet)
{
  double right = sheet->width - LIMBER_SHEET_MARGIN_PT - SIGN_WIDTH_PT;

  sheet->y += SIGN_GAP_PT;
  limber_report_sheet_rule (sheet, LIMBER_SHEET_MARGIN_PT, sheet->y, SIGN_WIDTH_PT);
  limber_report_sheet_rule (sheet, right, sheet->y, SIGN_WIDTH_PT);
  sheet->y += 4;
  limber_report_sheet_text (sheet, "P", LIMBER_INK_SMALL, LIMBER_SHEET_MARGIN_PT, sheet->y,
                            SIGN_WIDTH_PT, 1, PANGO_ALIGN_LEFT, _ ("Place and date"));
  limber_report_sheet_text (sheet, "P", LIMBER_INK_SMALL, right, sheet->y, SIGN_WIDTH_PT, 1,
                            PANGO_ALIGN_LEFT, _ ("Signature"));
}

static void
write_page (const LimberReceipt *self, LimberReportSheet *sheet)
{
  g_autoptr (GPtrArray) lines = make_lines (self, TRUE);
  g_autofree char *check = describe_check (&self->erasure);
  g_autofree char *when = format_when (&self->at);
  double width = sheet->width - 2 * LIMBER_SHEET_MARGIN_PT;

  limber_report_sheet_begin (sheet);
  limber_report_sheet_write (sheet, "H1", LIMBER_INK_TITLE, _ ("Receipt: the diary was erased"));
  sheet->y += SECTION_GAP_PT;
  write_fact (sheet, _ ("When"), when);
  write_fact (sheet, _ ("Where"), self->folder);
  sheet->y += SECTION_GAP_PT / 2;
  limber_report_sheet_head (sheet, LIMBER_SHEET_MARGIN_PT, width, _ ("What was done"));
  write_list (sheet, lines);
  sheet->y += SECTION_GAP_PT / 2;
  limber_report_sheet_head (sheet, LIMBER_SHEET_MARGIN_PT, width, _ ("Check afterwards"));
  limber_report_sheet_write (sheet, "P", LIMBER_INK_STRONG, check);
  sheet->y += 4;
  limber_report_sheet_write (
      sheet, "P", LIMBER_INK_SMALL,
      _ ("All files in the data folder were searched, but for exercises and routines. Exported "
         "files elsewhere were not touched. What a disk keeps in blocks that it has mapped away no "
         "program can reach."));
  write_signatures (sheet);
  limber_report_sheet_end (sheet);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
limber_receipt_render_pdf (const LimberReceipt *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  LimberReportSheet sheet = { .only_page = -1,
                              .footer = "Limber " LIMBER_VERSION,
                              .n_pages = 1,
                              .is_right_to_left = self->is_right_to_left };
  cairo_surface_t *surface = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL, NULL);

  limber_paper_get_size (self->paper, &sheet.width, &sheet.height);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, sheet.width, sheet.height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  _ ("Receipt: the diary was erased"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Limber " LIMBER_VERSION);
  sheet.cr = cairo_create (surface);
  write_page (self, &sheet);
  status = cairo_status (sheet.cr);
  cairo_destroy (sheet.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the receipt cannot be made: %s"),
                 cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
