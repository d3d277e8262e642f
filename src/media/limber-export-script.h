/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure.h"
#include "media/limber-picture.h"

G_BEGIN_DECLS

/** What is seen and said during one segment: copies of text, nothing of core's objects. */
typedef struct {
  gint64 start_usec;
  gint64 duration_usec;
  LimberFigureMoment moment;
  LimberPicture *picture; /* (owned) */
  char *title;            /* (owned): of the exercise */
  char *side;             /* (owned) (nullable) */
  char *instruction;      /* (owned) */
  char *phase;            /* (owned) */
  char *count;            /* (owned) (nullable): which repetition */
  char *step;             /* (owned): which exercise of how many */
  char *next;             /* (owned) */
  guint item;
} LimberExportPart;

/** A whole session laid out as text and pictures. */
typedef struct {
  char *title;      /* (owned): of the routine */
  GPtrArray *parts; /* (owned) (element-type LimberExportPart) */
  gint64 duration_usec;
} LimberExportScript;

LimberExportScript *limber_export_script_new (LimberTimeline *timeline);
void limber_export_script_free (LimberExportScript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberExportScript, limber_export_script_free)

/* From now on the figure stands in for the file @path. */
void limber_export_script_lose_file (LimberExportScript *self,
                                     LimberTimeline *timeline,
                                     const char *path);

G_END_DECLS
