// The page for a host: every file but the document, the service worker, the manifest and embed.js has a name that
// tells its content, and the service worker knows all of them.
import { transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { frame } from "../../www/python/frame/build.js";
import { start } from "../../www/start/build.js";
import { isAskedFor, replace, takeStyles, withPolicy } from "./document.js";
import { integrity, named, short } from "./hash.js";
import * as policy from "./policy.js";

/** Files that few visits ask for: they are kept for the time without a network once one has. */
const ON_DEMAND = /^png|^python|\.png$/;
/** Other people's pages link to it, for good; none of ours asks for it. */
const EMBED = "embed.js";

/** The files that a host has, by their names, from those that Trunk makes. */
export async function hosted(built) {
  const files = await versioned(built, "");
  return versioned(built, short(...[...files].flat()));
}

async function versioned(built, version) {
  const { styles, rest } = takeStyles(String(built.get("index.html")), built);
  const plain = new Map([...built].filter(([name]) => !isTakenIn(name)));
  plain.set("style.css", styles);
  let html = withPolicy(rest, policy.hosted(integrity(await frame())));
  // It asks for its files itself.
  const python = namesOf([...plain].filter(([name]) => name.startsWith("python_")));
  plain.set("python.js", renamed(String(plain.get("python.js")), python));
  const names = namesOf([...plain]);
  const asked = Object.entries(names).filter(([name]) => isAskedFor(name));
  const starts = await start({ names: Object.fromEntries(asked), version });
  const scriptName = named("start.js", starts);

  const [sheet, script] = [`<link href=./${names["style.css"]} rel=stylesheet>`, `<script defer src=./${scriptName}`];
  // What the document says of it is lost on the way: a host may ask who wants it.
  html = replace(html, "<link crossorigin href=./manifest", "<link crossorigin=use-credentials href=./manifest");
  html = renamed(replace(html, "<script defer src=./start.js", sheet + script), names);

  const files = new Map([...plain].map(([name, content]) => [names[name], content]));
  files.set(scriptName, starts);
  files.set("index.html", html);
  files.set("manifest.webmanifest", renamed(String(built.get("manifest.webmanifest")), names));
  files.set("sw.js", await serviceWorker(files, version));
  files.set(EMBED, built.get(EMBED));
  return files;
}

/** The names that files get, by the names that they have. */
function namesOf(files) {
  return Object.fromEntries(files.map(([name, content]) => [name, named(name, content)]));
}

async function serviceWorker(files, version) {
  const all = [...files].map(([name, content]) => [name === "index.html" ? "./" : name, integrity(content)]);
  const now = all.filter(([name]) => !ON_DEMAND.test(name));
  const later = all.filter(([name]) => ON_DEMAND.test(name));
  const define = {
    VERSION: JSON.stringify(version),
    FILES: JSON.stringify(Object.fromEntries(now)),
    LATER: JSON.stringify(Object.fromEntries(later)),
  };
  return (await transform(await readFile("www/sw.js"), { define, minify: true, target: "es2022" })).code;
}

/** Whether a file is written anew, or is in another one. */
function isTakenIn(name) {
  const styles = name.endsWith(".css");
  return ["index.html", "manifest.webmanifest", "start.js", EMBED].includes(name) || styles;
}

function renamed(text, names) {
  return Object.entries(names).reduce((text, [name, hashed]) => {
    const whole = new RegExp(`(?<![\\w-])${name.replace(".", "\\.")}`, "g");
    return text.replace(whole, hashed);
  }, text);
}
