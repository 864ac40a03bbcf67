#pragma once

#include "base/bytes.h"
#include "music/score.h"

namespace clavier {

/// A Standard MIDI File of format 1: a track with title, origin (as a text), tempo, meters and keys, then a track a
/// hand, or one when no hands are known, each with the whole pedal. read_midi gives the same Score back, exactly, when
/// - times are multiples of 1/resolution beat (others are rounded) and durations one such unit or more (shorter ones
/// become
///   one), nothing begins after tick 2147483647;
/// - of meters and of keys there is one at a place; title and origin are UTF-8.
/// Notes end before others begin at the same tick. One that lies inside another of its key and hand, which no order of
/// ends can tell, goes to another channel. Throws Error for what MIDI cannot say: a resolution outside 1..32767, a
/// pitch or velocity or depth above 127, velocity 0, a tempo outside 1..16777215 microseconds a beat, a meter whose
/// denominator is no power of two up to 128, more than 7 sharps or flats, a time before zero.
Bytes write_midi(const Score& score);

}  // namespace clavier
