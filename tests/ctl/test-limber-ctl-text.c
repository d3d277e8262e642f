/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-text.h"

#include <locale.h>
#include <string.h>

typedef struct {
  const char *name;
  const char *text;
  const char *clean;
} CleanRow;

static const CleanRow CLEAN_ROWS[] = {
  { "plain", "Neck, über", "Neck, über" },
  { "escape", "a\033[31mred\033[0m", "a [31mred [0m" },
  { "newline", "a\nb\tc\rd", "a b c d" },
  { "bell-delete", "a\a\x7f", "a  " },
  { "c1", "a\xc2\x9b 31mb", "a  31mb" },
  { "direction", "a\xe2\x80\xae\xe2\x81\xa6\xd8\x9c z", "a z" },
  { "invalid", "a\xff z", "a\xef\xbf\xbd z" },
  { "arabic", "رقبة", "رقبة" },
  { "empty", "", "" },
};

static void
test_clean (gconstpointer data)
{
  const CleanRow *row = data;
  g_autofree char *clean = limber_ctl_text_clean (row->text);

  g_assert_cmpstr (clean, ==, row->clean);
}

typedef struct {
  const char *name;
  const char *text;
  guint columns;
  const char *fitted;
} FitRow;

static const FitRow FIT_ROWS[] = {
  { "exact", "abc", 3, "abc" },
  { "filled", "abc", 5, "abc  " },
  { "cut", "abcdef", 4, "abc…" },
  { "one", "abcdef", 1, "…" },
  { "none", "abcdef", 0, "" },
  { "wide-fits", "首の", 4, "首の" },
  { "wide-cut", "首のス", 5, "首の…" },
  { "wide-cut-odd", "首のス", 4, "首… " },
  { "mark", "e\xcc\x81t", 2, "e\xcc\x81t" },
};

static void
test_fit (gconstpointer data)
{
  const FitRow *row = data;
  g_autofree char *fitted = limber_ctl_text_fit (row->text, row->columns);

  g_assert_cmpstr (fitted, ==, row->fitted);
  g_assert_cmpuint (limber_ctl_text_get_columns (fitted), ==, row->columns);
}

typedef struct {
  const char *name;
  const char *text;
  guint columns;
  const char *lines; /* joined by | */
} WrapRow;

static const WrapRow WRAP_ROWS[] = {
  { "short", "one two", 20, "one two" },
  { "between-words", "one two three", 8, "one two|three" },
  { "exact-end", "one two three", 7, "one two|three" },
  { "long-word", "abcdefghij k", 4, "abcd|efgh|ij k" },
  { "spaces", "  one   two  ", 4, "one|two" },
  { "wide", "首のストレッチ", 5, "首の|スト|レッ|チ" },
  { "narrowest", "首a", 1, "首|a" },
  { "empty", "", 5, "" },
};

static void
test_wrap (gconstpointer data)
{
  const WrapRow *row = data;
  g_auto (GStrv) lines = limber_ctl_text_wrap (row->text, row->columns);
  g_autofree char *joined = g_strjoinv ("|", lines);

  g_assert_cmpstr (joined, ==, row->lines);
}

typedef struct {
  gint64 secs;
  const char *text;
} SecsRow;

static const SecsRow SECS_ROWS[] = {
  { 0, "0:00" },     { 5, "0:05" },       { 65, "1:05" },
  { 3599, "59:59" }, { 3600, "1:00:00" }, { 36061, "10:01:01" },
};

static void
test_format_secs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (SECS_ROWS); i++) {
    g_autofree char *text = limber_ctl_text_format_secs (SECS_ROWS[i].secs);

    g_assert_cmpstr (text, ==, SECS_ROWS[i].text);
  }
}

typedef struct {
  const char *text;
  int width; /* 0 where it is refused */
  int height;
} SizeRow;

static const SizeRow SIZE_ROWS[] = {
  { "1280x720", 1280, 720 },
  { "16x8192", 16, 8192 },
  { "15x720", 0, 0 },
  { "16x8193", 0, 0 },
  { "1280", 0, 0 },
  { "1280x", 0, 0 },
  { "x720", 0, 0 },
  { "", 0, 0 },
  { "1280x720x3", 0, 0 },
  { "1280X720", 0, 0 },
  { "-640x-480", 0, 0 },
  { "64.5x64", 0, 0 },
  { "99999999999999999999x64", 0, 0 },
};

static void
test_parse_size (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (SIZE_ROWS); i++) {
    const SizeRow *row = &SIZE_ROWS[i];
    int width = 0;
    int height = 0;

    g_assert_true (limber_ctl_text_parse_size (row->text, 16, 8192, &width, &height)
                   == (row->width > 0));
    g_assert_cmpint (width, ==, row->width);
    g_assert_cmpint (height, ==, row->height);
  }
}

#define ADD_ROWS(group, rows, test)                                                                \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {                                                \
    g_autofree char *path = g_strconcat ("/ctl/text/" group "/", rows[i].name, NULL);              \
    g_test_add_data_func (path, &rows[i], test);                                                   \
  }

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD_ROWS ("clean", CLEAN_ROWS, test_clean);
  ADD_ROWS ("fit", FIT_ROWS, test_fit);
  ADD_ROWS ("wrap", WRAP_ROWS, test_wrap);
  g_test_add_func ("/ctl/text/format-secs", test_format_secs);
  g_test_add_func ("/ctl/text/parse-size", test_parse_size);

  return g_test_run ();
}
