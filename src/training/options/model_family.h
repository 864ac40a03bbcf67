#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// What `clavier train` can make. Each family has options of its own.
enum class ModelFamily {
  sequences,  ///< composes event by event: bilstm, markov (train_request.h)
  rolls,      ///< draws piano rolls: gan (roll_train_request.h)
  era_classifier  ///< composes nothing and tells eras apart (style_train_request.h)
};

/// The family that the --model of a command line is of; its other options are known only then.
inline ModelFamily requested_family(const std::vector<std::string>& arguments) {
  constexpr std::string_view kFlag = "--model";
  std::string_view model;
  for (std::size_t place = 0; place < arguments.size(); ++place) {
    const std::string_view argument = arguments[place];
    if (argument == kFlag && place + 1 < arguments.size()) model = arguments[place + 1];
    if (argument.starts_with(kFlag) && argument.substr(kFlag.size()).starts_with('='))
      model = argument.substr(kFlag.size() + 1);
  }
  if (model.starts_with("gan")) return ModelFamily::rolls;
  return model == "era-classifier" ? ModelFamily::era_classifier : ModelFamily::sequences;
}

}  // namespace clavier
