/** What the demo adds to the chat: the desk beside it, a clock to move, and a short tour. */

import { chats, clock, LANGUAGE, postJson, t } from "./app.js";
import { Desk } from "./desk.js";

const resident = chats.get("resident");
const desk = new Desk(document.querySelector("[data-chat=desk]"));
chats.set("desk", desk);
const locale = LANGUAGE === "en" ? "en-GB" : "nl-NL";
const zone = "Europe/Amsterdam";
const shownTime = new Intl.DateTimeFormat(locale, {
  timeZone: zone, weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit",
});
const shortTime = new Intl.DateTimeFormat(locale, {
  timeZone: zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
});
const narrow = matchMedia("(max-width: 859px)");
const hour = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const $ = (selector) => document.querySelector(selector);

// ---------------------------------------------------------------- the clock

const now = $("#now");
const said = $("#clock-said");
const moves = [...document.querySelectorAll("[data-days]")];

function show(at) {
  now.textContent = (narrow.matches ? shortTime : shownTime).format(at);
  now.dateTime = at.toISOString();
  const hours = Number(hour.format(at));
  $("#quiet").hidden = hours >= 9 && hours < 20;
}

function set(iso) {
  clock.offset = new Date(iso).getTime() - Date.now();
}

async function readClock() {
  try {
    const response = await fetch("/api/clock");
    if (response.ok) set((await response.json()).now);
  } catch {
    // the stream shows that the connection is lost
  }
  show(clock.now());
}

/** The days run by on the clock, so that one sees time pass. */
async function runTo(from, to) {
  const steps = Math.round((to - from) / 86_400_000);
  if (!calm()) {
    for (let step = 1; step < steps; step += 1) {
      show(new Date(from.getTime() + step * 86_400_000));
      await sleep(90);
    }
  }
  show(to);
}

async function move(days) {
  for (const button of moves) button.disabled = true;
  $(".clock").classList.add("moving");
  const from = clock.now();
  for (const chat of chats.values()) chat.turn = null; // what time brings is read from its own beginning
  try {
    const answer = await postJson("/api/clock", { days }, 60_000);
    set(answer.now);
    await runTo(from, clock.now());
    said.textContent = `${t("Het is nu")} ${now.textContent}`;
    done("time");
  } catch {
    said.textContent = t("Dat lukte niet. Probeer het nog eens.");
    await readClock();
  }
  $(".clock").classList.remove("moving");
  for (const button of moves) button.disabled = false;
}

for (const button of moves) {
  button.addEventListener("click", async () => {
    await move(Number(button.dataset.days));
    button.focus({ preventScroll: true });
  });
}
setInterval(() => $(".clock").classList.contains("moving") || show(clock.now()), 15_000);
readClock();

// ---------------------------------------------------------------- the tour

function done(step) {
  $(`[data-step="${step}"]`)?.classList.add("done");
}

function walked(role, message) {
  if (role === "desk" && message.case) done("register");
  if (role === "resident" && desk.kept.own.some((own) => /^d:(?!card|queue|cancel)/.test(own.action || ""))) done("desk");
}

async function type(text) {
  tabs.choose("resident");
  const field = resident.field;
  field.focus({ preventScroll: true });
  if (!calm()) {
    for (let at = 1; at < text.length; at += 3) {
      field.value = text.slice(0, at);
      resident.grow();
      await sleep(24);
    }
  }
  field.value = text;
  resident.grow();
  await sleep(calm() ? 0 : 350);
  resident.submit();
}

let isTyping = false;
for (const sample of document.querySelectorAll(".sample")) {
  if (LANGUAGE === "en" && sample.dataset.en) {
    sample.textContent = sample.dataset.en;
    sample.lang = "en";
  }
  sample.addEventListener("click", async () => {
    if (isTyping) return;
    isTyping = true;
    await type(sample.textContent.trim());
    isTyping = false;
  });
}

// ---------------------------------------------------------------- the desk

$("#queue").addEventListener("click", () => {
  desk.choose("");
  desk.tap($("#queue").textContent, "d:queue");
});
const colleague = $("#colleague");
colleague.value = desk.colleague;
colleague.addEventListener("change", () => desk.become(colleague.value));

const empty = $(".empty");
const watch = new MutationObserver(() => {
  empty.hidden = desk.way.querySelector(".said") !== null;
  if (resident.way.querySelector(".me")) done("ask");
});
watch.observe(desk.way, { childList: true });
watch.observe(resident.way, { childList: true });

// ---------------------------------------------------------------- tabs on a narrow screen

const tabs = {
  names: ["resident", "desk"],
  chosen: "resident",
  unread: 0,
  tab: (name) => $(`#tab-${name}`),
  pane: (name) => $(`#pane-${name}`),

  choose(name, focus = false) {
    this.chosen = name;
    if (name === "desk") this.unread = 0;
    this.draw();
    if (focus) this.tab(name).focus();
    if (narrow.matches) chats.get(name).toTurn();
  },

  /** Tabs only where they are seen as tabs; side by side the panes are plain sections. */
  draw() {
    const isNarrow = narrow.matches;
    document.body.dataset.pane = this.chosen;
    const list = $(".tabs");
    if (isNarrow) list.setAttribute("role", "tablist");
    else list.removeAttribute("role");
    for (const name of this.names) {
      const [tab, pane] = [this.tab(name), this.pane(name)];
      const on = name === this.chosen;
      if (isNarrow) {
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-selected", String(on));
        tab.tabIndex = on ? 0 : -1;
        pane.setAttribute("role", "tabpanel");
      } else pane.removeAttribute("role");
      pane.hidden = isNarrow && !on;
    }
    const badge = $(".unread");
    badge.hidden = this.unread === 0;
    badge.textContent = this.unread ? String(this.unread) : "";
    badge.setAttribute("aria-label", `${this.unread} ${t("nieuwe berichten")}`);
  },
};

for (const name of tabs.names) {
  tabs.tab(name).addEventListener("click", () => tabs.choose(name));
  tabs.tab(name).addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const other = event.key === "Home" ? "resident" : event.key === "End" ? "desk" : name === "desk" ? "resident" : "desk";
    tabs.choose(other, true);
  });
}
narrow.addEventListener("change", () => {
  tabs.draw();
  show(clock.now());
});
tabs.draw();

addEventListener("chat-message", (event) => {
  const { role, message } = event.detail;
  walked(role, message);
  if (role === "desk" && narrow.matches && tabs.chosen !== "desk") {
    tabs.unread += 1;
    tabs.draw();
  }
});
