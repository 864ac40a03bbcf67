#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "midi/warnings.h"

namespace clavier {

/// The header of a Standard MIDI File and where its tracks lie.
struct MidiHeader {
  int tracks = 0;        ///< how many the header announces
  int resolution = 480;  ///< ticks per beat, 1..32767
  std::optional<std::int32_t>
      smpte_tempo{};      ///< microseconds per beat of an SMPTE file, which counts seconds, not beats
  std::size_t start = 0;  ///< the first byte of the header
  std::size_t begin = 0;  ///< the first byte after the header
  std::size_t end = 0;    ///< one past the last byte of the tracks
};

/// Finds the header, also inside RIFF or behind junk. Without a header but with a track, assumes 480 ticks per beat.
/// SMPTE files get beats of one second: the resolution is their ticks in a second. Throws MidiParseError when there is
/// neither header nor track, or for format 2.
MidiHeader read_midi_header(ByteView file, Warnings& warnings);

struct TrackChunk {
  std::size_t number = 0;  ///< from 1
  std::size_t begin = 0;   ///< the first byte of its events
  std::size_t end = 0;     ///< one past the last byte it may have
};

/// Finds one track after another. Trusts a chunk's length only when another chunk or the end of the file follows it;
/// otherwise the chunk lasts until the next "MTrk". Skips chunks of other kinds; skips junk with a warning.
class TrackScanner {
 public:
  TrackScanner(ByteView file, const MidiHeader& header, Warnings& warnings)
      : file_(file.first(header.end)), at_(header.begin), warnings_(warnings) {}

  std::optional<TrackChunk> next();
  /// Reports that the events of `track` ended at `byte`, so that a track hidden in the rest of its chunk is found.
  void leave(const TrackChunk& track, std::size_t byte);
  /// How many tracks have been found.
  std::size_t found() const { return found_; }

 private:
  bool chunk_at(std::size_t byte) const;
  std::size_t chunk_end(std::size_t begin, std::uint32_t length);
  bool skip_junk();

  ByteView file_;
  std::size_t at_;
  std::size_t found_ = 0;
  Warnings& warnings_;
};

}  // namespace clavier
