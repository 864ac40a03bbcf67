#include "models/transformer/transformer_options.h"

namespace clavier {

void check_transformer(const TransformerOptions& network) {
  check_options(network);
  if (network.width % (2 * network.heads) != 0)
    throw Misuse("option width must be a multiple of twice the heads: " + std::to_string(network.width) + " and " +
                 std::to_string(network.heads));
  if (network.time_heads > network.heads) throw Misuse("option time-heads must not be more than the heads");
}

}  // namespace clavier
