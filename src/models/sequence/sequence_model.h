#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "encoding/vocabulary.h"

namespace clavier {

/// What the past of a piece suggests for the next token, beside the model's own logits: of the probability of going on
/// (all but the end's), a part `weight` lies on these tokens, the rest on the logits'.
struct CachePrediction {
  double weight = 0;
  std::vector<std::pair<int, double>> probabilities;  ///< tokens and their shares, which sum to 1
};

/// The seam between networks and everything else that composes or measures note by note: a Bi-LSTM, a Markov chain, a
/// fake in a test. A model first awaits a token; every symbol taken moves it to the next field of Vocabulary::next. One
/// object is one piece in progress: not for two threads at once.
class SequenceModel {
 public:
  virtual ~SequenceModel() = default;

  virtual const Vocabulary& vocabulary() const = 0;

  /// Forgets everything and stands before the first event (Vocabulary::kStart has been taken).
  virtual void restart() = 0;
  /// Takes one symbol of the awaited field: 0 <= symbol < vocabulary().size(awaited()).
  virtual void advance(int symbol) = 0;
  /// The field whose symbol comes next.
  virtual Field awaited() const = 0;
  /// Unnormalised log-probabilities of the awaited field's symbols; (vocabulary().size(awaited())). -infinity is
  /// allowed, NaN not. Computed when asked for; valid until the next call of a non-const member.
  virtual std::span<const float> logits() = 0;

  /// What the piece's own past suggests; weight 0 from models that do not recall.
  virtual CachePrediction cache_prediction() const { return {}; }

  /// How many events shall follow the one being drawn, not counting the end; -1 or less when it shall be the end
  /// itself, nothing when open. Holds until set anew. Models that never learned it ignore it.
  virtual void set_remaining(std::optional<int> /*events*/) {}
  virtual bool conditions_on_remaining() const { return false; }

  /// Windows to begin from, for models that never saw the start of a piece (the article's); empty for all others.
  virtual std::span<const Events> seed_windows() const { return {}; }
};

/// Feeds a whole event, field by field.
void advance(SequenceModel& model, const Event& event);

}  // namespace clavier
