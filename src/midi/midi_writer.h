#pragma once

#include "base/bytes.h"
#include "music/score.h"

namespace clavier {

/// A Standard MIDI File of format 1. The first track has title, origin (as a text), tempo, meters and key signatures.
/// Then follow tracks for the voice of a song and for each hand, or one when no hands are known, each with the whole
/// pedal. read_midi gives the same Score back, exactly, when
/// - a voice sings with known hands only;
/// - times are multiples of 1/resolution beat (others are rounded) and at most tick 2147483647;
/// - durations are at least 1/resolution beat (shorter ones are lengthened to that);
/// - no two meters, and no two key signatures, have the same onset; title and origin are UTF-8.
/// Notes end before others begin at the same tick. A note inside another one of its pitch and hand goes to another
/// channel. Throws Error for what MIDI cannot represent: a resolution outside 1..32767; a pitch, velocity or depth
/// above 127, or velocity 0; a tempo outside 1..16777215 microseconds per beat; a meter whose denominator is no power
/// of two up to 128; more than 7 sharps or flats; a negative time.
Bytes write_midi(const Score& score);

}  // namespace clavier
