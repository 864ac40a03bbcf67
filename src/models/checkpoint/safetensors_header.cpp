#include "models/checkpoint/safetensors_header.h"

#include <algorithm>
#include <cstring>

#include "base/options.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxDimension = std::size_t{1} << 40;
constexpr std::size_t kMaxHeaderBytes = std::size_t{256} << 10;  // a thousand tensors take a third of it

/// The number of values. Throws Error when it is above `max_count`.
std::size_t count_values(const std::vector<std::int64_t>& shape, std::size_t max_count) {
  std::size_t count = 1;
  for (const std::int64_t size : shape) {
    if (size < 0 || (size > 0 && count > max_count / static_cast<std::size_t>(size)))
      throw Error("its shape does not fit the file");
    count *= static_cast<std::size_t>(size);
  }
  return count;
}

std::size_t read_whole_number(const Json& json) {
  if (!json.is_number_unsigned()) throw Error("its header holds something other than whole numbers");
  return json.get<std::size_t>();
}

TensorEntry read_entry(const std::string& name, const Json& json, std::size_t data_size) {
  const auto member = [&](const char* member_name, Json::value_t type) -> const Json& {
    if (!json.is_object() || !json.contains(member_name) || json[member_name].type() != type)
      throw Error(std::string("it has no ") + member_name);
    return json[member_name];
  };
  TensorEntry entry;
  entry.name = name;
  entry.type = member("dtype", Json::value_t::string).get<std::string>();
  for (const Json& size : member("shape", Json::value_t::array)) {
    if (read_whole_number(size) > kMaxDimension) throw Error("its shape does not fit the file");
    entry.shape.push_back(size.get<std::int64_t>());
  }
  const Json& offsets = member("data_offsets", Json::value_t::array);
  if (offsets.size() != 2) throw Error("its data_offsets are not two numbers");
  entry.begin = read_whole_number(offsets[0]);
  entry.end = read_whole_number(offsets[1]);
  if (entry.begin > entry.end || entry.end > data_size) throw Error("it lies outside the file, which may be cut short");
  const std::size_t size = entry.end - entry.begin, width = width_of(entry.type);
  if (count_values(entry.shape, size / width) * width != size) throw Error("its shape does not fit its length");
  return entry;
}

Json read_header(ByteView bytes, std::string_view file) {
  const auto refuse = [&](const char* why) { throw Error("cannot read weights " + std::string(file) + ": " + why); };
  if (bytes.size() < kHeaderLengthBytes) refuse("too short for a safetensors file");
  std::uint64_t length;
  std::memcpy(&length, bytes.data(), sizeof length);
  if (length > kMaxHeaderBytes) refuse("no safetensors file: its header is too long");
  if (length > bytes.size() - kHeaderLengthBytes) refuse("the file is cut short within its header");
  Json header =
      parse_json(as_text(bytes.subspan(kHeaderLengthBytes, length)), "header of weights " + std::string(file));
  if (!header.is_object()) refuse("no safetensors file: its header is no JSON object");
  return header;
}

/// Checks that the tensors cover the data from the first byte to the last, without overlap or gap.
void check_layout(std::vector<TensorEntry> entries, std::size_t data_size, std::string_view file) {
  std::sort(entries.begin(), entries.end(), [](const TensorEntry& a, const TensorEntry& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::size_t place = 0;
  for (const TensorEntry& entry : entries) {
    with_tensor_name(file, entry.name, [&] {
      if (entry.begin != place) throw Error(entry.begin < place ? "it overlaps another" : "there is a gap before it");
    });
    place = entry.end;
  }
  if (place != data_size)
    throw Error("cannot read weights " + std::string(file) + ": " + std::to_string(data_size - place) +
                " bytes belong to no tensor");
}

}  // namespace

std::size_t width_of(const std::string& type) {
  if (type == "F32") return 4;
  if (type == "F16" || type == "BF16") return 2;
  throw Error("its numbers are " + type.substr(0, 16) + "; known are F32, F16, BF16");
}

TensorEntries read_entries(ByteView bytes, std::string_view file) {
  const Json header = read_header(bytes, file);
  std::uint64_t length;
  std::memcpy(&length, bytes.data(), sizeof length);
  TensorEntries result{.entries = {}, .data = bytes.subspan(kHeaderLengthBytes + length)};
  for (const auto& [tensor, json] : header.items()) {
    if (tensor == "__metadata__") continue;
    result.entries.push_back(with_tensor_name(
        file, tensor, [&, &named = tensor, &entry = json] { return read_entry(named, entry, result.data.size()); }));
  }
  check_layout(result.entries, result.data.size(), file);
  return result;
}

}  // namespace clavier
