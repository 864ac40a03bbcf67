#pragma once

#include "music/score.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {

/// find_measures for performances with silences of any length. It treats silences as at most six seconds long, so that
/// the number of notes bounds the number of beats. Beats within a shortened silence are spread over it.
MetricalStructure find_measures_across_silences(const Score& performance);

}  // namespace clavier
