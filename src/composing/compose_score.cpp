#include "composing/compose_score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analysis/key/key_segments.h"
#include "analysis/key/main_key.h"
#include "analysis/score/describe_bars.h"
#include "composing/complete_prefix.h"
#include "composing/ending.h"
#include "composing/form_plan.h"
#include "composing/given_score.h"
#include "composing/heard_model.h"
#include "composing/option_check.h"
#include "composing/plain_lengths.h"
#include "composing/sample_score.h"
#include "composing/score_quality.h"
#include "encoding/score_steps/read_bars.h"
#include "models/transformer/guided_model.h"

namespace clavier {
namespace {

constexpr double kUsualBpm = 100;      // where neither the user nor the piece says one
constexpr double kMaxRounding = 0.05;  // of a length in seconds, to whole phrases

/// How many bars last so long: whole phrases where that is near.
int count_bars(double seconds, int meter, double bpm) {
  const double bars = seconds * bpm / 60 / beats_of_ticks(bar_ticks(meter)).value;
  const int in_phrases = kPhraseBars * static_cast<int>(std::lround(bars / kPhraseBars));
  const bool near = std::abs(in_phrases - bars) <= kMaxRounding * bars;
  return std::max(1, near ? in_phrases : static_cast<int>(std::lround(bars)));
}

/// Lets the model choose meter and tempo, where they are open, so that a length in seconds has a number of bars.
void settle_opening(ScoreModel& model, const ScoreSampling& sampling, Random& random, ScoreRequest& request) {
  model.restart(request.prefix, request.frame);
  const ScoreBar first = bar_of(sample_step(model, request, sampling, random));
  request.prefix.meter = first.meter;
  request.prefix.tempo = first.tempo;
}

double bpm_of(const ComposeOptions& options, const std::optional<int>& tempo) {
  if (options.tempo) return *options.tempo;
  return tempo ? bpm_of_tempo(*tempo) : kUsualBpm;
}

/// The same tempos, with one at the start where there is none.
TempoMap begin_with(double bpm, const TempoMap& tempo) {
  std::vector<Tempo> changes = tempo.changes();
  if (changes.empty() || changes.front().onset > Beats{0}) changes.insert(changes.begin(), tempo_of({}, bpm));
  return TempoMap(std::move(changes));
}

/// The nearest tempo with a whole number of quarters a minute, or of dotted quarters in meters such as 6/8.
double whole_tempo(double bpm, const Score& score) {
  const bool is_compound =
      !score.meters.empty() && score.meters.front().denominator == 8 && score.meters.front().numerator % 3 == 0;
  const double quarters = is_compound ? 1.5 : 1;
  return std::round(bpm / quarters) * quarters;
}

/// The first tempo exactly as asked, the others in proportion; one for pieces without any.
void set_exact_tempo(const ComposeOptions& options, Score& score) {
  std::vector<Tempo> changes = score.tempo.changes();
  if (changes.empty()) changes.push_back(tempo_of({}, kUsualBpm));
  const double ratio = options.tempo ? *options.tempo / beats_per_minute(changes.front()) : 1;
  for (Tempo& change : changes) {
    const double bpm = beats_per_minute(change) * ratio;
    change = tempo_of(change.onset, options.tempo ? bpm : whole_tempo(bpm, score));
  }
  score.tempo = TempoMap(std::move(changes));
}

Composition finish_score(Score score, const std::optional<Key>& asked) {
  Composition piece{.score = std::move(score)};
  piece.bars = static_cast<int>(read_bars(piece.score).piece.bars.size());
  piece.key = find_main_key(piece.score);
  const std::optional<Key> key = asked || !piece.key ? asked : std::optional(piece.key->key);
  if (key && piece.score.keys.empty()) piece.score.keys = {{.fifths = signature_of(*key), .mode = key->mode}};
  piece.ends_on_tonic = key && ends_on_tonic(piece.score, *key);
  piece.quality = measure_score_quality(piece.score, key);
  return piece;
}

/// What a run of composing needs.
struct Task {
  ScoreModel& model;
  const std::optional<ScoreOpenings>& openings;
  const ComposeOptions& options;
  std::optional<Era> era;
  ScoreSampling sampling;
  PhraseChoice choice;
  ComposingListener* listener = nullptr;
};

/// No note is held beyond the last bar line.
void end_with_the_last_bar(BarPiece& piece) {
  int left = 0;  // ticks from the start of a bar to the end
  for (auto bar = piece.bars.rbegin(); bar != piece.bars.rend(); ++bar) {
    left += bar_ticks(bar->meter);
    for (BarNote& note : bar->notes) note.duration = std::max(1, std::min(note.duration, left - note.position));
  }
}

/// Of a piece in progress, without the end of its last phrase: its steps, as they are played.
void tell(const Task& task, const std::optional<int>& bars, const ScoreSteps& steps) {
  Score score = write_bars(decode_steps(steps));
  const auto begun =
      static_cast<double>(std::count_if(steps.begin(), steps.end(), [](auto& step) { return step.is_bar(); }));
  set_exact_tempo(task.options, score);
  task.listener->hear(score, bars ? std::min(1.0, begun / *bars) : 0);
}

/// With an ending that closes, where the key is known.
BarPiece sample_whole(const Task& task, const ScoreRequest& request, const ScoreSteps& given, Random& random) {
  PhraseChoice choice = task.choice;
  choice.closing = request.prefix.key;
  if (task.listener != nullptr) choice.heard = [&](const ScoreSteps& steps) { tell(task, request.frame.bars, steps); };
  BarPiece piece = sample_piece(task.model, request, given, choice, task.sampling, random);
  lengthen_short_notes(piece);
  end_with_the_last_bar(piece);
  return piece;
}

/// What is asked of a piece with the form of another: its length, and its meter and its key where none is asked.
void take_form(const GivenScore& form, ScoreRequest& request) {
  const ScorePrefix own = describe_bars(form.piece);
  if (!request.prefix.meter) request.prefix.meter = own.meter;
  if (!request.prefix.key) request.prefix.key = own.key;
  request.one_meter = true;
  set_length(form.bars(), request);
  request.bars = plan_of(form.piece, own.key, request.prefix.key);
}

/// Both parts of a binary form are played twice.
bool has_repeats(const ScoreOptions& asked) { return asked.form == "binary"; }

/// A new piece, in the form of another where one is given.
Composition compose_new(const Task& task, const GivenScore* form, Random& random) {
  ScoreRequest request = make_score_request(task.options, task.era, task.model.composers());
  if (form != nullptr) take_form(*form, request);
  if (task.openings) complete_prefix(*task.openings, request.prefix, random);
  const ScoreOptions& asked = task.options.score;
  if (!asked.bars && task.options.seconds) {
    if (!request.prefix.meter || !request.prefix.tempo) settle_opening(task.model, task.sampling, random, request);
    request.one_meter = true;
    const double seconds = has_repeats(asked) ? *task.options.seconds / 2 : *task.options.seconds;
    set_length(count_bars(seconds, *request.prefix.meter, bpm_of(task.options, request.prefix.tempo)), request);
  }
  if (asked.form != "free") {
    request.one_meter = true;
    request.bars = plan_form(asked.form, *request.frame.bars, request.prefix.key);
  }
  Score score = write_bars(sample_whole(task, request, {}, random));
  set_exact_tempo(task.options, score);
  Composition piece = finish_score(std::move(score), request.prefix.key);
  if (has_repeats(asked)) piece.repeats = plan_sections(asked.form, *request.frame.bars);
  return piece;
}

ScoreRequest request_for(const Task& task, const GivenScore& given) {
  ScoreRequest request{.prefix = describe_bars(given.piece), .loop_guard = task.options.loop_guard};
  apply_options(task.options, task.era, task.model.composers(), request.prefix);
  request.frame.loudness = request.prefix.loudness;
  request.frame.parts[static_cast<std::size_t>(Part::voice)] = request.prefix.kind == ScoreKind::song;
  return request;
}

Composition continue_given(const Task& task, const GivenScore& whole, Random& random) {
  const GivenScore given = first_bars(whole, task.options.score.prompt_bars.value_or(whole.bars()));
  ScoreRequest request = request_for(task, given);
  if (task.options.score.meter.empty()) request.prefix.meter = given.piece.bars.back().meter;
  request.one_meter = true;
  const double bpm = given.score.tempo.bpm_at(given.bar_onset(given.bars()));
  const int added = task.options.score.bars ? *task.options.score.bars
                    : task.options.seconds  ? count_bars(*task.options.seconds, *request.prefix.meter, bpm)
                                            : kDefaultBars;
  set_length(given.bars() + added, request);
  ScoreSteps steps = encode_steps(given.piece);
  steps.pop_back();  // its end
  const BarPiece piece = sample_whole(task, request, steps, random);
  Score score = append_bars(given, piece);
  if (!task.options.keep_prompt) {
    BarPiece added_bars;
    added_bars.bars.assign(piece.bars.begin() + given.bars(), piece.bars.end());
    score = write_bars(added_bars);
    score.tempo = begin_with(bpm, score.tempo);
    set_exact_tempo(task.options, score);
  }
  Composition composed = finish_score(std::move(score), std::nullopt);
  if (task.options.keep_prompt) composed.added = {.begin = given.bar_onset(given.bars())};
  return composed;
}

/// Passages of up to kMaxPassageBars bars one after the other; each knows what was written before it.
Composition fill_given(const Task& task, const GivenScore& given, const InfillSpan& passage, Random& random) {
  const ScoreRequest request = request_for(task, given);
  BarPiece piece = cut_out(given.piece, passage);
  const int end = passage.first_bar + passage.bars;
  for (int bar = passage.first_bar; bar < end; bar += kMaxPassageBars) {
    InfillSpan part = passage;
    part.first_bar = bar;
    part.bars = std::min(kMaxPassageBars, end - bar);
    piece = sample_passage(task.model, request, piece, part, task.choice, task.sampling, random);
  }
  lengthen_short_notes(piece);
  Composition composed = finish_score(replace_passage(given, piece, passage), std::nullopt);
  composed.added = {.begin = given.bar_onset(passage.first_bar),
                    .end = given.bar_onset(end),
                    .right = passage.has_part(Part::right),
                    .left = passage.has_part(Part::left)};
  return composed;
}

InfillSpan parse_passage(const ScoreOptions& options, int bars) {
  InfillSpan passage{.first_bar = 0, .bars = bars};
  if (!options.bars_range.empty()) {
    int first = 0, last = 0, read = 0;
    const bool is_range = std::sscanf(options.bars_range.c_str(), "%d:%d%n", &first, &last, &read) == 2 &&
                          read == static_cast<int>(options.bars_range.size());
    if (!is_range || first < 1 || last < first)
      throw Misuse("option bars-range must be two measures like 5:8, not \"" + options.bars_range + "\"");
    if (last > bars)
      throw Misuse("option bars-range ends at measure " + std::to_string(last) + ", but the piece has " +
                   std::to_string(bars));
    passage.first_bar = first - 1;
    passage.bars = last - first + 1;
  }
  if (options.hand) passage.parts = {*options.hand == "right", *options.hand == "left", false};
  return passage;
}

/// A melody is accompanied by both hands from its first measure to its last.
Composition accompany(const Task& task, const Score& melody, Random& random) {
  const GivenScore given = read_given_melody(melody);
  return fill_given(task, given, {.first_bar = 0, .bars = given.bars(), .parts = {true, true, false}}, random);
}

Composition compose_candidate(const Task& task, const Score* given, Random random) {
  if (given == nullptr) return compose_new(task, nullptr, random);
  if (task.options.given == GivenMusic::melody) return accompany(task, *given, random);
  const GivenScore score = read_given_score(*given);
  if (task.options.given == GivenMusic::form) return compose_new(task, &score, random);
  if (task.options.given == GivenMusic::prompt) return continue_given(task, score, random);
  return fill_given(task, score, parse_passage(task.options.score, score.bars()), random);
}

/// Nothing where the piece is too short to tell.
std::optional<double> era_probability(Era era, const Score& score, const EraClassifier& judge) {
  const std::optional<EraPrediction> prediction = judge(score);
  return prediction ? std::optional(prediction->eras.at(static_cast<std::size_t>(era))) : std::nullopt;
}

void check(const ComposeOptions& options, const Score* given) {
  check_compose_options(options, nullptr);
  refuse_other_options<ScoreComposeOptions>(options);
  const ScoreOptions& score = options.score;
  if (score.bars && options.seconds) throw Misuse("give the length in bars or in seconds, not both");
  const bool fills = given != nullptr && options.given == GivenMusic::passage;
  if (!fills && (!score.bars_range.empty() || score.hand))
    throw Misuse("options bars-range and hand say which passage of --infill is rewritten");
  if (fills && score.bars_range.empty() && !score.hand)
    throw Misuse("say what to rewrite: --bars-range 5:8, --hand left, or both");
  if (score.prompt_bars && (given == nullptr || options.given != GivenMusic::prompt))
    throw Misuse("option prompt-bars needs --prompt");
  if (given == nullptr) return;
  check_kept_piece(options);
  if (score.form != "free") throw Misuse("a given piece has its own form: leave out the form or the piece");
  if (options.given != GivenMusic::prompt && (score.bars || options.seconds))
    throw Misuse("the given piece has its length: leave out bars and seconds");
}

}  // namespace

PieceGenerator make_piece_generator(std::shared_ptr<const TransformerWeights> weights, std::optional<Era> era,
                                    const GeneratorHelpers& helpers) {
  return [weights = std::move(weights), era, helpers](const ComposeOptions& options, const Score* given,
                                                      std::uint64_t index) {
    check(options, given);
    std::unique_ptr<ScoreModel> model = std::make_unique<GuidedModel>(weights, options.score.guidance);
    if (helpers.listener != nullptr) model = check_model(std::move(model), *helpers.listener);
    Task task{*model, weights->openings, options, era, make_score_sampling(options.sampling), {}, helpers.listener};
    int candidates = options.sampling.greedy ? 1 : options.score.candidates;
    if (weights->judge) {
      task.choice = {
          .versions = candidates, .judge = &*weights->judge, .eras = helpers.judge.get(), .threads = helpers.threads};
      candidates = 1;
    }
    const std::uint64_t first = Random(options.seed.value_or(0), index).bits();
    std::optional<Composition> best;
    for (int candidate = 0; candidate < candidates; ++candidate) {
      if (helpers.listener != nullptr) helpers.listener->begin();
      Composition piece = compose_candidate(task, given, Random(first, static_cast<std::uint64_t>(candidate)));
      if (helpers.judge && era) piece.quality->era = era_probability(*era, piece.score, *helpers.judge);
      if (!best || piece.quality->total() > best->quality->total()) best = std::move(piece);
    }
    return *best;
  };
}

}  // namespace clavier
