#include "transcription/transcribe.h"

#include "transcription/engraving/engrave.h"
#include "transcription/engraving/simplify_lengths.h"
#include "transcription/quantising/quantise.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

Sheet engrave_written(const WrittenScore& written) {
  Sheet sheet = engrave(written.score);
  if (written.swung) {
    std::vector<Direction>& directions = sheet.measures.front().directions;
    directions.insert(directions.begin(), {.staff = Staff::upper, .onset = 0, .what = Words{"Swing"}});
  }
  return sheet;
}

}  // namespace

Sheet transcribe(const Score& score) {
  if (score.notes.empty()) return engrave(score);
  if (const auto written = write_on_told_beats(score)) return engrave_written(*written);
  const QuantisedScore written = quantise(score);
  return engrave(simplify_lengths(written.score, written.grace), written.grace);
}

}  // namespace clavier
