#include "models/sequence/ngram_cache.h"

#include <algorithm>
#include <map>

#include "models/sequence/cache_weights.h"

namespace clavier {
namespace {

constexpr std::size_t kMinLength = CacheWeights::kLengths.front();
constexpr std::size_t kMaxPositions = 64;  // the latest ones, so that long pieces stay fast
constexpr std::uint64_t kHashMultiplier = 0x9E3779B97F4A7C15;

/// A hash of the chord of a token, independent of transposition.
std::uint64_t shape_of(const Vocabulary& vocabulary, int token) {
  std::uint64_t shape = vocabulary.joins(token) ? 1 : 2;
  const Vocabulary::Chord& pitches = vocabulary.pitches(token);
  for (const Pitch pitch : pitches)
    shape = shape * kHashMultiplier + static_cast<std::uint64_t>(pitch - pitches.front());
  return shape;
}

}  // namespace

void NgramCache::clear() {
  steps_.clear();
  positions_.clear();
}

void NgramCache::take(int token) {
  const Vocabulary::Chord& pitches = vocabulary_.pitches(token);
  if (pitches.empty()) return;
  const int interval = steps_.empty() ? 0 : pitches.front() - steps_.back().lowest;
  const std::uint64_t motion =
      shape_of(vocabulary_, token) * kHashMultiplier + static_cast<std::uint64_t>(interval + kPianoKeys);
  steps_.push_back({.token = token, .lowest = pitches.front(), .motion = motion});
  const std::size_t step = steps_.size() - 1;
  if (step > kMinLength) positions_[hash_context_before(step)].push_back(step);
}

/// A hash of the motions of the shortest passage that ends before a step. The first motion of a piece is not part of
/// any.
std::uint64_t NgramCache::hash_context_before(std::size_t step) const {
  std::uint64_t hash = 0;
  for (std::size_t back = kMinLength; back > 0; --back) hash = (hash ^ steps_[step - back].motion) * kHashMultiplier;
  return hash;
}

/// The number of motions before a step that equal the last motions of the piece.
int NgramCache::count_matches_before(std::size_t step) const {
  std::size_t length = 0;
  while (length < kMaxLength && length + 1 < step &&
         steps_[step - 1 - length].motion == steps_[steps_.size() - 1 - length].motion)
    ++length;
  return static_cast<int>(length);
}

/// The number of last motions that repeat one pattern, its first occurrence included; 0 for fewer than two occurrences.
int NgramCache::repetition_length() const {
  int longest = 0;
  for (int period = 1; period <= kMaxPeriod && static_cast<std::size_t>(period) < steps_.size(); ++period) {
    const int again = count_matches_before(steps_.size() - static_cast<std::size_t>(period));
    if (again >= period) longest = std::max(longest, again + period);
  }
  return longest;
}

int NgramCache::transpose(int token, int semitones) const {
  if (semitones == 0) return token;
  Vocabulary::Chord pitches = vocabulary_.pitches(token);
  for (Pitch& pitch : pitches) {
    const int target = pitch + semitones;
    if (!on_piano(target)) return -1;
    pitch = static_cast<Pitch>(target);
  }
  if (pitches.size() > 1) return vocabulary_.find(pitches);
  return vocabulary_.joins(token) ? vocabulary_.joining(pitches.front()) : vocabulary_.opening(pitches.front());
}

std::optional<NgramCache::Match> NgramCache::match() const {
  if (steps_.size() <= kMinLength) return std::nullopt;
  const auto found = positions_.find(hash_context_before(steps_.size()));
  if (found == positions_.end()) return std::nullopt;
  Match match = match_of(found->second);
  if (match.probabilities.empty()) return std::nullopt;
  return match;
}

NgramCache::Match NgramCache::match_of(const std::vector<std::size_t>& positions) const {
  Match best;
  std::map<int, double> votes;
  const int min_length = std::max(static_cast<int>(kMinLength), repetition_length() + 1);
  const std::size_t first = positions.size() > kMaxPositions ? positions.size() - kMaxPositions : 0;
  for (std::size_t place = first; place < positions.size(); ++place) {
    const std::size_t step = positions[place];
    const int length = count_matches_before(step), semitones = steps_.back().lowest - steps_[step - 1].lowest;
    const std::pair now{length, semitones == 0}, before{best.length, best.exact};
    const int token = transpose(steps_[step].token, semitones);
    if (length < min_length || now < before || token < 0) continue;
    if (now > before) votes.clear();
    best.length = length;
    best.exact = semitones == 0;
    votes[token] += 1;
  }
  double sum = 0;
  for (const auto& [token, count] : votes) sum += count;
  for (const auto& [token, count] : votes) best.probabilities.emplace_back(token, count / sum);
  return best;
}

}  // namespace clavier
