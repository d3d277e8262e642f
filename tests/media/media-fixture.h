/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-player.h"

G_BEGIN_DECLS

/** A colour as bytes. */
typedef struct {
  guint8 red;
  guint8 green;
  guint8 blue;
} TestColor;

#define TEST_RED   ((TestColor){ 255, 0, 0 })
#define TEST_GREEN ((TestColor){ 0, 255, 0 })
#define TEST_BLUE  ((TestColor){ 0, 0, 255 })

/** Listens to a player and keeps what it says. */
typedef struct {
  LimberPlayer *player; /* (owned) */
  GPtrArray *frames;    /* (owned) (element-type LimberFrame) */
  GPtrArray *problems;  /* (owned) (element-type utf8) */
} TestMediaRecorder;

/* A new empty folder in the test's own temporary place (transfer full) */
char *test_media_make_folder (void);
void test_media_remove_folder (const char *folder);

/* Writes a clip of @n_seconds of each of the @colors, with sound if @has_sound, by the encoder and
 * muxer named. FALSE where GStreamer has not got them. */
gboolean test_media_write_clip (const char *path,
                                const char *encoder,
                                const char *muxer,
                                gboolean has_sound,
                                const TestColor *colors,
                                guint n_colors,
                                double n_seconds);
/* A clip whose sound is longer or shorter than its pictures. FALSE as above */
gboolean test_media_write_loud_clip (const char *path,
                                     TestColor color,
                                     double n_seconds,
                                     double sound_seconds);
/* A clip that is heard on the left alone. FALSE as above */
gboolean test_media_write_left_clip (const char *path, TestColor color, double n_seconds);
/* Half a second with a grey left edge and a blue right one */
void test_media_write_bars (const char *path);
/* A plain picture, by the encoder named; @width × @height */
gboolean test_media_write_still (
    const char *path, const char *encoder, TestColor color, int width, int height);
void test_media_write_bytes (const char *path, gconstpointer data, gsize size);
/* Leaves the first @share (0.0–1.0) of a file */
void test_media_cut (const char *path, double share);

/* A routine of one exercise for each of @media: a file in @folder, "" for a figure, "none" for
 * neither. */
LimberTimeline *test_media_make_timeline (const char *folder, const char *const *media);
/* One exercise of two sides, the right first, shown by @file. @sides: (nullable): what MediaSides=
 * says */
LimberTimeline *
test_media_make_sided_timeline (const char *folder, const char *file, const char *sides);
/* The first segment of the kind in item @item */
guint test_media_find_segment (LimberTimeline *timeline, guint item, LimberSegmentKind kind);

TestMediaRecorder *test_media_record (LimberTimeline *timeline, int width, int height);
/* Lets go of the player and waits until all its threads have ended. */
void test_media_recorder_free (TestMediaRecorder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestMediaRecorder, test_media_recorder_free)
void test_media_recorder_show (TestMediaRecorder *self, guint index);
/* Runs the main loop until so many have come; fails the test if they do not. */
void test_media_recorder_wait_frames (TestMediaRecorder *self, guint n_frames);
void test_media_recorder_wait_problems (TestMediaRecorder *self, guint n_problems);
/* Runs the main loop until no frame comes any more; fails the test if they go on. */
void test_media_recorder_wait_still (TestMediaRecorder *self);

/* Runs the main loop until @is_done says so; fails the test if it never does. */
void test_media_wait (gboolean (*is_done) (gpointer user_data), gpointer user_data);
/* Runs the main loop until what @count tells stays as it is; fails the test if it never does. */
void test_media_wait_quiet (guint (*count) (gpointer user_data), gpointer user_data);

/* The pixel at a share of the width and height */
TestColor test_media_get_color (LimberFrame *frame, double x, double y);
gboolean test_media_is_color (LimberFrame *frame, double x, double y, TestColor color);
LimberFrame *test_media_recorder_get_last (TestMediaRecorder *self);

G_END_DECLS
