#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "encoding/vocabulary.h"

namespace clavier {

/// The prediction of an n-gram cache for the next token. The part `weight` of the probability of all tokens but the end
/// goes to these tokens, the rest to the logits.
struct CachePrediction {
  double weight = 0;
  std::vector<std::pair<int, double>> probabilities;  ///< tokens and their probabilities, which sum to 1
};

/// The interface between models of events and what composes with them or measures them. Implementations are LSTMs, a
/// Markov chain, and fakes in tests. A model first awaits a token; every symbol taken moves it to the next field
/// (Vocabulary::next). One object is one piece in progress and belongs to one thread.
class SequenceModel {
 public:
  virtual ~SequenceModel() = default;

  virtual const Vocabulary& vocabulary() const = 0;

  /// Resets the state to before the first event (Vocabulary::kStart has been taken).
  virtual void restart() = 0;
  /// Takes one symbol of the awaited field: 0 <= symbol < vocabulary().size(awaited()).
  virtual void advance(int symbol) = 0;
  /// The field whose symbol comes next.
  virtual Field awaited() const = 0;
  /// Unnormalised log-probabilities of the symbols of the awaited field: (vocabulary().size(awaited())). -infinity is
  /// allowed, NaN is not. Valid until the next call of a non-const member.
  virtual std::span<const float> logits() = 0;

  /// The prediction of the n-gram cache; weight 0 without one.
  virtual CachePrediction cache_prediction() const { return {}; }

  /// The number of events that shall follow the one being sampled, without the end. -1 or less: the next token shall be
  /// the end. Nothing: open. Stays until set again. Models without this condition ignore it.
  virtual void set_remaining(std::optional<int> /*events*/) {}
  virtual bool conditions_on_remaining() const { return false; }

  /// From the next event on a gap is filled. `after` comes after it: events up to the last one of the piece, or none
  /// where the gap reaches to the end of the piece. `steps` of 1/48 s lie between the last event taken (the start of
  /// the piece without one) and the first of `after` (the onset of the last note without one); nothing: open. The end
  /// then stands for the end of the gap. Models that do not fill gaps ignore it.
  virtual void begin_gap(std::span<const Event> /*after*/, std::optional<int> /*steps*/) {}
  virtual bool fills_gaps() const { return false; }

  /// Windows of events to start from, for models that never see the start of a piece (those of the article); else
  /// empty.
  virtual std::span<const Events> seed_windows() const { return {}; }
};

/// Takes a whole event, field by field.
void advance(SequenceModel& model, const Event& event);

}  // namespace clavier
