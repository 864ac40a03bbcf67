#include "evaluation/rolls/nearest_windows.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <tuple>

#include "base/parallel.h"
#include "encoding/piano_roll.h"

namespace clavier {
namespace {

constexpr std::size_t kBits = 64;
constexpr int kWordStride = 16;  // steps: windows so far apart begin at whole words
constexpr std::size_t kWordsPerStride = kWordStride * kRollPitches / kBits;
static_assert(kWordsPerStride * kBits == kWordStride * kRollPitches && kWordStride % kSearchStride == 0);
constexpr std::size_t kWindowCells = static_cast<std::size_t>(kRollSteps) * kRollPitches;
constexpr std::size_t kWindowWords = (kWindowCells + kBits - 1) / kBits;

/// How many windows begin `first` steps into the piece and kWordStride after one another.
int count_windows(const RealPiece& piece, int first) {
  return std::max(0, end_of(piece.notes) - kRollSteps - first) / kWordStride + 1;
}

/// Which pitches sound from `first` on, as long as windows need it: a packed roll_of, without the image.
PackedRoll packed_from(const RealPiece& piece, int first, int places) {
  const int steps = places * kWordStride + kRollSteps;  // the last window's last word is whole, too
  PackedRoll packed{.cells = static_cast<std::size_t>(steps) * kRollPitches};
  packed.words.resize((packed.cells + kBits - 1) / kBits);
  for (const GridNote& note : piece.notes) {
    if (!on_roll(note.pitch)) continue;
    for (int step = std::max(0, note.onset - first); step < std::min(steps, end_of(note) - first); ++step)
      packed.words[cell(step, note.pitch) / kBits] |= std::uint64_t{1} << (cell(step, note.pitch) % kBits);
  }
  return packed;
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

void take_more_alike(const PieceWindow& window, PieceWindow& largest_overlap) {
  const bool is_more = window.value > largest_overlap.value;
  if (is_more || (window.value == largest_overlap.value && comes_first(window, largest_overlap)))
    largest_overlap = window;
}

void take(const NearestWindows& found, NearestWindows& best) {
  take_nearer(found.nearest, best.nearest);
  take_more_alike(found.largest_overlap, best.largest_overlap);
}

/// A roll that is compared again and again.
struct QueryRoll {
  const PackedRoll* roll;
  std::size_t on;  // cells
};

/// Compares with the windows of a piece that begin at `from.start` and every kWordStride later.
void search(std::span<const QueryRoll> rolls, std::span<const RealPiece> pieces, const PieceWindow& from,
            std::vector<NearestWindows>& found) {
  const int places = count_windows(pieces[from.piece], from.start);
  const PackedRoll image = packed_from(pieces[from.piece], from.start, places);
  PackedRoll window{.cells = kWindowCells};
  for (int place = 0; place < places; ++place) {
    take_window(image, place, window);
    const std::size_t on = count_active_cells(window);
    const int start = from.start + place * kWordStride;
    for (std::size_t roll = 0; roll < rolls.size(); ++roll) {
      const RollSimilarity like = compare_rolls(*rolls[roll].roll, rolls[roll].on, window, on);
      take({{from.piece, start, like.rmse}, {from.piece, start, like.jaccard_index}}, found[roll]);
    }
  }
}

}  // namespace

std::vector<NearestWindows> find_nearest_windows(std::span<const PackedRoll> rolls, std::span<const RealPiece> pieces,
                                                 Progress& progress) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::vector<NearestWindows> nothing(
      rolls.size(), {.nearest = {.value = kInfinity}, .largest_overlap = {.value = -kInfinity}});
  std::vector<NearestWindows> best = nothing;
  std::vector<QueryRoll> queries;
  for (const PackedRoll& roll : rolls) queries.push_back({&roll, count_active_cells(roll)});
  std::mutex lock;
  progress.begin("comparing", pieces.size());
  parallel_for(pieces.size(), 0, [&](std::size_t index) {
    std::vector<NearestWindows> found = nothing;
    for (int first = 0; first < kWordStride; first += kSearchStride) search(queries, pieces, {index, first}, found);
    const std::lock_guard guard(lock);
    for (std::size_t roll = 0; roll < rolls.size(); ++roll) take(found[roll], best[roll]);
    progress.advance();
  });
  progress.end();
  return best;
}

}  // namespace clavier
