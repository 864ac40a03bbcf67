#include "originality/training_overlap.h"

namespace clavier {

double share_known(const Borrowing& borrowing) {
  return borrowing.patterns == 0 ? 0 : static_cast<double>(borrowing.known) / static_cast<double>(borrowing.patterns);
}

Borrowing borrowing_of(const NoteSteps& piece, const PatternFilter& known) {
  const std::vector<std::uint64_t> patterns = pattern_hashes(piece.steps);
  Borrowing found{.notes = piece.notes.size(), .patterns = patterns.size()};
  std::size_t run = 0;
  for (std::size_t begin = 0; begin < patterns.size(); ++begin) {
    run = known.contains(patterns[begin]) ? run + 1 : 0;
    if (run == 0) continue;
    ++found.known;
    const std::size_t notes = run + kPatternNotes - 1;
    if (notes <= found.longest) continue;
    found.longest = notes;
    found.first = begin + 1 - run;
  }
  return found;
}

Copied copied_from(const SuffixOrder& music, const NoteSteps& piece, std::size_t pattern_notes) {
  Copied found{.borrowing = {.notes = piece.notes.size()}};
  Borrowing& borrowing = found.borrowing;
  const std::span<const NoteStep> steps = piece.steps;
  if (piece.notes.size() >= pattern_notes) borrowing.patterns = piece.notes.size() - pattern_notes + 1;
  for (std::size_t begin = 0; begin < steps.size(); ++begin) {
    const TextMatch match = music.longest_match(steps.subspan(begin));
    if (match.length + 1 >= pattern_notes) ++borrowing.known;
    if (match.length == 0 || match.length + 1 <= borrowing.longest) continue;
    borrowing.longest = match.length + 1;
    borrowing.first = begin;
    found.place = match.place;
  }
  return found;
}

}  // namespace clavier
