#include "models/sequence/event_heads.h"

#include "base/error.h"
#include "models/sequence/field_names.h"

namespace clavier {

EventHeads::Head EventHeads::make_head(const TensorMap& tensors, int field) {
  const std::string name = "head." + field_name(field);
  Head head{Dense(tensors, name + ".features"), {}, Dense(tensors, name + ".output")};
  for (int before = 0; before < field; ++before)
    head.after.emplace_back(matrix_of(tensors, name + ".after_" + field_name(before) + ".weight").transpose());
  return head;
}

EventHeads::EventHeads(const Checkpoint& checkpoint) : token_(checkpoint.tensors, "head.token") {
  if (!checkpoint.vocabulary.has_timing()) return;
  for (int field = 1; field < kFields; ++field) heads_.push_back(make_head(checkpoint.tensors, field));
}

Vector EventHeads::logits(Field field, const Vector& features, const Event& event) const {
  Vector result;
  if (field == Field::token) {
    result = token_(features);
  } else {
    const Head& head = heads_[static_cast<std::size_t>(field) - 1];
    Vector hidden = head.features(features);
    for (std::size_t before = 0; before < head.after.size(); ++before)
      hidden += head.after[before].col(symbol_of(event, static_cast<Field>(before)));
    result = head.output(hidden.cwiseMax(0.0f));
  }
  if (!result.allFinite())
    throw Error("cannot compose: the weights of the model give logits that are not finite; use another checkpoint");
  return result;
}

}  // namespace clavier
