#include "midi/midi_reader.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "midi/assign_hands.h"
#include "midi/chunks.h"
#include "midi/list_parts.h"
#include "midi/note_order.h"
#include "midi/restruck_notes.h"
#include "midi/track_reader.h"
#include "music/piece_bounds.h"

namespace clavier {
namespace {

constexpr std::size_t kBytesPerNote = 6;  // at least: two events of a time, a pitch and a velocity

MidiParts read_tracks(ByteView bytes, const MidiHeader& header, Warnings& warnings) {
  MidiParts parts;
  parts.notes.reserve((header.end - header.begin) / kBytesPerNote);
  parts.sources.reserve((header.end - header.begin) / kBytesPerNote);
  TrackScanner scanner(bytes, header, warnings);
  while (const std::optional<TrackChunk> track = scanner.next())
    scanner.leave(*track, TrackReader(bytes, *track, header.resolution, parts, warnings).read());
  if (scanner.found() == 0) throw MidiParseError{header.begin, "it has no tracks"};
  const auto found = static_cast<int>(std::min<std::size_t>(scanner.found(), 1U << 30));
  if (header.tracks >= 0 && found != header.tracks)
    warnings.add(0, header.start + 10,
                 "the header says " + std::to_string(header.tracks) + " tracks; there are " + std::to_string(found));
  return parts;
}

/// Sorts by onset. Of several at one time the last one counts; tracks count in their order.
template <class Event>
void keep_last_of_each_onset(std::vector<Event>& events) {
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.onset < b.onset; });
  std::size_t kept = 0;
  for (const Event& event : events) {
    if (kept > 0 && events[kept - 1].onset == event.onset) --kept;
    events[kept++] = event;
  }
  events.resize(kept);
}

TempoMap tempo_map(MidiParts& parts, const MidiHeader& header, Warnings& warnings) {
  if (!header.smpte_tempo) return TempoMap(std::move(parts.tempos));
  if (!parts.tempos.empty())
    warnings.add(0, header.start + 12, "the file counts seconds, so that its tempo changes mean nothing");
  return TempoMap({Tempo{.onset = {}, .microseconds_per_beat = *header.smpte_tempo}});
}

/// The title is the first track's name. When a first track with notes is one of several, its name is that of a hand and
/// there is no title.
std::string title_of(MidiParts& parts) {
  const std::vector<NoteTrack>& tracks = parts.tracks;
  const bool names_hand = tracks.size() > 1 && tracks[0].number == 1 && tracks[0].name != HandName::none;
  return names_hand ? std::string() : std::move(parts.title);
}

Score score_of(MidiParts& parts, const MidiHeader& header, Warnings& warnings) {
  Score score;
  score.title = title_of(parts);
  score.origin = std::move(parts.text.empty() ? parts.copyright : parts.text);
  score.resolution = header.resolution;
  score.tempo = tempo_map(parts, header, warnings);
  order_notes(parts);
  keep_last_of_each_onset(parts.meters);
  keep_last_of_each_onset(parts.keys);
  std::stable_sort(parts.pedal.begin(), parts.pedal.end(),
                   [](const auto& a, const auto& b) { return a.onset < b.onset; });
  score.meters = std::move(parts.meters);
  score.keys = std::move(parts.keys);
  score.pedal = std::move(parts.pedal);
  score.notes = std::move(parts.notes);
  return score;
}

}  // namespace

MidiReading read_midi(ByteView bytes, std::string_view name) {
  try {
    Warnings warnings;
    const MidiHeader header = read_midi_header(bytes, warnings);
    MidiParts parts = read_tracks(bytes, header, warnings);
    end_hanging_notes(parts, header.resolution);
    MidiReading reading{.score = {}, .warnings = {}, .hands = assign_hands(parts), .parts = list_parts(parts)};
    reading.score = score_of(parts, header, warnings);
    reading.warnings = warnings.lines();
    return reading;
  } catch (const MidiParseError& damage) {
    throw Error("cannot read MIDI file " + std::string(name) + ": byte " + std::to_string(damage.byte) + ": " +
                damage.what);
  }
}

MidiReading read_midi_file(const std::filesystem::path& path) {
  return read_midi(read_file(path, PieceBounds{}.file_bytes), path.string());
}

}  // namespace clavier
