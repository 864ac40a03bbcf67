#include "models/sequence/cached_sequence_model.h"

#include "models/sequence/ngram_cache.h"

namespace clavier {
namespace {

class CachedSequenceModel final : public SequenceModel {
 public:
  CachedSequenceModel(std::unique_ptr<SequenceModel> inner, const CacheWeights& weights)
      : inner_(std::move(inner)), weights_(weights), cache_(inner_->vocabulary()) {}

  const Vocabulary& vocabulary() const override { return inner_->vocabulary(); }
  void restart() override {
    inner_->restart();
    cache_.clear();
  }
  void advance(int symbol) override {
    if (awaited() == Field::token) cache_.take(symbol);
    inner_->advance(symbol);
  }
  Field awaited() const override { return inner_->awaited(); }
  std::span<const float> logits() override { return inner_->logits(); }
  CachePrediction cache_prediction() const override {
    if (awaited() != Field::token) return {};
    auto match = cache_.match();
    if (!match) return {};
    const auto& weights = match->exact ? weights_.exact : weights_.transposed;
    return {.weight = weights[cache_level(match->length)], .probabilities = std::move(match->probabilities)};
  }
  void set_remaining(std::optional<int> events) override { inner_->set_remaining(events); }
  bool conditions_on_remaining() const override { return inner_->conditions_on_remaining(); }
  void begin_gap(std::span<const Event> after, std::optional<int> steps) override { inner_->begin_gap(after, steps); }
  bool fills_gaps() const override { return inner_->fills_gaps(); }
  std::span<const Events> seed_windows() const override { return inner_->seed_windows(); }

 private:
  std::unique_ptr<SequenceModel> inner_;
  CacheWeights weights_;
  NgramCache cache_;
};

}  // namespace

std::unique_ptr<SequenceModel> make_cached_sequence_model(std::unique_ptr<SequenceModel> inner,
                                                          const CacheWeights& weights) {
  return std::make_unique<CachedSequenceModel>(std::move(inner), weights);
}

}  // namespace clavier
