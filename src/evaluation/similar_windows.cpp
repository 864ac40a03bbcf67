#include "evaluation/similar_windows.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <tuple>

#include "base/parallel.h"
#include "encoding/piano_roll.h"

namespace clavier {
namespace {

constexpr std::size_t kBits = 64;
constexpr std::size_t kWordsPerStride = kSearchStride * kRollKeys / kBits;
static_assert(kWordsPerStride * kBits == kSearchStride * kRollKeys, "windows begin at whole words");
constexpr std::size_t kWindowCells = static_cast<std::size_t>(kRollSteps) * kRollKeys;
constexpr std::size_t kWindowWords = (kWindowCells + kBits - 1) / kBits;

/// How many places of a piece are compared.
int places_in(const RealPiece& piece) { return std::max(0, end_of(piece.notes) - kRollSteps) / kSearchStride + 1; }

PackedRoll whole(const RealPiece& piece) {
  const int steps = (places_in(piece) - 1) * kSearchStride + kRollSteps + kSearchStride;  // the last word is whole, too
  return packed(roll_of(piece.notes, {.steps = steps}, kArticleChannels).values);
}

void take_window(const PackedRoll& piece, int place, PackedRoll& window) {
  const auto first = piece.words.begin() + static_cast<std::ptrdiff_t>(place * kWordsPerStride);
  window.words.assign(first, first + kWindowWords);
  window.words.back() &= ~std::uint64_t{0} >> (kWindowWords * kBits - kWindowCells);
}

bool comes_first(const PieceWindow& a, const PieceWindow& b) {
  return std::tie(a.piece, a.start) < std::tie(b.piece, b.start);
}

void take_nearer(const PieceWindow& window, PieceWindow& nearest) {
  const bool is_nearer = window.value < nearest.value;
  if (is_nearer || (window.value == nearest.value && comes_first(window, nearest))) nearest = window;
}

void take_more_alike(const PieceWindow& window, PieceWindow& most_alike) {
  const bool is_more = window.value > most_alike.value;
  if (is_more || (window.value == most_alike.value && comes_first(window, most_alike))) most_alike = window;
}

void take(const SimilarWindows& found, SimilarWindows& best) {
  take_nearer(found.nearest, best.nearest);
  take_more_alike(found.most_alike, best.most_alike);
}

}  // namespace

std::vector<SimilarWindows> similar_windows(std::span<const PackedRoll> rolls, std::span<const RealPiece> pieces,
                                            Progress& progress) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::vector<SimilarWindows> nothing(rolls.size(),
                                            {.nearest = {.value = kInfinity}, .most_alike = {.value = -kInfinity}});
  std::vector<SimilarWindows> best = nothing;
  std::mutex lock;
  progress.begin("comparing", pieces.size());
  parallel_for(pieces.size(), 0, [&](std::size_t index) {
    const PackedRoll piece = whole(pieces[index]);
    std::vector<SimilarWindows> found = nothing;
    PackedRoll window{.cells = kWindowCells};
    for (int place = 0; place < places_in(pieces[index]); ++place) {
      take_window(piece, place, window);
      const int start = place * kSearchStride;
      for (std::size_t roll = 0; roll < rolls.size(); ++roll)
        take({{index, start, rmse(rolls[roll], window)}, {index, start, overlap(rolls[roll], window)}}, found[roll]);
    }
    const std::lock_guard guard(lock);
    for (std::size_t roll = 0; roll < rolls.size(); ++roll) take(found[roll], best[roll]);
    progress.advance();
  });
  progress.end();
  return best;
}

}  // namespace clavier
