/// An untrusted n-gram index: whatever can be read survives being written and read again, and can measure a piece.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "originality/ngram_index.h"

namespace {

void measure(const clavier::NgramIndex& index) {
  const clavier::IntervalSequence piece{.intervals = std::vector<clavier::NoteInterval>(30, 130),
                                        .notes = std::vector<std::uint32_t>(31)};
  const clavier::TrainingOverlap overlap = clavier::measure_overlap(piece, index.filter);
  if (overlap.in_training > overlap.ngrams || overlap.longest > overlap.notes) std::abort();
  for (const clavier::HumanBaselineRow& row : index.human)
    if (const auto human = clavier::interpolate_human_baseline(row, overlap.notes))
      clavier::exceeds_human_baseline(overlap, *human);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const clavier::NgramIndex index = clavier::read_ngram_index({data, size}, "input");
    measure(index);
    const clavier::NgramIndex again = clavier::read_ngram_index(clavier::write_ngram_index(index), "again");
    if (again.filter.words() != index.filter.words() || again.human != index.human) std::abort();
  } catch (const clavier::Error&) {
  }
  return 0;
}
