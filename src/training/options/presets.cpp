#include "training/options/presets.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"

namespace clavier {
namespace {

NetworkOptions make_windowed_network(std::string stack) {
  return {.kind = "windowed_lstm",
          .embedding = 96,
          .stack = std::move(stack),
          .dropout = 0.1,
          .dense = 128,
          .window = 50,
          .block = 0,
          .remaining = false};
}

TrainingOptions make_windowed_training() {
  return {.learning_rate = 1e-3,
          .batch = 128,
          .transpose = 3,
          .steps = 20000,
          .validate_every = 500,
          .validation_events = 4000};
}

SequencePreset make_windowed_preset(std::string stack) {
  return {Vocabulary::Style::notes, make_windowed_network(std::move(stack)), make_windowed_training()};
}

/// As Keras trains the article's networks: RMSprop at 1e-3, no clipping, no transposition.
TrainingOptions make_kuo_training() {
  return {.optimizer = "rmsprop",
          .learning_rate = 1e-3,
          .warmup = 0,
          .decay = false,
          .weight_decay = 0,
          .clip = 0,
          .batch = 128,
          .transpose = 0,
          .steps = 20000,
          .validate_every = 500,
          .validation_events = 4000,
          .patience = 0};
}

SequencePreset make_kuo_preset(std::string stack, double recurrent_dropout) {
  return {Vocabulary::Style::article,
          {.kind = "windowed_lstm",
           .input = "scalar",
           .stack = std::move(stack),
           .dropout = 0.3,
           .recurrent_dropout = recurrent_dropout,
           .batch_norm = true,
           .dense = 128,
           .window = 50,
           .block = 0,
           .remaining = false},
          make_kuo_training()};
}

SequencePreset make_bilstm_preset() {
  return {Vocabulary::Style::performance,
          {.kind = "bidirectional_lstm", .stack = "bi256,bi256"},
          {.muon_rate = 0.01, .batch = 16, .length = 384}};
}

GanPreset make_kuo_gan_preset() {
  return {kKuoReadOptions,
          {.kind = "kuo_gan", .channels = 32, .critic = 64},
          {.loss = "bce",
           .learning_rate = 1e-4,
           .critic_learning_rate = 1e-4,
           .decay = 0,
           .gradient_penalty = 0,
           .beta1 = 0.9,
           .beta2 = 0.999,
           .energy_distance = 0,
           .ema_decay = 0,
           .batch = 4,
           .transpose = 0,
           .steps = 50000}};
}

std::vector<Preset> make_presets() {
  return {
      {"lstm", "causal LSTM over the whole piece", SequencePreset{}},
      {"bilstm", "bidirectional LSTM that also fills gaps of performances", make_bilstm_preset()},
      {"block-attention", "lstm, with attention to what a Bi-LSTM has read of the past",
       SequencePreset{.network = {.block = 32}}},
      {"deep-bi", "three bidirectional LSTM layers of 128, as in the article",
       make_windowed_preset("bi128,bi128,bi128")},
      {"uni", "three causal LSTM layers, as many parameters as deep-bi", make_windowed_preset("uni216,uni216,uni216")},
      {"shallow", "one bidirectional LSTM layer, as many parameters as deep-bi", make_windowed_preset("bi312")},
      {"kuo-article", "the article's network as its text describes it", make_kuo_preset("bi256,uni256,uni256", 0.0)},
      {"kuo-code", "the article's network as its code defines it", make_kuo_preset("bi128,uni128,uni128", 0.3)},
      {"markov", "Markov chain of variable order", MarkovOptions{}},
      {"transformer", "causal Transformer of scores, one network for all eras", ScorePreset{}},
      {"gan", "GAN of onset rolls, a beat at a time, one network for all eras", GanPreset{}},
      {"gan-kuo-article", "the article's GAN of piano rolls, one network an era", make_kuo_gan_preset()},
      {"era-classifier", "predicts the era of a piece", EraClassifierPreset{}},
      {"phrase-judge", "chooses among the phrases of a Transformer", PhraseJudgePreset{}},
  };
}

std::optional<std::string_view> find_model_argument(const std::vector<std::string>& arguments) {
  constexpr std::string_view kFlag = "--model";
  std::optional<std::string_view> model;
  for (std::size_t place = 0; place < arguments.size(); ++place) {
    const std::string_view argument = arguments[place];
    if (argument == kFlag && place + 1 < arguments.size()) model = arguments[place + 1];
    if (argument.starts_with(kFlag) && argument.substr(kFlag.size()).starts_with('='))
      model = argument.substr(kFlag.size() + 1);
  }
  return model;
}

using Renamed = std::pair<std::string_view, std::string_view>;
constexpr std::array<Renamed, 3> kFormerNames = {
    {{"default", "lstm"}, {"lookback", "block-attention"}, {"style", "era-classifier"}}};

const Preset* find(std::string_view name) {
  for (const Preset& preset : presets())
    if (preset.name == name) return &preset;
  return nullptr;
}

template <class Options>
const Options& find_options(std::string_view name, ModelFamily family) {
  const Preset& preset = find_preset(name);
  if (const Options* options = std::get_if<Options>(&preset.options)) return *options;
  throw Misuse("model \"" + std::string(name) + "\" is of another family; of this one there are " +
               list_presets(family));
}

}  // namespace

ModelFamily Preset::family() const {
  if (std::holds_alternative<GanPreset>(options)) return ModelFamily::gan;
  if (std::holds_alternative<ScorePreset>(options)) return ModelFamily::scores;
  if (std::holds_alternative<PhraseJudgePreset>(options)) return ModelFamily::phrase_judge;
  return std::holds_alternative<EraClassifierPreset>(options) ? ModelFamily::era_classifier : ModelFamily::sequences;
}

std::span<const Preset> presets() {
  static const std::vector<Preset> all = make_presets();
  return all;
}

const Preset& find_preset(std::string_view name) {
  if (const Preset* preset = find(name)) return *preset;
  for (const auto& [former, current] : kFormerNames)
    if (name == former) throw Misuse("model " + std::string(name) + " is called " + std::string(current) + " now");
  throw Misuse("unknown model \"" + std::string(name) + "\"; known are " + list_presets(ModelFamily::sequences) + ", " +
               list_presets(ModelFamily::scores) + ", " + list_presets(ModelFamily::gan) + ", " +
               list_presets(ModelFamily::era_classifier) + ", " + list_presets(ModelFamily::phrase_judge));
}

const SequencePreset& find_sequence_preset(std::string_view name) {
  return find_options<SequencePreset>(name, ModelFamily::sequences);
}

const GanPreset& find_gan_preset(std::string_view name) { return find_options<GanPreset>(name, ModelFamily::gan); }

const ScorePreset& find_score_preset(std::string_view name) {
  return find_options<ScorePreset>(name, ModelFamily::scores);
}

std::string list_presets(ModelFamily family) {
  std::string names;
  for (const Preset& preset : presets())
    if (preset.family() == family) names += (names.empty() ? "" : ", ") + std::string(preset.name);
  return names;
}

ModelFamily requested_family(const std::vector<std::string>& arguments) {
  const Preset* preset = find(find_model_argument(arguments).value_or(presets().front().name));
  return preset == nullptr ? ModelFamily::sequences : preset->family();
}

}  // namespace clavier
