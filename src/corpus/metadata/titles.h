#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// The catalogue entries in a title or file name, normalised and sorted: "op 10", "bwv 846", "k 331", "hob xvi 40",
/// "woo 59". Numbers within an opus are omitted, so that a set and its pieces share one entry. Köchel's double numbers
/// ("K.352_374c") give both.
std::vector<std::string> catalogue_entries(std::string_view text);

/// The number of the first opus among the entries.
std::optional<int> opus_of(const std::vector<std::string>& entries);

/// A title in a comparable form: folded, without file-name noise, words separated by one space.
std::string plain_title(std::string_view title);

/// Why a piece of this title is not for piano solo ("for two pianos"); empty when nothing says so. A title names the
/// work, not the recording. A concerto needs an orchestra, but a "Duetto" from an opera may be a transcription. Songs
/// without words and transcriptions of songs are piano music.
std::string_view find_non_solo_reason(std::string_view title);

}  // namespace clavier
