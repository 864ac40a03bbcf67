#include "encoding/score_steps/ngram_followers.h"

#include <utility>

namespace clavier {
namespace {

using Index = std::unordered_map<std::uint32_t, std::size_t>;

/// The last `count` pitches as one number.
std::uint32_t gram(const std::vector<Pitch>& pitches, std::size_t count) {
  std::uint32_t key = 0;
  for (std::size_t back = count; back > 0; --back) key = key << 8 | pitches[pitches.size() - back];
  return key;
}

std::uint32_t interval_gram(const std::vector<Pitch>& pitches) {
  std::uint32_t key = 0;
  for (std::size_t back = 3; back > 0; --back) {
    const std::size_t at = pitches.size() - back;
    key = key << 8 | static_cast<std::uint8_t>(pitches[at] - pitches[at - 1]);
  }
  return key;
}

/// The index that was stored last; stores `now` in its place.
std::optional<std::size_t> exchange(Index& index, std::uint32_t key, std::size_t now) {
  const auto [entry, is_new] = index.try_emplace(key, now);
  if (is_new) return std::nullopt;
  return std::exchange(entry->second, now);
}

}  // namespace

void NgramFollowers::take_shift(int shift) {
  if (after_.size() < pitches_.size()) {
    after_.push_back({shift});
  } else if (!after_.empty() && after_.back().shift == kShiftBar && !after_.back().after_bar) {
    after_.back().after_bar = shift;
  }
}

std::optional<NgramFollowers::Follower> NgramFollowers::next() const {
  if (!next_) return std::nullopt;
  const bool at_bar = after_.size() == pitches_.size();
  Follower follower{.pitch = pitches_[*next_ + 1]};
  if (!at_bar) {
    follower.shift = after_[*next_].shift;
  } else if (after_[*next_].shift == kShiftBar) {
    follower.shift = after_[*next_].after_bar;
  }
  return follower;
}

void NgramFollowers::interrupt() {
  take_shift(kShiftFill);
  begin_ = pitches_.size();
  next_.reset();
  next_of_ = {};
  next_in_sequence_ = {};
  for (Line& line : lines_) line.begin = line.pitches.size();
}

std::optional<Pitch> NgramFollowers::follow_pitches(Line& line) {
  if (line.pitches.size() < line.begin + 3) return std::nullopt;
  const auto last = exchange(line.by_pitches, gram(line.pitches, 3), line.pitches.size() - 1);
  if (!last) return std::nullopt;
  return line.pitches[*last + 1];
}

std::optional<Pitch> NgramFollowers::follow_intervals(Line& line) {
  if (line.pitches.size() < line.begin + 4) return std::nullopt;
  const auto last = exchange(line.by_intervals, interval_gram(line.pitches), line.pitches.size() - 1);
  if (!last) return std::nullopt;
  const int pitch = line.pitches.back() + line.pitches[*last + 1] - line.pitches[*last];
  if (!on_piano(pitch)) return std::nullopt;
  return static_cast<Pitch>(pitch);
}

void NgramFollowers::take_note(Part part, Pitch pitch) {
  pitches_.push_back(pitch);
  next_.reset();
  for (const std::size_t count : {4, 3}) {
    if (pitches_.size() < begin_ + count) continue;
    const auto last = exchange(by_pitches_[4 - count], gram(pitches_, count), pitches_.size() - 1);
    if (last && !next_) next_ = last;
  }
  Line& line = lines_[index(part)];
  line.pitches.push_back(pitch);
  next_of_[index(part)] = follow_pitches(line);
  next_in_sequence_[index(part)] = follow_intervals(line);
}

}  // namespace clavier
