/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-fixture.h"

#include "remove-tree.h"

void
diary_fixture_set_up (DiaryFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("limber-diary-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "limber", "diary.db", NULL);
  self->diary = limber_diary_open (self->path, NOW_USEC, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->diary);
}

void
diary_fixture_close (DiaryFixture *self)
{
  gpointer left = self->diary;

  if (self->diary == NULL)
    return;
  /* The worker lets go of a call just after it has been answered. A diary that leaks ends in the
   * test's time limit. */
  g_object_add_weak_pointer (left, &left);
  g_clear_object (&self->diary);
  while (g_atomic_pointer_get (&left) != NULL)
    g_thread_yield ();
}

void
diary_fixture_reopen (DiaryFixture *self)
{
  g_autoptr (GError) error = NULL;

  diary_fixture_close (self);
  self->diary = limber_diary_open (self->path, NOW_USEC, &error);
  g_assert_no_error (error);
}

void
diary_fixture_tear_down (DiaryFixture *self, gconstpointer data)
{
  diary_fixture_close (self);
  limber_test_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

LimberStamp
stamp_at (gint64 usec)
{
  return (LimberStamp){ usec, 60 };
}

gint64
add_entry (LimberDiary *diary, gint64 usec, int level, const char *zones, const char *note)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (stamp_at (usec), level,
                                                             LIMBER_PAIN_NOW);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (limber_zones_parse (zones, &entry->zones, &error));
  entry->note = g_strdup (note);
  if (!limber_diary_save_pain_entry (diary, entry, NOW_USEC, &id, &error))
    g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

gint64
query_int (LimberDiary *diary, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  LIMBER_DIARY_LOCK (diary, database);
  if (!limber_database_query_int (database, sql, &value, &error))
    g_assert_no_error (error);
  return value;
}

void
assert_sound (LimberDiary *diary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = limber_diary_check (diary, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (findings->len > 0 ? findings->pdata[0] : NULL, ==, NULL);
}

char *
dump_diary (LimberDiary *diary)
{
  static const char *const tables[] = { "sitting",      "break",        "decision",   "session",
                                        "session_item", "agent_state",  "pain_entry", "pain_count",
                                        "measure",      "questionnaire" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *columns_sql = g_strdup_printf (
        "SELECT 'SELECT ' || group_concat ('quote(' || name || ')', '||''|''||') || ' FROM %s "
        "ORDER BY 1' FROM pragma_table_info ('%s')",
        tables[i], tables[i]);
    g_autofree char *rows_sql = NULL;
    g_autoptr (GError) error = NULL;
    gboolean has_row = FALSE;

    LIMBER_DIARY_LOCK (diary, database);
    g_autoptr (LimberStatement) columns = limber_statement_new (database, columns_sql);
    g_autoptr (LimberStatement) rows = NULL;

    g_assert_true (limber_statement_step (columns, &has_row, &error));
    rows_sql = limber_statement_dup_text (columns, 0);
    rows = limber_statement_new (database, rows_sql);
    g_assert_true (limber_statement_step (rows, &has_row, &error));
    while (has_row) {
      g_string_append_printf (text, "%s: %s\n", tables[i], limber_statement_get_text (rows, 0));
      g_assert_true (limber_statement_step (rows, &has_row, &error));
    }
  }
  return g_string_free (text, FALSE);
}
