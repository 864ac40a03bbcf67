#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "midi/midi_reader.h"
#include "music/score.h"

namespace clavier::testing {

inline Bytes joined(std::initializer_list<Bytes> parts) {
  Bytes all;
  for (const Bytes& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

inline Bytes text_bytes(std::string_view text) { return Bytes(text.begin(), text.end()); }

inline Bytes big_endian_bytes(std::uint32_t value, int count) {
  Bytes bytes;
  for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  return bytes;
}

inline Bytes chunk(std::string_view name, const Bytes& body) {
  return joined({text_bytes(name), big_endian_bytes(static_cast<std::uint32_t>(body.size()), 4), body});
}

inline Bytes header(std::uint32_t format, std::uint32_t tracks, std::uint32_t division = 480) {
  return chunk("MThd",
               joined({big_endian_bytes(format, 2), big_endian_bytes(tracks, 2), big_endian_bytes(division, 2)}));
}

inline const Bytes kEnd = {0, 0xff, 0x2f, 0};

/// A track of these events with an end-of-track event.
inline Bytes track(const Bytes& events) { return chunk("MTrk", joined({events, kEnd})); }

/// A file of format 1 and 480 ticks a beat with one track of these events.
inline Bytes file_of(const Bytes& events) { return joined({header(1, 1), track(events)}); }

/// Middle C from tick 0 to tick 96 with velocity 64.
inline const Bytes kNote = {0, 0x90, 60, 64, 96, 0x80, 60, 0};

inline Bytes named(std::string_view name) {
  return joined({Bytes{0, 0xff, 3, static_cast<std::uint8_t>(name.size())}, text_bytes(name)});
}

inline Beats ticks(std::int64_t count, int resolution = 480) { return {static_cast<double>(count) / resolution}; }

inline Note note_of(std::int64_t onset, std::int64_t duration, int pitch = 60, int velocity = 64) {
  return {.onset = ticks(onset),
          .duration = ticks(duration),
          .pitch = static_cast<Pitch>(pitch),
          .velocity = static_cast<std::uint8_t>(velocity)};
}

inline Note played_by(Hand hand, Note note) {
  note.hand = hand;
  return note;
}

inline Score score_in(const Bytes& file) { return read_midi(file, "test.mid").score; }
inline std::vector<Note> notes_in(const Bytes& file) { return score_in(file).notes; }
inline std::vector<std::string> warnings_of(const Bytes& file) { return read_midi(file, "test.mid").warnings; }

/// The message of the Error on reading; empty when there is none.
inline std::string error_of(const Bytes& file) {
  try {
    read_midi(file, "test.mid");
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace clavier::testing
