#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>
#include <limits>

#include "base/error.h"
#include "models/checkpoint/safetensors.h"

namespace clavier {
namespace {

using testing::HasSubstr;

Bytes file_of(const std::string& header, std::size_t data_bytes) {
  Bytes bytes(8 + header.size() + data_bytes);
  const std::uint64_t length = header.size();
  std::memcpy(bytes.data(), &length, 8);
  std::memcpy(bytes.data() + 8, header.data(), header.size());
  return bytes;
}

std::string refusal(const Bytes& bytes) {
  try {
    read_safetensors(bytes, "test.safetensors");
  } catch (const Error& problem) {
    return problem.what();
  }
  return "";
}

std::string entry(const std::string& name, const std::string& type, const std::string& shape,
                  const std::string& offsets) {
  return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":[" + shape + "],\"data_offsets\":[" + offsets + "]}";
}

RC_GTEST_PROP(Safetensors, SurviveARoundTrip, ()) {
  TensorMap tensors;
  for (int number = *rc::gen::inRange(0, 4); number > 0; --number) {
    Tensor tensor{.shape = {*rc::gen::inRange<std::int64_t>(0, 4), *rc::gen::inRange<std::int64_t>(1, 4)},
                  .values = {}};
    tensor.values = *rc::gen::container<std::vector<float>>(static_cast<std::size_t>(tensor.shape[0] * tensor.shape[1]),
                                                            rc::gen::cast<float>(rc::gen::inRange(-1000, 1000)));
    tensors["tensor." + std::to_string(number)] = tensor;
  }
  RC_ASSERT(read_safetensors(write_safetensors(tensors, Precision::f32), "test") == tensors);
}

TEST(Safetensors, KeepElevenBitsOfANumberStoredInSixteen) {
  const TensorMap tensors{{"a", {.shape = {3}, .values = {1.0f / 3, -1e-3f, 1e4f}}}};
  const TensorMap read = read_safetensors(write_safetensors(tensors, Precision::f16), "test");
  for (std::size_t index = 0; index < 3; ++index) {
    const float exact = tensors.at("a").values[index];
    EXPECT_NEAR(read.at("a").values[index], exact, std::abs(exact) / 2048);
  }
}

TEST(Safetensors, ReadBfloat16) {
  Bytes bytes = file_of("{" + entry("a", "BF16", "1", "0,2") + "}", 2);
  bytes[bytes.size() - 2] = 0x20, bytes.back() = 0xc0;  // 0xc020
  EXPECT_EQ(read_safetensors(bytes, "test").at("a").values, std::vector{-2.5f});
}

TEST(Safetensors, IgnoreMetadata) {
  const Bytes bytes = file_of("{\"__metadata__\":{\"format\":\"pt\"}," + entry("a", "F32", "", "0,4") + "} ", 4);
  EXPECT_EQ(read_safetensors(bytes, "test").size(), 1u);
}

TEST(Safetensors, AreRefusedWhenTruncatedAnywhere) {
  const Bytes whole = write_safetensors({{"a", {.shape = {2}, .values = {1, 2}}}}, Precision::f32);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_THAT(refusal(cut), HasSubstr("test.safetensors")) << size;
  }
}

TEST(Safetensors, AreRefusedWhenTensorsOverlapOrLeaveGaps) {
  EXPECT_THAT(refusal(file_of("{" + entry("a", "F32", "2", "0,8") + "," + entry("b", "F32", "1", "4,8") + "}", 8)),
              HasSubstr("tensor b: it overlaps another"));
  EXPECT_THAT(refusal(file_of("{" + entry("a", "F32", "1", "4,8") + "}", 8)),
              HasSubstr("tensor a: there is a gap before it"));
  EXPECT_THAT(refusal(file_of("{" + entry("a", "F32", "1", "0,4") + "}", 8)), HasSubstr("4 bytes belong to no tensor"));
}

TEST(Safetensors, AreRefusedWhenAShapeOverflowsOrDoesNotFit) {
  EXPECT_THAT(refusal(file_of("{" + entry("a", "F32", "4294967296,4294967296", "0,4") + "}", 4)),
              HasSubstr("tensor a: its shape"));
  EXPECT_THAT(refusal(file_of("{" + entry("a", "F32", "4,4,4,4", "0,4") + "}", 4)), HasSubstr("tensor a: its shape"));
  EXPECT_THAT(refusal(file_of("{" + entry("a", "F32", "-1", "0,4") + "}", 4)), HasSubstr("whole numbers"));
  EXPECT_THAT(refusal(file_of("{" + entry("a", "F32", "1", "8,4") + "}", 8)), HasSubstr("lies outside"));
}

TEST(Safetensors, AreRefusedWhenANumberIsNotFinite) {
  const float infinity = std::numeric_limits<float>::infinity();
  EXPECT_THROW(write_safetensors({{"a", {.shape = {1}, .values = {infinity}}}}, Precision::f32), Error);
  EXPECT_THROW(write_safetensors({{"a", {.shape = {1}, .values = {1e6f}}}}, Precision::f16), Error);
  Bytes bytes = write_safetensors({{"a", {.shape = {1}, .values = {1}}}}, Precision::f32);
  std::memcpy(bytes.data() + bytes.size() - 4, &infinity, 4);
  EXPECT_THAT(refusal(bytes), HasSubstr("tensor a: number 0 in it is not finite"));
}

TEST(Safetensors, AreRefusedWithAnInvalidHeader) {
  EXPECT_THAT(refusal(file_of("[]", 0)), HasSubstr("no JSON object"));
  EXPECT_THAT(refusal(file_of("{\"a\":1}", 0)), HasSubstr("tensor a: it has no dtype"));
  EXPECT_THAT(refusal(file_of("{" + entry("a", "I64", "1", "0,8") + "}", 8)), HasSubstr("known are F32, F16, BF16"));
  EXPECT_THAT(refusal(file_of(std::string(100, '['), 0)), HasSubstr("nested too deeply"));
}

}  // namespace
}  // namespace clavier
