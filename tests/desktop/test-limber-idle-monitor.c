/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-idle-monitor.h"

/* The choice between mechanisms, on fakes that a test makes work or fail. */

#define FAKE_TYPE_SOURCE (fake_source_get_type ())
G_DECLARE_FINAL_TYPE (FakeSource, fake_source, FAKE, SOURCE, GObject)

struct _FakeSource {
  GObject parent_instance;
  gboolean is_offered;
  gboolean is_started;
};

static void fake_source_idle_source_init (LimberIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeSource,
                               fake_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_IDLE_SOURCE,
                                                      fake_source_idle_source_init))

static gboolean
fake_source_start (LimberIdleSource *source, guint threshold_msecs, GError **error)
{
  FakeSource *self = FAKE_SOURCE (source);

  if (!self->is_offered) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "not here");
    return FALSE;
  }
  self->is_started = TRUE;
  return TRUE;
}

static void
fake_source_stop (LimberIdleSource *source)
{
  FAKE_SOURCE (source)->is_started = FALSE;
}

static gboolean
fake_source_ignores_inhibitors (LimberIdleSource *source)
{
  return TRUE;
}

static void
fake_source_idle_source_init (LimberIdleSourceInterface *iface)
{
  iface->name = "Fake";
  iface->start = fake_source_start;
  iface->stop = fake_source_stop;
  iface->ignores_inhibitors = fake_source_ignores_inhibitors;
}

static void
fake_source_class_init (FakeSourceClass *klass)
{
}

static void
fake_source_init (FakeSource *self)
{
}

typedef struct {
  FakeSource *sources[2]; /* (owned) */
  LimberIdleMonitor *monitor;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) list = g_list_store_new (LIMBER_TYPE_IDLE_SOURCE);

  for (guint i = 0; i < 2; i++) {
    fixture->sources[i] = g_object_new (FAKE_TYPE_SOURCE, NULL);
    g_list_store_append (list, fixture->sources[i]);
  }
  fixture->monitor = limber_idle_monitor_new (G_LIST_MODEL (list), 30000);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->monitor);
  for (guint i = 0; i < 2; i++)
    g_object_unref (fixture->sources[i]);
}

/* S30: where what is best is missing, the next one is taken. */
static void
test_first_that_works (Fixture *fixture, gconstpointer unused)
{
  GPtrArray *probes;
  const LimberIdleProbe *first;

  fixture->sources[1]->is_offered = TRUE;
  g_assert_true (limber_idle_monitor_start (fixture->monitor));
  g_assert_true (fixture->sources[1]->is_started);
  probes = limber_idle_monitor_get_probes (fixture->monitor);
  g_assert_cmpuint (probes->len, ==, 2);
  first = g_ptr_array_index (probes, 0);
  g_assert_false (first->is_offered);
  g_assert_cmpstr (first->reason, ==, "not here");
}

static void
test_none (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (limber_idle_monitor_start (fixture->monitor));
  g_assert_null (limber_idle_monitor_get_source_name (fixture->monitor));
  g_assert_false (limber_idle_monitor_is_idle (fixture->monitor));
}

static void
test_follows (Fixture *fixture, gconstpointer unused)
{
  fixture->sources[0]->is_offered = TRUE;
  g_assert_true (limber_idle_monitor_start (fixture->monitor));
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (fixture->sources[0]));
  g_assert_true (limber_idle_monitor_is_idle (fixture->monitor));
  limber_idle_source_emit_became_active (LIMBER_IDLE_SOURCE (fixture->sources[0]));
  g_assert_false (limber_idle_monitor_is_idle (fixture->monitor));
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (fixture->sources[1]));
  g_assert_false (limber_idle_monitor_is_idle (fixture->monitor));
}

/* S28: a compositor that goes is replaced by the next mechanism; nobody is idle by its last word.
 */
static void
test_lost (Fixture *fixture, gconstpointer unused)
{
  fixture->sources[0]->is_offered = TRUE;
  fixture->sources[1]->is_offered = TRUE;
  g_assert_true (limber_idle_monitor_start (fixture->monitor));
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (fixture->sources[0]));
  fixture->sources[0]->is_offered = FALSE;
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (fixture->sources[0]));
  g_assert_true (fixture->sources[1]->is_started);
  g_assert_false (limber_idle_monitor_is_idle (fixture->monitor));
}

/* S22: what was found not to keep its promise comes after all others, and before nothing. */
static void
test_distrusted (Fixture *fixture, gconstpointer unused)
{
  const LimberIdleProbe *last;

  fixture->sources[0]->is_offered = TRUE;
  fixture->sources[1]->is_offered = TRUE;
  limber_idle_monitor_distrust (fixture->monitor, LIMBER_IDLE_SOURCE (fixture->sources[0]));
  g_assert_true (limber_idle_monitor_start (fixture->monitor));
  g_assert_false (fixture->sources[0]->is_started);
  g_assert_true (limber_idle_monitor_get_source (fixture->monitor)
                 == LIMBER_IDLE_SOURCE (fixture->sources[1]));
  last = g_ptr_array_index (limber_idle_monitor_get_probes (fixture->monitor), 1);
  g_assert_true (last->is_distrusted);
  g_assert_false (last->is_offered);

  fixture->sources[1]->is_offered = FALSE;
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (fixture->sources[1]));
  g_assert_true (limber_idle_monitor_get_source (fixture->monitor)
                 == LIMBER_IDLE_SOURCE (fixture->sources[0]));
}

static void
test_all_lost (Fixture *fixture, gconstpointer unused)
{
  fixture->sources[0]->is_offered = TRUE;
  g_assert_true (limber_idle_monitor_start (fixture->monitor));
  fixture->sources[0]->is_offered = FALSE;
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (fixture->sources[0]));
  g_assert_null (limber_idle_monitor_get_source_name (fixture->monitor));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/desktop/idle-monitor/S30-first-that-works", test_first_that_works },
    { "/desktop/idle-monitor/none", test_none },
    { "/desktop/idle-monitor/follows", test_follows },
    { "/desktop/idle-monitor/S28-lost", test_lost },
    { "/desktop/idle-monitor/all-lost", test_all_lost },
    { "/desktop/idle-monitor/S22-distrusted", test_distrusted },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
