#include "transcription/transcribe.h"

#include <algorithm>

#include "transcription/engraving/engrave.h"
#include "transcription/engraving/simplify_lengths.h"
#include "transcription/quantising/quantise.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

/// The notes of a written score with its grace notes, which are marked.
Score with_graces(const WrittenScore& written, std::vector<bool>& marks) {
  Score score = written.score;
  score.notes.insert(score.notes.end(), written.graces.begin(), written.graces.end());
  sort_events(score);
  for (const Note& note : score.notes)
    marks.push_back(std::find(written.graces.begin(), written.graces.end(), note) != written.graces.end());
  return score;
}

Sheet engrave_written(const WrittenScore& written) {
  std::vector<bool> graces;
  Sheet sheet = engrave(with_graces(written, graces), graces);
  if (written.swing) {
    const bool eighths = written.swing->pair == Beats{1};
    std::vector<Direction>& directions = sheet.measures.front().directions;
    directions.insert(directions.begin(),
                      {.staff = Staff::upper, .onset = 0, .what = Words{eighths ? "Swing" : "Swing (sixteenths)"}});
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
