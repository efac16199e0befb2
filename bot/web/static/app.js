/**
 * The chat of Stadswijzer: one pane with what was said, its buttons, and a field to type in.
 *
 * What the city says comes as server-sent events and is kept by the server. What is said here is kept in
 * sessionStorage, each time with the number of the newest message that was there before it, so that a reload
 * puts both sides back in order.
 */

export const LANGUAGE = (navigator.language || "nl").toLowerCase().startsWith("en") ? "en" : "nl";

const WORDS = {
  nl: {},
  en: {
    // the pages
    "Wegwijs met je plan voor de buurt": "Find your way with a plan for your neighbourhood",
    "Ga naar het gesprek": "Skip to the conversation",
    Menu: "Menu",
    Onderwerpen: "Topics",
    "Mijn aanmeldingen": "My plans",
    "Iemand spreken": "Talk to someone",
    "Mijn gegevens en privacy": "My data and privacy",
    // the chat
    Gesprek: "Conversation",
    "Typ je vraag of plan": "Type your question or plan",
    Verstuur: "Send",
    "Stuur een foto of bestand": "Send a photo or file",
    "Spreek een bericht in": "Record a voice message",
    "Stop en verstuur": "Stop and send",
    "Spraakbericht": "Voice message",
    "Bestand": "File",
    "Ik neem op. Tik nog eens om te versturen.": "I am recording. Tap again to send.",
    "Ik mag je microfoon niet gebruiken. Typ je bericht, of sta het toe in je browser.":
      "I may not use your microphone. Type your message, or allow it in your browser.",
    "Jij:": "You:",
    "Stadswijzer:": "Stadswijzer:",
    "Stadswijzer denkt na": "Stadswijzer is thinking",
    "Nieuw bericht": "New message",
    "(gekozen)": "(chosen)",
    "Foto": "Photo",
    "Geen verbinding. Ik probeer het steeds opnieuw; wat je typt gaat niet verloren.":
      "No connection. I keep trying; what you type is not lost.",
    "Weer verbonden.": "Connected again.",
    "Niet verstuurd.": "Not sent.",
    "Probeer opnieuw": "Try again",
    "Stuur het opnieuw.": "Send it again.",
    "Laad opnieuw": "Reload",
    // the desk
    "Alle zaken": "All cases",
    Algemeen: "General",
    "Opdrachten, zoals /team of /afwezig": "Commands, such as /team or /afwezig",
    "Notitie: alleen collega's lezen dit": "Note: only colleagues read this",
    "Antwoord: dit gaat naar de bewoner": "Answer: this goes to the resident",
    "Typ een opdracht": "Type a command",
    Notitie: "Note",
    Antwoord: "Answer",
    "Ik ben": "I am",
    "Ruim op": "Clear away",
    Wijzig: "Change",
    "Je wijzigt wat je schreef. Esc, of nog eens Wijzig, laat het zoals het was.": "You are changing what you wrote. Esc, or Change once more, leaves it as it was.",
    "Haal deze zaak van je scherm. Zij komt terug zodra er iets gebeurt.": "Take this case off your screen. It comes back as soon as something happens.",
    "Je staat niet (meer) op de lijst van de balie. Je ziet hier niets.": "You are not (or no longer) on the list of the desk. You see nothing here.",
    "zegt:": "says:",
    // the demo
    "Proefversie op je eigen computer": "Trial version on your own computer",
    "Waar moet ik zijn met mijn plan voor de buurt?": "Where do I go with my plan for the neighbourhood?",
    "Stadswijzer wijst de weg, meldt je plan aan, en blijft vertellen wat ermee gebeurt.":
      "Stadswijzer shows the way, takes in your plan, and keeps telling you what becomes of it.",
    "Stel een vraag": "Ask a question",
    "Typ in de telefoon, of kies er een:": "Type in the phone, or pick one:",
    "Meld je plan aan": "Register your plan",
    "Tik in de telefoon op ‘Aanmelden’.": "Tap ‘Aanmelden’ (register) in the phone.",
    "Pak het op aan de balie": "Take it up at the desk",
    "De kaart ligt rechts. Wat je daar doet, hoort de bewoner.": "The card lies on the right. Whatever you do there, the resident hears.",
    "Laat de tijd lopen": "Let time pass",
    "Tik boven op ‘Een week later’. Ook zonder nieuws hoort de bewoner iets.":
      "Tap ‘One week later’ above. Even without news, the resident hears something.",
    "Het is nu": "It is now",
    "Eén dag later": "One day later",
    "Een week later": "One week later",
    "Stille uren: gewone berichten wachten tot 9 uur.": "Quiet hours: ordinary messages wait until 9.",
    "Dat lukte niet. Probeer het nog eens.": "That did not work. Please try again.",
    Bewoner: "Resident",
    "De telefoon van een bewoner": "A resident's phone",
    Balie: "Desk",
    "De balie: hier werken de medewerkers": "The desk: where staff work",
    Wachtrij: "Queue",
    "Open het bestand": "Open the file",
    "Nog niets aan de balie": "Nothing at the desk yet",
    "Zodra een bewoner iets aanmeldt, ligt hier de kaart: wie, wat, waar, wanneer, en wat er beloofd is.":
      "As soon as a resident registers something, the card lies here: who, what, where, when, and what was promised.",
    "nieuwe berichten": "new messages",
    "Zo werkt het": "How it works",
  },
};

/** A text of the page in the language of the browser. The Dutch text is its own key. */
export const t = (text) => WORDS[LANGUAGE][text] ?? text;

/** The time as the server sees it; the demo moves it. */
export const clock = {
  offset: 0,
  now() {
    return new Date(Date.now() + this.offset);
  },
};

const ZONE = "Europe/Amsterdam";
const dayName = new Intl.DateTimeFormat(LANGUAGE === "en" ? "en-GB" : "nl-NL", {
  timeZone: ZONE,
  weekday: "long",
  day: "numeric",
  month: "long",
});
const dayKey = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE });

const TRIES = 3;
const FIRST_WAIT_MS = 700;
const REPLY_PATIENCE_MS = 20_000;
const LOST_AFTER_MS = 2_500;
const HIDDEN_PATIENCE_MS = 5_000;
const TURN_MS = 5_000;
const KEEP_OWN = 400;
const MAX_TEXT = 10_000;
const MAX_SPEECH_MS = 5 * 60_000;
const TAKEN = "image/*,audio/*,video/*,.pdf,.docx,.odt,.xlsx,.ods,.pptx,.odp";
const PHOTO_SIDE = 1800;
const THUMB_SIDE = 320;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16).padStart(2, "0")).join("");

/** An element with attributes and children; text is always text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const drawn = document.createElementNS(space, "path");
  drawn.setAttribute("d", path);
  svg.append(drawn);
  return svg;
}

const ICONS = {
  send: "M4 12h14M12 5.5l6.5 6.5-6.5 6.5",
  camera: "M4 8.5h3.2L9 6h6l1.800 2.500H20V18.500H4zM12 16.300a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600z",
  speak: "M12 4a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0v-5A2.500 2.500 0 0 1 12 4zM6.500 11.500a5.500 5.500 0 0 0 11 0M12 17v3",
  stop: "M7.500 7.500h9v9h-9z",
  down: "M12 5v13M6 12.500l6 6 6-6",
};

class Refused extends Error {}

/** Posts until it is taken: three tries with growing waits. Throws Refused when trying again is of no use. */
export async function post(path, body, headers = {}, patience = 10_000) {
  for (let tries = 1; ; tries += 1) {
    try {
      const response = await fetch(path, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "stadswijzer", ...headers },
        signal: AbortSignal.timeout(patience),
      });
      if (response.ok) return await response.json();
      if (response.status < 500 && response.status !== 408 && response.status !== 429) {
        const said = await response.json().catch(() => ({}));
        throw new Refused(said.error || "");
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    if (tries === TRIES) throw new Error("not sent");
    await sleep(FIRST_WAIT_MS * 3 ** (tries - 1));
  }
}

export const postJson = (path, body, patience) =>
  post(path, JSON.stringify(body), { "Content-Type": "application/json" }, patience);

// ---------------------------------------------------------------- texts

const LINK =
  /(https?:\/\/[^\s<>"”)]+[^\s<>"”).,;:!?])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<![\d-])(14 ?070|112|113|0\d{1,3}[ -]?\d{2,4}(?:[ -]?\d{2,4}){0,3})(?![\d-])/g;

function linked(text) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, url, mail, phone] = found;
    const digits = phone ? phone.replace(/\D/g, "") : "";
    if (phone && digits.length > 5 && (digits.length < 8 || digits.length > 10)) continue;
    const href = url || (mail ? `mailto:${mail}` : `tel:${digits}`);
    const attributes = url ? { target: "_blank", rel: "noopener noreferrer" } : {};
    parts.push(text.slice(at, found.index), make("a", { href, dir: "ltr", ...attributes }, whole));
    at = found.index + whole.length;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== "");
}

/** The lines of a text as elements: bold between \x02 and \x03, lists with hanging numbers, links to tap. */
export function rendered(text, { fields = false } = {}) {
  let bold = false;
  return text.split("\n").map((line) => {
    const parts = [];
    for (const piece of line.split(/([\x02\x03])/)) {
      if (piece === "\x02") bold = true;
      else if (piece === "\x03") bold = false;
      else if (piece) parts.push(...(bold ? [make("strong", {}, ...linked(piece))] : linked(piece)));
    }
    const listed = /^(\d{1,2}\.|•) /.exec(line);
    const field = fields && /^([^:\d“]{2,24}): ./.exec(line);
    if (listed && typeof parts[0] === "string") {
      parts[0] = parts[0].slice(listed[0].length);
      return make("p", { class: "item", dir: "auto" }, make("span", { class: "mark" }, `${listed[1]} `), make("span", {}, ...parts));
    }
    if (field && typeof parts[0] === "string") {
      parts[0] = parts[0].slice(field[1].length + 1);
      return make("p", { class: "field", dir: "auto" }, make("span", { class: "name" }, `${field[1]}:`), ...parts);
    }
    return make("p", { class: line ? null : "gap", dir: "auto" }, ...parts);
  });
}

// ---------------------------------------------------------------- buttons

const MAIN = /^(flow:|send$|resume$|a:[^:]+:ja$|d:take:|d:see:)/;
const QUIET = /^(change:|skip:|back:|stop$|menu$|wrong$|withdraw|erase|d:cancel$|d:stop:)/;
const buttonKind = (action) => (MAIN.test(action) ? "main" : QUIET.test(action) ? "quiet" : "plain");

// ---------------------------------------------------------------- photos

/** The photo, smaller and without the place and time that cameras put in it, and a thumbnail for the page. */
async function prepared(file) {
  const bitmap = await createImageBitmap(file);
  const drawn = (side) => {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
    const canvas = make("canvas", {
      width: Math.max(1, Math.round(bitmap.width * scale)),
      height: Math.max(1, Math.round(bitmap.height * scale)),
    });
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
  const blob = await new Promise((done) => drawn(PHOTO_SIDE).toBlob(done, "image/jpeg", 0.85));
  return { blob, thumb: drawn(THUMB_SIDE).toDataURL("image/jpeg", 0.7) };
}

// ---------------------------------------------------------------- the pane

export class Chat {
  constructor(element) {
    this.element = element;
    this.role = element.dataset.chat;
    this.kept = this.load();
    this.next = 0; // the first of what was said here that is not shown yet
    this.last = 0; // number of the newest message of the other side
    this.ready = false;
    this.day = "";
    this.queue = Promise.resolve();
    this.blobs = new Map();
    this.build();
    this.connect();
    document.addEventListener("visibilitychange", () => this.seen());
    addEventListener("online", () => this.connect());
  }

  build() {
    const isDesk = this.role === "desk";
    this.log = make("div", { class: "log", role: "log", "aria-live": "off", "aria-busy": "true", "aria-label": t("Gesprek"), tabindex: "0", id: `log-${this.role}` });
    this.way = make("div", { class: "way" });
    this.typing = make(
      "div",
      { class: "typing", hidden: true },
      make("span", { class: "hear" }, t("Stadswijzer denkt na")),
      make("i"),
      make("i"),
      make("i"),
    );
    this.way.append(this.typing);
    this.log.append(this.way);
    this.more = make("button", { class: "more", type: "button", hidden: true, onclick: () => this.toEnd() }, icon(ICONS.down), t("Nieuw bericht"));
    this.notice = make("p", { class: "notice", role: "status" });
    const hint = t(this.element.dataset.hint || "Typ je vraag of plan");
    this.field = make("textarea", {
      rows: "1",
      maxlength: MAX_TEXT,
      placeholder: hint,
      "aria-label": hint,
      enterkeyhint: "send",
      autocomplete: "off",
      dir: "auto",
      oninput: () => this.grow(),
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          this.submit();
        }
      },
    });
    this.sender = make("button", { class: "send", type: "submit", "aria-label": t("Verstuur"), title: t("Verstuur") }, icon(ICONS.send));
    const form = make("form", {
      class: "composer",
      onsubmit: (event) => {
        event.preventDefault();
        this.submit();
      },
    });
    if (!isDesk) {
      const file = make("input", { type: "file", accept: TAKEN, hidden: true, tabindex: "-1", onchange: () => this.chosen(file) });
      const label = t("Stuur een foto of bestand");
      const camera = make("button", { class: "camera", type: "button", "aria-label": label, title: label, onclick: () => file.click() }, icon(ICONS.camera));
      form.append(file, camera);
    }
    form.append(this.field);
    if (!isDesk && window.MediaRecorder && navigator.mediaDevices) {
      this.microphone = make("button", { class: "camera", type: "button", onclick: () => this.speak() });
      form.append(this.microphone);
    }
    form.append(this.sender);
    this.offerSpeech();
    for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
      this.log.addEventListener(kind, () => (this.held = true), { passive: true });
    }
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.element.append(this.log, make("div", { class: "foot" }, this.more, this.notice, form));
  }

  // ------------------------------------------------ what was said here

  get storage() {
    return `stadswijzer.${this.role}`;
  }

  /** Says who speaks; the server knows a resident by a cookie. */
  get address() {
    return { role: this.role };
  }

  load() {
    try {
      return { run: "", own: [], ...JSON.parse(sessionStorage.getItem(this.storage) || "{}") };
    } catch {
      return { run: "", own: [] };
    }
  }

  save() {
    this.kept.own = this.kept.own.slice(-KEEP_OWN);
    this.next = Math.min(this.next, this.kept.own.length);
    try {
      sessionStorage.setItem(this.storage, JSON.stringify(this.kept));
    } catch {
      // full or forbidden: the conversation still works, only a reload forgets this side of it
    }
  }

  // ------------------------------------------------ the stream

  connect() {
    this.stream?.close();
    clearTimeout(this.again);
    const stream = new EventSource(`/api/stream?${new URLSearchParams({ ...this.address, after: this.last })}`);
    this.stream = stream;
    stream.onopen = () => this.connected(true);
    stream.onerror = () => {
      this.connected(false);
      if (stream.readyState === EventSource.CLOSED && stream === this.stream) this.again = setTimeout(() => this.connect(), 3000);
    };
    stream.onmessage = (event) => {
      const number = Number(event.lastEventId);
      if (stream !== this.stream || number <= this.last) return;
      this.receive(JSON.parse(event.data), number);
    };
    stream.addEventListener("start", (event) => this.started(JSON.parse(event.data).run));
    stream.addEventListener("ready", () => this.caughtUp());
    stream.addEventListener("desk", (event) => this.shutOut(JSON.parse(event.data).out));
  }

  /** The demo was started anew: it has forgotten the talk, so this page does too. */
  started(run) {
    if (!run || run === this.kept.run) return;
    const shown = this.last > 0;
    this.kept = { run, own: [] };
    this.next = 0;
    this.save();
    if (shown) this.reset();
  }

  /** Only at a desk somebody can be taken off the list. */
  shutOut() {}

  reset() {
    this.way.replaceChildren(this.typing);
    this.typing.hidden = true;
    this.last = 0;
    this.next = 0;
    this.day = "";
    this.ready = false;
    this.log.setAttribute("aria-live", "off");
    this.connect();
  }

  caughtUp() {
    if (this.ready) return;
    this.showOwnUntil(Infinity);
    this.ready = true;
    this.log.setAttribute("aria-busy", "false");
    this.log.setAttribute("aria-live", "polite");
    this.toEnd(false);
    for (const own of this.kept.own) if (own.state === "sending") this.deliver(own);
    this.element.dispatchEvent(new CustomEvent("chat-ready", { bubbles: true }));
    if (this.element.dataset.greet !== undefined && this.way.childElementCount === 1) this.greet();
  }

  greet() {
    this.think(true);
    this.deliver({ key: newKey(), say: "/start", state: "sending", unseen: true });
  }

  /** A hidden page gives its connection back: browsers allow only a few to one place. */
  seen() {
    clearTimeout(this.resting);
    if (document.hidden) {
      this.resting = setTimeout(() => {
        this.stream?.close();
        this.rests = true;
      }, HIDDEN_PATIENCE_MS);
    } else if (this.rests) {
      this.rests = false;
      this.connect();
    }
  }

  connected(yes) {
    if (yes) {
      clearTimeout(this.losing);
      this.losing = null;
      if (this.lost) {
        this.lost = false;
        this.say(t("Weer verbonden."), "good");
        setTimeout(() => !this.lost && this.say(""), 3000);
      }
    } else if (!this.losing && !this.lost) {
      this.losing = setTimeout(() => {
        this.lost = true;
        this.think(false);
        this.say(t("Geen verbinding. Ik probeer het steeds opnieuw; wat je typt gaat niet verloren."), "bad");
      }, LOST_AFTER_MS);
    }
  }

  say(text, kind = "") {
    this.notice.textContent = text;
    this.notice.dataset.kind = kind;
  }

  // ------------------------------------------------ showing

  receive(message, number) {
    this.showOwnUntil(number);
    this.last = number;
    const standing = message.slot ? this.way.querySelector(`[data-slot="${CSS.escape(message.slot)}"]`) : null;
    if (message.gone) {
      standing?.remove();
      return;
    }
    if (standing) {
      standing.replaceWith(this.drawn(message)); // what is kept up to date changes where it stands
      return;
    }
    this.think(false);
    this.dayOf(message.at);
    const shown = this.drawn(message);
    this.add(shown);
    if (this.ready) {
      if (!shown.hidden) this.bring(shown);
      this.element.dispatchEvent(new CustomEvent("chat-message", { bubbles: true, detail: { role: this.role, message } }));
      const asks = message.buttons.some((button) => button.action === "d:cancel");
      if (asks && this.element.contains(document.activeElement)) this.field.focus({ preventScroll: true });
    }
  }

  /** Where a file is fetched. */
  fileAt(path) {
    return path;
  }

  /** A message of the city with its file and its buttons. */
  drawn(message) {
    const shown = this.bubble("them", message.text, { fields: message.buttons.some((button) => button.action.startsWith("d:")) });
    shown.dataset.id = message.id;
    shown.querySelector(".words").lang = message.lang; // a screen reader says it in this language
    if (message.case) shown.dataset.case = message.case;
    if (message.slot) shown.dataset.slot = message.slot;
    if (message.file) {
      shown.append(make("a", { class: "tap", href: this.fileAt(message.file), download: "" }, t("Open het bestand")));
    }
    if (message.buttons.length) {
      const group = make("div", { class: "buttons", lang: message.lang });
      for (const { label, action, copies } of message.buttons) {
        group.append(
          make("button", { type: "button", class: `tap ${buttonKind(action)}`, "data-action": action, dir: "auto", onclick: () => (copies ? this.change(copies) : this.tap(label, action, message.id)) }, label),
        );
      }
      shown.append(group);
    }
    return shown;
  }

  bubble(side, text, options) {
    const who = side === "me" ? t("Jij:") : t("Stadswijzer:");
    const words = make("div", { class: "words", dir: "auto" }, ...rendered(text, options));
    return make("article", { class: `said ${side}` }, make("span", { class: "hear" }, who), words);
  }

  add(element) {
    this.way.insertBefore(element, this.typing);
  }

  dayOf(at) {
    const when = new Date(at);
    const key = dayKey.format(when);
    if (key <= this.day) return;
    this.day = key;
    this.add(make("p", { class: "day" }, make("time", { datetime: key }, dayName.format(when))));
  }

  /** Puts what was said here before message `number` in its place. */
  showOwnUntil(number) {
    while (this.next < this.kept.own.length && this.kept.own[this.next].after < number) {
      this.showOwn(this.kept.own[this.next]);
      this.next += 1;
    }
  }

  showOwn(own) {
    this.dayOf(own.at);
    const shown = this.bubble("me", own.label);
    if (own.thumb) shown.querySelector(".words").prepend(make("img", { src: own.thumb, alt: "" }));
    shown.dataset.key = own.key;
    this.add(shown);
    if (own.from) {
      const tapped = this.way.querySelector(`[data-id="${CSS.escape(String(own.from))}"] [data-action="${CSS.escape(own.action)}"]`);
      if (tapped && !tapped.classList.contains("chosen")) {
        tapped.classList.add("chosen");
        tapped.append(make("span", { class: "hear" }, ` ${t("(gekozen)")}`));
      }
    }
    this.mark(own);
    return shown;
  }

  /** Shows whether it was sent, and what to do when it was not. */
  mark(own) {
    const shown = this.way.querySelector(`[data-key="${own.key}"]`);
    if (!shown) return;
    shown.dataset.state = own.state;
    shown.querySelector(".failed")?.remove();
    if (own.state !== "failed") return;
    const note = make("p", { class: "failed", role: "alert" }, own.why || t("Niet verstuurd."));
    if (own.file && !this.blobs.has(own.key)) note.append(` ${t("Stuur het opnieuw.")}`);
    else if (own.reload) note.append(make("button", { type: "button", class: "tap quiet", onclick: () => location.reload() }, t("Laad opnieuw")));
    else if (!own.final) note.append(make("button", { type: "button", class: "tap quiet", onclick: () => this.deliver(own) }, t("Probeer opnieuw")));
    shown.append(note);
  }

  think(yes) {
    clearTimeout(this.thinking);
    this.typing.hidden = !yes;
    if (yes) this.thinking = setTimeout(() => this.think(false), REPLY_PATIENCE_MS);
  }

  // ------------------------------------------------ where the eye is

  atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 48;
  }

  toEnd(smooth = true) {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth && !calm() ? "smooth" : "auto" });
    this.more.hidden = true;
  }

  /** The newest turn, for a pane that was out of sight while it came. */
  toTurn() {
    if (this.turn?.isConnected) this.log.scrollTop = this.turn.offsetTop - 12;
    else this.toEnd(false);
    this.more.hidden = this.atEnd();
  }

  /** Somebody who scrolls back is reading: then the talk stays where it is, and a button leads to what is new. */
  scrolled() {
    const top = this.log.scrollTop;
    if (this.held && top < this.before) this.wandered = true;
    if (this.atEnd()) {
      this.wandered = false;
      this.held = false;
      this.more.hidden = true;
    }
    this.before = top;
  }

  /** Follows the talk, but never past the beginning of the newest turn: a long answer is read from its top. */
  bring(shown) {
    const at = performance.now();
    if (at - (this.turnAt || 0) > TURN_MS || !this.turn?.isConnected) this.turn = shown;
    this.turnAt = at;
    const end = this.log.scrollHeight - this.log.clientHeight;
    const top = Math.min(this.turn.offsetTop - 12, end);
    if (!this.wandered) this.log.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
    const seenTo = (this.wandered ? this.log.scrollTop : top) + this.log.clientHeight;
    this.more.hidden = shown.offsetTop + 40 < seenTo;
  }

  // ------------------------------------------------ saying

  submit() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.grow();
    this.send({ say: text, label: text });
  }

  tap(label, action, from) {
    this.send({ action, label, from });
  }

  /** Puts a text that was ready in the field, to change it before it goes. */
  change(text) {
    this.field.value = text;
    this.grow();
    this.field.focus();
  }

  /** Says something in the name of the page, such as a choice of the menu. */
  command(text, label) {
    this.send({ say: text, label });
  }

  /** A file that was picked: a photo is made smaller here, anything else goes as it is; the server judges it. */
  async chosen(input) {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    const photo = file.type.startsWith("image/") ? await prepared(file).catch(() => null) : null;
    this.upload(photo?.blob ?? file, { label: photo ? t("Foto") : t("Bestand"), thumb: photo?.thumb });
  }

  upload(blob, what) {
    const key = newKey();
    this.blobs.set(key, blob);
    this.send({ file: true, key, ...what });
  }

  /** The microphone stands where the send button is as long as there is nothing to send. */
  offerSpeech() {
    if (!this.microphone) return;
    const label = this.recorder ? t("Stop en verstuur") : t("Spreek een bericht in");
    this.microphone.replaceChildren(icon(this.recorder ? ICONS.stop : ICONS.speak));
    for (const name of ["aria-label", "title"]) this.microphone.setAttribute(name, label);
    this.microphone.hidden = !this.recorder && Boolean(this.field.value.trim());
    this.sender.hidden = !this.microphone.hidden;
  }

  /** Starts recording; a second tap stops and sends. What was said is not heard by any machine. */
  async speak() {
    if (this.recorder) {
      this.recorder.stop();
      return;
    }
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      const recorder = new MediaRecorder(sound);
      const pieces = [];
      recorder.ondataavailable = ({ data }) => pieces.push(data);
      recorder.onstop = () => {
        clearTimeout(this.tooLong);
        for (const track of sound.getTracks()) track.stop();
        this.recorder = null;
        this.offerSpeech();
        this.say("");
        this.upload(new Blob(pieces, { type: recorder.mimeType }), { label: t("Spraakbericht"), spoken: true });
      };
      this.recorder = recorder;
      recorder.start();
      this.tooLong = setTimeout(() => recorder.stop(), MAX_SPEECH_MS);
      this.offerSpeech();
      this.say(t("Ik neem op. Tik nog eens om te versturen."), "good");
    } catch {
      this.say(t("Ik mag je microfoon niet gebruiken. Typ je bericht, of sta het toe in je browser."), "bad");
      setTimeout(() => !this.lost && this.say(""), 6000);
    }
  }

  send(what) {
    const own = { key: newKey(), after: this.last, at: clock.now().toISOString(), state: "sending", ...what };
    this.showOwnUntil(Infinity);
    this.kept.own.push(own);
    this.next = this.kept.own.length;
    this.save();
    this.turn = this.showOwn(own);
    this.turnAt = performance.now();
    this.wandered = false;
    this.held = false;
    this.deliver(own);
    this.toEnd();
  }

  /** Hands one thing over, after what was said before it. */
  deliver(own) {
    own.state = "sending";
    this.mark(own);
    this.think(true);
    this.queue = this.queue.then(() => this.hand(own));
    return this.queue;
  }

  async hand(own) {
    try {
      if (own.file) {
        const blob = this.blobs.get(own.key);
        if (!blob) throw new Error("the file is gone");
        await post(`/api/upload?key=${own.key}${own.spoken ? "&spoken=1" : ""}`, blob, { "Content-Type": blob.type }, 60_000);
        this.blobs.delete(own.key);
      } else if (own.action) {
        await postJson("/api/tap", { action: own.action, key: own.key, ...this.address, ...own.about });
      } else {
        await postJson("/api/say", { text: own.say, key: own.key, lang: LANGUAGE, ...this.address, ...own.about });
      }
      own.state = "sent";
    } catch (error) {
      own.state = "failed";
      if (error instanceof Refused) {
        own.why = error.message;
        own.final = true;
        own.reload = error.message.startsWith("Laad de pagina");
      }
      this.think(false);
      if (own.unseen) this.greetAgain();
    }
    this.mark(own);
    this.save();
    if (own.action === "erase!" && own.state === "sent") this.forget();
  }

  greetAgain() {
    setTimeout(() => this.way.childElementCount === 1 && this.greet(), 5000);
  }

  /** Everything is being erased over there; so it is here. */
  async forget() {
    await sleep(1500);
    this.kept.own = [];
    this.save();
    this.reset();
  }

  grow() {
    this.offerSpeech();
    this.field.style.height = "";
    if (this.field.value) this.field.style.height = `${Math.min(this.field.scrollHeight + 3, 140)}px`;
  }
}

// ---------------------------------------------------------------- the page

function translate() {
  document.documentElement.lang = LANGUAGE;
  if (LANGUAGE === "nl") return;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.textContent.trim().replace(/\s+/g, " "));
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", t(element.getAttribute("aria-label")));
}

/** The small menu in the header: what a resident can always ask. */
function menus() {
  for (const menu of document.querySelectorAll("details.menu")) {
    const close = (focus) => {
      if (!menu.open) return;
      menu.open = false;
      if (focus) menu.querySelector("summary").focus();
    };
    menu.addEventListener("keydown", (event) => event.key === "Escape" && close(true));
    document.addEventListener("click", (event) => menu.contains(event.target) || close(false));
    menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && close(false));
    for (const choice of menu.querySelectorAll("[data-say]")) {
      choice.addEventListener("click", () => {
        close(true);
        chats.get("resident").command(choice.dataset.say, choice.textContent);
      });
    }
  }
}

translate();
export const chats = new Map();
for (const element of document.querySelectorAll("[data-chat=resident]")) chats.set("resident", new Chat(element));
menus();
