// What knows lists and links, the built-in scripts and all texts: other parts of the page.

let doors;
let scenarios;
const words = {};

/** Loads them. */
export async function load() {
  const parts = ["formats.js", "formats_bg.wasm", "scenarios.js"].map(loopscope.load);
  const [glue, module_or_path, all] = await Promise.all(parts);
  await glue.default({ module_or_path });
  doors = glue;
  scenarios = all.default;
}

/** The language that the page speaks. */
export const language = () => document.documentElement.lang;

/** A text by its name, in that language. */
export function text(name) {
  return (words[language()] ??= JSON.parse(doors.lesson_texts(language())))[name];
}

/** Which of so many it is, counted from 1. */
export const place = (at, count) => doors.place(at, count, language());

/** The entries of a packed list, each with its `id` or `script` and its settings; throws why there are none. */
export const unpacked = (list) => JSON.parse(doors.read_list(list, language()));

/** Entries, packed; throws why they cannot be. */
export const packed = (entries) => doors.write_list(JSON.stringify(entries), language());

/** What is shown, as an entry: a built-in script by its name; nothing if there is no script. */
export function entryOf({ script, said }) {
  if (!script) return undefined;
  const [entry] = JSON.parse(doors.entry(script, said));
  const found = Object.keys(scenarios).find((id) => scenarios[id].includes(script));
  if (!found) return entry;
  const { script: _, ...settings } = entry;
  return { id: found, ...settings };
}

/** The script of an entry. */
export const scriptOf = ({ id, script, lang }) => script ?? scenarios[id][(lang ?? language()) === "ko" ? 1 : 0];

/** What an entry is called. */
export const titleOf = (entry) => doors.title(scriptOf(entry));

/** The fragment of a link to a script, shown as that says. */
export const link = (script, said) => doors.link(script, said);

/** The fragment of a link to an entry, in a page as `around` says. */
export function linkTo(entry, around) {
  const { id: _, script: __, ...settings } = entry;
  const pairs = Object.entries({ ...around, ...settings }).map(([key, value]) => `${key}=${value}`);
  return doors.link(scriptOf(entry), pairs.join("&"));
}
