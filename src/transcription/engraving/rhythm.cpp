#include "transcription/engraving/rhythm.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "transcription/engraving/tuplet_spans.h"
#include "transcription/engraving/value_rules.h"

namespace clavier {
namespace {

constexpr int kMaxSimpleParts = 7;

class RhythmNotator {
 public:
  RhythmNotator(const std::vector<Slot>& slots, const MetricalGrid& grid) : slots_(slots), grid_(grid) {}

  std::vector<NotatedValue> draw() {
    if (!slots_.empty()) notate_stretch(slots_.front().begin, slots_.back().end);
    return std::move(notated_);
  }

 private:
  std::vector<ScoreTicks> places_between(ScoreTicks begin, ScoreTicks end) const {
    std::vector<ScoreTicks> places;
    const auto first = std::upper_bound(slots_.begin(), slots_.end(), begin,
                                        [](ScoreTicks time, const Slot& slot) { return time < slot.begin; });
    for (auto slot = first; slot != slots_.end() && slot->begin < end; ++slot) places.push_back(slot->begin);
    return places;
  }

  void notate_stretch(ScoreTicks begin, ScoreTicks end) {
    const std::vector<ScoreTicks> places = places_between(begin, end);
    if (std::all_of(places.begin(), places.end(), [](ScoreTicks place) { return place % kSmallestValue == 0; }))
      return notate_plain(begin, end);
    const std::vector<ScoreTicks> cuts = grid_.strongest_between(begin, end);
    if (const auto tuplet = tuplet_of(begin, end, places, cuts)) return notate_tuplet(begin, end, *tuplet);
    ScoreTicks from = begin;
    for (const ScoreTicks cut : without_ties(places, cuts)) {
      notate_stretch(from, cut);
      from = cut;
    }
    if (from == begin) return notate_plain(begin, end);  // too small for any tuplet
    notate_stretch(from, end);
  }

  /// The cuts that need no ties: beats where something begins, or else `cuts`.
  std::vector<ScoreTicks> without_ties(const std::vector<ScoreTicks>& places,
                                       const std::vector<ScoreTicks>& cuts) const {
    std::vector<ScoreTicks> beats;
    std::copy_if(places.begin(), places.end(), std::back_inserter(beats),
                 [&](ScoreTicks place) { return place % grid_.beat() == 0; });
    return beats.empty() ? cuts : beats;
  }

  /// The tuplet of a span, when it is legible: of few parts, or within a beat. It is used where cutting the span would
  /// need ties, or leave tuplets on both sides.
  std::optional<TupletSpan> tuplet_of(ScoreTicks begin, ScoreTicks end, const std::vector<ScoreTicks>& places,
                                      const std::vector<ScoreTicks>& cuts) const {
    if (end - begin > 4 * kQuarter) return std::nullopt;
    std::vector<ScoreTicks> inside;
    for (const ScoreTicks place : places) inside.push_back(place - begin);
    const std::optional<TupletSpan> tuplet = find_tuplet(end - begin, inside);
    const bool small = end - begin <= std::max(kQuarter, grid_.beat());
    if (!tuplet || !(tuplet->parts <= kMaxSimpleParts || small)) return std::nullopt;
    const auto is_place = [&](ScoreTicks cut) { return std::binary_search(places.begin(), places.end(), cut); };
    if (!std::all_of(cuts.begin(), cuts.end(), is_place) || cuts.empty()) return tuplet;
    const bool sextuplet =
        small && tuplet->parts == 6 && cuts.size() == 1 && needs_tuplet(begin, cuts[0]) && needs_tuplet(cuts[0], end);
    return sextuplet ? tuplet : std::nullopt;
  }

  bool needs_tuplet(ScoreTicks begin, ScoreTicks end) const {
    const std::vector<ScoreTicks> places = places_between(begin, end);
    return std::any_of(places.begin(), places.end(), [](ScoreTicks place) { return place % kSmallestValue != 0; });
  }

  /// Calls the function with each slot's part of the span.
  template <class Use>
  void for_parts(ScoreTicks begin, ScoreTicks end, Use use) const {
    for (std::size_t index = 0; index < slots_.size(); ++index) {
      const ScoreTicks from = std::max(begin, slots_[index].begin), to = std::min(end, slots_[index].end);
      if (from < to) use(index, from, to);
    }
  }

  void notate_plain(ScoreTicks begin, ScoreTicks end) {
    for_parts(begin, end, [&](std::size_t slot, ScoreTicks from, ScoreTicks to) { notate_part(slot, from, to); });
  }

  void notate_part(std::size_t slot, ScoreTicks begin, ScoreTicks end) {
    const SlotKind kind = slots_[slot].kind;
    if (kind == SlotKind::hidden) return notated_.push_back({slot, kind, begin, end - begin, {}});
    if (const auto value = find_clear_value(begin, end, kind, grid_))
      return notated_.push_back({slot, kind, begin, end - begin, *value});
    const std::vector<ScoreTicks> cuts = grid_.strongest_between(begin, end);
    if (cuts.empty()) throw Error("cannot engrave the piece: a rhythm is finer than 256th notes");
    notate_part(slot, begin, cuts.front());
    notate_part(slot, cuts.front(), end);
  }

  void notate_tuplet(ScoreTicks begin, ScoreTicks end, const TupletSpan& tuplet) {
    const std::size_t first = notated_.size();
    const ScoreTicks part = (end - begin) / tuplet.parts;
    for_parts(begin, end, [&](std::size_t slot, ScoreTicks from, ScoreTicks to) {
      notate_in_tuplet(slot, from, to, part, tuplet);
    });
    notated_[first].tuplet_start = true;
    notated_.back().tuplet_stop = true;
  }

  /// Notates a slot within a tuplet in as few values as possible, the longest first.
  void notate_in_tuplet(std::size_t slot, ScoreTicks begin, ScoreTicks end, ScoreTicks part, const TupletSpan& tuplet) {
    const SlotKind kind = slots_[slot].kind == SlotKind::chord ? SlotKind::chord : SlotKind::rest;
    while (begin < end) {
      ScoreTicks parts = (end - begin) / part;
      std::optional<NoteValue> value;
      while (!(value = value_of_parts(parts, tuplet))) --parts;
      notated_.push_back({slot, kind, begin, parts * part, *value});
      begin += parts * part;
    }
  }

  static std::optional<NoteValue> value_of_parts(ScoreTicks parts, const TupletSpan& tuplet) {
    const ExactBeats unit = length_of(NoteValue{.type = tuplet.unit, .tuplet = tuplet.ratio});
    const std::optional<NoteValue> value = find_note_value(unit * parts, tuplet.ratio);
    return value && value->dots <= 1 ? value : std::nullopt;
  }

  const std::vector<Slot>& slots_;
  const MetricalGrid& grid_;
  std::vector<NotatedValue> notated_;
};

}  // namespace

std::vector<NotatedValue> notate_rhythm(const std::vector<Slot>& slots, const MetricalGrid& grid) {
  return RhythmNotator(slots, grid).draw();
}

}  // namespace clavier
