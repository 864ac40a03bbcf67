#include "transcription/beats/accents.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr Seconds kAround{2.0};
constexpr Seconds kRecent{1.0};

/// The features of a group in the units of the notes.
struct RawAccent {
  double chord_size = 0, depth = 0, length = 0, inter_onset_interval = 0, loudness = 0;
};

RawAccent raw_of(const OnsetGroup& group, const OnsetGroup* next) {
  RawAccent raw{.chord_size = std::log2(1.0 + static_cast<double>(group.notes.size())),
                .depth = -static_cast<double>(group.notes.front().pitch),
                .inter_onset_interval = next == nullptr ? 2.0 : std::min(2.0, (next->onset - group.onset).value)};
  for (const TimedNote& note : group.notes) {
    raw.length = std::max(raw.length, std::min(2.0, (note.end - note.onset).value));
    raw.loudness += static_cast<double>(note.velocity) / static_cast<double>(group.notes.size());
  }
  return raw;
}

/// Normalises a value: 0.5 at the mean around it, 1 at `scale` above, 0 at `scale` below.
double compared(double value, double mean, double scale) {
  return std::clamp(0.5 + 0.5 * (value - mean) / scale, 0.0, 1.0);
}

double new_pitch_classes(const std::vector<OnsetGroup>& groups, std::size_t place) {
  unsigned recent = 0, own = 0;
  for (const TimedNote& note : groups[place].notes) own |= 1U << static_cast<unsigned>(pitch_class(note.pitch));
  for (std::size_t before = place; before-- > 0 && groups[place].onset - groups[before].onset < kRecent;)
    for (const TimedNote& note : groups[before].notes) recent |= 1U << static_cast<unsigned>(pitch_class(note.pitch));
  double fresh = 0, all = 0;
  for (unsigned bit = 0; bit < 12; ++bit) {
    all += (own >> bit) & 1U;
    fresh += ((own & ~recent) >> bit) & 1U;
  }
  return fresh / all;
}

}  // namespace

double Accent::strength() const {
  return 0.2 * chord_size + 0.3 * bass + 0.15 * length + 0.2 * inter_onset_interval + 0.05 * loudness +
         0.1 * harmonic_change;
}

std::vector<Accent> compute_accents(const std::vector<OnsetGroup>& groups) {
  std::vector<RawAccent> raw;
  for (std::size_t place = 0; place < groups.size(); ++place)
    raw.push_back(raw_of(groups[place], place + 1 < groups.size() ? &groups[place + 1] : nullptr));
  std::vector<Accent> found(groups.size());
  std::size_t first = 0, last = 0;
  RawAccent sum;
  const auto add = [&](const RawAccent& more, double sign) {
    sum.chord_size += sign * more.chord_size;
    sum.depth += sign * more.depth;
    sum.length += sign * more.length;
    sum.inter_onset_interval += sign * more.inter_onset_interval;
    sum.loudness += sign * more.loudness;
  };
  for (std::size_t place = 0; place < groups.size(); ++place) {
    while (last < groups.size() && groups[last].onset - groups[place].onset <= kAround) add(raw[last++], 1);
    while (groups[place].onset - groups[first].onset > kAround) add(raw[first++], -1);
    const double count = static_cast<double>(last - first), length = sum.length / count,
                 inter_onset_interval = sum.inter_onset_interval / count;
    found[place] = {.chord_size = compared(raw[place].chord_size, sum.chord_size / count, 1),
                    .bass = compared(raw[place].depth, sum.depth / count, 18),
                    .length = compared(raw[place].length, length, length + 1e-3),
                    .inter_onset_interval =
                        compared(raw[place].inter_onset_interval, inter_onset_interval, inter_onset_interval + 1e-3),
                    .loudness = compared(raw[place].loudness, sum.loudness / count, 24),
                    .harmonic_change = new_pitch_classes(groups, place)};
  }
  return found;
}

}  // namespace clavier
