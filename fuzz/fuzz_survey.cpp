/// Untrusted answers of a survey, read as a key of either form, as answers on excerpts and as answers on pairs. Any
/// input gives an Error or a report that counts no answer twice.
#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "listening_test/survey_json.h"
#include "listening_test/survey_plot.h"
#include "listening_test/survey_reader.h"

namespace {

template <class Reader>
void tolerate(Reader reader) {
  try {
    reader();
  } catch (const clavier::Error&) {
  }
}

void check_excerpts(clavier::ByteView bytes, const clavier::ExcerptKey& key) {
  const auto answers = clavier::read_answers(bytes, "answers", key);
  clavier::check_answers(answers);
  const clavier::ExcerptReport report = clavier::make_excerpt_report(answers);
  const int counted = clavier::overall_group(report).answers() + report.scope.too_early;
  if (counted > static_cast<int>(answers.size())) __builtin_trap();
  if (clavier::to_json(report).dump().empty()) __builtin_trap();
  if (clavier::draw(report).str().empty()) __builtin_trap();
}

void check_pairs(clavier::ByteView bytes, const clavier::PairKey& key) {
  const auto answers = clavier::read_answers(bytes, "answers", key);
  clavier::check_answers(answers);
  const clavier::PairReport report = clavier::make_pair_report(answers);
  const int counted = report.left + report.right + report.ties + report.scope.too_early;
  if (counted != static_cast<int>(answers.size())) __builtin_trap();
  if (clavier::to_json(report).dump().empty()) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const clavier::ByteView bytes{data, size};
  clavier::ExcerptKey key;
  tolerate([&] { key = clavier::read_answer_key<clavier::ExcerptForm>(bytes, "key"); });
  tolerate([&] { check_excerpts(bytes, {}); });
  tolerate([&] { check_excerpts(bytes, key); });
  clavier::PairKey pair_key;
  tolerate([&] { pair_key = clavier::read_answer_key<clavier::PairForm>(bytes, "key"); });
  tolerate([&] { check_pairs(bytes, {}); });
  tolerate([&] { check_pairs(bytes, pair_key); });
  return 0;
}
