#include "base/sha256.h"

#include <array>
#include <bit>

namespace clavier {
namespace {

using Sha256State = std::array<std::uint32_t, 8>;

constexpr std::size_t kBlock = 64;  // bytes
constexpr std::size_t kRounds = 64;

/// The first 32 bits of the fraction of a root of a prime, found by bisection in whole numbers: for the constants of
/// the standard, no table is needed.
std::uint32_t root_fraction(std::uint64_t prime, int degree) {
  const auto power = [&](unsigned __int128 value) { return degree == 2 ? value * value : value * value * value; };
  constexpr int kBits = 32;
  unsigned __int128 root = 0;
  for (int bit = kBits + 4; bit >= 0; --bit) {
    const unsigned __int128 next = root | (static_cast<unsigned __int128>(1) << bit);
    if (power(next) <= static_cast<unsigned __int128>(prime) << (kBits * degree)) root = next;
  }
  return static_cast<std::uint32_t>(root);
}

struct Sha256Constants {
  std::array<std::uint32_t, kRounds> rounds{};
  Sha256State start{};

  Sha256Constants() {
    std::uint64_t prime = 2;
    for (std::size_t place = 0; place < kRounds; ++place, prime = next_prime(prime)) {
      rounds.at(place) = root_fraction(prime, 3);
      if (place < start.size()) start.at(place) = root_fraction(prime, 2);
    }
  }

  static std::uint64_t next_prime(std::uint64_t number) {
    const auto is_prime = [](std::uint64_t value) {
      for (std::uint64_t divisor = 2; divisor * divisor <= value; ++divisor)
        if (value % divisor == 0) return false;
      return true;
    };
    do ++number;
    while (!is_prime(number));
    return number;
  }
};

void take_block(const std::uint8_t* block, const Sha256Constants& constants, Sha256State& state) {
  std::array<std::uint32_t, kRounds> words{};
  for (std::size_t i = 0; i < 16; ++i)
    words[i] = std::uint32_t{block[4 * i]} << 24 | std::uint32_t{block[4 * i + 1]} << 16 |
               std::uint32_t{block[4 * i + 2]} << 8 | block[4 * i + 3];
  for (std::size_t i = 16; i < kRounds; ++i) {
    const std::uint32_t early = words[i - 15], late = words[i - 2];
    words[i] = words[i - 16] + (std::rotr(early, 7) ^ std::rotr(early, 18) ^ (early >> 3)) + words[i - 7] +
               (std::rotr(late, 17) ^ std::rotr(late, 19) ^ (late >> 10));
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < kRounds; ++i) {
    const std::uint32_t mixed = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) +
                                constants.rounds[i] + words[i];
    const std::uint32_t other = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + mixed, d = c, c = b, b = a, a = mixed + other;
  }
  const Sha256State sums = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += sums[i];
}

}  // namespace

std::string sha256(ByteView bytes) {
  static const Sha256Constants constants;
  Sha256State state = constants.start;
  const std::size_t whole = bytes.size() / kBlock * kBlock;
  for (std::size_t begin = 0; begin < whole; begin += kBlock) take_block(bytes.data() + begin, constants, state);
  Bytes rest(bytes.begin() + static_cast<std::ptrdiff_t>(whole), bytes.end());
  rest.push_back(0x80);
  while (rest.size() % kBlock != kBlock - 8) rest.push_back(0);
  for (int shift = 56; shift >= 0; shift -= 8)
    rest.push_back(static_cast<std::uint8_t>(std::uint64_t{bytes.size()} * 8 >> shift));
  for (std::size_t begin = 0; begin < rest.size(); begin += kBlock) take_block(rest.data() + begin, constants, state);
  std::string digits;
  for (const std::uint32_t word : state)
    for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[word >> shift & 15];
  return digits;
}

}  // namespace clavier
