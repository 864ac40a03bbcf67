#pragma once

#include <string>
#include <string_view>

#include "base/options.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// The content of corpus.json without its checksum and without the scores.
Json to_json(const CorpusContents& contents);

/// The inverse. Throws Error naming `where` when a field is missing or of the wrong type, or the version is another
/// one.
CorpusContents contents_from_json(const Json& list, std::string_view where);

/// 16 hexadecimal digits, or an Error.
std::string checksum_from_json(const Json& list, std::string_view where);

}  // namespace clavier
