#include "notation/sheet/signature.h"

#include <algorithm>

namespace clavier {
namespace {

void apply_clefs(Signature& signature, const Measure& measure, bool at_start) {
  for (const ClefChange& change : measure.clefs)
    if ((change.onset == 0) == at_start) signature.clefs[index_of(change.staff)] = change.clef;
}

}  // namespace

void begin_measure(Signature& signature, const Measure& measure) {
  signature.key = measure.key.value_or(signature.key);
  signature.meter = measure.meter.value_or(signature.meter);
  apply_clefs(signature, measure, true);
}

void end_measure(Signature& signature, const Measure& measure) {
  apply_clefs(signature, measure, false);
  for (const Direction& direction : measure.directions)
    if (const auto* const mark = std::get_if<PedalMark>(&direction.what))
      signature.pedal[index_of(direction.staff)] = *mark != PedalMark::stop;
}

std::vector<Signature> written_signatures(const Sheet& sheet) {
  std::vector<Signature> signatures;
  Signature signature;
  for (const Measure& measure : sheet.measures) {
    begin_measure(signature, measure);
    signatures.push_back(signature);
    end_measure(signature, measure);
  }
  return signatures;
}

void restate_signature(Measure& measure, const Signature& wanted, const Signature* before) {
  const auto restate = [&](const auto& want, const auto& now) {
    return before == nullptr || want != now ? std::optional(want) : std::nullopt;
  };
  const Signature now = before == nullptr ? Signature{} : *before;
  measure.key = restate(wanted.key, now.key);
  measure.meter = restate(wanted.meter, now.meter);
  std::erase_if(measure.clefs, [](const ClefChange& change) { return change.onset == 0; });
  for (const Staff staff : {Staff::upper, Staff::lower})
    if (const auto clef = restate(wanted.clefs[index_of(staff)], now.clefs[index_of(staff)]))
      measure.clefs.push_back({staff, 0, *clef});
  std::sort(measure.clefs.begin(), measure.clefs.end(), [](const ClefChange& a, const ClefChange& b) {
    return a.staff != b.staff ? a.staff < b.staff : a.onset < b.onset;
  });
}

}  // namespace clavier
