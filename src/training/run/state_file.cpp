#include "training/run/state_file.h"

#include <cstring>
#include <sstream>

#include "base/bytes.h"
#include "base/error.h"
#include "base/files.h"

namespace clavier {
namespace {

constexpr std::string_view kMagicPrefix = "CLAVIER-STATE-";
constexpr std::string_view kMagic = "CLAVIER-STATE-3\n";

/// Parts are written as length and bytes.
void append_part(std::string& file, const std::string& part) {
  const std::uint64_t size = part.size();
  file.append(reinterpret_cast<const char*>(&size), sizeof size).append(part);
}

std::string take_part(std::string_view& file) {
  std::uint64_t size = 0;
  std::memcpy(&size, file.data(), sizeof size);
  std::string part(file.substr(sizeof size, size));
  file.remove_prefix(sizeof size + size);
  return part;
}

template <class Stateful>
std::string archive_of(Stateful& stateful) {
  torch::serialize::OutputArchive archive;
  stateful.save(archive);
  std::ostringstream stream;
  archive.save_to(stream);
  return stream.str();
}

template <class Stateful>
void restore(Stateful& stateful, const std::string& bytes) {
  std::istringstream stream(bytes);
  torch::serialize::InputArchive archive;
  archive.load_from(stream);
  stateful.load(archive);
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
  throw Error("cannot resume training from " + path.string() + ": " + why);
}

constexpr const char* kOtherVersion =
    "another version of Clavier wrote it; resume with that version, or train again without --resume";

/// What follows the checksum.
std::string_view content_of(std::string_view file, const std::filesystem::path& path) {
  if (file.starts_with(kMagicPrefix) && !file.starts_with(kMagic) && file.size() > kMagic.size())
    refuse(path, kOtherVersion);
  std::uint64_t checksum = 0;
  const bool long_enough = file.size() > kMagic.size() + sizeof checksum && file.starts_with(kMagic);
  if (long_enough) std::memcpy(&checksum, file.data() + kMagic.size(), sizeof checksum);
  file.remove_prefix(long_enough ? kMagic.size() + sizeof checksum : 0);
  if (!long_enough || hash_bytes(as_bytes(file)) != checksum)
    refuse(path, "the file is damaged; remove it and train again without --resume");
  return file;
}

}  // namespace

void save_state(const std::filesystem::path& path, const Json& identity, const RunState& state,
                const NetworksAndOptimizers& networks_and_optimizers) {
  std::string content;
  append_part(content, json_text({{"identity", identity}, {"state", to_json(state)}}));
  for (const torch::nn::Module* network : networks_and_optimizers.networks) append_part(content, archive_of(*network));
  for (torch::optim::Optimizer* optimizer : networks_and_optimizers.optimizers)
    append_part(content, archive_of(*optimizer));
  const std::uint64_t checksum = hash_bytes(as_bytes(content));
  std::string file(kMagic);
  file.append(reinterpret_cast<const char*>(&checksum), sizeof checksum).append(content);
  write_file(path, file);
}

RunState load_state(const std::filesystem::path& path, const Json& identity,
                    const NetworksAndOptimizers& networks_and_optimizers) {
  if (!std::filesystem::exists(path))
    refuse(path, "there is no such file, so no run was stopped there; train without --resume");
  const std::string file = read_text(path);
  std::string_view rest = content_of(file, path);
  const Json json = parse_json(take_part(rest), path.string());
  if (json.at("identity") != identity) refuse(path, "it belongs to a run with other options, data or version");
  try {
    for (torch::nn::Module* network : networks_and_optimizers.networks) restore(*network, take_part(rest));
    for (torch::optim::Optimizer* optimizer : networks_and_optimizers.optimizers) restore(*optimizer, take_part(rest));
    return run_state_from_json(json.at("state"));
  } catch (const c10::Error&) {
    refuse(path, kOtherVersion);
  } catch (const Json::exception&) {
    refuse(path, kOtherVersion);
  }
}

void refuse_overwrite(const std::filesystem::path& path, bool resume) {
  if (!resume && std::filesystem::exists(path))
    throw Misuse("training into " + path.parent_path().string() +
                 " was begun before: --resume continues it; for a new run choose another folder or remove this one");
}

}  // namespace clavier
