/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "report/limber-diary-csv.h"
#include "report/limber-diary-json.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* limberctl export: the diary as CSV for people, or as JSON, whole and importable again. */

typedef struct {
  LimberDiary *diary;
  LimberStamp now;
  int from_day;
  int to_day;
  gboolean is_json;
  char separator;
} Export;

static gboolean
write_stream (const Export *self, GOutputStream *stream, GError **error)
{
  if (self->is_json)
    return limber_diary_json_write (self->diary, self->from_day, self->to_day, self->now, stream,
                                    error);
  return limber_diary_csv_write (self->diary, self->from_day, self->to_day, self->separator, stream,
                                 error);
}

static gboolean
fail_with_errno (const char *path, GError **error)
{
  int saved_errno = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno), "%s: %s", path,
               g_strerror (saved_errno));
  return FALSE;
}

/* Under its own name only when it is whole; private, as the diary is. */
static gboolean
write_file (const Export *self, const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  g_autoptr (GOutputStream) file = NULL;
  g_autoptr (GOutputStream) buffered = NULL;
  gboolean is_done;

  if (fd < 0)
    return fail_with_errno (path, error);
  file = g_unix_output_stream_new (fd, TRUE);
  buffered = g_buffered_output_stream_new_sized (file, 65536);
  is_done = write_stream (self, buffered, error) && g_output_stream_flush (buffered, NULL, error)
            && (fsync (fd) == 0 || fail_with_errno (path, error))
            && g_output_stream_close (buffered, NULL, error)
            && (g_rename (temporary, path) == 0 || fail_with_errno (path, error));
  if (!is_done)
    g_unlink (temporary);
  return is_done;
}

int
limber_ctl_export (GStrv argv)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *separator = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("csv or json"), "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write"), "FILE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day, for example 2026-03-02"), "DAY" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day"), "DAY" },
    { "separator", 's', 0, G_OPTION_ARG_STRING, &separator,
      N_ ("Between the cells of CSV: , ; | or a tab (,)"), "C" },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "export",
    .summary = _ ("Writes the diary to a file: CSV to look at, or JSON to import again."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  Export self = { .separator = ',' };

  if (arguments == NULL)
    return status;
  self.is_json = g_strcmp0 (format, "json") == 0;
  if (!self.is_json && g_strcmp0 (format, "csv") != 0)
    return limber_ctl_misuse ("export", _ ("--format must be csv or json"));
  if (output == NULL)
    return limber_ctl_misuse ("export", _ ("-o says which file to write"));
  if (separator != NULL) {
    if (!limber_diary_csv_is_separator (separator[0]) || separator[1] != '\0')
      return limber_ctl_misuse ("export", _ ("--separator must be , ; | or a tab"));
    self.separator = separator[0];
  }
  if (!limber_ctl_diary_parse_days (from, to, &self.from_day, &self.to_day, &error))
    return limber_ctl_misuse ("export", error->message);
  diary = self.diary = limber_ctl_diary_open (&self.now, &error);
  if (diary == NULL || !write_file (&self, output, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
