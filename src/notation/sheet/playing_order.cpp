#include "notation/sheet/playing_order.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "notation/sheet/jump_words.h"
#include "notation/sheet/repeat_sections.h"

namespace clavier {
namespace {

/// The marks of a sheet by their measures.
struct JumpMarks {
  std::vector<std::size_t> segnos, codas, fines, to_codas;  ///< rising
  std::vector<const Jump*> jumps;                           ///< one a measure; nullptr without a jump
  bool bare_coda = false;                                   ///< the first coda is a sign without words
  std::size_t first_coda = 0;                               ///< the measure that sign is written in
};

void add_marker(JumpMarks& marks, const Marker& marker, std::size_t measure, bool at_end) {
  const std::size_t place = at_end ? measure + 1 : measure;
  if (marker.kind == MarkerKind::segno) marks.segnos.push_back(place);
  if (marker.kind == MarkerKind::fine) marks.fines.push_back(measure);
  if (marker.kind == MarkerKind::to_coda) marks.to_codas.push_back(measure);
  if (marker.kind != MarkerKind::coda) return;
  if (marks.codas.empty()) {
    marks.bare_coda = marker.words.empty();
    marks.first_coda = measure;
  }
  marks.codas.push_back(place);
}

JumpMarks collect_marks(const std::vector<Measure>& measures) {
  JumpMarks marks;
  for (std::size_t index = 0; index < measures.size(); ++index) {
    marks.jumps.push_back(nullptr);
    for (const Direction& direction : measures[index].directions) {
      const bool at_end = direction.onset == measures[index].length && index + 1 < measures.size();
      if (const auto* const marker = std::get_if<Marker>(&direction.what)) add_marker(marks, *marker, index, at_end);
      if (const auto* const jump = std::get_if<Jump>(&direction.what)) marks.jumps.back() = jump;
    }
  }
  std::sort(marks.segnos.begin(), marks.segnos.end());
  std::sort(marks.codas.begin(), marks.codas.end());
  if (marks.to_codas.empty() && marks.bare_coda && marks.codas.size() > 1) {
    marks.to_codas = {marks.first_coda};
    marks.codas.erase(marks.codas.begin());
  } else if (marks.to_codas.empty() && !marks.codas.empty()) {
    marks.to_codas = marks.fines;
  }
  return marks;
}

bool contains(const std::vector<std::size_t>& rising, std::size_t measure) {
  return std::binary_search(rising.begin(), rising.end(), measure);
}

/// How many events the measures before each one have, and at the end all.
std::vector<std::size_t> count_events(const std::vector<Measure>& measures) {
  std::vector<std::size_t> counts(1);
  for (const Measure& measure : measures) {
    std::size_t events = measure.directions.size();
    for (const Voice& voice : measure.voices) events += voice.events.size();
    counts.push_back(counts.back() + events);
  }
  return counts;
}

/// Goes through a sheet as a player does.
class OrderFinder {
 public:
  explicit OrderFinder(const Sheet& sheet)
      : structure_(find_repeat_sections(sheet)),
        marks_(collect_marks(sheet.measures)),
        events_(count_events(sheet.measures)),
        limit_(std::min(kMaxPlayedMeasures, sheet.measures.size() * kMaxPasses)),
        passes_(structure_.sections.size()) {}

  std::vector<std::size_t> find() && {
    for (std::size_t now = skip_voltas(enter(0)); now < size(); now = skip_voltas(next_after(now))) play(now);
    if (order_.empty()) {
      order_.resize(size());
      std::iota(order_.begin(), order_.end(), 0);
    }
    return std::move(order_);
  }

 private:
  /// How often a section has begun, in this round between jumps.
  struct Pass {
    int round = -1;
    int number = 1;
  };

  std::size_t size() const { return structure_.places.size(); }

  void play(std::size_t measure) {
    order_.push_back(measure);
    played_events_ += events_[measure + 1] - events_[measure];
  }

  int pass_of(std::size_t section) const {
    if (section == kJumpSection) return std::min(round_ + 1, kMaxPasses);
    const Pass& pass = passes_[section];
    return pass.round == round_ ? pass.number : first_pass(section);
  }

  int first_pass(std::size_t section) const {
    const RepeatSection& repeated = structure_.sections[section];
    return replay_ && !replay_->repeats && !repeated.after_jump ? repeated.passes : 1;
  }

  /// Arrives at a measure from elsewhere than its section's end.
  std::size_t enter(std::size_t measure) {
    if (measure >= size()) return measure;
    const std::size_t section = structure_.places[measure].section;
    if (section != kNoSection && structure_.sections[section].first == measure)
      passes_[section] = {round_, first_pass(section)};
    return measure;
  }

  /// The first measure from `measure` on that is played in this pass.
  std::size_t skip_voltas(std::size_t measure) {
    while (measure < size()) {
      const RepeatPlace& place = structure_.places[measure];
      if (place.volta == kNoSection || ((place.passes >> (pass_of(place.volta) - 1)) & 1) != 0) break;
      measure = enter(place.volta_last + 1);
    }
    return measure;
  }

  /// Whether the bounds allow to go back to a measure and to play all that follows it.
  bool may_return_to(std::size_t measure) const {
    return order_.size() + (size() - measure) <= limit_ &&
           played_events_ + (events_.back() - events_[measure]) <= kMaxPlayedEvents;
  }

  bool is_last_pass(std::size_t measure) const {
    for (std::size_t section = structure_.places[measure].section; section != kNoSection;
         section = structure_.parents[section])
      if (pass_of(section) < structure_.sections[section].passes) return false;
    return true;
  }

  std::size_t next_after(std::size_t measure) {
    const std::size_t section = structure_.places[measure].turn;
    if (section != kNoSection && pass_of(section) < structure_.sections[section].passes &&
        may_return_to(structure_.sections[section].first)) {
      passes_[section] = {round_, pass_of(section) + 1};
      return structure_.sections[section].first;
    }
    if (is_last_pass(measure)) {
      if (wants(JumpUntil::fine) && contains(marks_.fines, measure)) return size();
      if (const auto coda = coda_from(measure)) return leave_for(*coda);
      if (const auto target = jump_from(measure)) return *target;
    }
    if (measure >= replay_end_) replay_.reset();
    return enter(measure + 1);
  }

  bool wants(JumpUntil what) const { return until_ == what || until_ == JumpUntil::any; }

  std::optional<std::size_t> coda_from(std::size_t measure) const {
    if (!wants(JumpUntil::coda) || !contains(marks_.to_codas, measure)) return std::nullopt;
    const auto coda = std::upper_bound(marks_.codas.begin(), marks_.codas.end(), measure);
    return coda == marks_.codas.end() ? std::nullopt : std::optional(*coda);
  }

  /// The coda is new: its sections are repeated, and a Fine in it ends the piece.
  std::size_t leave_for(std::size_t coda) {
    ++round_;
    replay_.reset();
    until_ = JumpUntil::fine;
    return land(coda);
  }

  std::optional<std::size_t> jump_from(std::size_t measure) {
    const Jump* const jump = marks_.jumps[measure];
    if (jump == nullptr) return std::nullopt;
    marks_.jumps[measure] = nullptr;
    const std::optional<std::size_t> target = target_of(*jump, measure);
    if (!target || !may_return_to(*target)) return std::nullopt;
    ++round_;
    replay_ = terms_of(*jump);
    replay_end_ = measure;
    until_ = replay_->until;
    return land(*target);
  }

  /// Arrives at a measure by a jump, perhaps inside sections.
  std::size_t land(std::size_t measure) {
    if (measure >= size()) return measure;
    for (std::size_t section = structure_.places[measure].section; section != kNoSection;
         section = structure_.parents[section])
      passes_[section] = {round_, first_pass(section)};
    return measure;
  }

  std::optional<std::size_t> target_of(const Jump& jump, std::size_t measure) const {
    if (jump.kind == JumpKind::da_capo) return 0;
    const auto after = std::upper_bound(marks_.segnos.begin(), marks_.segnos.end(), measure);
    return after == marks_.segnos.begin() ? std::nullopt : std::optional(*std::prev(after));
  }

  const RepeatStructure structure_;
  JumpMarks marks_;
  const std::vector<std::size_t> events_;
  const std::size_t limit_;
  std::vector<std::size_t> order_;
  std::size_t played_events_ = 0;
  std::vector<Pass> passes_;  // one a section
  int round_ = 0;             // jumps taken
  std::optional<JumpTerms> replay_{};
  std::size_t replay_end_ = 0;
  std::optional<JumpUntil> until_{};
};

}  // namespace

std::vector<std::size_t> playing_order(const Sheet& sheet) { return OrderFinder(sheet).find(); }

bool has_repeats(const Sheet& sheet) {
  const std::vector<std::size_t> order = playing_order(sheet);
  for (std::size_t index = 0; index < order.size(); ++index)
    if (order[index] != index) return true;
  return order.size() != sheet.measures.size();
}

}  // namespace clavier
