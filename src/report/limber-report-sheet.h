/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"

#include <cairo.h>
#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/** Kinds of text on a sheet. */
typedef enum {
  LIMBER_INK_TITLE,
  LIMBER_INK_HEADING,
  LIMBER_INK_BODY,
  LIMBER_INK_STRONG,
  LIMBER_INK_SMALL,
  LIMBER_INK_FIGURE, /* the large number of a fact */
  LIMBER_N_INKS,
} LimberInk;

/**
 * LimberReportSheet:
 * @cr: (unowned): where to; user units are points
 * @only_page: the page that is to be seen, -1 for all, one after the other
 * @width: of a page
 * @height: of a page
 * @is_right_to_left: everything is mirrored
 * @footer: (nullable): starts the page's foot; lives as long as the sheet does
 * @n_pages: (nullable): told in the foot if not 0
 * @page: the present page, from 0
 * @y: the pen
 * @bottom: where the foot begins
 *
 * Paper, and a pen that goes down it. Places are given for writing from left to right. Plain value;
 * threads must not share one.
 */
typedef struct {
  cairo_t *cr;
  int only_page;
  double width;
  double height;
  gboolean is_right_to_left;
  const char *footer;
  guint n_pages;
  int page;
  double y;
  double bottom;
} LimberReportSheet;

#define LIMBER_SHEET_MARGIN_PT 48.0

/* The first page */
void limber_report_sheet_begin (LimberReportSheet *self);
/* A new page, unless @height still fits on this one. Returns whether there is one. */
gboolean limber_report_sheet_ensure (LimberReportSheet *self, double height);
/* The last page's foot */
void limber_report_sheet_end (LimberReportSheet *self);
/* Whether what is drawn now is to be seen; with FALSE it is only measured. */
gboolean limber_report_sheet_is_visible (const LimberReportSheet *self);
/* Where a box from @x, @width wide, really begins */
double limber_report_sheet_place (const LimberReportSheet *self, double x, double width);

/* Elements of the document's structure, nested. @tag: "Table", "P" */
void limber_report_sheet_open (LimberReportSheet *self, const char *tag);
void limber_report_sheet_close (LimberReportSheet *self, const char *tag);

/* Text in a box from @x, @width wide, its top at @y; at most @max_lines (0 for any), the rest is
 * an ellipsis. Returns its height. @tag: (nullable): the element that it is */
double limber_report_sheet_text (LimberReportSheet *self,
                                 const char *tag,
                                 LimberInk ink,
                                 double x,
                                 double y,
                                 double width,
                                 int max_lines,
                                 PangoAlignment alignment,
                                 const char *text);
double limber_report_sheet_measure (
    LimberReportSheet *self, LimberInk ink, double width, int max_lines, const char *text);
/* Text of the whole width at the pen, which goes below it */
void limber_report_sheet_write (LimberReportSheet *self,
                                const char *tag,
                                LimberInk ink,
                                const char *text);
/* A heading of a section at @x, at the pen, which goes below it */
void limber_report_sheet_head (LimberReportSheet *self, double x, double width, const char *text);
void limber_report_sheet_rule (LimberReportSheet *self, double x, double y, double width);
void
limber_report_sheet_box (LimberReportSheet *self, double x, double y, double width, double height);

G_END_DECLS
