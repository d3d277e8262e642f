/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"
#include "session-manager.h"

#include "app/limber-look.h"
#include "app/limber-session-view.h"
#include "bus/limber-media-remote.h"

#include <adwaita.h>
#include <math.h>

/* A session in a window of a given size: what can be read, hit and understood of it. */

typedef struct {
  AppFixture app;
  LimberLook *look;   /* (owned) */
  LimberCoach *coach; /* (owned) */
  GtkWindow *window;  /* (unowned): GTK's */
  GtkWidget *view;    /* (unowned): the window's */
  GtkWindow *other;   /* (unowned) (nullable): GTK's */
  guint n_painted;
  LimberCoachState first_state; /* when the first frame had been painted */
} Fixture;

typedef struct {
  const char *routine;
  guint level;
  int width;
  int height;
  guint text_percent; /* 0 for 100 */
  gboolean is_behind; /* another window is in front */
} Setting;

#define MIN_TARGET_PX  96
#define MIN_CAPITAL_PX 80
#define MIN_CONTRAST   7.0
#define DPI            98304 /* GTK's measure of text at 100 % */

static GtkApplication *application; /* (owned) */

static gboolean
frame_shown_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  (*n_left)--;
  return *n_left > 0;
}

/* Until what was asked for has been laid out and drawn: sizes come a frame after fonts do. */
static void
settle (Fixture *fixture)
{
  guint n_left = 6;

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), frame_shown_cb, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_iterate ();
}

/* Another window has the focus and keeps it. */
static void
show_behind (Fixture *fixture)
{
  fixture->other = GTK_WINDOW (gtk_application_window_new (application));
  gtk_window_present (fixture->other);
  while (!gtk_window_is_active (fixture->other))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), TRUE);
}

static void
painted_cb (Fixture *fixture)
{
  if (fixture->n_painted++ == 0)
    fixture->first_state = limber_coach_get_state (fixture->coach);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Setting *setting = data;
  g_autoptr (LimberTimeline) timeline = NULL;

  app_fixture_set_up (&fixture->app, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                setting->text_percent > 0 ? DPI * (int) setting->text_percent / 100 : DPI, NULL);
  fixture->look = limber_look_new (fixture->app.settings);
  timeline = app_fixture_create_timeline (&fixture->app, setting->routine, setting->level);
  fixture->coach = limber_coach_new (timeline, LIMBER_CLOCK (fixture->app.clock));
  fixture->view = limber_session_view_new (fixture->coach, fixture->look, fixture->app.settings);
  fixture->window = GTK_WINDOW (gtk_application_window_new (application));
  gtk_window_set_decorated (fixture->window, FALSE);
  gtk_window_set_default_size (fixture->window, setting->width, setting->height);
  gtk_window_set_child (fixture->window, fixture->view);
  if (setting->is_behind)
    show_behind (fixture);
  else
    gtk_window_present (fixture->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)),
                            "after-paint", G_CALLBACK (painted_cb), fixture);
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)),
                                        fixture);
  gtk_window_destroy (fixture->window);
  if (fixture->other != NULL)
    gtk_window_destroy (fixture->other);
  app_fixture_iterate ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);
  app_fixture_release (g_steal_pointer (&fixture->coach));
  g_clear_object (&fixture->look);
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->view, action, NULL));
  app_fixture_iterate ();
}

/* On the stage, with the time running */
static void
begin (Fixture *fixture)
{
  if (limber_coach_get_state (fixture->coach) == LIMBER_COACH_READY)
    activate (fixture, "session.toggle");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  settle (fixture);
}

/* The window is seen before anything begins that takes its time. */
static void
test_painted_first (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_cmpuint (fixture->n_painted, >, 0);
  g_assert_cmpint (fixture->first_state, ==, LIMBER_COACH_READY);
}

typedef void (*WidgetFunc) (Fixture *fixture, GtkWidget *widget);

/* Everything below @widget that is to be seen */
static guint
for_each_seen (
    Fixture *fixture, GtkWidget *widget, GType type, const char *css_class, WidgetFunc func)
{
  guint n_found = 0;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return 0;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (css_class == NULL || gtk_widget_has_css_class (widget, css_class))) {
    func (fixture, widget);
    n_found++;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_found += for_each_seen (fixture, child, type, css_class, func);
  return n_found;
}

static const char *
get_page (Fixture *fixture)
{
  return limber_session_view_get_page (LIMBER_SESSION_VIEW (fixture->view));
}

static void
assert_large (Fixture *fixture, GtkWidget *button)
{
  g_test_message ("%s: %d × %d", gtk_widget_get_tooltip_text (button),
                  gtk_widget_get_width (button), gtk_widget_get_height (button));
  g_assert_cmpint (gtk_widget_get_allocated_width (button), >=, MIN_TARGET_PX);
  g_assert_cmpint (gtk_widget_get_allocated_height (button), >=, MIN_TARGET_PX);
}

/* Whatever is pressed while lying on a mat is as large as a thumb is clumsy. */
static void
test_targets (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_cmpuint (
      for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, "session-button", assert_large), >=,
      7);
  activate (fixture, "session.hurts");
  settle (fixture);
  g_assert_cmpuint (
      for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, "session-button", assert_large), >=,
      2);
}

/* The height of a capital letter as the label has it on the screen */
static int
measure_capital (GtkLabel *label)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (label));
  PangoRectangle ink;

  pango_layout_set_text (layout, "H", -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  return ink.height;
}

static guint n_large_labels;
static const char *wanted_text;

static gboolean
is_text_at (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static void
assert_capitals (Fixture *fixture, GtkWidget *label)
{
  if (!is_text_at (label, wanted_text))
    return;
  n_large_labels++;
  g_test_message ("%s: %d px", wanted_text, measure_capital (GTK_LABEL (label)));
  g_assert_cmpint (measure_capital (GTK_LABEL (label)), >=, MIN_CAPITAL_PX);
}

/* In full screen on 1920 × 1080 name and instruction are read from two metres. */
static void
test_capitals (Fixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));
  const char *texts[] = { limber_session_get_title (session),
                          limber_session_get_instruction (session) };

  begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    n_large_labels = 0;
    wanted_text = texts[i];
    for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, NULL, assert_capitals);
    g_assert_cmpuint (n_large_labels, ==, 1);
  }
}

/* As wide as its window and no wider, on every page, at the text size that is set */
static void
assert_fits (Fixture *fixture, int width)
{
  int minimum = 0;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_test_message ("%s: %d px", get_page (fixture), minimum);
  g_assert_cmpint (minimum, <=, width);
  g_assert_cmpint (gtk_widget_get_width (fixture->view), <=, width);
}

static int content_width;

static void
assert_within (Fixture *fixture, GtkWidget *widget)
{
  double x = 0;

  g_assert_true (gtk_widget_translate_coordinates (widget, fixture->view, 0, 0, &x, NULL));
  g_test_message ("%s %s: %g to %g", G_OBJECT_TYPE_NAME (widget),
                  gtk_widget_get_tooltip_text (widget), x, x + gtk_widget_get_width (widget));
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (x + gtk_widget_get_width (widget), <=, content_width);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  const Setting *setting = data;

  content_width = setting->width;
  assert_fits (fixture, setting->width);
  begin (fixture);
  assert_fits (fixture, setting->width);
  for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, NULL, assert_within);
  for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, NULL, assert_within);
  activate (fixture, "session.hurts");
  settle (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "pain");
  assert_fits (fixture, setting->width);
  for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, NULL, assert_within);
}

/* Relative luminance and contrast as WCAG 2 has them */
static double
get_luminance (const GdkRGBA *color)
{
  const float channels[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (gsize i = 0; i < 3; i++)
    luminance += weights[i]
                 * (channels[i] <= 0.04045f ? channels[i] / 12.92
                                            : pow ((channels[i] + 0.055) / 1.055, 2.4));
  return luminance;
}

static double
get_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static GdkTexture *
draw_window (Fixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (fixture->window));

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot),
                          gtk_widget_get_width (GTK_WIDGET (fixture->window)),
                          gtk_widget_get_height (GTK_WIDGET (fixture->window)));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node, NULL);
}

static GdkRGBA
read_pixel (const guchar *data, gsize stride, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel, data + (gsize) y * stride + (gsize) x * 4, sizeof pixel);
  return (GdkRGBA){ (float) (pixel >> 16 & 0xff) / 255, (float) (pixel >> 8 & 0xff) / 255,
                    (float) (pixel & 0xff) / 255, 1 };
}

/* Adwaita's black is four fifths of one. */
static void
lay_over (GdkRGBA *color, const GdkRGBA *background)
{
  color->red = color->red * color->alpha + background->red * (1 - color->alpha);
  color->green = color->green * color->alpha + background->green * (1 - color->alpha);
  color->blue = color->blue * color->alpha + background->blue * (1 - color->alpha);
  color->alpha = 1;
}

static guchar *drawn;
static gsize drawn_stride;
static guint n_texts;

/* What most of the label's border has as its colour is its background: letters do not touch it. */
static void
assert_contrast (Fixture *fixture, GtkWidget *label)
{
  GtkStyleContext *context = gtk_widget_get_style_context (label);
  int width = gtk_widget_get_width (label);
  double x = 0, y = 0;
  GdkRGBA text, background;
  double contrast;

  if (*gtk_label_get_label (GTK_LABEL (label)) == '\0'
      || gtk_widget_has_css_class (label, "announcer"))
    return;
  g_assert_true (
      gtk_widget_translate_coordinates (label, GTK_WIDGET (fixture->window), 0, 0, &x, &y));
  if (y < 0 || y + 2 > gtk_widget_get_height (GTK_WIDGET (fixture->window)))
    return;
  gtk_style_context_get_color (context, &text);
  background = read_pixel (drawn, drawn_stride, (int) x + width / 2, (int) y);
  lay_over (&text, &background);
  contrast = get_contrast (&text, &background);
  g_test_message ("“%s”: %.1f", gtk_label_get_label (GTK_LABEL (label)), contrast);
  n_texts++;
  g_assert_cmpfloat (contrast, >=, MIN_CONTRAST);
}

static void
assert_page_contrast (Fixture *fixture)
{
  g_autoptr (GdkTexture) texture = NULL;

  settle (fixture);
  texture = draw_window (fixture);
  drawn_stride = (gsize) gdk_texture_get_width (texture) * 4;
  drawn = g_malloc (drawn_stride * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, drawn, drawn_stride);
  n_texts = 0;
  for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, NULL, assert_contrast);
  g_clear_pointer (&drawn, g_free);
}

/* Every word of a session stands out 7 to 1, light and dark; meson runs this in high contrast as
 * well. */
static void
test_contrast (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    adw_style_manager_set_color_scheme (manager, schemes[i]);
    assert_page_contrast (fixture);
    g_assert_cmpuint (n_texts, >=, 7);
  }
  activate (fixture, "session.hurts");
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    adw_style_manager_set_color_scheme (manager, schemes[i]);
    assert_page_contrast (fixture);
    g_assert_cmpuint (n_texts, >=, 4);
  }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static gboolean
is_ready_page (gpointer user_data)
{
  return g_str_equal (get_page (user_data), "ready");
}

/* Somebody else's window came to the front instead. It waits, says so, and not a second of the
 * session goes by unseen; one press begins it. */
static void
test_not_in_front (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_window_is_active (fixture->window));
  app_fixture_wait (is_ready_page, fixture);
  limber_fake_clock_advance (fixture->app.clock, 60 * G_USEC_PER_SEC);
  app_fixture_iterate ();
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_READY);
  g_assert_cmpfloat (limber_coach_get_progress (fixture->coach), ==, 0);
  activate (fixture, "session.toggle");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  g_assert_cmpstr (get_page (fixture), ==, "stage");
}

static void
assert_easier (Fixture *fixture, gboolean is_offered)
{
  GActionGroup *actions = limber_session_view_get_actions (LIMBER_SESSION_VIEW (fixture->view));

  g_assert_cmpint (g_action_group_get_action_enabled (actions, "easier"), ==, is_offered);
}

static void
easier_cb (LimberSessionView *view, Fixture *fixture)
{
  g_autoptr (LimberTimeline) gentler = app_fixture_create_timeline (&fixture->app,
                                                                    "desk_reset_2min", 1);

  g_assert_true (limber_coach_ease (fixture->coach, gentler));
}

/* Level 2 is asked to be easier: the same exercise at the dose of level 1, and no easier one. */
static void
test_easier (Fixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));

  g_signal_connect (fixture->view, "easier", G_CALLBACK (easier_cb), fixture);
  begin (fixture);
  assert_easier (fixture, TRUE);
  limber_fake_clock_advance (fixture->app.clock, 12 * G_USEC_PER_SEC);
  app_fixture_iterate ();
  g_assert_cmpstr (limber_session_get_repetition (session), ==, "1 of 4");
  activate (fixture, "session.easier");
  g_assert_cmpstr (limber_session_get_title (session), ==, "Chin tuck");
  g_assert_cmpstr (limber_session_get_repetition (session), ==, "1 of 3");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  assert_easier (fixture, FALSE);
  settle (fixture);
}

static gboolean
is_kept_on (gpointer user_data)
{
  return session_manager_count_inhibited (user_data) == 1;
}

static gboolean
is_let_go (gpointer user_data)
{
  return session_manager_count_inhibited (user_data) == 0;
}

/* The screen is kept on from the first second to the last, pauses included, and for nothing else.
 */
static void
test_screen_stays_on (Fixture *fixture, gconstpointer data)
{
  SessionManager *manager = session_manager_get ();

  app_fixture_wait (is_let_go, manager); /* by the tests before */
  app_fixture_wait (is_ready_page, fixture);
  g_assert_true (is_let_go (manager));
  begin (fixture);
  app_fixture_wait (is_kept_on, manager);
  g_assert_cmpuint (session_manager_get_flags (manager), ==, SESSION_MANAGER_IDLE);
  activate (fixture, "session.toggle");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  g_assert_true (is_kept_on (manager));
  activate (fixture, "session.hurts");
  app_fixture_wait (is_let_go, manager);
}

/* Left in the midst: by Escape, or with its window. */
static void
test_screen_let_go (Fixture *fixture, gconstpointer data)
{
  SessionManager *manager = session_manager_get ();

  begin (fixture);
  app_fixture_wait (is_kept_on, manager);
  activate (fixture, "session.close");
  app_fixture_wait (is_let_go, manager);
}

/* A desktop that takes the media keys for itself, on a connection of its own */
static GDBusConnection *desktop; /* (owned) */

static void
connect_desktop (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;

  desktop = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_player (gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      desktop, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", LIMBER_MEDIA_REMOTE_BUS_NAME), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean has_owner = FALSE;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_there (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static GVariant *
call_player (const char *interface, const char *method, GVariant *arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  g_dbus_connection_call (desktop, LIMBER_MEDIA_REMOTE_BUS_NAME, LIMBER_MEDIA_REMOTE_OBJECT_PATH,
                          interface, method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          keep_result_cb, &result);
  app_fixture_wait (is_there, &result);
  reply = g_dbus_connection_call_finish (desktop, result, &error);
  g_assert_no_error (error);
  return reply;
}

static void
press_key (const char *method)
{
  g_autoptr (GVariant) reply = call_player ("org.mpris.MediaPlayer2.Player", method, NULL);
}

/* (transfer full) */
static GVariant *
read_player (const char *name)
{
  g_autoptr (GVariant) reply = call_player (
      "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", "org.mpris.MediaPlayer2.Player", name));
  GVariant *value = NULL;

  g_variant_get (reply, "(v)", &value);
  return value;
}

static void
assert_status (const char *expected)
{
  g_autoptr (GVariant) value = read_player ("PlaybackStatus");

  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, expected);
}

static void
assert_track (const char *title, const char *album)
{
  g_autoptr (GVariant) metadata = read_player ("Metadata");
  const char *shown_title = NULL;
  const char *shown_album = NULL;

  g_variant_lookup (metadata, "xesam:title", "&s", &shown_title);
  g_variant_lookup (metadata, "xesam:album", "&s", &shown_album);
  g_assert_cmpstr (shown_title, ==, title);
  g_assert_cmpstr (shown_album, ==, album);
}

static void
begin_as_player (Fixture *fixture)
{
  begin (fixture);
  app_fixture_wait (is_player, NULL);
}

/* One button pauses and goes on, the others move, and Stop leaves; the window need not have the
 * focus. */
static void
test_media_keys (Fixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));

  begin_as_player (fixture);
  assert_status ("Playing");
  press_key ("PlayPause");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  assert_status ("Paused");
  press_key ("Pause");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  press_key ("Play");
  press_key ("Play");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  press_key ("Next");
  g_assert_cmpuint (limber_session_get_item (session), ==, 1);
  press_key ("Previous");
  g_assert_cmpuint (limber_session_get_item (session), ==, 0);
  press_key ("Pause");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  press_key ("Stop");
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_LEFT);
  g_assert_false (is_player (NULL));
}

static void
test_media_position (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) position = NULL;

  begin_as_player (fixture);
  limber_fake_clock_advance (fixture->app.clock, 5 * G_USEC_PER_SEC);
  limber_session_update (limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view)));
  position = read_player ("Position");
  g_assert_cmpint (g_variant_get_int64 (position), ==, 5 * G_USEC_PER_SEC);
}

/* Neither before the first second, nor once it hurt. */
static void
test_media_only_while_running (Fixture *fixture, gconstpointer data)
{
  app_fixture_wait (is_ready_page, fixture);
  g_assert_false (is_player (NULL));
  begin_as_player (fixture);
  activate (fixture, "session.hurts");
  g_assert_cmpstr (get_page (fixture), ==, "pain");
  g_assert_false (is_player (NULL));
}

/* On a locked screen stands no part of the body, unless the person allows it. */
static void
test_media_discretion (Fixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));

  begin_as_player (fixture);
  assert_track ("Stretching", NULL);
  g_settings_set_boolean (fixture->app.settings, "notification-details", TRUE);
  assert_track (limber_session_get_title (session), "Neck and shoulders");
  press_key ("Next");
  assert_track (limber_session_get_title (session), "Neck and shoulders");
  g_settings_reset (fixture->app.settings, "notification-details");
  assert_track ("Stretching", NULL);
}

/* A title that tells colleagues nothing is shown as it is. */
static void
test_media_title (Fixture *fixture, gconstpointer data)
{
  begin_as_player (fixture);
  assert_track ("2-minute desk reset", NULL);
}

/* Raise and Quit are the desktop's as well: to the front, and politely away. */
static void
test_media_root (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) raised = NULL;
  g_autoptr (GVariant) quit = NULL;

  begin_as_player (fixture);
  raised = call_player ("org.mpris.MediaPlayer2", "Raise", NULL);
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  quit = call_player ("org.mpris.MediaPlayer2", "Quit", NULL);
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_LEFT);
  g_assert_false (is_player (NULL));
}

static const Setting desk = { "desk_reset_2min", 1, 1080, 800, 0 };
static const Setting behind = { "desk_reset_2min", 1, 1080, 800, 0, TRUE };
static const Setting easier = { "desk_reset_2min", 2, 1080, 800, 0 };
static const Setting full = { "desk_reset_2min", 2, 1920, 1080, 0 };
static const Setting sided = { "neck_shoulders_5min", 2, 1080, 800, 0 };
static const Setting narrow = { "neck_shoulders_5min", 2, 360, 700, 0 };
static const Setting narrow_and_large = { "neck_shoulders_5min", 2, 360, 700, 200 };
static const Setting large = { "neck_shoulders_5min", 2, 1080, 800, 200 };

#define ADD(path, setting, function)                                                               \
  g_test_add ("/app/session-view/" path, Fixture, &setting, set_up, function, tear_down)

/* The application of this test is not Limber's, which would bring its own. */
static void
load_css (void)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (css, "/io/github/limberapp/Limber/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  session_manager_start ();
  adw_init ();
  load_css ();
  /* What is measured is not to be on its way from one page to the next. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = gtk_application_new ("io.github.limberapp.LimberTest", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));
  ADD ("targets/desk", easier, test_targets);
  ADD ("targets/full", full, test_targets);
  ADD ("targets/narrow", narrow, test_targets);
  ADD ("targets/narrow-and-large", narrow_and_large, test_targets);
  ADD ("capitals", full, test_capitals);
  ADD ("narrow/text-100", narrow, test_narrow);
  ADD ("narrow/text-200", narrow_and_large, test_narrow);
  ADD ("large", large, test_narrow);
  ADD ("contrast/desk", easier, test_contrast);
  ADD ("contrast/sided", sided, test_contrast);
  ADD ("painted-first", desk, test_painted_first);
  ADD ("not-in-front", behind, test_not_in_front);
  ADD ("easier", easier, test_easier);
  ADD ("screen/stays-on", behind, test_screen_stays_on);
  ADD ("screen/let-go", desk, test_screen_let_go);
  ADD ("media/keys", behind, test_media_keys);
  ADD ("media/position", desk, test_media_position);
  ADD ("media/only-while-running", behind, test_media_only_while_running);
  ADD ("media/discretion", sided, test_media_discretion);
  ADD ("media/title", desk, test_media_title);
  ADD ("media/root", desk, test_media_root);
  connect_desktop ();
  status = g_test_run ();
  g_clear_object (&desktop);
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  session_manager_stop ();
  return status;
}
