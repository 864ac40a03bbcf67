#pragma once

#include "base/options.h"

namespace clavier {

/// How a corpus is built; stored in it. docs/formats/corpus.md describes each step.
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
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "labels",
                   .doc = "eras by composer, or by folder as in the article; take article to repeat its experiments",
                   .choices = {"composer", "article"}},
            labels);
    visitor(Option{.name = "rights",
                   .doc = "only works of composers dead for 70 years, or all; take all for music that is yours to use",
                   .choices = {"free", "all"}},
            rights);
    visitor(Option{.name = "min_notes",
                   .doc = "shorter pieces are dropped; lower it for collections of short pieces",
                   .minimum = 1,
                   .maximum = 1e6},
            min_notes);
    visitor(Option{.name = "max_silence",
                   .doc = "seconds; a longer silence separates two pieces; raise it for slow music",
                   .minimum = 0.1,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            max_silence);
    visitor(Option{.name = "duplicate_overlap",
                   .doc = "a piece of which at least this share is in another is its duplicate; raise it to keep more",
                   .minimum = 0.1,
                   .maximum = 1,
                   .group = OptionGroup::advanced,
                   .formerly = "overlap"},
            overlap);
    visitor(Option{.name = "keep_duplicates",
                   .doc = "keep duplicates, for example several performances of one work",
                   .group = OptionGroup::advanced,
                   .formerly = "duplicates"},
            duplicates);
    visitor(Option{.name = "validation",
                   .doc = "share of the notes held out for validation",
                   .minimum = 0,
                   .maximum = 0.4,
                   .group = OptionGroup::advanced},
            validation);
    visitor(Option{.name = "test",
                   .doc = "share of the notes held out for the test",
                   .minimum = 0,
                   .maximum = 0.4,
                   .group = OptionGroup::advanced},
            test);
    visitor(Option{.name = "drop_short_notes",
                   .doc = "drop very short, soft notes; for automatic transcriptions, which contain them as artefacts",
                   .formerly = "thin"},
            drop_artefacts);
    visitor(Option{.name = "short_note_seconds",
                   .doc = "with --drop-short-notes: drop soft notes that last fewer seconds than this",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::advanced,
                   .formerly = "thin_seconds"},
            artefact_seconds);
    visitor(Option{.name = "short_note_velocity",
                   .doc = "with --drop-short-notes: drop short notes whose velocity is below this",
                   .minimum = 1,
                   .maximum = 128,
                   .group = OptionGroup::advanced,
                   .formerly = "thin_velocity"},
            artefact_velocity);
  }
};

}  // namespace clavier
