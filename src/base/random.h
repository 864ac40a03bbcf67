#pragma once

#include <array>
#include <cstdint>

namespace clavier {

/// xoshiro256** seeded through SplitMix64: the same numbers from the same seed on every machine.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021).
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = split_mix(seed);
  }
  /// An independent generator for part `index` of the work begun with `seed`.
  Random(std::uint64_t seed, std::uint64_t index) : Random(seed ^ (0x9e3779b97f4a7c15ULL * (index + 1))) {}

  std::uint64_t bits() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  /// In [0, 1), 53 random bits.
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }

  /// In [0, bound), every value equally likely. `bound` > 0.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t fair = -bound % bound;  // values below this would make low results too frequent
    std::uint64_t value = bits();
    while (value < fair) value = bits();
    return value % bound;
  }

  /// Standard normal, by Box and Muller (1958).
  double normal();

  using State = std::array<std::uint64_t, 4>;
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  static std::uint64_t rotate(std::uint64_t word, int by) { return (word << by) | (word >> (64 - by)); }
  static std::uint64_t split_mix(std::uint64_t& seed) {
    std::uint64_t word = (seed += 0x9e3779b97f4a7c15ULL);
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
    return word ^ (word >> 31);
  }

  State state_{};
};

}  // namespace clavier
