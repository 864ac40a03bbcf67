#pragma once

#include "base/options.h"

namespace clavier {

/// How a corpus is built; stored in the corpus. docs/formats/corpus.md describes each step.
struct CorpusOptions {
  std::string labels = "composer";
  std::string rights = "free";
  int min_notes = 100;
  double max_silence = 10.0;
  double overlap = 0.5;
  bool duplicates = false;
  double validation = 0.1;
  double test = 0.1;
  bool drop_artefacts = false;
  double artefact_seconds = 2.0 / 48;
  int artefact_velocity = 40;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "labels",
                   .doc = "eras by composer, or by the folders as in the article",
                   .choices = {"composer", "article"}},
            labels);
    visitor(
        Option{
            .name = "rights", .doc = "only works of composers dead for 70 years, or all", .choices = {"free", "all"}},
        rights);
    visitor(Option{.name = "min_notes", .doc = "shorter pieces are left out", .minimum = 1, .maximum = 1e6}, min_notes);
    visitor(
        Option{
            .name = "max_silence", .doc = "seconds; a longer silence parts two pieces", .minimum = 0.1, .maximum = 1e6},
        max_silence);
    visitor(Option{.name = "duplicate_overlap",
                   .doc = "share of a piece found in another from which on it is a duplicate",
                   .minimum = 0.1,
                   .maximum = 1},
            overlap);
    visitor(Option{.name = "keep_duplicates", .doc = "keep duplicates"}, duplicates);
    visitor(Option{.name = "validation", .doc = "share of the notes to validate with", .minimum = 0, .maximum = 0.4},
            validation);
    visitor(Option{.name = "test", .doc = "share of the notes to test with", .minimum = 0, .maximum = 0.4}, test);
    visitor(
        Option{.name = "drop_short_notes", .doc = "leave out very short and soft notes, as transcription invents them"},
        drop_artefacts);
    visitor(Option{.name = "short_note_seconds",
                   .doc = "seconds; with --thin, shorter notes are left out ...",
                   .minimum = 0,
                   .maximum = 1},
            artefact_seconds);
    visitor(Option{.name = "short_note_velocity", .doc = "... that are softer than this", .minimum = 1, .maximum = 128},
            artefact_velocity);
  }
};

}  // namespace clavier
