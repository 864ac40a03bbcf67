#include "models/sequence/event_input.h"

#include "models/sequence/field_names.h"

namespace clavier {

EventInput::EventInput(const Checkpoint& checkpoint)
    : scale_(1.0f / static_cast<float>(checkpoint.vocabulary.size(Field::token))) {
  if (checkpoint.network.input == "scalar") return;
  const int fields = checkpoint.vocabulary.has_timing() ? kFields : 1;
  for (int field = 0; field < fields; ++field)
    tables_.emplace_back(matrix_of(checkpoint.tensors, "embed." + field_name(field) + ".weight").transpose());
  if (conditions_on_remaining(checkpoint.network))
    remaining_ = matrix_of(checkpoint.tensors, "embed.remaining.weight").transpose();
}

Vector EventInput::embed(const Event& event) const {
  if (tables_.empty()) return Vector::Constant(1, static_cast<float>(event.token) * scale_);
  Vector input = tables_.front().col(event.token);
  for (std::size_t field = 1; field < tables_.size(); ++field)
    input += tables_[field].col(symbol_of(event, static_cast<Field>(field)));
  return input;
}

Vector EventInput::operator()(const Event& event, int remaining) const {
  Vector input = embed(event);
  if (remaining_.size() > 0) input += remaining_.col(remaining);
  return input;
}

}  // namespace clavier
