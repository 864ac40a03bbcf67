#include "evaluation/report/report_sources.h"

#include "base/files.h"
#include "base/number_format.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "composing/open_piece_generator.h"
#include "encoding/chord_tokens.h"
#include "models/markov/markov.h"
#include "models/open_model.h"
#include "models/sequence/checkpoint.h"
#include "notation/piece_reader.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kChoiceSeed = 1;

std::string state_of(const fs::path& file) { return std::to_string(hash_bytes(read_file(file))); }

std::string state_of_model(const fs::path& folder) {
  std::string state = state_of(folder / "config.json");
  for (const char* weights : {"model.safetensors", "markov.bin"})
    if (fs::exists(folder / weights)) state += "-" + state_of(folder / weights);
  return state;
}

std::string seeds_text(const SeedRange& seeds) {
  return std::to_string(seeds.first) + ".." + std::to_string(seeds.first + seeds.count - 1);
}

Json training_of_markov(const Corpus& corpus, Era era) {
  return {{"version", CLAVIER_VERSION}, {"corpus", corpus.checksum()}, {"era", to_string(era)}};
}

/// Whether the chain in `folder` is of this corpus: an earlier report in this folder may be of another.
bool holds_markov(const fs::path& folder, const Json& training) {
  const CheckpointFolder files(folder);
  if (!fs::exists(files.config)) return false;
  return read_config(files).value("training", Json::object()) == training;
}

void count_markov(const Corpus& corpus, Era era, const fs::path& folder, Progress& progress) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index)
    if (corpus.pieces()[index].split == Split::train && corpus.pieces()[index].era == era) chosen.push_back(index);
  progress.say("counting a Markov chain of " + std::to_string(chosen.size()) + " pieces");
  const Vocabulary vocabulary = Vocabulary::of_notes();
  std::vector<Events> pieces(chosen.size());
  parallel_for(chosen.size(), 0,
               [&](std::size_t index) { pieces[index] = encode(corpus.score(chosen[index]), vocabulary); });
  write_markov(folder, train_markov(pieces, vocabulary), training_of_markov(corpus, era));
}

}  // namespace

std::vector<PieceSource> make_real_sources(const Corpus& corpus, const RealPieceSelection& wanted) {
  const auto human = [&corpus, wanted] { return sample_real_pieces(corpus, wanted, Random(kChoiceSeed)); };
  const auto source = [](const std::string& name, const std::string& kind, std::function<PieceSet()> pieces) {
    return PieceSource{
        .name = name, .kind = kind, .pieces = [pieces = std::move(pieces)](Progress&) { return pieces(); }};
  };
  return {source("human", "human", human),
          source("pitches shuffled", "control", [human] { return shuffle_pitches(human(), Random(kChoiceSeed)); }),
          source("onsets shuffled", "control", [human] { return shuffle_onsets(human(), Random(kChoiceSeed)); })};
}

PieceSource make_model_source(const std::string& name, const Model& model, Era era, const SeedRange& seeds,
                              Seconds length, const GeneratorHelpers& helpers) {
  const std::string command = "clavier compose --model " + name + " --era " + std::string(to_string(era)) +
                              " --seconds " + format_number(length.value, 3) + " --no-originality-check --seed " +
                              std::to_string(seeds.first);
  return {.name = name,
          .kind = "model",
          .command = command,
          .state = state_of_model(model.folder) + " " + seeds_text(seeds),
          .pieces =
              [=](Progress& progress) {
                return compose_piece_set(make_piece_generator(model, era, helpers), {seeds, length}, progress);
              },
          .model = model.generates_rolls() || model.composes_scores() ? std::function<Model()>()
                                                                      : [model] { return model; }};
}

PieceSource make_files_source(const fs::path& folder, std::size_t max_pieces, Seconds length) {
  std::string state;
  for (const fs::path& file : list_files(folder, piece_extensions()))
    state += file.lexically_relative(folder).string() + "-" + state_of(file) + "\n";
  return {.name = shown_path(folder.filename().empty() ? folder.parent_path().filename() : folder.filename()),
          .kind = "folder",
          .state = std::to_string(hash_bytes(as_bytes(state))),
          .pieces = [=](Progress& progress) { return read_piece_set(folder, max_pieces, length, progress); }};
}

PieceSource make_markov_source(const Corpus& corpus, Era era, const fs::path& folder, const SeedRange& seeds,
                               Seconds length) {
  return {.name = "markov",
          .kind = "model",
          .command = "clavier train --model markov --era " + std::string(to_string(era)),
          .state = seeds_text(seeds),
          .pieces =
              [=, &corpus](Progress& progress) {
                if (!holds_markov(folder, training_of_markov(corpus, era))) count_markov(corpus, era, folder, progress);
                return compose_piece_set(open_piece_generator(folder, era), {seeds, length}, progress);
              },
          .model = [folder] { return open_model(folder); }};
}

}  // namespace clavier
