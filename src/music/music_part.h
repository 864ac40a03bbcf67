#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// One of the parts that a file holds: the notes of one channel of a MIDI track, or a part of MusicXML.
struct MusicPart {
  static constexpr std::int8_t kNoProgram = -1;

  std::string name;                   ///< as the file gives it; may be empty
  std::vector<std::int8_t> programs;  ///< General MIDI programs 0..127, each once; kNoProgram where none is set
  std::size_t notes = 0;
  bool percussion = false;
  bool sings = false;  ///< in MusicXML, its name is that of a voice
  bool read = true;    ///< its notes are in the piece
  bool operator==(const MusicPart&) const = default;
};

/// How the hands of a piece are known.
enum class HandRule : std::uint8_t { none, names, tracks, channels, staves };

/// "unknown in the file", "by the names of the tracks" and so on.
constexpr std::string_view to_string(HandRule rule) {
  switch (rule) {
    case HandRule::names:
      return "by the names of the tracks";
    case HandRule::tracks:
      return "two tracks, the higher one is the right hand's";
    case HandRule::channels:
      return "two channels, one for each hand";
    case HandRule::staves:
      return "by staves";
    case HandRule::none:
      break;
  }
  return "not given; they are found by pitch and reach";
}

}  // namespace clavier
