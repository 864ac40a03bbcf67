#include "originality/training_overlap.h"

namespace clavier {

double ngram_overlap(const TrainingOverlap& overlap) {
  return overlap.ngrams == 0 ? 0 : static_cast<double>(overlap.in_training) / static_cast<double>(overlap.ngrams);
}

TrainingOverlap measure_overlap(const IntervalSequence& piece, const BloomFilter& in_training) {
  const std::vector<std::uint64_t> ngrams = hash_ngrams(piece.intervals);
  TrainingOverlap found{.notes = piece.notes.size(), .ngrams = ngrams.size()};
  std::size_t run = 0;
  for (std::size_t begin = 0; begin < ngrams.size(); ++begin) {
    run = in_training.contains(ngrams[begin]) ? run + 1 : 0;
    if (run == 0) continue;
    ++found.in_training;
    const std::size_t notes = run + kNgramNotes - 1;
    if (notes <= found.longest) continue;
    found.longest = notes;
    found.first = begin + 1 - run;
  }
  return found;
}

LocatedOverlap locate_overlap(const SuffixArray& music, const IntervalSequence& piece, std::size_t ngram_notes) {
  LocatedOverlap found{.overlap = {.notes = piece.notes.size()}};
  TrainingOverlap& overlap = found.overlap;
  const std::span<const NoteInterval> intervals = piece.intervals;
  if (piece.notes.size() >= ngram_notes) overlap.ngrams = piece.notes.size() - ngram_notes + 1;
  for (std::size_t begin = 0; begin < intervals.size(); ++begin) {
    const TextMatch match = music.find_longest_match(intervals.subspan(begin));
    if (match.length + 1 >= ngram_notes) ++overlap.in_training;
    if (match.length == 0 || match.length + 1 <= overlap.longest) continue;
    overlap.longest = match.length + 1;
    overlap.first = begin;
    found.position = match.position;
  }
  return found;
}

}  // namespace clavier
