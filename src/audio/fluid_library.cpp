#include "audio/fluid_library.h"

#include <dlfcn.h>

#include <string>

#include "base/error.h"

namespace clavier {
namespace {

[[noreturn]] void fail() {
  const char* const problem = ::dlerror();
  throw Error("cannot make sound: FluidSynth does not load: " + std::string(problem == nullptr ? "" : problem) +
              "; install it with: apt-get install libfluidsynth3");
}

void* open_library() {
  void* const library = ::dlopen("libfluidsynth.so.3", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) fail();
  return library;
}

template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr) fail();
}

FluidLibrary load() {
  void* const library = open_library();  // never closed
  FluidLibrary functions{};
  find(library, "fluid_set_log_function", functions.set_log_function);
  find(library, "new_fluid_settings", functions.new_settings);
  find(library, "delete_fluid_settings", functions.delete_settings);
  find(library, "fluid_settings_setnum", functions.set_number);
  find(library, "fluid_settings_setint", functions.set_integer);
  find(library, "new_fluid_synth", functions.new_synth);
  find(library, "delete_fluid_synth", functions.delete_synth);
  find(library, "fluid_synth_sfload", functions.load_font);
  find(library, "fluid_synth_program_select", functions.select_program);
  find(library, "fluid_synth_noteon", functions.note_on);
  find(library, "fluid_synth_noteoff", functions.note_off);
  find(library, "fluid_synth_cc", functions.control_change);
  find(library, "fluid_synth_write_float", functions.write);
  return functions;
}

}  // namespace

const FluidLibrary& fluid_library() {
  static const FluidLibrary library = load();
  return library;
}

}  // namespace clavier
