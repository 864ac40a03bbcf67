#include "notation/sheet/played_events.h"

#include <algorithm>
#include <map>
#include <utility>

namespace clavier {
namespace {

constexpr ExactBeats kGraceLength(1, 8);

bool is_tied_on(const SheetEvent& event) {
  return std::any_of(event.notes.begin(), event.notes.end(), [](const SheetNote& note) { return note.tie_start; });
}

bool is_tied_back(const SheetEvent& event) {
  return std::any_of(event.notes.begin(), event.notes.end(), [](const SheetNote& note) { return note.tie_stop; });
}

/// One voice through the whole piece, rests included.
class VoicePlayer {
 public:
  void add(const PlayedEvent& played) {
    if (played.event->kind == EventKind::grace) {
      graces_.push_back(played);
      return;
    }
    PlayedEvent main = played;
    play_graces(main);
    events_.push_back(main);
  }

  std::vector<PlayedEvent> finish() && {
    if (!graces_.empty()) {
      PlayedEvent nothing{.onset = graces_.front().onset, .end = graces_.front().onset};
      play_graces(nothing);
    }
    std::vector<PlayedEvent> chords;
    std::copy_if(events_.begin(), events_.end(), std::back_inserter(chords),
                 [](const PlayedEvent& played) { return !played.event->notes.empty(); });
    return chords;
  }

 private:
  /// The time that grace notes before `place` may take without hiding the preceding event.
  ExactBeats room_before(ExactBeats place) const {
    if (events_.empty()) return place;
    const PlayedEvent& before = events_.back();
    return before.end == place ? (before.end - before.onset) * Fraction(1, 2) : place - before.end;
  }

  void play_graces(PlayedEvent& main) {
    if (graces_.empty()) return;
    const ExactBeats place = graces_.front().onset;
    const auto count = static_cast<std::int64_t>(graces_.size());
    const bool on_beat = place == 0;
    const ExactBeats room = on_beat ? (main.end - main.onset) * Fraction(1, 2) : room_before(place);
    const ExactBeats length = std::min(kGraceLength * count, room);
    ExactBeats now = on_beat ? place : place - length;
    if (on_beat && main.event != nullptr && !is_tied_back(*main.event)) main.onset += length;
    if (!on_beat && !events_.empty()) end_at(events_.back(), now);
    for (PlayedEvent& grace : graces_) {
      grace.onset = now;
      grace.end = now += length * Fraction(1, count);
      if (length > 0) events_.push_back(grace);
    }
    graces_.clear();
  }

  static void end_at(PlayedEvent& before, ExactBeats place) {
    if (before.end > place && !is_tied_on(*before.event)) before.end = place;
  }

  std::vector<PlayedEvent> events_;
  std::vector<PlayedEvent> graces_;
};

}  // namespace

std::vector<PlayedEvent> make_played_events(const Sheet& sheet) {
  std::map<std::pair<Staff, int>, VoicePlayer> voices;
  ExactBeats start;
  for (const Measure& measure : sheet.measures) {
    std::map<Staff, int> counts;
    for (const Voice& voice : measure.voices) {
      VoicePlayer& player = voices[{voice.staff, counts[voice.staff]++}];
      for (const SheetEvent& event : voice.events)
        player.add({&event, voice.staff, start + event.onset, start + event.onset + event.length});
    }
    start += measure.length;
  }
  std::vector<PlayedEvent> all;
  for (auto& [place, player] : voices) {
    const std::vector<PlayedEvent> chords = std::move(player).finish();
    all.insert(all.end(), chords.begin(), chords.end());
  }
  return all;
}

}  // namespace clavier
