#include "performing/harmonies.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <limits>

#include "transcription/meter/metrical_grid.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxHarmonyBeats = 8;  // beats
constexpr double kChangeCost = 0.5;          // cost of each harmony, in tones that sound for a beat

using PitchClassBeats = std::array<double, kPitchClasses>;

/// The chords of Pardo and Birmingham on C: major, minor, diminished and augmented triads; dominant, diminished and
/// half-diminished sevenths. The minor seventh, last, is our addition.
constexpr std::array<unsigned, 8> kChordsOnC = {0b000010010001, 0b000010001001, 0b000001001001, 0b000100010001,
                                                0b010010010001, 0b001001001001, 0b010001001001, 0b010010001001};
constexpr std::size_t kChords = kChordsOnC.size() * kPitchClasses;

unsigned chord_at(std::size_t place) {
  const unsigned on_c = kChordsOnC.at(place / kPitchClasses);
  const auto root = static_cast<unsigned>(place % kPitchClasses);
  return ((on_c << root) | (on_c >> (kPitchClasses - root))) & 0xFFFU;
}

/// A beat, and the share of it during which each pitch class sounds.
struct HarmonyBeat {
  Beats onset;
  Beats end;
  PitchClassBeats sounding{};
  unsigned present = 0;
};

std::vector<HarmonyBeat> beats_of_measures(const std::vector<MeasureFrame>& measures) {
  std::vector<HarmonyBeat> beats;
  for (const MeasureFrame& measure : measures) {
    const ScoreTicks beat = MetricalGrid(measure.meter).beat();
    for (ScoreTicks time = 0; time < measure.length;) {
      const ScoreTicks next =
          std::min(measure.length, ((measure.measure_offset + time) / beat + 1) * beat - measure.measure_offset);
      beats.push_back({measure.score_onset + in_beats(beats_of(time)), measure.score_onset + in_beats(beats_of(next))});
      time = next;
    }
  }
  return beats;
}

void add_notes(std::vector<HarmonyBeat>& beats, const Score& score) {
  std::size_t first = 0;
  for (const Note& note : score.notes) {
    while (first + 1 < beats.size() && beats[first].end <= note.onset) ++first;
    for (std::size_t place = first; place < beats.size() && beats[place].onset < end_of(note); ++place) {
      HarmonyBeat& beat = beats[place];
      const Beats part = std::min(beat.end, end_of(note)) - std::max(beat.onset, note.onset);
      if (part <= Beats{0}) continue;
      const auto tone = static_cast<std::size_t>(pitch_class(note.pitch));
      beat.sounding.at(tone) += part / (beat.end - beat.onset);
      beat.present |= 1U << tone;
    }
  }
}

/// The time that chord tones sound, less that of other tones.
double fit(const HarmonyBeat& beat, unsigned chord) {
  double sum = 0;
  for (std::size_t tone = 0; tone < kPitchClasses; ++tone)
    sum += ((chord >> tone) & 1U) != 0 ? beat.sounding.at(tone) : -beat.sounding.at(tone);
  return sum;
}

using ChordFits = std::array<double, kChords>;

ChordFits fits_of(const HarmonyBeat& beat) {
  ChordFits fits;
  for (std::size_t place = 0; place < kChords; ++place) fits.at(place) = fit(beat, chord_at(place));
  return fits;
}

/// A chord for some beats, and its score there.
struct ChordChoice {
  double score = 0;
  unsigned chord = 0;
};

/// The best chord for beats of which `fits` are the sums and `present` the pitch classes.
ChordChoice best_chord(const ChordFits& fits, unsigned present) {
  ChordChoice best{.score = -std::numeric_limits<double>::infinity()};
  for (std::size_t place = 0; place < kChords; ++place) {
    const unsigned chord = chord_at(place);
    const double score = fits.at(place) - std::popcount(chord & ~present);
    if (score > best.score) best = {score, chord};
  }
  return best;
}

/// The best chords for the last one, two and more beats, up to kMaxHarmonyBeats.
class RecentChords {
 public:
  explicit RecentChords(const std::vector<HarmonyBeat>& beats) : beats_(beats) {}

  /// Of the beats before `end`, which is one more than in the call before.
  const std::array<ChordChoice, kMaxHarmonyBeats>& before(std::size_t end) {
    const bool repeats = end > 1 && sounds_alike(beats_[end - 1], beats_[end - 2]);
    alike_ = repeats ? alike_ + 1 : 1;
    if (alike_ <= kMaxHarmonyBeats) find(end);  // else every number of beats is as before
    return choices_;
  }

 private:
  static bool sounds_alike(const HarmonyBeat& one, const HarmonyBeat& other) {
    return one.present == other.present && one.sounding == other.sounding;
  }

  void find(std::size_t end) {
    recent_.at((end - 1) % kMaxHarmonyBeats) = fits_of(beats_[end - 1]);
    ChordFits fits{};
    unsigned present = 0;
    for (std::size_t count = 1; count <= std::min(end, kMaxHarmonyBeats); ++count) {
      const std::size_t begin = end - count;
      present |= beats_[begin].present;
      const ChordFits& added = recent_.at(begin % kMaxHarmonyBeats);
      std::transform(fits.begin(), fits.end(), added.begin(), fits.begin(), std::plus<>());
      choices_.at(count - 1) = best_chord(fits, present);
    }
  }

  const std::vector<HarmonyBeat>& beats_;
  std::size_t alike_ = 0;                             ///< beats up to the last one that sound alike
  std::array<ChordFits, kMaxHarmonyBeats> recent_{};  ///< of a beat: at its index modulo their number
  std::array<ChordChoice, kMaxHarmonyBeats> choices_{};
};

struct HarmonyChoice {
  double total_score = -std::numeric_limits<double>::infinity();
  std::size_t begin = 0;
  unsigned chord = 0;
};

/// The best segmentation of each number of beats from the start.
std::vector<HarmonyChoice> best_choices(const std::vector<HarmonyBeat>& beats) {
  std::vector<HarmonyChoice> best(beats.size() + 1);
  best[0].total_score = 0;
  RecentChords recent(beats);
  for (std::size_t end = 1; end <= beats.size(); ++end) {
    const auto& choices = recent.before(end);
    for (std::size_t count = 1; count <= std::min(end, kMaxHarmonyBeats); ++count) {
      const auto& [score, chord] = choices.at(count - 1);
      const double total_score = best[end - count].total_score + score - kChangeCost;
      if (total_score > best[end].total_score) best[end] = {total_score, end - count, chord};
    }
  }
  return best;
}

}  // namespace

std::vector<Harmony> find_harmonies(const Score& score, const std::vector<MeasureFrame>& measures) {
  std::vector<HarmonyBeat> beats = beats_of_measures(measures);
  add_notes(beats, score);
  const std::vector<HarmonyChoice> best = best_choices(beats);
  std::vector<Harmony> harmonies;
  for (std::size_t end = beats.size(); end > 0; end = best[end].begin)
    harmonies.push_back({beats[best[end].begin].onset, beats[end - 1].end, best[end].chord});
  std::reverse(harmonies.begin(), harmonies.end());
  return harmonies;
}

}  // namespace clavier
