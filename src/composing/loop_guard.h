#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "music/pitch.h"

namespace clavier {

/// Notices when a piece goes round in circles, and says how to get out. A passage of N chords that comes again note for
/// note, right after itself, may be heard max_copies(N) times; then the chord that would begin another round may
/// not begin, and draws are bolder for a while. Ordinary repetition (a trill, an Alberti bass, a repeated bar) stays
/// below that.
class LoopGuard {
 public:
  static constexpr int kMaxLoopChords = 64;  ///< chords
  /// 16 of one chord, 24 of two (trills), 16 of three, 12 of four ... 4 of twelve and more.
  static int max_copies(int chords);

  /// A chord that is complete, from the lowest key up.
  void take(const std::vector<Pitch>& pitches);
  /// Whether a chord with this lowest key may come next.
  bool allows(Pitch lowest) const;
  /// What to multiply the temperature by: 1 when all is well.
  double temperature_factor() const { return boosted_chords_left_ > 0 ? kTemperatureFactor : 1; }

 private:
  static constexpr double kTemperatureFactor = 1.4;
  static constexpr int kBoostedChords = 16;
  struct Chord {
    std::uint64_t hash = 0;
    Pitch lowest = 0;
  };

  const Chord& ago(int chords) const { return chords_[chords_.size() - static_cast<std::size_t>(chords)]; }

  std::vector<Chord> chords_;  // the last ones: more than the longest loop
  std::array<int, kMaxLoopChords + 1>
      same_{};  // for each period: how many chords in a row equal the one a period before
  std::vector<Pitch> forbidden_;
  int boosted_chords_left_ = 0;
};

}  // namespace clavier
