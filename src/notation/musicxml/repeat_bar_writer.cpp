#include "notation/musicxml/repeat_bar_writer.h"

namespace clavier {
namespace {

/// "1, 2".
std::string number_of(const Volta& volta) {
  std::string number;
  for (const std::uint8_t pass : volta.passes) number += (number.empty() ? "" : ", ") + std::to_string(pass);
  return number;
}

}  // namespace

void write_left_bar_line(XmlWriter& xml, const RepeatBars& bars) {
  if (!bars.forward && !bars.volta) return;
  xml.open("barline", {{"location", "left"}});
  if (bars.forward) xml.text("bar-style", "heavy-light");
  if (bars.volta) xml.text("ending", bars.volta->label, {{"number", number_of(*bars.volta)}, {"type", "start"}});
  if (bars.forward) xml.empty("repeat", {{"direction", "forward"}});
  xml.close();
}

void write_right_bar_line(XmlWriter& xml, const RepeatBars& bars, const Volta* volta) {
  const bool ends = bars.volta_end != VoltaEnd::none && volta != nullptr;
  if (bars.times == 0 && !ends) return;
  xml.open("barline", {{"location", "right"}});
  if (bars.times > 0) xml.text("bar-style", "light-heavy");
  if (ends)
    xml.empty("ending",
              {{"number", number_of(*volta)}, {"type", bars.volta_end == VoltaEnd::closed ? "stop" : "discontinue"}});
  if (bars.times > 0)
    xml.empty("repeat", {{"direction", "backward"},
                         {"times", bars.times > 2 ? std::to_string(bars.times) : std::string()},
                         {"after-jump", bars.after_jump ? "yes" : ""}});
  xml.close();
}

}  // namespace clavier
