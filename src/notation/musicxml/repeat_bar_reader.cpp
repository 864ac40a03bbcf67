#include "notation/musicxml/repeat_bar_reader.h"

#include <algorithm>
#include <bitset>

#include "notation/musicxml/decimal.h"

namespace clavier {
namespace {

/// The passes in "1", "1, 2", "1.-3." or "2. volta".
std::vector<std::uint8_t> read_passes(std::string_view text) {
  std::bitset<kMaxPasses + 1> passes;
  int before = 0;
  while (true) {
    const std::size_t begin = std::min(text.find_first_of("0123456789"), text.size());
    const std::string_view between = text.substr(0, begin);
    const bool dash = between.find('-') != std::string_view::npos || between.find("\u2013") != std::string_view::npos;
    text.remove_prefix(begin);
    if (text.empty()) break;
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const int pass = parse_whole(text.substr(0, end)).value_or(0);
    text.remove_prefix(end);
    if (pass < 1 || pass > kMaxPasses) continue;
    for (int each = dash && before > 0 ? before : pass; each <= pass; ++each)
      passes.set(static_cast<std::size_t>(each));
    before = pass;
  }
  std::vector<std::uint8_t> found;
  for (std::size_t pass = 1; pass <= kMaxPasses; ++pass)
    if (passes.test(pass)) found.push_back(static_cast<std::uint8_t>(pass));
  return found;
}

/// Reads the bar lines of a part, measure after measure.
class RepeatBarReader {
 public:
  void read_measure(const XmlElement& measure) {
    measures_.emplace_back();
    bool at_start = true;
    for (const XmlElement& element : measure.children) {
      if (element.name == "note" || element.name == "forward") at_start = false;
      if (element.name == "barline") read_bar_line(element, at_start);
      if (element.name == "sound" && element.attribute("forward-repeat") == "yes") measures_.back().forward = true;
    }
    if (opens_next_) waiting_.push_back(measures_.size());
    opens_next_ = false;
  }

  std::vector<RepeatBars> finish(std::size_t measures) && {
    measures_.resize(measures);
    for (const std::size_t index : waiting_)
      if (index < measures_.size()) measures_[index].forward = true;
    end_voltas();
    return std::move(measures_);
  }

 private:
  void read_bar_line(const XmlElement& bar_line, bool at_start) {
    const std::string_view location = bar_line.attribute("location");
    const bool left = location.empty() ? at_start : location == "left";
    for (const XmlElement& element : bar_line.children) {
      if (element.name == "repeat") read_repeat(element, left, location.empty());
      if (element.name == "ending") read_ending(element, left);
    }
  }

  /// A bar without a location closes its own measure wherever it stands.
  void read_repeat(const XmlElement& repeat, bool left, bool unplaced) {
    if (repeat.attribute("direction") == "forward") {
      if (left) measures_.back().forward = true;
      opens_next_ = opens_next_ || !left;
      return;
    }
    if (repeat.attribute("direction") != "backward") return;
    const bool before = left && !unplaced;
    if (before && measures_.size() < 2) return;
    RepeatBars& bars = before ? measures_[measures_.size() - 2] : measures_.back();
    const int times = parse_whole(repeat.attribute("times")).value_or(2);
    bars.times = static_cast<std::uint8_t>(std::clamp(times, 2, kMaxPasses));
    bars.after_jump = repeat.attribute("after-jump") == "yes";
  }

  void read_ending(const XmlElement& ending, bool left) {
    const std::string_view type = ending.attribute("type");
    if (type == "start") {
      Volta volta{.passes = read_passes(ending.attribute("number")), .label = std::string(trim(ending.text))};
      if (volta.passes.empty()) volta.passes = read_passes(volta.label);
      measures_.back().volta = std::move(volta);
    } else if (type == "stop" || type == "discontinue") {
      const bool before = left && measures_.size() > 1 && !measures_.back().volta;
      measures_[measures_.size() - (before ? 2 : 1)].volta_end = type == "stop" ? VoltaEnd::closed : VoltaEnd::open;
    }
  }

  /// Makes each bracket end before the next, drops ends without a bracket, and numbers brackets without passes.
  void end_voltas() {
    std::uint8_t last_pass = 0;  // of the bracket that ends where this measure begins
    for (std::size_t index = 0; index < measures_.size(); ++index) {
      measures_[index].volta_end = measures_[index].volta ? measures_[index].volta_end : VoltaEnd::none;
      if (!measures_[index].volta) {
        last_pass = 0;
        continue;
      }
      std::vector<std::uint8_t>& passes = measures_[index].volta->passes;
      if (passes.empty()) passes = {static_cast<std::uint8_t>(last_pass % kMaxPasses + 1)};
      last_pass = passes.back();
      index = end_of_volta(index);
    }
  }

  /// The measure with which the bracket ends that begins at `first`; gives it an end.
  std::size_t end_of_volta(std::size_t first) {
    std::size_t closing = first;
    for (std::size_t index = first; index < measures_.size(); ++index) {
      if (index > first && measures_[index].volta) break;
      if (measures_[index].volta_end != VoltaEnd::none) return index;
      if (measures_[index].times > 0 && measures_[closing].times == 0) closing = index;
    }
    measures_[closing].volta_end = measures_[closing].times > 0 ? VoltaEnd::closed : VoltaEnd::open;
    return closing;
  }

  std::vector<RepeatBars> measures_;
  std::vector<std::size_t> waiting_;  // measures that an opening bar at the end of the one before belongs to
  bool opens_next_ = false;
};

bool has_any(const std::vector<RepeatBars>& bars) {
  return std::any_of(bars.begin(), bars.end(), [](const RepeatBars& each) { return !(each == RepeatBars{}); });
}

}  // namespace

std::vector<RepeatBars> read_repeat_bars(const std::vector<ScorePart>& parts, std::size_t measures) {
  for (const ScorePart& part : parts) {
    RepeatBarReader reader;
    for (const XmlElement& element : part.element->children)
      if (element.name == "measure") reader.read_measure(element);
    std::vector<RepeatBars> bars = std::move(reader).finish(measures);
    if (has_any(bars)) return bars;
  }
  return {};
}

}  // namespace clavier
