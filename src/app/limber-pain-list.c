/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-pain-list.h"

#include "app/limber-pain-text.h"
#include "app/limber-word-wrap.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* LimberPainList shows a group for each day. A diary of ten years costs no more than its newest
 * page, until the person asks for earlier ones. What people wrote is shown as plain text. CSS class
 * `pain-list`. Main thread. */
struct _LimberPainList {
  GtkBox parent_instance;

  LimberPainKeeper *keeper; /* (owned) */
  GPtrArray *entries;       /* (owned) (element-type LimberPainEntry): shown, newest first */
  GCancellable *listing;    /* (owned) (nullable): of the newest call */
  GtkWidget *groups;
  GtkWidget *empty_label;
  GtkWidget *earlier_button;
};

#define PAGE_SIZE        30
#define SHOWN_NOTE_LINES 3

typedef enum {
  SIGNAL_EDIT,
} LimberPainListSignal;

static guint signals[SIGNAL_EDIT + 1];

G_DEFINE_FINAL_TYPE (LimberPainList, limber_pain_list, GTK_TYPE_BOX)

static void
row_activated_cb (LimberPainList *self, GtkWidget *row)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, g_object_get_data (G_OBJECT (row), "entry"));
}

static void
delete_clicked_cb (LimberPainList *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const LimberPainEntry *entry = g_object_get_data (G_OBJECT (row), "entry");

  gtk_widget_set_sensitive (button, FALSE);
  limber_pain_keeper_delete (self->keeper, entry);
}

/* "14:05 · After a session", and the note below */
static char *
describe (const LimberPainEntry *entry)
{
  g_autofree char *time = limber_pain_text_time (&entry->at);
  g_autofree char *line = NULL;

  if (entry->question == LIMBER_PAIN_NOW)
    line = g_strdup (time);
  else
    line = g_strdup_printf ("%s · %s", time, limber_pain_question_get_title (entry->question));
  return entry->note != NULL ? g_strdup_printf ("%s\n%s", line, entry->note)
                             : g_steal_pointer (&line);
}

static GtkWidget *
create_badge (int level)
{
  g_autofree char *text = g_strdup_printf ("%d", level);
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "level-badge");
  return badge;
}

static GtkWidget *
create_delete_button (LimberPainList *self, const char *what)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a button, for screen readers; %s: "4 of 10, Neck" */
  g_autofree char *name = g_strdup_printf (_ ("Delete: %s"), what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "large-target");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (LimberPainList *self, LimberPainEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *zones = limber_zones_describe (entry->zones);
  g_autofree char *subtitle = describe (entry);
  g_autofree char *what = limber_pain_text_entry (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 zones[0] != '\0' ? zones : _ ("No place given"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), SHOWN_NOTE_LINES + 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_badge (entry->level));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_delete_button (self, what));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, what,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_object_set_data_full (G_OBJECT (row), "entry", limber_pain_entry_copy (entry),
                          (GDestroyNotify) limber_pain_entry_free);
  return row;
}

static GtkWidget *
create_group (LimberPainList *self, int day)
{
  LimberStamp now = limber_stamp_new_now (limber_pain_keeper_get_clock (self->keeper));
  g_autofree char *title = limber_pain_text_day (day, limber_stamp_get_day (&now));
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *rows = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "day");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->groups), heading);
  gtk_box_append (GTK_BOX (self->groups), rows);
  return rows;
}

static void
remove_groups (LimberPainList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
}

static void
show_entries (LimberPainList *self, guint first)
{
  GtkWidget *rows = NULL;
  int shown_day = 0;

  if (first > 0) {
    const LimberPainEntry *before = g_ptr_array_index (self->entries, first - 1);

    rows = gtk_widget_get_last_child (self->groups);
    shown_day = limber_stamp_get_day (&before->at);
  }
  for (guint i = first; i < self->entries->len; i++) {
    LimberPainEntry *entry = g_ptr_array_index (self->entries, i);
    int day = limber_stamp_get_day (&entry->at);

    if (rows == NULL || day != shown_day)
      rows = create_group (self, day);
    shown_day = day;
    gtk_list_box_append (GTK_LIST_BOX (rows), create_row (self, entry));
  }
  gtk_widget_set_visible (self->empty_label, self->entries->len == 0);
}

/** A call for one page. */
typedef struct {
  LimberPainList *list;      /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint limit;
  gboolean is_further; /* follows what is shown */
} Listing;

static void
listing_free (Listing *listing)
{
  g_clear_object (&listing->list);
  g_clear_object (&listing->cancellable);
  g_free (listing);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listing *listing = user_data;
  LimberPainList *self = listing->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = limber_diary_list_finish (LIMBER_DIARY (source), result, &error);
  guint first = 0;

  if (entries != NULL && self->listing == listing->cancellable) {
    gtk_widget_set_visible (self->earlier_button, entries->len == listing->limit);
    if (listing->is_further) {
      first = self->entries->len;
      g_ptr_array_extend_and_steal (self->entries, g_steal_pointer (&entries));
    } else {
      g_ptr_array_unref (self->entries);
      self->entries = g_steal_pointer (&entries);
      remove_groups (self);
    }
    show_entries (self, first);
  }
  listing_free (listing);
}

static void
list (LimberPainList *self, guint limit, const LimberPainEntry *after)
{
  LimberDiary *diary = limber_diary_access_get_diary (limber_pain_keeper_get_access (self->keeper));
  Listing *listing;

  if (diary == NULL)
    return;
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  listing = g_new0 (Listing, 1);
  listing->list = g_object_ref (self);
  listing->cancellable = g_object_ref (self->listing);
  listing->limit = limit;
  listing->is_further = after != NULL;
  limber_diary_list_pain_entries_async (diary, G_MININT, G_MAXINT, limit, after, self->listing,
                                        listed_cb, listing);
}

void
limber_pain_list_load (LimberPainList *self)
{
  g_return_if_fail (LIMBER_IS_PAIN_LIST (self));

  list (self, MAX (self->entries->len, PAGE_SIZE), NULL);
}

static void
earlier_clicked_cb (LimberPainList *self)
{
  if (self->entries->len > 0)
    list (self, PAGE_SIZE, g_ptr_array_index (self->entries, self->entries->len - 1));
}

void
limber_pain_list_set_keeper (LimberPainList *self, LimberPainKeeper *keeper)
{
  g_return_if_fail (LIMBER_IS_PAIN_LIST (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
}

static void
limber_pain_list_dispose (GObject *object)
{
  LimberPainList *self = LIMBER_PAIN_LIST (object);

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (limber_pain_list_parent_class)->dispose (object);
}

static void
limber_pain_list_finalize (GObject *object)
{
  g_ptr_array_unref (LIMBER_PAIN_LIST (object)->entries);

  G_OBJECT_CLASS (limber_pain_list_parent_class)->finalize (object);
}

static void
limber_pain_list_class_init (LimberPainListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_pain_list_dispose;
  object_class->finalize = limber_pain_list_finalize;
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       LIMBER_TYPE_PAIN_ENTRY | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
limber_pain_list_init (LimberPainList *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_pain_entry_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pain-list");
  self->empty_label = gtk_label_new (_ ("There are no entries yet."));
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_widget_set_visible (self->empty_label, FALSE);
  gtk_widget_add_css_class (self->empty_label, "dim-label");
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->earlier_button = gtk_button_new_with_mnemonic (_ ("Show _Earlier Entries"));
  limber_word_wrap_button (self->earlier_button);
  gtk_widget_set_halign (self->earlier_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->earlier_button, FALSE);
  gtk_widget_add_css_class (self->earlier_button, "large-target");
  g_signal_connect_swapped (self->earlier_button, "clicked", G_CALLBACK (earlier_clicked_cb), self);
  gtk_box_append (GTK_BOX (self), self->empty_label);
  gtk_box_append (GTK_BOX (self), self->groups);
  gtk_box_append (GTK_BOX (self), self->earlier_button);
}

GtkWidget *
limber_pain_list_new (void)
{
  return g_object_new (LIMBER_TYPE_PAIN_LIST, NULL);
}
