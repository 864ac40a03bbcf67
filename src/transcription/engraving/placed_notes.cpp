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

constexpr std::int64_t kFinestParts = 64;  // of a pulse
constexpr std::array<std::int64_t, 22> kParts = {1, 2,  3,  4,  6,  8,  5,  12, 16, 7,  10,
                                                 9, 24, 32, 20, 15, 14, 11, 48, 13, 22, 26};
constexpr std::array<std::int64_t, 2> kRoundedParts = {32, 24};
constexpr std::int64_t kSpeckParts = 16;  // of a quarter note
constexpr std::array<int, kPitchClasses> kSharpFifths = {0, 7, 2, 9, 4, -1, 6, 1, 8, 3, 10, 5};

Grains nearest(double time, std::int64_t parts) {
  return std::llround(time * static_cast<double>(parts)) * (kQuarter / parts);
}

double distance(double time, Grains grains) {
  return std::abs(static_cast<double>(grains) / static_cast<double>(kQuarter) - time);
}

/// A time of the score within its measure, and on paper.
struct Place {
  const MeasureFrame* frame;
  Beats inside;
  Grains drawn;  ///< of the piece
};

/// What is counted in a meter, or a quarter note where that is longer: where a rhythm may be cut.
Grains pulse_of(SheetMeter meter) { return std::min(kQuarter, 4 * kQuarter / meter.denominator); }

/// The times of one staff, pulse of a measure by pulse, and on what grid each is drawn.
class PulseGrids {
 public:
  void add(const Place& place) {
    Pulse& pulse = pulses_.try_emplace(start_of(place), Pulse{.length = pulse_of(place.frame->meter)}).first->second;
    const Grains inside = place.drawn - start_of(place);
    if (pulse.has_common_grid()) pulse.parts = std::lcm(pulse.parts, pulse.length / std::gcd(pulse.length, inside));
    for (std::size_t grid = 0; grid < kRoundedParts.size(); ++grid)
      pulse.errors.at(grid) += distance(place.inside.value, nearest(place.inside.value, kRoundedParts.at(grid)));
  }

  /// As drawn, or on the nearer of the rounded grids where the pulse has none in common.
  Grains tamed(const Place& place) const {
    const Pulse& pulse = pulses_.at(start_of(place));
    if (pulse.has_common_grid()) return place.drawn;
    return place.frame->onset + nearest(place.inside.value, pulse.rounded_parts());
  }

  /// The end of a note that is left without length: on the grid of its pulse, a 16th of a quarter note later or less.
  Grains end_of_speck(const Place& onset, Grains drawn) const {
    const Pulse& pulse = pulses_.at(start_of(onset));
    Grains step = pulse.has_common_grid() ? pulse.length / pulse.parts : kQuarter / pulse.rounded_parts();
    while (step > kQuarter / kSpeckParts) step /= 2;
    return drawn + step;
  }

 private:
  struct Pulse {
    Grains length;
    std::int64_t parts = 1;
    std::array<double, kRoundedParts.size()> errors{};

    /// One that a tuplet of 256th notes or longer ones can draw.
    bool has_common_grid() const {
      const auto normal = static_cast<Grains>(std::bit_floor(static_cast<std::uint64_t>(parts)));
      return parts <= kFinestParts && normal * kSmallestValue <= length;
    }
    std::int64_t rounded_parts() const { return kRoundedParts.at(errors[1] < errors[0] ? 1 : 0); }
  };

  /// Where its pulse begins on paper; the end of a measure is in the last one.
  static Grains start_of(const Place& place) {
    const MeasureFrame& frame = *place.frame;
    const Grains pulse = pulse_of(frame.meter), start = frame.onset - frame.into;
    return start + (std::min(place.drawn, frame.onset + frame.length - 1) - start) / pulse * pulse;
  }

  std::unordered_map<Grains, Pulse> pulses_;
};

/// Rounds the times of a score to its measures.
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
    const PulseGrids& grid = grid_of(note);
    PlacedNote placed{.onset = std::max<Grains>(0, grid.tamed(onsets_[index])), .end = grid.tamed(ends_[index])};
    if (placed.end <= placed.onset) placed.end = grid.end_of_speck(onsets_[index], placed.onset);
    const Grains last = frames_.back().onset + frames_.back().length;
    placed.onset = std::min(placed.onset, last - kQuarter / kSpeckParts);
    placed.end = std::min(placed.end, last);
    placed.velocity = note.velocity;
    placed.staff = note.hand == Hand::left ? Staff::lower : Staff::upper;
    return placed;
  }

 private:
  PulseGrids& grid_of(const Note& note) { return grids_.at(note.hand == Hand::left ? 1 : 0); }

  Place place_of(Beats time) const {
    const MeasureFrame& frame = frames_[frame_at(frames_, time)];
    const Beats inside = time - frame.heard;
    return {&frame, inside, frame.onset + drawable_time(inside, score_.resolution)};
  }

  const Score& score_;
  const std::vector<MeasureFrame>& frames_;
  std::array<PulseGrids, 2> grids_;
  std::vector<Place> onsets_, ends_;
};

bool is_writable(SpelledPitch pitch) {
  return pitch.octave >= 0 && pitch.octave <= 9 && pitch.alter >= -2 && pitch.alter <= 2;
}

SpelledPitch writable(SpelledPitch pitch, Pitch sounding) {
  if (is_writable(pitch)) return pitch;
  SpelledPitch plain = spelled(sounding, kSharpFifths.at(static_cast<std::size_t>(pitch_class(sounding))));
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
    notes.back().pitch = writable(names[index], score.notes[index].pitch);
  }
  return notes;
}

}  // namespace

Grains drawable_time(Beats time, int resolution) {
  constexpr double kExact = 1e-7;
  for (const double tolerance : {kExact, 0.5 / resolution + kExact})
    for (const std::int64_t parts : kParts)
      if (const Grains grains = nearest(time.value, parts); distance(time.value, grains) <= tolerance) return grains;
  const Grains fine = nearest(time.value, kRoundedParts[0]), triple = nearest(time.value, kRoundedParts[1]);
  return distance(time.value, triple) < distance(time.value, fine) ? triple : fine;
}

std::vector<PlacedNote> place_notes(const Score& score, const std::vector<MeasureFrame>& frames) {
  return placed(has_hands(score) ? score : with_hands(score), frames);
}

}  // namespace clavier
