#include "cli/compose/compose_request.h"

#include "base/error.h"

namespace clavier {

std::optional<std::string> ComposeRequest::given_file() const {
  if (int{prompt.has_value()} + int{infill.has_value()} + int{accompany.has_value()} > 1)
    throw Misuse("give one of --prompt, --infill and --accompany");
  return prompt ? prompt : infill ? infill : accompany;
}

GivenMusic ComposeRequest::given_use() const {
  return infill ? GivenMusic::passage : accompany ? GivenMusic::melody : GivenMusic::prompt;
}

}  // namespace clavier
