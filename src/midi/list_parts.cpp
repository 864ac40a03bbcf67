#include "midi/list_parts.h"

#include <algorithm>
#include <array>

namespace clavier {
namespace {

void count_note(MusicPart& part, std::int8_t program) {
  ++part.notes;
  if (std::find(part.programs.begin(), part.programs.end(), program) == part.programs.end())
    part.programs.push_back(program);
}

}  // namespace

std::vector<MusicPart> list_parts(const MidiParts& parts) {
  std::vector<MusicPart> all;
  for (std::size_t track = 0; track < parts.tracks.size(); ++track) {
    std::array<MusicPart, 16> channels;
    const std::size_t end = track + 1 < parts.tracks.size() ? parts.tracks[track + 1].first_note : parts.notes.size();
    for (std::size_t note = parts.tracks[track].first_note; note < end; ++note)
      count_note(channels.at(parts.sources[note].channel), parts.sources[note].program);
    for (MusicPart& part : channels) {
      if (part.notes == 0) continue;
      part.name = parts.tracks[track].text;
      all.push_back(std::move(part));
    }
  }
  if (parts.percussion > 0)
    all.push_back({.name = "percussion", .programs = {}, .notes = parts.percussion, .percussion = true});
  return all;
}

}  // namespace clavier
