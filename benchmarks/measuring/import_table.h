#pragma once

#include <array>
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
    for (const char* column : kColumns) std::printf("%11s", column);
    std::printf("\n%-52s", "pieces");
    for (const char* column : kColumns) std::printf("%11d", pieces_of(column));
    for (const Row& row : rows_) {
      std::printf("\n%-40s%-12s", row.figure.c_str(), row.program.c_str());
      for (const char* column : kColumns) print(row, column);
    }
    std::printf("\n");
  }

 private:
  struct Row {
    std::string figure, program;
    std::map<std::string, Share> shares;
    std::map<std::string, int> pieces;
  };

  static constexpr std::array<const char*, 5> kColumns = {"baroque", "classical", "romantic", "modernist", "all"};

  int pieces_of(const char* column) const {
    const auto found = rows_.front().pieces.find(column);
    return found == rows_.front().pieces.end() ? 0 : found->second;
  }

  static void print(const Row& row, const char* column) {
    const auto found = row.shares.find(column);
    const bool known = found != row.shares.end() && found->second.whole > 0;
    known ? std::printf("%11.1f", 100 * found->second.part / found->second.whole) : std::printf("%11s", "-");
  }

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
