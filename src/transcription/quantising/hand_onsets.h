#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Times closer than this are the same, in quarter notes.
inline constexpr double kSameBeats = 1e-4;

/// When the notes of one hand begin, in quarter notes; each time once.
class HandOnsets {
 public:
  HandOnsets(const Score& score, Hand hand);

  /// The first onset after a time; infinite when there is none.
  double next_after(double time) const;
  bool has(double time) const;
  /// The onsets after a time, up to the first one at or after `end`, at most twelve.
  std::vector<double> between(double time, double end) const;

 private:
  std::vector<double> onsets_;
};

/// For each note of a score, the next onset of its pitch; infinite when there is none.
std::vector<Beats> next_restrikes(const Score& score);

}  // namespace clavier
