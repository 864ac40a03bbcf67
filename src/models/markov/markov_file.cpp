#include <cstring>

#include "base/error.h"
#include "base/files.h"
#include "models/markov/markov.h"
#include "models/sequence/checkpoint.h"

namespace clavier {
namespace {

constexpr std::string_view kMagic = "clavier markov 1";

template <class T>
void put(Bytes& bytes, std::span<const T> values) {
  const std::size_t before = bytes.size();
  bytes.resize(before + values.size_bytes());
  if (!values.empty()) std::memcpy(bytes.data() + before, values.data(), values.size_bytes());
}

void put_size(Bytes& bytes, std::uint64_t size) { put(bytes, std::span<const std::uint64_t>(&size, 1)); }

/// Reads numbers from the front. Throws Error when too few bytes are left, before it allocates memory.
class Parser {
 public:
  explicit Parser(ByteView bytes) : bytes_(bytes) {}

  template <class T>
  void read(std::span<T> values) {
    if (values.size_bytes() > bytes_.size()) throw Error("it ends too early");
    if (!values.empty()) std::memcpy(values.data(), bytes_.data(), values.size_bytes());
    bytes_ = bytes_.subspan(values.size_bytes());
  }

  std::uint64_t read_size() {
    std::uint64_t size = 0;
    read(std::span(&size, 1));
    return size;
  }

  template <class T>
  std::vector<T> read_list(std::uint64_t size) {
    if (size > bytes_.size() / sizeof(T)) throw Error("it ends too early");
    std::vector<T> values(size);
    read(std::span<T>(values));
    return values;
  }

  bool is_empty() const { return bytes_.empty(); }

 private:
  ByteView bytes_;
};

void put_table(Bytes& bytes, const MarkovTable& table) {
  put_size(bytes, table.contexts.size());
  put_size(bytes, table.symbols.size());
  put(bytes, std::span<const double>(table.discounts));
  put(bytes, std::span<const std::uint64_t>(table.contexts));
  put(bytes, std::span<const std::uint32_t>(table.first));
  put(bytes, std::span<const std::uint32_t>(table.counts));
  put(bytes, std::span<const std::uint16_t>(table.symbols));
}

MarkovTable read_table(Parser& parser, int alphabet) {
  MarkovTable table;
  const std::uint64_t contexts = parser.read_size(), symbols = parser.read_size();
  parser.read(std::span<double>(table.discounts));
  table.contexts = parser.read_list<std::uint64_t>(contexts);
  table.first = parser.read_list<std::uint32_t>(contexts + 1);
  table.counts = parser.read_list<std::uint32_t>(symbols);
  table.symbols = parser.read_list<std::uint16_t>(symbols);
  check_table(table, alphabet);
  return table;
}

void read_tables(Parser& parser, MarkovChain& chain) {
  std::string magic(kMagic.size(), ' ');
  parser.read(std::span<char>(magic));
  if (magic != kMagic) throw Error("it does not begin with \"" + std::string(kMagic) + "\"");
  const std::uint64_t orders = parser.read_size();
  if (orders < 1 || orders > kMarkovFeatures + 1) throw Error("its order is out of bounds");
  for (std::size_t field = 0; field < kFields; ++field) {
    const int alphabet = chain.vocabulary.size(static_cast<Field>(field));
    for (MarkovChain::Orders& viewpoint : chain.tables[field])
      for (std::uint64_t order = 0; alphabet > 0 && order < orders; ++order)
        viewpoint.push_back(read_table(parser, alphabet));
  }
  if (!parser.is_empty()) throw Error("there are bytes after its end");
}

}  // namespace

Bytes pack_markov(const MarkovChain& chain) {
  Bytes bytes;
  put(bytes, std::span<const char>(kMagic));
  put_size(bytes, chain.tables[0][0].size());
  for (const MarkovChain::Viewpoints& viewpoints : chain.tables)
    for (const MarkovChain::Orders& orders : viewpoints)
      for (const MarkovTable& table : orders) put_table(bytes, table);
  return bytes;
}

MarkovChain unpack_markov(ByteView bytes, Vocabulary vocabulary, std::string_view where) {
  MarkovChain chain{.vocabulary = std::move(vocabulary), .tables = {}};
  try {
    Parser parser(bytes);
    read_tables(parser, chain);
  } catch (const Error& problem) {
    throw Error("cannot read Markov chain " + std::string(where) + ": " + problem.what());
  }
  return chain;
}

void write_markov(const std::filesystem::path& folder, const MarkovChain& chain, const Json& training) {
  write_file(folder / "markov.bin", pack_markov(chain));
  const Checkpoint config{
      .model = "markov", .network = {}, .vocabulary = chain.vocabulary, .training = training, .tensors = {}};
  write_file(folder / "config.json", json_text(config_of(config), 1) + "\n");
}

MarkovChain read_markov(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  return read_markov(files, read_config(files));
}

MarkovChain read_markov(const CheckpointFolder& files, const Json& config) {
  const std::filesystem::path tables = files.config.parent_path() / "markov.bin";
  const Checkpoint checkpoint = checkpoint_from_config(config, files.config.string());
  if (checkpoint.model != "markov")
    throw Error("cannot read Markov chain " + tables.parent_path().string() + ": config.json says it is a model " +
                checkpoint.model);
  return unpack_markov(read_file(tables), checkpoint.vocabulary, tables.string());
}

}  // namespace clavier
