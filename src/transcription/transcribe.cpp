#include "transcription/transcribe.h"

#include "music/grid.h"
#include "transcription/engraving/engrave.h"
#include "transcription/engraving/simplify_lengths.h"
#include "transcription/quantising/quantise.h"

namespace clavier {

Sheet transcribe(const Score& score) {
  if (score.notes.empty() || is_on_grid(score)) return engrave(score);
  const QuantisedScore written = quantise(score);
  return engrave(simplify_lengths(written.score, written.grace), written.grace);
}

}  // namespace clavier
