#pragma once

namespace clavier {

/// What FluidSynth keeps to itself behind its pointers.
struct FluidSettings;
struct FluidSynth;

constexpr int kFluidFailed = -1;
constexpr int kFluidLogLevels = 5;  ///< panic, error, warning, information, debugging

/// The functions of FluidSynth 2 that we call (its interface libfluidsynth.so.3). The library is loaded when they are
/// first asked for, not with the program: it brings some fifty others along, which took half of the time of a start.
/// They are declared here since the package with FluidSynth's header wants a hundred further ones, LLVM among them.
/// Source: https://www.fluidsynth.org/api/
struct FluidLibrary {
  using Log = void (*)(int level, const char* message, void* data);

  Log (*set_log_function)(int level, Log log, void* data);
  FluidSettings* (*new_settings)();
  void (*delete_settings)(FluidSettings*);
  int (*set_number)(FluidSettings*, const char* name, double value);
  int (*set_integer)(FluidSettings*, const char* name, int value);
  FluidSynth* (*new_synth)(FluidSettings*);
  void (*delete_synth)(FluidSynth*);
  int (*load_font)(FluidSynth*, const char* path, int reset_presets);  ///< returns the font's number
  int (*select_program)(FluidSynth*, int channel, int font, int bank, int preset);
  int (*note_on)(FluidSynth*, int channel, int pitch, int velocity);
  int (*note_off)(FluidSynth*, int channel, int pitch);
  int (*control_change)(FluidSynth*, int channel, int control, int value);
  int (*write)(FluidSynth*, int frames, void* left, int left_first, int left_step, void* right, int right_first,
               int right_step);  ///< of floats
};

/// Throws Error when FluidSynth is not installed.
const FluidLibrary& fluid_library();

}  // namespace clavier
