/**
 * The desk: a staff group with a topic for every case, as it is on Telegram.
 *
 * The list shows every case with where it stands and who is busy with it. In a topic its card stands on top. What is
 * typed there is a note for colleagues, unless it answers what the desk just asked of this colleague.
 */

import { Chat, LANGUAGE, make, newKey, postJson, rendered, t } from "./app.js";

const GENERAL = "";
const LOOKS = /^d:(card|more|story):/; // buttons that leave alone what somebody was asked
const OPENS = /^d:card:(.+)$/;
const time = new Intl.DateTimeFormat(LANGUAGE === "en" ? "en-GB" : "nl-NL", {
  timeZone: "Europe/Amsterdam", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
});
const plain = (text) => text.replace(/[\x02\x03]/g, "");

export class Desk extends Chat {
  // ------------------------------------------------ who works here

  get colleague() {
    return this.element.dataset.as;
  }

  get storage() {
    return `stadswijzer.${this.role}.${this.colleague}`;
  }

  get address() {
    return { role: this.role, as: this.colleague };
  }

  /** A colleague fetches the files of a case, as long as they are on the list. */
  fileAt(path) {
    return `${path}?${new URLSearchParams(this.address)}`;
  }

  /** Another colleague sits down here. */
  become(name) {
    this.element.dataset.as = name;
    this.field.value = "";
    this.drafts.clear();
    this.kept = this.load();
    this.reset();
  }

  reset() {
    this.topics = new Map();
    this.asked = new Map();
    super.reset();
    this.choose(null);
  }

  /** Somebody who was taken off the list sees nothing any more; who is put back on it sees everything again. */
  shutOut(out) {
    this.say(out ? t("Je staat niet (meer) op de lijst van de balie. Je ziet hier niets.") : "", "bad");
    if (!out) {
      this.reset();
      return;
    }
    this.way.replaceChildren(this.typing);
    this.topics.clear();
    this.asked.clear();
    this.choose(null);
  }

  // ------------------------------------------------ what is seen

  build() {
    this.topics = new Map(); // by the number of the case: its card, and how much of it was not seen yet
    this.asked = new Map(); // by the number of the case: the message in which this colleague was asked something
    this.drafts = new Map(); // by the number of the case: what was typed there and not sent yet
    this.open = null; // the topic that is open; null: the list
    super.build();
    this.list = make("nav", { class: "topics", "aria-label": t("Alle zaken"), tabindex: "-1" });
    this.back = make("button", { type: "button", class: "tap quiet back", onclick: () => this.choose(null) });
    this.title = make("h3", { tabindex: "-1" });
    const label = t("Haal deze zaak van je scherm. Zij komt terug zodra er iets gebeurt.");
    this.clear = make("button", { type: "button", class: "tap quiet", title: label, onclick: () => this.clearAway() }, t("Ruim op"));
    this.head = make("header", { class: "topic-head" }, this.back, this.title, this.clear);
    const choice = (value, text) => {
      const button = make("button", { type: "button", "aria-pressed": "false", onclick: () => this.speakTo(value) }, text);
      button.dataset.to = value;
      return button;
    };
    this.to = make("div", { class: "to", role: "group" }, choice("note", t("Notitie")), choice("answer", t("Antwoord")));
    this.element.prepend(this.list, this.head);
    this.element.querySelector(".composer").before(this.to);
    this.field.addEventListener("keydown", (event) => event.key === "Escape" && this.mending && this.mend(null));
    this.choose(null);
  }

  topic(number) {
    if (!this.topics.has(number)) this.topics.set(number, { unseen: 0, at: "", lines: [] });
    return this.topics.get(number);
  }

  /** Opens a topic; null: the list. */
  choose(number) {
    if (this.mending) this.mend(null);
    const isHere = this.element.contains(document.activeElement); // what was tapped goes out of sight
    this.drafts.set(this.open, this.field.value);
    this.open = number;
    this.field.value = this.drafts.get(number) ?? "";
    this.grow();
    if (number !== null) this.topic(number).unseen = 0;
    this.element.dataset.open = number === null ? "list" : number || "general";
    for (const said of this.way.querySelectorAll(".said")) said.hidden = !this.shows(said);
    this.turn = null;
    this.wandered = false;
    this.draw();
    this.speakTo(this.begun ? "note" : "answer");
    const said = [...this.way.querySelectorAll(".said:not([hidden])")];
    const first = number !== null && !this.kept.read?.[number]; // then from its card on
    if (said.length) this.log.scrollTop = said.at(first ? 0 : -1).offsetTop - 12;
    if (number !== null) this.kept.read = { ...this.kept.read, [number]: true };
    this.save();
    this.more.hidden = true;
    if (isHere) (number === null ? this.list : this.title).focus({ preventScroll: true });
  }

  shows(said) {
    return (said.dataset.topic ?? GENERAL) === this.open && Number(said.dataset.at ?? Infinity) > this.clearedAt(this.open, said);
  }

  /** What lies before this was cleared away; the card comes back with what is new. */
  clearedAt(number, said) {
    return said.dataset.slot?.startsWith("card:") ? -1 : (this.kept.cleared?.[number] ?? -1);
  }

  clearAway() {
    const number = this.open;
    this.kept.cleared = { ...this.kept.cleared, [number]: this.last + 0.5 };
    this.save();
    this.topic(number).gone = true;
    this.choose(null);
  }

  draw() {
    const unseen = [...this.topics].reduce((sum, [number, topic]) => sum + (number !== this.open && !topic.gone ? topic.unseen : 0), 0);
    this.back.textContent = `‹ ${t("Alle zaken")}${unseen ? ` (${unseen})` : ""}`;
    const lines = this.open === null ? [] : this.topic(this.open).lines;
    this.title.textContent = this.open === GENERAL ? t("Algemeen") : lines[0] || "";
    this.title.append(make("small", {}, this.open || ""));
    this.clear.hidden = !this.open;
    const shown = [...this.topics].filter(([, topic]) => !topic.gone);
    const general = (number) => (number === GENERAL ? 0 : 1);
    shown.sort(([a, one], [b, other]) => general(a) - general(b) || other.at.localeCompare(one.at));
    const cases = shown.map(([number, topic]) => this.entry(number, topic));
    if (!this.topics.has(GENERAL) && cases.length) cases.unshift(this.entry(GENERAL, { unseen: 0, lines: [] }));
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.topic : null;
    this.list.replaceChildren(...cases);
    cases.find((entry) => entry.dataset.topic === focused)?.focus({ preventScroll: true });
  }

  entry(number, topic) {
    const [title, ...more] = number === GENERAL ? [t("Algemeen"), t("Opdrachten, zoals /team of /afwezig")] : topic.lines;
    const button = make("button", { type: "button", class: "topic", "data-topic": number, "data-new": topic.lines[1]?.startsWith("Nieuw"), onclick: () => this.choose(number) });
    button.append(make("strong", { dir: "auto" }, title || number), ...more.map((line) => make("span", {}, line)));
    if (topic.unseen) button.append(make("b", { class: "unread" }, String(topic.unseen), make("span", { class: "hear" }, ` ${t("nieuwe berichten")}`)));
    return button;
  }

  // ------------------------------------------------ what comes in

  receive(message, number) {
    const slot = message.slot ?? "";
    if (slot.startsWith("said:") && this.kept.own.some((own) => `said:${own.key}` === slot)) {
      this.showOwnUntil(number); // one's own words, which stand here already
      this.last = number;
      return;
    }
    const topic = this.topic(message.case ?? GENERAL);
    const isCard = slot.startsWith("card:");
    const isNew = isCard && topic.lines.length === 0;
    if (isCard) topic.lines = lines_of(message.text);
    topic.gone = number <= (this.kept.cleared?.[message.case] ?? -1);
    topic.at = message.at;
    if (this.ready && this.open !== (message.case ?? GENERAL) && (!isCard || isNew)) topic.unseen += 1;
    if (slot.startsWith("prompt:") && this.kept.own.some((own) => slot.endsWith(`:${own.key}`))) {
      this.asked.set(message.case ?? GENERAL, { slot, text: plain(message.text).split("\n")[0] });
      this.speakTo(this.begun ? "note" : "answer");
    }
    this.number = number;
    super.receive(message, number);
    if (this.ready) {
      if (isNew && this.topics.size === 1) this.choose(message.case);
      this.draw();
    }
  }

  drawn(message) {
    const shown = super.drawn(message);
    shown.dataset.topic = message.case ?? GENERAL;
    shown.dataset.at = this.number;
    shown.append(make("time", { class: "when", datetime: message.at }, time.format(new Date(message.at))));
    shown.hidden = !this.shows(shown);
    if (message.slot?.startsWith("said:")) shown.classList.add("theirs");
    return shown;
  }

  caughtUp() {
    super.caughtUp();
    this.draw();
  }

  dayOf() {} // every message of a topic has its own time

  // ------------------------------------------------ what is said here

  showOwn(own) {
    const shown = super.showOwn(own);
    shown.dataset.topic = own.topic ?? GENERAL;
    shown.dataset.at = own.after + 0.5;
    shown.dataset.kind = own.action || own.say?.startsWith("/") ? "act" : own.about?.answers ? "answer" : "note";
    shown.append(make("time", { class: "when", datetime: own.at }, time.format(new Date(own.at))));
    if (own.say && !own.say.startsWith("/")) {
      shown.append(make("button", { type: "button", class: "change", onclick: () => this.mend(this.mending === own ? null : own) }, t("Wijzig")));
    }
    shown.hidden = !this.shows(shown);
    if (own.about?.answers || (own.action && !LOOKS.test(own.action))) this.asked.delete(own.topic ?? GENERAL);
    if (own.topic) this.topic(own.topic).gone = own.after < (this.kept.cleared?.[own.topic] ?? -1);
    this.speakTo(this.mode);
    return shown;
  }

  /** What was begun before something was asked was meant for colleagues, and stays so. */
  get begun() {
    return Boolean(this.field.value.trim());
  }

  /** Who reads what is typed: colleagues, or the resident when something was asked. */
  speakTo(mode) {
    this.mode = mode;
    const asked = this.asked.get(this.open);
    const answers = Boolean(asked) && mode === "answer";
    this.element.dataset.to = answers ? "answer" : "note";
    this.to.hidden = !asked;
    for (const choice of this.to.children) choice.setAttribute("aria-pressed", String((choice.dataset.to === "answer") === answers));
    const hint = this.open === GENERAL ? t("Typ een opdracht") : answers ? t("Antwoord: dit gaat naar de bewoner") : t("Notitie: alleen collega's lezen dit");
    this.field.placeholder = hint;
    this.field.setAttribute("aria-label", answers ? `${hint}. ${asked.text}` : hint);
  }

  /** Begins to change what was said here; null: leaves it as it was. */
  mend(own) {
    this.mending = own;
    this.say(own ? t("Je wijzigt wat je schreef. Esc, of nog eens Wijzig, laat het zoals het was.") : "", "good");
    this.change(own?.say ?? "");
  }

  /** What is said now takes the place of what was said then, here and wherever it went. */
  async mended(text) {
    const own = this.mending;
    this.mend(null);
    try {
      const about = { ...own.about, changes: own.key };
      await postJson("/api/say", { text, key: newKey(), lang: LANGUAGE, ...this.address, ...about });
    } catch {
      this.mend(own);
      this.change(text);
      this.say(t("Dat lukte niet. Probeer het nog eens."), "bad");
      return;
    }
    own.say = own.label = text;
    this.save();
    this.way.querySelector(`[data-key="${own.key}"] .words`)?.replaceChildren(...rendered(text));
  }

  send(what) {
    if (this.mending && what.say) {
      this.mended(what.say);
      return;
    }
    const topic = this.open ?? GENERAL;
    const asked = !what.action && this.element.dataset.to === "answer" ? this.asked.get(topic) : null;
    const about = { case: topic || null, answers: asked?.slot ?? null };
    super.send({ ...what, topic, about });
    if (!what.action && !asked && !what.say.startsWith("/")) this.think(false); // a note is kept; nobody answers it
  }

  tap(label, action, from) {
    const number = OPENS.exec(action)?.[1];
    if (number && number !== this.open && this.topics.has(number)) {
      this.topic(number).gone = false;
      this.choose(number);
    } else super.tap(label, action, from);
  }
}

/** What the list tells of a case: what it is about, its number with where it stands, and who is writing. */
function lines_of(card) {
  const [heading, ...rest] = plain(card).split("\n");
  const [number, ...subject] = heading.split(" · ");
  const stand = rest.find((line) => line.startsWith("Stand: "))?.replace("Stand: ", "");
  return [subject.join(" · ") || number, [number, stand].filter(Boolean).join(" · "), ...rest.filter((line) => line.startsWith("✍️"))];
}
