#include "transcription/engraving/score_directions.h"

#include <algorithm>
#include <cmath>

#include "transcription/engraving/dynamic_marks.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {
namespace {

constexpr int kPedalDown = 64;
constexpr std::int64_t kDirectionParts = 480;  // of a quarter note: the grid of directions

/// Sorts directions into their measures.
class DirectionSorter {
 public:
  explicit DirectionSorter(const std::vector<MeasureFrame>& frames) : frames_(frames), directions_(frames.size()) {}

  void add(Beats onset, Staff staff, DirectionMark what) {
    const std::size_t measure = frame_at(frames_, onset);
    const Beats inside = onset - frames_[measure].score_onset;
    const ExactBeats ticks(std::llround(inside.value * kDirectionParts), kDirectionParts);
    const ExactBeats length = beats_of(frames_[measure].length);
    if (measure + 1 < frames_.size() || ticks <= length)
      directions_[measure].push_back(
          {.staff = staff, .onset = std::clamp(ticks, ExactBeats(0), length), .what = std::move(what)});
  }

  std::vector<std::vector<Direction>> sorted() {
    for (std::vector<Direction>& measure : directions_)
      std::stable_sort(measure.begin(), measure.end(), [](const Direction& a, const Direction& b) {
        return a.onset != b.onset ? a.onset < b.onset : a.staff < b.staff;
      });
    return std::move(directions_);
  }

 private:
  const std::vector<MeasureFrame>& frames_;
  std::vector<std::vector<Direction>> directions_;
};

/// What is printed: a tempo in tenths as it is, any other in whole beats. MIDI's microseconds move both a little.
Fraction printed_tempo(double beats) {
  constexpr double kRounding = 0.001;
  const double tenths = std::round(beats * 10);
  const bool exact = std::abs(beats * 10 - tenths) < 10 * kRounding;
  return std::max(Fraction(1), exact ? Fraction(std::llround(tenths), 10) : Fraction(std::llround(beats)));
}

Metronome metronome_of(double bpm, SheetMeter meter) {
  const MetricalGrid grid(meter);
  const auto value = find_note_value(beats_of(grid.beat()));
  const double beats = bpm * static_cast<double>(kQuarter) / static_cast<double>(grid.beat());
  return {.unit = value ? value->type : NoteType::quarter,
          .dots = value ? value->dots : std::uint8_t{0},
          .per_minute = printed_tempo(value ? beats : bpm)};
}

void add_tempos(const Score& score, const std::vector<MeasureFrame>& frames, DirectionSorter& sorter) {
  for (const Tempo& tempo : score.tempo.changes()) {
    const double bpm = beats_per_minute(tempo);
    TempoMark mark{.words = {}};
    if (tempo.onset <= Beats{0}) mark.metronome = metronome_of(bpm, frames.front().meter);
    mark.thousandths =
        static_cast<std::int32_t>(std::clamp(std::round(bpm * 1000), double{kMinTempo}, double{kMaxTempo}));
    sorter.add(tempo.onset, Staff::upper, mark);
  }
}

/// Adds the sustain pedal; a lift and a press at one time become a pedal change.
void add_pedal(const Score& score, DirectionSorter& sorter) {
  bool down = false;
  for (std::size_t index = 0; index < score.pedal.size(); ++index) {
    const PedalChange& change = score.pedal[index];
    const bool pressed = change.depth >= kPedalDown;
    if (change.pedal != Pedal::sustain || pressed == down) continue;
    const auto next = std::find_if(score.pedal.begin() + static_cast<std::ptrdiff_t>(index) + 1, score.pedal.end(),
                                   [](const PedalChange& later) { return later.pedal == Pedal::sustain; });
    const bool changes = down && next != score.pedal.end() && next->onset == change.onset && next->depth >= kPedalDown;
    if (changes) {
      sorter.add(change.onset, Staff::lower, PedalMark::change);
      index = static_cast<std::size_t>(next - score.pedal.begin());
      continue;
    }
    down = pressed;
    sorter.add(change.onset, Staff::lower, down ? PedalMark::start : PedalMark::stop);
  }
}

}  // namespace

std::vector<std::vector<Direction>> directions_of(const Score& score, const std::vector<MeasureFrame>& frames) {
  DirectionSorter sorter(frames);
  add_tempos(score, frames, sorter);
  for (const DynamicMark& mark : dynamics_of(score, frames))
    sorter.add(frames[mark.measure].score_onset, Staff::upper, mark.dynamic);
  add_pedal(score, sorter);
  return sorter.sorted();
}

}  // namespace clavier
