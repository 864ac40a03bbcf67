#include "midi/assign_hands.h"

#include <algorithm>
#include <set>
#include <span>

namespace clavier {
namespace {

constexpr int kMaxReach = 16;             // semitones, a tenth
constexpr double kMaxWideChords = 0.1;    // share of chords beyond the reach: they are rolled
constexpr double kMinShareOfNotes = 0.1;  // of each hand
constexpr std::size_t kMinNotes = 2;      // of each hand
constexpr double kFourth = 5;             // semitones
constexpr int kLastKeyboard = 7;          // General MIDI programs 0..7: pianos and harpsichords

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

bool names_a_hand(const NoteTrack& track) { return track.name != HandName::none && track.name != HandName::voice; }

/// The hands that the names give. Of two tracks, one without a hand in its name is the other hand's.
std::vector<HandName> named_hands(const std::vector<NoteTrack>& tracks) {
  std::vector<HandName> names;
  for (const NoteTrack& track : tracks) names.push_back(track.name);
  if (names.size() != 2) return names;
  for (const std::size_t index : {0U, 1U}) {
    if (names[index] != HandName::none) continue;
    if (names[1 - index] == HandName::left) names[index] = HandName::right;
    if (names[1 - index] == HandName::right) names[index] = HandName::left;
  }
  return names;
}

void assign_by_names(MidiParts& parts) {
  const std::vector<HandName> names = named_hands(parts.tracks);
  for (std::size_t index = 0; index < names.size(); ++index) {
    if (names[index] == HandName::left) set_hand(notes_of(parts, index), Hand::left);
    if (names[index] == HandName::right) set_hand(notes_of(parts, index), Hand::right);
    if (names[index] == HandName::voice) set_hand(notes_of(parts, index), Hand::voice);
  }
}

void assign_by_height(MidiParts& parts) {
  const bool first_higher = mean_pitch(notes_of(parts, 0)) >= mean_pitch(notes_of(parts, 1));
  set_hand(notes_of(parts, 0), first_higher ? Hand::right : Hand::left);
  set_hand(notes_of(parts, 1), first_higher ? Hand::left : Hand::right);
}

/// The notes of one channel, and the programs they sound with.
struct ChannelNotes {
  std::uint8_t channel = 0;
  std::vector<Note> notes;
  std::set<int> programs;
};

/// By number; empty when the notes are not on two channels.
std::vector<ChannelNotes> two_channels(const MidiParts& parts) {
  std::vector<ChannelNotes> channels;
  for (std::size_t note = 0; note < parts.notes.size(); ++note) {
    const NoteSource& source = parts.sources[note];
    auto found = std::find_if(channels.begin(), channels.end(),
                              [&](const ChannelNotes& one) { return one.channel == source.channel; });
    if (found == channels.end()) {
      if (channels.size() == 2) return {};
      found = channels.insert(channels.end(), {.channel = source.channel, .notes = {}, .programs = {}});
    }
    found->notes.push_back(parts.notes[note]);
    found->programs.insert(source.program);
  }
  if (channels.size() < 2) return {};
  if (channels[0].channel > channels[1].channel) std::swap(channels[0], channels[1]);
  return channels;
}

/// Whether one hand reaches the chords: nearly all notes that begin together.
bool in_reach(std::vector<Note> notes) {
  std::sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return (a <=> b) < 0; });
  std::size_t chords = 0, wide = 0;
  for (auto first = notes.begin(); first != notes.end(); ++chords) {
    const auto last = std::find_if(first, notes.end(), [&](const Note& note) { return note.onset != first->onset; });
    if ((last - 1)->pitch - first->pitch > kMaxReach) ++wide;
    first = last;
  }
  return static_cast<double>(wide) <= kMaxWideChords * static_cast<double>(chords);
}

bool of_one_instrument(const ChannelNotes& one, const ChannelNotes& other) {
  if (one.programs == other.programs) return true;
  const auto keyboard = [](const ChannelNotes& channel) { return *channel.programs.rbegin() <= kLastKeyboard; };
  return keyboard(one) && keyboard(other);
}

bool are_hands(const ChannelNotes& one, const ChannelNotes& other) {
  const std::size_t fewer = std::min(one.notes.size(), other.notes.size());
  const std::size_t all = one.notes.size() + other.notes.size();
  return fewer >= kMinNotes && static_cast<double>(fewer) >= kMinShareOfNotes * static_cast<double>(all) &&
         of_one_instrument(one, other) && in_reach(one.notes) && in_reach(other.notes);
}

bool assign_by_channels(MidiParts& parts) {
  const auto both = [](const NoteTrack& track) { return track.name == HandName::both; };
  if (std::any_of(parts.tracks.begin(), parts.tracks.end(), both)) return false;
  const std::vector<ChannelNotes> channels = two_channels(parts);
  if (channels.empty() || !are_hands(channels[0], channels[1])) return false;
  const double above = mean_pitch(channels[0].notes) - mean_pitch(channels[1].notes);
  const std::uint8_t right = channels[above > -kFourth ? 0 : 1].channel;
  for (std::size_t note = 0; note < parts.notes.size(); ++note)
    parts.notes[note].hand = parts.sources[note].channel == right ? Hand::right : Hand::left;
  return true;
}

}  // namespace

HandRule assign_hands(MidiParts& parts) {
  const std::vector<NoteTrack>& tracks = parts.tracks;
  const bool title_only = tracks.size() == 1 && tracks.front().number == 1;
  if (!title_only && std::any_of(tracks.begin(), tracks.end(), names_a_hand)) {
    assign_by_names(parts);
    const auto one_hand = [](const NoteTrack& track) { return names_a_hand(track) && track.name != HandName::both; };
    return std::any_of(tracks.begin(), tracks.end(), one_hand) ? HandRule::names : HandRule::none;
  }
  if (tracks.size() == 2) {
    assign_by_height(parts);
    return HandRule::tracks;
  }
  return assign_by_channels(parts) ? HandRule::channels : HandRule::none;
}

}  // namespace clavier
