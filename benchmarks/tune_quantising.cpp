/// Counts the divisions of beats, and the onsets on their parts, in the tuning half of the scores. Prints the body of
/// src/transcription/quantising/rhythm_costs.cpp.
///   build/<preset>/tune_quantising GRID-MIDI-FOLDER

#include <cmath>
#include <cstdio>
#include <set>

#include "measuring/beats.h"
#include "measuring/pieces.h"
#include "transcription/quantising/rhythm_model.h"

namespace clavier {
namespace {

struct Counts {
  double change[kDivisionCount][kDivisionCount] = {};
  double parts[kDivisionCount][kMaxParts][2][2] = {};  // division, part, onset on the part before, onset
};

/// The parts with onsets, in the coarsest division that has all; nothing when none has.
struct DividedBeat {
  std::size_t division = 0;
  std::set<int> onset_parts;
};

bool divide(const std::vector<double>& onsets, DividedBeat& beat) {
  for (beat.division = 0; beat.division < kDivisionCount; ++beat.division) {
    const int parts = kDivisions.at(beat.division);
    beat.onset_parts.clear();
    bool fits = true;
    for (const double onset : onsets) {
      const double part = onset * parts;
      fits &= std::abs(part - std::round(part)) < 0.02;
      beat.onset_parts.insert(static_cast<int>(std::lround(part)));
    }
    if (fits) return true;
  }
  return false;
}

void count(const Score& score, bool compound, Counts& counts) {
  const std::vector<Beats> beats = support::written_beats(score).beats;
  std::size_t note = 0, before = 0;
  for (std::size_t place = 0; place + 1 < beats.size(); ++place) {
    const Beats length = beats[place + 1] - beats[place];
    std::vector<double> onsets;
    for (; note < score.notes.size() && score.notes[note].onset < beats[place + 1] - Beats{1e-4}; ++note)
      onsets.push_back((score.notes[note].onset - beats[place]) / length);
    DividedBeat beat;
    if (std::abs(length.value - (compound ? 1.5 : 1)) > 0.01 || !divide(onsets, beat)) continue;
    ++counts.change[before][beat.division];
    bool onset_before = false;
    for (int part = 0; part < kDivisions.at(beat.division); ++part) {
      const bool has_onset = beat.onset_parts.contains(part);
      ++counts.parts[beat.division][part][onset_before][has_onset];
      onset_before = has_onset;
    }
    before = beat.division;
  }
}

double cost(double count, double all) { return -std::log((count + 0.5) / (all + 1)); }

void print(const Counts& counts) {
  std::printf("    .change = {{\n");
  for (const auto& row : counts.change) {
    double all = 0;
    for (const double number : row) all += number;
    std::printf("        {");
    for (std::size_t now = 0; now < kDivisionCount; ++now)
      std::printf("%s%.1f", now > 0 ? ", " : "", cost(row[now], all + 3));
    std::printf("},\n");
  }
  std::printf("    }},\n    .parts = {{\n");
  for (std::size_t division = 0; division < kDivisionCount; ++division) {
    std::printf("        {{");
    for (int part = 0; part < kDivisions.at(division); ++part) {
      const auto& count = counts.parts[division][part];
      const double free = count[0][0] + count[0][1], after = count[1][0] + count[1][1];
      std::printf("{{%.1f, %.1f}, {%.1f, %.1f}}, ", cost(count[0][1], free), cost(count[1][1], after),
                  cost(count[0][0], free), cost(count[1][0], after));
    }
    std::printf("}},\n");
  }
  std::printf("    }},\n");
}

}  // namespace
}  // namespace clavier

int main(int count, char** arguments) {
  using namespace clavier;
  if (count < 2) return std::fputs("tune_quantising GRID-MIDI-FOLDER\n", stderr), 2;
  Counts simple, compound;
  for (const measuring::Piece& piece : measuring::read_pieces(arguments[1], [](std::string_view) { return true; })) {
    if (piece.held_out || piece.score.meters.size() != 1) continue;
    if (support::is_displaced(piece.score, support::written_beats(piece.score).beats)) continue;
    const bool dotted = support::is_compound(piece.score.meters[0]);
    clavier::count(piece.score, dotted, dotted ? compound : simple);
  }
  std::printf("const RhythmCosts kOfQuarters = {\n");
  print(simple);
  std::printf("};\n\nconst RhythmCosts kOfDottedQuarters = {\n");
  print(compound);
  std::printf("};\n");
}
