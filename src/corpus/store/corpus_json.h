#pragma once

#include <string>
#include <string_view>

#include "base/options.h"
#include "corpus/store/corpus.h"

namespace clavier {

/// corpus.json, without its checksum; the scores are not in it.
Json to_json(const CorpusContents& contents);

/// The way back. Throws Error naming `where` when a field is missing or of another type, or the version is another one.
CorpusContents contents_from_json(const Json& list, std::string_view where);

/// 16 hexadecimal digits, or an Error.
std::string checksum_from_json(const Json& list, std::string_view where);

}  // namespace clavier
