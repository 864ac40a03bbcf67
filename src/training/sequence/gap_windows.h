#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "encoding/event_matches.h"
#include "models/sequence/match_fields.h"
#include "training/sequence/windows.h"

namespace clavier {

struct GapShape {
  std::int64_t length = 384;  ///< events of a window
  std::int64_t after = 128;   ///< events after a gap that are read
  bool matches = true;
};

/// Cuts windows with a gap out of pieces with boundary tokens. Every event up to the end of the gap is a target, those
/// before the gap too. Half of the gaps last 1 to 60 s and end where other events begin, the others reach to the end of
/// the piece. Seven of ten have the number of their events as a condition, seven of ten their time. The result depends
/// on nothing but the arguments.
class GapSampler final : public WindowSource {
 public:
  /// `pieces` and `vocabulary` must outlive the sampler. Throws Error when there is no event.
  GapSampler(std::span<const Events> pieces, const Vocabulary& vocabulary, const GapShape& shape);

  Windows sample(std::int64_t count, int transpose, Random random) const override;
  /// By turns windows whose gap reaches to the end of the piece, without conditions, and windows whose second half is a
  /// gap with the condition of its time.
  std::vector<Windows> cover(std::int64_t batch, std::int64_t events) const override;

 private:
  /// Indices of events of a piece; the gap is first .. end - 1.
  struct Gap {
    std::int64_t first = 1;
    std::int64_t end = 0;
    bool count_known = false;
    bool time_known = false;
  };
  struct Cut;  // a window in progress

  std::int64_t size_of(std::size_t piece) const { return static_cast<std::int64_t>(pieces_[piece].size()); }
  bool opens(std::size_t piece, std::int64_t index) const;
  std::int64_t next_opening(std::size_t piece, std::int64_t index) const;
  std::int64_t end_after(std::size_t piece, std::int64_t first, double seconds) const;
  Gap choose_gap(const PlaceSampler::Place& place, Random& random) const;
  std::vector<MatchSymbols> find_matches_in_gap(const Cut& cut) const;
  int limit_transposition(const Cut& cut, int semitones) const;
  void write(const Cut& cut, Windows& windows) const;
  void write_conditions(const Cut& cut, std::int64_t index, Windows& windows) const;
  Windows begin() const;

  std::span<const Events> pieces_;
  const Vocabulary& vocabulary_;
  GapShape shape_;
  PlaceSampler places_;
  std::vector<std::vector<std::int32_t>> onsets_;        // of each event, in steps; of the end that of the last note
  std::vector<std::vector<MatchSymbols>> past_matches_;  // after each event
};

}  // namespace clavier
