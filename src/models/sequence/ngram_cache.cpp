#include "models/sequence/ngram_cache.h"

#include <algorithm>
#include <map>

#include "models/sequence/cache_weights.h"

namespace clavier {
namespace {

constexpr std::size_t kShortest = RecallWeights::kLengths.front();
constexpr std::size_t kMostPlaces = 64;  // the latest ones are enough, and keep long pieces quick
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;

/// Which keys a token strikes, apart from how high they lie.
std::uint64_t shape_of(const Vocabulary& vocabulary, int token) {
  std::uint64_t shape = vocabulary.joins(token) ? 1 : 2;
  const Vocabulary::Chord& keys = vocabulary.keys(token);
  for (const Pitch key : keys) shape = shape * kMix + static_cast<std::uint64_t>(key - keys.front());
  return shape;
}

}  // namespace

void RecallMemory::clear() {
  steps_.clear();
  places_.clear();
}

void RecallMemory::take(int token) {
  const Vocabulary::Chord& keys = vocabulary_.keys(token);
  if (keys.empty()) return;
  const int interval = steps_.empty() ? 0 : keys.front() - steps_.back().lowest;
  const std::uint64_t motion = shape_of(vocabulary_, token) * kMix + static_cast<std::uint64_t>(interval + kPianoKeys);
  steps_.push_back({.token = token, .lowest = keys.front(), .motion = motion});
  const std::size_t step = steps_.size() - 1;
  if (step > kShortest) places_[context_before(step)].push_back(step);
}

/// The motions of the shortest passage that ends right before a step; the first step's own motion means nothing.
std::uint64_t RecallMemory::context_before(std::size_t step) const {
  std::uint64_t hash = 0;
  for (std::size_t back = kShortest; back > 0; --back) hash = (hash ^ steps_[step - back].motion) * kMix;
  return hash;
}

/// How many motions before a step agree with the last ones.
int RecallMemory::agreement_before(std::size_t step) const {
  std::size_t length = 0;
  while (length < kLongest && length + 1 < step &&
         steps_[step - 1 - length].motion == steps_[steps_.size() - 1 - length].motion)
    ++length;
  return static_cast<int>(length);
}

/// How many of the last motions are rounds of one figure, the first round included; 0 below two rounds.
int RecallMemory::going_round() const {
  int longest = 0;
  for (int figure = 1; figure <= kLongestFigure && static_cast<std::size_t>(figure) < steps_.size(); ++figure) {
    const int again = agreement_before(steps_.size() - static_cast<std::size_t>(figure));
    if (again >= figure) longest = std::max(longest, again + figure);
  }
  return longest;
}

int RecallMemory::moved(int token, int semitones) const {
  if (semitones == 0) return token;
  Vocabulary::Chord keys = vocabulary_.keys(token);
  for (Pitch& key : keys) {
    const int target = key + semitones;
    if (!on_piano(target)) return -1;
    key = static_cast<Pitch>(target);
  }
  if (keys.size() > 1) return vocabulary_.find(keys);
  return vocabulary_.joins(token) ? vocabulary_.joining(keys.front()) : vocabulary_.opening(keys.front());
}

std::optional<RecallMemory::Match> RecallMemory::match() const {
  if (steps_.size() <= kShortest) return std::nullopt;
  const auto found = places_.find(context_before(steps_.size()));
  if (found == places_.end()) return std::nullopt;
  Match match = match_of(found->second);
  if (match.shares.empty()) return std::nullopt;
  return match;
}

RecallMemory::Match RecallMemory::match_of(const std::vector<std::size_t>& places) const {
  Match best;
  std::map<int, double> votes;
  const int least = std::max(static_cast<int>(kShortest), going_round() + 1);
  const std::size_t first = places.size() > kMostPlaces ? places.size() - kMostPlaces : 0;
  for (std::size_t place = first; place < places.size(); ++place) {
    const std::size_t step = places[place];
    const int length = agreement_before(step), semitones = steps_.back().lowest - steps_[step - 1].lowest;
    const std::pair now{length, semitones == 0}, before{best.length, best.exact};
    const int token = moved(steps_[step].token, semitones);
    if (length < least || now < before || token < 0) continue;
    if (now > before) votes.clear();
    best.length = length;
    best.exact = semitones == 0;
    votes[token] += 1;
  }
  double sum = 0;
  for (const auto& [token, count] : votes) sum += count;
  for (const auto& [token, count] : votes) best.shares.emplace_back(token, count / sum);
  return best;
}

}  // namespace clavier
