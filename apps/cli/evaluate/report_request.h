#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/owned_folder.h"
#include "evaluation/pieces/piece_source.h"
#include "music/era_option.h"
#include "shared/request_options.h"

namespace clavier {

/// What `clavier evaluate report` is asked for.
struct ReportRequest {
  std::vector<std::string> model;
  std::string corpus;
  std::string out;
  std::string split = "validation";
  std::optional<std::string> era;
  bool quick = false;
  bool full = false;
  std::optional<int> pieces;
  std::optional<std::string> seeds;
  double seconds = 60;
  bool overwrite = false;
  bool json = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(models_option("a shipped model, or a folder of a model or of pieces; repeat it for several columns"),
            model);
    visitor(corpus_option(), corpus);
    visitor(Option{.name = "out",
                   .doc = "folder for the report, as a page and as JSON",
                   .required = true,
                   .value_name = "FOLDER"},
            out);
    visitor(Option{.name = "split",
                   .doc = "held-out pieces to compare with; take test for final results only",
                   .choices = {"validation", "test"}},
            split);
    visitor(era_option("only this era; every era that a model generates when not given"), era);
    visitor(Option{.name = "quick", .doc = "100 pieces a column, in a few minutes; for a quick estimate"}, quick);
    visitor(
        Option{.name = "full",
               .doc = "500 pieces a column, and distances extrapolated to infinite samples; for results to publish"},
        full);
    visitor(Option{.name = "pieces",
                   .doc = "pieces a column, instead of 200, 100 (--quick) or 500 (--full)",
                   .minimum = 1,
                   .maximum = 1e6,
                   .group = OptionGroup::advanced},
            pieces);
    visitor(
        Option{.name = "seeds",
               .doc = "seeds of generated pieces: 50 is 1 to 50, 11..60 is 11 to 60; their number replaces --pieces",
               .group = OptionGroup::advanced,
               .value_name = "A..B"},
        seeds);
    visitor(Option{.name = "seconds",
                   .doc = "length of every piece",
                   .minimum = 2,
                   .maximum = 3600,
                   .group = OptionGroup::advanced},
            seconds);
    visitor(overwrite_option(), overwrite);
    visitor(json_option(), json);
  }
};

/// Throws Misuse when the options, each within its bounds, do not make a report together.
void check_report_request(const ReportRequest& request);

/// "7" is seeds 1 to 7, "11..60" those from 11 to 60. Throws Misuse when it is neither, or more than a million.
SeedRange parse_seeds(const std::string& text);

}  // namespace clavier
