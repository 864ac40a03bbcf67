#include "models/sequence/sequence_model.h"

namespace clavier {

void advance(SequenceModel& model, const Event& event) {
  do {
    model.advance(symbol_of(event, model.awaited()));
  } while (model.awaited() != Field::token);
}

}  // namespace clavier
