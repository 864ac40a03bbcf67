#include "studio/music/piece_facts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/key/main_key.h"
#include "analysis/metrics/histogram.h"
#include "studio/music/note_list.h"

namespace clavier {
namespace {

Json era_shares(const Score& score, const FactSources& sources) {
  if (sources.eras == nullptr) return nullptr;
  const std::optional<EraPrediction> prediction = (*sources.eras)(score);
  if (!prediction) return nullptr;
  Json shares_of_eras;
  for (const Era era : kEras)
    shares_of_eras[std::string(to_string(era))] = prediction->eras.at(static_cast<std::size_t>(era));
  return shares_of_eras;
}

int count_bars(const std::vector<PlayedMeasure>& measures) {
  std::set<int> bars;
  for (const PlayedMeasure& measure : measures) bars.insert(measure.bar);
  return static_cast<int>(bars.size());
}

/// That of most measures.
std::string usual_meter(const std::vector<PlayedMeasure>& measures) {
  std::map<std::string, int> counts;
  for (const PlayedMeasure& measure : measures)
    ++counts[std::to_string(measure.meter.numerator) + "/" + std::to_string(measure.meter.denominator)];
  return std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
}

}  // namespace

CopiedPassage find_copied_passage(const Score& played, const NgramIndex& training) {
  const IntervalSequence sequence = encode_intervals(played);
  const TrainingOverlap overlap = measure_overlap(sequence, training.filter);
  CopiedPassage passage{.longest = overlap.longest, .notes = {}};
  for (std::size_t place = overlap.first; place < overlap.first + overlap.longest; ++place)
    passage.notes.push_back(sequence.notes.at(place));
  return passage;
}

Json piece_facts(const StudioPiece& piece, const FactSources& sources) {
  const PlayedPiece played = play(piece);
  const PageClock clock = page_clock(piece, played);
  const std::optional<KeyEstimate> key = find_main_key(played.played);
  const double bpm = clock.tempo.bpm_at(played.played.notes.empty() ? Beats{} : clock.measures.front().onset);
  Json report{{"notes", played.sounding.notes.size()},
              {"seconds", std::round(duration_of(played.sounding).value * 1000) / 1000},
              {"bars", count_bars(clock.measures)},
              {"key", key ? Json(to_string(key->key)) : Json(nullptr)},
              {"meter", usual_meter(clock.measures)},
              {"bpm", std::round(bpm * 10) / 10},
              {"eras", era_shares(played.played, sources)},
              {"histogram", shares(pitch_class_histogram(played.played))},
              {"longest_copy", nullptr},
              {"paper", piece.on_paper},
              {"performs", piece.performs}};
  if (sources.training != nullptr)
    report["longest_copy"] = find_copied_passage(played.played, *sources.training).longest;
  return report;
}

}  // namespace clavier
