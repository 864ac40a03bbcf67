#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "music/pitch.h"

namespace clavier {

/// Distributes the notes of one hand over virtual channels. In each channel the notes of one pitch end in the order in
/// which they began. A reader that ends the oldest note first then gives every note its own length. Overlapping notes
/// share a channel where possible; only a note inside another one goes to the next. Virtual channels are the MIDI
/// channels but the drums', then the same on further tracks.
class ChannelAllocator {
 public:
  static constexpr std::size_t kChannels = 15;

  /// The virtual channel of the next note; notes are given in the order of their onsets. `end` is in ticks.
  std::size_t allocate(Pitch pitch, std::int64_t end) {
    std::size_t virtual_channel = 0;
    while (virtual_channel < last_ends_.size() && last_ends_[virtual_channel][pitch] > end) ++virtual_channel;
    if (virtual_channel == last_ends_.size()) last_ends_.emplace_back();
    last_ends_[virtual_channel][pitch] = end;
    return virtual_channel;
  }

  std::size_t count() const { return last_ends_.size(); }

  /// The MIDI channel, 0..15 without 9.
  static std::uint8_t channel_of(std::size_t virtual_channel) {
    const std::size_t channel = virtual_channel % kChannels;
    return static_cast<std::uint8_t>(channel < 9 ? channel : channel + 1);
  }

 private:
  std::vector<std::array<std::int64_t, 128>> last_ends_;
};

}  // namespace clavier
