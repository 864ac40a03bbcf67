#pragma once

#include <string>
#include <string_view>

namespace clavier {

/// "application/pdf" of "pdf"; application/octet-stream of an ending that is not known.
std::string media_type_of(std::string_view ending);

}  // namespace clavier
