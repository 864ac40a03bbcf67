#include "analysis/key/key_segments.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <cstdlib>

namespace clavier {
namespace {

constexpr std::size_t kKeys = 24;

using PitchClasses = std::bitset<kPitchClasses>;
using KeyLogLikelihoods = std::array<double, kKeys>;

/// Major keys first.
Key key_at(std::size_t index) {
  return {.tonic = static_cast<int>(index % kPitchClasses), .mode = index < kPitchClasses ? Mode::major : Mode::minor};
}

/// The pitch classes with an onset in a window.
struct KeyWindow {
  std::size_t index = 0;  ///< of all windows, from time zero on
  PitchClasses occurring;
};

/// The windows in which notes begin, and the first one of each silence. Further silent windows keep its key: changing
/// twice costs more than changing once.
std::vector<KeyWindow> windows_of(const Score& score, Beats window) {
  std::vector<KeyWindow> windows;
  for (const Note& note : score.notes) {
    const auto index = static_cast<std::size_t>(std::max(0.0, note.onset / window));
    const std::size_t next = windows.empty() ? 0 : windows.back().index + 1;
    if (index > next) windows.push_back({.index = next});
    if (index >= next) windows.push_back({.index = index});
    windows.back().occurring.set(static_cast<std::size_t>(pitch_class(note.pitch)));
  }
  return windows;
}

/// The log-likelihood of each key; all equal where no note begins.
KeyLogLikelihoods key_log_likelihoods(const PitchClasses& occurring) {
  KeyLogLikelihoods log_likelihoods{};
  if (occurring.none()) return log_likelihoods;
  for (std::size_t index = 0; index < kKeys; ++index) {
    const Key key = key_at(index);
    for (int degree = 0; degree < kPitchClasses; ++degree) {
      const double probability = profile_of(KeyProfile::temperley, key.mode, degree);
      const bool occurs = occurring.test(static_cast<std::size_t>(pitch_class(key.tonic + degree)));
      log_likelihoods.at(index) += std::log(occurs ? probability : 1 - probability);
    }
  }
  return log_likelihoods;
}

/// Distance of two signatures in fifths around the circle.
int fifths_apart(Key a, Key b) {
  const int apart = std::abs(signature_of(a) - signature_of(b)) % kPitchClasses;
  return std::min(apart, kPitchClasses - apart);
}

using TransitionCosts = std::array<KeyLogLikelihoods, kKeys>;

TransitionCosts transition_costs(const KeySegmentOptions& options) {
  TransitionCosts costs{};
  for (std::size_t from = 0; from < kKeys; ++from)
    for (std::size_t to = 0; to < kKeys; ++to)
      if (from != to)
        costs.at(from).at(to) = options.change_penalty + options.fifth_penalty * fifths_apart(key_at(from), key_at(to));
  return costs;
}

/// The most likely sequence of keys, one for each window.
std::vector<std::size_t> decode_keys(const std::vector<KeyWindow>& windows, const TransitionCosts& costs) {
  KeyLogLikelihoods best{};
  std::vector<std::array<std::size_t, kKeys>> predecessors(windows.size());
  for (std::size_t index = 0; index < windows.size(); ++index) {
    const KeyLogLikelihoods emission = key_log_likelihoods(windows[index].occurring);
    KeyLogLikelihoods next{};
    for (std::size_t to = 0; to < kKeys; ++to) {
      std::size_t from = to;
      for (std::size_t other = 0; other < kKeys; ++other)
        if (best.at(other) - costs.at(other).at(to) > best.at(from) - costs.at(from).at(to)) from = other;
      predecessors[index].at(to) = from;
      next.at(to) = best.at(from) - costs.at(from).at(to) + emission.at(to);
    }
    best = next;
  }
  std::vector<std::size_t> keys(windows.size());
  auto key = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t index = windows.size(); index-- > 0; key = predecessors[index].at(key)) keys[index] = key;
  return keys;
}

}  // namespace

std::vector<KeySegment> find_key_segments(const Score& score, const KeySegmentOptions& options) {
  const std::vector<KeyWindow> windows = windows_of(score, options.window);
  const std::vector<std::size_t> keys = decode_keys(windows, transition_costs(options));
  std::vector<KeySegment> segments;
  for (std::size_t index = 0; index < keys.size(); ++index)
    if (segments.empty() || segments.back().key != key_at(keys[index]))
      segments.push_back(
          {.onset = static_cast<double>(windows[index].index) * options.window, .key = key_at(keys[index])});
  return segments;
}

int signature_of(Key key) {
  const int major = key.mode == Mode::major ? key.tonic : key.tonic + 3;
  const int fifths = pitch_class(7 * major);
  return fifths > (key.mode == Mode::major ? 6 : 5) ? fifths - kPitchClasses : fifths;
}

}  // namespace clavier
