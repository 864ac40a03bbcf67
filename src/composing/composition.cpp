#include "composing/composition.h"

#include "analysis/key/main_key.h"
#include "base/error.h"
#include "composing/ending.h"
#include "composing/transposition.h"

namespace clavier {
namespace {

constexpr int kKeyStream = 1000;  // a random stream apart from those of the attempts

Key parse_requested_key(const std::string& text) {
  const auto key = parse_key(text);
  if (!key) throw Misuse("option key must be a key like \"C minor\" or \"Eb major\", not \"" + text + "\"");
  return *key;
}

Random random_of(const ComposeOptions& options, std::uint64_t index, int attempt) {
  const Random first(options.seed.value_or(0), index);
  return attempt == 0 ? first : Random(Random(first).bits(), static_cast<std::uint64_t>(attempt));
}

void transpose_to_key(Key key, Composition& piece) {
  if (!piece.key) return;
  piece.has_asked_mode = piece.key->key.mode == key.mode;
  piece.score = transpose_on_piano(std::move(piece.score), nearest_interval(piece.key->key.tonic, key.tonic));
  piece.key = find_main_key(piece.score);
}

}  // namespace

void check_compose_options(const ComposeOptions& options, const Score* prompt) {
  check_options(options);
  if (options.notes && options.seconds) throw Misuse("give the length in notes or in seconds, not both");
  if (prompt != nullptr) check_kept_piece(options);
  if (options.key.empty()) return;
  parse_requested_key(options.key);
  if (prompt != nullptr) throw Misuse("a prompt sets the key of what follows it: leave out the key or the prompt");
}

void check_kept_piece(const ComposeOptions& options) {
  const bool kept = options.given == GivenMusic::prompt ? options.keep_prompt : options.given != GivenMusic::form;
  if (kept && options.tempo)
    throw Misuse("the given piece sets the tempo of what is written into it: leave out the tempo");
  if (kept && !options.score.meter.empty())
    throw Misuse("the given piece sets the meter of what is written into it: leave out the meter");
  if (kept && !options.key.empty())
    throw Misuse("the given piece sets the key of what is written into it: leave out the key");
}

Composition compose_in_key(const ComposeOptions& options, std::uint64_t index, int attempts,
                           const std::function<Composition(Random)>& once) {
  const std::optional<Key> asked = options.key.empty() ? std::nullopt : std::optional(parse_requested_key(options.key));
  Composition piece;
  for (int attempt = 0; attempt < (asked ? attempts : 1); ++attempt) {
    piece = once(random_of(options, index, attempt));
    piece.attempts = attempt + 1;
    if (!asked || !piece.key || piece.key->key.mode == asked->mode) break;
  }
  if (asked) transpose_to_key(*asked, piece);
  piece.score.origin = "Clavier " CLAVIER_VERSION ", seed " + std::to_string(options.seed.value_or(0));
  return piece;
}

Composition transpose_to_typical_key(Composition piece, const KeyDistribution& keys, const ComposeOptions& options,
                                     std::uint64_t index) {
  if (!piece.key) return piece;
  Random random(random_of(options, index, kKeyStream));
  const Mode mode = piece.key->key.mode;
  if (const auto tonic = sample_tonic(keys, mode, random)) transpose_to_key({*tonic, mode}, piece);
  return piece;
}

Composition finish_composition(Score score) {
  Composition piece{.score = std::move(score)};
  ring_out(piece.score, {kMinRingingSeconds});
  piece.key = find_main_key(piece.score);
  piece.ends_on_tonic = piece.key && ends_on_tonic(piece.score, piece.key->key);
  return piece;
}

}  // namespace clavier
