/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an exported diary: refused in one line, or records. */
#include "config.h"

#include "fuzz/limber-fuzz.h"
#include "report/limber-diary-json.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberDiaryContent) content = limber_diary_json_read (bytes, &error);

  g_assert_true ((content == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
