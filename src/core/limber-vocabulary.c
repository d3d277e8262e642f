/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-vocabulary"

#include "config.h"

#include "core/limber-vocabulary.h"

#include <glib/gi18n-lib.h>

/*
 * LimberVocabulary:
 *
 * The words that exercise files may use, with what people read for them. The order is the one in
 * which they are shown: areas from head to foot, conditions by the part of the body.
 */

typedef struct {
  const char *id;
  const char *title; /* English, marked for translation */
} Word;

typedef struct {
  const Word *words;
  gsize n_words;
} WordList;

static const Word categories[] = {
  { "stretch", N_ ("Stretch") },           { "mobility", N_ ("Mobility") },
  { "strength", N_ ("Strength") },         { "activation", N_ ("Activation") },
  { "self_massage", N_ ("Self-massage") }, { "relaxation", N_ ("Relaxation") },
  { "breathing", N_ ("Breathing") },
};

static const Word areas[] = {
  { "neck", N_ ("Neck") },
  { "shoulder", N_ ("Shoulder") },
  { "chest", N_ ("Chest") },
  { "upper_back", N_ ("Upper back") },
  { "mid_back", N_ ("Mid back") },
  { "lower_back", N_ ("Lower back") },
  { "hip", N_ ("Hip") },
  { "thigh_front", N_ ("Front of the thigh") },
  { "hamstring", N_ ("Back of the thigh") },
  { "calf", N_ ("Calf") },
  { "wrist_forearm", N_ ("Wrist and forearm") },
  { "hand", N_ ("Hand") },
  { "core", N_ ("Core") },
  { "eyes", N_ ("Eyes") },
  { "whole_body", N_ ("Whole body") },
};

static const Word equipment[] = {
  { "chair", N_ ("Chair") },           { "desk", N_ ("Desk") }, { "wall", N_ ("Wall") },
  { "door_frame", N_ ("Door frame") }, { "mat", N_ ("Mat") },   { "cushion", N_ ("Cushion") },
  { "towel", N_ ("Towel") },           { "ball", N_ ("Ball") },
};

static const Word conditions[] = {
  { "acute_disc", N_ ("Acute disc problem or sciatica flare") },
  { "stenosis", N_ ("Spinal stenosis") },
  { "spondylolisthesis", N_ ("Spondylolisthesis") },
  { "osteoporosis", N_ ("Osteoporosis or fragile bones") },
  { "recent_fracture", N_ ("Recent or suspected fracture") },
  { "pregnancy", N_ ("Pregnancy or first weeks after birth") },
  { "recent_surgery_spine", N_ ("Recent spine surgery or injection") },
  { "recent_surgery_abdominal", N_ ("Recent abdominal surgery") },
  { "recent_surgery_shoulder", N_ ("Recent shoulder surgery") },
  { "hip_replacement", N_ ("Hip replacement or recent hip surgery") },
  { "knee_problem", N_ ("Painful, swollen or recently operated knee") },
  { "vertigo", N_ ("Vertigo or balance disorder of the inner ear") },
  { "balance", N_ ("Poor balance or fall risk") },
  { "cervical_instability",
    N_ ("Neck instability (for example rheumatoid arthritis, Down syndrome, after trauma)") },
  { "cervical_artery", N_ ("Known or suspected neck artery disorder") },
  { "radiculopathy_arm", N_ ("Pinched nerve with arm symptoms") },
  { "radiculopathy_leg", N_ ("Pinched nerve with leg symptoms") },
  { "red_flag_neuro", N_ ("Progressive weakness or any cauda equina sign") },
  { "shoulder_instability", N_ ("Shoulder that dislocates or slips") },
  { "shoulder_impingement", N_ ("Painful arc or rotator cuff problem") },
  { "wrist_injury", N_ ("Wrist injury or flare of carpal tunnel syndrome") },
  { "hypertension", N_ ("Uncontrolled high blood pressure or heart disease") },
  { "glaucoma", N_ ("Glaucoma or retinal problem") },
  { "eye_surgery", N_ ("Recent eye surgery") },
  { "hernia", N_ ("Abdominal or groin hernia") },
  { "anticoagulant", N_ ("Blood-thinning medicine or bleeding disorder") },
  { "dvt", N_ ("Suspected or recent blood clot in a leg") },
  { "skin_wound", N_ ("Wound, rash or infection of the skin in the area") },
  { "respiratory", N_ ("Severe breathing disease") },
};

static const Word stop_signs[] = {
  { "tingling_numb", N_ ("New or increasing tingling, numbness or weakness") },
  { "dizzy", N_ ("Dizziness, blurred vision, feeling faint") },
  { "radiates", N_ ("Pain spreads further down the arm or leg") },
  { "headache", N_ ("New or unusual headache") },
  { "joint_catch", N_ ("A joint catches, locks or gives way") },
  { "cramp", N_ ("A cramp that does not ease within 10 seconds of stopping") },
  { "breathless_chest", N_ ("Chest pain or unusual breathlessness") },
};

static const Word loads[] = {
  { "neutral", N_ ("Neutral") },
  { "flexion", N_ ("Bending forward") },
  { "extension", N_ ("Bending backward") },
  { "lateral", N_ ("Bending sideways") },
  { "rotation", N_ ("Turning") },
  { "flexion_extension", N_ ("Bending forward and backward") },
};

/* Not ids but the names that exercise files use, in English; any other is shown as it stands. */
static const Word muscles[] = {
  { "abdominals", N_ ("abdominals") },
  { "ciliary muscle", N_ ("ciliary muscle") },
  { "deep neck flexors", N_ ("deep neck flexors") },
  { "deltoid", N_ ("deltoid") },
  { "diaphragm", N_ ("diaphragm") },
  { "erector spinae", N_ ("erector spinae") },
  { "extraocular muscles", N_ ("extraocular muscles") },
  { "gastrocnemius", N_ ("gastrocnemius") },
  { "gluteus maximus", N_ ("gluteus maximus") },
  { "gluteus medius", N_ ("gluteus medius") },
  { "hamstrings", N_ ("hamstrings") },
  { "hip flexors", N_ ("hip flexors") },
  { "iliopsoas", N_ ("iliopsoas") },
  { "infraspinatus", N_ ("infraspinatus") },
  { "intercostals", N_ ("intercostals") },
  { "latissimus dorsi", N_ ("latissimus dorsi") },
  { "levator scapulae", N_ ("levator scapulae") },
  { "lower trapezius", N_ ("lower trapezius") },
  { "lower-limb muscles", N_ ("lower-limb muscles") },
  { "lumbar erector spinae", N_ ("lumbar erector spinae") },
  { "lumbar extensors", N_ ("lumbar extensors") },
  { "lumbar rotators", N_ ("lumbar rotators") },
  { "middle trapezius", N_ ("middle trapezius") },
  { "multifidus", N_ ("multifidus") },
  { "obliques", N_ ("obliques") },
  { "orbicularis oculi", N_ ("orbicularis oculi") },
  { "pelvic floor", N_ ("pelvic floor") },
  { "piriformis", N_ ("piriformis") },
  { "posterior deltoid", N_ ("posterior deltoid") },
  { "quadratus lumborum", N_ ("quadratus lumborum") },
  { "quadriceps", N_ ("quadriceps") },
  { "rectus abdominis", N_ ("rectus abdominis") },
  { "rhomboids", N_ ("rhomboids") },
  { "scalenes", N_ ("scalenes") },
  { "serratus anterior", N_ ("serratus anterior") },
  { "soleus", N_ ("soleus") },
  { "splenius", N_ ("splenius") },
  { "sternocleidomastoid", N_ ("sternocleidomastoid") },
  { "suboccipitals", N_ ("suboccipitals") },
  { "teres minor", N_ ("teres minor") },
  { "tibialis anterior", N_ ("tibialis anterior") },
  { "transversus abdominis", N_ ("transversus abdominis") },
  { "trapezius", N_ ("trapezius") },
  { "trunk muscles", N_ ("trunk muscles") },
  { "upper trapezius", N_ ("upper trapezius") },
};

#define WORD_LIST(array)                                                                           \
  {                                                                                                \
    array, G_N_ELEMENTS (array)                                                                    \
  }

static const WordList lists[] = {
  [LIMBER_VOCABULARY_CATEGORY] = WORD_LIST (categories),
  [LIMBER_VOCABULARY_AREA] = WORD_LIST (areas),
  [LIMBER_VOCABULARY_EQUIPMENT] = WORD_LIST (equipment),
  [LIMBER_VOCABULARY_CONDITION] = WORD_LIST (conditions),
  [LIMBER_VOCABULARY_STOP_SIGN] = WORD_LIST (stop_signs),
  [LIMBER_VOCABULARY_LOAD] = WORD_LIST (loads),
  [LIMBER_VOCABULARY_MUSCLE] = WORD_LIST (muscles),
};

static gboolean
is_vocabulary (LimberVocabulary vocabulary)
{
  return (gsize) vocabulary < G_N_ELEMENTS (lists);
}

static const Word *
find_word (LimberVocabulary vocabulary, const char *id)
{
  const WordList *list = &lists[vocabulary];

  for (gsize i = 0; i < list->n_words; i++)
    if (g_str_equal (list->words[i].id, id))
      return &list->words[i];

  return NULL;
}

/**
 * limber_vocabulary_contains:
 * @vocabulary: which list
 * @id: a word
 *
 * Returns: whether @id is in the list
 */
gboolean
limber_vocabulary_contains (LimberVocabulary vocabulary, const char *id)
{
  g_return_val_if_fail (is_vocabulary (vocabulary), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return find_word (vocabulary, id) != NULL;
}

/**
 * limber_vocabulary_get_title:
 * @vocabulary: which list
 * @id: a word
 *
 * Returns: (transfer none): what people read for it, in their language; @id itself if it is not in
 *   the list
 */
const char *
limber_vocabulary_get_title (LimberVocabulary vocabulary, const char *id)
{
  const Word *word = NULL;

  g_return_val_if_fail (is_vocabulary (vocabulary), id);
  g_return_val_if_fail (id != NULL, NULL);

  word = find_word (vocabulary, id);

  return word != NULL ? _ (word->title) : id;
}

static gpointer
make_id_lists (gpointer unused)
{
  const char ***id_lists = g_new0 (const char **, G_N_ELEMENTS (lists));

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    id_lists[i] = g_new0 (const char *, lists[i].n_words + 1);
    for (gsize j = 0; j < lists[i].n_words; j++)
      id_lists[i][j] = lists[i].words[j].id;
  }

  return id_lists;
}

/**
 * limber_vocabulary_list:
 * @vocabulary: which list
 *
 * Returns: (transfer none) (array zero-terminated=1): its ids, in the order in which people are
 *   shown them
 */
const char *const *
limber_vocabulary_list (LimberVocabulary vocabulary)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (is_vocabulary (vocabulary), NULL);

  g_once (&once, make_id_lists, NULL);

  return ((const char *const **) once.retval)[vocabulary];
}
