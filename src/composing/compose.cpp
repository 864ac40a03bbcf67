#include "composing/compose.h"

#include <map>
#include <mutex>

#include "base/parallel.h"
#include "composing/continuation.h"
#include "composing/ending.h"
#include "composing/fill_performance.h"
#include "composing/heard_model.h"
#include "composing/option_check.h"
#include "composing/sample_events.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

Composition compose_once(SequenceModel& model, const ComposeOptions& options, const Score* prompt, Random random) {
  const Vocabulary& vocabulary = model.vocabulary();
  const Events prompt_events = prompt == nullptr ? Events{} : encode_prompt(*prompt, vocabulary);
  SampledEvents sampled = sample_events(model, prompt_events, options, random);
  sampled.events.resize(find_best_ending(sampled, vocabulary));
  if (prompt != nullptr) {
    Composition piece = finish_composition(continue_prompt(*prompt, sampled.events, vocabulary, options));
    const std::optional<Beats> bar = options.keep_prompt ? find_next_bar(*prompt) : std::nullopt;
    if (bar) piece.added = {.begin = *bar};
    return piece;
  }
  Score score = decode(sampled.events, vocabulary, {options.step});
  score.tempo = TempoMap({tempo_of(Beats{0}, options.tempo.value_or(kNominalTempo))});
  return finish_composition(std::move(score));
}

}  // namespace

Composition compose(SequenceModel& model, const ComposeOptions& options, const Score* prompt, std::uint64_t index) {
  check_compose_options(options, prompt);
  refuse_other_options<SequenceComposeOptions>(options);
  if (options.given == GivenMusic::passage && prompt != nullptr && model.fills_gaps())
    return fill_performance(model, options, *prompt, index);
  if (options.given == GivenMusic::passage)
    throw Misuse("this model does not fill in; --infill needs --model transformer or, for performances, bilstm");
  if (options.given != GivenMusic::prompt)
    throw Misuse("this model has no measures; --accompany and --form-of need --model transformer");
  return compose_in_key(options, index, options.sampling.greedy ? 1 : kModeAttempts,
                        [&](Random random) { return compose_once(model, options, prompt, random); });
}

PieceGenerator make_piece_generator(SequenceModelFactory maker, std::optional<KeyDistribution> keys,
                                    ComposingListener* listener) {
  return [maker = std::move(maker), keys, listener](const ComposeOptions& options, const Score* prompt,
                                                    std::uint64_t index) {
    std::unique_ptr<SequenceModel> model = maker();
    if (listener != nullptr) model = hear_model(std::move(model), *listener, options, prompt != nullptr);
    Composition piece = compose(*model, options, prompt, index);
    if (!keys || prompt != nullptr || !options.key.empty()) return piece;
    return transpose_to_typical_key(std::move(piece), *keys, options, index);
  };
}

void compose_many(const PieceGenerator& generator, const ComposeOptions& options, const Score* prompt,
                  std::size_t count, unsigned threads, Progress& progress, const TakeComposition& take) {
  std::mutex lock;
  std::map<std::size_t, Composition> waiting;
  std::size_t next = 0;
  progress.begin("composing", count);
  parallel_for(count, threads, [&](std::size_t index) {
    Composition piece = generator(options, prompt, index);
    const std::lock_guard guard(lock);
    waiting.emplace(index, std::move(piece));
    while (!waiting.empty() && waiting.begin()->first == next) {
      const auto first = waiting.extract(waiting.begin());
      take(next++, std::move(first.mapped()));
      progress.advance();
    }
  });
  progress.end();
}

}  // namespace clavier
