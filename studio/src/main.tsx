// The page: its screens, and what all of them share.
import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { backend } from "./backend";
import { Compare } from "./compare";
import { Dialog } from "./dialog";
import { engraver } from "./engraver";
import { accept_drops } from "./importing";
import { KeyList } from "./key_list";
import { Keyboard } from "./keyboard";
import { help_open, listen_to_keys } from "./keys";
import { Icon } from "./icons";
import { load_schema } from "./jobs";
import * as model from "./model";
import { Library } from "./library";
import { open_piece, refresh_recent, show_version } from "./pieces";
import { piano } from "./piano";
import { player, playing, position } from "./player";
import { go, kScreens, route, start_router } from "./router";
import { attempt, quiet } from "./saying";
import { score_on_screen } from "./score";
import { SettingsScreen } from "./settings_screen";
import { apply_settings } from "./settings";
import { Studio } from "./studio";
import { Surveys } from "./surveys";
import { t } from "./words";

const dropping = signal(false);

function Screen() {
  const { screen } = route.value;
  if (screen === "library") return <Library />;
  if (screen === "compare") return <Compare />;
  if (screen === "keyboard") return <Keyboard />;
  if (screen === "listening") return <Surveys />;
  if (screen === "settings") return <SettingsScreen />;
  return <Studio />;
}

function Message() {
  const said = model.message.value;
  if (!said) return null;
  return (
    <div class={`message ${said.tone}`} role={said.tone === "problem" ? "alert" : "status"} data-testid="message">
      <p>{said.text}</p>
      {said.action && (
        <button
          type="button"
          onClick={() => {
            said.action!.act();
            quiet();
          }}
        >
          {said.action.label}
        </button>
      )}
      <button type="button" class="icon-button" aria-label={t("close")} onClick={quiet}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Page() {
  const { screen } = route.value;
  const leave_to_main = (event: MouseEvent) => {
    event.preventDefault();
    const main = document.getElementById("main");
    main?.setAttribute("tabindex", "-1");
    main?.focus();
  };
  return (
    <>
      <a class="skip" href="#main" onClick={leave_to_main}>
        {t("skip")}
      </a>
      <header class="top">
        <a class="name" href="#/studio">
          Clavier
        </a>
        <nav aria-label={t("screens")}>
          {kScreens.map((name) => (
            <a key={name} href={`#/${name}`} aria-current={name === screen ? "page" : undefined}>
              {t(`screen.${name}`)}
            </a>
          ))}
        </nav>
        {model.job.value && screen !== "studio" && (
          <a class="working" href="#/studio">
            {t("job.composing")}
          </a>
        )}
        <button
          type="button"
          class="icon-button help"
          aria-label={t("keys.help")}
          title={t("keys.help")}
          aria-keyshortcuts="?"
          onClick={() => {
            help_open.value = true;
          }}
        >
          ?
        </button>
      </header>
      <Screen />
      <Message />
      {dropping.value && (
        <div class="drop" aria-hidden="true">
          <p>{t("import.drop")}</p>
        </div>
      )}
      {help_open.value && (
        <Dialog
          title={t("settings.keys")}
          close={() => {
            help_open.value = false;
          }}
        >
          <KeyList />
        </Dialog>
      )}
    </>
  );
}

/** The address names the open piece, so that a reload or a bookmark comes back to it. */
function follow_address(): void {
  effect(() => {
    const { screen, rest } = route.value;
    const wanted = Number(rest[0]);
    if (screen === "studio" && wanted && model.piece.peek()?.id !== wanted) void open_piece(wanted);
  });
  effect(() => {
    const open = model.piece.value;
    const { screen, rest } = route.peek();
    if (open && screen === "studio" && Number(rest[0]) !== open.id)
      history.replaceState(null, "", `#/studio/${open.id}`);
  });
}

async function start(): Promise<void> {
  apply_settings();
  start_router();
  listen_to_keys();
  accept_drops((inside) => {
    dropping.value = inside;
  });
  const root = document.getElementById("page")!;
  root.replaceChildren();
  render(<Page />, root);
  const known = await attempt(() => backend.about());
  if (!known) return;
  model.about.value = known;
  void attempt(() => load_schema("compose"));
  void refresh_recent();
  follow_address();
  effect(() => {
    document.title = model.piece.value ? `${model.piece.value.title} – Clavier` : "Clavier studio";
  });
  setTimeout(() => engraver().warm(), 300);
}

/** For tests in a browser. */
Object.assign(window, {
  clavier: { ...model, player, piano, playing, position, score_on_screen, open_piece, show_version, go },
});

void start();
