/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-application.h"

#include "app/limber-diary-access.h"
#include "app/limber-dialog-shim.h"
#include "app/limber-help-window.h"
#include "app/limber-preferences.h"
#include "app/limber-window.h"
#include "desktop/limber-system-clock.h"
#include "settings/limber-settings-backend.h"

#include <glib/gi18n-lib.h>

/* LimberApplication owns what the windows share: library, settings and clock. They are made when
 * the first window is, never for --help. Main thread. */
struct _LimberApplication {
  AdwApplication parent_instance;

  LimberLibrary *library;           /* (owned) (nullable) */
  GSettings *settings;              /* (owned) (nullable) */
  LimberClock *clock;               /* (owned) (nullable) */
  LimberDiaryAccess *diary;         /* (owned) (nullable) */
  LimberRemindersSwitch *reminders; /* (owned) (nullable) */
  LimberAgentClient *agent;         /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LimberApplication, limber_application, ADW_TYPE_APPLICATION)

static void
show_reminders (LimberApplication *self)
{
  gboolean is_off = limber_reminders_switch_is_off (self->reminders);
  gboolean is_writable = g_settings_is_writable (self->settings, "reminders-off-until");
  static const struct {
    const char *name;
    gboolean turns_off;
  } actions[] = {
    { "turn-off-until-tomorrow", TRUE },
    { "turn-off", TRUE },
    { "turn-on", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name);

    g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                 is_writable && actions[i].turns_off != is_off);
  }
}

/* TRUE once everything is there. */
static gboolean
ensure_parts (LimberApplication *self)
{
  g_autofree char *diary_path = limber_diary_build_default_path ();
  g_autoptr (GError) error = NULL;

  if (self->settings != NULL)
    return TRUE;
  self->settings = limber_settings_open (&error);
  if (self->settings == NULL) {
    g_printerr ("limber: %s\n", error->message);
    return FALSE;
  }
  self->clock = LIMBER_CLOCK (limber_system_clock_new ());
  self->diary = limber_diary_access_new (diary_path, self->clock);
  self->reminders = limber_reminders_switch_new (self->settings, self->clock);
  self->agent = limber_agent_client_new (NULL, self->reminders);
  g_signal_connect_object (self->reminders, "notify::is-off", G_CALLBACK (show_reminders), self,
                           G_CONNECT_SWAPPED);
  show_reminders (self);
  self->library = limber_library_new_default ();
  limber_library_load (self->library, NULL);
  return TRUE;
}

static LimberParts
get_parts (LimberApplication *self, const char *state_folder)
{
  return (LimberParts){
    .library = self->library,
    .settings = self->settings,
    .clock = self->clock,
    .diary = self->diary,
    .reminders = self->reminders,
    .agent = self->agent,
    .state_folder = state_folder,
  };
}

/* NULL, and the application ends, where it cannot be made. */
static LimberWindow *
ensure_window (LimberApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *state_folder = NULL;
  LimberParts parts;

  for (; window != NULL && !LIMBER_IS_WINDOW (window);)
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    return LIMBER_WINDOW (window);
  if (!ensure_parts (self))
    return NULL;
  state_folder = g_build_filename (g_get_user_state_dir (), "limber", NULL);
  parts = get_parts (self, state_folder);
  return limber_window_new (GTK_APPLICATION (self), &parts);
}

/* For what is shown within the window or above it: an action may be all that starts the program. */
static LimberWindow *
ensure_shown_window (LimberApplication *self)
{
  LimberWindow *window = ensure_window (self);

  if (window != NULL && !gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
tell_unknown_routine (LimberWindow *window, const char *id)
{
  /* Translators: %s is what was given as a routine's name */
  g_autofree char *message = g_strdup_printf (_ ("There is no routine “%s”."), id);

  limber_window_tell (window, message);
}

/* At once: what the page of the routine would say can wait. */
static void
start_routine (LimberWindow *window, const char *id)
{
  if (!limber_window_start_session (window, id, 0, 0) && !limber_window_show_routine (window, id))
    tell_unknown_routine (window, id);
}

static void
show_routine_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_window (user_data);
  const char *id = g_variant_get_string (parameter, NULL);

  if (window == NULL)
    return;
  if (!limber_window_show_routine (window, id))
    tell_unknown_routine (window, id);
  gtk_window_present (GTK_WINDOW (window));
}

/* What a notification opens that has nothing more to say */
static void
show_today_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_window (user_data);

  if (window == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-section", "i", 1);
  gtk_window_present (GTK_WINDOW (window));
}

static void
start_routine_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_window (user_data);
  const char *id = g_variant_get_string (parameter, NULL);

  if (window == NULL)
    return;
  start_routine (window, id);
  gtk_window_present (GTK_WINDOW (window));
}

static void
start_stretch_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_window (user_data);

  if (window == NULL)
    return;
  limber_window_start_next (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
turn_off_until_tomorrow_activated_cb (GSimpleAction *action,
                                      GVariant *parameter,
                                      gpointer user_data)
{
  LimberApplication *self = user_data;

  if (ensure_parts (self))
    limber_reminders_switch_turn_off_until_tomorrow (self->reminders);
}

static void
turn_off_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberApplication *self = user_data;

  if (ensure_parts (self))
    limber_reminders_switch_turn_off (self->reminders);
}

static void
turn_on_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberApplication *self = user_data;

  if (ensure_parts (self))
    limber_reminders_switch_turn_on (self->reminders);
}

static void
preferences_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberApplication *self = user_data;
  LimberWindow *window = ensure_shown_window (self);
  GtkWidget *preferences;
  LimberParts parts;

  if (window == NULL)
    return;
  parts = get_parts (self, NULL);
  preferences = limber_preferences_new (&parts);
  limber_dialog_present (preferences, GTK_WIDGET (window));
}

static void
get_help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_shown_window (user_data);
  GtkWidget *help;

  if (window == NULL)
    return;
  help = limber_help_window_new ();
  limber_dialog_present (help, GTK_WIDGET (window));
}

/* Built when it is asked for: GTK's own way builds it with every window, before the first frame. */
static void
shortcuts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_shown_window (user_data);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *shortcuts;

  if (window == NULL)
    return;
  builder = gtk_builder_new_from_resource ("/io/github/limberapp/Limber/limber-shortcuts.ui");
  shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (window));
  gtk_window_present (shortcuts);
}

static void
log_pain_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_window (user_data);

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  limber_window_log_pain (window);
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LimberWindow *window = ensure_shown_window (user_data);
  g_autofree char *copyright = g_strconcat ("© 2026 ", _ ("The Limber authors"), NULL);
  GtkWidget *about;

  if (window == NULL)
    return;
  about = g_object_new (
      LIMBER_TYPE_ABOUT_BASE, "application-name", _ ("Limber"), "application-icon",
      LIMBER_APPLICATION_ID, "version", LIMBER_VERSION, "license-type", GTK_LICENSE_GPL_3_0,
      "developer-name", _ ("The Limber authors"), "copyright", copyright, "website",
      "https://github.com/limberapp/Limber", "issue-url",
      "https://github.com/limberapp/Limber/issues", "comments",
      _ ("Movement-break and exercise diary. Not a medical device. It does not replace advice from "
         "your doctor or physiotherapist."),
      /* Translators: your names, one a line */
      "translator-credits", _ ("translator-credits"), NULL);
  limber_dialog_present (about, GTK_WIDGET (window));
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (user_data)) != NULL)
    gtk_window_destroy (window);
}

/* What is answered without a window, and without another one that is there */
static int
limber_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("limber %s\n", LIMBER_VERSION);
  return 0;
}

static int
limber_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char **rest = NULL;
  const char *routine = NULL;
  LimberWindow *window = ensure_window (LIMBER_APPLICATION (application));

  if (window == NULL)
    return 1;
  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&s", &rest))
    routine = rest[0];
  g_free (rest);
  g_variant_dict_lookup (options, "routine", "&s", &routine);
  if (routine == NULL && g_variant_dict_contains (options, "begin"))
    limber_window_start_next (window);
  else if (routine != NULL && g_variant_dict_contains (options, "begin"))
    start_routine (window, routine);
  else if (routine != NULL && !limber_window_show_routine (window, routine))
    tell_unknown_routine (window, routine);
  else if (routine == NULL && !g_variant_dict_contains (options, "log-pain"))
    limber_window_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
  if (g_variant_dict_contains (options, "log-pain"))
    limber_window_log_pain (window);
  return 0;
}

static void
limber_application_activate (GApplication *application)
{
  LimberWindow *window = ensure_window (LIMBER_APPLICATION (application));

  if (window == NULL)
    return;
  limber_window_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
limber_application_startup (GApplication *application)
{
  static const struct {
    const char *action;
    const char *keys[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.get-help", { "F1" } },
    { "app.shortcuts", { "<Control>question", "<Control>F1" } },
    { "win.search", { "<Control>f" } },
    { "window.close", { "<Control>w" } },
    { "win.show-section(1)", { "<Control>1", "<Alt>1" } },
    { "win.show-section(2)", { "<Control>2", "<Alt>2" } },
    { "win.show-section(3)", { "<Control>3", "<Alt>3" } },
    { "win.show-section(4)", { "<Control>4", "<Alt>4" } },
  };

  /* Before the display is opened: the desktop knows windows by it (WM_CLASS; app_id of Wayland). */
  g_set_prgname (LIMBER_APPLICATION_ID);
  G_APPLICATION_CLASS (limber_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (LIMBER_APPLICATION_ID);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].keys);
}

static void
limber_application_dispose (GObject *object)
{
  LimberApplication *self = LIMBER_APPLICATION (object);

  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->diary);
  g_clear_object (&self->agent);
  g_clear_object (&self->reminders);

  G_OBJECT_CLASS (limber_application_parent_class)->dispose (object);
}

static void
limber_application_class_init (LimberApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_application_dispose;
  application_class->activate = limber_application_activate;
  application_class->command_line = limber_application_command_line;
  application_class->handle_local_options = limber_application_handle_local_options;
  application_class->startup = limber_application_startup;
}

static void
limber_application_init (LimberApplication *self)
{
  static const GActionEntry entries[] = {
    { "show-routine", show_routine_activated_cb, "s" },
    { "start-routine", start_routine_activated_cb, "s" },
    { "show-today", show_today_activated_cb },
    { "start-stretch", start_stretch_activated_cb },
    { "turn-off-until-tomorrow", turn_off_until_tomorrow_activated_cb },
    { "turn-off", turn_off_activated_cb },
    { "turn-on", turn_on_activated_cb },
    { "preferences", preferences_activated_cb },
    { "get-help", get_help_activated_cb },
    { "shortcuts", shortcuts_activated_cb },
    { "log-pain", log_pain_activated_cb },
    { "about", about_activated_cb },
    { "quit", quit_activated_cb },
  };
  static const GOptionEntry options[] = {
    { "routine", 'r', 0, G_OPTION_ARG_STRING, NULL, N_ ("Show this routine"), N_ ("ID") },
    { "begin", 'b', 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin the routine at once"), NULL },
    { "log-pain", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Note how much it hurts"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[ROUTINE]") },
    { NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Coaches short stretching routines and keeps a diary of pain."));
  g_application_set_option_context_description (
      G_APPLICATION (self), _ ("“limberctl library list” names the routines. The manual page is "
                               "limber(1)."));
}

LimberApplication *
limber_application_new (void)
{
  return g_object_new (LIMBER_TYPE_APPLICATION, "application-id", LIMBER_APPLICATION_ID,
                       "resource-base-path", "/io/github/limberapp/Limber", "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
