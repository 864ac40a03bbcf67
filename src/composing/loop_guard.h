#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "music/pitch.h"

namespace clavier {

/// Ends note-for-note repetition. A passage of N chords may sound max_copies(N) times in a row. Then the chord that
/// would begin another copy is forbidden, and the temperature is raised for a while. Ordinary repetition (a trill, an
/// Alberti bass, a repeated bar) stays below that limit.
class LoopGuard {
 public:
  static constexpr int kMaxLoopChords = 64;
  /// The most copies of a passage in a row: 16 of one chord, 24 of two (trills), 16 of three, 12 of four ... 4 of
  /// twelve and more.
  static int max_copies(int chords);

  /// Takes a complete chord, lowest pitch first.
  void take(const std::vector<Pitch>& pitches);
  /// Whether a chord with this lowest pitch may come next.
  bool allows(Pitch lowest) const;
  /// The factor of the temperature; 1 unless a loop ended recently.
  double temperature_factor() const { return boosted_chords_left_ > 0 ? kTemperatureFactor : 1; }

 private:
  static constexpr double kTemperatureFactor = 1.4;
  static constexpr int kBoostedChords = 16;
  struct Chord {
    std::uint64_t hash = 0;
    Pitch lowest = 0;
  };

  const Chord& ago(int chords) const { return chords_[chords_.size() - static_cast<std::size_t>(chords)]; }

  std::vector<Chord> chords_;                   // the last ones: more than the longest loop
  std::array<int, kMaxLoopChords + 1> same_{};  // by period: how many chords in a row equal the one a period earlier
  std::vector<Pitch> forbidden_;
  int boosted_chords_left_ = 0;
};

}  // namespace clavier
