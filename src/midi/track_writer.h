#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace clavier {

/// Collects the events of one track in any order and writes them as a chunk, with running status.
class TrackWriter {
 public:
  /// The order of events within one tick: texts, ends of notes, changes, beginnings of notes.
  enum class Rank : std::uint8_t { text, end, change, begin };

  /// A channel message or a whole meta event of at most 8 bytes. `tick` is 0 or more.
  void add(std::int64_t tick, Rank rank, std::initializer_list<std::uint8_t> bytes);
  /// A text event at tick 0, in front of everything else; none when the text is empty. `type` is the meta event's: 1
  /// text, 3 track name.
  void add_text(std::uint8_t type, std::string_view text);
  void reserve(std::size_t events) { events_.reserve(events); }

  /// Appends the chunk to `file`. Throws Error when it would have 4 GiB or more.
  void write_to(Bytes& file);

 private:
  struct Event {
    std::int64_t tick;
    Rank rank;
    std::uint8_t size;
    std::array<std::uint8_t, 8> bytes;
  };

  Bytes texts_;
  std::vector<Event> events_;
};

/// Appends `value` as a variable-length quantity. `value` < 2^28.
void append_variable_length(Bytes& bytes, std::uint32_t value);
/// Appends the low `count` bytes of `value`, most significant first.
void append_big_endian(Bytes& bytes, std::uint32_t value, int count);

}  // namespace clavier
