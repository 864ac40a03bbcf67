#pragma once

#include <array>
#include <cstdio>
#include <map>

#include "measuring/import_figures.h"
#include "music/era.h"

namespace clavier::measuring {

/// Metrics of programs side by side, in per cent, for each era and for all: sums over pieces.
class ImportTable {
 public:
  void add(const std::string& program, Era era, const std::vector<ImportMetric>& metrics) {
    for (const ImportMetric& metric : metrics) {
      Row& row = row_of(metric.name, program);
      for (const std::string& column : {std::string(to_string(era)), std::string("all")}) {
        row.shares[column].part += metric.share.part;
        row.shares[column].whole += metric.share.whole;
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
      std::printf("\n%-40s%-12s", row.metric.c_str(), row.program.c_str());
      for (const char* column : kColumns) print(row, column);
    }
    std::printf("\n");
  }

 private:
  struct Row {
    std::string metric, program;
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

  /// Rows of one metric stand together.
  Row& row_of(const std::string& metric, const std::string& program) {
    auto end = rows_.end();
    for (auto row = rows_.begin(); row != rows_.end(); ++row) {
      if (row->metric != metric) continue;
      if (row->program == program) return *row;
      end = row + 1;
    }
    return *rows_.insert(end, {.metric = metric, .program = program});
  }

  std::vector<Row> rows_;
};

}  // namespace clavier::measuring
