#include "notation/sheet/unfold.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "notation/sheet/playing_order.h"
#include "notation/sheet/signature.h"
#include "notation/sheet/tie_matching.h"

namespace clavier {
namespace {

/// The tempo and the dynamics of both staves.
struct Delivery {
  std::int32_t thousandths = 120'000;
  std::array<Dynamic, 2> dynamics = {Dynamic::mf, Dynamic::mf};
};

/// A dynamic holds for both staves, unless each has its own at the same time (loudness.h).
void apply(Delivery& delivery, const Measure& measure) {
  std::map<std::pair<ExactBeats, std::size_t>, Dynamic> dynamics;
  for (const Direction& direction : measure.directions) {
    if (const auto* const tempo = std::get_if<TempoMark>(&direction.what)) delivery.thousandths = tempo->thousandths;
    if (const auto* const dynamic = std::get_if<Dynamic>(&direction.what))
      dynamics.insert_or_assign({direction.onset, index_of(direction.staff)}, *dynamic);
  }
  for (const auto& [place, dynamic] : dynamics) {
    delivery.dynamics[place.second] = dynamic;
    if (!dynamics.contains({place.first, 1 - place.second})) delivery.dynamics[1 - place.second] = dynamic;
  }
}

template <class Mark>
bool has_at_start(const Measure& measure) {
  return std::any_of(measure.directions.begin(), measure.directions.end(), [](const Direction& direction) {
    return direction.onset == 0 && std::holds_alternative<Mark>(direction.what);
  });
}

void sort_directions(Measure& measure) {
  std::stable_sort(measure.directions.begin(), measure.directions.end(), [](const Direction& a, const Direction& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.staff < b.staff;
  });
}

/// Puts the measures of a sheet one after the other as they are played.
class Unfolder {
 public:
  explicit Unfolder(const Sheet& sheet)
      : sheet_(sheet), written_(written_signatures(sheet)), first_delivery_(sheet.measures.size()) {
    unfolded_.title = sheet.title;
    unfolded_.origin = sheet.origin;
  }

  Sheet unfold() && {
    const std::vector<std::size_t> order = playing_order(sheet_);
    unfolded_.measures.reserve(order.size());
    for (const std::size_t index : order) add(index);
    return std::move(unfolded_);
  }

 private:
  void add(std::size_t index) {
    Measure measure = sheet_.measures[index];
    measure.repeats = {};
    std::erase_if(measure.directions, is_for_order);
    if (unfolded_.measures.empty() ? index > 0 : index != next_) join(measure, index);
    next_ = index + 1;
    if (!first_delivery_[index]) first_delivery_[index] = delivery_;
    begin_measure(signature_, measure);
    end_measure(signature_, measure);
    apply(delivery_, measure);
    unfolded_.measures.push_back(std::move(measure));
  }

  /// Joins a measure to one that is not written before it.
  void join(Measure& measure, std::size_t index) {
    restate_signature(measure, written_[index], unfolded_.measures.empty() ? nullptr : &signature_);
    if (unfolded_.measures.empty()) return;
    if (index < next_ && first_delivery_[index]) restate_delivery(measure, *first_delivery_[index]);
    Measure& before = unfolded_.measures.back();
    for (const Staff staff : {Staff::upper, Staff::lower}) restate_pedal(before, measure, staff, written_[index]);
    sort_directions(measure);
    if (index > next_) continue_ties(before, measure);
    match_ties(before, measure);
  }

  void restate_delivery(Measure& measure, const Delivery& wanted) const {
    std::vector<Direction> added;
    if (wanted.thousandths != delivery_.thousandths && !has_at_start<TempoMark>(measure))
      added.push_back({Staff::upper, 0, TempoMark{.thousandths = wanted.thousandths}});
    if (wanted.dynamics != delivery_.dynamics && !has_at_start<Dynamic>(measure))
      for (const Staff staff : {Staff::upper, Staff::lower})
        added.push_back({staff, 0, wanted.dynamics[index_of(staff)]});
    measure.directions.insert(measure.directions.begin(), added.begin(), added.end());
  }

  void restate_pedal(Measure& before, Measure& after, Staff staff, const Signature& wanted) {
    const bool pressed = signature_.pedal[index_of(staff)], want = wanted.pedal[index_of(staff)];
    if (pressed && !want) before.directions.push_back({staff, before.length, PedalMark::stop});
    if (want && !pressed) after.directions.insert(after.directions.begin(), {staff, 0, PedalMark::start});
    sort_directions(before);
    signature_.pedal[index_of(staff)] = want;
  }

  const Sheet& sheet_;
  const std::vector<Signature> written_;
  std::vector<std::optional<Delivery>> first_delivery_;  // before each measure, when it was first played
  Sheet unfolded_;
  Signature signature_;
  Delivery delivery_;
  std::size_t next_ = 0;  // the measure that is written after the last one
};

}  // namespace

Sheet unfold(const Sheet& sheet) { return Unfolder(sheet).unfold(); }

}  // namespace clavier
