#include "models/sequence/cached_sequence_model.h"

#include "models/sequence/ngram_cache.h"

namespace clavier {
namespace {

class RecallModel final : public SequenceModel {
 public:
  RecallModel(std::unique_ptr<SequenceModel> inner, const RecallWeights& weights)
      : inner_(std::move(inner)), weights_(weights), memory_(inner_->vocabulary()) {}

  const Vocabulary& vocabulary() const override { return inner_->vocabulary(); }
  void restart() override {
    inner_->restart();
    memory_.clear();
  }
  void advance(int symbol) override {
    if (awaited() == Field::token) memory_.take(symbol);
    inner_->advance(symbol);
  }
  Field awaited() const override { return inner_->awaited(); }
  std::span<const float> logits() override { return inner_->logits(); }
  Recollection recollection() const override {
    if (awaited() != Field::token) return {};
    auto match = memory_.match();
    if (!match) return {};
    const auto& weights = match->exact ? weights_.exact : weights_.moved;
    return {.weight = weights[recall_level(match->length)], .shares = std::move(match->shares)};
  }
  void set_remaining(std::optional<int> events) override { inner_->set_remaining(events); }
  bool knows_remaining() const override { return inner_->knows_remaining(); }
  std::span<const Events> seed_windows() const override { return inner_->seed_windows(); }

 private:
  std::unique_ptr<SequenceModel> inner_;
  RecallWeights weights_;
  RecallMemory memory_;
};

}  // namespace

std::unique_ptr<SequenceModel> make_recall_model(std::unique_ptr<SequenceModel> inner, const RecallWeights& weights) {
  return std::make_unique<RecallModel>(std::move(inner), weights);
}

}  // namespace clavier
