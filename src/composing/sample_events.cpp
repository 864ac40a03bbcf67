#include "composing/sample_events.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "composing/playability/playable.h"
#include "encoding/bins.h"
#include "encoding/chord_tokens.h"
#include "models/sequence/likelihood.h"

namespace clavier {
namespace {

/// Timing and velocity have wide distributions. Truncating their tails would shorten every note.
SamplingOptions without_truncation(SamplingOptions options) {
  options.top_k = 0;
  options.top_p = 1;
  options.min_p = 0;
  return options;
}

/// The pitches of the chord in progress, and the chords before it.
class ChordTracker {
 public:
  void take(const Event& event, const Vocabulary& vocabulary) {
    if (vocabulary.opens(event.token)) close();
    const auto& pitches = vocabulary.pitches(event.token);
    chord_.insert(chord_.end(), pitches.begin(), pitches.end());
  }

  /// The loop guard as it will be after the chord in progress.
  LoopGuard guard_after_chord() const {
    LoopGuard guard = guard_;
    if (!chord_.empty()) guard.take(chord_);
    return guard;
  }
  const std::vector<Pitch>& chord() const { return chord_; }

 private:
  void close() {
    if (!chord_.empty()) guard_.take(chord_);
    chord_.clear();
  }

  LoopGuard guard_;
  std::vector<Pitch> chord_;
};

class EventSampler {
 public:
  EventSampler(SequenceModel& model, const ComposeOptions& options, bool at_start, Random random)
      : model_(model),
        vocabulary_(model.vocabulary()),
        options_(options),
        random_(random),
        plan_(options, vocabulary_, at_start),
        at_start_(at_start) {}

  void condition_on(const Event& event) {
    advance(model_, event);
    tracker_.take(event, vocabulary_);
    previous_ = event.token;
  }

  /// Fills a gap of so many steps before `after`.
  Events fill(std::span<const Event> after, int steps) {
    model_.begin_gap(after, steps);
    Events events;
    int latest = steps - kChordWindow - 1;  // the shift of an event that still lies in the gap
    while (true) {
      const int token = sample_token(true);
      const bool opens = vocabulary_.opens(token);
      if (token == Vocabulary::kEnd || (opens && !at_start_ && latest < shift_bins().value(0))) return events;
      const bool is_first = at_start_;
      events.push_back(sample_fields(token, latest));
      if (opens && !is_first) latest -= shift_bins().value(events.back().shift);
    }
  }

  SampledEvents sample() {
    SampledEvents sampled;
    if (model_.fills_gaps()) model_.begin_gap({}, plan_.steps_left());
    while (true) {
      if (model_.conditions_on_remaining()) model_.set_remaining(events_left());
      const int token = sample_token(false);
      if (!sampled.events.empty())
        sampled.end_log_probabilities.push_back(std::log(probability_of(model_.logits(), Vocabulary::kEnd)));
      if (token == Vocabulary::kEnd || (vocabulary_.opens(token) && plan_.done() >= kLatestEnding)) return sampled;
      sampled.events.push_back(sample_fields(token));
      sampled.progress.push_back(plan_.done());
    }
  }

 private:
  static constexpr int kNoLimit = 1 << 20;

  /// Open within the range of endings: there the music decides where the model ends, not the count.
  std::optional<int> events_left() const {
    return plan_.done() < kEarliestEnding ? std::optional(plan_.events_left()) : std::nullopt;
  }

  bool may_sound(int token, const LoopGuard& guard) const {
    if (vocabulary_.opens(token)) {
      const auto& pitches = vocabulary_.pitches(token);
      return is_playable(pitches) && on_piano(pitches.front()) && on_piano(pitches.back()) &&
             (!options_.loop_guard || guard.allows(pitches.front()));
    }
    std::vector<Pitch> chord = tracker_.chord();
    chord.push_back(vocabulary_.pitches(token).front());
    return is_playable(chord);
  }

  int sample_token(bool may_end) {
    const LoopGuard guard = tracker_.guard_after_chord();
    Allowed allowed(static_cast<std::size_t>(vocabulary_.size(Field::token)));
    bool any = false;
    for (int token = 0; token < vocabulary_.size(Field::token); ++token) {
      const bool may_come = vocabulary_.may_follow(token, previous_);
      const bool may = may_come && (token == Vocabulary::kEnd ? may_end : may_sound(token, guard));
      allowed[static_cast<std::size_t>(token)] = may;
      any = any || may;
    }
    if (!any) return Vocabulary::kEnd;  // a dictionary so small that every token continues a loop
    const double temperature_factor = options_.loop_guard ? guard.temperature_factor() : 1;
    const int own = sample_symbol(model_.logits(), allowed, options_.sampling, random_, temperature_factor);
    return options_.sampling.greedy || temperature_factor > 1 ? own : sample_from_cache(allowed).value_or(own);
  }

  /// A token of the n-gram cache, with the probability of its weight. Nothing when that token is not allowed.
  std::optional<int> sample_from_cache(const Allowed& allowed) {
    const CachePrediction past = model_.cache_prediction();
    if (past.weight == 0 || random_.uniform() >= past.weight) return std::nullopt;
    double rest = random_.uniform();
    for (const auto& [token, share] : past.probabilities)
      if ((rest -= share) < 0) return allowed[static_cast<std::size_t>(token)] ? std::optional(token) : std::nullopt;
    return std::nullopt;
  }

  /// Chords begin more than kChordWindow apart and spread by at most kMaxSpread, as in training, and no later than
  /// `latest` steps after the last one.
  Allowed allowed_shifts(int token, int latest) const {
    Allowed allowed(static_cast<std::size_t>(vocabulary_.size(Field::shift)), true);
    if (vocabulary_.joins(token)) std::fill(allowed.begin() + kSpreads, allowed.end(), false);
    if (!vocabulary_.opens(token)) return allowed;
    for (int shift = 0; !at_start_ && shift_bins().value(shift) <= kChordWindow; ++shift)
      allowed[static_cast<std::size_t>(shift)] = false;
    for (int shift = vocabulary_.size(Field::shift) - 1; shift_bins().value(shift) > latest && shift > 0; --shift)
      allowed[static_cast<std::size_t>(shift)] = false;
    if (std::find(allowed.begin(), allowed.end(), true) == allowed.end()) allowed.front() = true;
    return allowed;
  }

  Event sample_fields(int token, int latest = kNoLimit) {
    Event event{.token = static_cast<std::uint16_t>(token)};
    model_.advance(token);
    while (model_.awaited() != Field::token) {
      const Field field = model_.awaited();
      const Allowed allowed = field == Field::shift ? allowed_shifts(token, latest) : Allowed{};
      const int symbol = sample_symbol(model_.logits(), allowed, without_truncation(options_.sampling), random_);
      symbol_of(event, field) = static_cast<std::uint16_t>(symbol);
      model_.advance(symbol);
    }
    tracker_.take(event, vocabulary_);
    plan_.take(event);
    previous_ = token;
    at_start_ = false;
    return event;
  }

  SequenceModel& model_;
  const Vocabulary& vocabulary_;
  const ComposeOptions& options_;
  Random random_;
  LengthPlan plan_;
  ChordTracker tracker_;
  int previous_ = Vocabulary::kStart;
  bool at_start_;
};

}  // namespace

SampledEvents sample_events(SequenceModel& model, std::span<const Event> prompt, const ComposeOptions& options,
                            Random random) {
  model.restart();
  const std::span<const Events> windows = model.seed_windows();
  const bool from_window = prompt.empty() && !windows.empty();
  if (from_window) prompt = windows[random.below(windows.size())];
  EventSampler sampler(model, options, from_window || prompt.empty(), random);
  for (const Event& event : prompt) sampler.condition_on(event);
  return sampler.sample();
}

Events sample_gap(SequenceModel& model, const EventGap& gap, const ComposeOptions& options, Random random) {
  model.restart();
  EventSampler sampler(model, options, gap.before.empty(), random);
  for (const Event& event : gap.before) sampler.condition_on(event);
  return sampler.fill(gap.after, gap.steps);
}

}  // namespace clavier
