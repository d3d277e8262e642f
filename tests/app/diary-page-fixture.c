/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-page-fixture.h"
#include "fault-vfs.h"

#include "app/limber-pain-list.h"
#include "store/limber-diary-pain.h"

#include <sqlite3.h>

static GtkApplication *application; /* (owned) */

/* The label under @widget that shows exactly @text */
GtkWidget *
diary_page_find_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = diary_page_find_text (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((DiaryPageFixture *) user_data)->n_help++;
}

void
diary_page_open_page (DiaryPageFixture *fixture)
{
  g_autoptr (LimberUndoOffers) offers = NULL;

  fixture->window = GTK_WINDOW (g_object_new (ADW_TYPE_WINDOW, "application", application, NULL));
  fixture->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  offers = limber_undo_offers_new (fixture->toasts);
  fixture->keeper = limber_pain_keeper_new (fixture->app.diary, LIMBER_CLOCK (fixture->app.clock),
                                            offers);
  fixture->measure_keeper = limber_measure_keeper_new (fixture->app.diary,
                                                       LIMBER_CLOCK (fixture->app.clock), offers);
  fixture->page = limber_diary_page_new (fixture->keeper, fixture->measure_keeper, fixture->look);
  fixture->form = LIMBER_PAIN_FORM (widget_search_type (fixture->page, LIMBER_TYPE_PAIN_FORM));
  adw_toast_overlay_set_child (fixture->toasts, fixture->page);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->toasts));
  gtk_window_set_default_size (fixture->window, WIDTH_PX, 700);
  gtk_window_present (fixture->window);
  app_fixture_iterate ();
}

void
diary_page_close_page (DiaryPageFixture *fixture)
{
  gtk_window_destroy (fixture->window);
  app_fixture_iterate ();
  app_fixture_release (fixture->keeper);
  app_fixture_release (fixture->measure_keeper);
}

void
diary_page_set_up (DiaryPageFixture *fixture, gconstpointer data)
{
  GSimpleAction *help = g_simple_action_new ("get-help", NULL);

  app_fixture_set_up (&fixture->app, NULL);
  fixture->look = limber_look_new (fixture->app.settings);
  g_signal_connect (help, "activate", G_CALLBACK (help_activated_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (help));
  g_object_unref (help);
  app_fixture_open_diary (&fixture->app);
  diary_page_open_page (fixture);
}

void
diary_page_tear_down (DiaryPageFixture *fixture, gconstpointer data)
{
  fault_vfs_fail_after (-1, SQLITE_OK);
  diary_page_close_page (fixture);
  g_action_map_remove_action (G_ACTION_MAP (application), "get-help");
  app_fixture_release (fixture->look);
  app_fixture_tear_down (&fixture->app, NULL);
}

LimberDiary *
diary_page_get_diary (DiaryPageFixture *fixture)
{
  return limber_diary_access_get_diary (fixture->app.diary);
}

GPtrArray *
diary_page_list_entries (DiaryPageFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = limber_diary_list_pain_entries (diary_page_get_diary (fixture), G_MININT,
                                                       G_MAXINT, 0, NULL, &error);

  g_assert_no_error (error);
  return entries;
}

guint
diary_page_count_entries (DiaryPageFixture *fixture)
{
  g_autoptr (GPtrArray) entries = diary_page_list_entries (fixture);

  return entries->len;
}

/** Waits until the diary has so many entries and the page shows them. */
typedef struct {
  DiaryPageFixture *fixture;
  guint n_entries;
} Wait;

guint
diary_page_count_rows (GtkWidget *widget)
{
  guint n_rows = GTK_IS_LIST_BOX_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows += diary_page_count_rows (child);
  return n_rows;
}

GtkWidget *
diary_page_get_list (DiaryPageFixture *fixture)
{
  return widget_search_type (fixture->page, LIMBER_TYPE_PAIN_LIST);
}

static gboolean
has_rows (gpointer user_data)
{
  Wait *wait = user_data;

  return diary_page_count_rows (diary_page_get_list (wait->fixture)) == wait->n_entries
         && gtk_widget_get_sensitive (GTK_WIDGET (wait->fixture->form));
}

void
diary_page_wait_for_rows (DiaryPageFixture *fixture, guint n_entries)
{
  Wait wait = { fixture, n_entries };

  app_fixture_wait (has_rows, &wait);
  g_assert_cmpuint (diary_page_count_entries (fixture), ==, n_entries);
}

LimberPainPad *
diary_page_get_pad (DiaryPageFixture *fixture)
{
  return LIMBER_PAIN_PAD (widget_search_type (GTK_WIDGET (fixture->form), LIMBER_TYPE_PAIN_PAD));
}

LimberZoneMap *
diary_page_get_map (DiaryPageFixture *fixture)
{
  return LIMBER_ZONE_MAP (widget_search_type (GTK_WIDGET (fixture->form), LIMBER_TYPE_ZONE_MAP));
}

LimberZoneSpot *
diary_page_find_spot (DiaryPageFixture *fixture, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (diary_page_get_map (fixture)));
       child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (g_str_equal (limber_zone_get_id (limber_zone_spot_get_zone (LIMBER_ZONE_SPOT (child))), id))
      return LIMBER_ZONE_SPOT (child);
  }
  return NULL;
}

void
diary_page_mark (DiaryPageFixture *fixture, const char *id)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (diary_page_find_spot (fixture, id)),
                                             "spot.toggle", NULL));
}

void
diary_page_choose (DiaryPageFixture *fixture, guint key)
{
  g_assert_true (limber_pain_pad_press_key (diary_page_get_pad (fixture), key, 0));
}

void
diary_page_click (GtkWidget *within, const char *label)
{
  GtkWidget *text = diary_page_find_text (within, label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

/* The newest offer; those before it are on their way out. */
static GtkWidget *
find_undo (DiaryPageFixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (fixture->toasts)); child != NULL;
       child = gtk_widget_get_prev_sibling (child)) {
    GtkWidget *text = child == fixture->page ? NULL : diary_page_find_text (child, "Undo");

    if (text != NULL)
      return gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON);
  }
  return NULL;
}

/** Waits for the toast that says so. */
typedef struct {
  DiaryPageFixture *fixture;
  const char *title;
} OfferWait;

static gboolean
is_offered (gpointer user_data)
{
  OfferWait *wait = user_data;

  return find_undo (wait->fixture) != NULL
         && diary_page_find_text (gtk_widget_get_parent (find_undo (wait->fixture)), wait->title)
                != NULL;
}

GtkWidget *
diary_page_wait_for_offer (DiaryPageFixture *fixture, const char *title)
{
  OfferWait wait = { fixture, title };

  app_fixture_wait (is_offered, &wait);
  return find_undo (fixture);
}

void
diary_page_undo (DiaryPageFixture *fixture, const char *title)
{
  g_signal_emit_by_name (diary_page_wait_for_offer (fixture, title), "clicked");
}

GtkTextBuffer *
diary_page_get_note (GtkWidget *widget)
{
  /* What a closed expander hides is no child of it. */
  gtk_expander_set_expanded (GTK_EXPANDER (widget_search_type (widget, GTK_TYPE_EXPANDER)), TRUE);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget_search_type (widget, GTK_TYPE_TEXT_VIEW)));
}

int
diary_page_run (int argc, char *argv[], void (*add_tests) (void))
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  app_fixture_load_css ();
  /* libadwaita 1.2 crashes when a toast is clicked away while it slides in. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fault_vfs_install ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  add_tests ();
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
