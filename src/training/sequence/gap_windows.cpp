#include "training/sequence/gap_windows.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "encoding/bins.h"
#include "models/sequence/network_options.h"

namespace clavier {
namespace {

constexpr double kInnerGapProbability = 0.5;
constexpr double kWholeWindowProbability = 0.25;  // that the window is a gap from its first event on
constexpr double kLatestGap = 0.75;               // where gaps begin at the latest, as a share of the window
constexpr double kKnownProbability = 0.7;
constexpr double kLongestGap = 60;  // seconds

std::vector<std::int32_t> onsets_of_events(const Events& piece, const Vocabulary& vocabulary) {
  std::vector<std::int32_t> onsets;
  int now = 0;
  for (std::size_t index = 0; index < piece.size(); ++index) {
    if (index > 1 && vocabulary.opens(piece[index].token)) now += shift_bins().value(piece[index].shift);
    onsets.push_back(now);
  }
  return onsets;
}

std::vector<MatchSymbols> find_past_matches(const Events& piece, const Vocabulary& vocabulary) {
  EventMatches matches(vocabulary);
  std::vector<MatchSymbols> found;
  for (const Event& event : piece) {
    matches.take(event);
    found.push_back(symbols_of(matches.find()));
  }
  return found;
}

/// Matches whose pitch would leave the piano match nothing.
void transpose_matches(int semitones, const Vocabulary& vocabulary, MatchSymbols& symbols) {
  for (auto first = symbols.begin(); first != symbols.end(); first += kMatchFields) {
    const Event next{.token = *first};
    if (can_transpose(next, semitones, vocabulary))
      *first = transpose_event(next, semitones, vocabulary).token;
    else
      std::fill_n(first, kMatchFields, std::uint16_t{0});
  }
}

}  // namespace

struct GapSampler::Cut {
  PlaceSampler::Place place;
  Gap gap;
  int semitones = 0;
};

GapSampler::GapSampler(std::span<const Events> pieces, const Vocabulary& vocabulary, const GapShape& shape)
    : pieces_(pieces), vocabulary_(vocabulary), shape_(shape), places_(pieces), past_matches_(pieces.size()) {
  for (const Events& piece : pieces_) onsets_.push_back(onsets_of_events(piece, vocabulary_));
  if (!shape_.matches) return;
  parallel_for(pieces_.size(), 0,
               [&](std::size_t piece) { past_matches_[piece] = find_past_matches(pieces_[piece], vocabulary_); });
}

bool GapSampler::opens(std::size_t piece, std::int64_t index) const {
  return vocabulary_.opens(pieces_[piece][static_cast<std::size_t>(index)].token);
}

/// The first event from `index` on that opens a chord, or the end.
std::int64_t GapSampler::next_opening(std::size_t piece, std::int64_t index) const {
  while (index < size_of(piece) - 1 && !opens(piece, index)) ++index;
  return std::min(index, size_of(piece) - 1);
}

/// The first chord that begins so much later, or the end.
std::int64_t GapSampler::end_after(std::size_t piece, std::int64_t first, double seconds) const {
  const auto& onsets = onsets_[piece];
  const auto from = onsets.begin() + first;
  const auto found = std::lower_bound(from, onsets.end(), *from + static_cast<std::int32_t>(seconds * kStepsPerSecond));
  return next_opening(piece, std::max(first + 1, found - onsets.begin()));
}

GapSampler::Gap GapSampler::choose_gap(const PlaceSampler::Place& place, Random& random) const {
  const std::int64_t end = size_of(place.piece) - 1;
  const auto latest = static_cast<std::uint64_t>(kLatestGap * static_cast<double>(shape_.length)) + 1;
  Gap gap{.first = place.first_target, .end = end};
  if (random.uniform() >= kWholeWindowProbability)
    gap.first = place.first_target + static_cast<std::int64_t>(random.below(latest));
  gap.first = next_opening(place.piece, std::min(gap.first, end));
  const bool is_inner = random.uniform() < kInnerGapProbability;
  const double seconds = std::exp(random.uniform() * std::log(kLongestGap));
  if (is_inner && gap.first < end) gap.end = end_after(place.piece, gap.first, seconds);
  gap.count_known = random.uniform() < kKnownProbability;
  gap.time_known = random.uniform() < kKnownProbability;
  return gap;
}

/// After each event of the window from the one before the gap on: what comes after the gap counts as heard before.
std::vector<MatchSymbols> GapSampler::find_matches_in_gap(const Cut& cut) const {
  const Events& piece = pieces_[cut.place.piece];
  const auto first = static_cast<std::size_t>(cut.gap.first), end = static_cast<std::size_t>(cut.gap.end);
  const auto last = std::min(end, static_cast<std::size_t>(cut.place.first_target + shape_.length));
  EventMatches matches(vocabulary_);
  for (std::size_t index = end; index < piece.size(); ++index) matches.take(piece[index]);
  matches.interrupt();
  for (std::size_t index = 1; index < first; ++index) matches.take(piece[index]);
  std::vector<MatchSymbols> found = {symbols_of(matches.find())};
  for (std::size_t index = first; index < last; ++index) {
    matches.take(piece[index]);
    found.push_back(symbols_of(matches.find()));
  }
  return found;
}

/// 0 where any event would leave the piano.
int GapSampler::limit_transposition(const Cut& cut, int semitones) const {
  const Events& piece = pieces_[cut.place.piece];
  const auto fits = [&](std::int64_t first, std::int64_t count) {
    const std::int64_t last = std::min(first + count, size_of(cut.place.piece));
    return std::all_of(piece.begin() + std::min(first, last), piece.begin() + last,
                       [&](const Event& event) { return can_transpose(event, semitones, vocabulary_); });
  };
  const bool all = fits(cut.place.first_target - 1, shape_.length + 1) && fits(cut.gap.end, shape_.after);
  return all ? semitones : 0;
}

void GapSampler::write_conditions(const Cut& cut, std::int64_t index, Windows& windows) const {
  const auto& onsets = onsets_[cut.place.piece];
  const bool in_gap = index + 1 >= cut.gap.first && index < cut.gap.end;
  const auto left = [&] {
    return onsets[static_cast<std::size_t>(cut.gap.end)] - onsets[static_cast<std::size_t>(index)];
  };
  windows.in_gap.push_back(in_gap ? 1.0F : 0.0F);
  windows.remaining.push_back(
      remaining_class(in_gap && cut.gap.count_known ? static_cast<int>(cut.gap.end - 1 - index) : -1));
  windows.time_left.push_back(time_left_class(in_gap && cut.gap.time_known ? left() : -1));
}

void GapSampler::write(const Cut& cut, Windows& windows) const {
  const std::size_t piece = cut.place.piece;
  const auto event_at = [&](std::int64_t index, std::int64_t end) {
    return index < end ? transpose_event(pieces_[piece][static_cast<std::size_t>(index)], cut.semitones, vocabulary_)
                       : Event{.token = Vocabulary::kStart};
  };
  const bool is_inner = cut.gap.end < size_of(piece) - 1;
  const std::vector<MatchSymbols> in_gap =
      shape_.matches && is_inner ? find_matches_in_gap(cut) : std::vector<MatchSymbols>{};
  const std::int64_t first_input = cut.place.first_target - 1;
  for (std::int64_t index = first_input; index < first_input + shape_.length; ++index) {
    append_fields(event_at(index, cut.gap.end), windows.inputs);
    append_fields(index + 1 == cut.gap.end ? Event{.token = Vocabulary::kEnd} : event_at(index + 1, cut.gap.end),
                  windows.targets);
    write_conditions(cut, index, windows);
    MatchSymbols symbols{};
    const std::int64_t place = index + 1 - cut.gap.first;  // in the gap
    if (shape_.matches && index < cut.gap.end)
      symbols = place >= 0 && is_inner ? in_gap[static_cast<std::size_t>(place)]
                                       : past_matches_[piece][static_cast<std::size_t>(index)];
    transpose_matches(cut.semitones, vocabulary_, symbols);
    windows.matches.insert(windows.matches.end(), symbols.begin(), symbols.end());
  }
  for (std::int64_t index = cut.gap.end; index < cut.gap.end + shape_.after; ++index) {
    Event event = event_at(index, size_of(piece));
    if (index == cut.gap.end) event.shift = 0;  // which tells where the gap's last event lies
    append_fields(event, windows.after);
  }
  ++windows.count;
}

Windows GapSampler::begin() const {
  Windows windows;
  windows.length = windows.predictions = shape_.length;
  windows.after_length = shape_.after;
  return windows;
}

Windows GapSampler::sample(std::int64_t count, int transpose, Random random) const {
  Windows windows = begin();
  for (std::int64_t window = 0; window < count; ++window) {
    Cut cut{.place = places_.sample(shape_.length, random), .gap = {}};
    const int semitones = static_cast<int>(random.below(static_cast<std::uint64_t>(2 * transpose + 1))) - transpose;
    cut.gap = choose_gap(cut.place, random);
    cut.semitones = limit_transposition(cut, semitones);
    write(cut, windows);
  }
  return windows;
}

std::vector<Windows> GapSampler::cover(std::int64_t batch, std::int64_t events) const {
  std::vector<Windows> batches;
  const std::vector<PlaceSampler::Place> places = places_.cover(shape_.length, events);
  for (std::size_t index = 0; index < places.size(); ++index) {
    const PlaceSampler::Place& place = places[index];
    Cut cut{.place = place, .gap = {.first = place.first_target, .end = size_of(place.piece) - 1}};
    if (index % 2 == 1) {
      cut.gap.first = next_opening(place.piece, std::min(place.first_target + shape_.length / 2, cut.gap.end));
      cut.gap.end = next_opening(place.piece, std::min(place.first_target + shape_.length, cut.gap.end));
      cut.gap.time_known = true;
    }
    if (index % static_cast<std::size_t>(batch) == 0) batches.push_back(begin());
    write(cut, batches.back());
  }
  return batches;
}

}  // namespace clavier
