#include "encoding/event_matches.h"

#include <algorithm>
#include <bit>

namespace clavier {
namespace {

constexpr std::array<int, 3> kContexts = {12, 6, EventMatches::kMinLength};  // tokens, the longest first

std::uint64_t mix_in(std::uint64_t hash, std::uint64_t value) {
  return std::rotl((hash ^ value) * 0x9e3779b97f4a7c15U, 29);
}

}  // namespace

int EventMatches::length_class(int tokens) {
  if (tokens < kMinLength) return 0;
  return tokens < 4 ? 1 : tokens < 6 ? 2 : tokens < 12 ? 3 : tokens < 24 ? 4 : 5;
}

int EventMatches::age_class(std::size_t events) {
  return std::clamp(static_cast<int>(std::bit_width(events)) - 1, 0, kAgeClasses - 1);
}

std::uint64_t EventMatches::interval_before(std::size_t index) const {
  const int semitones = lowest(index) - lowest(index - 1) + kPianoKeys;
  return static_cast<std::uint64_t>(2 * semitones) + (vocabulary_->joins(events_[index].token) ? 1 : 0);
}

std::optional<std::uint64_t> EventMatches::hash_tokens(int count) const {
  const auto tokens = static_cast<std::size_t>(count);
  if (events_.size() < tokens) return std::nullopt;
  std::uint64_t hash = 1;
  for (std::size_t index = events_.size() - tokens; index < events_.size(); ++index) {
    if (!is_note(index)) return std::nullopt;
    hash = mix_in(hash, events_[index].token);
  }
  return hash;
}

std::optional<std::uint64_t> EventMatches::hash_intervals() const {
  constexpr std::size_t kNotes = kMinLength + 1;
  if (events_.size() < kNotes || !is_note(events_.size() - kNotes)) return std::nullopt;
  std::uint64_t hash = 2;
  for (std::size_t index = events_.size() - kMinLength; index < events_.size(); ++index) {
    if (!is_note(index)) return std::nullopt;
    hash = mix_in(hash, interval_before(index));
  }
  return hash;
}

void EventMatches::take(const Event& event) {
  if (event.token <= Vocabulary::kEnd) return;
  const std::size_t place = events_.size();
  for (std::size_t context = 0; context < kContexts.size(); ++context)
    if (const auto hash = hash_tokens(kContexts[context])) by_tokens_[context][*hash] = place;
  if (const auto hash = hash_intervals()) by_intervals_[*hash] = place;
  events_.push_back(event);
}

void EventMatches::interrupt() { events_.push_back({.token = Vocabulary::kEnd}); }

/// How many events before `place` are the same as the latest ones.
template <class Same>
int EventMatches::count_back(std::size_t place, Same same) const {
  int count = 0;
  for (std::size_t last = events_.size(); count < kMaxLength && place > 0; ++count) {
    --place, --last;
    if (!is_note(place) || !is_note(last) || !same(place, last)) break;
  }
  return count;
}

EventMatches::Match EventMatches::make_match(std::size_t place, int length, int semitones) const {
  if (length < kMinLength) return {};
  Match match{.next = events_[place], .length = length_class(length), .age = age_class(events_.size() - place)};
  if (semitones == 0) return match;
  const int pitch = lowest(place) + semitones;
  if (!on_piano(pitch)) return {};
  const auto key = static_cast<Pitch>(pitch);
  match.next.token = static_cast<std::uint16_t>(vocabulary_->joins(match.next.token) ? vocabulary_->joining(key)
                                                                                     : vocabulary_->opening(key));
  return match;
}

EventMatches::Match EventMatches::find_exact() const {
  for (std::size_t context = 0; context < kContexts.size(); ++context) {
    const auto hash = hash_tokens(kContexts[context]);
    if (!hash) continue;
    const auto found = by_tokens_[context].find(*hash);
    if (found == by_tokens_[context].end()) continue;
    const auto same = [&](std::size_t a, std::size_t b) { return events_[a].token == events_[b].token; };
    return make_match(found->second, count_back(found->second, same), 0);
  }
  return {};
}

EventMatches::Match EventMatches::find_transposed() const {
  const auto hash = hash_intervals();
  const auto found = hash ? by_intervals_.find(*hash) : by_intervals_.end();
  if (found == by_intervals_.end()) return {};
  const std::size_t place = found->second;
  const auto same = [&](std::size_t a, std::size_t b) {
    return a > 0 && is_note(a - 1) && is_note(b - 1) && interval_before(a) == interval_before(b);
  };
  return make_match(place, count_back(place, same), lowest(events_.size() - 1) - lowest(place - 1));
}

EventMatches::Matches EventMatches::find() const { return {find_exact(), find_transposed()}; }

}  // namespace clavier
