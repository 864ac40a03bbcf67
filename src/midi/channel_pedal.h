#pragma once

#include <cstdint>
#include <vector>

#include "midi/parts.h"

namespace clavier {

struct ChannelPedal {
  std::uint8_t channel = 0;
  PedalChange change;
};

/// Adds the pedal of one track to the parts. Files often repeat it for every channel or track; exact repetitions of the
/// first one are dropped.
void add_track_pedal(std::vector<ChannelPedal> pedal, MidiParts& parts);

}  // namespace clavier
