#include "transcription/engraving/placed_notes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "transcription/engraving/pitch_spelling.h"
#include "transcription/hands/hand_separation.h"

namespace clavier {
namespace {

constexpr std::int64_t kMaxPartsPerBeat = 64;  // the finest grid of a beat unit
constexpr std::array<std::int64_t, 22> kParts = {1, 2,  3,  4,  6,  8,  5,  12, 16, 7,  10,
                                                 9, 24, 32, 20, 15, 14, 11, 48, 13, 22, 26};
constexpr std::array<std::int64_t, 2> kRoundedParts = {32, 24};
constexpr std::int64_t kShortNoteParts = 16;  // of a quarter note
constexpr std::array<int, kPitchClasses> kSharpFifths = {0, 7, 2, 9, 4, -1, 6, 1, 8, 3, 10, 5};

ScoreTicks nearest(double time, std::int64_t parts) {
  return std::llround(time * static_cast<double>(parts)) * (kQuarter / parts);
}

double distance(double time, ScoreTicks ticks) {
  return std::abs(static_cast<double>(ticks) / static_cast<double>(kQuarter) - time);
}

/// A time of the score, within its measure and as notated.
struct ScorePlace {
  const MeasureFrame* frame;
  Beats inside;
  ScoreTicks notated;  ///< from the start of the piece
};

/// The beat unit of a meter: its denominator, or a quarter note where that is shorter. A rhythm may be cut at beat
/// units.
ScoreTicks beat_unit_of(SheetMeter meter) { return std::min(kQuarter, 4 * kQuarter / meter.denominator); }

/// Collects the times of one staff by beat unit and chooses the grid of each.
class BeatUnitGrids {
 public:
  void add(const ScorePlace& place) {
    BeatUnit& beat =
        beats_.try_emplace(start_of(place), BeatUnit{.length = beat_unit_of(place.frame->meter)}).first->second;
    const ScoreTicks inside = place.notated - start_of(place);
    if (beat.has_common_grid()) beat.parts = std::lcm(beat.parts, beat.length / std::gcd(beat.length, inside));
    for (std::size_t grid = 0; grid < kRoundedParts.size(); ++grid)
      beat.errors.at(grid) += distance(place.inside.value, nearest(place.inside.value, kRoundedParts.at(grid)));
  }

  /// The notated time, or where its beat unit has no common grid, the time on the better of the rounded grids.
  ScoreTicks snap_to_grid(const ScorePlace& place) const {
    const BeatUnit& beat = beats_.at(start_of(place));
    if (beat.has_common_grid()) return place.notated;
    return place.frame->onset + nearest(place.inside.value, beat.rounded_parts());
  }

  /// The end of a note that rounding left without length: on the grid of its beat unit, at most a 16th of a quarter
  /// note later.
  ScoreTicks end_of_short_note(const ScorePlace& onset, ScoreTicks notated) const {
    const BeatUnit& beat = beats_.at(start_of(onset));
    ScoreTicks step = beat.has_common_grid() ? beat.length / beat.parts : kQuarter / beat.rounded_parts();
    while (step > kQuarter / kShortNoteParts) step /= 2;
    return notated + step;
  }

 private:
  struct BeatUnit {
    ScoreTicks length;
    std::int64_t parts = 1;
    std::array<double, kRoundedParts.size()> errors{};

    /// Whether its times have a common grid that a tuplet of 256th or longer notes can notate.
    bool has_common_grid() const {
      const auto normal = static_cast<ScoreTicks>(std::bit_floor(static_cast<std::uint64_t>(parts)));
      return parts <= kMaxPartsPerBeat && normal * kSmallestValue <= length;
    }
    std::int64_t rounded_parts() const { return kRoundedParts.at(errors[1] < errors[0] ? 1 : 0); }
  };

  /// The notated start of its beat unit; the end of a measure belongs to the last one.
  static ScoreTicks start_of(const ScorePlace& place) {
    const MeasureFrame& frame = *place.frame;
    const ScoreTicks beat = beat_unit_of(frame.meter), start = frame.onset - frame.measure_offset;
    return start + (std::min(place.notated, frame.onset + frame.length - 1) - start) / beat * beat;
  }

  std::unordered_map<ScoreTicks, BeatUnit> beats_;
};

/// Rounds the times of a score within its measures.
class NotePlacer {
 public:
  NotePlacer(const Score& score, const std::vector<MeasureFrame>& frames) : score_(score), frames_(frames) {
    for (const Note& note : score.notes) {
      onsets_.push_back(place_of(note.onset));
      ends_.push_back(place_of(clavier::end_of(note)));
      grid_of(note).add(onsets_.back());
      grid_of(note).add(ends_.back());
    }
  }

  PlacedNote operator()(std::size_t index) {
    const Note& note = score_.notes[index];
    const BeatUnitGrids& grid = grid_of(note);
    PlacedNote placed{.onset = std::max<ScoreTicks>(0, grid.snap_to_grid(onsets_[index])),
                      .end = grid.snap_to_grid(ends_[index])};
    if (placed.end <= placed.onset) placed.end = grid.end_of_short_note(onsets_[index], placed.onset);
    const ScoreTicks last = frames_.back().onset + frames_.back().length;
    placed.onset = std::min(placed.onset, last - kQuarter / kShortNoteParts);
    placed.end = std::min(placed.end, last);
    placed.velocity = note.velocity;
    placed.staff = note.hand == Hand::left ? Staff::lower : Staff::upper;
    return placed;
  }

 private:
  BeatUnitGrids& grid_of(const Note& note) { return grids_.at(note.hand == Hand::left ? 1 : 0); }

  ScorePlace place_of(Beats time) const {
    const MeasureFrame& frame = frames_[frame_at(frames_, time)];
    const Beats inside = time - frame.score_onset;
    return {&frame, inside, frame.onset + drawable_time(inside, score_.resolution)};
  }

  const Score& score_;
  const std::vector<MeasureFrame>& frames_;
  std::array<BeatUnitGrids, 2> grids_;
  std::vector<ScorePlace> onsets_, ends_;
};

bool is_writable(SpelledPitch pitch) {
  return pitch.octave >= 0 && pitch.octave <= 9 && pitch.alter >= -2 && pitch.alter <= 2;
}

SpelledPitch make_writable(SpelledPitch pitch, Pitch sounding) {
  if (is_writable(pitch)) return pitch;
  SpelledPitch plain = spell_pitch(sounding, kSharpFifths.at(static_cast<std::size_t>(pitch_class(sounding))));
  while (!is_writable(plain) && plain.octave < 0) ++plain.octave;
  return plain;
}

bool has_hands(const Score& score) {
  return std::none_of(score.notes.begin(), score.notes.end(),
                      [](const Note& note) { return note.hand == Hand::unknown; });
}

std::vector<PlacedNote> placed(const Score& score, const std::vector<MeasureFrame>& frames) {
  const std::vector<SpelledPitch> names = spell(score);
  NotePlacer place(score, frames);
  std::vector<PlacedNote> notes;
  notes.reserve(score.notes.size());
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    notes.push_back(place(index));
    notes.back().pitch = make_writable(names[index], score.notes[index].pitch);
  }
  return notes;
}

}  // namespace

ScoreTicks drawable_time(Beats time, int resolution) {
  constexpr double kExact = 1e-7;
  for (const double tolerance : {kExact, 0.5 / resolution + kExact})
    for (const std::int64_t parts : kParts)
      if (const ScoreTicks ticks = nearest(time.value, parts); distance(time.value, ticks) <= tolerance) return ticks;
  const ScoreTicks fine = nearest(time.value, kRoundedParts[0]), triple = nearest(time.value, kRoundedParts[1]);
  return distance(time.value, triple) < distance(time.value, fine) ? triple : fine;
}

std::vector<PlacedNote> place_notes(const Score& score, const std::vector<MeasureFrame>& frames) {
  return placed(has_hands(score) ? score : fill_unknown_hands(score), frames);
}

}  // namespace clavier
