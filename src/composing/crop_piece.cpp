#include "composing/crop_piece.h"

#include <algorithm>
#include <cmath>

#include "analysis/key/main_key.h"
#include "composing/cadence_score.h"
#include "composing/sample_events.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

constexpr double kPointsPerCutNote = 0.5;  // for each note that still sounds when the piece begins
constexpr int kMaxRinging = 288;           // steps

/// Notes first .. end - 1, which form a chord.
struct ChordSpan {
  std::size_t first = 0;
  std::size_t end = 0;
  int onset = 0;
};

class PieceCropper {
 public:
  PieceCropper(std::span<const GridNote> notes, const RollLength& length)
      : notes_(notes), length_(length), key_(find_main_key(score_of(notes))) {
    for (std::size_t place = 0; place < notes.size(); ++place) {
      if (chords_.empty() || notes[place].onset - chords_.back().onset > kChordWindow)
        chords_.push_back({.first = place, .onset = notes[place].onset});
      chords_.back().end = place + 1;
    }
  }

  const ChordSpan& beginning() const {
    std::size_t last = 0;
    while (last + 1 < chords_.size() && is_opening_candidate(chords_[last + 1])) ++last;
    return best_of(0, last + 1, [&](std::size_t place) { return score_opening(place); });
  }

  const ChordSpan& ending(const ChordSpan& from) const {
    std::size_t first = place_of(from), end = chords_.size();
    while (first + 1 < end && done(from, chords_[first]) < kEarliestEnding) ++first;
    while (end - 1 > first && done(from, chords_[end - 1]) > kLatestEnding) --end;
    return best_of(first, end, [&](std::size_t place) { return score_ending(from, place); });
  }

 private:
  std::size_t place_of(const ChordSpan& chord) const { return static_cast<std::size_t>(&chord - chords_.data()); }

  template <class Points>
  const ChordSpan& best_of(std::size_t first, std::size_t end, Points points) const {
    std::size_t best = first;
    for (std::size_t place = first + 1; place < end; ++place)
      if (points(place) > points(best)) best = place;
    return chords_[best];
  }

  /// The share of the requested length at the onset of `to`; by notes, including those of `to`.
  double done(const ChordSpan& from, const ChordSpan& to) const {
    if (length_.notes > 0) return static_cast<double>(to.end - from.first) / length_.notes;
    return (to.onset - from.onset) / length_.steps;
  }

  bool is_opening_candidate(const ChordSpan& chord) const {
    return chord.onset - chords_.front().onset <= kOpeningSteps && done(chords_.front(), chord) <= kLatestOpening;
  }

  std::vector<Pitch> pitches_of(const ChordSpan& chord) const {
    std::vector<Pitch> pitches;
    for (std::size_t place = chord.first; place < chord.end; ++place) pitches.push_back(notes_[place].pitch);
    std::sort(pitches.begin(), pitches.end());
    return pitches;
  }

  double score_opening(std::size_t place) const {
    const ChordSpan& chord = chords_[place];
    const double gap = place == 0 ? kOpeningSteps : chord.onset - chords_[place - 1].onset;
    const auto cut = std::count_if(notes_.begin(), notes_.begin() + static_cast<std::ptrdiff_t>(chord.first),
                                   [&](const GridNote& note) { return end_of(note) > chord.onset; });
    return gap_score(gap) + cadence_score(pitches_of(chord), key_) / 2 - kPointsPerCutNote * static_cast<double>(cut);
  }

  double score_ending(const ChordSpan& from, std::size_t place) const {
    const std::vector<Pitch> pitches = pitches_of(chords_[place]);
    const double gap = place + 1 < chords_.size() ? chords_[place + 1].onset - chords_[place].onset : 0;
    return gap_score(gap) - 8 * std::abs(done(from, chords_[place]) - 1) +
           kPointsPerPitch * static_cast<double>(std::min<std::size_t>(pitches.size(), 4)) +
           cadence_score(pitches, key_);
  }

  std::span<const GridNote> notes_;
  const RollLength& length_;
  const std::optional<KeyEstimate> key_;
  std::vector<ChordSpan> chords_;
};

bool shares_pitch_class(const GridNote& note, std::span<const GridNote> chord) {
  return std::any_of(chord.begin(), chord.end(),
                     [&](const GridNote& other) { return pitch_class(other.pitch) == pitch_class(note.pitch); });
}

/// When the last chord ends.
int last_chord_end(std::span<const GridNote> chord, const RollLength& length) {
  const int onset = chord.front().onset, min_ringing = static_cast<int>(std::ceil(length.ringing));
  return std::clamp(end_of(chord), onset + min_ringing, onset + std::max(min_ringing, kMaxRinging));
}

void close_last_chord(std::vector<GridNote>& notes, std::size_t last, const RollLength& length) {
  const std::span<GridNote> chord = std::span(notes).subspan(last);
  const int onset = chord.front().onset, end = last_chord_end(chord, length);
  for (GridNote& note : chord) {
    note.duration = std::min(end_of(note), end) - onset;
    note.onset = onset;
  }
  for (std::size_t place = 0; place < last; ++place)
    if (const int until = shares_pitch_class(notes[place], chord) ? end : onset; end_of(notes[place]) > until)
      notes[place].duration = std::max(1, until - notes[place].onset);
  std::sort(chord.begin(), chord.end(), [](auto& a, auto& b) { return a.pitch < b.pitch; });
}

}  // namespace

std::vector<GridNote> crop_piece(std::span<const GridNote> notes, const RollLength& length) {
  if (notes.empty()) return {};
  const PieceCropper cropper(notes, length);
  const ChordSpan& beginning = cropper.beginning();
  const ChordSpan& ending = cropper.ending(beginning);
  std::vector<GridNote> piece;
  for (std::size_t place = beginning.first; place < ending.end; ++place) {
    piece.push_back(notes[place]);
    piece.back().onset -= beginning.onset;
  }
  close_last_chord(piece, ending.first - beginning.first, length);
  return remove_overlaps(piece);
}

}  // namespace clavier
