#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "midi/byte_reader.h"
#include "midi/channel_pedal.h"
#include "midi/chunks.h"
#include "midi/parts.h"
#include "midi/warnings.h"

namespace clavier {

/// Reads the events of one track and adds those that a Score has room for to the parts. Never throws: damaged events
/// are skipped with a warning. Reading stops where the bytes no longer make sense.
class TrackReader {
 public:
  TrackReader(ByteView file, const TrackChunk& chunk, int resolution, MidiParts& parts, Warnings& warnings);

  /// Returns the offset where the track ended: after its end-of-track event, at the end of its chunk, or where the
  /// bytes no longer make sense.
  std::size_t read();

 private:
  /// A kind of fault that is reported once per track: how often it occurred and where first.
  struct Tally {
    std::size_t count = 0;
    std::size_t first = 0;
    void add(std::size_t byte) {
      if (count++ == 0) first = byte;
    }
  };

  void read_events();
  void read_event(std::uint8_t status);
  std::uint8_t next_status(std::uint8_t running);
  std::uint8_t recover_status();
  void read_note_on(std::uint8_t channel);
  void read_note_off(std::uint8_t channel);
  void read_control(std::uint8_t channel);
  void read_program(std::uint8_t channel);
  void skip_data(int count);
  void skip_system(std::uint8_t status);
  void read_meta();
  void read_text(std::uint8_t type, ByteView data);
  void read_tempo(ByteView data);
  void read_meter(ByteView data);
  void read_key(ByteView data);
  void begin_note(std::uint8_t channel, std::uint8_t pitch, std::uint8_t velocity);
  void close_note(std::uint8_t channel, std::uint8_t pitch);
  void end_note(std::uint32_t note);
  void finish();
  void report_tally(const Tally& tally, std::string_view what);
  Beats now() const { return {static_cast<double>(tick_) / resolution_}; }
  void warn(std::string_view what) { warnings_.add(chunk_.number, in_.position(), what); }

  ByteReader in_;
  const TrackChunk chunk_;
  const double resolution_;
  MidiParts& parts_;
  Warnings& warnings_;
  std::int64_t tick_ = 0;
  bool ended_ = false;
  NoteTrack track_;
  std::vector<ChannelPedal> pedal_;
  Tally invalid_data_, unmatched_note_offs_, percussion_;
};

}  // namespace clavier
