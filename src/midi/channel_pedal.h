#pragma once

#include <cstdint>
#include <vector>

#include "midi/parts.h"

namespace clavier {

struct ChannelPedal {
  std::uint8_t channel = 0;
  PedalChange change;
};

/// Adds the pedal of one track to the parts. Files repeat it for every channel or track, so that each of them sounds
/// right by itself: what repeats the first one exactly is dropped.
void add_track_pedal(std::vector<ChannelPedal> pedal, MidiParts& parts);

}  // namespace clavier
