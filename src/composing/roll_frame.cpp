#include "composing/roll_frame.h"

#include <algorithm>
#include <cmath>

#include "analysis/key/main_key.h"
#include "composing/cadence_score.h"
#include "composing/sample_events.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

constexpr double kPerCutKey = 0.5;    // that sounds on into a beginning
constexpr int kLongestRinging = 288;  // steps

/// Notes first .. end - 1, struck together.
struct ChordPlace {
  std::size_t first = 0;
  std::size_t end = 0;
  int onset = 0;
};

class Framing {
 public:
  Framing(std::span<const GridNote> notes, const RollLength& length)
      : notes_(notes), length_(length), key_(find_main_key(score_of(notes))) {
    for (std::size_t place = 0; place < notes.size(); ++place) {
      if (chords_.empty() || notes[place].onset - chords_.back().onset > kChordWindow)
        chords_.push_back({.first = place, .onset = notes[place].onset});
      chords_.back().end = place + 1;
    }
  }

  const ChordPlace& beginning() const {
    std::size_t last = 0;
    while (last + 1 < chords_.size() && may_begin(chords_[last + 1])) ++last;
    return best_of(0, last + 1, [&](std::size_t place) { return opening_points(place); });
  }

  const ChordPlace& ending(const ChordPlace& from) const {
    std::size_t first = place_of(from), end = chords_.size();
    while (first + 1 < end && done(from, chords_[first]) < kEarliestEnding) ++first;
    while (end - 1 > first && done(from, chords_[end - 1]) > kLatestEnding) --end;
    return best_of(first, end, [&](std::size_t place) { return ending_points(from, place); });
  }

 private:
  std::size_t place_of(const ChordPlace& chord) const { return static_cast<std::size_t>(&chord - chords_.data()); }

  template <class Points>
  const ChordPlace& best_of(std::size_t first, std::size_t end, Points points) const {
    std::size_t best = first;
    for (std::size_t place = first + 1; place < end; ++place)
      if (points(place) > points(best)) best = place;
    return chords_[best];
  }

  /// Part of the asked length at the strike of `to`, by notes with all of its own.
  double done(const ChordPlace& from, const ChordPlace& to) const {
    if (length_.notes > 0) return static_cast<double>(to.end - from.first) / length_.notes;
    return (to.onset - from.onset) / length_.steps;
  }

  bool may_begin(const ChordPlace& chord) const {
    return chord.onset - chords_.front().onset <= kOpeningSteps && done(chords_.front(), chord) <= kLatestOpening;
  }

  std::vector<Pitch> keys_of(const ChordPlace& chord) const {
    std::vector<Pitch> keys;
    for (std::size_t place = chord.first; place < chord.end; ++place) keys.push_back(notes_[place].pitch);
    std::sort(keys.begin(), keys.end());
    return keys;
  }

  double opening_points(std::size_t place) const {
    const ChordPlace& chord = chords_[place];
    const double breath = place == 0 ? kOpeningSteps : chord.onset - chords_[place - 1].onset;
    const auto cut = std::count_if(notes_.begin(), notes_.begin() + static_cast<std::ptrdiff_t>(chord.first),
                                   [&](const GridNote& note) { return end_of(note) > chord.onset; });
    return breath_points(breath) + closure(keys_of(chord), key_) / 2 - kPerCutKey * static_cast<double>(cut);
  }

  double ending_points(const ChordPlace& from, std::size_t place) const {
    const std::vector<Pitch> keys = keys_of(chords_[place]);
    const double breath = place + 1 < chords_.size() ? chords_[place + 1].onset - chords_[place].onset : 0;
    return breath_points(breath) - 8 * std::abs(done(from, chords_[place]) - 1) +
           kPerKey * static_cast<double>(std::min<std::size_t>(keys.size(), 4)) + closure(keys, key_);
  }

  std::span<const GridNote> notes_;
  const RollLength& length_;
  const std::optional<KeyEstimate> key_;
  std::vector<ChordPlace> chords_;
};

bool is_of_classes(const GridNote& note, std::span<const GridNote> chord) {
  return std::any_of(chord.begin(), chord.end(),
                     [&](const GridNote& other) { return pitch_class(other.pitch) == pitch_class(note.pitch); });
}

/// Sounds from the last chord (notes `last` and on) on: until when.
int end_of_ringing(std::span<const GridNote> chord, const RollLength& length) {
  const int onset = chord.front().onset, least = static_cast<int>(std::ceil(length.ringing));
  return std::clamp(end_of(chord), onset + least, onset + std::max(least, kLongestRinging));
}

void close(std::vector<GridNote>& notes, std::size_t last, const RollLength& length) {
  const std::span<GridNote> chord = std::span(notes).subspan(last);
  const int struck = chord.front().onset, end = end_of_ringing(chord, length);
  for (GridNote& note : chord) {
    note.duration = std::min(end_of(note), end) - struck;
    note.onset = struck;
  }
  for (std::size_t place = 0; place < last; ++place)
    if (const int until = is_of_classes(notes[place], chord) ? end : struck; end_of(notes[place]) > until)
      notes[place].duration = std::max(1, until - notes[place].onset);
  std::sort(chord.begin(), chord.end(), [](auto& a, auto& b) { return a.pitch < b.pitch; });
}

}  // namespace

std::vector<GridNote> framed(std::span<const GridNote> notes, const RollLength& length) {
  if (notes.empty()) return {};
  const Framing framing(notes, length);
  const ChordPlace& beginning = framing.beginning();
  const ChordPlace& ending = framing.ending(beginning);
  std::vector<GridNote> piece;
  for (std::size_t place = beginning.first; place < ending.end; ++place) {
    piece.push_back(notes[place]);
    piece.back().onset -= beginning.onset;
  }
  close(piece, ending.first - beginning.first, length);
  return without_overlaps(piece);
}

}  // namespace clavier
