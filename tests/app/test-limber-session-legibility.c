/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pixels.h"
#include "session-fixture.h"

#include "app/limber-countdown-ring.h"

#include <adwaita.h>

/* What can be read and hit of a session from where it is done. */

#define MIN_TARGET_PX  96
#define MIN_CAPITAL_PX 80
#define MIN_CONTRAST   7.0

typedef void (*WidgetFunc) (SessionFixture *fixture, GtkWidget *widget);

/* Everything below @widget that is to be seen */
static guint
for_each_seen (
    SessionFixture *fixture, GtkWidget *widget, GType type, const char *css_class, WidgetFunc func)
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

static void
assert_large (SessionFixture *fixture, GtkWidget *button)
{
  g_test_message ("%s: %d × %d", gtk_widget_get_tooltip_text (button),
                  gtk_widget_get_width (button), gtk_widget_get_height (button));
  g_assert_cmpint (gtk_widget_get_allocated_width (button), >=, MIN_TARGET_PX);
  g_assert_cmpint (gtk_widget_get_allocated_height (button), >=, MIN_TARGET_PX);
}

/* Whatever is pressed while lying on a mat is as large as a thumb is clumsy. */
static void
test_targets (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_begin (fixture);
  g_assert_cmpuint (
      for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, "session-button", assert_large), >=,
      7);
  session_fixture_activate (fixture, "session.hurts");
  session_fixture_settle (fixture);
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

static int capital_px;

static void
note_capital (SessionFixture *fixture, GtkWidget *label)
{
  capital_px = measure_capital (GTK_LABEL (label));
  g_test_message ("%d px", capital_px);
}

/* The letters follow the person's text at once, not with the window's next size. */
static void
test_text_grows (SessionFixture *fixture, gconstpointer data)
{
  int before_px;
  int dpi = 0;

  session_fixture_begin (fixture);
  for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, "session-title", note_capital);
  before_px = capital_px;
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 2, NULL);
  session_fixture_settle (fixture);
  for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, "session-title", note_capital);
  g_assert_cmpint (capital_px, >=, before_px * 3 / 2);
}

static int min_ring_px;

static void
assert_ring (SessionFixture *fixture, GtkWidget *ring)
{
  int diameter = MIN (gtk_widget_get_width (ring), gtk_widget_get_height (ring));

  g_test_message ("%d px", diameter);
  g_assert_cmpint (diameter, >=, min_ring_px);
}

/* The remaining seconds are read from two metres in full screen, 150 pixels high (domain §9), where
 * digits are 0.4 of the ring's diameter, and in the usual window what is written below them, a
 * tenth of it, is larger than a page's own text. */
static void
test_ring (SessionFixture *fixture, gconstpointer data)
{
  const SessionSetting *setting = data;

  session_fixture_begin (fixture);
  min_ring_px = setting->width == 1920 ? 375 : 170;
  g_assert_cmpuint (
      for_each_seen (fixture, fixture->view, LIMBER_TYPE_COUNTDOWN_RING, NULL, assert_ring), ==, 1);
}

static guint n_large_labels;
static const char *wanted_text;

static gboolean
is_text_at (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static void
assert_capitals (SessionFixture *fixture, GtkWidget *label)
{
  if (!is_text_at (label, wanted_text))
    return;
  n_large_labels++;
  g_test_message ("%s: %d px", wanted_text, measure_capital (GTK_LABEL (label)));
  g_assert_cmpint (measure_capital (GTK_LABEL (label)), >=, MIN_CAPITAL_PX);
}

/* In full screen on 1920 × 1080 name and instruction are read from two metres. */
static void
test_capitals (SessionFixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));
  const char *texts[] = { limber_session_get_title (session),
                          limber_session_get_instruction (session) };

  session_fixture_begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    n_large_labels = 0;
    wanted_text = texts[i];
    for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, NULL, assert_capitals);
    g_assert_cmpuint (n_large_labels, ==, 1);
  }
}

/* As wide as its window and no wider, on every page, at the text size that is set */
static void
assert_fits (SessionFixture *fixture, int width)
{
  int minimum = 0;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_test_message ("%s: %d px", session_fixture_get_page (fixture), minimum);
  g_assert_cmpint (minimum, <=, width);
  g_assert_cmpint (gtk_widget_get_width (fixture->view), <=, width);
}

static int content_width;

static void
assert_within (SessionFixture *fixture, GtkWidget *widget)
{
  double x = 0;

  g_assert_true (gtk_widget_translate_coordinates (widget, fixture->view, 0, 0, &x, NULL));
  g_test_message ("%s %s: %g to %g", G_OBJECT_TYPE_NAME (widget),
                  gtk_widget_get_tooltip_text (widget), x, x + gtk_widget_get_width (widget));
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (x + gtk_widget_get_width (widget), <=, content_width);
}

/* Without scrolling */
static void
assert_in_sight (SessionFixture *fixture, GtkWidget *button)
{
  double y = 0;

  g_assert_true (gtk_widget_translate_coordinates (button, fixture->view, 0, 0, NULL, &y));
  g_test_message ("%g to %g of %d", y, y + gtk_widget_get_height (button),
                  gtk_widget_get_height (fixture->view));
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (y + gtk_widget_get_height (button), <=, gtk_widget_get_height (fixture->view));
}

static void
test_narrow (SessionFixture *fixture, gconstpointer data)
{
  const SessionSetting *setting = data;

  content_width = setting->width;
  assert_fits (fixture, setting->width);
  session_fixture_begin (fixture);
  assert_fits (fixture, setting->width);
  for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, NULL, assert_within);
  for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, NULL, assert_within);
  g_assert_cmpuint (
      for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, "hurts", assert_in_sight), ==, 1);
  session_fixture_activate (fixture, "session.hurts");
  session_fixture_settle (fixture);
  g_assert_cmpstr (session_fixture_get_page (fixture), ==, "pain");
  assert_fits (fixture, setting->width);
  for_each_seen (fixture, fixture->view, GTK_TYPE_BUTTON, NULL, assert_within);
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

static Pixels *drawn;
static guint n_texts;

/* What most of the label's border has as its colour is its background: letters do not touch it. */
static void
assert_contrast (SessionFixture *fixture, GtkWidget *label)
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
  background = pixels_get (drawn, (int) x + width / 2, (int) y);
  lay_over (&text, &background);
  contrast = pixels_contrast (&text, &background);
  g_test_message ("“%s”: %.1f", gtk_label_get_label (GTK_LABEL (label)), contrast);
  n_texts++;
  g_assert_cmpfloat (contrast, >=, MIN_CONTRAST);
}

static void
assert_page_contrast (SessionFixture *fixture)
{
  session_fixture_settle (fixture);
  drawn = pixels_new (GTK_WIDGET (fixture->window));
  n_texts = 0;
  for_each_seen (fixture, fixture->view, GTK_TYPE_LABEL, NULL, assert_contrast);
  g_clear_pointer (&drawn, pixels_free);
}

/* Every word of a session stands out 7 to 1, light and dark; meson runs this in high contrast as
 * well. */
static void
test_contrast (SessionFixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  session_fixture_begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    adw_style_manager_set_color_scheme (manager, schemes[i]);
    assert_page_contrast (fixture);
    g_assert_cmpuint (n_texts, >=, 7);
  }
  session_fixture_activate (fixture, "session.hurts");
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    adw_style_manager_set_color_scheme (manager, schemes[i]);
    assert_page_contrast (fixture);
    g_assert_cmpuint (n_texts, >=, 4);
  }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static const SessionSetting easier = { "desk_reset_2min", 2, 1080, 800, 0 };
static const SessionSetting full = { "desk_reset_2min", 2, 1920, 1080, 0 };
static const SessionSetting window = { "desk_reset_2min", 1, 1000, 700, 0 };
static const SessionSetting window_easier = { "desk_reset_2min", 2, 1000, 700, 0 };
static const SessionSetting sided = { "neck_shoulders_5min", 2, 1080, 800, 0 };
static const SessionSetting narrow = { "neck_shoulders_5min", 2, 360, 700, 0 };
static const SessionSetting narrow_and_large = { "neck_shoulders_5min", 2, 360, 700, 200 };
static const SessionSetting low = { "neck_shoulders_5min", 2, 360, 500, 0 };
static const SessionSetting large = { "neck_shoulders_5min", 2, 1080, 800, 200 };

#define ADD(path, setting, function)                                                               \
  SESSION_FIXTURE_ADD ("/app/session-legibility/" path, &setting, function)

static void
add_tests (void)
{
  ADD ("targets/desk", easier, test_targets);
  ADD ("targets/full", full, test_targets);
  ADD ("targets/narrow", narrow, test_targets);
  ADD ("targets/narrow-and-large", narrow_and_large, test_targets);
  ADD ("capitals", full, test_capitals);
  ADD ("text-grows", narrow, test_text_grows);
  ADD ("ring/full", full, test_ring);
  ADD ("ring/window", window, test_ring);
  ADD ("ring/window-easier", window_easier, test_ring);
  ADD ("narrow/text-100", narrow, test_narrow);
  ADD ("narrow/text-200", narrow_and_large, test_narrow);
  ADD ("narrow/low", low, test_narrow);
  ADD ("large", large, test_narrow);
  ADD ("contrast/desk", easier, test_contrast);
  ADD ("contrast/sided", sided, test_contrast);
}

int
main (int argc, char *argv[])
{
  return session_fixture_run (argc, argv, add_tests);
}
