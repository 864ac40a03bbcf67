#include "training/gan/roll_sampler.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/error.h"

namespace clavier {

RollSampler::RollSampler(std::span<const GridPiece> pieces, std::string_view what) {
  std::uint64_t steps = 0;
  for (const GridPiece& piece : pieces) {
    if (piece.empty()) continue;
    steps += static_cast<std::uint64_t>(std::max(end_of(piece), kRollSteps));
    pieces_.push_back(&piece);
    ends_.push_back(steps);
  }
  if (pieces_.empty()) throw Error("cannot train: there is no note in the " + std::string(what));
}

const GridPiece& RollSampler::piece(Random& random) const {
  const auto end = std::upper_bound(ends_.begin(), ends_.end(), random.below(ends_.back()));
  return *pieces_[static_cast<std::size_t>(end - ends_.begin())];
}

RollSampler::Place RollSampler::sample(const RollImages& images, SemitoneRange range, Random& random) const {
  const GridPiece& sampled = piece(random);
  return {&sampled, images.window(sampled, range, random)};
}

std::vector<GridPiece> RollSampler::excerpts(const RollImages& images, int count, std::uint64_t seed) const {
  Random random(seed);
  std::vector<float> values(images.size());
  std::vector<GridPiece> excerpts;
  for (int index = 0; index < count; ++index) {
    const Place place = sample(images, {}, random);
    images.render(*place.piece, place.window, values);
    excerpts.push_back(images.notes(values, {}));
  }
  return excerpts;
}

std::vector<RollSampler> make_samplers(std::span<const std::vector<GridPiece>> pieces, std::span<const RollEra> eras,
                                       std::string_view side) {
  assert(pieces.size() == eras.size());
  std::vector<RollSampler> samplers;
  for (std::size_t era = 0; era < eras.size(); ++era)
    samplers.emplace_back(pieces[era], std::string(to_string(eras[era].era)) + " " + std::string(side) + " pieces");
  return samplers;
}

std::uint64_t checksum_of(std::span<const std::vector<GridPiece>> pieces) {
  std::uint64_t sum = hash_bytes({});
  for (const std::vector<GridPiece>& era : pieces) {
    for (const GridPiece& piece : era) {
      for (const GridNote& note : piece) {
        const std::array<int, 4> fields = {note.onset, note.duration, note.pitch, note.velocity};
        sum = hash_bytes({reinterpret_cast<const std::uint8_t*>(fields.data()), sizeof fields}, sum);
      }
    }
  }
  return sum;
}

}  // namespace clavier
