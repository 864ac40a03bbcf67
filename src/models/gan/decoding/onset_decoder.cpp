#include "models/gan/decoding/onset_decoder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "encoding/strike_image.h"
#include "models/gan/decoding/harmony_bias.h"
#include "models/gan/decoding/keyboard_state.h"
#include "models/gan/decoding/note_offsets.h"
#include "models/gan/decoding/tatum_grid.h"

namespace clavier {
namespace {

constexpr int kFramesBefore = 288;  // until keys are as tired as they will be

float sigmoid(float value) { return 1 / (1 + std::exp(-value)); }

/// For strikes of keys without a past: (frames, kRollKeys).
RowMatrix strike_wishes(const StrikeWishes& wishes, std::span<const double> beat_at, const StrikeHabits& habits) {
  RowMatrix classes = wishes.classes;
  pull_to_harmony(classes, beat_at, habits.key, habits.triads);
  RowMatrix wished = wishes.keys.leftCols(kRollKeys) + classes.replicate(1, kRollKeys / kPitchClasses);
  wished.array() += habits.added[0];
  return wished;
}
static_assert(kRollKeys % kPitchClasses == 0 && kLowestRollKey % kPitchClasses == 0);  // the roll begins with a C

std::vector<double> strikes_by_frame(const RowMatrix& wished) {
  std::vector<double> strikes;
  for (Eigen::Index frame = 0; frame < wished.rows(); ++frame)
    strikes.push_back(static_cast<double>((wished.row(frame).array() > 0).count()));
  return strikes;
}

/// What a pulse wishes of all keys.
struct PulseWishes {
  Keys strength;
  std::array<int, kRollKeys> frame;  ///< where a key is wished most
};

/// A key of a chord and the frame that wishes it.
struct ChordKey {
  int key, frame;
};

/// A key that is struck in a pulse.
struct Strike {
  int key;
  float length, velocity, place;  // as a strike image has them
};

/// Strikes keys pulse by pulse.
class Player {
 public:
  Player(const StrikeWishes& wishes, const RowMatrix& wished, const StrikeHabits& habits)
      : wishes_(wishes),
        wished_(wished),
        habits_(habits),
        lengths_(of_channel(StrikeChannel::length), wished, habits.lengths),
        loudness_(of_channel(StrikeChannel::velocity), wished, habits.loudness) {
    for (int by = -kWidest; by <= kWidest; ++by)
      company_[by + kWidest] = habits.intervals[static_cast<std::size_t>(pitch_class(std::abs(by)))] - habits.crowding;
  }

  /// The keys struck in a pulse, which lies after those before.
  std::vector<Strike> play(const Pulse& pulse) {
    const std::vector<ChordKey> chord = chosen(wished(pulse));
    const std::vector<float> lengths = shaped(chord, pulse, StrikeChannel::length, lengths_),
                             velocities = shaped(chord, pulse, StrikeChannel::velocity, loudness_);
    std::vector<Strike> strikes;
    for (std::size_t at = 0; at < chord.size(); ++at) {
      const float place = wish_of(chord[at], StrikeChannel::place);
      strikes.push_back({chord[at].key, bounded(lengths[at]), bounded(velocities[at]), bounded(place)});
      memory_.strike(chord[at].key, (std::exp2(strikes.back().length * kLengthScale) - 1) / kFrameSteps);
    }
    for (int frame = pulse.first; frame < pulse.end; ++frame) memory_.pass();
    return strikes;
  }

 private:
  Eigen::Ref<const RowMatrix> of_channel(StrikeChannel channel) const {
    return wishes_.keys.middleCols(static_cast<Eigen::Index>(channel) * kRollKeys, kRollKeys);
  }

  float wish_of(const ChordKey& struck, StrikeChannel channel) const {
    return wishes_.keys(struck.frame, static_cast<Eigen::Index>(channel) * kRollKeys + struck.key);
  }

  /// 0 .. 1, also of what is no number.
  static float bounded(float wish) {
    const float value = sigmoid(wish);
    return value >= 0 ? value : 0;
  }

  std::vector<float> shaped(const std::vector<ChordKey>& chord, const Pulse& pulse, StrikeChannel channel,
                            const Touch& touch) const {
    std::vector<float> values;
    for (const ChordKey& struck : chord) values.push_back(wish_of(struck, channel));
    touch.shape(values, pulse.first);
    for (float& value : values) value += habits_.added.at(static_cast<std::size_t>(channel));
    return values;
  }

  PulseWishes wished(const Pulse& pulse) const {
    PulseWishes wishes{.strength = wished_.row(pulse.first)};
    wishes.frame.fill(pulse.first);
    for (int frame = pulse.first + 1; frame < pulse.end; ++frame)
      for (int key = 0; key < kRollKeys; ++key)
        if (wished_(frame, key) > wishes.strength[key]) {
          wishes.strength[key] = wished_(frame, key);
          wishes.frame[static_cast<std::size_t>(key)] = frame;
        }
    wishes.strength += habits_.stepwise * memory_.nearness() - habits_.tiring * memory_.tiredness() -
                       habits_.consonance * memory_.clashing();
    return wishes;
  }

  /// One key after the other, always the one that is wished most beside those before.
  std::vector<ChordKey> chosen(PulseWishes wishes) const {
    std::vector<ChordKey> chord;
    for (int key = 0; wishes.strength.maxCoeff(&key) > 0;) {
      chord.push_back({key, wishes.frame[static_cast<std::size_t>(key)]});
      wishes.strength += company_.segment<kRollKeys>(kWidest - key);
      wishes.strength[key] = -INFINITY;
    }
    return chord;
  }

  static constexpr int kWidest = kRollKeys - 1;  // semitones

  const StrikeWishes& wishes_;
  const RowMatrix& wished_;
  const StrikeHabits& habits_;
  Touch lengths_, loudness_;
  Eigen::Array<float, 1, 2 * kWidest + 1> company_;  // gain of a key from -kWidest to kWidest away from one struck
  KeyboardMemory memory_;
};

/// Music that began with all keys rested would be denser there than later: as if it had come round from its end.
void play_before(Player& player, std::span<const Pulse> pulses) {
  std::size_t first = pulses.size();
  for (int frames = 0; first > 0 && frames < kFramesBefore; frames += pulses[first].end - pulses[first].first) --first;
  for (const Pulse& pulse : pulses.subspan(first)) player.play(pulse);
}

StrikeImage drawn_strikes(const StrikeWishes& wishes, std::span<const double> beat_at, const StrikeHabits& habits) {
  const auto frames = static_cast<int>(wishes.keys.rows());
  assert(beat_at.size() == static_cast<std::size_t>(frames));
  const std::size_t size = static_cast<std::size_t>(frames) * kRollKeys;
  StrikeImage image{.frames = frames, .values = std::vector<float>(kStrikeChannels * size)};
  const RowMatrix wished = strike_wishes(wishes, beat_at, habits);
  const std::vector<Pulse> pulses = find_pulses(beat_at, strikes_by_frame(wished), habits.fill);
  Player player(wishes, wished, habits);
  play_before(player, pulses);
  for (const Pulse& pulse : pulses)
    for (const Strike& strike : player.play(pulse)) {
      const double off = habits.looseness * (strike.place - 0.5);
      const double wanted = std::isfinite(off) ? pulse.time + off : pulse.time;  // stored weights may be anything
      const double time = std::clamp(wanted, 0.0, std::nextafter(frames, 0.0));
      const int frame = static_cast<int>(time);
      const auto set = [&](StrikeChannel channel, float value) {
        image.values[static_cast<std::size_t>(channel) * size + cell(frame, kLowestRollKey + strike.key)] = value;
      };
      set(StrikeChannel::struck, 1);
      set(StrikeChannel::length, strike.length);
      set(StrikeChannel::velocity, strike.velocity);
      set(StrikeChannel::place, static_cast<float>(time - frame));
    }
  return image;
}

}  // namespace

std::vector<GridNote> drawn_notes(const StrikeWishes& wishes, std::span<const double> beat_at,
                                  const StrikeHabits& habits) {
  std::vector<GridNote> notes = notes_of(drawn_strikes(wishes, beat_at, habits));
  release(notes, habits.legato);
  return notes;
}

}  // namespace clavier
