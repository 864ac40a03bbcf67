#include "engine/safetensors.h"

#include <Eigen/Core>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/options.h"

namespace clavier {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are stored with their lowest byte first");

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kLargestDimension = std::size_t{1} << 40;
constexpr std::size_t kLargestHeader = std::size_t{256} << 10;  // a thousand tensors take a third of it

struct Entry {
  std::string name;
  std::string type;
  std::vector<std::int64_t> shape;
  std::size_t begin = 0;  // bytes after the header
  std::size_t end = 0;
};

std::size_t width_of(const std::string& type) {
  if (type == "F32") return 4;
  if (type == "F16" || type == "BF16") return 2;
  throw Error("its numbers are " + type.substr(0, 16) + "; known are F32, F16, BF16");
}

/// The number of values, never more than `most`.
std::size_t count_of(const std::vector<std::int64_t>& shape, std::size_t most) {
  std::size_t count = 1;
  for (const std::int64_t size : shape) {
    if (size < 0 || (size > 0 && count > most / static_cast<std::size_t>(size)))
      throw Error("its shape does not fit the file");
    count *= static_cast<std::size_t>(size);
  }
  return count;
}

std::size_t whole_number(const Json& json) {
  if (!json.is_number_unsigned()) throw Error("its header holds something other than whole numbers");
  return json.get<std::size_t>();
}

Entry read_entry(const std::string& name, const Json& json, std::size_t data_size) {
  const auto member = [&](const char* key, Json::value_t type) -> const Json& {
    if (!json.is_object() || !json.contains(key) || json[key].type() != type)
      throw Error(std::string("it has no ") + key);
    return json[key];
  };
  Entry entry;
  entry.name = name;
  entry.type = member("dtype", Json::value_t::string).get<std::string>();
  for (const Json& size : member("shape", Json::value_t::array)) {
    if (whole_number(size) > kLargestDimension) throw Error("its shape does not fit the file");
    entry.shape.push_back(size.get<std::int64_t>());
  }
  const Json& offsets = member("data_offsets", Json::value_t::array);
  if (offsets.size() != 2) throw Error("its data_offsets are not two numbers");
  entry.begin = whole_number(offsets[0]);
  entry.end = whole_number(offsets[1]);
  if (entry.begin > entry.end || entry.end > data_size) throw Error("it lies outside the file, which may be cut short");
  const std::size_t size = entry.end - entry.begin, width = width_of(entry.type);
  if (count_of(entry.shape, size / width) * width != size) throw Error("its shape does not fit its length");
  return entry;
}

/// Fills in the values from raw words, each turned into a number by `number_of`.
template <class Word, class NumberOf>
void read_values(const std::uint8_t* bytes, std::vector<float>& values, NumberOf&& number_of) {
  for (std::size_t index = 0; index < values.size(); ++index) {
    Word word;
    std::memcpy(&word, bytes + index * sizeof word, sizeof word);
    values[index] = number_of(word);
  }
}

Tensor read_tensor(const Entry& entry, ByteView data) {
  Tensor tensor{.shape = entry.shape, .values = std::vector<float>((entry.end - entry.begin) / width_of(entry.type))};
  const std::uint8_t* bytes = data.data() + entry.begin;
  if (entry.type == "F32") {
    read_values<float>(bytes, tensor.values, [](float value) { return value; });
  } else if (entry.type == "F16") {
    const auto from_half = [](std::uint16_t word) {
      return Eigen::half_impl::half_to_float(Eigen::half_impl::raw_uint16_to_half(word));
    };
    read_values<std::uint16_t>(bytes, tensor.values, from_half);
  } else {
    const auto from_brain_float = [](std::uint16_t word) {
      return std::bit_cast<float>(static_cast<std::uint32_t>(word) << 16);
    };
    read_values<std::uint16_t>(bytes, tensor.values, from_brain_float);
  }
  const auto strange =
      std::find_if(tensor.values.begin(), tensor.values.end(), [](float value) { return !std::isfinite(value); });
  if (strange != tensor.values.end())
    throw Error("number " + std::to_string(strange - tensor.values.begin()) + " in it is not finite");
  return tensor;
}

/// Runs work() for one tensor and completes the message of what goes wrong.
template <class Work>
auto with_name(std::string_view file, const std::string& tensor, Work&& work) {
  try {
    return work();
  } catch (const Error& problem) {
    throw Error("cannot read weights " + std::string(file) + ": tensor " + tensor.substr(0, 80) + ": " +
                problem.what());
  }
}

Json read_header(ByteView bytes, std::string_view name) {
  const auto refuse = [&](const char* why) { throw Error("cannot read weights " + std::string(name) + ": " + why); };
  if (bytes.size() < kLengthBytes) refuse("too short for a safetensors file");
  std::uint64_t length;
  std::memcpy(&length, bytes.data(), sizeof length);
  if (length > kLargestHeader) refuse("no safetensors file: its header is too long");
  if (length > bytes.size() - kLengthBytes) refuse("the file is cut short within its header");
  Json header = parse_json(as_text(bytes.subspan(kLengthBytes, length)), "header of weights " + std::string(name));
  if (!header.is_object()) refuse("no safetensors file: its header is no JSON object");
  return header;
}

/// Tensors lie side by side from the first byte to the last: no overlap, no gap.
void check_layout(std::vector<Entry> entries, std::size_t data_size, std::string_view file) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  std::size_t place = 0;
  for (const Entry& entry : entries) {
    with_name(file, entry.name, [&] {
      if (entry.begin != place) throw Error(entry.begin < place ? "it overlaps another" : "there is a gap before it");
    });
    place = entry.end;
  }
  if (place != data_size)
    throw Error("cannot read weights " + std::string(file) + ": " + std::to_string(data_size - place) +
                " bytes belong to no tensor");
}

}  // namespace

TensorMap read_safetensors(ByteView bytes, std::string_view name) {
  const Json header = read_header(bytes, name);
  std::uint64_t length;
  std::memcpy(&length, bytes.data(), sizeof length);
  const ByteView data = bytes.subspan(kLengthBytes + length);
  std::vector<Entry> entries;
  for (const auto& [tensor, json] : header.items()) {
    if (tensor == "__metadata__") continue;
    entries.push_back(
        with_name(name, tensor, [&, &named = tensor, &entry = json] { return read_entry(named, entry, data.size()); }));
  }
  check_layout(entries, data.size(), name);
  TensorMap tensors;
  for (const Entry& entry : entries)
    tensors.emplace(entry.name, with_name(name, entry.name, [&] { return read_tensor(entry, data); }));
  return tensors;
}

}  // namespace clavier
