#include "models/sequence/match_input.h"

#include "models/layers/product.h"

namespace clavier {

MatchInput::MatchInput(const Checkpoint& checkpoint) : output_(matrix_of(checkpoint.tensors, "match_output.weight")) {
  for (int place = 0; place < kMatchKinds * kMatchFields; ++place)
    tables_.emplace_back(matrix_of(checkpoint.tensors, match_table_name(place) + ".weight").transpose());
}

Vector MatchInput::operator()(const EventMatches::Matches& matches) const {
  const MatchSymbols symbols = symbols_of(matches);
  Vector input = tables_.front().col(symbols.front());
  for (std::size_t place = 1; place < tables_.size(); ++place) input += tables_[place].col(symbols.at(place));
  return input;
}

Vector MatchInput::output(const Vector& input) const { return product(output_, input); }

}  // namespace clavier
