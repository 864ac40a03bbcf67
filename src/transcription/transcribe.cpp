#include "transcription/transcribe.h"

#include "analysis/grid.h"
#include "transcription/engrave.h"
#include "transcription/quantise.h"

namespace clavier {

Sheet transcribe(const Score& score) {
  return score.notes.empty() || is_on_grid(score) ? engrave(score) : engrave(quantised(score));
}

}  // namespace clavier
