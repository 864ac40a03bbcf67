#include "composing/compose.h"

#include "base/error.h"
#include "base/parallel.h"
#include "composing/continuation.h"
#include "composing/draft.h"
#include "composing/ending.h"
#include "composing/key_change.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

Key asked_key(const std::string& text) {
  const auto key = parse_key(text);
  if (!key) throw Misuse("option key must be a key like \"C minor\" or \"Eb major\", not \"" + text + "\"");
  return *key;
}

Random random_of(const ComposeOptions& options, std::uint64_t index, int attempt) {
  const Random first(options.seed.value_or(0), index);
  return attempt == 0 ? first : Random(Random(first).bits(), static_cast<std::uint64_t>(attempt));
}

Composition compose_once(SequenceModel& model, const ComposeOptions& options, const Score* prompt, Random random) {
  const Vocabulary& vocabulary = model.vocabulary();
  const Events heard = prompt == nullptr ? Events{} : events_of_prompt(*prompt, vocabulary);
  DrawnEvents drawn = draw_events(model, heard, options, random);
  drawn.events.resize(best_ending(drawn, vocabulary));
  Composition piece;
  if (prompt != nullptr) {
    piece.score = continued(*prompt, drawn.events, vocabulary, options);
  } else {
    piece.score = decode(drawn.events, vocabulary, {options.step});
    piece.score.tempo = TempoMap({tempo_of(Beats{0}, options.tempo)});
  }
  ring_out(piece.score, {kRingingSeconds});
  piece.key = find_key(piece.score);
  piece.at_rest = piece.key && ends_at_rest(piece.score, piece.key->key);
  return piece;
}

void move_to(Key key, Composition& piece) {
  if (!piece.key) return;
  piece.has_asked_mode = piece.key->key.mode == key.mode;
  piece.score = moved_on_piano(std::move(piece.score), nearest_interval(piece.key->key.tonic, key.tonic));
  piece.key = find_key(piece.score);
}

}  // namespace

void check_compose_options(const ComposeOptions& options, const Score* prompt) {
  check_options(options);
  if (options.notes && options.seconds) throw Misuse("give the length in notes or in seconds, not both");
  if (options.key.empty()) return;
  asked_key(options.key);
  if (prompt != nullptr) throw Misuse("a prompt sets the key of what follows it: leave out the key or the prompt");
}

Composition compose(SequenceModel& model, const ComposeOptions& options, const Score* prompt, std::uint64_t index) {
  check_compose_options(options, prompt);
  const int attempts = options.key.empty() || options.sampling.greedy ? 1 : kModeAttempts;
  Composition piece;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    piece = compose_once(model, options, prompt, random_of(options, index, attempt));
    piece.attempts = attempt + 1;
    if (options.key.empty() || !piece.key || piece.key->key.mode == asked_key(options.key).mode) break;
  }
  if (!options.key.empty()) move_to(asked_key(options.key), piece);
  piece.score.origin = "Clavier " CLAVIER_VERSION ", seed " + std::to_string(options.seed.value_or(0));
  return piece;
}

std::vector<Composition> compose_many(const SequenceModelMaker& maker, const ComposeOptions& options,
                                      const Score* prompt, std::size_t count, unsigned threads, Progress& progress) {
  check_compose_options(options, prompt);
  std::vector<Composition> pieces(count);
  progress.begin("composing", count);
  parallel_for(count, threads, [&](std::size_t index) {
    pieces[index] = compose(*maker(), options, prompt, index);
    progress.advance();
  });
  progress.end();
  return pieces;
}

}  // namespace clavier
