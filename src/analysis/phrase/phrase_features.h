#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "encoding/score_steps/bar_piece.h"

namespace clavier {

/// What can be counted in a phrase, a few bars of a score, to tell music from its imitation. Shares are 0..1; heights
/// and distances are in octaves. "Top" is the upper line of the right hand, "bass" the lower line of the left.
enum class PhraseFeature : std::uint8_t {
  // Harmony: chords by beat (chord_fit.h).
  chord_fit,       ///< mean share of a beat's sound that belongs to its chord
  foreign_beats,   ///< beats with less than 0.7 of it
  chord_changes,   ///< beats with another root than the beat before
  root_fifths,     ///< of these, with a root a fourth or a fifth away
  root_downbeats,  ///< bars that begin with the root in the bass
  richness,        ///< pitch classes a beat
  // Clashes, by sounding time.
  semitones_apart,    ///< a semitone or its inversions between the hands
  semitones_inside,   ///< in one hand
  whole_tones_apart,  ///< a whole tone or its inversions between the hands
  onset_semitones,    ///< beats on which a semitone between the hands begins
  // Scales.
  foreign_to_scale,  ///< sound outside of the scale that fits the phrase best
  foreign_to_key,    ///< outside of the scale of the key in force
  own_scales,        ///< how much better bars fit scales of their own than that of the phrase
  loose_chromatics,  ///< outer notes outside of the scale that do not go on by a step
  // Lines.
  top_steps,
  top_leaps,  ///< beyond a fifth
  top_repeats,
  top_turns,  ///< changes of direction
  top_range,
  top_unanswered,  ///< leaps beyond a fourth that are not followed by a smaller way back
  bass_steps,
  bass_leaps,
  bass_repeats,
  bass_fifths,  ///< fourths and fifths
  bass_range,
  // Outer voices from beat to beat.
  parallel_octaves,
  contrary_motion,
  consonant_beats,
  // Rhythm.
  right_onsets,    ///< log(1 + onsets a beat)
  left_onsets,     ///< likewise
  speed,           ///< log(1 + onsets a second of the busier hand)
  right_chords,    ///< notes an onset
  left_chords,     ///< likewise
  right_rhythms,   ///< entropy of the waits between onsets, in bits
  left_rhythms,    ///< likewise
  silence,         ///< time between onsets without any sound
  off_beat,        ///< onsets off the beat
  still_beats,     ///< beats without an onset
  triplets,        ///< of the beats that are divided, in three
  mixed_beats,     ///< divided in another way than the beat before
  short_notes,     ///< outer notes that last less than 0.6 of the time to the next
  long_notes,      ///< outer notes that last longer than that time
  tied_notes,      ///< outer notes that begin off the beat and are held over one
  repeated_chord,  ///< onsets of a hand with the same keys as its onset before
  // What returns.
  right_returns,   ///< bars whose rhythm one of the eight bars before has
  left_returns,    ///< likewise
  rhythm_returns,  ///< of both hands
  bars_repeated,   ///< bars like the one before
  bars_returned,   ///< mean likeness to the most alike of the 2nd to 16th bar before
  empty_hands,     ///< hands without a note in a bar
  // The close.
  ends_on_tonic,
  ends_on_dominant,
  last_melody,  ///< log(1 + quarter notes of the last note on top)
  last_rest,    ///< onsets of the last bar beyond its share
  last_fit,     ///< chord_fit of the last beat
  // Register.
  top_height,
  bass_height,
  hands_gap,
  crossed,     ///< onsets with crossed hands
  wide_hands,  ///< onsets where a hand holds more than an octave
  top_entry,   ///< from the last top note before
  bass_entry,
  count,
};
inline constexpr std::size_t kPhraseFeatures = static_cast<std::size_t>(PhraseFeature::count);
using PhraseFeatures = std::array<double, kPhraseFeatures>;

/// Counts in `bars` bars of `piece` from `first` on, which it has. The bars before count where something returns and
/// where lines go on.
PhraseFeatures measure_phrase(const BarPiece& piece, std::size_t first, std::size_t bars);

}  // namespace clavier
