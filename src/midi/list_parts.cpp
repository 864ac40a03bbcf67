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

bool has_notes(const MusicPart& part) { return part.notes > 0; }

/// The track's name; with the channel where the track has several or no name.
std::string part_name(const std::string& track, std::size_t channel, bool several) {
  if (!several && !track.empty()) return track;
  return (track.empty() ? "" : track + ", ") + "channel " + std::to_string(channel + 1);
}

}  // namespace

std::vector<MusicPart> list_parts(const MidiParts& parts) {
  std::vector<MusicPart> all;
  for (std::size_t track = 0; track < parts.tracks.size(); ++track) {
    std::array<MusicPart, 16> channels;
    const std::size_t end = track + 1 < parts.tracks.size() ? parts.tracks[track + 1].first_note : parts.notes.size();
    for (std::size_t note = parts.tracks[track].first_note; note < end; ++note)
      count_note(channels.at(parts.sources[note].channel), parts.sources[note].program);
    const bool several = std::count_if(channels.begin(), channels.end(), has_notes) > 1;
    for (std::size_t channel = 0; channel < channels.size(); ++channel) {
      if (!has_notes(channels.at(channel))) continue;
      all.push_back(std::move(channels.at(channel)));
      all.back().name = part_name(parts.tracks[track].text, channel, several);
    }
  }
  if (parts.percussion > 0)
    all.push_back({.name = "percussion", .programs = {}, .notes = parts.percussion, .percussion = true, .read = false});
  return all;
}

}  // namespace clavier
