#include "training/sequence/windows.h"

#include <algorithm>

#include "base/error.h"
#include "models/sequence/network_options.h"

namespace clavier {
namespace {

constexpr double kKnownEndingProbability = 0.7;

}  // namespace

void append_fields(const Event& event, std::vector<std::int64_t>& fields) {
  fields.insert(fields.end(), {event.token, event.shift, event.duration, event.velocity});
}

bool can_transpose(const Event& event, int semitones, const Vocabulary& vocabulary) {
  for (const Pitch pitch : vocabulary.pitches(event.token))
    if (!on_piano(pitch + semitones)) return false;
  return true;
}

Event transpose_event(Event event, int semitones, const Vocabulary& vocabulary) {
  const auto& pitches = vocabulary.pitches(event.token);
  if (semitones == 0 || pitches.empty()) return event;
  const auto pitch = static_cast<Pitch>(pitches.front() + semitones);
  event.token =
      static_cast<std::uint16_t>(vocabulary.joins(event.token) ? vocabulary.joining(pitch) : vocabulary.opening(pitch));
  return event;
}

bool only_single_pitches(const Vocabulary& vocabulary) {
  return vocabulary.size(Field::token) == Vocabulary::of_notes().size(Field::token) && vocabulary.has_timing();
}

Events add_boundary_tokens(const Events& events) {
  Events whole = {Event{.token = Vocabulary::kStart}};
  whole.insert(whole.end(), events.begin(), events.end());
  whole.push_back(Event{.token = Vocabulary::kEnd});
  return whole;
}

PlaceSampler::PlaceSampler(std::span<const Events> pieces) : pieces_(pieces), starts_{0} {
  for (const Events& piece : pieces_) starts_.push_back(starts_.back() + static_cast<std::int64_t>(piece.size()) - 1);
  if (starts_.back() <= 0) throw Error("cannot train: no event in the pieces of this choice");
}

PlaceSampler::Place PlaceSampler::sample(std::int64_t targets, Random& random) const {
  const auto target = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(starts_.back())));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), target);
  const auto piece = static_cast<std::size_t>(after - starts_.begin() - 1);
  std::int64_t first = target - starts_[piece] + 1;
  if (targets > 1) {  // the sampled event anywhere in the window, the window inside the piece where it fits
    const std::int64_t length = static_cast<std::int64_t>(pieces_[piece].size());
    first -= static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(targets)));
    first = std::clamp<std::int64_t>(first, 1, std::max<std::int64_t>(1, length - targets));
  }
  return {.piece = piece, .first_target = first};
}

std::vector<PlaceSampler::Place> PlaceSampler::cover(std::int64_t targets, std::int64_t events) const {
  std::vector<Place> places;
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece)
    for (std::int64_t first = 1; first < static_cast<std::int64_t>(pieces_[piece].size()); first += targets)
      places.push_back({piece, first});
  const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(1, events / targets));
  const std::size_t kept = std::min(wanted, places.size());
  for (std::size_t index = 0; index < kept; ++index) places[index] = places[index * places.size() / kept];
  places.resize(kept);
  return places;
}

WindowSampler::WindowSampler(std::span<const Events> pieces, const Vocabulary& vocabulary, const WindowShape& shape)
    : pieces_(pieces), vocabulary_(vocabulary), shape_(shape), places_(pieces) {}

const Event& WindowSampler::event_at(const Place& place, std::int64_t index) const {
  static constexpr Event kPadding{.token = Vocabulary::kStart};
  std::size_t piece = place.piece;
  while (index < 0 && shape_.across_pieces && piece > 0) index += static_cast<std::int64_t>(pieces_[--piece].size());
  return index >= 0 && index < static_cast<std::int64_t>(pieces_[piece].size())
             ? pieces_[piece][static_cast<std::size_t>(index)]
             : kPadding;
}

void WindowSampler::cut(const Place& place, int semitones, bool ending_known, Windows& windows) const {
  const std::int64_t first_input = shape_.every_step ? place.first_target - 1 : place.first_target - shape_.length;
  const std::int64_t last = first_input + shape_.length;  // the last target
  for (std::int64_t index = first_input; index <= last && semitones != 0; ++index)
    if (!can_transpose(event_at(place, index), semitones, vocabulary_)) semitones = 0;
  const auto follow = static_cast<std::int64_t>(pieces_[place.piece].size()) - 2;  // events that follow the start
  for (std::int64_t index = first_input; index < last; ++index) {
    append_fields(transpose_event(event_at(place, index), semitones, vocabulary_), windows.inputs);
    windows.remaining.push_back(
        remaining_class(ending_known ? static_cast<int>(std::max<std::int64_t>(0, follow - index)) : -1));
    if (shape_.every_step)
      append_fields(transpose_event(event_at(place, index + 1), semitones, vocabulary_), windows.targets);
  }
  if (!shape_.every_step)
    append_fields(transpose_event(event_at(place, last), semitones, vocabulary_), windows.targets);
  ++windows.count;
}

Windows WindowSampler::sample(std::int64_t count, int transpose, Random random) const {
  Windows windows{.length = shape_.length, .predictions = shape_.every_step ? shape_.length : 1};
  if (!only_single_pitches(vocabulary_)) transpose = 0;
  for (std::int64_t window = 0; window < count; ++window) {
    const Place place = places_.sample(shape_.every_step ? shape_.length : 1, random);
    const int semitones = static_cast<int>(random.below(static_cast<std::uint64_t>(2 * transpose + 1))) - transpose;
    cut(place, semitones, random.uniform() < kKnownEndingProbability, windows);
  }
  return windows;
}

std::vector<Windows> WindowSampler::cover(std::int64_t batch, std::int64_t events) const {
  std::vector<Windows> batches;
  const std::vector<Place> places = places_.cover(shape_.every_step ? shape_.length : 1, events);
  for (std::size_t index = 0; index < places.size(); ++index) {
    if (index % static_cast<std::size_t>(batch) == 0)
      batches.push_back({.length = shape_.length, .predictions = shape_.every_step ? shape_.length : 1});
    cut(places[index], 0, false, batches.back());
  }
  return batches;
}

}  // namespace clavier
