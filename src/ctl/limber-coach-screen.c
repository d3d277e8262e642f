/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-coach-screen.h"

#include "ctl/limber-ctl-text.h"
#include "ctl/limber-segment-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* The picture of a session in a terminal, as a function of the coach alone: nothing is kept here.
 *
 * Lines are collected in the order of reading, each with a rank; as long as there are more than
 * fit, those of the highest rank go, the last of them first. */

#define MAX_CONTENT_COLUMNS 76
#define WIDE_COLUMNS        50 /* from here on there is a margin of two */
#define DIGIT_ROWS          5
#define DIGIT_COLUMNS       3
#define MIN_BIG_COLUMNS     30
#define N_EIGHTHS           8
#define PERCENT_COLUMNS     6

typedef enum {
  RANK_COUNTDOWN,
  RANK_TITLE,
  RANK_SEGMENT,
  RANK_INSTRUCTION,
  RANK_PROGRESS,
  RANK_NEXT,
  RANK_ROUTINE,
  RANK_KEYS,
  RANK_SPACE,
  RANK_DIGITS,
  RANK_WIDE_SPACE,
  N_RANKS,
} Rank;

typedef enum {
  TONE_PLAIN,
  TONE_STRONG,
  TONE_FAINT,
  TONE_MOVE,
  TONE_HOLD,
  TONE_REST,
  N_TONES,
} Tone;

static const char *const TONE_SEQUENCES[N_TONES] = {
  [TONE_PLAIN] = "",        [TONE_STRONG] = "\033[1m", [TONE_FAINT] = "\033[2m",
  [TONE_MOVE] = "\033[36m", [TONE_HOLD] = "\033[32m",  [TONE_REST] = "\033[34m",
};

#define TONE_END "\033[0m"

/* Three by five, a row an octal digit */
static const guint8 DIGITS[10][DIGIT_ROWS] = {
  { 7, 5, 5, 5, 7 }, { 2, 6, 2, 2, 7 }, { 7, 1, 7, 4, 7 }, { 7, 1, 7, 1, 7 }, { 5, 5, 7, 1, 1 },
  { 7, 4, 7, 1, 7 }, { 7, 4, 7, 5, 7 }, { 7, 1, 1, 1, 1 }, { 7, 5, 7, 5, 7 }, { 7, 5, 7, 1, 7 },
};

typedef struct {
  Rank rank;
  char *text; /* (owned) */
} Line;

typedef struct {
  const LimberCoachScreenStyle *style;
  guint margin;
  guint width; /* of the content */
  GArray *lines;
} Page;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

/* Emphasis is no colour: it stays where colours are not wanted. */
static char *
paint (const Page *page, Tone tone, const char *text)
{
  gboolean is_color = tone >= TONE_MOVE;

  if (tone == TONE_PLAIN || (is_color && !page->style->has_color))
    return g_strdup (text);
  return g_strconcat (TONE_SEQUENCES[tone], text, TONE_END, NULL);
}

/* @text: already as wide as it may be */
static void
add_line (Page *page, Rank rank, const char *text)
{
  g_autofree char *margin = g_strnfill (page->margin, ' ');
  Line line = { rank, g_strconcat (*text != '\0' ? margin : "", text, NULL) };

  g_array_append_val (page->lines, line);
}

static void
add_text (Page *page, Rank rank, Tone tone, const char *text)
{
  guint columns = MIN (limber_ctl_text_get_columns (text), page->width);
  g_autofree char *fitted = limber_ctl_text_fit (text, columns);
  g_autofree char *painted = paint (page, tone, fitted);

  add_line (page, rank, painted);
}

/* @left at the left, cut if need be; @right at the right end, where there is room for both */
static void
add_pair (Page *page, Rank rank, Tone tone, const char *left, const char *right)
{
  guint right_columns = limber_ctl_text_get_columns (right);
  g_autofree char *fitted = NULL;
  g_autofree char *painted = NULL;
  g_autofree char *faint = NULL;
  g_autofree char *text = NULL;

  if (limber_ctl_text_get_columns (left) + 1 + right_columns > page->width
      && right_columns * 4 > page->width) {
    add_text (page, rank, tone, left);
    return;
  }
  fitted = limber_ctl_text_fit (left, page->width - right_columns - 1);
  painted = paint (page, tone, fitted);
  faint = paint (page, TONE_FAINT, right);
  text = g_strconcat (painted, " ", faint, NULL);
  add_line (page, rank, text);
}

static void
append_repeated (GString *text, const char *piece, guint count)
{
  for (guint i = 0; i < count; i++)
    g_string_append (text, piece);
}

/* A bar of @columns, @share of it full to an eighth of a column */
static char *
build_bar (const Page *page, Tone tone, guint columns, double share)
{
  static const char *const parts[N_EIGHTHS] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
  guint eighths = (guint) lround (CLAMP (share, 0, 1) * columns * N_EIGHTHS);
  guint n_full = eighths / N_EIGHTHS;
  guint part = eighths % N_EIGHTHS;
  g_autoptr (GString) full = g_string_new (NULL);
  g_autoptr (GString) empty = g_string_new (NULL);
  g_autofree char *painted_full = NULL;
  g_autofree char *painted_empty = NULL;

  if (page->style->is_utf8) {
    append_repeated (full, "█", n_full);
    g_string_append (full, parts[part]);
    append_repeated (empty, "·", columns - n_full - (part > 0 ? 1 : 0));
  } else {
    append_repeated (full, "#", n_full);
    append_repeated (empty, ".", columns - n_full);
  }
  painted_full = paint (page, tone, full->str);
  painted_empty = paint (page, TONE_FAINT, empty->str);
  return g_strconcat (painted_full, painted_empty, NULL);
}

static Tone
get_tone (LimberSegmentKind kind)
{
  switch (kind) {
  case LIMBER_SEGMENT_HOLD:
    return TONE_HOLD;
  case LIMBER_SEGMENT_MOVE_IN:
  case LIMBER_SEGMENT_MOVE_OUT:
    return TONE_MOVE;
  case LIMBER_SEGMENT_GET_READY:
  case LIMBER_SEGMENT_REST:
  case LIMBER_SEGMENT_SWITCH_SIDE:
    return TONE_REST;
  }
  g_return_val_if_reached (TONE_PLAIN);
}

/* As people count down: the last second is 1, not 0. */
static guint
get_secs_left (LimberCoach *coach)
{
  gint64 left_usec = limber_coach_get_segment_duration_usec (coach)
                     - limber_coach_get_elapsed_usec (coach);

  return (guint) ((MAX (left_usec, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static void
add_header (Page *page, LimberCoach *coach)
{
  LimberTimeline *timeline = limber_coach_get_timeline (coach);
  const char *title = limber_routine_get_title (limber_timeline_get_routine (timeline));
  g_autofree char *clean = limber_ctl_text_clean (title);
  g_autofree char *left = limber_ctl_text_format_secs (
      (limber_coach_get_remaining_usec (coach) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  /* Translators: how long the session still takes, as in “1:05 left” */
  g_autofree char *right = g_strdup_printf (_ ("%s left"), left);

  add_pair (page, RANK_ROUTINE, TONE_FAINT, clean, right);
}

static void
add_segment (Page *page, LimberCoach *coach)
{
  LimberTimeline *timeline = limber_coach_get_timeline (coach);
  guint index = limber_coach_get_segment_index (coach);
  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  gboolean is_paused = limber_coach_get_state (coach) == LIMBER_COACH_PAUSED;
  g_autofree char *title = limber_segment_words_get_title (segment);
  g_autofree char *details = limber_segment_words_describe (timeline, index);
  /* Translators: which exercise of how many */
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), segment->item + 1, segment->n_items);

  add_pair (page, RANK_TITLE, TONE_STRONG, title, count);
  /* No colour is readable on every background: words stay in the terminal's own. */
  add_pair (page, RANK_SEGMENT, TONE_PLAIN, details, is_paused ? _ ("Paused") : "");
}

static void
add_instruction (Page *page, LimberCoach *coach)
{
  g_autofree char *text = limber_segment_words_get_instruction (
      limber_coach_get_timeline (coach), limber_coach_get_segment_index (coach),
      limber_coach_get_elapsed_usec (coach), limber_coach_get_segment_duration_usec (coach));
  g_auto (GStrv) lines = limber_ctl_text_wrap (text, page->width);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < n_lines; i++)
    add_line (page, RANK_INSTRUCTION, lines[i]);
  /* What stands below should not jump when a step takes a line less than the one before. */
  for (guint i = n_lines; i < 2; i++)
    add_line (page, RANK_SPACE, "");
}

static void
append_digit_row (GString *row, const Page *page, guint digit, guint y)
{
  const char *dot = page->style->is_utf8 ? "██" : "##";

  for (guint x = 0; x < DIGIT_COLUMNS; x++)
    g_string_append (row, (DIGITS[digit][y] >> (DIGIT_COLUMNS - 1 - x)) & 1 ? dot : "  ");
  g_string_append (row, "  ");
}

/* The seconds that are left, to be read from the mat */
static void
add_digits (Page *page, LimberCoach *coach, Tone tone)
{
  g_autofree char *number = g_strdup_printf ("%u", get_secs_left (coach));

  for (guint y = 0; y < DIGIT_ROWS; y++) {
    g_autoptr (GString) row = g_string_new (NULL);
    g_autofree char *painted = NULL;

    for (const char *at = number; *at != '\0'; at++)
      append_digit_row (row, page, (guint) (*at - '0'), y);
    painted = paint (page, tone, g_strchomp (row->str));
    add_line (page, RANK_DIGITS, painted);
  }
  add_line (page, RANK_DIGITS, "");
}

static void
add_countdown (Page *page, LimberCoach *coach, Tone tone)
{
  gint64 duration_usec = limber_coach_get_segment_duration_usec (coach);
  double share = 1.0
                 - (double) limber_coach_get_elapsed_usec (coach) / (double) MAX (duration_usec, 1);
  /* Translators: seconds that are left, before a bar; “s” is the unit */
  g_autofree char *label = g_strdup_printf (_ ("%3u s "), get_secs_left (coach));
  guint label_columns = limber_ctl_text_get_columns (label);
  g_autofree char *bar = NULL;
  g_autofree char *text = NULL;

  if (label_columns + 4 > page->width) {
    add_text (page, RANK_COUNTDOWN, TONE_STRONG, g_strstrip (label));
    return;
  }
  bar = build_bar (page, tone, page->width - label_columns, share);
  text = g_strconcat (label, bar, NULL);
  add_line (page, RANK_COUNTDOWN, text);
}

/* A thin line, so that it is not taken for the countdown */
static char *
build_line (const Page *page, guint columns, double share)
{
  guint n_done = (guint) lround (CLAMP (share, 0, 1) * columns);
  g_autoptr (GString) done = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *painted_rest = NULL;

  append_repeated (done, page->style->is_utf8 ? "━" : "=", n_done);
  append_repeated (rest, page->style->is_utf8 ? "─" : "-", columns - n_done);
  painted_rest = paint (page, TONE_FAINT, rest->str);
  return g_strconcat (done->str, painted_rest, NULL);
}

static void
add_progress (Page *page, LimberCoach *coach)
{
  double progress = limber_coach_get_progress (coach);
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  if (page->width < 2 * PERCENT_COLUMNS)
    return;
  line = build_line (page, page->width - PERCENT_COLUMNS, progress);
  /* Translators: a bar, then how much of the session is over, in per cent */
  text = g_strdup_printf (_ ("%s %3d %%"), line, (int) (progress * 100));
  add_line (page, RANK_PROGRESS, text);
}

static void
add_next (Page *page, LimberCoach *coach)
{
  g_autofree char *next = limber_segment_words_get_next (limber_coach_get_timeline (coach),
                                                         limber_coach_get_segment_index (coach));
  /* Translators: what comes next in a session */
  g_autofree char *text = g_strdup_printf (_ ("Next: %s"), next);

  add_text (page, RANK_NEXT, TONE_PLAIN, text);
}

static void
add_keys (Page *page, LimberCoach *coach)
{
  /* Translators: keys of limberctl coach, in four widths; the letters stay as they are. “Easier” is
   * the level below. */
  const char *const keys[] = {
    _ ("Space pause · n next · b back · + 10 s · e easier · x it hurts · q quit"),
    _ ("Space pause · n next · b back · + 10 s more · x it hurts · q quit"),
    _ ("Space pause · n next · b back · x it hurts · q quit"),
    _ ("Space pause · n · b · x hurts · q quit"),
  };
  guint widest = limber_timeline_get_level (limber_coach_get_timeline (coach)) > 1 ? 0 : 1;

  if (!page->style->has_keys)
    return;
  while (widest + 1 < G_N_ELEMENTS (keys)
         && limber_ctl_text_get_columns (keys[widest]) > page->width)
    widest++;
  add_text (page, RANK_KEYS, TONE_FAINT, keys[widest]);
}

/* Drops lines of the highest rank until the page fits. */
static void
drop_lines (Page *page, guint rows)
{
  for (int rank = N_RANKS - 1; rank >= 0 && page->lines->len > rows; rank--) {
    /* Digits are shown whole or not at all. */
    gboolean is_all = rank == RANK_DIGITS;

    for (guint i = page->lines->len; i > 0 && (is_all || page->lines->len > rows); i--)
      if ((int) g_array_index (page->lines, Line, i - 1).rank == rank)
        g_array_remove_index (page->lines, i - 1);
  }
}

static GStrv
take_lines (Page *page)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < page->lines->len; i++)
    g_strv_builder_add (builder, g_array_index (page->lines, Line, i).text);
  return g_strv_builder_end (builder);
}

GStrv
limber_coach_screen_build (LimberCoach *coach, const LimberCoachScreenStyle *style)
{
  const LimberSegment *segment = limber_timeline_get_segment (
      limber_coach_get_timeline (coach), limber_coach_get_segment_index (coach));
  Tone tone = get_tone (segment->kind);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  Page page = { style, style->columns >= WIDE_COLUMNS ? 2 : 0, 0, lines };

  /* The last column stays empty: some terminals wrap when it is written. */
  page.width = MIN (MAX (style->columns, 2 * page.margin + 2) - 2 * page.margin - 1,
                    MAX_CONTENT_COLUMNS);
  g_array_set_clear_func (lines, clear_line);
  add_line (&page, RANK_WIDE_SPACE, "");
  add_header (&page, coach);
  add_line (&page, RANK_SPACE, "");
  add_segment (&page, coach);
  add_line (&page, RANK_SPACE, "");
  add_instruction (&page, coach);
  add_line (&page, RANK_WIDE_SPACE, "");
  if (page.width >= MIN_BIG_COLUMNS)
    add_digits (&page, coach, tone);
  add_countdown (&page, coach, tone);
  add_line (&page, RANK_SPACE, "");
  add_next (&page, coach);
  add_progress (&page, coach);
  add_line (&page, RANK_WIDE_SPACE, "");
  add_keys (&page, coach);
  drop_lines (&page, style->rows);
  return take_lines (&page);
}
