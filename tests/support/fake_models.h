#pragma once

#include <cmath>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/random.h"
#include "encoding/bins.h"
#include "models/sequence/sequence_model.h"

namespace clavier::support {

/// The behaviour of a fake model: sets the logits of `field`, given the events so far; the last event may be
/// incomplete.
using Answer = std::function<void(Field field, const Events& events, std::vector<float>& logits)>;

/// A model without weights: `answer` changes logits that are initially zero.
class FakeModel final : public SequenceModel {
 public:
  explicit FakeModel(Vocabulary vocabulary, Answer answer = {})
      : vocabulary_(std::move(vocabulary)), answer_(std::move(answer)) {
    restart();
  }

  const Vocabulary& vocabulary() const override { return vocabulary_; }
  Field awaited() const override { return awaited_; }
  void restart() override {
    events_.assign(1, Event{});
    awaited_ = Field::token;
  }
  void advance(int symbol) override {
    symbol_of(events_.back(), awaited_) = static_cast<std::uint16_t>(symbol);
    awaited_ = vocabulary_.next(awaited_, events_.back().token);
    if (awaited_ == Field::token) events_.emplace_back();
  }
  std::span<const float> logits() override {
    logits_.assign(static_cast<std::size_t>(vocabulary_.size(awaited_)), 0.0f);
    if (answer_) answer_(awaited_, events_, logits_);
    return logits_;
  }

  void set_remaining(std::optional<int> events) override {
    if (knows_remaining_) remaining_.push_back(events);
  }
  bool conditions_on_remaining() const override { return knows_remaining_; }
  std::span<const Events> seed_windows() const override { return seed_windows_; }

  bool knows_remaining_ = false;
  std::vector<std::optional<int>> remaining_;  ///< the countdowns it received
  std::vector<Events> seed_windows_;
  Events events_;

 private:
  Vocabulary vocabulary_;
  Answer answer_;
  Field awaited_ = Field::token;
  std::vector<float> logits_;
};

/// A random but plausible player: notes around middle C, sometimes chords, a quarter of a second apart.
inline Answer noodling() {
  return [](Field field, const Events& events, std::vector<float>& logits) {
    Random random(events.size() * 31 + events.back().token, static_cast<std::uint64_t>(field));
    for (float& logit : logits) logit = static_cast<float>(random.normal());
    if (field == Field::shift)
      for (std::size_t shift = 0; shift < logits.size(); ++shift)
        logits[shift] -= 0.3f * static_cast<float>(std::abs(shift_bins().value(static_cast<int>(shift)) - 12));
  };
}

}  // namespace clavier::support
