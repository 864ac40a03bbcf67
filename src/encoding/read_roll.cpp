#include "encoding/read_roll.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace clavier {
namespace {

constexpr int kMaxOnsetDelay = 2;  // steps by which an onset may follow the start of its sounding run

/// Reads one pitch of a roll.
class PitchReader {
 public:
  PitchReader(const PianoRoll& roll, const RollReadOptions& reading, int pitch)
      : roll_(roll), reading_(reading), pitch_(pitch) {}

  bool begins_to_sound(int step) const { return sounds(step) && (step == 0 || !sounds(step - 1)); }

  /// Reads the notes from `start` to the end of the sounding run.
  void read(int start, std::vector<GridNote>& notes) const {
    int end = start;
    while (end < roll_.steps && sounds(end)) ++end;
    const bool late = start > 0 && !has_onset(start);
    for (int onset = start, cut; onset < end; onset = cut) {
      cut = onset + std::max(1, reading_.min_onset_interval);
      if (late && onset == start) cut = std::max(cut, onset + kMaxOnsetDelay + 1);
      while (cut < end && !has_onset(cut)) ++cut;
      cut = std::min(cut, end);
      notes.push_back({onset, cut - onset, static_cast<Pitch>(pitch_), velocity(onset, cut)});
    }
  }

 private:
  bool shows(RollChannel channel) const { return static_cast<int>(channel) < roll_.channels; }
  float value(RollChannel channel, int step) const { return channel_values(roll_, channel)[cell(step, pitch_)]; }
  bool sounds(int step) const { return value(RollChannel::sounding, step) > reading_.sounding; }

  /// Whether the step is an onset; of neighbouring steps above the threshold, the one with the highest value is.
  bool has_onset(int step) const {
    if (!shows(RollChannel::onset)) return false;
    const auto onset = [&](int at) { return value(RollChannel::onset, std::clamp(at, 0, roll_.steps - 1)); };
    return onset(step) > reading_.onset && !(onset(step) < onset(step - 1)) && !(onset(step) < onset(step + 1));
  }

  /// The mean velocity over the note.
  std::uint8_t velocity(int onset, int end) const {
    if (!shows(RollChannel::velocity)) return reading_.velocity;
    double sum = 0;
    for (int step = onset; step < end; ++step) sum += value(RollChannel::velocity, step);
    const double mean = (sum / (end - onset) + 1) * kHalfVelocity;
    return static_cast<std::uint8_t>(mean > 1 ? std::lround(std::min(mean, 127.0)) : 1);
  }

  const PianoRoll& roll_;
  const RollReadOptions& reading_;
  int pitch_;
};

}  // namespace

std::vector<GridNote> read_roll(const PianoRoll& roll, const RollReadOptions& reading) {
  std::vector<GridNote> notes;
  for (int step = 0; step < roll.steps; ++step)
    for (int pitch = kLowestRollPitch; pitch <= kHighestRollPitch; ++pitch)
      if (const PitchReader reader(roll, reading, pitch); reader.begins_to_sound(step)) reader.read(step, notes);
  std::sort(notes.begin(), notes.end(),
            [](auto& a, auto& b) { return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch); });
  return notes;
}

}  // namespace clavier
