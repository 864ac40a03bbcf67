#include <algorithm>
#include <array>
#include <cstdlib>

#include "analysis/phrase/phrase_measures.h"

namespace clavier {
namespace {

using F = PhraseFeature;

constexpr double kOctave = 12;
constexpr std::array<bool, kPitchClasses> kConsonant = {true,  false, false, true, true,  false,
                                                        false, true,  true,  true, false, false};

/// How a line moves.
struct Motion {
  double moves = 0, steps = 0, leaps = 0, repeats = 0, turns = 0, fifths = 0, unanswered = 0, range = 0;
};

Motion motion_of(const OuterLine& line) {
  Motion motion;
  int before = 0;
  for (std::size_t place = 1; place < line.size(); ++place) {
    const int move = line[place]->pitch - line[place - 1]->pitch;
    const int size = std::abs(move);
    ++motion.moves;
    motion.repeats += size == 0 ? 1 : 0;
    motion.steps += size == 1 || size == 2 ? 1 : 0;
    motion.leaps += size > 7 ? 1 : 0;
    motion.fifths += size == 5 || size == 7 ? 1 : 0;
    motion.turns += before * move < 0 ? 1 : 0;
    const bool answers = before * move < 0 && size <= 4;
    motion.unanswered += std::abs(before) > 5 && !answers ? 1 : 0;
    before = move;
  }
  if (!line.empty()) {
    const auto [low, high] = std::minmax_element(
        line.begin(), line.end(), [](const PhraseNote* a, const PhraseNote* b) { return a->pitch < b->pitch; });
    motion.range = ((*high)->pitch - (*low)->pitch) / kOctave;
  }
  return motion;
}

}  // namespace

void measure_lines(const PhraseNotes& phrase, PhraseFeatures& features) {
  const Motion top = motion_of(phrase.top()), bass = motion_of(phrase.bass());
  at(features, F::top_steps) = share_of(top.steps, top.moves);
  at(features, F::top_leaps) = share_of(top.leaps, top.moves);
  at(features, F::top_repeats) = share_of(top.repeats, top.moves);
  at(features, F::top_turns) = share_of(top.turns, top.moves);
  at(features, F::top_unanswered) = share_of(top.unanswered, top.moves);
  at(features, F::top_range) = top.range;
  at(features, F::bass_steps) = share_of(bass.steps, bass.moves);
  at(features, F::bass_leaps) = share_of(bass.leaps, bass.moves);
  at(features, F::bass_repeats) = share_of(bass.repeats, bass.moves);
  at(features, F::bass_fifths) = share_of(bass.fifths, bass.moves);
  at(features, F::bass_range) = bass.range;
}

void measure_outer_voices(const PhraseNotes& phrase, PhraseFeatures& features) {
  double octaves = 0, contrary = 0, moves = 0, consonant = 0, beats = 0;
  const PhraseSlice* before = nullptr;
  for (const int beat : phrase.beats()) {
    const PhraseSlice* slice = phrase.slice_at(beat);
    if (slice == nullptr || slice->notes.size() < 2) continue;
    const int low = slice->notes.front()->pitch, high = slice->notes.back()->pitch;
    const int interval = pitch_class(high - low);
    ++beats;
    consonant += kConsonant.at(static_cast<std::size_t>(interval)) ? 1 : 0;
    if (before != nullptr) {
      const int low_move = low - before->notes.front()->pitch, high_move = high - before->notes.back()->pitch;
      moves += low_move != 0 || high_move != 0 ? 1 : 0;
      contrary += low_move * high_move < 0 ? 1 : 0;
      octaves += interval == 0 && low_move != 0 && pitch_class(high_move - low_move) == 0 ? 1 : 0;
    }
    before = slice;
  }
  at(features, F::parallel_octaves) = share_of(octaves, moves);
  at(features, F::contrary_motion) = share_of(contrary, moves);
  at(features, F::consonant_beats) = share_of(consonant, beats);
}

void measure_register(const PhraseNotes& phrase, PhraseFeatures& features) {
  double top = 0, bass = 0, gap = 0, crossed = 0, wide = 0, sounding = 0, together = 0;
  for (const PhraseSlice& slice : phrase.slices()) {
    if (slice.notes.empty()) continue;
    ++sounding;
    top += slice.notes.back()->pitch;
    bass += slice.notes.front()->pitch;
    std::array<std::optional<std::pair<int, int>>, 2> hands;  // the lowest and the highest pitch of each
    for (const PhraseNote* note : slice.notes) {
      auto& hand = hands.at(note->left ? 1 : 0);
      hand = {hand ? hand->first : note->pitch, note->pitch};
    }
    for (const auto& hand : hands) wide += hand && hand->second - hand->first > kOctave ? 1 : 0;
    if (!hands[0] || !hands[1]) continue;
    ++together;
    gap += hands[0]->first - hands[1]->second;
    crossed += hands[0]->first < hands[1]->second ? 1 : 0;
  }
  at(features, F::top_height) = share_of(top, sounding) / kOctave;
  at(features, F::bass_height) = share_of(bass, sounding) / kOctave;
  at(features, F::hands_gap) = share_of(gap, together) / kOctave;
  at(features, F::crossed) = share_of(crossed, together);
  at(features, F::wide_hands) = share_of(wide, sounding);
  if (phrase.first() == 0) return;
  constexpr double kFarthest = 2;
  std::optional<int> last_top, last_bass;
  for (const BarNote& note : phrase.piece().bars[phrase.first() - 1].notes) {
    if (note.part == Part::right) last_top = note.pitch;
    if (note.part == Part::left) last_bass = note.pitch;
  }
  if (last_top && !phrase.top().empty())
    at(features, F::top_entry) = std::min(kFarthest, std::abs(phrase.top().front()->pitch - *last_top) / kOctave);
  if (last_bass && !phrase.bass().empty())
    at(features, F::bass_entry) = std::min(kFarthest, std::abs(phrase.bass().front()->pitch - *last_bass) / kOctave);
}

}  // namespace clavier
