#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/phrase/phrase_measures.h"

namespace clavier {
namespace {

using F = PhraseFeature;

constexpr double kShort = 0.6;     // of the time to the next note
constexpr double kUsualBpm = 100;  // where none is stated

/// Of the waits between the onsets of a line, in bits.
double entropy_of_waits(const OuterLine& line) {
  std::map<int, double> waits;
  for (std::size_t place = 1; place < line.size(); ++place) ++waits[line[place]->onset - line[place - 1]->onset];
  double entropy = 0;
  for (const auto& [wait, times] : waits) {
    const double share = times / static_cast<double>(line.size() - 1);
    entropy -= share * std::log2(share);
  }
  return entropy;
}

double count_notes(const PhraseNotes& phrase, bool left) {
  return static_cast<double>(std::count_if(phrase.notes().begin(), phrase.notes().end(), [&](const PhraseNote& note) {
    return note.left == left && note.onset >= 0;
  }));
}

double seconds_of(const PhraseNotes& phrase) {
  double bpm = kUsualBpm;
  for (std::size_t bar = 0; bar < phrase.first() + phrase.bars(); ++bar)
    if (phrase.piece().bars[bar].tempo) bpm = bpm_of_tempo(*phrase.piece().bars[bar].tempo);
  return phrase.length() / static_cast<double>(kGridTicks) * 60 / bpm;
}

/// Onsets of both hands, in ticks.
std::set<int> onsets_of(const PhraseNotes& phrase) {
  std::set<int> onsets;
  for (const PhraseNote& note : phrase.notes())
    if (note.onset >= 0) onsets.insert(note.onset);
  return onsets;
}

enum class Division { none, two, three };

/// How the onsets of a line divide a beat.
Division division_of(const OuterLine& line, int begin, int end) {
  Division division = Division::none;
  const int beat = end - begin;
  for (const PhraseNote* note : line) {
    if (note->onset <= begin || note->onset >= end) continue;
    const int place = note->onset - begin;
    if (place * 8 % beat == 0 && division == Division::none) division = Division::two;
    if (place * 8 % beat != 0) division = Division::three;
  }
  return division;
}

void measure_divisions(const PhraseNotes& phrase, PhraseFeatures& features) {
  double triplets = 0, mixed = 0, divided = 0;
  for (const OuterLine* line : {&phrase.top(), &phrase.bass()}) {
    Division before = Division::none;
    for (std::size_t beat = 0; beat + 1 < phrase.beats().size(); ++beat) {
      const Division division = division_of(*line, phrase.beats()[beat], phrase.beats()[beat + 1]);
      if (division == Division::none) continue;
      ++divided;
      triplets += division == Division::three ? 1 : 0;
      mixed += before != Division::none && before != division ? 1 : 0;
      before = division;
    }
  }
  at(features, F::triplets) = share_of(triplets, divided);
  at(features, F::mixed_beats) = share_of(mixed, divided);
}

void measure_lengths(const PhraseNotes& phrase, PhraseFeatures& features) {
  double shorter = 0, longer = 0, tied = 0, all = 0;
  for (const OuterLine* line : {&phrase.top(), &phrase.bass()})
    for (std::size_t place = 0; place + 1 < line->size(); ++place) {
      const PhraseNote& note = *(*line)[place];
      const double wait = (*line)[place + 1]->onset - note.onset, held = note.end - note.onset;
      ++all;
      shorter += held < kShort * wait ? 1 : 0;
      longer += held > wait ? 1 : 0;
      const auto next_beat = std::upper_bound(phrase.beats().begin(), phrase.beats().end(), note.onset);
      tied += !phrase.is_beat(note.onset) && next_beat != phrase.beats().end() && *next_beat < note.end ? 1 : 0;
    }
  at(features, F::short_notes) = share_of(shorter, all);
  at(features, F::long_notes) = share_of(longer, all);
  at(features, F::tied_notes) = share_of(tied, all);
}

/// Onsets of a hand with the same keys as the one before, and all onsets but the first.
std::pair<double, double> count_repeated_chords(const PhraseNotes& phrase, bool left) {
  std::map<int, std::set<int>> chords;
  for (const PhraseNote& note : phrase.notes())
    if (note.left == left && note.onset >= 0) chords[note.onset].insert(note.pitch);
  double repeated = 0, all = 0;
  const std::set<int>* before = nullptr;
  for (const auto& [onset, keys] : chords) {
    if (before != nullptr) {
      ++all;
      repeated += *before == keys ? 1 : 0;
    }
    before = &keys;
  }
  return {repeated, all};
}

}  // namespace

void measure_rhythm(const PhraseNotes& phrase, PhraseFeatures& features) {
  const auto beats = static_cast<double>(phrase.beats().size() - 1);
  const auto top = static_cast<double>(phrase.top().size()), bass = static_cast<double>(phrase.bass().size());
  at(features, F::right_onsets) = std::log1p(top / beats);
  at(features, F::left_onsets) = std::log1p(bass / beats);
  at(features, F::speed) = std::log1p(std::max(top, bass) / seconds_of(phrase));
  at(features, F::right_chords) = share_of(count_notes(phrase, false), top);
  at(features, F::left_chords) = share_of(count_notes(phrase, true), bass);
  at(features, F::right_rhythms) = entropy_of_waits(phrase.top());
  at(features, F::left_rhythms) = entropy_of_waits(phrase.bass());
  double silent = 0;
  for (const PhraseSlice& slice : phrase.slices())
    if (slice.notes.empty()) silent += slice.end - slice.begin;
  at(features, F::silence) = silent / phrase.length();
  const std::set<int> onsets = onsets_of(phrase);
  const auto off_beat = std::count_if(onsets.begin(), onsets.end(), [&](int tick) { return !phrase.is_beat(tick); });
  at(features, F::off_beat) = share_of(static_cast<double>(off_beat), static_cast<double>(onsets.size()));
  double still = 0;
  for (std::size_t beat = 0; beat + 1 < phrase.beats().size(); ++beat) {
    const auto next = onsets.lower_bound(phrase.beats()[beat]);
    still += next == onsets.end() || *next >= phrase.beats()[beat + 1] ? 1 : 0;
  }
  at(features, F::still_beats) = still / beats;
  measure_divisions(phrase, features);
  measure_lengths(phrase, features);
  const auto [right_repeated, right_all] = count_repeated_chords(phrase, false);
  const auto [left_repeated, left_all] = count_repeated_chords(phrase, true);
  at(features, F::repeated_chord) = share_of(right_repeated + left_repeated, right_all + left_all);
  const int last_bar = phrase.bar_starts()[phrase.bars() - 1];
  const auto in_last = static_cast<double>(std::distance(onsets.lower_bound(last_bar), onsets.end()));
  at(features, F::last_rest) = share_of(in_last, static_cast<double>(onsets.size())) -
                               (phrase.length() - last_bar) / static_cast<double>(phrase.length());
}

void measure_close(const PhraseNotes& phrase, PhraseFeatures& features) {
  if (phrase.top().empty()) return;
  const PhraseNote& last = *phrase.top().back();
  at(features, F::last_melody) = std::log1p((last.end - last.onset) / static_cast<double>(kGridTicks));
}

}  // namespace clavier
