/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-window.h"

#include "app/limber-article-page.h"
#include "app/limber-diary-page.h"
#include "app/limber-eraser.h"
#include "app/limber-home.h"
#include "app/limber-learn-page.h"
#include "app/limber-navigation-shim.h"
#include "app/limber-pain-window.h"
#include "app/limber-report-dialog.h"
#include "app/limber-routine-choice.h"
#include "app/limber-routine-page.h"
#include "app/limber-session-runner.h"
#include "app/limber-tailor.h"
#include "app/limber-toast-lift.h"
#include "app/limber-today-page.h"
#include "app/limber-welcome.h"
#include "app/limber-why-page.h"
#include "app/limber-window-size.h"
#include "library/limber-article-list.h"

#include <glib/gi18n-lib.h>

/* LimberWindow holds the pages and goes from one to the next. The library, the settings and the
 * clock are handed on to them; what a session takes is for LimberSessionRunner. Main thread. */
struct _LimberWindow {
  AdwApplicationWindow parent_instance;

  LimberLibrary *library;        /* (owned) */
  GSettings *settings;           /* (owned) */
  LimberClock *clock;            /* (owned) */
  LimberDiaryAccess *diary;      /* (owned) */
  LimberLook *look;              /* (owned) */
  LimberTailor *tailor;          /* (owned) */
  LimberUndoOffers *offers;      /* (owned) */
  LimberPainKeeper *pain_keeper; /* (owned) */
  LimberSessionRunner *runner;   /* (owned) */
  guint complete_source_id;
  guint tidy_source_id;
  AdwToastOverlay *toasts;
  LimberNavigationShim *pages;
  LimberHome *home;            /* (unowned): a child of @pages, as are those below */
  LimberTodayPage *today_page; /* (unowned): in @home */
  LimberLearnPage *learn_page; /* (unowned) (nullable): in @home */
  GtkWidget *article_page;     /* (unowned) (nullable) */
  GtkWidget *routine_page;     /* (unowned) (nullable) */
  GtkWidget *welcome;          /* (unowned) (nullable) */
  GtkWidget *why_page;         /* (unowned) (nullable) */
  GtkWidget *session_view;     /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LimberWindow, limber_window, ADW_TYPE_APPLICATION_WINDOW)

static void
offer_unfinished (LimberWindow *self)
{
  LimberRoutine *routine = NULL;
  const LimberUnfinished *note = limber_session_runner_find_unfinished (self->runner, &routine);
  const char *title = routine != NULL ? limber_routine_get_title (routine) : NULL;

  limber_routines_page_set_unfinished (limber_home_get_routines_page (self->home), note, title);
  limber_today_page_set_unfinished (self->today_page, note, title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.continue", note != NULL);
}

static void
drop_page (LimberWindow *self, GtkWidget **page)
{
  if (*page == NULL)
    return;
  limber_navigation_shim_remove (self->pages, *page);
  *page = NULL;
}

/* A page that slid out is removed once it is out of sight. */
static void
remove_hidden_pages (LimberWindow *self)
{
  GtkWidget *shown = limber_navigation_shim_get_shown (self->pages);

  if (self->session_view != NULL && shown != self->session_view) {
    limber_session_runner_leave (self->runner);
    drop_page (self, &self->session_view);
    offer_unfinished (self);
  }
  if (shown == GTK_WIDGET (self->home)) {
    drop_page (self, &self->welcome);
    drop_page (self, &self->why_page);
    drop_page (self, &self->routine_page);
  }
  if (shown != self->article_page)
    drop_page (self, &self->article_page);
}

static gboolean
tidy_idle_cb (gpointer user_data)
{
  LimberWindow *self = user_data;

  self->tidy_source_id = 0;
  if (!limber_navigation_shim_is_moving (self->pages))
    remove_hidden_pages (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: a page tells of a transition's end in the midst of beginning the next one. */
static void
transition_changed_cb (LimberWindow *self)
{
  if (self->tidy_source_id == 0)
    self->tidy_source_id = g_idle_add (tidy_idle_cb, self);
}

static void
go_to (LimberWindow *self, GtkWidget *page)
{
  gboolean can_go_back = page == self->routine_page || page == self->article_page
                         || page == self->why_page;

  limber_navigation_shim_show (self->pages, page, can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", can_go_back);
  gtk_widget_grab_focus (page);
  transition_changed_cb (self);
}

static void
article_chosen_cb (LimberWindow *self, const char *id)
{
  limber_window_show_article (self, id);
}

static void
back_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberWindow *self = LIMBER_WINDOW (widget);

  go_to (self, GTK_WIDGET (self->home));
}

static void
session_closed_cb (LimberWindow *self)
{
  if (self->welcome != NULL)
    go_to (self, self->welcome);
  else if (self->routine_page != NULL)
    go_to (self, self->routine_page);
  else
    go_to (self, GTK_WIDGET (self->home));
}

static void
start_wanted_cb (LimberWindow *self, guint level)
{
  LimberRoutine *routine = limber_routine_page_get_routine (
      LIMBER_ROUTINE_PAGE (self->routine_page));

  limber_tailor_remember_level (self->tailor, routine, level);
  limber_session_runner_ask_and_start (self->runner, limber_routine_get_id (routine), level);
}

static void
routine_chosen_cb (LimberWindow *self, const char *id)
{
  limber_window_show_routine (self, id);
}

static void
next_started_cb (LimberWindow *self, const char *id)
{
  limber_session_runner_ask_and_start (self->runner, id, 0);
}

static void
why_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberWindow *self = LIMBER_WINDOW (widget);

  if (self->session_view != NULL || self->why_page != NULL)
    return;
  self->why_page = limber_why_page_new (self->diary, self->clock);
  limber_navigation_shim_add (self->pages, self->why_page, _ ("Why?"));
  go_to (self, self->why_page);
}

static void
continue_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  limber_session_runner_continue (LIMBER_WINDOW (widget)->runner);
}

static void
search_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberWindow *self = LIMBER_WINDOW (widget);

  if (limber_navigation_shim_get_shown (self->pages) == GTK_WIDGET (self->home)
      && limber_home_get_section (self->home) == LIMBER_SECTION_ROUTINES)
    limber_routines_page_search (limber_home_get_routines_page (self->home));
}

static void
show_section_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberWindow *self = LIMBER_WINDOW (widget);

  if (self->session_view == NULL)
    limber_window_show_section (self, (LimberSection) (g_variant_get_int32 (parameter) - 1));
}

static void
read_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  limber_window_show_article (LIMBER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Both need a diary; where there is none, the Diary page says why. */
static void
report_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberWindow *self = LIMBER_WINDOW (widget);
  LimberDiary *diary = limber_diary_access_get_diary (self->diary);

  if (diary != NULL)
    limber_dialog_present (limber_report_dialog_new (diary, self->clock, self->library), widget);
}

static void
erase_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LimberWindow *self = LIMBER_WINDOW (widget);

  if (limber_diary_access_get_diary (self->diary) != NULL)
    limber_eraser_ask (GTK_WINDOW (self), self->diary, self->clock);
}

static void
left_out_changed_cb (LimberWindow *self)
{
  g_auto (GStrv) groups = limber_tailor_dup_left_out (self->tailor);

  if (self->routine_page != NULL)
    limber_routine_page_set_left_out (LIMBER_ROUTINE_PAGE (self->routine_page),
                                      (const char *const *) groups);
}

static void
fill_late_sections (LimberWindow *self)
{
  g_autoptr (LimberMeasureKeeper) measure_keeper = NULL;

  if (self->learn_page != NULL)
    return;
  self->learn_page = LIMBER_LEARN_PAGE (limber_learn_page_new (self->library, self->look));
  g_signal_connect_object (self->learn_page, "chosen", G_CALLBACK (article_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  limber_home_set_page (self->home, LIMBER_SECTION_LEARN, GTK_WIDGET (self->learn_page));
  measure_keeper = limber_measure_keeper_new (self->diary, self->clock, self->offers);
  limber_home_set_page (self->home, LIMBER_SECTION_DIARY,
                        limber_diary_page_new (self->pain_keeper, measure_keeper, self->look));
}

gboolean
limber_window_show_section (LimberWindow *self, LimberSection section)
{
  g_return_val_if_fail (LIMBER_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (section < LIMBER_N_SECTIONS, FALSE);

  if (section == LIMBER_SECTION_LEARN || section == LIMBER_SECTION_DIARY)
    fill_late_sections (self);
  if (!limber_home_show (self->home, section))
    return FALSE;
  if (limber_navigation_shim_get_shown (self->pages) != GTK_WIDGET (self->home))
    go_to (self, GTK_WIDGET (self->home));
  return TRUE;
}

gboolean
limber_window_show_article (LimberWindow *self, const char *id)
{
  GListModel *articles;
  LimberArticle *article;

  g_return_val_if_fail (LIMBER_IS_WINDOW (self), FALSE);

  fill_late_sections (self);
  articles = limber_learn_page_get_articles (self->learn_page);
  article = limber_article_list_find (articles, id);
  if (article == NULL)
    return FALSE;
  if (self->session_view != NULL)
    return TRUE;
  if (self->article_page == NULL) {
    self->article_page = limber_article_page_new (self->library, self->look);
    g_signal_connect_object (self->article_page, "chosen", G_CALLBACK (article_chosen_cb), self,
                             G_CONNECT_SWAPPED);
    limber_navigation_shim_add (self->pages, self->article_page, _ ("Learn"));
  }
  limber_article_page_show (LIMBER_ARTICLE_PAGE (self->article_page), article,
                            limber_article_list_find_next (articles, article));
  go_to (self, self->article_page);
  return TRUE;
}

gboolean
limber_window_show_routine (LimberWindow *self, const char *id)
{
  LimberRoutine *routine;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (LIMBER_IS_WINDOW (self), FALSE);

  routine = limber_library_find_routine (self->library, id);
  if (routine == NULL)
    return FALSE;
  if (self->session_view != NULL)
    return TRUE;
  groups = limber_tailor_dup_left_out (self->tailor);
  drop_page (self, &self->routine_page);
  self->routine_page = limber_routine_page_new (
      routine, limber_tailor_get_level (self->tailor, routine), self->library, self->look);
  limber_routine_page_set_left_out (LIMBER_ROUTINE_PAGE (self->routine_page),
                                    (const char *const *) groups);
  g_signal_connect_object (self->routine_page, "start", G_CALLBACK (start_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  limber_navigation_shim_add (self->pages, self->routine_page, limber_routine_get_title (routine));
  go_to (self, self->routine_page);
  return TRUE;
}

/* Whoever has begun a session needs no introduction. */
static void
pass_first_start (LimberWindow *self)
{
  if (!g_settings_get_boolean (self->settings, "first-start-done")
      && g_settings_is_writable (self->settings, "first-start-done"))
    g_settings_set_boolean (self->settings, "first-start-done", TRUE);
}

static void
bar_height_changed_cb (LimberWindow *self, GParamSpec *pspec, LimberSessionView *view)
{
  limber_toast_lift_set (self->toasts, limber_session_view_get_bar_height (view));
}

static void
session_started_cb (LimberWindow *self)
{
  LimberSessionView *view = limber_session_runner_get_view (self->runner);
  LimberTimeline *timeline = limber_session_get_timeline (limber_session_view_get_session (view));

  pass_first_start (self);
  drop_page (self, &self->session_view);
  self->session_view = GTK_WIDGET (view);
  g_signal_connect_object (view, "notify::bar-height-px", G_CALLBACK (bar_height_changed_cb), self,
                           G_CONNECT_SWAPPED);
  limber_navigation_shim_add (self->pages, self->session_view,
                              limber_routine_get_title (limber_timeline_get_routine (timeline)));
  go_to (self, self->session_view);
}

gboolean
limber_window_start_session (LimberWindow *self, const char *id, guint level, guint item)
{
  g_return_val_if_fail (LIMBER_IS_WINDOW (self), FALSE);

  return limber_session_runner_start (self->runner, id, level, item);
}

static void
welcomed_cb (LimberWindow *self)
{
  go_to (self, GTK_WIDGET (self->home));
}

static void
welcome_started_cb (LimberWindow *self)
{
  g_auto (GStrv) areas = g_settings_get_strv (self->settings, "tight-areas");
  g_autoptr (LimberRoutineChoice) choice = limber_routine_choice_pick (
      limber_tailor_get_choices (self->tailor), (const char *const *) areas);

  if (choice != NULL)
    limber_window_start_session (
        self, limber_routine_get_id (limber_routine_choice_get_routine (choice)), 0, 0);
}

void
limber_window_welcome (LimberWindow *self)
{
  LimberParts parts;

  g_return_if_fail (LIMBER_IS_WINDOW (self));

  if (g_settings_get_boolean (self->settings, "first-start-done") || self->session_view != NULL)
    return;
  pass_first_start (self);
  parts = (LimberParts){ .settings = self->settings, .library = self->library };
  self->welcome = limber_welcome_new (&parts);
  g_signal_connect_object (self->welcome, "start", G_CALLBACK (welcome_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "done", G_CALLBACK (welcomed_cb), self,
                           G_CONNECT_SWAPPED);
  limber_navigation_shim_add (self->pages, self->welcome, gtk_window_get_title (GTK_WINDOW (self)));
  go_to (self, self->welcome);
}

gboolean
limber_window_start_next (LimberWindow *self)
{
  const char *id;

  g_return_val_if_fail (LIMBER_IS_WINDOW (self), FALSE);

  id = limber_today_page_get_next (self->today_page);
  return id != NULL && limber_window_start_session (self, id, 0, 0);
}

void
limber_window_tell (LimberWindow *self, const char *message)
{
  g_return_if_fail (LIMBER_IS_WINDOW (self));

  /* A session may still fail to be written down when its window is gone. */
  if (self->offers != NULL)
    limber_undo_offers_tell (self->offers, message);
}

void
limber_window_log_pain (LimberWindow *self)
{
  g_return_if_fail (LIMBER_IS_WINDOW (self));

  limber_dialog_present (limber_pain_window_new (self->pain_keeper, self->look), GTK_WIDGET (self));
}

/* Nothing of the first frame waits for the diary, nor for sections that it does not show. */
static gboolean
complete_idle_cb (gpointer user_data)
{
  LimberWindow *self = user_data;

  self->complete_source_id = 0;
  fill_late_sections (self);
  limber_diary_access_open (self->diary);
  return G_SOURCE_REMOVE;
}

static void
limber_window_map (GtkWidget *widget)
{
  LimberWindow *self = LIMBER_WINDOW (widget);

  GTK_WIDGET_CLASS (limber_window_parent_class)->map (widget);
  if (self->complete_source_id == 0)
    self->complete_source_id = g_idle_add_full (G_PRIORITY_LOW, complete_idle_cb, self, NULL);
}

static gboolean
limber_window_close_request (GtkWindow *window)
{
  limber_window_size_remember (window, LIMBER_WINDOW (window)->settings);
  return GTK_WINDOW_CLASS (limber_window_parent_class)->close_request (window);
}

static void
limber_window_dispose (GObject *object)
{
  LimberWindow *self = LIMBER_WINDOW (object);
  g_autoptr (LimberHome) home = self->home != NULL ? g_object_ref (self->home) : NULL;

  if (home != NULL)
    limber_navigation_shim_remove (self->pages, GTK_WIDGET (home));
  g_clear_handle_id (&self->tidy_source_id, g_source_remove);
  g_clear_handle_id (&self->complete_source_id, g_source_remove);
  if (self->runner != NULL)
    limber_session_runner_leave (self->runner);
  self->session_view = NULL;
  self->routine_page = NULL;
  self->article_page = NULL;
  self->home = NULL;
  self->why_page = NULL;
  self->welcome = NULL;
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->diary);
  g_clear_object (&self->look);
  g_clear_object (&self->runner);
  g_clear_object (&self->pain_keeper);
  g_clear_object (&self->offers);
  g_clear_object (&self->tailor);

  G_OBJECT_CLASS (limber_window_parent_class)->dispose (object);
  /* GTK 4.8 keeps a page out of which it moves the focus a second time before the next frame, which
   * a hidden window does not have, with all that is in it. */
  if (home != NULL)
    g_object_run_dispose (G_OBJECT (home));
}

static void
limber_window_class_init (LimberWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_window_dispose;
  widget_class->map = limber_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = limber_window_close_request;
  g_type_ensure (LIMBER_TYPE_NAVIGATION_SHIM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/limberapp/Limber/limber-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LimberWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LimberWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, transition_changed_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_install_action (widget_class, "win.continue", NULL, continue_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.why", NULL, why_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-section", "i",
                                   show_section_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.read", "s", read_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.erase", NULL, erase_activated_cb);
}

static void
limber_window_init (LimberWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", FALSE);
  self->home = LIMBER_HOME (limber_home_new ());
  limber_navigation_shim_add (self->pages, GTK_WIDGET (self->home),
                              gtk_window_get_title (GTK_WINDOW (self)));
}

static void
create_runner (LimberWindow *self, const LimberParts *parts)
{
  self->runner = limber_session_runner_new (parts, self->tailor, self->pain_keeper, self->look,
                                            GTK_WIDGET (self));
  g_signal_connect_object (self->runner, "started", G_CALLBACK (session_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "closed", G_CALLBACK (session_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "tell", G_CALLBACK (limber_window_tell), self,
                           G_CONNECT_SWAPPED);
}

LimberWindow *
limber_window_new (GtkApplication *application, const LimberParts *parts)
{
  LimberWindow *self = g_object_new (LIMBER_TYPE_WINDOW, "application", application, NULL);
  LimberRoutinesPage *routines_page = limber_home_get_routines_page (self->home);

  self->library = g_object_ref (parts->library);
  self->settings = g_object_ref (parts->settings);
  self->clock = g_object_ref (parts->clock);
  self->diary = g_object_ref (parts->diary);
  self->look = limber_look_new (parts->settings);
  self->offers = limber_undo_offers_new (self->toasts);
  self->pain_keeper = limber_pain_keeper_new (self->diary, self->clock, self->offers);
  self->tailor = limber_tailor_new (self->library, self->settings, self->clock);
  create_runner (self, parts);
  limber_window_size_restore (GTK_WINDOW (self), self->settings);
  limber_routines_page_set_choices (routines_page, limber_tailor_get_choices (self->tailor),
                                    self->look);
  limber_routines_page_bind_settings (routines_page, parts->settings);
  g_signal_connect_object (routines_page, "chosen", G_CALLBACK (routine_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->today_page = LIMBER_TODAY_PAGE (
      limber_today_page_new (parts, limber_tailor_get_choices (self->tailor)));
  g_signal_connect_object (self->today_page, "start", G_CALLBACK (next_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->today_page, "tell", G_CALLBACK (limber_window_tell), self,
                           G_CONNECT_SWAPPED);
  limber_home_set_page (self->home, LIMBER_SECTION_TODAY, GTK_WIDGET (self->today_page));
  limber_home_show (self->home, LIMBER_SECTION_TODAY);
  g_signal_connect_object (parts->settings, "changed::conditions", G_CALLBACK (left_out_changed_cb),
                           self, G_CONNECT_SWAPPED);
  /* In the switcher from the first frame on; what is in them comes with the first need. */
  limber_home_set_page (self->home, LIMBER_SECTION_LEARN, adw_bin_new ());
  limber_home_set_page (self->home, LIMBER_SECTION_DIARY, adw_bin_new ());
  offer_unfinished (self);
  return self;
}
