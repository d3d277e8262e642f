/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "crowded-diary.h"
#include "diary-page-parts.h"
#include "pixels.h"
#include "widget-search.h"
#include "window-fixture.h"

#include "app/limber-dialog-shim.h"
#include "app/limber-preferences.h"

#include <adwaita.h>

/* Where the focus is can be seen, on every control that Tab comes to: enough of what is in and
 * around it changes by 3 to 1, light and dark (WCAG 2.2, 2.4.13); meson runs this in high contrast
 * as well. */

#define MIN_CONTRAST 3.0
/* WCAG 2.2, 1.4.3; thin strokes of small letters are never drawn in their whole strength. */
#define MIN_WORD_CONTRAST 4.5
#define MIN_STROKE        0.75
/* A ring may be drawn around what has the focus. */
#define AROUND_PX 6
/* Newer GTK shows a ring some frames after the focus has come. */
#define MAX_RING_FRAMES 20
/* More than any page has */
#define MAX_STEPS  400
#define MAX_FRAMES 200

typedef GtkWidget *(*Show) (WindowFixture *fixture);

static GtkWidget *
show_section (WindowFixture *fixture, LimberSection section)
{
  g_assert_true (limber_window_show_section (fixture->window, section));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_today (WindowFixture *fixture)
{
  return show_section (fixture, LIMBER_SECTION_TODAY);
}

static GtkWidget *
show_routines (WindowFixture *fixture)
{
  return show_section (fixture, LIMBER_SECTION_ROUTINES);
}

static GtkWidget *
show_learn (WindowFixture *fixture)
{
  return show_section (fixture, LIMBER_SECTION_LEARN);
}

static GtkWidget *
show_routine (WindowFixture *fixture)
{
  g_assert_true (limber_window_show_routine (fixture->window, "lower_back_8min"));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_session (WindowFixture *fixture)
{
  g_assert_true (limber_window_start_session (fixture->window, "desk_reset_2min", 1, 0));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_first_start (WindowFixture *fixture)
{
  limber_window_welcome (fixture->window);
  return GTK_WIDGET (fixture->window);
}

/* With form, chart and lists */
static GtkWidget *
show_diary (WindowFixture *fixture)
{
  crowded_diary_fill (app_fixture_open_diary (&fixture->app), APP_FIXTURE_WALL_USEC);
  show_section (fixture, LIMBER_SECTION_DIARY);
  app_fixture_wait (diary_page_parts_have_rows, fixture->window);
  diary_page_parts_open_form (GTK_WIDGET (fixture->window));
  return GTK_WIDGET (fixture->window);
}

static GtkWidget *
show_preferences (WindowFixture *fixture)
{
  const LimberParts parts = app_fixture_get_parts (&fixture->app);
  GtkWidget *preferences = limber_preferences_new (&parts);

  limber_dialog_present (preferences, GTK_WIDGET (fixture->window));
  return preferences;
}

static const struct {
  const char *name;
  Show show;
} pages[] = {
  { "today", show_today },
  { "routines", show_routines },
  { "routine", show_routine },
  { "diary", show_diary },
  { "learn", show_learn },
  { "session", show_session },
  { "first-start", show_first_start },
  { "preferences", show_preferences },
};

static gboolean
is_knob (GtkWidget *widget, const char *name)
{
  return g_str_equal (gtk_widget_get_css_name (widget), name);
}

/* Letters are in a field that has the ring, an expander has it around its title, a scale around its
 * knob. */
static GtkWidget *
get_field (GtkWidget *focus)
{
  GtkWidget *field = GTK_IS_TEXT (focus) ? gtk_widget_get_parent (focus) : focus;

  if (GTK_IS_SCALE (focus))
    return widget_search (focus, is_knob, "slider");
  if (GTK_IS_EXPANDER (focus))
    return gtk_widget_get_parent (gtk_expander_get_label_widget (GTK_EXPANDER (focus)));

  while (field != NULL && GTK_IS_TEXT (focus) && !GTK_IS_EDITABLE (field))
    field = gtk_widget_get_parent (field);
  return field != NULL ? field : focus;
}

/* What of @widget and its surroundings can be seen. FALSE for what is the page itself, which takes
 * the keys that nobody else wants. */
static gboolean
find_area (GtkWidget *widget, GtkWidget *window, GdkRectangle *area)
{
  GdkRectangle whole = { 0, 0, gtk_widget_get_width (window), gtk_widget_get_height (window) };
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;
  graphene_rect_t seen;

  if (!gtk_widget_compute_bounds (widget, window, &bounds))
    return FALSE;
  graphene_rect_inset (&bounds, -AROUND_PX, -AROUND_PX);
  if (viewport != NULL && gtk_widget_compute_bounds (viewport, window, &seen)
      && !graphene_rect_intersection (&bounds, &seen, &bounds))
    return FALSE;
  *area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  return gdk_rectangle_intersect (area, &whole, area)
         && (area->width < whole.width * 0.9 || area->height < whole.height * 0.8);
}

static guint
count_changed (const Pixels *before, const Pixels *after, const GdkRectangle *area)
{
  guint n_changed = 0;

  for (int y = area->y; y < area->y + area->height; y++) {
    for (int x = area->x; x < area->x + area->width; x++) {
      GdkRGBA first = pixels_get (before, x, y);
      GdkRGBA second = pixels_get (after, x, y);

      n_changed += pixels_contrast (&first, &second) >= MIN_CONTRAST;
    }
  }
  return n_changed;
}

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget)) {
    g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
    g_autofree char *joined = g_strjoinv (".", classes);

    g_string_append_printf (text, "%s%s.%s", i > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget),
                            joined);
  }
  return g_string_free (text, FALSE);
}

/* A quarter of what a line of two pixels around it would be: corners are round, some are drawn
 * around a part alone, and newer fonts or themes are not to matter. */
static gboolean
is_seen (GtkWidget *focus, GtkWidget *window)
{
  g_autoptr (Pixels) without = NULL;
  GdkRectangle area;
  guint n_changed = 0;
  guint n_needed;

  app_fixture_wait_for_layout (window);
  if (!find_area (get_field (focus), window, &area))
    return TRUE;
  n_needed = (guint) (area.width + area.height - 4 * AROUND_PX);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  app_fixture_wait_for_layout (window);
  without = pixels_new (window);
  gtk_widget_grab_focus (focus);
  for (guint i = 0; i < MAX_RING_FRAMES && n_changed < n_needed; i++) {
    g_autoptr (Pixels) with = NULL;

    app_fixture_wait_for_layout (window);
    with = pixels_new (window);
    n_changed = count_changed (without, with, &area);
  }
  g_test_message ("%u of %u pixels, %d × %d", n_changed, n_needed, area.width, area.height);
  return n_changed >= n_needed;
}

static GtkWidget *
move (GtkWidget *window)
{
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* Without a window manager the display alone decides, and takes its time. */
static gboolean
is_in_front (GtkWidget *window)
{
  for (guint i = 0; i < MAX_FRAMES && !gtk_window_is_active (GTK_WINDOW (window)); i++)
    app_fixture_wait_for_layout (window);
  return gtk_window_is_active (GTK_WINDOW (window));
}

/* One of each kind: what has the same styles all the way up has the same ring. */
static guint
count_unseen (GtkWidget *page)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (page));
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_unseen = 0;

  if (!is_in_front (window)) {
    g_test_skip ("the display gives no window the keyboard");
    return 0;
  }
  for (GtkWidget *focus = move (window); focus != NULL && g_hash_table_add (reached, focus);
       focus = move (window)) {
    char *kind = describe (focus);

    g_assert_cmpuint (g_hash_table_size (reached), <, MAX_STEPS);
    g_test_message ("%s", kind);
    if (!g_hash_table_add (kinds, kind) || is_seen (focus, window))
      continue;
    g_test_message ("not seen");
    n_unseen++;
  }
  g_assert_cmpuint (g_hash_table_size (kinds), >, 2);
  return n_unseen;
}

/* GTK takes the ring away after some seconds without a key, which a busy machine needs for a page.
 */
static void
focus_visible_changed_cb (GtkWindow *window)
{
  if (!gtk_window_get_focus_visible (window))
    gtk_window_set_focus_visible (window, TRUE);
}

/* The best of what is in the label's box, against its corner */
static double
measure_contrast (const Pixels *pixels, const GdkRectangle *area)
{
  GdkRGBA ground = pixels_get (pixels, area->x, area->y);
  double best = 1;

  for (int y = area->y; y < area->y + area->height; y++) {
    for (int x = area->x; x < area->x + area->width; x++) {
      GdkRGBA color = pixels_get (pixels, x, y);

      best = MAX (best, pixels_contrast (&ground, &color));
    }
  }
  return best;
}

/* What is switched off may be pale, and so may the bar of a window that is not in front. */
static gboolean
is_read (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_HEADER_BAR) == NULL
         && gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) == NULL
         && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget)
         && *gtk_label_get_text (GTK_LABEL (widget)) != '\0'
         && !gtk_widget_has_css_class (widget, "announcer");
}

/* Where all of @label is to be seen. FALSE for what is cut at an edge. */
static gboolean
find_whole (GtkWidget *label, GtkWidget *window, GdkRectangle *area)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (label, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;
  graphene_rect_t seen;

  if (!gtk_widget_compute_bounds (label, window, &bounds)
      || !gtk_widget_compute_bounds (viewport != NULL ? viewport : window, window, &seen)
      || !graphene_rect_contains_rect (&seen, &bounds))
    return FALSE;
  *area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  return TRUE;
}

static guint
count_pale (GtkWidget *widget, GtkWidget *window, const Pixels *pixels)
{
  guint n_pale = 0;
  GdkRectangle area;

  if (is_read (widget) && find_whole (widget, window, &area)) {
    double contrast = measure_contrast (pixels, &area);

    g_test_message ("%.1f: %s", contrast, gtk_label_get_text (GTK_LABEL (widget)));
    n_pale += contrast < MIN_WORD_CONTRAST * MIN_STROKE;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!GTK_IS_NATIVE (child))
      n_pale += count_pale (child, window, pixels);
  }
  return n_pale;
}

static guint
count_pale_words (GtkWidget *page)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (page));
  g_autoptr (Pixels) pixels = NULL;

  app_fixture_wait_for_layout (window);
  pixels = pixels_new (window);
  return count_pale (page, window, pixels);
}

typedef guint (*Count) (GtkWidget *page);

static void
test_page (WindowFixture *fixture, guint row, Count count_faults)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  GtkWidget *page;
  GtkWidget *window;
  guint n_faults = 0;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  page = pages[row].show (fixture);
  window = GTK_WIDGET (gtk_widget_get_root (page));
  g_signal_connect (window, "notify::focus-visible", G_CALLBACK (focus_visible_changed_cb), NULL);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  app_fixture_wait_for_layout (window);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    adw_style_manager_set_color_scheme (manager, schemes[i]);
    g_test_message ("%s", i == 0 ? "light" : "dark");
    n_faults += count_faults (page);
  }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpuint (n_faults, ==, 0);
  if (page != GTK_WIDGET (fixture->window))
    limber_dialog_close (page);
}

/* Enough of what is in and around each control that Tab comes to changes by 3 to 1 (WCAG 2.2,
 * 2.4.13). */
static void
test_focus (WindowFixture *fixture, gconstpointer data)
{
  test_page (fixture, GPOINTER_TO_UINT (data), count_unseen);
}

static void
test_words (WindowFixture *fixture, gconstpointer data)
{
  test_page (fixture, GPOINTER_TO_UINT (data), count_pale_words);
}

static void
add_tests (void)
{
  app_fixture_load_css ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *focus = g_strdup_printf ("/app/legibility/focus/%s", pages[i].name);
    g_autofree char *words = g_strdup_printf ("/app/legibility/words/%s", pages[i].name);

    g_test_add (focus, WindowFixture, GUINT_TO_POINTER (i), window_fixture_set_up, test_focus,
                window_fixture_tear_down);
    g_test_add (words, WindowFixture, GUINT_TO_POINTER (i), window_fixture_set_up, test_words,
                window_fixture_tear_down);
  }
}

int
main (int argc, char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
