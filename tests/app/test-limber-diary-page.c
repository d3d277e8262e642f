/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"
#include "fault-vfs.h"

#include "app/limber-diary-page.h"
#include "app/limber-pain-form.h"
#include "app/limber-pain-list.h"
#include "app/limber-pain-pad.h"
#include "app/limber-pain-window.h"
#include "app/limber-zone-map.h"
#include "app/limber-zone-spot.h"
#include "store/limber-diary-pain.h"

#include <sqlite3.h>

/* The Diary page in a window as narrow as it may be, over a real diary. */

#define WIDTH_PX  360
#define TARGET_PX 44

typedef struct {
  AppFixture app;
  LimberLook *look;         /* (owned) */
  LimberPainKeeper *keeper; /* (owned) */
  GtkWindow *window;        /* (unowned): GTK's */
  AdwToastOverlay *toasts;  /* (unowned) */
  GtkWidget *page;          /* (unowned) */
  LimberPainForm *form;     /* (unowned) */
  guint n_help;             /* how often "When to get help" was opened */
} Fixture;

static GtkApplication *application; /* (owned) */

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_child (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The label under @widget that shows exactly @text */
static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_text (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Fixture *) user_data)->n_help++;
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
open_page (Fixture *fixture)
{
  fixture->window = GTK_WINDOW (g_object_new (ADW_TYPE_WINDOW, "application", application, NULL));
  fixture->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  fixture->keeper = limber_pain_keeper_new (fixture->app.diary, LIMBER_CLOCK (fixture->app.clock),
                                            fixture->toasts);
  fixture->page = limber_diary_page_new (fixture->keeper, fixture->look);
  fixture->form = LIMBER_PAIN_FORM (find_child (fixture->page, LIMBER_TYPE_PAIN_FORM));
  adw_toast_overlay_set_child (fixture->toasts, fixture->page);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->toasts));
  gtk_window_set_default_size (fixture->window, WIDTH_PX, 700);
  gtk_window_present (fixture->window);
  iterate ();
}

static void
close_page (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  iterate ();
  app_fixture_release (fixture->keeper);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GSimpleAction *help = g_simple_action_new ("get-help", NULL);

  app_fixture_set_up (&fixture->app, NULL);
  fixture->look = limber_look_new (fixture->app.settings);
  g_signal_connect (help, "activate", G_CALLBACK (help_activated_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (help));
  g_object_unref (help);
  app_fixture_open_diary (&fixture->app);
  open_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fault_vfs_fail_after (-1, SQLITE_OK);
  close_page (fixture);
  g_action_map_remove_action (G_ACTION_MAP (application), "get-help");
  app_fixture_release (fixture->look);
  app_fixture_tear_down (&fixture->app, NULL);
}

static LimberDiary *
get_diary (Fixture *fixture)
{
  return limber_diary_access_get_diary (fixture->app.diary);
}

static GPtrArray *
list_entries (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = limber_diary_list_pain_entries (get_diary (fixture), G_MININT, G_MAXINT, 0,
                                                       NULL, &error);

  g_assert_no_error (error);
  return entries;
}

/** Waits until the diary has so many entries and the page shows them. */
typedef struct {
  Fixture *fixture;
  guint n_entries;
} Wait;

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = ADW_IS_ACTION_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child);
  return n_rows;
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return find_child (fixture->page, LIMBER_TYPE_PAIN_LIST);
}

static gboolean
has_rows (gpointer user_data)
{
  Wait *wait = user_data;

  return count_rows (get_list (wait->fixture)) == wait->n_entries
         && gtk_widget_get_sensitive (GTK_WIDGET (wait->fixture->form));
}

static void
wait_for_rows (Fixture *fixture, guint n_entries)
{
  Wait wait = { fixture, n_entries };

  app_fixture_wait (has_rows, &wait);
  g_assert_cmpuint (list_entries (fixture)->len, ==, n_entries);
}

static LimberPainPad *
get_pad (Fixture *fixture)
{
  return LIMBER_PAIN_PAD (find_child (GTK_WIDGET (fixture->form), LIMBER_TYPE_PAIN_PAD));
}

static LimberZoneMap *
get_map (Fixture *fixture)
{
  return LIMBER_ZONE_MAP (find_child (GTK_WIDGET (fixture->form), LIMBER_TYPE_ZONE_MAP));
}

static LimberZoneSpot *
find_spot (Fixture *fixture, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_map (fixture)));
       child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (g_str_equal (limber_zone_get_id (limber_zone_spot_get_zone (LIMBER_ZONE_SPOT (child))), id))
      return LIMBER_ZONE_SPOT (child);
  }
  return NULL;
}

static void
mark (Fixture *fixture, const char *id)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (find_spot (fixture, id)), "spot.toggle", NULL));
}

static void
choose (Fixture *fixture, guint key)
{
  g_assert_true (limber_pain_pad_press_key (get_pad (fixture), key, 0));
}

static void
click (GtkWidget *within, const char *label)
{
  GtkWidget *text = find_text (within, label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

/* The newest offer; those before it are on their way out. */
static GtkWidget *
find_undo (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (fixture->toasts)); child != NULL;
       child = gtk_widget_get_prev_sibling (child)) {
    GtkWidget *text = child == fixture->page ? NULL : find_text (child, "Undo");

    if (text != NULL)
      return gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON);
  }
  return NULL;
}

static void
undo (Fixture *fixture)
{
  g_signal_emit_by_name (find_undo (fixture), "clicked");
}

static GtkTextBuffer *
get_note (GtkWidget *widget)
{
  /* What a closed expander hides is no child of it. */
  gtk_expander_set_expanded (GTK_EXPANDER (find_child (widget, GTK_TYPE_EXPANDER)), TRUE);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (widget, GTK_TYPE_TEXT_VIEW)));
}

/* Two taps: where, how much. */
static void
test_two_taps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const LimberPainEntry *entry;
  g_autofree char *zones = NULL;

  mark (fixture, "b_low_back_l");
  choose (fixture, GDK_KEY_4);
  wait_for_rows (fixture, 1);
  entries = list_entries (fixture);
  entry = entries->pdata[0];
  zones = limber_zones_to_string (entry->zones);
  g_assert_cmpint (entry->level, ==, 4);
  g_assert_cmpint (entry->question, ==, LIMBER_PAIN_NOW);
  g_assert_cmpstr (zones, ==, "b_low_back_l");
  g_assert_null (entry->note);
  g_assert_nonnull (find_text (get_list (fixture), "Lower back, left"));
  g_assert_nonnull (find_text (GTK_WIDGET (fixture->toasts), "Noted: 4 of 10, Lower back, left"));
  /* The form is ready for the next one. */
  g_assert_cmpint (limber_pain_pad_get_level (get_pad (fixture)), ==, -1);
  g_assert_true (limber_zone_map_get_zones (get_map (fixture)) == 0);
}

static gboolean
has_last (gpointer user_data)
{
  return limber_pain_keeper_get_last (user_data) != NULL;
}

static void
test_same_as_last_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const LimberPainEntry *entry;

  mark (fixture, "b_neck");
  choose (fixture, GDK_KEY_6);
  wait_for_rows (fixture, 1);
  app_fixture_wait (has_last, fixture->keeper);
  click (GTK_WIDGET (fixture->form), "Same as last time: 6 of 10, Neck");
  wait_for_rows (fixture, 2);
  entries = list_entries (fixture);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->level, ==, 6);
  g_assert_true (entry->zones == ((const LimberPainEntry *) entries->pdata[1])->zones);
}

static void
test_undo_of_adding (Fixture *fixture, gconstpointer data)
{
  choose (fixture, GDK_KEY_x);
  wait_for_rows (fixture, 1);
  undo (fixture);
  wait_for_rows (fixture, 0);
}

static GtkWidget *
get_row (Fixture *fixture)
{
  GtkWidget *row = find_child (get_list (fixture), ADW_TYPE_ACTION_ROW);

  g_assert_nonnull (row);
  return row;
}

/* Rows that are hidden or not */
static gint64
count_stored (Fixture *fixture)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n_rows;

  g_assert_cmpint (sqlite3_open (limber_diary_get_path (get_diary (fixture)), &database), ==,
                   SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (database, "SELECT count(*) FROM pain_entry", -1, &statement, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_rows = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return n_rows;
}

static void
delete_first_row (Fixture *fixture)
{
  g_signal_emit_by_name (find_child (get_row (fixture), GTK_TYPE_BUTTON), "clicked");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  choose (fixture, GDK_KEY_3);
  wait_for_rows (fixture, 1);
  delete_first_row (fixture);
  wait_for_rows (fixture, 0);
  g_assert_cmpint (count_stored (fixture), ==, 1);
  undo (fixture);
  wait_for_rows (fixture, 1);
}

static gboolean
is_purged (gpointer user_data)
{
  return count_stored (user_data) == 0;
}

/* The row is in the file for as long as the toast offers it back. */
static void
test_delete_for_good (Fixture *fixture, gconstpointer data)
{
  choose (fixture, GDK_KEY_3);
  wait_for_rows (fixture, 1);
  delete_first_row (fixture);
  wait_for_rows (fixture, 0);
  g_assert_cmpint (count_stored (fixture), ==, 1);
  g_signal_emit_by_name (gtk_widget_get_next_sibling (find_undo (fixture)), "clicked");
  app_fixture_wait (is_purged, fixture);
}

/* The program ended while the toast was there: the next start finishes the deletion. */
static void
test_delete_ends_at_next_start (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberPainEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  close_page (fixture);
  entry = limber_pain_entry_new (limber_stamp_new_now (LIMBER_CLOCK (fixture->app.clock)), 2,
                                 LIMBER_PAIN_NOW);
  g_assert_true (limber_diary_save_pain_entry (get_diary (fixture), entry, APP_FIXTURE_WALL_USEC,
                                               &id, &error));
  g_assert_true (limber_diary_hide_pain_entry (get_diary (fixture), id, TRUE, &error));
  g_assert_cmpint (count_stored (fixture), ==, 1);
  open_page (fixture);
  app_fixture_wait (is_purged, fixture);
}

static LimberPainWindow *
find_window (void)
{
  for (GList *link = gtk_window_list_toplevels (); link != NULL; link = link->next) {
    if (LIMBER_IS_PAIN_WINDOW (link->data) && gtk_widget_get_visible (link->data))
      return link->data;
  }
  return NULL;
}

static gboolean
is_window_gone (gpointer user_data)
{
  return find_window () == NULL;
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const LimberPainEntry *entry;
  LimberPainWindow *window;
  GtkWidget *form;

  choose (fixture, GDK_KEY_7);
  wait_for_rows (fixture, 1);
  gtk_widget_activate (get_row (fixture));
  iterate ();
  window = find_window ();
  g_assert_nonnull (window);
  form = find_child (GTK_WIDGET (window), LIMBER_TYPE_PAIN_FORM);
  g_assert_cmpint (
      limber_pain_pad_get_level (LIMBER_PAIN_PAD (find_child (form, LIMBER_TYPE_PAIN_PAD))), ==, 7);
  limber_pain_pad_press_key (LIMBER_PAIN_PAD (find_child (form, LIMBER_TYPE_PAIN_PAD)), GDK_KEY_2,
                             0);
  gtk_text_buffer_set_text (get_note (form), "  better after lunch\n", -1);
  g_assert_nonnull (find_window ()); /* a number alone does not save what is edited */
  limber_pain_form_submit (LIMBER_PAIN_FORM (form));
  app_fixture_wait (is_window_gone, NULL);
  wait_for_rows (fixture, 1);
  entries = list_entries (fixture);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->level, ==, 2);
  g_assert_cmpstr (entry->note, ==, "better after lunch");
  undo (fixture);
  while (((const LimberPainEntry *) entries->pdata[0])->level != 7) {
    iterate ();
    g_ptr_array_unref (entries);
    entries = list_entries (fixture);
  }
}

/* What people write is shown as they wrote it. */
static void
test_text_is_text (Fixture *fixture, gconstpointer data)
{
  static const char *const notes[] = {
    "<b>bold</b> & <span size='100000'>huge</span>",
    "ألم في أسفل الظهر بعد الاجتماع",
    "first line\nsecond line",
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    g_autofree char *shown = g_strdup_printf ("08:00\n%s", notes[i]);
    g_autoptr (GPtrArray) entries = NULL;

    gtk_text_buffer_set_text (get_note (GTK_WIDGET (fixture->form)), notes[i], -1);
    choose (fixture, GDK_KEY_1);
    wait_for_rows (fixture, i + 1);
    entries = list_entries (fixture);
    g_assert_cmpstr (((const LimberPainEntry *) entries->pdata[0])->note, ==, notes[i]);
    g_assert_nonnull (find_text (get_list (fixture), shown));
  }
}

static gboolean
has_problem (gpointer user_data)
{
  Fixture *fixture = user_data;

  return gtk_widget_get_sensitive (GTK_WIDGET (fixture->form))
         && find_text (GTK_WIDGET (fixture->form), "Try Again") != NULL;
}

static gboolean
has_saved (gpointer user_data)
{
  return list_entries (user_data)->len == 1;
}

static char *
get_note_text (Fixture *fixture)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_note (GTK_WIDGET (fixture->form)), &start, &end);
  return gtk_text_buffer_get_text (get_note (GTK_WIDGET (fixture->form)), &start, &end, FALSE);
}

/* S81: what the full disk refused is still in the form, and goes in once there is space. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;

  mark (fixture, "b_neck");
  gtk_text_buffer_set_text (get_note (GTK_WIDGET (fixture->form)), "worth keeping", -1);
  fault_vfs_fail_after (0, SQLITE_FULL);
  choose (fixture, GDK_KEY_5);
  app_fixture_wait (has_problem, fixture);
  note = get_note_text (fixture);
  g_assert_cmpstr (note, ==, "worth keeping");
  g_assert_cmpint (limber_pain_pad_get_level (get_pad (fixture)), ==, 5);
  g_assert_true (limber_zone_map_get_zones (get_map (fixture)) != 0);
  fault_vfs_fail_after (-1, SQLITE_OK);
  limber_pain_form_submit (fixture->form);
  app_fixture_wait (has_saved, fixture);
  wait_for_rows (fixture, 1);
  g_assert_null (find_text (GTK_WIDGET (fixture->form), "Try Again"));
}

static void
test_huge_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (LIMBER_NOTE_MAX_CHARS + 1, 'n');
  g_autofree char *kept = NULL;

  gtk_text_buffer_set_text (get_note (GTK_WIDGET (fixture->form)), huge, -1);
  choose (fixture, GDK_KEY_5);
  app_fixture_wait (has_problem, fixture);
  g_assert_cmpuint (list_entries (fixture)->len, ==, 0);
  kept = get_note_text (fixture);
  g_assert_cmpuint (strlen (kept), ==, LIMBER_NOTE_MAX_CHARS + 1);
}

typedef struct {
  gboolean is_done;
  GError *error; /* (owned) (nullable) */
} Outcome;

static void
outcome_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  g_assert_true (
      limber_pain_keeper_save_finish (LIMBER_PAIN_KEEPER (source), result, NULL, &outcome->error)
      == (outcome->error == NULL));
  outcome->is_done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Outcome *) user_data)->is_done;
}

static void
save_with (Fixture *fixture, int level, gint64 usec, GError **error)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new ((LimberStamp){ usec, 0 }, level,
                                                             LIMBER_PAIN_NOW);
  Outcome outcome = { 0 };

  limber_pain_keeper_save_async (fixture->keeper, entry, NULL, NULL, outcome_cb, &outcome);
  app_fixture_wait (is_done, &outcome);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct {
    int level;
    gint64 after_usec;
  } rows[] = { { 11, 0 }, { -1, 0 }, { 5, G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    save_with (fixture, rows[i].level, APP_FIXTURE_WALL_USEC + rows[i].after_usec, &error);
    g_assert_nonnull (error);
    g_assert_cmpuint (list_entries (fixture)->len, ==, 0);
  }
}

/* Domain 5.2: from 8, or a jump of 3 */
static void
test_help (Fixture *fixture, gconstpointer data)
{
  choose (fixture, GDK_KEY_4);
  wait_for_rows (fixture, 1);
  app_fixture_wait (has_last, fixture->keeper);
  g_assert_cmpuint (fixture->n_help, ==, 0);
  choose (fixture, GDK_KEY_7);
  wait_for_rows (fixture, 2);
  g_assert_cmpuint (fixture->n_help, ==, 1);
  while (limber_pain_keeper_get_last (fixture->keeper)->level != 7)
    iterate ();
  choose (fixture, GDK_KEY_7);
  wait_for_rows (fixture, 3);
  g_assert_cmpuint (fixture->n_help, ==, 1);
  choose (fixture, GDK_KEY_8);
  wait_for_rows (fixture, 4);
  g_assert_cmpuint (fixture->n_help, ==, 2);
}

static void
test_warning_sign (Fixture *fixture, gconstpointer data)
{
  GtkWidget *signs = gtk_widget_get_ancestor (
      find_text (GTK_WIDGET (fixture->form), "Warning signs"), GTK_TYPE_EXPANDER);
  GtkWidget *sign;

  gtk_expander_set_expanded (GTK_EXPANDER (signs), TRUE);
  sign = find_child (signs, GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (sign);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sign), TRUE);
  g_assert_cmpuint (fixture->n_help, ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sign), FALSE);
  g_assert_cmpuint (fixture->n_help, ==, 1);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  LimberPainPad *pad = LIMBER_PAIN_PAD (g_object_ref_sink (limber_pain_pad_new ()));

  for (guint i = 0; i <= 9; i++) {
    g_assert_true (limber_pain_pad_press_key (pad, GDK_KEY_0 + i, 0));
    g_assert_cmpint (limber_pain_pad_get_level (pad), ==, (int) i);
    g_assert_true (limber_pain_pad_press_key (pad, GDK_KEY_KP_0 + i, 0));
  }
  g_assert_true (limber_pain_pad_press_key (pad, GDK_KEY_X, GDK_SHIFT_MASK));
  g_assert_cmpint (limber_pain_pad_get_level (pad), ==, 10);
  g_assert_false (limber_pain_pad_press_key (pad, GDK_KEY_3, GDK_CONTROL_MASK));
  g_assert_false (limber_pain_pad_press_key (pad, GDK_KEY_a, 0));
  g_assert_cmpint (limber_pain_pad_get_level (pad), ==, 10);
  g_assert_finalize_object (pad);
}

static gboolean
is_laid_out (gpointer user_data)
{
  return gtk_widget_get_width (GTK_WIDGET (user_data)) > 0;
}

/* In a window of 360 pixels nothing is wider than it, and every number is a target. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum = 0;
  guint n_buttons = 0;

  app_fixture_wait (is_laid_out, get_pad (fixture));
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, WIDTH_PX);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_pad (fixture)));
       child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (!GTK_IS_BUTTON (child))
      continue;
    n_buttons++;
    g_assert_cmpint (gtk_widget_get_allocated_width (child), >=, TARGET_PX);
    g_assert_cmpint (gtk_widget_get_allocated_height (child), >=, TARGET_PX);
  }
  g_assert_cmpuint (n_buttons, ==, 11);
}

static guint
count_spots (Fixture *fixture)
{
  guint n_spots = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_map (fixture)));
       child != NULL; child = gtk_widget_get_next_sibling (child)) {
    graphene_rect_t box;

    g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)), ==,
                     GTK_ACCESSIBLE_ROLE_LIST_ITEM);
    g_assert_true (gtk_widget_get_focusable (child));
    g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (get_map (fixture)), &box));
    g_assert_cmpfloat (box.size.width, >=, TARGET_PX);
    g_assert_cmpfloat (box.size.height, >=, TARGET_PX);
    n_spots++;
  }
  return n_spots;
}

static gboolean
has_all_spots (gpointer user_data)
{
  GtkWidget *map = GTK_WIDGET (get_map (user_data));
  GtkWidget *last = gtk_widget_get_last_child (map);

  return gtk_widget_get_width (last) > 0;
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  app_fixture_wait (has_all_spots, fixture);
  g_assert_cmpuint (count_spots (fixture), ==, 9);
  mark (fixture, "b_neck");
  click (GTK_WIDGET (fixture->form), "Elsewhere…");
  app_fixture_wait (has_all_spots, fixture);
  g_assert_cmpuint (count_spots (fixture), ==, LIMBER_N_ZONES);
  mark (fixture, "f_knee_r");
  g_assert_nonnull (find_text (GTK_WIDGET (fixture->form), "Knee, right · Neck"));
  mark (fixture, "b_neck");
  g_assert_nonnull (find_text (GTK_WIDGET (fixture->form), "Knee, right"));
  click (GTK_WIDGET (fixture->form), "Only the Back");
  app_fixture_wait (has_all_spots, fixture);
  g_assert_cmpuint (count_spots (fixture), ==, 9);
  choose (fixture, GDK_KEY_2);
  wait_for_rows (fixture, 1);
  g_assert_nonnull (find_text (get_list (fixture), "Knee, right"));
}

/* Tab: from the top down, left before right; then on to what follows. */
static void
test_tab_order (Fixture *fixture, gconstpointer data)
{
  static const char *const order[] = {
    "b_neck",       "b_upper_back_l", "b_upper_back_r", "b_shoulder_l", "b_shoulder_r",
    "b_mid_back_l", "b_mid_back_r",   "b_low_back_l",   "b_low_back_r",
  };

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (find_spot (fixture, order[0]))));
  for (guint i = 1; i < G_N_ELEMENTS (order); i++) {
    g_assert_true (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD));
    g_assert_true (gtk_window_get_focus (fixture->window)
                   == GTK_WIDGET (find_spot (fixture, order[i])));
  }
  g_assert_true (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD));
  g_assert_false (LIMBER_IS_ZONE_SPOT (gtk_window_get_focus (fixture->window)));
  g_assert_true (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (fixture->window)
                 == GTK_WIDGET (find_spot (fixture, order[8])));
}

/* Left is the person's left, whichever way the language runs. */
static void
test_never_flips (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map = GTK_WIDGET (get_map (fixture));
  graphene_rect_t left;
  graphene_rect_t right;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  app_fixture_wait (has_all_spots, fixture);
  gtk_widget_queue_allocate (map);
  iterate ();
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (find_spot (fixture, "b_low_back_l")), map, &left));
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (find_spot (fixture, "b_low_back_r")), map, &right));
  g_assert_cmpfloat (left.origin.x, <, right.origin.x);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* A diary of years shows its newest page, and the next one on demand. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 70; i++) {
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
        (LimberStamp){ APP_FIXTURE_WALL_USEC - i * G_GINT64_CONSTANT (7200) * G_USEC_PER_SEC, 0 },
        i % 11, LIMBER_PAIN_NOW);

    g_assert_true (limber_diary_save_pain_entry (get_diary (fixture), entry, APP_FIXTURE_WALL_USEC,
                                                 NULL, &error));
  }
  limber_diary_access_note_change (fixture->app.diary);
  while (count_rows (get_list (fixture)) != 30)
    g_main_context_iteration (NULL, TRUE);
  click (get_list (fixture), "Show Earlier Entries");
  while (count_rows (get_list (fixture)) != 60)
    g_main_context_iteration (NULL, TRUE);
  click (get_list (fixture), "Show Earlier Entries");
  while (count_rows (get_list (fixture)) != 70)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_text (get_list (fixture), "Show Earlier Entries"));
  choose (fixture, GDK_KEY_1);
  while (count_rows (get_list (fixture)) != 70)
    g_main_context_iteration (NULL, TRUE);
}

/* Tap outside the body: nothing; a refused diary: the page says why and tries again. */
static void
test_diary_cannot_be_opened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->app.state_folder, "file", NULL);
  g_autofree char *path = g_build_filename (folder, "diary.db", NULL);
  g_autoptr (LimberDiaryAccess) usable = g_steal_pointer (&fixture->app.diary);

  close_page (fixture);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  fixture->app.diary = limber_diary_access_new (path, LIMBER_CLOCK (fixture->app.clock));
  open_page (fixture);
  choose (fixture, GDK_KEY_4);
  while (limber_diary_access_get_problem (fixture->app.diary) == NULL)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_wait (has_problem, fixture);
  g_assert_nonnull (
      find_text (fixture->page, limber_diary_access_get_problem (fixture->app.diary)));
  g_assert_cmpint (limber_pain_pad_get_level (get_pad (fixture)), ==, 4);
  limber_diary_access_close (usable);
}

static void
load_css (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/limberapp/Limber/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  load_css ();
  fault_vfs_install ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  ADD ("/app/diary-page/two-taps", test_two_taps);
  ADD ("/app/diary-page/same-as-last-time", test_same_as_last_time);
  ADD ("/app/diary-page/undo-of-adding", test_undo_of_adding);
  ADD ("/app/diary-page/delete-and-undo", test_delete_and_undo);
  ADD ("/app/diary-page/delete-for-good", test_delete_for_good);
  ADD ("/app/diary-page/delete-ends-at-next-start", test_delete_ends_at_next_start);
  ADD ("/app/diary-page/edit", test_edit);
  ADD ("/app/diary-page/text-is-text", test_text_is_text);
  ADD ("/app/diary-page/S81-full-disk", test_full_disk);
  ADD ("/app/diary-page/huge-note", test_huge_note);
  ADD ("/app/diary-page/refused", test_refused);
  ADD ("/app/diary-page/help", test_help);
  ADD ("/app/diary-page/warning-sign", test_warning_sign);
  ADD ("/app/diary-page/keys", test_keys);
  ADD ("/app/diary-page/narrow", test_narrow);
  ADD ("/app/diary-page/elsewhere", test_elsewhere);
  ADD ("/app/diary-page/tab-order", test_tab_order);
  ADD ("/app/diary-page/never-flips", test_never_flips);
  ADD ("/app/diary-page/pages", test_pages);
  ADD ("/app/diary-page/diary-cannot-be-opened", test_diary_cannot_be_opened);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
