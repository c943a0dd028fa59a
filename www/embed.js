// <loop-scope>: a script in somebody else's page. It is its text, or what `src` leads to; docs/embedding.md has all of
// it. The frame comes when it is near and its slide is shown; until then the text that is there costs nothing.

const KEYS = ["strategy", "at", "step", "speed", "play", "quiz", "lang", "theme", "hide", "show"];
/** Addresses under which reveal.js lays all slides out for paper. */
const PRINTS = /[?&](print-pdf|view=print)\b/i;
const CANNOT = {
  en: (src, why) => `The script ${src} could not be loaded: ${why}`,
  ko: (src, why) => `스크립트 ${src}를 불러오지 못했습니다: ${why}`,
};

// The page is beside this file. A module has no `currentScript`, and a classic script no `import.meta`.
const here = document.currentScript?.src || /\w+:\/\/\S+?(?=:\d+:\d+)/.exec(new Error().stack)?.[0] || document.baseURI;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; width: 100%; text-align: start }
  :host([hidden]) { display: none }
  :host([ratio]) { container-type: inline-size }
  div { display: grid; place-items: center; position: relative; font: 14px/1.5 system-ui, sans-serif;
    border-radius: 10px; overflow: hidden }
  div::after { position: absolute; inset: 0; border: 1px solid #8886; border-radius: inherit; content: ""; pointer-events: none }
  span { position: absolute; outline: 0 }
  p { margin: 16px; overflow-wrap: anywhere }
  iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0 }
  pre, img:not([src]), .ready img { display: none }
  img { max-width: 100%; max-height: 100%; object-fit: contain }
  div:not(.ready):has(img[src]) :is(iframe, p:not([role])) { visibility: hidden; position: absolute }
  @media print {
    div:has(img[src]), div:not(.ready) { height: auto !important; break-inside: avoid }
    div img[src] { display: block; width: 100%; max-height: 90vh }
    div:has(img[src]) iframe, div:not(.ready) iframe { display: none }
    div:not(.ready):not(:has(img[src])) pre { display: block; margin: 0 16px 16px; white-space: pre-wrap }
  }
`);

class LoopScope extends HTMLElement {
  static observedAttributes = [...KEYS, "src", "title", "height", "ratio", "sandbox", "page", "picture"];
  static #all = new Set();
  // Whose picture a frame has been asked for.
  static #asked;

  #place = make("div");
  // For paper, where nobody can wait for a frame, and for where no frame comes: the text, and a picture.
  #text = make("pre");
  #picture = make("img");
  // The state of the text and the attributes that it shows, or is to show.
  #drawn;
  // Has the focus of whoever leaves the frame: the keys go to the page, and Tab goes on from here.
  #exit = make("span");
  #frame;
  // Whether the window is near, and whether the frame can be seen; `undefined` before that is known.
  #near;
  #seen;
  // The text that is shown.
  #written;
  // Which state of the text and the attributes this is.
  #version = 0;
  #close = () => {};

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#exit.onblur = () => (this.#exit.tabIndex = -1);
    root.append(this.#place, this.#exit);
  }

  connectedCallback() {
    const stop = new AbortController();
    const near = observer((all) => this.#look((this.#near = all.at(-1).isIntersecting)), { rootMargin: "300px" });
    const seen = observer((all) => this.#look((this.#seen = all.at(-1).isIntersecting)));
    // A script is code: a translated page leaves it alone, and what only wraps it changes nothing.
    this.translate = false;
    const text = new MutationObserver(() => this.#written !== this.textContent && this.#renew());
    // A slide that is hidden where it stands is seen by none of the others.
    const slides = new MutationObserver(() => this.#look());
    near.observe(this);
    seen.observe(this);
    text.observe(this, { childList: true, characterData: true, subtree: true });
    for (let node = this; node; node = node.parentElement ?? node.getRootNode().host) {
      slides.observe(node, { attributeFilter: ["class", "style", "hidden"] });
    }
    addEventListener("message", (event) => this.#hear(event), stop);
    addEventListener("beforeprint", () => LoopScope.#prepare(), stop);
    for (const end of ["transitionend", "animationend"]) document.addEventListener(end, () => this.#look(), stop);
    this.#close = () => {
      stop.abort();
      for (const observer of [near, seen, text, slides]) observer.disconnect();
    };
    LoopScope.#all.add(this);
    this.#renew();
    if (PRINTS.test(location.search)) LoopScope.#prepare();
  }

  disconnectedCallback() {
    LoopScope.#all.delete(this);
    this.#close();
    this.#near = this.#seen = undefined;
    this.#renew();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    // The script goes on where it is.
    if (/^(height|ratio)$/.test(name) && this.#height) this.#place.style.height = this.#height;
    else if (name === "title" && this.#frame) this.#frame.title = this.title;
    else this.#renew();
  }

  /** As it was asked for, itself or by its width; none if that is no number. */
  get #height() {
    const height = this.#get("height");
    const [wide, high] = this.#get("ratio")?.split(":") ?? [];
    if (height > 0) return `${height}px`;
    return wide > 0 && high > 0 ? `max(240px, ${(100 * high) / wide}cqw)` : "";
  }

  get #name() {
    return this.title || "Loopscope";
  }

  #get(attribute) {
    return this.getAttribute(attribute);
  }

  /** Another script or another view of it: the frame is another one, if there has been one. */
  #renew() {
    this.#version += 1;
    this.#written = this.textContent;
    this.#frame = undefined;
    this.#place.classList.remove("ready");
    const text = dedent(this.textContent);
    this.#text.textContent = this.hasAttribute("quiz") ? covered(text) : text;
    this.#picture.alt = this.#name;
    if (this.hasAttribute("picture")) this.#picture.src = new URL(this.#get("picture"), document.baseURI);
    else this.#picture.removeAttribute("src");
    this.#say(this.#name);
    this.#place.style.height = this.#height || this.#place.style.height || "360px";
    // All changes of a moment are one.
    queueMicrotask(() => this.#look());
  }

  #say(text, role = null) {
    const words = make("p");
    words.textContent = text;
    words.role = role;
    this.#place.replaceChildren(words, this.#text, this.#picture);
  }

  /** Sees to it that there is a frame, which draws what the others would show. */
  static #prepare() {
    const all = [...LoopScope.#all];
    if (!all.some((one) => one.#frame)) all[0]?.#load();
  }

  /** Has a frame that is ready draw what each element shows, one after the other, when nothing else is to be done. */
  static async #draw() {
    const all = [...LoopScope.#all];
    const painter = all.find((one) => one.#frame?.told !== undefined);
    const next = all.find((one) => one.#drawn !== one.#version && !one.hasAttribute("picture"));
    if (!painter || !next) return;
    next.#drawn = next.#version;
    const fragment = await next.#fragment().catch(() => "");
    LoopScope.#asked = { next, fragment };
    painter.#frame?.contentWindow?.postMessage({ loopscope: "picture", fragment }, "*");
  }

  static #show(fragment, svg) {
    const { next, ...asked } = LoopScope.#asked ?? {};
    if (fragment !== asked.fragment) return;
    LoopScope.#asked = undefined;
    if (svg && next.#drawn === next.#version) next.#picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    idle(() => LoopScope.#draw());
  }

  get #shown() {
    return this.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true;
  }

  #look() {
    if (this.#near && !this.#frame && this.#shown) this.#load();
    else this.#tell();
  }

  #tell() {
    const word = this.#seen && this.#shown ? "shown" : "hidden";
    // Whoever is in the frame may know it.
    if (this.#frame?.told !== undefined && this.#frame.told !== word) {
      this.#frame.told = word;
      this.#frame.contentWindow?.postMessage({ loopscope: word }, "*");
    }
  }

  async #load() {
    const version = this.#version;
    const frame = (this.#frame = make("iframe"));
    try {
      const fragment = await this.#fragment();
      if (version !== this.#version) return;
      const sandbox = this.#get("sandbox");
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      // What is in a sandbox has no origin, and no frame of it has one.
      const opaque = sandbox?.includes("allow-same-origin") === false || (self.origin === "null" && /^http|^about/.test(location));
      // Without an origin, a page in WebKit may load none of its files.
      const whole = opaque && /^Apple/.test(navigator.vendor);
      const page = new URL(this.#get("page") ?? (whole ? "loopscope.html" : "./"), here);
      page.hash = fragment;
      frame.from = opaque || page.protocol === "file:" ? "null" : page.origin;
      frame.title = this.#name;
      frame.allow = "clipboard-write";
      frame.src = page;
      this.#place.append(frame);
    } catch (error) {
      const language = this.closest("[lang]")?.lang || navigator.language;
      const cannot = CANNOT[language.slice(0, 2)] ?? CANNOT.en;
      if (version === this.#version) this.#say(cannot(this.#get("src"), error.message), "alert");
    }
  }

  /** What the page is asked for, as src/share writes it. */
  async #fragment() {
    const src = this.#get("src");
    // Of one that was changed on its way, or leads to a link, the page makes what it can.
    const link = /#((.*&)?[tzp]=.*)/.exec(src ?? "")?.[1] ?? /.*(#|%(25)*23)(.*\W)?[tzp](=|%(25)*3d).*/i.exec(src ?? "")?.[0];
    const own = KEYS.filter((key) => this.hasAttribute(key));
    let pairs = [`t=${encode(src && !link ? await read(new URL(src, document.baseURI)) : dedent(this.textContent))}`];
    if (link) pairs = link.split("&").filter((pair) => ![...own, "view"].includes(pair.split("=")[0]));
    return [...pairs, "view=embed", ...own.map((key) => `${key}=${encode(this.#get(key) || "1")}`)].join("&");
  }

  #hear({ data, origin, source }) {
    const frame = this.#frame;
    // In a sandbox, a frame has no origin either.
    if (!source || source !== frame?.contentWindow || (origin !== frame.from && (origin !== "null" || self.origin !== "null"))) return;
    const own = (key) => (Object.hasOwn(Object(data), key) ? data[key] : undefined);
    if (own("loopscope") === "ready") {
      this.#place.querySelector("p")?.remove();
      this.#place.classList.add("ready");
      const height = own("height");
      if (Number.isFinite(height) && !this.#height) {
        // What it shows besides wants room, too.
        this.#place.style.height = `${Math.min(Math.max(Math.ceil(height), 300), this.hasAttribute("show") ? 640 : 480)}px`;
      }
      frame.told = "";
      this.#tell();
      idle(() => LoopScope.#draw());
    } else if (own("loopscope") === "picture") {
      LoopScope.#show(own("fragment"), own("svg"));
    } else if (own("loopscope") === "leave" && this.shadowRoot.activeElement === frame) {
      this.#exit.tabIndex = 0;
      this.#exit.focus({ preventScroll: true });
    }
  }
}

/** What tells when an element is near; where a browser has none, it is near at once. */
function observer(call, options) {
  if (globalThis.IntersectionObserver) return new IntersectionObserver(call, options);
  return { observe: () => call([{ isIntersecting: true }]), disconnect: () => {} };
}

function make(tag) {
  return document.createElement(tag);
}

function idle(call) {
  (globalThis.requestIdleCallback ?? setTimeout)(call);
}

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.text();
}

/** A text without blank lines at its ends, and without what all its lines begin with. */
function dedent(text) {
  const lines = text.replace(/^([ \t]*\r?\n)+|\s+$/g, "").split(/\r?\n/);
  const indents = lines.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)[0].length);
  return lines.map((line) => line.slice(Math.min(...indents))).join("\n");
}

/** What a quiz keeps back is covered, as `script::covered` does it. */
function covered(text) {
  const shown = text.replace(/("(?:\\.|[^"\\\n])*"?)|#.*/g, (all, string) => string ?? "# …");
  return shown.replace(/^title .*"/gm, 'title "…"');
}

/** As src/share/percent.rs does it. */
function encode(text) {
  const hex = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replace(/[!'()*]|[-.~]$/g, hex)
    .replace(/%(3A|3B|2C|2F|40)(?!$)/g, decodeURIComponent)
    .replaceAll("%20", "+");
}

if (!customElements.get("loop-scope")) customElements.define("loop-scope", LoopScope);
