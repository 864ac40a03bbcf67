#include "composing/roll_piece.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "composing/crop_piece.h"
#include "composing/option_check.h"
#include "composing/playability/playable_hands.h"
#include "composing/sample_events.h"
#include "encoding/bins.h"

namespace clavier {
namespace {

constexpr double kTypicalNotesPerStep = 8.0 / kStepsPerSecond;  // the mean of the corpus
constexpr double kMinNotesPerStep = 1.5 / kStepsPerSecond;      // less than any human piece of the corpus
constexpr int kSparseRetries = 3;                               // of a piece with too few notes
constexpr int kLengthRetries = 6;                               // until there are as many notes as requested
constexpr double kMaxSteps = 6e5;                               // three and a half hours

RollLength length_of(const ComposeOptions& options) {
  const double per_second = kStepsPerSecond * options.tempo.value_or(kNominalTempo) / kNominalTempo;
  RollLength length{.ringing = kMinRingingSeconds * per_second};
  if (options.notes) {
    length.notes = *options.notes;
  } else {
    length.steps = options.seconds.value_or(kDefaultSeconds) * per_second;
  }
  return length;
}

/// The steps that hold the beginning, all possible endings and a second after the last.
int steps_for(double music) {
  return static_cast<int>(std::min(kMaxSteps, std::ceil(music * kLatestEnding) + kOpeningSteps + kStepsPerSecond));
}

/// Whether the roll has an onset of the pitch in its first step.
bool begins_with_onset(const PianoRoll& roll, const RollReadOptions& reading, Pitch pitch) {
  return roll.channels > 1 && channel_values(roll, RollChannel::onset)[cell(0, pitch)] > reading.onset;
}

PlayableNotes generate_notes(const RollModel& model, Era era, int steps, Random& random) {
  const PianoRoll roll = model.generate(era, steps, random);
  const RollReadOptions reading = model.reading(era);
  std::vector<GridNote> notes = read_roll(roll, reading);
  std::erase_if(notes,
                [&](const GridNote& note) { return note.onset == 0 && !begins_with_onset(roll, reading, note.pitch); });
  return make_playable(notes);
}

/// Generates again while there are too few notes, at most kSparseRetries times; gives the piece with the most notes.
PlayableNotes generate_music(const RollModel& model, Era era, int steps, Random& random) {
  PlayableNotes fullest;
  for (int attempt = 0; attempt <= kSparseRetries; ++attempt) {
    PlayableNotes generated = generate_notes(model, era, steps, random);
    if (attempt == 0 || generated.notes.size() > fullest.notes.size()) fullest = std::move(generated);
    if (static_cast<double>(fullest.notes.size()) >= kMinNotesPerStep * steps) break;
  }
  return fullest;
}

/// Generates longer music until there are as many notes as requested.
PlayableNotes generate_enough(const RollModel& model, Era era, const RollLength& length, const Random& random) {
  double music = length.notes > 0 ? length.notes / kTypicalNotesPerStep : length.steps;
  for (int attempt = 0;; ++attempt) {
    Random same = random;  // each attempt starts from the same state
    const PlayableNotes generated = generate_music(model, era, steps_for(music), same);
    if (length.notes <= 0) return generated;
    const double part = static_cast<double>(generated.notes.size()) / (length.notes * (kLatestEnding + kLatestOpening));
    if (part >= 1 || generated.notes.empty() || attempt == kLengthRetries || music >= kMaxSteps) return generated;
    music *= 1.1 / std::clamp(part, 0.25, 0.9);
  }
}

Composition compose_once(const RollModel& model, Era era, const ComposeOptions& options, Random random) {
  const RollLength length = length_of(options);
  const PlayableNotes generated = generate_enough(model, era, length, random);
  Score score = score_of(crop_piece(generated.notes, length));
  score.tempo = TempoMap({tempo_of(Beats{0}, options.tempo.value_or(kNominalTempo))});
  Composition piece = finish_composition(std::move(score));
  piece.changes = generated.changes;
  return piece;
}

}  // namespace

Era era_of(const RollModel& model, std::optional<Era> wanted) {
  const auto eras = model.eras();
  if (!wanted && eras.size() == 1) return eras.front();
  if (wanted && std::find(eras.begin(), eras.end(), *wanted) != eras.end()) return *wanted;
  std::string known;
  for (const Era era : eras) known += (known.empty() ? "" : ", ") + std::string(to_string(era));
  if (!wanted) throw Misuse("choose an era with --era: this model has " + known);
  throw Misuse("the model does not know the era " + std::string(to_string(*wanted)) + ", only " + known);
}

void check_roll_options(const ComposeOptions& options, const Score* given) {
  check_compose_options(options, given);
  if (given != nullptr)
    throw Misuse("this model generates whole piano rolls and goes on from no given piece; lstm and transformer do");
  refuse_other_options<RollComposeOptions>(options);
}

Composition compose_roll(const RollModel& model, Era era, const ComposeOptions& options, std::uint64_t index) {
  check_roll_options(options, nullptr);
  return compose_in_key(options, index, kModeAttempts,
                        [&](Random random) { return compose_once(model, era, options, random); });
}

PieceGenerator make_piece_generator(std::shared_ptr<const RollModel> model, Era era) {
  return [model = std::move(model), era](const ComposeOptions& options, const Score* prompt, std::uint64_t index) {
    check_roll_options(options, prompt);
    return compose_roll(*model, era, options, index);
  };
}

}  // namespace clavier
