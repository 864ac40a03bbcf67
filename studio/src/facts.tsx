// What is known of the shown version: key, meter, tempo, eras, pitch classes, and how it was made.
import { shown } from "./model";
import { kPitchClasses, show_key, show_time } from "./pitch";
import { label_of } from "./form";
import { era_name, show_number, show_percent, t } from "./words";

function Histogram({ shares }: { shares: readonly number[] }) {
  const most = Math.max(0.01, ...shares);
  const text = shares.map((share, i) => `${kPitchClasses[i]} ${show_percent(share)}`).join(", ");
  return (
    <figure>
      <figcaption>{t("facts.pitch_classes")}</figcaption>
      <div class="histogram" role="img" aria-label={text}>
        {shares.map((share, i) => (
          <span
            key={i}
            class={[1, 3, 6, 8, 10].includes(i) ? "black" : ""}
            title={`${kPitchClasses[i]} ${show_percent(share)}`}
          >
            <i style={{ height: `${(share / most) * 100}%` }} />
            <b>{kPitchClasses[i]}</b>
          </span>
        ))}
      </div>
    </figure>
  );
}

function Eras({ eras }: { eras: Record<string, number> }) {
  return (
    <figure>
      <figcaption>{t("facts.eras")}</figcaption>
      <dl class="shares">
        {Object.entries(eras).map(([era, share]) => (
          <div key={era}>
            <dt>{era_name(era)}</dt>
            <dd>
              <i style={{ width: `${share * 100}%` }} />
              <span>{show_percent(share)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

export function Facts() {
  const version = shown.value;
  if (!version) return null;
  const { report, options } = version;
  const rows: [string, string][] = [
    [t("facts.key"), report.key ? show_key(report.key) : "–"],
    [t("facts.meter"), report.meter ?? "–"],
    [t("facts.tempo"), report.bpm ? t("facts.bpm", { n: show_number(report.bpm) }) : "–"],
    [t("facts.length"), `${show_time(report.seconds)} · ${t("bars", { n: report.bars })}`],
    [t("facts.notes"), show_number(report.notes)],
  ];
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== "" && value !== undefined);
  return (
    <section class="panel facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t("facts")}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!report.paper && <p class="doc">{t("facts.transcribed")}</p>}
      {report.eras && <Eras eras={report.eras} />}
      {report.histogram.length === 12 && <Histogram shares={report.histogram} />}
      {given.length > 0 && (
        <details>
          <summary>{t("facts.options")}</summary>
          <dl class="options">
            {given.map(([name, value]) => (
              <div key={name}>
                <dt>{label_of(name)}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
