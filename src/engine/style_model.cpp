#include "engine/style_model.h"

#include <algorithm>
#include <cassert>

#include "engine/checkpoint_folder.h"

namespace clavier {
namespace {

constexpr int kStyleFormat = 1;
constexpr std::string_view kStyleName = "style";

TensorShapes style_shapes() {
  constexpr auto eras = static_cast<std::int64_t>(kEras.size());
  constexpr auto features = static_cast<std::int64_t>(kStyleFeatures);
  return {{"mean", {features}},
          {"scale", {features}},
          {"eras.weight", {eras, features}},
          {"eras.bias", {eras}},
          {"embedding.weight", {kStyleEmbedding, features}}};
}

EraOdds softmax(const Vector& logits) {
  const Eigen::ArrayXf exponentials = (logits.array() - logits.maxCoeff()).exp();
  EraOdds odds{};
  for (std::size_t era = 0; era < odds.size(); ++era)
    odds.at(era) = exponentials[static_cast<Eigen::Index>(era)] / exponentials.sum();
  return odds;
}

}  // namespace

StyleModel::StyleModel(const TensorMap& tensors) {
  require_tensors(tensors, style_shapes());
  mean_ = vector_of(tensors, "mean");
  scale_ = vector_of(tensors, "scale");
  era_weight_ = matrix_of(tensors, "eras.weight");
  era_bias_ = vector_of(tensors, "eras.bias");
  embedding_ = matrix_of(tensors, "embedding.weight");
}

PieceStyle StyleModel::style_of(std::span<const std::vector<float>> passages) const {
  assert(!passages.empty());
  Vector sum = Vector::Zero(mean_.size());
  for (const std::vector<float>& features : passages)
    sum += Eigen::Map<const Vector>(features.data(), static_cast<Eigen::Index>(features.size()));
  const Vector seen = (sum / static_cast<float>(passages.size()) - mean_).cwiseProduct(scale_);
  const Vector place = embedding_ * seen;
  return {.eras = softmax(era_weight_ * seen + era_bias_),
          .embedding = StyleEmbedding(place.data(), place.data() + place.size()),
          .passages = static_cast<int>(passages.size())};
}

std::optional<PieceStyle> StyleModel::operator()(const Score& score) const {
  const std::vector<std::vector<float>> passages = style_passages(score);
  if (passages.empty()) return std::nullopt;
  return style_of(passages);
}

Era likeliest(const EraOdds& odds) {
  return kEras.at(static_cast<std::size_t>(std::max_element(odds.begin(), odds.end()) - odds.begin()));
}

std::vector<std::vector<float>> style_passages(const Score& score) {
  const std::vector<OnsetGroup> groups = onset_groups(score);
  std::vector<std::vector<float>> passages;
  for (const Passage& passage : passages_of(groups)) passages.push_back(style_features(passage));
  return passages;
}

StyleCheckpoint read_style_checkpoint(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  StyleCheckpoint checkpoint;
  const ConfigKeys keys{.format = kStyleFormat, .needed = {"model"}, .optional = {"training"}};
  read_config_json(read_config_text(files), files.config.string(), keys, [&](const Json& json) {
    if (json["model"] != kStyleName) throw Error("it is no style model");
    checkpoint.training = json.value("training", Json::object());
  });
  checkpoint.tensors = read_weights(files);
  return checkpoint;
}

void write_style_checkpoint(const std::filesystem::path& folder, const StyleCheckpoint& checkpoint) {
  const Json config = {{"format", kStyleFormat}, {"model", kStyleName}, {"training", checkpoint.training}};
  write_files(CheckpointFolder(folder), config, checkpoint.tensors, Precision::f32);
}

}  // namespace clavier
