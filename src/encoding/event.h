#pragma once

#include <cstdint>
#include <vector>

namespace clavier {

/// What a sequence model samples for each event, in this order.
enum class Field : std::uint8_t { token, shift, duration, velocity };
inline constexpr int kFields = 4;

/// One event of a sequence model: the pitches, the time since the preceding chord, the duration and the velocity. Each
/// number is a symbol of the field's alphabet (Vocabulary); fields that a token does not carry are 0.
struct Event {
  std::uint16_t token = 0;
  std::uint16_t shift = 0;
  std::uint16_t duration = 0;
  std::uint16_t velocity = 0;
  bool operator==(const Event&) const = default;
};

using Events = std::vector<Event>;

constexpr std::uint16_t& symbol_of(Event& event, Field field) {
  switch (field) {
    case Field::token:
      return event.token;
    case Field::shift:
      return event.shift;
    case Field::duration:
      return event.duration;
    case Field::velocity:
      break;
  }
  return event.velocity;
}

constexpr std::uint16_t symbol_of(const Event& event, Field field) {
  return symbol_of(const_cast<Event&>(event), field);
}

}  // namespace clavier
