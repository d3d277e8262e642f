/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-page-fixture.h"
#include "fault-vfs.h"

#include "app/limber-measure-list.h"
#include "app/limber-measure-window.h"
#include "app/limber-questionnaire-window.h"
#include "app/limber-time-button.h"
#include "app/limber-time-popover.h"
#include "store/limber-diary-pain.h"

#include <sqlite3.h>

/* The fields of the Diary page: scale, body map, self tests and questions. */

static void
test_keys (DiaryPageFixture *fixture, gconstpointer data)
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
test_narrow (DiaryPageFixture *fixture, gconstpointer data)
{
  int minimum = 0;
  guint n_buttons = 0;

  app_fixture_wait (is_laid_out, diary_page_get_pad (fixture));
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, WIDTH_PX);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (diary_page_get_pad (fixture)));
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
count_spots (DiaryPageFixture *fixture)
{
  guint n_spots = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (diary_page_get_map (fixture)));
       child != NULL; child = gtk_widget_get_next_sibling (child)) {
    graphene_rect_t box;

    g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)), ==,
                     GTK_ACCESSIBLE_ROLE_LIST_ITEM);
    g_assert_true (gtk_widget_get_focusable (child));
    g_assert_true (
        gtk_widget_compute_bounds (child, GTK_WIDGET (diary_page_get_map (fixture)), &box));
    g_assert_cmpfloat (box.size.width, >=, TARGET_PX);
    g_assert_cmpfloat (box.size.height, >=, TARGET_PX);
    n_spots++;
  }
  return n_spots;
}

static gboolean
has_all_spots (gpointer user_data)
{
  GtkWidget *map = GTK_WIDGET (diary_page_get_map (user_data));
  GtkWidget *last = gtk_widget_get_last_child (map);

  return gtk_widget_get_width (last) > 0;
}

static void
test_elsewhere (DiaryPageFixture *fixture, gconstpointer data)
{
  app_fixture_wait (has_all_spots, fixture);
  g_assert_cmpuint (count_spots (fixture), ==, 9);
  diary_page_mark (fixture, "b_neck");
  diary_page_click (GTK_WIDGET (fixture->form), "Elsewhere…");
  app_fixture_wait (has_all_spots, fixture);
  g_assert_cmpuint (count_spots (fixture), ==, LIMBER_N_ZONES);
  diary_page_mark (fixture, "f_knee_r");
  g_assert_nonnull (diary_page_find_text (GTK_WIDGET (fixture->form), "Knee, right · Neck"));
  diary_page_mark (fixture, "b_neck");
  g_assert_nonnull (diary_page_find_text (GTK_WIDGET (fixture->form), "Knee, right"));
  diary_page_click (GTK_WIDGET (fixture->form), "Only the Back");
  app_fixture_wait (has_all_spots, fixture);
  g_assert_cmpuint (count_spots (fixture), ==, 9);
  diary_page_choose (fixture, GDK_KEY_2);
  diary_page_wait_for_rows (fixture, 1);
  g_assert_nonnull (diary_page_find_text (diary_page_get_list (fixture), "Knee, right"));
}

/* Tab: from the top down, left before right; then on to what follows. */
static void
test_tab_order (DiaryPageFixture *fixture, gconstpointer data)
{
  static const char *const order[] = {
    "b_neck",       "b_upper_back_l", "b_upper_back_r", "b_shoulder_l", "b_shoulder_r",
    "b_mid_back_l", "b_mid_back_r",   "b_low_back_l",   "b_low_back_r",
  };

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (diary_page_find_spot (fixture, order[0]))));
  for (guint i = 1; i < G_N_ELEMENTS (order); i++) {
    g_assert_true (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD));
    g_assert_true (gtk_window_get_focus (fixture->window)
                   == GTK_WIDGET (diary_page_find_spot (fixture, order[i])));
  }
  g_assert_true (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD));
  g_assert_false (LIMBER_IS_ZONE_SPOT (gtk_window_get_focus (fixture->window)));
  g_assert_true (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (fixture->window)
                 == GTK_WIDGET (diary_page_find_spot (fixture, order[8])));
}

/* Left is the person's left, whichever way the language runs. */
static void
test_never_flips (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *map = GTK_WIDGET (diary_page_get_map (fixture));
  graphene_rect_t left;
  graphene_rect_t right;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  app_fixture_wait (has_all_spots, fixture);
  gtk_widget_queue_allocate (map);
  app_fixture_iterate ();
  g_assert_true (gtk_widget_compute_bounds (
      GTK_WIDGET (diary_page_find_spot (fixture, "b_low_back_l")), map, &left));
  g_assert_true (gtk_widget_compute_bounds (
      GTK_WIDGET (diary_page_find_spot (fixture, "b_low_back_r")), map, &right));
  g_assert_cmpfloat (left.origin.x, <, right.origin.x);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkWidget *
get_measures (DiaryPageFixture *fixture)
{
  return widget_search_type (fixture->page, LIMBER_TYPE_MEASURE_LIST);
}

typedef struct {
  DiaryPageFixture *fixture;
  guint n_rows;
} MeasureWait;

static gboolean
has_measures (gpointer user_data)
{
  MeasureWait *wait = user_data;

  return diary_page_count_rows (get_measures (wait->fixture)) == wait->n_rows;
}

static void
wait_for_measures (DiaryPageFixture *fixture, guint n_rows)
{
  MeasureWait wait = { fixture, n_rows };

  app_fixture_wait (has_measures, &wait);
}

static void
test_measure (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *window = limber_measure_window_new (fixture->measure_keeper);
  g_autoptr (GPtrArray) measures = NULL;
  const LimberMeasure *measure;

  limber_dialog_present (window, fixture->page);
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget_search_type (window, ADW_TYPE_COMBO_ROW)),
                              LIMBER_MEASURE_SIDE_BEND);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_search_type (window, GTK_TYPE_SPIN_BUTTON)),
                             12.5);
  diary_page_click (window, "Save");
  wait_for_measures (fixture, 1);
  measures = limber_diary_list_measures (diary_page_get_diary (fixture), G_MININT, G_MAXINT, NULL);
  measure = measures->pdata[0];
  g_assert_cmpint (measure->kind, ==, LIMBER_MEASURE_SIDE_BEND);
  g_assert_cmpint (measure->side, ==, LIMBER_MEASURE_SIDE_LEFT);
  g_assert_cmpint (measure->value_tenths, ==, 125);
  g_assert_nonnull (diary_page_find_text (get_measures (fixture), "Side bend, left"));
  g_assert_nonnull (diary_page_find_text (get_measures (fixture), "12.5 cm"));
  g_signal_emit_by_name (widget_search_type (get_measures (fixture), GTK_TYPE_BUTTON), "clicked");
  wait_for_measures (fixture, 0);
  diary_page_undo (fixture, "Deleted: Side bend, left");
  wait_for_measures (fixture, 1);
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

static gboolean
is_unmapped (gpointer user_data)
{
  return !gtk_widget_get_mapped (user_data);
}

static LimberTimePopover *
open_time (GtkWidget *window)
{
  GtkWidget *button = widget_search_type (window, GTK_TYPE_MENU_BUTTON);
  GtkWidget *popover;

  app_fixture_wait (is_mapped, button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = widget_search_type (button, LIMBER_TYPE_TIME_POPOVER);
  g_assert_nonnull (popover);
  app_fixture_wait (is_mapped, popover);
  return LIMBER_TIME_POPOVER (popover);
}

static void
choose_time (GtkWidget *window, GDateTime *time)
{
  LimberTimePopover *popover = open_time (window);

  limber_time_popover_set_time (popover, time);
  gtk_popover_popdown (GTK_POPOVER (popover));
  app_fixture_wait (is_unmapped, popover);
}

/* A popover that is only looked at changes nothing: now stays now. */
static void
test_time_looked_at (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *window = limber_measure_window_new (fixture->measure_keeper);
  LimberTimePopover *popover;

  limber_dialog_present (window, fixture->page);
  popover = open_time (window);
  gtk_popover_popdown (GTK_POPOVER (popover));
  app_fixture_wait (is_unmapped, popover);
  g_assert_nonnull (
      diary_page_find_text (widget_search_type (window, LIMBER_TYPE_TIME_BUTTON), "Now"));
  limber_dialog_close (window);
}

/* Measured before breakfast, written down at the desk */
static void
test_measure_of_another_time (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) earlier = g_date_time_new_utc (2026, 3, 1, 7, 30, 0);
  GtkWidget *window = limber_measure_window_new (fixture->measure_keeper);
  g_autoptr (GPtrArray) measures = NULL;

  limber_dialog_present (window, fixture->page);
  choose_time (window, earlier);
  g_assert_nonnull (diary_page_find_text (widget_search_type (window, LIMBER_TYPE_TIME_BUTTON),
                                          "Yesterday, 07:30"));
  diary_page_click (window, "Save");
  wait_for_measures (fixture, 1);
  measures = limber_diary_list_measures (diary_page_get_diary (fixture), G_MININT, G_MAXINT, NULL);
  g_assert_cmpint (((const LimberMeasure *) measures->pdata[0])->at.usec, ==,
                   g_date_time_to_unix (earlier) * G_USEC_PER_SEC);
  g_assert_nonnull (diary_page_find_text (get_measures (fixture), "Yesterday, 07:30"));
}

static gboolean
is_refused (gpointer user_data)
{
  return diary_page_find_text (user_data, "The time lies in the future.") != NULL;
}

/* A time to come is refused in words, and the window stays. */
static void
test_measure_to_come (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) later = g_date_time_new_utc (2026, 3, 3, 7, 30, 0);
  GtkWidget *window = limber_measure_window_new (fixture->measure_keeper);
  g_autoptr (GPtrArray) measures = NULL;

  limber_dialog_present (window, fixture->page);
  choose_time (window, later);
  diary_page_click (window, "Save");
  app_fixture_wait (is_refused, window);
  measures = limber_diary_list_measures (diary_page_get_diary (fixture), G_MININT, G_MAXINT, NULL);
  g_assert_cmpuint (measures->len, ==, 0);
  limber_dialog_close (window);
}

static GtkWidget *
get_save (GtkWidget *window)
{
  return gtk_widget_get_ancestor (diary_page_find_text (window, "Save"), GTK_TYPE_BUTTON);
}

/* With 4, 5 and 6: Save can be pressed once all are answered, and not before. */
static void
answer (GtkWidget *window)
{
  GtkWidget *pad = widget_search_type (window, LIMBER_TYPE_PAIN_PAD);
  guint key = GDK_KEY_4;

  for (; pad != NULL; pad = gtk_widget_get_next_sibling (pad)) {
    if (!LIMBER_IS_PAIN_PAD (pad))
      continue;
    g_assert_false (gtk_widget_get_sensitive (get_save (window)));
    limber_pain_pad_press_key (LIMBER_PAIN_PAD (pad), key++, 0);
  }
  g_assert_cmpuint (key, ==, GDK_KEY_7);
  g_assert_true (gtk_widget_get_sensitive (get_save (window)));
}

static GPtrArray *
list_questionnaires (DiaryPageFixture *fixture)
{
  return limber_diary_list_questionnaires (diary_page_get_diary (fixture), G_MININT, G_MAXINT,
                                           NULL);
}

/* All answered, or not at all */
static void
test_questionnaire (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *window = limber_questionnaire_window_new (fixture->measure_keeper,
                                                       LIMBER_QUESTIONNAIRE_PEG);
  g_autoptr (GPtrArray) filled = NULL;

  limber_dialog_present (window, fixture->page);
  answer (window);
  /* English is validated: nothing is said. */
  g_assert_null (
      diary_page_find_text (window, "The wording of these questions has not been validated in this "
                                    "language. Compare the results with one another only."));
  diary_page_click (window, "Save");
  wait_for_measures (fixture, 1);
  filled = list_questionnaires (fixture);
  g_assert_cmpfloat_with_epsilon (limber_questionnaire_get_score (filled->pdata[0]), 5, 1e-9);
  g_assert_cmpstr (((const LimberQuestionnaire *) filled->pdata[0])->language, ==, "en");
  g_assert_nonnull (diary_page_find_text (get_measures (fixture), "5.0 of 10"));
  g_signal_emit_by_name (widget_search_type (get_measures (fixture), GTK_TYPE_BUTTON), "clicked");
  wait_for_measures (fixture, 0);
  diary_page_undo (fixture, "Deleted: Weekly questions (PEG)");
  wait_for_measures (fixture, 1);
}

/* Answered on paper yesterday */
static void
test_questionnaire_of_another_time (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) earlier = g_date_time_new_utc (2026, 3, 1, 7, 30, 0);
  GtkWidget *window = limber_questionnaire_window_new (fixture->measure_keeper,
                                                       LIMBER_QUESTIONNAIRE_PEG);
  g_autoptr (GPtrArray) filled = NULL;

  limber_dialog_present (window, fixture->page);
  answer (window);
  choose_time (window, earlier);
  diary_page_click (window, "Save");
  wait_for_measures (fixture, 1);
  filled = list_questionnaires (fixture);
  g_assert_cmpint (((const LimberQuestionnaire *) filled->pdata[0])->at.usec, ==,
                   g_date_time_to_unix (earlier) * G_USEC_PER_SEC);
  g_assert_nonnull (diary_page_find_text (get_measures (fixture), "Yesterday, 07:30"));
}

/* A time to come is refused in words, and the answers stay. */
static void
test_questionnaire_to_come (DiaryPageFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) later = g_date_time_new_utc (2026, 3, 3, 7, 30, 0);
  GtkWidget *window = limber_questionnaire_window_new (fixture->measure_keeper,
                                                       LIMBER_QUESTIONNAIRE_PEG);
  g_autoptr (GPtrArray) filled = NULL;

  limber_dialog_present (window, fixture->page);
  answer (window);
  choose_time (window, later);
  diary_page_click (window, "Save");
  app_fixture_wait (is_refused, window);
  g_assert_true (gtk_widget_get_sensitive (get_save (window)));
  filled = list_questionnaires (fixture);
  g_assert_cmpuint (filled->len, ==, 0);
  limber_dialog_close (window);
}

/* S81, for self tests: the window stays with what was filled in. */
static void
test_measure_on_full_disk (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *window = limber_measure_window_new (fixture->measure_keeper);
  GtkSpinButton *value;

  limber_dialog_present (window, fixture->page);
  value = GTK_SPIN_BUTTON (widget_search_type (window, GTK_TYPE_SPIN_BUTTON));
  gtk_spin_button_set_value (value, -3);
  fault_vfs_fail_after (0, SQLITE_FULL);
  diary_page_click (window, "Save");
  /* Pressed twice, it is noted once. */
  g_assert_false (gtk_widget_get_sensitive (get_save (window)));
  while (!gtk_widget_is_sensitive (GTK_WIDGET (value)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (fault_vfs_has_failed ());
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (value), -3, 1e-9);
  fault_vfs_fail_after (-1, SQLITE_OK);
  diary_page_click (window, "Save");
  wait_for_measures (fixture, 1);
  g_assert_nonnull (diary_page_find_text (get_measures (fixture), "-3 cm"));
}

static gboolean
has_toast (gpointer user_data)
{
  DiaryPageFixture *fixture = user_data;

  return gtk_widget_get_last_child (GTK_WIDGET (fixture->toasts)) != fixture->page;
}

/* S81: closed before the disk refused it, so its window cannot say so. */
static void
test_measure_closed_on_full_disk (DiaryPageFixture *fixture, gconstpointer data)
{
  GtkWidget *window = limber_measure_window_new (fixture->measure_keeper);

  limber_dialog_present (window, fixture->page);
  fault_vfs_fail_after (0, SQLITE_FULL);
  diary_page_click (window, "Save");
  limber_dialog_close (window);
  app_fixture_wait (has_toast, fixture);
  g_assert_true (fault_vfs_has_failed ());
  fault_vfs_fail_after (-1, SQLITE_OK);
}

static void
add_tests (void)
{
  diary_page_add ("/app/diary-fields/keys", test_keys);
  diary_page_add ("/app/diary-fields/narrow", test_narrow);
  diary_page_add ("/app/diary-fields/elsewhere", test_elsewhere);
  diary_page_add ("/app/diary-fields/tab-order", test_tab_order);
  diary_page_add ("/app/diary-fields/never-flips", test_never_flips);
  diary_page_add ("/app/diary-fields/measure", test_measure);
  diary_page_add ("/app/diary-fields/time-looked-at", test_time_looked_at);
  diary_page_add ("/app/diary-fields/measure-of-another-time", test_measure_of_another_time);
  diary_page_add ("/app/diary-fields/measure-to-come", test_measure_to_come);
  diary_page_add ("/app/diary-fields/questionnaire", test_questionnaire);
  diary_page_add ("/app/diary-fields/questionnaire-of-another-time",
                  test_questionnaire_of_another_time);
  diary_page_add ("/app/diary-fields/questionnaire-to-come", test_questionnaire_to_come);
  diary_page_add ("/app/diary-fields/S81-measure-on-full-disk", test_measure_on_full_disk);
  diary_page_add ("/app/diary-fields/S81-measure-closed-on-full-disk",
                  test_measure_closed_on_full_disk);
}

int
main (int argc, char *argv[])
{
  return diary_page_run (argc, argv, add_tests);
}
