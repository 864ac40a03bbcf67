#pragma once

#include <cstdio>
#include <map>

#include "measuring/import_figures.h"
#include "music/era.h"

namespace clavier::measuring {

/// Figures of programs side by side, in per cent, each for the eras and for all: sums over pieces.
class ImportTable {
 public:
  void add(const std::string& program, Era era, const std::vector<Figure>& figures) {
    for (const Figure& figure : figures) {
      Row& row = row_of(figure.name, program);
      for (const std::string& column : {std::string(to_string(era)), std::string("all")}) {
        row.shares[column].part += figure.share.part;
        row.shares[column].whole += figure.share.whole;
      }
      row.pieces[std::string(to_string(era))] += 1;
      row.pieces["all"] += 1;
    }
  }

  void print(const char* title) const {
    if (rows_.empty()) return;
    std::printf("\n%-52s", title);
    for (const auto& [column, share] : rows_.front().shares)
      std::printf("%9s (%d)", column.c_str(), rows_.front().pieces.at(column));
    for (const Row& row : rows_) {
      std::printf("\n%-40s%-12s", row.figure.c_str(), row.program.c_str());
      for (const auto& [column, share] : row.shares)
        share.whole > 0 ? std::printf("%12.1f", 100 * share.part / share.whole) : std::printf("%12s", "-");
    }
    std::printf("\n");
  }

 private:
  struct Row {
    std::string figure, program;
    std::map<std::string, Share> shares;
    std::map<std::string, int> pieces;
  };

  /// Programs of a figure stand together.
  Row& row_of(const std::string& figure, const std::string& program) {
    auto end = rows_.end();
    for (auto row = rows_.begin(); row != rows_.end(); ++row) {
      if (row->figure != figure) continue;
      if (row->program == program) return *row;
      end = row + 1;
    }
    return *rows_.insert(end, {.figure = figure, .program = program});
  }

  std::vector<Row> rows_;
};

}  // namespace clavier::measuring
