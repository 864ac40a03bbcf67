#include "transcription/quantising/told_graces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "transcription/quantising/hand_chords.h"

namespace clavier {
namespace {

constexpr Seconds kMinGap{0.012};
constexpr Seconds kMaxGap{0.12};
constexpr double kMaxGapBeats = 0.12;
constexpr double kMaxLength = 1.6;            // of the gap, for which a grace note is held
constexpr double kMinMainLength = 2;          // of the gap, for which the note after it is held
constexpr double kApart = 1.7;                // gaps of a run are even; those around a grace note are longer
constexpr int kMaxInterval = 12;              // semitones
constexpr double kGracePartTolerance = 0.75;  // ticks
constexpr std::array<int, 3> kSimpleDivisions = {4, 6, 8};
constexpr int kFinestWritten = 16;

class GraceFinder {
 public:
  explicit GraceFinder(const Score& score) : score_(score), tolerance_(kGracePartTolerance / score.resolution) {}

  /// Whether the chord at `place` is a grace note to the next one of its hand.
  bool is_grace(const std::vector<HandChord>& chords, std::size_t place) const {
    if (place + 1 >= chords.size() || chords[place].notes.size() != 1) return false;
    const Note& grace = note_of(chords[place]);
    const Note& main = note_of(chords[place + 1]);
    const Beats gap = main.onset - grace.onset;
    const bool close = gap.value < kMaxGapBeats && seconds_between(grace.onset, main.onset) <= kMaxGap;
    const bool held = grace.duration > kMaxLength * gap || main.duration < kMinMainLength * gap;
    const bool far = std::abs(main.pitch - grace.pitch) > kMaxInterval || main.pitch == grace.pitch;
    return close && !held && !far && is_apart(chords, place, gap) && !is_written(grace, main);
  }

  bool is_on_part(Beats time, int division) const {
    const ToldPlace place = told_place(score_.meters, time);
    return std::abs(nearest_part(place.phase, division, place.length) - place.phase) <= tolerance_;
  }

  bool is_on_simple_part(Beats time) const {
    return std::any_of(kSimpleDivisions.begin(), kSimpleDivisions.end(),
                       [&](int division) { return is_on_part(time, division); });
  }

 private:
  const Note& note_of(const HandChord& chord) const { return score_.notes[chord.notes.front()]; }

  Seconds seconds_between(Beats from, Beats to) const {
    return score_.tempo.seconds_at(to) - score_.tempo.seconds_at(from);
  }

  bool is_apart(const std::vector<HandChord>& chords, std::size_t place, Beats gap) const {
    const bool late = place == 0 || note_of(chords[place]).onset - note_of(chords[place - 1]).onset > kApart * gap;
    const bool rests = place + 2 >= chords.size() ||
                       note_of(chords[place + 2]).onset - note_of(chords[place + 1]).onset > kApart * gap;
    return late && rests;
  }

  bool is_written(const Note& grace, const Note& main) const {
    return is_on_part(grace.onset, kFinestWritten) && is_on_part(main.onset, kFinestWritten);
  }

  const Score& score_;
  double tolerance_;
};

/// Moves a chord to an earlier onset; its notes end when they did.
void begin_at(Beats onset, const HandChord& chord, Score& score) {
  for (const std::size_t index : chord.notes) {
    Note& note = score.notes[index];
    note.duration = end_of(note) - onset;
    note.onset = onset;
  }
}

}  // namespace

std::vector<Note> take_graces(Score& score) {
  std::vector<Note> graces;
  std::vector<bool> taken(score.notes.size());
  const GraceFinder finder(score);
  for (const Hand hand : {Hand::unknown, Hand::left, Hand::right, Hand::voice}) {
    const std::vector<HandChord> chords = find_hand_chords(score, hand, kMinGap);
    for (std::size_t place = 0; place + 1 < chords.size(); ++place) {
      if (!finder.is_grace(chords, place)) continue;
      const std::size_t grace = chords[place].notes.front();
      const Beats main = score.notes[chords[place + 1].notes.front()].onset;
      if (finder.is_on_simple_part(score.notes[grace].onset) && !finder.is_on_simple_part(main))
        begin_at(score.notes[grace].onset, chords[place + 1], score);
      taken[grace] = true;
      graces.push_back(score.notes[grace]);
      graces.back().onset = score.notes[chords[place + 1].notes.front()].onset;
    }
  }
  std::vector<Note> rest;
  for (std::size_t index = 0; index < score.notes.size(); ++index)
    if (!taken[index]) rest.push_back(score.notes[index]);
  score.notes = std::move(rest);
  sort_events(score);
  return graces;
}

}  // namespace clavier
