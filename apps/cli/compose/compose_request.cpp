#include "cli/compose/compose_request.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace clavier {

std::optional<std::string> ComposeRequest::given_file() const {
  const std::array given = {prompt, infill, accompany, form_of};
  const auto is_given = [](const std::optional<std::string>& file) { return file.has_value(); };
  if (std::count_if(given.begin(), given.end(), is_given) > 1)
    throw Misuse("give one of --prompt, --infill, --accompany and --form-of");
  const auto found = std::find_if(given.begin(), given.end(), is_given);
  return found == given.end() ? std::nullopt : *found;
}

GivenMusic ComposeRequest::given_use() const {
  return infill      ? GivenMusic::passage
         : accompany ? GivenMusic::melody
         : form_of   ? GivenMusic::form
                     : GivenMusic::prompt;
}

}  // namespace clavier
