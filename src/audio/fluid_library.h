#pragma once

namespace clavier {

/// Opaque types of FluidSynth.
struct FluidSettings;
struct FluidSynth;

constexpr int kFluidFailed = -1;
constexpr int kFluidLogLevels = 5;  ///< panic, error, warning, information, debugging

/// The functions of FluidSynth 2 that we call (its interface libfluidsynth.so.3). The library is loaded at the first
/// call of fluid_library(), not with the program, since it brings some fifty other libraries along. They are declared
/// here since the package with FluidSynth's header depends on a hundred others, LLVM among them. Source:
/// https://www.fluidsynth.org/api/
struct FluidLibrary {
  using Log = void (*)(int level, const char* message, void* data);

  Log (*set_log_function)(int level, Log log, void* data);
  FluidSettings* (*new_settings)();
  void (*delete_settings)(FluidSettings*);
  int (*set_number)(FluidSettings*, const char* name, double value);
  int (*set_integer)(FluidSettings*, const char* name, int value);
  FluidSynth* (*new_synth)(FluidSettings*);
  void (*delete_synth)(FluidSynth*);
  int (*load_font)(FluidSynth*, const char* path, int reset_presets);  ///< returns the font's id
  int (*select_program)(FluidSynth*, int channel, int font, int bank, int preset);
  int (*note_on)(FluidSynth*, int channel, int pitch, int velocity);
  int (*note_off)(FluidSynth*, int channel, int pitch);
  int (*control_change)(FluidSynth*, int channel, int control, int value);
  int (*write)(FluidSynth*, int frames, void* left, int left_first, int left_step, void* right, int right_first,
               int right_step);  ///< samples are floats
};

/// Throws Error when FluidSynth is not installed.
const FluidLibrary& fluid_library();

}  // namespace clavier
