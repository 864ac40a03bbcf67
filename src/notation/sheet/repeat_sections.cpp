#include "notation/sheet/repeat_sections.h"

#include <algorithm>
#include <bit>
#include <span>

namespace clavier {
namespace {

/// The measures under a volta bracket.
struct Bracket {
  std::size_t first = 0;
  std::size_t last = 0;
  std::uint64_t passes = 0;
  bool taken = false;  ///< it belongs to a section
};

constexpr std::uint64_t bit_of(int pass) { return std::uint64_t{1} << (pass - 1); }

std::vector<Bracket> find_brackets(const std::vector<Measure>& measures) {
  std::vector<Bracket> brackets;
  bool open = false;
  for (std::size_t index = 0; index < measures.size(); ++index) {
    const RepeatBars& bars = measures[index].repeats;
    if (bars.volta) {
      brackets.push_back({.first = index, .last = index});
      for (const std::uint8_t pass : bars.volta->passes) brackets.back().passes |= bit_of(pass);
      open = true;
    }
    if (open) brackets.back().last = index;
    if (bars.volta_end != VoltaEnd::none) open = false;
  }
  return brackets;
}

/// Gives each pass up to `passes` that no bracket names to the last bracket that begins earlier, else to the first.
void fill_passes(std::span<Bracket> brackets, int passes) {
  std::uint64_t named = 0;
  for (const Bracket& bracket : brackets) named |= bracket.passes;
  for (int pass = 1; pass <= passes; ++pass) {
    if ((named & bit_of(pass)) != 0) continue;
    Bracket* heir = &brackets.front();
    for (Bracket& bracket : brackets)
      if (std::countr_zero(bracket.passes) + 1 < pass) heir = &bracket;
    heir->passes |= bit_of(pass);
  }
}

int last_pass(std::span<const Bracket> brackets) {
  std::uint64_t named = 0;
  for (const Bracket& bracket : brackets) named |= bracket.passes;
  return static_cast<int>(std::bit_width(named));
}

bool has_jump(const Measure& measure) {
  return std::any_of(measure.directions.begin(), measure.directions.end(),
                     [](const Direction& direction) { return std::holds_alternative<Jump>(direction.what); });
}

/// Finds the sections in one walk through the measures.
class SectionFinder {
 public:
  explicit SectionFinder(const std::vector<Measure>& measures)
      : measures_(measures), brackets_(find_brackets(measures)) {
    found_.places.resize(measures.size());
  }

  RepeatStructure find() && {
    for (std::size_t index = 0; index < measures_.size(); ++index) {
      if (measures_[index].repeats.forward) opening_.push_back(index);
      if (measures_[index].repeats.times > 0) close(index);
    }
    find_jump_brackets();
    nest();
    return std::move(found_);
  }

 private:
  void close(std::size_t index) {
    const RepeatBars& bars = measures_[index].repeats;
    if (!found_.sections.empty() && index <= found_.sections.back().last) {
      found_.places[index].turn = found_.sections.size() - 1;
      return;
    }
    RepeatSection section{.first = start_, .last = index, .passes = bars.times, .after_jump = bars.after_jump};
    if (!opening_.empty()) {
      section.first = opening_.back();
      opening_.pop_back();
    }
    found_.places[index].turn = found_.sections.size();
    const std::span<Bracket> group = group_at(section);
    if (!group.empty()) end_with(section, group);
    found_.sections.push_back(section);
    start_ = section.last + 1;
  }

  /// The brackets of a section that its closing bar is known of: the one around the bar, those that lead to it, and
  /// those that follow. Without one around it, those that follow it and are not for the first pass.
  std::span<Bracket> group_at(const RepeatSection& section) {
    auto begin = std::find_if(next_bracket_, brackets_.end(),
                              [&](const Bracket& bracket) { return bracket.last >= section.last; });
    next_bracket_ = begin;
    auto end = begin;
    std::size_t reached = section.last;
    if (begin != brackets_.end() && begin->first <= section.last) {
      if (begin->first < section.first || begin->taken) return {};
      begin->last = section.last;
      ++end;
      while (begin != brackets_.begin() && leads_to(*std::prev(begin), *begin, section.first)) --begin;
    } else if (begin != brackets_.end() && (begin->passes & 1) != 0) {
      return {};
    }
    for (; end != brackets_.end() && end->first == reached + 1 && !measures_[end->first].repeats.forward; ++end) {
      end->last = end_before_section(*end);
      reached = end->last;
    }
    return {begin, end};
  }

  static bool leads_to(const Bracket& before, const Bracket& bracket, std::size_t first) {
    return !before.taken && before.last + 1 == bracket.first && before.first >= first;
  }

  /// The last measure of a bracket, or the one before another section opens in it.
  std::size_t end_before_section(const Bracket& bracket) const {
    for (std::size_t index = bracket.first; index < bracket.last; ++index)
      if (measures_[index + 1].repeats.forward) return index;
    return bracket.last;
  }

  void end_with(RepeatSection& section, std::span<Bracket> group) {
    const bool alone = group.size() == 1;
    const bool follows = group.front().first > section.last;
    section.passes = alone && follows ? std::max(section.passes, last_pass(group)) : last_pass(group) + (alone ? 1 : 0);
    section.passes = std::min(section.passes, kMaxPasses);
    if (!follows) fill_passes(group, section.passes - (alone ? 1 : 0));
    section.last = group.back().last;
    place(group, found_.sections.size());
    for (const Bracket& bracket : group)
      if (found_.places[bracket.last].turn == kNoSection) found_.places[bracket.last].turn = found_.sections.size();
  }

  void place(std::span<Bracket> group, std::size_t section) {
    for (Bracket& bracket : group) {
      bracket.taken = true;
      for (std::size_t index = bracket.first; index <= bracket.last; ++index) {
        found_.places[index].volta = section;
        found_.places[index].passes = bracket.passes;
        found_.places[index].volta_last = bracket.last;
      }
    }
  }

  void find_jump_brackets() {
    for (auto begin = brackets_.begin(); begin != brackets_.end();) {
      auto end = std::next(begin);
      bool jumps = false;
      for (; end != brackets_.end() && !end->taken && end->first == std::prev(end)->last + 1; ++end)
        jumps = jumps || has_jump(measures_[std::prev(end)->last]);
      if (!begin->taken && jumps) {
        fill_passes({begin, end}, kMaxPasses);
        place({begin, end}, kJumpSection);
      }
      begin = end;
    }
  }

  /// Finds the innermost section of each measure and section.
  void nest() {
    std::vector<std::size_t> starting(measures_.size(), kNoSection);
    for (std::size_t section = 0; section < found_.sections.size(); ++section)
      starting[found_.sections[section].first] = section;
    found_.parents.assign(found_.sections.size(), kNoSection);
    std::vector<std::size_t> around;
    for (std::size_t index = 0; index < measures_.size(); ++index) {
      while (!around.empty() && found_.sections[around.back()].last < index) around.pop_back();
      if (starting[index] != kNoSection) {
        if (!around.empty()) found_.parents[starting[index]] = around.back();
        around.push_back(starting[index]);
      }
      if (!around.empty()) found_.places[index].section = around.back();
    }
  }

  const std::vector<Measure>& measures_;
  std::vector<Bracket> brackets_;
  std::vector<Bracket>::iterator next_bracket_ = brackets_.begin();
  std::vector<std::size_t> opening_;  // opening bars that no closing one is paired with
  std::size_t start_ = 0;             // where a section without an opening bar begins
  RepeatStructure found_;
};

}  // namespace

RepeatStructure find_repeat_sections(const Sheet& sheet) { return SectionFinder(sheet.measures).find(); }

}  // namespace clavier
