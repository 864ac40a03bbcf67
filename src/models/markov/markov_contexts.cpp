#include "models/markov/markov_contexts.h"

#include <cassert>
#include <cstdlib>

namespace clavier {
namespace {

constexpr int kRegisterWidth = 7;          // semitones
constexpr std::size_t kNearestWindow = 9;  // events that are searched for the nearest pitch

/// Reads past events. `ago` counts back from the event being sampled, which is 0 events ago.
class Past {
 public:
  Past(const Vocabulary& vocabulary, std::span<const Event> events) : vocabulary_(vocabulary), events_(events) {
    assert(events.size() > kMarkovPadding);
  }

  std::uint32_t token(std::size_t ago) const { return event(ago).token; }
  std::uint32_t duration(std::size_t ago) const { return event(ago).duration; }
  std::uint32_t velocity(std::size_t ago) const { return event(ago).velocity; }
  std::uint32_t joins() const { return vocabulary_.joins(event(0).token) ? 1 : 0; }

  /// The token that opened the chord `count` chords back; start before the piece.
  std::uint32_t opening(int count) const { return event(opening_ago(count)).token; }
  /// The shift of that chord plus 1; 0 before the piece.
  std::uint32_t shift(int count) const {
    const Event& opened = event(opening_ago(count));
    return opened.token <= Vocabulary::kEnd ? 0 : opened.shift + 1u;
  }
  /// The shift of this event's chord; 0 for a joining token.
  std::uint32_t own_shift() const { return event(0).shift; }

  /// The register of the lowest pitch, in fifths from A0: 1 .. 13; 0 for an event without pitches.
  std::uint32_t pitch_register(std::size_t ago) const {
    return is_note(ago) ? 1u + static_cast<std::uint32_t>(pitch(ago) - kLowestPianoKey) / kRegisterWidth : 0u;
  }

  /// The number of notes in the preceding chord, at most 3.
  std::uint32_t texture() const {
    std::uint32_t notes = 0;
    for (std::size_t ago = 1; notes < 3 && is_note(ago); ++ago) {
      ++notes;
      if (vocabulary_.opens(event(ago).token)) break;
    }
    return notes;
  }

  /// The duration or velocity, plus 1, of the recent event with the nearest pitch, likely in the same voice. 0 at the
  /// start.
  std::uint32_t nearest(Field field) const {
    std::size_t best = 0;
    for (std::size_t ago = 1; ago <= kNearestWindow && is_note(ago); ++ago)
      if (best == 0 || distance(ago) < distance(best)) best = ago;
    return best == 0 ? 0 : symbol_of(event(best), field) + 1u;
  }

 private:
  const Event& event(std::size_t ago) const { return events_[events_.size() - 1 - ago]; }
  bool is_note(std::size_t ago) const { return !vocabulary_.pitches(event(ago).token).empty(); }
  int pitch(std::size_t ago) const { return vocabulary_.pitches(event(ago).token).front(); }
  int distance(std::size_t ago) const { return is_note(0) ? std::abs(pitch(ago) - pitch(0)) : 0; }

  std::size_t opening_ago(int count) const {
    for (std::size_t ago = 1;; ++ago)
      if (!is_note(ago) || (vocabulary_.opens(event(ago).token) && --count == 0)) return ago;
  }

  const Vocabulary& vocabulary_;
  std::span<const Event> events_;
};

MarkovFeatures token_features(int viewpoint, const Past& past) {
  const auto token = [&](std::size_t ago) { return past.token(ago); };
  switch (viewpoint) {
    case 0:
      return {token(1), token(2), token(3), token(4), token(5), token(6)};
    case 1:
      return {token(1), past.opening(1), past.opening(2), past.opening(3), past.opening(4), token(2)};
    default:
      return {token(1), token(3), token(5), token(2), token(4), token(6)};
  }
}

MarkovFeatures shift_features(int viewpoint, const Past& past) {
  const auto shift = [&](int count) { return past.shift(count); };
  const auto duration = [&](std::size_t ago) { return past.duration(ago); };
  switch (viewpoint) {
    case 0:
      return {shift(1), shift(2), shift(3), duration(1), shift(4), past.pitch_register(0)};
    case 1:
      return {duration(1), duration(2), shift(1), duration(3), shift(2), past.pitch_register(0)};
    default:
      return {past.nearest(Field::duration), shift(1), duration(1), shift(2), past.texture(), shift(3)};
  }
}

MarkovFeatures duration_features(int viewpoint, const Past& past) {
  const auto duration = [&](std::size_t ago) { return past.duration(ago); };
  const std::uint32_t joins = past.joins(), shift = past.own_shift();
  switch (viewpoint) {
    case 0:
      return {joins, shift, duration(1), past.pitch_register(0), duration(2), past.shift(1)};
    case 1:
      return {joins, past.pitch_register(0), past.nearest(Field::duration), shift, duration(1), duration(2)};
    default:
      return {joins, duration(1), duration(2), shift, past.pitch_register(0), duration(3)};
  }
}

MarkovFeatures velocity_features(int viewpoint, const Past& past) {
  const auto velocity = [&](std::size_t ago) { return past.velocity(ago); };
  const std::uint32_t joins = past.joins(), nearest = past.nearest(Field::velocity);
  switch (viewpoint) {
    case 0:
      return {nearest, velocity(1), joins, velocity(2), past.pitch_register(0), velocity(3)};
    case 1:
      return {nearest, velocity(1), past.pitch_register(0), joins, past.pitch_register(1), velocity(2)};
    default:
      return {velocity(1), past.token(0), nearest, past.token(1), velocity(2), joins};
  }
}

}  // namespace

MarkovFeatures markov_features(Field field, int viewpoint, const Vocabulary& vocabulary,
                               std::span<const Event> events) {
  const Past past(vocabulary, events);
  switch (field) {
    case Field::token:
      return token_features(viewpoint, past);
    case Field::shift:
      return shift_features(viewpoint, past);
    case Field::duration:
      return duration_features(viewpoint, past);
    case Field::velocity:
      break;
  }
  return velocity_features(viewpoint, past);
}

std::uint64_t hash_context(const MarkovFeatures& features, int order) {
  std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
  for (int index = 0; index < order; ++index) {
    hash = (hash ^ features[static_cast<std::size_t>(index)]) * 0xbf58476d1ce4e5b9ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

}  // namespace clavier
