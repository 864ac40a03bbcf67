#include "models/markov/markov.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "models/markov/markov_contexts.h"

namespace clavier {
namespace {

constexpr std::array kAllFields = {Field::token, Field::shift, Field::duration, Field::velocity};

/// All pieces in sequence, each with padding before it and its end after it.
Events join_pieces(std::span<const Events> pieces) {
  Events all;
  for (const Events& piece : pieces) {
    all.insert(all.end(), kMarkovPadding, Event{});
    all.insert(all.end(), piece.begin(), piece.end());
    all.push_back({.token = Vocabulary::kEnd});
  }
  return all;
}

bool has_field(Field field, const Event& event, const Vocabulary& vocabulary) {
  if (event.token == Vocabulary::kStart) return false;
  if (field == Field::token) return true;
  return vocabulary.has_timing() && event.token != Vocabulary::kEnd &&
         (field != Field::shift || vocabulary.opens(event.token));
}

std::vector<MarkovOccurrence> find_occurrences(Field field, const Events& events, const Vocabulary& vocabulary) {
  std::vector<MarkovOccurrence> occurrences;
  for (std::size_t position = 0; position < events.size(); ++position)
    if (has_field(field, events[position], vocabulary))
      occurrences.push_back(
          {.position = static_cast<std::uint32_t>(position), .symbol = symbol_of(events[position], field)});
  return occurrences;
}

/// One table per order, from the longest context down: count_occurrences keeps one occurrence per pair for the next
/// order.
template <class FeaturesAt>
MarkovChain::Orders count_orders(std::vector<MarkovOccurrence> occurrences, const MarkovOptions& options,
                                 FeaturesAt features_at) {
  MarkovChain::Orders tables(static_cast<std::size_t>(options.order) + 1);
  for (int order = options.order; order >= 0; --order) {
    for (MarkovOccurrence& occurrence : occurrences)
      occurrence.context = hash_context(features_at(occurrence.position), order);
    tables[static_cast<std::size_t>(order)] =
        count_occurrences(occurrences, static_cast<std::uint32_t>(options.min_count));
  }
  return tables;
}

class MarkovModel final : public SequenceModel {
 public:
  explicit MarkovModel(std::shared_ptr<const MarkovChain> chain) : chain_(std::move(chain)) { restart(); }

  const Vocabulary& vocabulary() const override { return chain_->vocabulary; }
  Field awaited() const override { return awaited_; }

  void restart() override {
    events_.assign(kMarkovPadding + 1, Event{});
    awaited_ = Field::token;
  }

  void advance(int symbol) override {
    Event& event = events_.back();
    symbol_of(event, awaited_) = static_cast<std::uint16_t>(symbol);
    awaited_ = vocabulary().next(awaited_, event.token);
    if (awaited_ == Field::token) events_.emplace_back();
  }

  std::span<const float> logits() override {
    const auto size = static_cast<std::size_t>(vocabulary().size(awaited_));
    probabilities_.resize(size);
    logits_.resize(size);
    chain_->predict(awaited_, events_, probabilities_);
    std::transform(probabilities_.begin(), probabilities_.end(), logits_.begin(),
                   [](double probability) { return static_cast<float>(std::log(probability)); });
    return logits_;
  }

 private:
  std::shared_ptr<const MarkovChain> chain_;
  Events events_;  // the last one is being sampled
  Field awaited_ = Field::token;
  std::vector<double> probabilities_;
  std::vector<float> logits_;
};

}  // namespace

void MarkovChain::predict(Field field, std::span<const Event> events, std::span<double> probabilities) const {
  const double uniform = 1.0 / static_cast<double>(probabilities.size());
  std::vector<double> refined(probabilities.size());
  std::fill(probabilities.begin(), probabilities.end(), 0.0);
  for (int viewpoint = 0; viewpoint < kMarkovViewpoints; ++viewpoint) {
    const MarkovFeatures features = markov_features(field, viewpoint, vocabulary, events);
    const Orders& orders = tables[static_cast<std::size_t>(field)][static_cast<std::size_t>(viewpoint)];
    std::fill(refined.begin(), refined.end(), uniform);
    for (std::size_t order = 0; order < orders.size(); ++order)
      orders[order].refine(hash_context(features, static_cast<int>(order)), refined);
    for (std::size_t symbol = 0; symbol < refined.size(); ++symbol)
      probabilities[symbol] += refined[symbol] / kMarkovViewpoints;
  }
}

MarkovChain train_markov(std::span<const Events> pieces, const Vocabulary& vocabulary, const MarkovOptions& options) {
  MarkovChain chain{.vocabulary = vocabulary, .tables = {}};
  const Events events = join_pieces(pieces);
  parallel_for(kAllFields.size() * kMarkovViewpoints, 0, [&](std::size_t index) {
    const Field field = kAllFields[index / kMarkovViewpoints];
    const auto viewpoint = index % kMarkovViewpoints;
    if (vocabulary.size(field) == 0) return;
    const auto features_at = [&](std::uint32_t position) {
      return markov_features(field, static_cast<int>(viewpoint), vocabulary, std::span(events).first(position + 1));
    };
    chain.tables[index / kMarkovViewpoints][viewpoint] =
        count_orders(find_occurrences(field, events, vocabulary), options, features_at);
  });
  return chain;
}

std::unique_ptr<SequenceModel> make_markov_model(std::shared_ptr<const MarkovChain> chain) {
  return std::make_unique<MarkovModel>(std::move(chain));
}

}  // namespace clavier
