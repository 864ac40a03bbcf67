#include "cli/inspect/repeat_report.h"

#include "notation/sheet/playing_order.h"

namespace clavier {

Json repeats_json(const std::optional<Sheet>& sheet) {
  if (!sheet || !has_repeats(*sheet)) return nullptr;
  return {{"written", sheet->measures.size()}, {"played", playing_order(*sheet).size()}};
}

std::string repeats_text(const std::optional<Sheet>& sheet) {
  const Json repeats = repeats_json(sheet);
  if (repeats.is_null()) return "";
  return repeats["written"].dump() + " measures written, " + repeats["played"].dump() + " played";
}

}  // namespace clavier
