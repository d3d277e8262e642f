/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-undo-offers.h"

/* Offers in a real window, with animations: libadwaita 1.2 crashes where a toast is dismissed while
 * it slides in. */

typedef struct {
  GtkWindow *window;        /* (unowned): GTK's */
  AdwToastOverlay *toasts;  /* (unowned): the window's */
  LimberUndoOffers *offers; /* (owned) */
  GString *log;             /* (owned) */
  const char *awaited;
} Fixture;

/** What one offer is about; the letter goes into the log. */
typedef struct {
  Fixture *fixture;
  char letter;
} Change;

static void
note (Change *change, const char *what)
{
  g_string_append_printf (change->fixture->log, "%s %c; ", what, change->letter);
}

static void
undo_cb (gpointer data)
{
  note (data, "undo");
}

static void
end_cb (gpointer data)
{
  note (data, "end");
}

static void
free_cb (gpointer data)
{
  note (data, "free");
  g_free (data);
}

static void
offer (Fixture *fixture, char letter)
{
  Change *change = g_new0 (Change, 1);
  const char title[] = { letter, '\0' };

  change->fixture = fixture;
  change->letter = letter;
  limber_undo_offers_show (fixture->offers, title, undo_cb, end_cb, change, free_cb);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->log = g_string_new (NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->toasts = ADW_TOAST_OVERLAY (toasts);
  fixture->offers = limber_undo_offers_new (fixture->toasts);
  gtk_window_set_default_size (fixture->window, 400, 300);
  gtk_window_set_child (fixture->window, toasts);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->offers);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_string_free (fixture->log, TRUE);
}

/* (nullable): the label below @widget that says @text, and is seen */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_prev_sibling (child))
    found = find_label (child, text);
  return found;
}

static gboolean
is_seen (gpointer user_data)
{
  Fixture *fixture = user_data;

  return find_label (GTK_WIDGET (fixture->toasts), fixture->awaited) != NULL;
}

static void
wait_for_offer (Fixture *fixture, const char *title)
{
  fixture->awaited = title;
  app_fixture_wait (is_seen, fixture);
}

static gboolean
is_logged (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_str_has_suffix (fixture->log->str, fixture->awaited);
}

static void
wait_for_log (Fixture *fixture, const char *end)
{
  fixture->awaited = end;
  app_fixture_wait (is_logged, fixture);
}

/* Three changes before the first offer stands: the second is never seen, the third replaces the
 * first once it does. */
static void
test_in_a_row (Fixture *fixture, gconstpointer data)
{
  offer (fixture, 'A');
  offer (fixture, 'B');
  g_assert_cmpstr (fixture->log->str, ==, "");
  offer (fixture, 'C');
  g_assert_cmpstr (fixture->log->str, ==, "end B; free B; ");
  wait_for_offer (fixture, "C");
  wait_for_log (fixture, "free A; ");
  g_assert_cmpstr (fixture->log->str, ==, "end B; free B; end A; free A; ");
  g_string_truncate (fixture->log, 0);
  gtk_window_destroy (g_steal_pointer (&fixture->window));
  wait_for_log (fixture, "free C; ");
}

static void
test_taken (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  offer (fixture, 'A');
  wait_for_offer (fixture, "A");
  offer (fixture, 'B');
  wait_for_offer (fixture, "B");
  wait_for_log (fixture, "free A; ");
  button = gtk_widget_get_ancestor (find_label (GTK_WIDGET (fixture->toasts), "Undo"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  wait_for_log (fixture, "free B; ");
  g_assert_nonnull (strstr (fixture->log->str, "undo B; end B; "));
}

/* The window has gone: there is nobody to ask. */
static void
test_no_window (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (g_steal_pointer (&fixture->window));
  while (limber_undo_offers_get_toasts (fixture->offers) != NULL)
    g_main_context_iteration (NULL, TRUE);
  limber_undo_offers_tell (fixture->offers, "nobody listens");
  offer (fixture, 'A');
  g_assert_cmpstr (fixture->log->str, ==, "end A; free A; ");
}

/* Text from the diary is never markup. */
static void
test_markup (Fixture *fixture, gconstpointer data)
{
  limber_undo_offers_tell (fixture->offers, "<b>&");
  wait_for_offer (fixture, "<b>&");
  g_assert_false (
      gtk_label_get_use_markup (GTK_LABEL (find_label (GTK_WIDGET (fixture->toasts), "<b>&"))));
}

static void
assert_within (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *toasts = GTK_WIDGET (fixture->toasts);
  graphene_rect_t bounds;
  int height = 0;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, toasts, &bounds));
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), &height,
                      NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (widget), >=, height);
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (toasts));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
}

/* Large text in a narrow window: what was deleted, and the way back, can both be read. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  const char *title = "Deleted: 4 of 10, Lower back, left";
  Change *change = g_new0 (Change, 1);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (fixture->window, 360, 640);
  app_fixture_wait_for_layout (GTK_WIDGET (fixture->window));
  change->fixture = fixture;
  change->letter = 'N';
  limber_undo_offers_show (fixture->offers, title, undo_cb, end_cb, change, free_cb);
  wait_for_offer (fixture, title);
  app_fixture_wait_for_layout (GTK_WIDGET (fixture->window));
  assert_within (fixture, find_label (GTK_WIDGET (fixture->toasts), title));
  assert_within (fixture, find_label (GTK_WIDGET (fixture->toasts), "Undo"));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* What was told slides in still. */
static void
test_after_telling (Fixture *fixture, gconstpointer data)
{
  limber_undo_offers_tell (fixture->offers, "told");
  wait_for_offer (fixture, "told");
  offer (fixture, 'A');
  g_assert_null (find_label (GTK_WIDGET (fixture->toasts), "A"));
  wait_for_offer (fixture, "A");
  gtk_window_destroy (g_steal_pointer (&fixture->window));
  wait_for_log (fixture, "free A; ");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/app/undo-offers/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  ADD ("in-a-row", test_in_a_row);
  ADD ("taken", test_taken);
  ADD ("no-window", test_no_window);
  ADD ("markup", test_markup);
  ADD ("after-telling", test_after_telling);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
