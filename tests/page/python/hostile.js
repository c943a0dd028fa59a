// What a program tries that somebody sends in a link: whatever reaches out of its place. In Python, by what a program finds,
// and in JavaScript, as if it had found all that there is.

/** Each way out, as JavaScript: a function of an address that nothing may reach. What it gives is what it has reached. */
export const WAYS = {
  fetch: (url) => fetch(url, { mode: "no-cors" }),
  "fetch with what it knows": (url) => fetch(url, { method: "POST", mode: "no-cors", keepalive: true, body: "known" }),
  XMLHttpRequest: (url) => new Promise((reached, failed) => {
    const request = new XMLHttpRequest();
    Object.assign(request, { onload: reached, onerror: () => failed(new Error("no")) });
    request.open("GET", url);
    request.send();
  }),
  WebSocket: (url) => new Promise((reached, failed) => {
    Object.assign(new WebSocket(url.replace("http", "ws")), { onopen: reached, onerror: () => failed(new Error("no")) });
  }),
  EventSource: (url) => new Promise((reached, failed) => {
    Object.assign(new EventSource(url), { onopen: reached, onerror: () => failed(new Error("no")) });
  }),
  WebTransport: (url) => new WebTransport(url.replace("http", "https")).ready,
  importScripts: (url) => importScripts(url),
  "import()": (url) => import(url),
  IndexedDB: () => new Promise((reached, failed) => {
    Object.assign(indexedDB.open("x"), { onsuccess: reached, onerror: () => failed(new Error("no")) });
  }),
  localStorage: () => localStorage.length + 1,
  sessionStorage: () => sessionStorage.length + 1,
  cookies: () => {
    document.cookie = "x=1";
    if (!document.cookie) throw new Error("none is kept");
    return document.cookie;
  },
  // WebKit lets a worker without an origin have some of its own, as long as it lives; a program does not find the name.
  "the page's caches": async () => {
    const names = await caches.keys();
    if (!names.length) throw new Error("there are none");
    return names;
  },
  "a service worker": (url) => navigator.serviceWorker.register(url),
  "the page": () => parent.document.title + 1,
  "the window of all": () => top.location.href,
  "a window": (url) => { const opened = open(url); if (!opened) throw new Error("no"); return opened; },
  "a beacon": (url) => {
    navigator.sendBeacon(url);
    throw new Error("a beacon tells nobody");
  },
  "a picture": (url) => new Promise((reached, failed) => { Object.assign(new Image(), { onload: reached, onerror: failed, src: url }); }),
  "a frame": (url) => new Promise((_, failed) => {
    document.documentElement.append(Object.assign(document.createElement("iframe"), { src: url }));
    setTimeout(() => failed(new Error("a frame tells nobody")), 300);
  }),
  "a letter": (url) => new FontFace("x", `url(${url})`).load(),
};

/** Tries all ways in turn, in a window or a worker: what each has reached. */
async function tried(ways, url) {
  const reached = [];
  for (const [name, way] of Object.entries(ways)) {
    try {
      const late = new Promise((_, failed) => setTimeout(() => failed(new Error("late")), 1_000));
      const what = await Promise.race([way(url), late]);
      reached.push(`${name}: ${what}`);
    } catch {
      // Refused, or not there.
    }
  }
  return reached;
}

/** The same as a text that can be evaluated where nothing is. */
export function attempt(url) {
  const ways = Object.entries(WAYS).map(([name, way]) => `${JSON.stringify(name)}: ${way}`);
  return `(${tried})({ ${ways} }, ${JSON.stringify(url)})`;
}

/** A program that looks for each name in all that it finds of JavaScript, and calls what it finds. */
export const program = (url) => `
import asyncio, gc, sys
import js, pyodide_js
from pyodide.ffi import JsProxy
NAMES = """fetch XMLHttpRequest WebSocket EventSource WebTransport importScripts indexedDB localStorage sessionStorage caches
parent top open document Worker SharedWorker BroadcastChannel MessageChannel postMessage RTCPeerConnection Notification
close self globalThis navigator location cookieStore FontFace Request FileReader createImageBitmap""".split()
seen, places = [], [js, pyodide_js, pyodide_js._module, pyodide_js._api]
places += [thing for thing in gc.get_objects() if isinstance(thing, JsProxy)]
for place in places:
    for name in NAMES:
        try:
            found = getattr(place, name)
        except BaseException:
            continue
        if name in ("navigator", "location", "self", "globalThis"):
            places.append(found) if len(places) < 200 else None
            continue
        for call in (lambda: found("${url}"), lambda: found.new("${url}"), lambda: found.open("${url}")):
            try:
                call()
            except BaseException:
                pass
        seen.append(name)
for text in ("globalThis", "fetch('${url}')"):
    for way in (lambda: js.eval(text), lambda: js.constructor.constructor("return " + text)(), lambda: js.Function.new("return " + text)(), lambda: __import__("pyodide.code").code.run_js(text)):
        try:
            way()
            seen.append(text)
        except BaseException:
            pass
try:
    from pyodide.http import pyfetch
    asyncio.run(pyfetch("${url}"))
    seen.append("pyfetch")
except BaseException:
    pass
try:
    from pyodide.http import open_url
    open_url("${url}")
    seen.append("open_url")
except BaseException:
    pass
print(sorted(set(seen)))
`;
