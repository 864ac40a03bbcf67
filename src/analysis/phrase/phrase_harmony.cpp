#include <algorithm>
#include <cstdlib>

#include "analysis/phrase/phrase_measures.h"

namespace clavier {
namespace {

using F = PhraseFeature;

constexpr double kForeignBeat = 0.7;
constexpr int kStep = 2;  // semitones

bool is_semitone(int interval) { return interval == 1 || interval == 11; }
bool is_whole_tone(int interval) { return interval == 2 || interval == 10; }

/// The intervals of a slice that rub.
struct Clashes {
  bool apart = false, inside = false, whole_tone = false, at_onset = false;
};

Clashes clashes_of(const PhraseSlice& slice) {
  Clashes clashes;
  for (auto low = slice.notes.begin(); low != slice.notes.end(); ++low)
    for (auto high = std::next(low); high != slice.notes.end(); ++high) {
      const PhraseNote &a = **low, &b = **high;
      const int interval = pitch_class(b.pitch - a.pitch);
      if (a.left == b.left) {
        clashes.inside |= is_semitone(interval);
        continue;
      }
      clashes.apart |= is_semitone(interval);
      clashes.whole_tone |= is_whole_tone(interval);
      clashes.at_onset |= is_semitone(interval) && slice.begins(a) && slice.begins(b);
    }
  return clashes;
}

/// The key in force when the phrase begins.
std::optional<Key> key_before(const PhraseNotes& phrase) {
  std::optional<Key> key;
  for (std::size_t bar = 0; bar < phrase.first(); ++bar)
    if (phrase.piece().bars[bar].key) key = phrase.piece().bars[bar].key;
  return key;
}

double count_loose(const OuterLine& line, Key scale) {
  double loose = 0;
  for (std::size_t place = 0; place + 1 < line.size(); ++place) {
    PitchClassTimes note{};
    note.at(static_cast<std::size_t>(pitch_class(line[place]->pitch))) = 1;
    if (share_in_scale(note, scale) == 0 && std::abs(line[place + 1]->pitch - line[place]->pitch) > kStep) ++loose;
  }
  return loose;
}

}  // namespace

void measure_harmony(const PhraseNotes& phrase, PhraseFeatures& features) {
  const std::span<const int> beats = phrase.beats(), starts = phrase.bar_starts();
  double fit = 0, foreign = 0, changes = 0, fifths = 0, classes = 0, sounding = 0, roots = 0;
  std::optional<int> before;
  for (std::size_t beat = 0; beat + 1 < beats.size(); ++beat) {
    const PitchClassTimes times = phrase.times_between(beats[beat], beats[beat + 1]);
    const std::optional<int> bass = phrase.bass_at(beats[beat]);
    const std::optional<FittedChord> chord = fit_chord(times, bass);
    if (!chord) continue;
    ++sounding;
    fit += chord->share;
    foreign += chord->share < kForeignBeat ? 1 : 0;
    classes += static_cast<double>(std::count_if(times.begin(), times.end(), [](double time) { return time > 0; }));
    if (before && chord->root != *before) {
      ++changes;
      const int interval = pitch_class(chord->root - *before);
      fifths += interval == 5 || interval == 7 ? 1 : 0;
    }
    before = chord->root;
    at(features, F::last_fit) = chord->share;
    if (std::binary_search(starts.begin(), starts.end(), beats[beat]))
      if (const auto plain = fit_chord(times); bass == plain->root) ++roots;
  }
  at(features, F::chord_fit) = share_of(fit, sounding);
  at(features, F::foreign_beats) = share_of(foreign, sounding);
  at(features, F::chord_changes) = share_of(changes, sounding);
  at(features, F::root_fifths) = share_of(fifths, changes);
  at(features, F::root_downbeats) = share_of(roots, static_cast<double>(phrase.bars()));
  at(features, F::richness) = share_of(classes, sounding);
}

void measure_clashes(const PhraseNotes& phrase, PhraseFeatures& features) {
  double apart = 0, inside = 0, whole_tones = 0, sounding = 0, at_onset = 0, beats = 0;
  for (const PhraseSlice& slice : phrase.slices()) {
    if (slice.notes.empty()) continue;
    const double time = slice.end - slice.begin;
    const Clashes clashes = clashes_of(slice);
    sounding += time;
    apart += clashes.apart ? time : 0;
    inside += clashes.inside ? time : 0;
    whole_tones += clashes.whole_tone ? time : 0;
    if (!phrase.is_beat(slice.begin)) continue;
    ++beats;
    at_onset += clashes.at_onset ? 1 : 0;
  }
  at(features, F::semitones_apart) = share_of(apart, sounding);
  at(features, F::semitones_inside) = share_of(inside, sounding);
  at(features, F::whole_tones_apart) = share_of(whole_tones, sounding);
  at(features, F::onset_semitones) = share_of(at_onset, beats);
}

void measure_scales(const PhraseNotes& phrase, PhraseFeatures& features) {
  const PitchClassTimes all = phrase.times_between(0, phrase.length());
  const Key scale = fit_scale(all);
  const double share = share_in_scale(all, scale);
  std::optional<Key> key = key_before(phrase);
  double own = 0, in_key = 0;
  for (std::size_t bar = 0; bar < phrase.bars(); ++bar) {
    const ScoreBar& current = phrase.piece().bars[phrase.first() + bar];
    if (current.key) key = current.key;
    const PitchClassTimes times = phrase.times_between(phrase.bar_starts()[bar], phrase.bar_starts()[bar + 1]);
    own += share_in_scale(times, fit_scale(times));
    in_key += key ? share_in_scale(times, *key) : share;
  }
  const auto bars = static_cast<double>(phrase.bars());
  at(features, F::foreign_to_scale) = 1 - share;
  at(features, F::foreign_to_key) = 1 - in_key / bars;
  at(features, F::own_scales) = own / bars - share;
  at(features, F::loose_chromatics) = share_of(count_loose(phrase.top(), scale) + count_loose(phrase.bass(), scale),
                                               static_cast<double>(phrase.top().size() + phrase.bass().size()));
  for (const PhraseSlice& slice : phrase.slices()) {
    if (slice.notes.empty()) continue;
    const int degree = pitch_class(slice.notes.front()->pitch - key.value_or(scale).tonic);
    at(features, F::ends_on_tonic) = degree == 0 ? 1 : 0;
    at(features, F::ends_on_dominant) = degree == 7 ? 1 : 0;
  }
}

}  // namespace clavier
