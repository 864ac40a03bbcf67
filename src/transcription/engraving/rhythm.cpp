#include "transcription/engraving/rhythm.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "transcription/engraving/tuplet_spans.h"
#include "transcription/engraving/value_rules.h"

namespace clavier {
namespace {

constexpr int kMostSimpleParts = 7;

class RhythmDrawer {
 public:
  RhythmDrawer(const std::vector<Slot>& slots, const MetricalGrid& grid) : slots_(slots), grid_(grid) {}

  std::vector<DrawnValue> draw() {
    if (!slots_.empty()) draw_stretch(slots_.front().begin, slots_.back().end);
    return std::move(drawn_);
  }

 private:
  std::vector<Grains> places_between(Grains begin, Grains end) const {
    std::vector<Grains> places;
    const auto first = std::upper_bound(slots_.begin(), slots_.end(), begin,
                                        [](Grains time, const Slot& slot) { return time < slot.begin; });
    for (auto slot = first; slot != slots_.end() && slot->begin < end; ++slot) places.push_back(slot->begin);
    return places;
  }

  void draw_stretch(Grains begin, Grains end) {
    const std::vector<Grains> places = places_between(begin, end);
    if (std::all_of(places.begin(), places.end(), [](Grains place) { return place % kSmallestValue == 0; }))
      return draw_plain(begin, end);
    const std::vector<Grains> cuts = grid_.strongest_between(begin, end);
    if (const auto tuplet = tuplet_of(begin, end, places, cuts)) return draw_tuplet(begin, end, *tuplet);
    Grains from = begin;
    for (const Grains cut : without_ties(places, cuts)) {
      draw_stretch(from, cut);
      from = cut;
    }
    if (from == begin) return draw_plain(begin, end);  // too small for any tuplet
    draw_stretch(from, end);
  }

  /// Cuts at beats where something begins, or else `cuts`.
  std::vector<Grains> without_ties(const std::vector<Grains>& places, const std::vector<Grains>& cuts) const {
    std::vector<Grains> beats;
    std::copy_if(places.begin(), places.end(), std::back_inserter(beats),
                 [&](Grains place) { return place % grid_.beat() == 0; });
    return beats.empty() ? cuts : beats;
  }

  /// A tuplet that is worth it: of few parts, or within a beat; and where cutting the stretch would cost ties, or leave
  /// tuplets on both sides.
  std::optional<TupletSpan> tuplet_of(Grains begin, Grains end, const std::vector<Grains>& places,
                                      const std::vector<Grains>& cuts) const {
    if (end - begin > 4 * kQuarter) return std::nullopt;
    std::vector<Grains> inside;
    for (const Grains place : places) inside.push_back(place - begin);
    const std::optional<TupletSpan> tuplet = tuplet_filling(end - begin, inside);
    const bool small = end - begin <= std::max(kQuarter, grid_.beat());
    if (!tuplet || !(tuplet->parts <= kMostSimpleParts || small)) return std::nullopt;
    const auto is_place = [&](Grains cut) { return std::binary_search(places.begin(), places.end(), cut); };
    if (!std::all_of(cuts.begin(), cuts.end(), is_place) || cuts.empty()) return tuplet;
    const bool sextuplet =
        small && tuplet->parts == 6 && cuts.size() == 1 && needs_tuplet(begin, cuts[0]) && needs_tuplet(cuts[0], end);
    return sextuplet ? tuplet : std::nullopt;
  }

  bool needs_tuplet(Grains begin, Grains end) const {
    const std::vector<Grains> places = places_between(begin, end);
    return std::any_of(places.begin(), places.end(), [](Grains place) { return place % kSmallestValue != 0; });
  }

  /// Calls with each slot's part of the stretch.
  template <class Use>
  void for_parts(Grains begin, Grains end, Use use) const {
    for (std::size_t index = 0; index < slots_.size(); ++index) {
      const Grains from = std::max(begin, slots_[index].begin), to = std::min(end, slots_[index].end);
      if (from < to) use(index, from, to);
    }
  }

  void draw_plain(Grains begin, Grains end) {
    for_parts(begin, end, [&](std::size_t slot, Grains from, Grains to) { draw_part(slot, from, to); });
  }

  void draw_part(std::size_t slot, Grains begin, Grains end) {
    const SlotKind kind = slots_[slot].kind;
    if (kind == SlotKind::hidden) return drawn_.push_back({slot, kind, begin, end - begin, {}});
    if (const auto value = clear_value(begin, end, kind, grid_))
      return drawn_.push_back({slot, kind, begin, end - begin, *value});
    const std::vector<Grains> cuts = grid_.strongest_between(begin, end);
    if (cuts.empty()) throw Error("cannot engrave the piece: a rhythm is finer than 256th notes");
    draw_part(slot, begin, cuts.front());
    draw_part(slot, cuts.front(), end);
  }

  void draw_tuplet(Grains begin, Grains end, const TupletSpan& tuplet) {
    const std::size_t first = drawn_.size();
    const Grains part = (end - begin) / tuplet.parts;
    for_parts(begin, end,
              [&](std::size_t slot, Grains from, Grains to) { draw_in_tuplet(slot, from, to, part, tuplet); });
    drawn_[first].tuplet_start = true;
    drawn_.back().tuplet_stop = true;
  }

  /// In as few values as possible, the longest first.
  void draw_in_tuplet(std::size_t slot, Grains begin, Grains end, Grains part, const TupletSpan& tuplet) {
    const SlotKind kind = slots_[slot].kind == SlotKind::chord ? SlotKind::chord : SlotKind::rest;
    while (begin < end) {
      Grains parts = (end - begin) / part;
      std::optional<NoteValue> value;
      while (!(value = value_of_parts(parts, tuplet))) --parts;
      drawn_.push_back({slot, kind, begin, parts * part, *value});
      begin += parts * part;
    }
  }

  static std::optional<NoteValue> value_of_parts(Grains parts, const TupletSpan& tuplet) {
    const ExactBeats unit = length_of(NoteValue{.type = tuplet.unit, .tuplet = tuplet.ratio});
    const std::optional<NoteValue> value = value_lasting(unit * parts, tuplet.ratio);
    return value && value->dots <= 1 ? value : std::nullopt;
  }

  const std::vector<Slot>& slots_;
  const MetricalGrid& grid_;
  std::vector<DrawnValue> drawn_;
};

}  // namespace

std::vector<DrawnValue> draw_rhythm(const std::vector<Slot>& slots, const MetricalGrid& grid) {
  return RhythmDrawer(slots, grid).draw();
}

}  // namespace clavier
