// The notes of a MIDI file as the server gives them: performed times, beats, bars, tempo map and pedals.
function read_variable(bytes, at) {
  let value = 0;
  for (;;) {
    const byte = bytes[at++];
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at];
  }
}

/** Events of one track as {tick, status, data}. */
function read_track(bytes) {
  const events = [];
  let at = 0,
    tick = 0,
    status = 0;
  while (at < bytes.length) {
    let delta;
    [delta, at] = read_variable(bytes, at);
    tick += delta;
    if (bytes[at] >= 128) status = bytes[at++];
    if (status === 0xff) {
      const type = bytes[at++];
      let length;
      [length, at] = read_variable(bytes, at);
      events.push({ tick, status, type, data: bytes.subarray(at, at + length) });
      at += length;
    } else {
      const size = status >> 4 === 0xc || status >> 4 === 0xd ? 1 : 2;
      events.push({ tick, status, data: bytes.subarray(at, at + size) });
      at += size;
    }
  }
  return events;
}

function tracks_of(file) {
  const tracks = [];
  for (let at = 14; at < file.length; at += 8 + file.readUInt32BE(at + 4))
    tracks.push(read_track(file.subarray(at + 8, at + 8 + file.readUInt32BE(at + 4))));
  return tracks;
}

function tempo_map(events, division) {
  const tempo = [];
  let beat = 0,
    t = 0,
    bpm = 120;
  for (const { tick, data } of events.filter((event) => event.type === 0x51)) {
    const next = tick / division;
    t += ((next - beat) * 60) / bpm;
    beat = next;
    bpm = 60000000 / ((data[0] << 16) | (data[1] << 8) | data[2]);
    tempo.push({ beat, t, bpm });
  }
  return tempo.length > 0 ? tempo : [{ beat: 0, t: 0, bpm: 120 }];
}

export function time_at(tempo, beat) {
  const point = tempo.findLast((each) => each.beat <= beat) ?? tempo[0];
  return point.t + ((beat - point.beat) * 60) / point.bpm;
}

function notes_of(events, hand, division) {
  const notes = [],
    down = new Map();
  for (const { tick, status, data } of events) {
    const what = status >> 4;
    if (what === 9 && data[1] > 0) down.set(data[0], { tick, v: data[1] });
    else if (what === 8 || what === 9) {
      const begun = down.get(data[0]);
      down.delete(data[0]);
      if (begun)
        notes.push({
          beat: begun.tick / division,
          length: (tick - begun.tick) / division,
          p: data[0],
          v: begun.v,
          h: hand,
        });
    }
  }
  return notes;
}

function pedals_of(events, division, tempo) {
  const pedals = [];
  let begun = null;
  for (const { tick, status, data } of events) {
    if (status >> 4 !== 0xb || data[0] !== 64) continue;
    const t = time_at(tempo, tick / division);
    if (data[1] >= 64) begun ??= t;
    else if (begun !== null) {
      pedals.push({ t: begun, d: t - begun });
      begun = null;
    }
  }
  return pedals;
}

export function read_midi(file) {
  const division = file.readUInt16BE(12);
  const tracks = tracks_of(file);
  const all = tracks.flat().sort((a, b) => a.tick - b.tick);
  const tempo = tempo_map(all, division);
  const signature = all.find((event) => event.type === 0x58)?.data ?? [4, 2];
  const meter = `${signature[0]}/${2 ** signature[1]}`;
  const bar_length = (signature[0] * 4) / 2 ** signature[1];
  const handed =
    tracks.length > 2
      ? [
          [tracks[1], "right"],
          [tracks[2], "left"],
        ]
      : [[all, "right"]];
  const notes = handed.flatMap(([events, hand]) => notes_of(events, hand, division));
  const last = Math.max(0, ...notes.map((note) => note.beat + note.length));
  const bars = Math.max(1, Math.ceil(last / bar_length - 0.05));
  const measures = Array.from({ length: bars }, (_, i) => ({
    bar: i + 1,
    beat: i * bar_length,
    t: time_at(tempo, i * bar_length),
    meter,
  }));
  const timed = notes.map((note) => {
    const t = time_at(tempo, note.beat);
    return {
      ...note,
      t,
      d: time_at(tempo, note.beat + note.length) - t,
      bar: Math.floor(note.beat / bar_length + 1e-6) + 1,
    };
  });
  timed.sort((a, b) => a.t - b.t || a.p - b.p);
  const beat = bars * bar_length;
  return {
    notes: timed.map((note, id) => ({ id, ...note })),
    measures,
    tempo,
    pedals: pedals_of(tracks[1] ?? all, division, tempo),
    end: { beat, t: time_at(tempo, beat) },
  };
}
