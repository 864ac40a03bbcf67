#include "evaluation/nearest_windows.h"

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

bool is_nearer(const PieceWindow& a, const PieceWindow& b) {
  return std::tie(a.rmse, a.piece, a.start) < std::tie(b.rmse, b.piece, b.start);
}

}  // namespace

std::vector<PieceWindow> nearest_windows(std::span<const PackedRoll> rolls, std::span<const RealPiece> pieces,
                                         Progress& progress) {
  const std::vector<PieceWindow> nothing(rolls.size(), {.rmse = std::numeric_limits<double>::infinity()});
  std::vector<PieceWindow> nearest = nothing;
  std::mutex lock;
  progress.begin("comparing", pieces.size());
  parallel_for(pieces.size(), 0, [&](std::size_t index) {
    const PackedRoll piece = whole(pieces[index]);
    std::vector<PieceWindow> found = nothing;
    PackedRoll window{.cells = kWindowCells};
    for (int place = 0; place < places_in(pieces[index]); ++place) {
      take_window(piece, place, window);
      for (std::size_t roll = 0; roll < rolls.size(); ++roll)
        if (const double distance = rmse(rolls[roll], window); distance < found[roll].rmse)
          found[roll] = {index, place * kSearchStride, distance};
    }
    const std::lock_guard guard(lock);
    for (std::size_t roll = 0; roll < rolls.size(); ++roll)
      if (is_nearer(found[roll], nearest[roll])) nearest[roll] = found[roll];
    progress.advance();
  });
  progress.end();
  return nearest;
}

}  // namespace clavier
