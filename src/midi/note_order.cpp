#include "midi/note_order.h"

#include <algorithm>
#include <span>

namespace clavier {
namespace {

bool before(const Note& a, const Note& b) { return (a <=> b) < 0; }

/// The notes of track `index`.
std::span<Note> notes_of(MidiParts& parts, std::size_t index) {
  const std::size_t begin = parts.tracks[index].first_note;
  const bool last = index + 1 == parts.tracks.size();
  const std::size_t end = last ? parts.notes.size() : parts.tracks[index + 1].first_note;
  return std::span(parts.notes).subspan(begin, end - begin);
}

double mean_pitch(std::span<const Note> notes) {
  double sum = 0.0;
  for (const Note& note : notes) sum += note.pitch;
  return sum / static_cast<double>(notes.size());
}

void set_hand(std::span<Note> notes, Hand hand) {
  for (Note& note : notes) note.hand = hand;
}

void sort_chords(std::vector<Note>& notes) {
  for (auto first = notes.begin(); first != notes.end();) {
    auto last = first + 1;
    bool sorted = true;
    for (; last != notes.end() && last->onset == first->onset; ++last) sorted = sorted && !before(*last, *(last - 1));
    if (!sorted) std::sort(first, last, before);
    first = last;
  }
}

/// Merges neighbouring sorted parts until one is left; `starts` has where each begins.
void merge_parts(std::vector<Note>& notes, std::vector<std::size_t> starts) {
  const auto at = [&](std::size_t index) {
    return notes.begin() + static_cast<std::ptrdiff_t>(index < starts.size() ? starts[index] : notes.size());
  };
  while (starts.size() > 1) {
    std::vector<std::size_t> merged;
    for (std::size_t part = 0; part < starts.size(); part += 2) {
      std::inplace_merge(at(part), at(part + 1), at(part + 2), before);
      merged.push_back(starts[part]);
    }
    starts = merged;
  }
}

}  // namespace

void assign_hands(MidiParts& parts) {
  std::vector<NoteTrack>& tracks = parts.tracks;
  if (tracks.size() == 1 && tracks.front().number == 1) return;
  const bool named = std::any_of(tracks.begin(), tracks.end(), [](const auto& track) {
    return track.name != HandName::none && track.name != HandName::voice;
  });
  if (!named && tracks.size() == 2) {
    const bool first_higher = mean_pitch(notes_of(parts, 0)) >= mean_pitch(notes_of(parts, 1));
    tracks[0].name = first_higher ? HandName::right : HandName::left;
    tracks[1].name = first_higher ? HandName::left : HandName::right;
  }
  for (std::size_t index = 0; index < tracks.size(); ++index) {
    if (tracks[index].name == HandName::left) set_hand(notes_of(parts, index), Hand::left);
    if (tracks[index].name == HandName::right) set_hand(notes_of(parts, index), Hand::right);
    if (named && tracks[index].name == HandName::voice) set_hand(notes_of(parts, index), Hand::voice);
  }
}

void order_notes(MidiParts& parts) {
  std::vector<std::size_t> starts;
  for (const NoteTrack& track : parts.tracks) starts.push_back(track.first_note);
  sort_chords(parts.notes);
  merge_parts(parts.notes, std::move(starts));
}

}  // namespace clavier
