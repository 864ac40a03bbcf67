#pragma once

#include "analysis/key/key_segments.h"
#include "analysis/key/main_key.h"
#include "measuring/spelling.h"
#include "measuring/table.h"

namespace clavier::measuring {

/// The signature whose scale contains most notes.
inline int most_diatonic(const Score& score) {
  const PitchClassHistogram counts = pitch_class_histogram(score);
  int best = 0;
  double most = -1;
  for (int signature = -5; signature <= 6; ++signature) {
    double sum = 0;
    for (int name = signature - 1; name <= signature + 5; ++name)
      sum += counts.at(static_cast<std::size_t>(pitch_class(7 * name)));
    if (sum > most) most = sum, best = signature;
  }
  return best;
}

/// Measures pieces whose signature is known (tells_key); enharmonic signatures are equal.
inline void measure_keys(const std::vector<Piece>& pieces) {
  ShareTable signatures("Key signatures");
  for (const Piece& piece : pieces) {
    if (!tells_key(piece.score)) continue;
    const auto compare = [&](const char* method, int fifths) {
      signatures.add(method, piece, pitch_class(fifths - piece.score.keys[0].fifths) == 0, 1);
    };
    compare("no sharps or flats", 0);
    compare("most notes in the scale", most_diatonic(piece.score));
    const std::optional<KeyEstimate> whole = find_key(piece.score);
    compare("key of the whole piece (Temperley)", whole ? signature_of(whole->key) : 0);
    compare("this", find_key_signature(piece.score).fifths);
  }
  signatures.print();
}

}  // namespace clavier::measuring
