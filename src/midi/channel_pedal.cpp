#include "midi/channel_pedal.h"

#include <algorithm>

namespace clavier {

void add_track_pedal(std::vector<ChannelPedal> pedal, MidiParts& parts) {
  const auto by_channel = [](const ChannelPedal& a, const ChannelPedal& b) { return a.channel < b.channel; };
  std::stable_sort(pedal.begin(), pedal.end(), by_channel);
  std::vector<PedalChange>& all = parts.pedal;
  for (auto at = pedal.begin(); at != pedal.end();) {
    const auto end = std::upper_bound(at, pedal.end(), *at, by_channel);
    const auto count = static_cast<std::size_t>(end - at);
    const auto same = [](const ChannelPedal& mine, const PedalChange& leading) { return mine.change == leading; };
    const bool repeats = count == parts.leading_pedal && std::equal(at, end, all.begin(), same);
    if (parts.leading_pedal == 0) parts.leading_pedal = count;
    for (; at != end; ++at)
      if (!repeats) all.push_back(at->change);
  }
}

}  // namespace clavier
