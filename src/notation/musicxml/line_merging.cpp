#include "notation/musicxml/line_merging.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace clavier {
namespace {

constexpr std::size_t kWantedVoices = 2;
constexpr std::size_t kMaxDistance = 5;  // voices that join have at most three others between them

using VoiceEvents = std::vector<RawEvent>;

bool is_grace(const RawEvent& raw) { return raw.event.kind == EventKind::grace; }

/// Two voices as one.
struct MergedVoice {
  VoiceEvents events;
  std::size_t cuts = 0;  ///< how often a note is cut
};

/// The times at which a chord of either voice begins or ends.
std::vector<ExactBeats> boundaries_of(const VoiceEvents& one, const VoiceEvents& other) {
  std::vector<ExactBeats> times;
  for (const VoiceEvents* voice : {&one, &other}) {
    for (const RawEvent& raw : *voice) {
      times.push_back(raw.event.onset);
      times.push_back(raw.end());
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

/// The part of a chord from `begin` to `end`, tied to the others.
RawEvent cut(const RawEvent& raw, ExactBeats begin, ExactBeats end) {
  if (raw.event.onset == begin && raw.end() == end) return raw;
  RawEvent part = raw;
  part.event.onset = begin;
  part.event.length = end - begin;
  part.has_value = false;
  part.event.beams.clear();
  part.event.tuplet_start = part.event.tuplet_stop = false;
  part.event.fermata = raw.event.fermata && raw.end() == end;
  for (SheetNote& note : part.event.notes) {
    note.tie_stop = note.tie_stop || begin > raw.event.onset;
    note.tie_start = note.tie_start || end < raw.end();
  }
  return part;
}

/// Adds the heads of `raw` to a chord of the same time. False when they share a key and `whole` is not given: then one
/// note would be lost. Of two heads of one key one remains.
bool join(RawEvent& chord, const RawEvent& raw, bool whole) {
  if (chord.event.tremolo != raw.event.tremolo || (raw.event.tremolo && !whole)) return false;
  for (const SheetNote& note : raw.event.notes) {
    const auto same = std::find_if(chord.event.notes.begin(), chord.event.notes.end(), [&](const SheetNote& other) {
      return midi_pitch(other.pitch) == midi_pitch(note.pitch);
    });
    if (same == chord.event.notes.end()) {
      chord.event.notes.push_back(note);
      chord.staves.push_back(chord.staves.front());
      continue;
    }
    if (!whole) return false;
    same->tie_stop = same->tie_stop && note.tie_stop;
    same->tie_start = same->tie_start || note.tie_start;
    if (note.velocity) same->velocity = std::max(same->velocity.value_or(1), *note.velocity);
  }
  chord.event.fermata = chord.event.fermata || raw.event.fermata;
  chord.event.stem = Stem::free;
  return true;
}

/// Finds the chord of a voice that sounds at one time after another.
class ChordFinder {
 public:
  explicit ChordFinder(const VoiceEvents& voice) : at_(voice.begin()), end_(voice.end()) {}

  /// The chord that sounds from `begin` on; nullptr when there is none. `begin` is never before the last one asked for.
  const RawEvent* operator()(ExactBeats begin) {
    while (at_ != end_ && (is_grace(*at_) || at_->end() <= begin)) ++at_;
    return at_ != end_ && at_->event.onset <= begin ? &*at_ : nullptr;
  }

 private:
  VoiceEvents::const_iterator at_, end_;
};

void add_graces(const VoiceEvents& voice, VoiceEvents& events) {
  std::copy_if(voice.begin(), voice.end(), std::back_inserter(events), is_grace);
}

/// Sorts by onset, grace chords before the others.
void sort_events(VoiceEvents& events) {
  std::stable_sort(events.begin(), events.end(), [](const RawEvent& a, const RawEvent& b) {
    return a.event.onset != b.event.onset ? a.event.onset < b.event.onset : is_grace(a) && !is_grace(b);
  });
}

bool is_whole(const RawEvent& raw, ExactBeats begin, ExactBeats end) {
  return raw.event.onset == begin && raw.end() == end;
}

/// The chord of both from `begin` to `end`; nothing when they share a key there and are not the same in time.
std::optional<RawEvent> joined(const RawEvent& one, const RawEvent& other, ExactBeats begin, ExactBeats end) {
  const bool one_whole = is_whole(one, begin, end);
  const bool other_whole = is_whole(other, begin, end);
  RawEvent chord = cut(other_whole && !one_whole ? other : one, begin, end);
  if (!join(chord, cut(other_whole && !one_whole ? one : other, begin, end), one_whole && other_whole))
    return std::nullopt;
  return chord;
}

/// Whether a chord goes on after `time`.
bool is_cut(const RawEvent* raw, ExactBeats time) { return raw != nullptr && raw->end() > time; }

/// Both voices as one; nothing when a note would be lost, or a tremolo cut.
std::optional<MergedVoice> merged(const VoiceEvents& one, const VoiceEvents& other) {
  MergedVoice merge;
  const std::vector<ExactBeats> times = boundaries_of(one, other);
  ChordFinder find_first(one);
  ChordFinder find_second(other);
  for (std::size_t index = 0; index + 1 < times.size(); ++index) {
    const ExactBeats end = times[index + 1];
    const RawEvent* const first = find_first(times[index]);
    const RawEvent* const second = find_second(times[index]);
    for (const RawEvent* raw : {first, second}) {
      if (is_cut(raw, end) && raw->event.tremolo) return std::nullopt;
      merge.cuts += is_cut(raw, end) ? 1 : 0;
    }
    if (first == nullptr && second == nullptr) continue;
    std::optional<RawEvent> chord = first != nullptr && second != nullptr
                                        ? joined(*first, *second, times[index], end)
                                        : cut(first != nullptr ? *first : *second, times[index], end);
    if (!chord) return std::nullopt;
    merge.events.push_back(std::move(*chord));
  }
  add_graces(one, merge.events);
  add_graces(other, merge.events);
  sort_events(merge.events);
  return merge;
}

/// Joins the pair of voices, from `first` on, with the fewest cuts, at most `max_cuts`. False when there is none.
bool join_a_pair(std::vector<VoiceEvents>& voices, std::size_t first, std::size_t max_cuts) {
  std::optional<MergedVoice> best;
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::size_t distance = 1; distance < std::min(voices.size(), kMaxDistance); ++distance) {
    for (std::size_t index = first; index + distance < voices.size(); ++index) {
      std::optional<MergedVoice> merge = merged(voices[index], voices[index + distance]);
      if (!merge || merge->cuts > max_cuts || (best && best->cuts <= merge->cuts)) continue;
      best = std::move(merge);
      upper = index;
      lower = index + distance;
    }
  }
  if (!best) return false;
  voices[upper] = std::move(best->events);
  voices.erase(voices.begin() + static_cast<std::ptrdiff_t>(lower));
  return true;
}

/// Whether a voice sounds during a rest.
bool sounds_during(const VoiceEvents& voice, const RawEvent& rest) {
  const auto next = std::partition_point(voice.begin(), voice.end(),
                                         [&](const RawEvent& raw) { return raw.end() <= rest.event.onset; });
  return next != voice.end() && next->event.onset < rest.end();
}

/// Adds to the first voice those rests during which the whole staff rests.
void add_rests(const VoiceEvents& rests, std::vector<VoiceEvents>& voices) {
  VoiceEvents kept;
  std::copy_if(rests.begin(), rests.end(), std::back_inserter(kept), [&](const RawEvent& rest) {
    return rest.event.kind == EventKind::rest &&
           std::none_of(voices.begin(), voices.end(),
                        [&](const VoiceEvents& voice) { return sounds_during(voice, rest); });
  });
  voices.front().insert(voices.front().end(), kept.begin(), kept.end());
  sort_events(voices.front());
}

}  // namespace

std::vector<std::vector<RawEvent>> merge_lines(const std::vector<PartLine>& lines) {
  constexpr std::size_t kAnyCuts = static_cast<std::size_t>(-1);
  std::vector<VoiceEvents> voices;
  for (const PartLine& line : lines) voices.push_back(line.notes);
  for (const std::size_t first : {std::size_t{1}, std::size_t{0}})
    while (voices.size() > kWantedVoices && join_a_pair(voices, first, 0)) {
    }
  for (const std::size_t first : {std::size_t{1}, std::size_t{0}})
    while (voices.size() > kMaxVoicesPerStaff && join_a_pair(voices, first, kAnyCuts)) {
    }
  if (!voices.empty()) add_rests(lines.front().rests, voices);
  return voices;
}

}  // namespace clavier
