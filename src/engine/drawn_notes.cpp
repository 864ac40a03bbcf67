#include "engine/drawn_notes.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

#include "encoding/strike_image.h"
#include "engine/harmonic_pull.h"
#include "engine/keyboard_memory.h"
#include "engine/pulses.h"

namespace clavier {
namespace {

constexpr int kFramesBefore = 288;  // until keys are as tired as they will be
constexpr int kRelease = 2;         // steps

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

/// A key that is to be struck, by what a frame wishes.
struct Wish {
  float strength;
  int frame, key;
};

/// Strikes keys pulse by pulse.
class Player {
 public:
  Player(const StrikeWishes& wishes, const RowMatrix& wished, const StrikeHabits& habits)
      : wishes_(wishes), wished_(wished), habits_(habits) {}

  /// The keys struck in a pulse, which lies after those before.
  std::vector<Wish> play(const Pulse& pulse) {
    const std::vector<Wish> chord = chosen(wished(pulse));
    for (const Wish& wish : chord) {
      const float steps = std::exp2(soft(wish, StrikeChannel::length) * kLengthScale) - 1;
      memory_.strike(wish.key, steps / kFrameSteps);
    }
    for (int frame = pulse.first; frame < pulse.end; ++frame) memory_.pass();
    return chord;
  }

  /// Length, velocity or place of a strike.
  float soft(const Wish& wish, StrikeChannel channel) const {
    const auto at = static_cast<std::size_t>(channel);
    const float added = at < habits_.added.size() ? habits_.added.at(at) : 0;
    const float wished = wishes_.keys(wish.frame, static_cast<Eigen::Index>(at) * kRollKeys + wish.key);
    const float value = sigmoid(wished + added);
    return value >= 0 ? value : 0;  // also of NaN
  }

 private:
  std::vector<Wish> wished(const Pulse& pulse) const {
    const Keys gained = habits_.stepwise * memory_.nearness() - habits_.tiring * memory_.tiredness();
    std::vector<Wish> chord;
    for (int key = 0; key < kRollKeys; ++key) {
      Eigen::Index most = 0;
      const float wish = wished_.col(key).segment(pulse.first, pulse.end - pulse.first).maxCoeff(&most) + gained[key];
      if (wish > 0) chord.push_back({wish, pulse.first + static_cast<int>(most), key});
    }
    return chord;
  }

  std::vector<Wish> chosen(std::vector<Wish> wishes) const {
    std::sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) { return a.strength > b.strength; });
    std::vector<Wish> chord;
    unsigned down = memory_.classes_down();
    for (const Wish& wish : wishes) {
      const float asked = habits_.crowding * static_cast<float>(chord.size());
      if (!(wish.strength > asked)) break;
      const int of = pitch_class(kLowestRollKey + wish.key);
      const unsigned semitones = 1U << pitch_class(of + 1) | 1U << pitch_class(of - 1);
      if ((down & semitones) != 0 && !(wish.strength > asked + habits_.consonance)) continue;
      down |= 1U << of;
      chord.push_back(wish);
    }
    return chord;
  }

  const StrikeWishes& wishes_;
  const RowMatrix& wished_;
  const StrikeHabits& habits_;
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
  const std::vector<Pulse> pulses = find_pulses(beat_at, strikes_by_frame(wished));
  Player player(wishes, wished, habits);
  play_before(player, pulses);
  for (const Pulse& pulse : pulses)
    for (const Wish& wish : player.play(pulse)) {
      const double off = habits.looseness * (player.soft(wish, StrikeChannel::place) - 0.5);
      const double wanted = std::isfinite(off) ? pulse.time + off : pulse.time;  // stored weights may be anything
      const double time = std::clamp(wanted, 0.0, std::nextafter(frames, 0.0));
      const int frame = static_cast<int>(time);
      const auto set = [&](StrikeChannel channel, float value) {
        image.values[static_cast<std::size_t>(channel) * size + cell(frame, kLowestRollKey + wish.key)] = value;
      };
      set(StrikeChannel::struck, 1);
      set(StrikeChannel::length, player.soft(wish, StrikeChannel::length));
      set(StrikeChannel::velocity, player.soft(wish, StrikeChannel::velocity));
      set(StrikeChannel::place, static_cast<float>(time - frame));
    }
  return image;
}

std::vector<GridNote> released_in_time(std::vector<GridNote> notes) {
  std::array<int, 128> struck_again;
  struck_again.fill(std::numeric_limits<int>::max());
  for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
    int& again = struck_again.at(note->pitch);
    note->duration = std::max(1, std::min(note->duration, again - kRelease - note->onset));
    again = note->onset;
  }
  return notes;
}

}  // namespace

std::vector<GridNote> drawn_notes(const StrikeWishes& wishes, std::span<const double> beat_at,
                                  const StrikeHabits& habits) {
  return released_in_time(notes_of(drawn_strikes(wishes, beat_at, habits)));
}

}  // namespace clavier
