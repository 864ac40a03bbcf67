#include "transcription/transcribe.h"

#include "analysis/grid.h"
#include "transcription/engrave.h"
#include "transcription/quantise.h"

namespace clavier {

Sheet transcribe(const Score& score) {
  if (score.notes.empty() || is_on_grid(score)) return engrave(score);
  const Quantised written = quantised(score);
  return engrave(written.score, written.grace);
}

}  // namespace clavier
