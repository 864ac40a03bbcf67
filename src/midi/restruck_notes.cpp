#include "midi/restruck_notes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace clavier {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// The notes of one key of one channel in one track, in the order of their onsets. The last `hanging` have no note-off.
struct KeyNotes {
  std::vector<std::uint32_t> notes;
  std::size_t hanging = 0;
};

using KeysOfTrack = std::map<std::size_t, KeyNotes>;  // by channel * 128 + pitch

/// The times at which a key of a channel is hit or released in any track, sorted.
using KeyTimes = std::map<std::size_t, std::vector<std::int64_t>>;

class HangingNotes {
 public:
  HangingNotes(MidiParts& parts, int resolution) : parts_(parts), resolution_(resolution) {}

  void end_all() {
    auto next = parts_.hanging.begin();
    for (std::size_t track = 0; track < parts_.tracks.size(); ++track) {
      const std::size_t end = end_of_track(track);
      const auto last = std::find_if(next, parts_.hanging.end(), [&](std::uint32_t note) { return note >= end; });
      if (last != next) end_in_track(track, {next, last});
      next = last;
    }
    end_by_other_tracks();
  }

 private:
  std::size_t key_of(std::uint32_t note) const {
    return parts_.sources[note].channel * 128U + parts_.notes[note].pitch;
  }
  std::int64_t tick_of(Beats time) const { return std::llround(time.value * resolution_); }
  std::int64_t onset_of(std::uint32_t note) const { return tick_of(parts_.notes[note].onset); }
  std::int64_t end_of_note(std::uint32_t note) const { return tick_of(end_of(parts_.notes[note])); }
  std::size_t end_of_track(std::size_t track) const {
    return track + 1 < parts_.tracks.size() ? parts_.tracks[track + 1].first_note : parts_.notes.size();
  }
  void set_end(std::uint32_t note, std::int64_t tick) {
    const std::int64_t ticks = std::max<std::int64_t>(tick - onset_of(note), 1);
    parts_.notes[note].duration = {static_cast<double>(ticks) / resolution_};
  }

  void end_in_track(std::size_t track, const std::vector<std::uint32_t>& hanging) {
    KeysOfTrack keys;
    for (const std::uint32_t note : hanging) ++keys[key_of(note)].hanging;
    for (std::size_t note = parts_.tracks[track].first_note; note < end_of_track(track); ++note) {
      const auto key = keys.find(key_of(static_cast<std::uint32_t>(note)));
      if (key != keys.end()) key->second.notes.push_back(static_cast<std::uint32_t>(note));
    }
    for (const auto& [key, notes] : keys) end_on_key(notes, parts_.tracks[track].end);
  }

  /// Where the notes begin that sound without a gap up to the first one that hangs.
  std::size_t begin_of_overlap(const KeyNotes& key) const {
    std::size_t begin = 0;
    std::int64_t sounding = 0;
    for (std::size_t index = 0; index <= key.notes.size() - key.hanging; ++index) {
      if (sounding <= onset_of(key.notes[index])) begin = index;
      sounding = std::max(sounding, end_of_note(key.notes[index]));
    }
    return begin;
  }

  void end_on_key(const KeyNotes& key, std::int64_t track_end) {
    const std::size_t begin = begin_of_overlap(key), closed = key.notes.size() - key.hanging;
    std::vector<std::int64_t> offs;
    for (std::size_t index = begin; index < closed; ++index) offs.push_back(end_of_note(key.notes[index]));
    std::int64_t next_onset = kNever, later = kNever;  // the first onset after this one; the one of the notes after it
    for (std::size_t index = key.notes.size(); index-- > begin;) {
      const std::int64_t onset = onset_of(key.notes[index]);
      if (later > onset) next_onset = later;
      later = onset;
      const auto off = std::upper_bound(offs.begin(), offs.end(), onset);
      const std::int64_t end = std::min(next_onset, off == offs.end() ? kNever : *off);
      if (end == kNever) unended_.push_back({key.notes[index], track_end});
      if (end != kNever) set_end(key.notes[index], end);
    }
  }

  KeyTimes times_of_unended() const {
    KeyTimes times;
    for (const auto& [note, end] : unended_) times[key_of(note)];
    const auto add = [&](std::size_t key, std::int64_t tick) {
      if (const auto found = times.find(key); found != times.end()) found->second.push_back(tick);
    };
    for (std::uint32_t note = 0; note < parts_.notes.size(); ++note) add(key_of(note), onset_of(note));
    for (const StrayNoteOff& off : parts_.stray_offs) add(off.channel * 128U + off.pitch, off.tick);
    for (auto& [key, ticks] : times) std::sort(ticks.begin(), ticks.end());
    return times;
  }

  void end_by_other_tracks() {
    const KeyTimes times = times_of_unended();
    for (const auto& [note, track_end] : unended_) {
      const std::vector<std::int64_t>& ticks = times.at(key_of(note));
      const auto next = std::upper_bound(ticks.begin(), ticks.end(), onset_of(note));
      const std::int64_t elsewhere = next == ticks.end() ? kNever : *next;
      const std::int64_t own = track_end > onset_of(note) || elsewhere == kNever ? track_end : kNever;
      set_end(note, std::min(own, elsewhere));
    }
  }

  struct Unended {
    std::uint32_t note;
    std::int64_t track_end;
  };

  MidiParts& parts_;
  const int resolution_;
  std::vector<Unended> unended_;
};

}  // namespace

void end_hanging_notes(MidiParts& parts, int resolution) {
  if (parts.hanging.empty()) return;
  std::sort(parts.hanging.begin(), parts.hanging.end());
  HangingNotes(parts, resolution).end_all();
}

}  // namespace clavier
