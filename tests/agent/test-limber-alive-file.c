/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/limber-alive-file.h"

#include "core/limber-fake-clock.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
  LimberFakeClock *clock;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("limber-alive-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "alive", NULL);
  self->clock = limber_fake_clock_new (1772438400 * (gint64) G_USEC_PER_SEC, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_object_unref (self->clock);
}

static LimberAliveFile *
open_file (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LimberAliveFile *file = limber_alive_file_open (self->path, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  LimberAliveFile *file = open_file (self);
  LimberAliveStamp stamp;

  g_assert_false (limber_alive_file_load (file, &stamp));
  for (guint i = 0; i < 3; i++) {
    limber_fake_clock_advance (self->clock, 60 * (gint64) G_USEC_PER_SEC);
    limber_alive_file_write (file, LIMBER_CLOCK (self->clock));
  }
  limber_alive_file_free (file);

  file = open_file (self);
  g_assert_true (limber_alive_file_load (file, &stamp));
  g_assert_cmpstr (stamp.boot_id, ==, limber_clock_get_boot_id (LIMBER_CLOCK (self->clock)));
  g_assert_cmpint (stamp.boot_usec, ==, limber_clock_get_boot_usec (LIMBER_CLOCK (self->clock)));
  g_assert_cmpint (stamp.wall_usec, ==, limber_clock_get_wall_usec (LIMBER_CLOCK (self->clock)));
  limber_alive_file_free (file);
}

/* Without waiting for the disk */
static gboolean
write_file (Fixture *self, const char *text, gsize length)
{
  g_unlink (self->path);
  return g_file_set_contents_full (self->path, text, (gssize) length, G_FILE_SET_CONTENTS_NONE,
                                   0600, NULL);
}

/* S80: cut or changed anywhere, it is as if there were none, and never something else. */
static void
test_torn (Fixture *self, gconstpointer data)
{
  LimberAliveFile *file = open_file (self);
  LimberAliveStamp stamp;
  g_autofree char *text = NULL;
  gsize length;

  limber_alive_file_write (file, LIMBER_CLOCK (self->clock));
  limber_alive_file_free (file);
  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  for (gsize i = 0; i < length; i++) {
    g_autofree char *damaged = g_memdup2 (text, length);
    LimberAliveStamp other;

    g_assert_true (write_file (self, text, i));
    file = open_file (self);
    g_assert_false (limber_alive_file_load (file, &stamp));
    limber_alive_file_free (file);

    damaged[i] ^= 1;
    g_assert_true (write_file (self, damaged, length));
    file = open_file (self);
    /* The filling may be anything. */
    if (limber_alive_file_load (file, &other))
      g_assert_cmpint (other.wall_usec, ==, 1772438400 * (gint64) G_USEC_PER_SEC);
    limber_alive_file_free (file);
  }
}

/* S94 */
static void
test_lock (Fixture *self, gconstpointer data)
{
  LimberAliveFile *file = open_file (self);
  g_autoptr (GError) error = NULL;

  g_assert_null (limber_alive_file_open (self->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  limber_alive_file_free (file);
  limber_alive_file_free (open_file (self));
}

/* Nothing is written through a link that somebody laid. */
static void
test_link (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/dev/null", self->path), ==, 0);
  g_assert_null (limber_alive_file_open (self->path, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/agent/alive-file/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("round-trip", test_round_trip);
  ADD ("S80-torn", test_torn);
  ADD ("S94-lock", test_lock);
  ADD ("link", test_link);
  return g_test_run ();
}
