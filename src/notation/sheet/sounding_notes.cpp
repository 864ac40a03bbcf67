#include "notation/sheet/sounding_notes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "notation/sheet/loudness.h"
#include "notation/sheet/played_events.h"

namespace clavier {
namespace {

/// A note head and when it sounds.
struct TimedNotehead {
  const SheetNote* note;
  SoundingNote sounding;
};

std::vector<TimedNotehead> collect_noteheads(const Sheet& sheet) {
  const Loudness loudness(sheet);
  std::vector<TimedNotehead> noteheads;
  for (const PlayedEvent& played : make_played_events(sheet)) {
    for (const SheetNote& note : played.event->notes) {
      const std::uint8_t velocity = note.velocity.value_or(loudness.at(played.staff, played.onset));
      const Hand hand = played.staff == Staff::upper ? Hand::right : Hand::left;
      const auto pitch = static_cast<Pitch>(midi_pitch(note.pitch));
      noteheads.push_back({&note, {played.onset, played.end, pitch, velocity, hand}});
    }
  }
  std::stable_sort(noteheads.begin(), noteheads.end(),
                   [](const TimedNotehead& a, const TimedNotehead& b) { return a.sounding.onset < b.sounding.onset; });
  return noteheads;
}

/// Merges tied heads into notes: a note that is tied on waits for the head it is tied to.
class TieMerger {
 public:
  void add(const TimedNotehead& notehead) {
    const SoundingNote& sounding = notehead.sounding;
    const auto before = notehead.note->tie_stop ? find_tied(sounding) : waiting_.end();
    std::size_t index = notes_.size();
    if (before == waiting_.end()) {
      notes_.push_back(sounding);
    } else {
      index = before->second;
      notes_[index].end = sounding.end;
      waiting_.erase(before);
    }
    if (notehead.note->tie_start) waiting_.insert({sounding.pitch, index});
  }

  std::vector<SoundingNote> finish() && { return std::move(notes_); }

 private:
  using Waiting = std::multimap<Pitch, std::size_t>;  // the value is an index into the notes

  /// The note tied to this one: it ends where this one begins, and is of the same hand if possible.
  Waiting::iterator find_tied(const SoundingNote& sounding) {
    const auto [begin, end] = waiting_.equal_range(sounding.pitch);
    auto found = waiting_.end();
    for (auto at = begin; at != end; ++at) {
      const SoundingNote& before = notes_[at->second];
      if (before.end == sounding.onset && (found == waiting_.end() || before.hand == sounding.hand)) found = at;
    }
    return found;
  }

  std::vector<SoundingNote> notes_;
  Waiting waiting_;
};

}  // namespace

std::vector<SoundingNote> make_sounding_notes(const Sheet& sheet) {
  TieMerger merger;
  for (const TimedNotehead& notehead : collect_noteheads(sheet)) merger.add(notehead);
  std::vector<SoundingNote> notes;
  std::map<std::tuple<ExactBeats, Hand, Pitch>, std::size_t> places;
  for (const SoundingNote& note : std::move(merger).finish()) {
    const auto [place, is_new] = places.try_emplace({note.onset, note.hand, note.pitch}, notes.size());
    if (is_new) {
      notes.push_back(note);
    } else {
      SoundingNote& other = notes[place->second];
      other.end = std::max(other.end, note.end);
      other.velocity = std::max(other.velocity, note.velocity);
    }
  }
  return notes;
}

}  // namespace clavier
