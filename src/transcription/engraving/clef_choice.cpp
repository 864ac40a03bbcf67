#include "transcription/engraving/clef_choice.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

constexpr std::array<Clef, 2> kClefs = {kTrebleClef, kBassClef};
constexpr std::array<int, 2> kLowestLines = {30, 18};  // E4 and G2 in steps from C0
constexpr int kStaffSteps = 8;                         // from the lowest line to the highest
constexpr double kClefChange = 8;                      // cost of a change of clef, in ledger lines
constexpr int kManyLines = 3;                          // ledger lines beyond these count twice

int step_of(SpelledPitch pitch) { return 7 * pitch.octave + static_cast<int>(pitch.step); }

int ledger_lines(SpelledPitch pitch, std::size_t clef) {
  const int above = step_of(pitch) - kLowestLines.at(clef);
  if (above < 0) return -above / 2;
  return above > kStaffSteps ? (above - kStaffSteps) / 2 : 0;
}

double cost_of(const std::vector<PlacedNote>& notes, const std::vector<std::size_t>& sounding, std::size_t clef) {
  double cost = 0;
  for (const std::size_t index : sounding) {
    const int lines = ledger_lines(notes[index].pitch, clef);
    cost += lines + std::max(0, lines - kManyLines);
  }
  return cost;
}

}  // namespace

std::vector<Clef> choose_clefs(const std::vector<PlacedNote>& notes,
                               const std::vector<std::vector<std::size_t>>& sounding, Staff staff) {
  std::vector<std::array<std::size_t, 2>> came_from(sounding.size());
  const std::size_t default_clef = staff == Staff::upper ? 0 : 1;
  std::array<double, 2> costs = {default_clef == 0 ? 0 : kClefChange, default_clef == 1 ? 0 : kClefChange};
  for (std::size_t measure = 0; measure < sounding.size(); ++measure) {
    std::array<double, 2> next{};
    for (std::size_t clef = 0; clef < kClefs.size(); ++clef) {
      const std::size_t other = 1 - clef;
      came_from[measure][clef] = costs[clef] <= costs[other] + kClefChange ? clef : other;
      next[clef] = std::min(costs[clef], costs[other] + kClefChange) + cost_of(notes, sounding[measure], clef);
    }
    costs = next;
  }
  std::vector<Clef> clefs(sounding.size());
  std::size_t clef = costs[default_clef] <= costs[1 - default_clef] ? default_clef : 1 - default_clef;
  for (std::size_t measure = sounding.size(); measure-- > 0;) {
    clefs[measure] = kClefs.at(clef);
    clef = came_from[measure][clef];
  }
  return clefs;
}

}  // namespace clavier
