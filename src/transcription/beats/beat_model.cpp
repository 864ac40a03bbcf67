#include "transcription/beats/beat_model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "transcription/beats/accents.h"

namespace clavier {
namespace {

double square(double value) { return value * value; }

/// The phase of an onset in its beat, 0..1.
double phase_in(const BeatSpan& span, const TrackedGroup& group) {
  const double beats = (group.time - span.from.time).value / span.length();
  return beats - std::floor(beats);
}

/// The log odds of an onset when the beat has that many parts. An onset close to a beat but not on it counts against
/// the division.
double part_log_odds(double phase, double strength, int parts, const BeatSpan& span, const BeatModel& model) {
  const double place = phase * parts, nearest = std::round(place);
  const double spread = model.onset_jitter + 0.015 / span.length();
  const double off = 0.5 * square((place - nearest) / parts / spread);
  const int part = static_cast<int>(nearest) % parts;
  if (part == 0) return -std::min(model.irregular, off + model.weak * std::max(0.0, 0.5 + strength));
  const bool half = 2 * part == parts;
  const double log_odds = half ? model.strong_half * strength : -model.weak * strength;
  return log_odds - std::min(model.irregular, off);
}

double inside_log_odds(const BeatSpan& span, const BeatModel& model) {
  const std::array<std::pair<int, double>, 6> divisions = {
      {{1, 0}, {2, model.halves}, {3, model.thirds}, {4, model.quarters}, {6, model.sixths}, {8, model.eighths}}};
  double best = -1e9;
  for (const auto& [parts, cost] : divisions) {
    double log_odds = -cost * span.beats;
    for (const TrackedGroup& group : span.inside)
      log_odds += part_log_odds(phase_in(span, group), group.strength, parts, span, model);
    best = std::max(best, log_odds);
  }
  return best;
}

}  // namespace

std::vector<TrackedGroup> make_tracked_groups(const std::vector<OnsetGroup>& groups, BeatLengthPrior length_prior) {
  const std::vector<Accent> found = compute_accents(groups);
  double mean = 0;
  for (const Accent& accent : found) mean += accent.strength() / static_cast<double>(found.size());
  std::vector<TrackedGroup> tracked;
  for (std::size_t place = 0; place < groups.size(); ++place)
    tracked.push_back(
        {.time = groups[place].onset, .strength = found[place].strength() - mean, .length_prior = length_prior});
  return tracked;
}

double log_odds_of(const BeatSpan& span, const BeatModel& model) {
  const BeatLengthPrior& length_prior = span.from.length_prior;
  const double prior = 0.5 * square(std::log(span.length() / length_prior.expected_length) / model.spread);
  return model.strong * span.to.strength - model.empty_beat * (span.beats - 1) -
         length_prior.weight * prior * span.beats + inside_log_odds(span, model);
}

double change_cost(double before, double after, const BeatModel& model) {
  return std::min(model.max_change_cost, 0.5 * square(std::log(after / before) / model.length_change_spread));
}

}  // namespace clavier
