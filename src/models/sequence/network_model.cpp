#include "models/sequence/network_model.h"

#include <cassert>

namespace clavier {

void NetworkModel::restart() {
  event_ = {};
  awaited_ = Field::token;
  invalidate_logits();
  begin();
}

void NetworkModel::advance(int symbol) {
  assert(symbol >= 0 && symbol < vocabulary().size(awaited_));
  symbol_of(event_, awaited_) = static_cast<std::uint16_t>(symbol);
  awaited_ = vocabulary().next(awaited_, event_.token);
  invalidate_logits();
  if (awaited_ != Field::token) return;
  take(event_);
  event_ = {};
}

std::span<const float> NetworkModel::logits() {
  if (!logits_valid_) logits_ = heads().logits(awaited_, features(), event_);
  logits_valid_ = true;
  return {logits_.data(), static_cast<std::size_t>(logits_.size())};
}

}  // namespace clavier
