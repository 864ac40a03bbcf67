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
  SoundingNote sounding;
  bool tie_stop = false;
  bool tie_start = false;
};

/// The notes that a chord of a tremolo is played in.
struct Strokes {
  ExactBeats onset;
  ExactBeats step;  ///< from one to the next
  ExactBeats length;
  std::int64_t count = 1;
};

constexpr int kShortestStroke = 6;  // beams of the shortest notes that a tremolo is played in

/// How many notes of a tremolo fill a time: as short as its strokes and the beams of the type say, one or more.
std::int64_t stroke_count(const SheetEvent& event, ExactBeats time) {
  const int beams = std::min(event.tremolo->strokes + beams_of(event.value.type), kShortestStroke);
  const ExactBeats count = time * (std::int64_t{1} << beams) + Fraction(1, 2);
  return std::max<std::int64_t>(1, count.numerator() / count.denominator());
}

Strokes single_strokes(const PlayedEvent& played) {
  const ExactBeats time = played.end - played.onset;
  const TupletRatio tuplet = played.event->value.tuplet;  // its strokes are those of the written value
  const std::int64_t count = stroke_count(*played.event, time * Fraction(tuplet.actual, tuplet.normal));
  return {played.onset, time / count, time / count, count};
}

/// The strokes of the first of two chords that alternate; those of the second come between them.
Strokes alternating_strokes(const PlayedEvent& first, const PlayedEvent& second) {
  const ExactBeats time = second.end - first.onset;
  const std::int64_t pairs = std::max<std::int64_t>(1, stroke_count(*first.event, time) / 2);
  return {first.onset, time / pairs, time / (2 * pairs), pairs};
}

/// The strokes of a chord of a tremolo. The two chords of one follow each other in `all`.
Strokes strokes_of(const std::vector<PlayedEvent>& all, std::size_t index) {
  switch (all[index].event->tremolo->kind) {
    case Tremolo::Kind::start:
      return alternating_strokes(all[index], all[index + 1]);
    case Tremolo::Kind::stop: {
      Strokes strokes = alternating_strokes(all[index - 1], all[index]);
      strokes.onset += strokes.length;
      return strokes;
    }
    case Tremolo::Kind::single:
      break;
  }
  return single_strokes(all[index]);
}

void add_strokes(const Strokes& strokes, SoundingNote note, std::vector<TimedNotehead>& noteheads) {
  for (std::int64_t index = 0; index < strokes.count; ++index) {
    note.onset = strokes.onset + strokes.step * index;
    note.end = note.onset + strokes.length;
    noteheads.push_back({note});
  }
}

std::vector<TimedNotehead> collect_noteheads(const Sheet& sheet) {
  const Loudness loudness(sheet);
  std::vector<TimedNotehead> noteheads;
  const std::vector<PlayedEvent> all = make_played_events(sheet);
  for (std::size_t index = 0; index < all.size(); ++index) {
    const PlayedEvent& played = all[index];
    for (const SheetNote& note : played.event->notes) {
      const std::uint8_t velocity = note.velocity.value_or(loudness.at(played.staff, played.onset));
      const Hand hand = played.staff == Staff::upper ? Hand::right : Hand::left;
      const auto pitch = static_cast<Pitch>(midi_pitch(note.pitch));
      const SoundingNote sounding{played.onset, played.end, pitch, velocity, hand};
      if (played.event->tremolo) {
        add_strokes(strokes_of(all, index), sounding, noteheads);
      } else {
        noteheads.push_back({sounding, note.tie_stop, note.tie_start});
      }
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
    const auto before = notehead.tie_stop ? find_tied(sounding) : waiting_.end();
    std::size_t index = notes_.size();
    if (before == waiting_.end()) {
      notes_.push_back(sounding);
    } else {
      index = before->second;
      notes_[index].end = sounding.end;
      waiting_.erase(before);
    }
    if (notehead.tie_start) waiting_.insert({sounding.pitch, index});
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
