#include "midi/track_writer.h"

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::int64_t kMaxDelta = (1 << 28) - 1;

void append(Bytes& bytes, ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

/// Appends a delta time. One that is longer than the format allows is split by empty text events.
void append_delta(Bytes& bytes, std::int64_t ticks) {
  for (; ticks > kMaxDelta; ticks -= kMaxDelta) {
    append_variable_length(bytes, kMaxDelta);
    append(bytes, Bytes{0xff, 0x01, 0x00});
  }
  append_variable_length(bytes, static_cast<std::uint32_t>(ticks));
}

}  // namespace

void append_variable_length(Bytes& bytes, std::uint32_t value) {
  for (int shift = 21; shift > 0; shift -= 7)
    if (value >> shift != 0) bytes.push_back(static_cast<std::uint8_t>(0x80 | (value >> shift & 0x7f)));
  bytes.push_back(static_cast<std::uint8_t>(value & 0x7f));
}

void append_big_endian(Bytes& bytes, std::uint32_t value, int count) {
  for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

void TrackWriter::add(std::int64_t tick, Rank rank, std::initializer_list<std::uint8_t> bytes) {
  Event event{.tick = tick, .rank = rank, .size = static_cast<std::uint8_t>(bytes.size()), .bytes = {}};
  std::copy(bytes.begin(), bytes.end(), event.bytes.begin());
  events_.push_back(event);
}

void TrackWriter::add_text(std::uint8_t type, std::string_view text) {
  if (text.empty()) return;
  text = text.substr(0, kMaxDelta);
  append(texts_, Bytes{0x00, 0xff, type});
  append_variable_length(texts_, static_cast<std::uint32_t>(text.size()));
  append(texts_, as_bytes(text));
}

void TrackWriter::write_to(Bytes& file) {
  std::stable_sort(events_.begin(), events_.end(),
                   [](const Event& a, const Event& b) { return a.tick != b.tick ? a.tick < b.tick : a.rank < b.rank; });
  append(file, as_bytes("MTrk"));
  const std::size_t length_at = file.size();
  append_big_endian(file, 0, 4);
  append(file, texts_);
  std::int64_t now = 0;
  std::uint8_t running = 0;
  for (const Event& event : events_) {
    append_delta(file, event.tick - now);
    now = event.tick;
    const std::uint8_t status = event.bytes[0];
    const std::size_t skipped = status == running && status < 0xf0 ? 1 : 0;
    append(file, ByteView(event.bytes).subspan(skipped, event.size - skipped));
    running = status;
  }
  append(file, Bytes{0x00, 0xff, 0x2f, 0x00});
  const std::size_t length = file.size() - length_at - 4;
  if (length > std::numeric_limits<std::uint32_t>::max()) throw Error("cannot write MIDI: a track has 4 GiB or more");
  for (std::size_t index = 0; index < 4; ++index)
    file[length_at + index] = static_cast<std::uint8_t>(length >> (24 - 8 * index));
}

}  // namespace clavier
