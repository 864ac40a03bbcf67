#pragma once

#include <array>
#include <cstdio>
#include <map>
#include <string>

#include "measuring/pieces.h"

namespace clavier::measuring {

/// Shares of right answers in per cent, for each era and all together, for both halves.
class ShareTable {
 public:
  explicit ShareTable(std::string title) : title_(std::move(title)) {}

  /// Adds the answers of `method` for `piece`: `right` of `count`.
  void add(const std::string& method, const Piece& piece, double right, double count) {
    for (const std::string& row : {std::string(to_string(piece.era)), std::string("all")}) {
      Share& share = shares_[piece.held_out][method][row];
      share.right += right;
      share.count += count;
    }
  }

  void print() const {
    for (const auto& [held_out, methods] : shares_) {
      std::printf("\n%s, %s half\n%-34s", title_.c_str(), held_out ? "held-out" : "tuning", "");
      for (const char* row : kRows) std::printf("%12s", row);
      for (const auto& [method, rows] : methods) {
        std::printf("\n%-34s", method.c_str());
        for (const char* row : kRows) {
          const auto found = rows.find(row);
          found == rows.end() ? std::printf("%12s", "-")
                              : std::printf("%11.2f%%", 100 * found->second.right / found->second.count);
        }
      }
      std::printf("\n");
    }
  }

 private:
  struct Share {
    double right = 0, count = 0;
  };
  static constexpr std::array<const char*, 5> kRows = {"baroque", "classical", "romantic", "modernist", "all"};
  std::string title_;
  std::map<bool, std::map<std::string, std::map<std::string, Share>>> shares_;
};

}  // namespace clavier::measuring
