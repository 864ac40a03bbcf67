#include "composing/heard_model.h"

#include <algorithm>

#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

class HeardSequenceModel final : public SequenceModel {
 public:
  HeardSequenceModel(std::unique_ptr<SequenceModel> model, ComposingListener& listener, const ComposeOptions& options,
                     bool continues)
      : model_(std::move(model)), listener_(listener), options_(options), continues_(continues) {}

  const Vocabulary& vocabulary() const override { return model_->vocabulary(); }
  void restart() override {
    model_->restart();
    events_.clear();
    event_ = {};
    listener_.begin();
  }
  void advance(int symbol) override {
    listener_.check();
    symbol_of(event_, model_->awaited()) = static_cast<std::uint16_t>(symbol);
    model_->advance(symbol);
    if (model_->awaited() != Field::token) return;
    events_.push_back(event_);
    event_ = {};
    if (!continues_ && events_.size() % kEventsHeardTogether == 0) tell();
  }
  Field awaited() const override { return model_->awaited(); }
  std::span<const float> logits() override { return model_->logits(); }
  CachePrediction cache_prediction() const override { return model_->cache_prediction(); }
  void set_remaining(std::optional<int> events) override { model_->set_remaining(events); }
  bool conditions_on_remaining() const override { return model_->conditions_on_remaining(); }
  void begin_gap(std::span<const Event> after, std::optional<int> steps) override { model_->begin_gap(after, steps); }
  bool fills_gaps() const override { return model_->fills_gaps(); }
  std::span<const Events> seed_windows() const override { return model_->seed_windows(); }

 private:
  void tell() {
    Score score = decode(events_, vocabulary(), {options_.step});
    const double asked = options_.notes ? *options_.notes : options_.seconds.value_or(kDefaultSeconds);
    const double there = options_.notes ? static_cast<double>(score.notes.size()) : duration_of(score).value;
    score.tempo = TempoMap({tempo_of(Beats{0}, options_.tempo.value_or(kNominalTempo))});
    listener_.hear(score, std::min(1.0, there / asked));
  }

  std::unique_ptr<SequenceModel> model_;
  ComposingListener& listener_;
  const ComposeOptions& options_;
  bool continues_;
  Events events_;
  Event event_;
};

class CheckedScoreModel final : public ScoreModel {
 public:
  CheckedScoreModel(std::unique_ptr<ScoreModel> model, ComposingListener& listener)
      : model_(std::move(model)), listener_(listener) {}

  std::span<const std::string> composers() const override { return model_->composers(); }
  int context() const override { return model_->context(); }
  void restart(const ScorePrefix& prefix, const ScoreFrame& frame) override { model_->restart(prefix, frame); }
  void advance(const ScoreStep& step) override {
    listener_.check();
    model_->advance(step);
  }
  void skip(const ScoreStep& step) override { model_->skip(step); }
  std::span<const float> logits(const ScoreStep& step, StepField field) override { return model_->logits(step, field); }
  std::unique_ptr<ScoreModel> clone() const override { return check_model(model_->clone(), listener_); }
  const StepReader& reader() const override { return model_->reader(); }

 private:
  std::unique_ptr<ScoreModel> model_;
  ComposingListener& listener_;
};

}  // namespace

std::unique_ptr<SequenceModel> hear_model(std::unique_ptr<SequenceModel> model, ComposingListener& listener,
                                          const ComposeOptions& options, bool continues) {
  return std::make_unique<HeardSequenceModel>(std::move(model), listener, options, continues);
}

std::unique_ptr<ScoreModel> check_model(std::unique_ptr<ScoreModel> model, ComposingListener& listener) {
  return std::make_unique<CheckedScoreModel>(std::move(model), listener);
}

}  // namespace clavier
