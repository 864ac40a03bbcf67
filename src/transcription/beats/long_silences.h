#pragma once

#include "music/score.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {

/// find_measures for performances with silences of any length: looks at them as if nothing were awaited longer than six
/// seconds, so that the number of beats is bounded by that of the notes. Beats within a cut silence are spread over it.
MetricalStructure find_measures_across_silences(const Score& performance);

}  // namespace clavier
