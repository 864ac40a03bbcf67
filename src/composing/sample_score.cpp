#include "composing/sample_score.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <utility>

#include "base/parallel.h"
#include "composing/ending.h"
#include "encoding/score_steps/read_bars.h"

namespace clavier {
namespace {

constexpr double kOddsOfEra = 1;          // for each unit of log-probability
constexpr std::ptrdiff_t kEraBars = 32;   // are heard for it, so that long pieces take no longer a bar
constexpr double kMinProbability = 0.01;  // of an era
constexpr double kOddsOfClose = 0.25;     // of a phrase that closes ...
constexpr double kOddsOfPeriod = 0.75;    // ... after eight bars
constexpr double kClearChord = 0.95;      // the share of the last beat that belongs to its chord
constexpr double kOddsOfDensity = 1;      // that a phrase loses for each class that it is beside the one that is asked

/// A piece in progress.
struct Draft {
  std::unique_ptr<ScoreModel> model;
  ScoreSteps steps;

  const ScoreState& state() const { return model->reader().state(); }
  Draft clone() const { return {model->clone(), steps}; }
};

/// Samples until the piece, or the passage, ends, or bar `end` would begin.
void sample_until(int end, const ScoreRequest& request, const ScoreSampling& sampling, Random& random, Draft& draft) {
  while (!draft.state().ended) {
    const ScoreStep step = sample_step(*draft.model, request, sampling, random);
    if (step.is_bar() && draft.state().bar + 1 == end) return;
    draft.steps.push_back(step);
    draft.model->advance(step);
  }
}

/// What a phrase gains that ends on a clear chord with the tonic or the dominant in the bass, as human phrases do
/// more often than the model's.
double odds_of_close(const PhraseFeatures& phrase, int end) {
  const auto value = [&](PhraseFeature feature) { return phrase.at(static_cast<std::size_t>(feature)); };
  const bool on_degree = value(PhraseFeature::ends_on_tonic) + value(PhraseFeature::ends_on_dominant) > 0;
  if (!on_degree || value(PhraseFeature::last_fit) < kClearChord) return 0;
  return end % (2 * kPhraseBars) == 0 ? kOddsOfPeriod : kOddsOfClose;
}

/// How good the bars from `first` to before `end` are, as the judge hears them; they have neighbours.
double judge_bars(const ScoreState& state, int first, int end, const ScoreRequest& request, const PhraseJudge& judge) {
  const int begin = std::max(0, std::min(first, end - kPhraseBars));
  const auto bars = static_cast<std::size_t>(end - begin);
  const PhraseFeatures features = measure_phrase(state.known, static_cast<std::size_t>(begin), bars);
  double odds = judge(features, request.prefix.era) + odds_of_close(features, end);
  if (request.prefix.density) {
    const BarPiece phrase{{state.known.bars.begin() + begin, state.known.bars.begin() + end}};
    odds -= kOddsOfDensity * std::abs(static_cast<int>(density_of(phrase)) - static_cast<int>(*request.prefix.density));
  }
  return odds;
}

double judge_draft(const Draft& draft, int first, int end, const ScoreRequest& request, const PhraseChoice& choice) {
  if (choice.judge == nullptr) return 0;
  const int last = std::min(end, static_cast<int>(draft.state().known.bars.size()));
  return last > first ? judge_bars(draft.state(), first, last, request, *choice.judge) : 0;
}

/// The last bars of a piece in progress, with their tempo.
BarPiece recent_bars(const ScoreState& state) {
  const auto& bars = state.known.bars;
  BarPiece recent{{bars.end() - std::min(std::ssize(bars), kEraBars), bars.end()}};
  if (!recent.bars.front().tempo && state.tempo > 0) recent.bars.front().tempo = state.tempo - 1;
  return recent;
}

/// What a classifier says of the last bars.
double judge_era(const Draft& draft, const ScoreRequest& request, const PhraseChoice& choice) {
  if (choice.eras == nullptr || !request.prefix.era || draft.state().known.bars.empty()) return 0;
  const std::optional<EraPrediction> prediction = (*choice.eras)(write_bars(recent_bars(draft.state())));
  if (!prediction) return 0;
  const double probability = prediction->eras.at(static_cast<std::size_t>(*request.prefix.era));
  return kOddsOfEra * std::log(std::max(probability, kMinProbability));
}

/// Where the phrase that begins with a bar ends.
int end_of_phrase(int begin, const std::optional<int>& bars) {
  const int next = (begin / kPhraseBars + 1) * kPhraseBars;
  if (!bars || next < *bars - kEndingBars) return next;
  return begin < *bars - kEndingBars ? *bars - kEndingBars : *bars;
}

/// A version of a phrase, and what speaks for it: first that it closes the piece, then the judge.
struct Version {
  Draft draft;
  std::pair<bool, double> score;
};

/// Versions of what comes before bar `end`, each with random numbers of its own, so that threads do not change them.
std::vector<Version> sample_versions(const Draft& draft, int end, const ScoreRequest& request,
                                     const PhraseChoice& choice, const ScoreSampling& sampling, Random& random,
                                     const std::function<std::pair<bool, double>(const Draft&)>& score) {
  const std::uint64_t seed = random.bits();
  std::vector<Version> versions(static_cast<std::size_t>(choice.versions));
  parallel_for(versions.size(), choice.threads, [&](std::size_t place) {
    Version& version = versions[place];
    version.draft = draft.clone();
    Random own(seed, place);
    sample_until(end, request, sampling, own, version.draft);
    version.score = score(version.draft);
  });
  return versions;
}

/// The draft with its next phrase, the best of some. The last one is tried again while no version closes.
Draft choose_phrase(Draft draft, const ScoreRequest& request, const PhraseChoice& choice, const ScoreSampling& sampling,
                    Random& random) {
  const int begin = draft.state().bar + 1;
  const int end = end_of_phrase(begin, request.frame.bars);
  const bool closes = choice.closing && request.frame.bars == end;
  if (choice.versions == 1 && !closes) {
    sample_until(end, request, sampling, random, draft);
    return draft;
  }
  const auto score = [&](const Draft& version) {
    return std::pair(closes && ends_on_tonic(write_bars(decode_steps(version.steps)), *choice.closing),
                     judge_draft(version, begin, end, request, choice) + judge_era(version, request, choice));
  };
  std::optional<Version> best;
  int attempts = 0;
  do {
    for (Version& version : sample_versions(draft, end, request, choice, sampling, random, score))
      if (!best || version.score > best->score) best = std::move(version);
    attempts += choice.versions;
  } while (closes && !best->score.first && attempts < kEndingAttempts);
  return std::move(best->draft);
}

/// Reads `given`, steps that come first.
Draft begin_piece(const ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given) {
  Draft draft{model.clone(), {given.begin(), given.end()}};
  draft.model->restart(request.prefix, request.frame);
  const auto context = static_cast<std::size_t>(model.context());
  for (std::size_t index = 0; index < given.size(); ++index)
    index + context < given.size() ? draft.model->skip(given[index]) : draft.model->advance(given[index]);
  return draft;
}

/// About how many steps the passage will have: as many a bar as the piece has, at most half of the context.
std::size_t expect_steps(const BarPiece& piece, const InfillSpan& passage, int context) {
  std::size_t notes = 0;
  for (const ScoreBar& bar : piece.bars) notes += bar.notes.size();
  const std::size_t each = 1 + notes / piece.bars.size();
  return std::min(each * static_cast<std::size_t>(passage.bars), static_cast<std::size_t>(context) / 2);
}

/// The piece around a passage, read up to its first step.
Draft begin_passage(const ScoreModel& model, const ScoreRequest& request, const BarPiece& piece,
                    const InfillSpan& passage) {
  Draft draft{model.clone(), encode_steps(cut_out(piece, passage), passage)};
  ScoreSteps& steps = draft.steps;
  const auto fill = static_cast<std::size_t>(
      std::find_if(steps.begin(), steps.end(), [](const ScoreStep& step) { return step.is_fill(); }) - steps.begin());
  steps.resize(fill + 1);
  const StepRange context = choose_context(steps, passage, expect_steps(piece, passage, model.context()),
                                           static_cast<std::size_t>(model.context()));
  draft.model->restart(request.prefix, request.frame);
  for (std::size_t index = 0; index < steps.size(); ++index)
    index == fill || context.has(index) ? draft.model->advance(steps[index]) : draft.model->skip(steps[index]);
  return draft;
}

/// The mean over the phrases of a passage.
double judge_passage(const Draft& draft, const ScoreRequest& request, const InfillSpan& passage,
                     const PhraseChoice& choice) {
  double sum = 0;
  int phrases = 0;
  for (int bar = 0; bar < passage.bars; bar += kPhraseBars, ++phrases) {
    const int end = passage.first_bar + std::min(bar + kPhraseBars, passage.bars);
    sum += judge_draft(draft, passage.first_bar + bar, end, request, choice);
  }
  return sum / phrases;
}

}  // namespace

BarPiece sample_piece(const ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given,
                      const PhraseChoice& choice, const ScoreSampling& sampling, Random& random) {
  Draft draft = begin_piece(model, request, given);
  while (!draft.state().ended) {
    draft = choose_phrase(std::move(draft), request, choice, sampling, random);
    if (choice.heard) choice.heard(draft.steps);
  }
  return decode_steps(draft.steps);
}

BarPiece sample_passage(const ScoreModel& model, ScoreRequest request, const BarPiece& piece, const InfillSpan& passage,
                        const PhraseChoice& choice, const ScoreSampling& sampling, Random& random) {
  constexpr int kNoEnd = -1;
  set_length(static_cast<int>(piece.bars.size()), request);
  request.frame.passage = passage;
  const Draft start = begin_passage(model, request, piece, passage);
  const auto score = [&](const Draft& version) {
    return std::pair(false, judge_passage(version, request, passage, choice));
  };
  const std::vector<Version> versions = sample_versions(start, kNoEnd, request, choice, sampling, random, score);
  const auto best = std::max_element(versions.begin(), versions.end(),
                                     [](const Version& a, const Version& b) { return a.score < b.score; });
  return decode_steps(best->draft.steps, passage);
}

}  // namespace clavier
