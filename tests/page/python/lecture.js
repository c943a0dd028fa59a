// The code blocks of the lecture, as it prints them, and what each does.
import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../../../python/tests/lecture/", import.meta.url);
const read = (name) => String(readFileSync(new URL(name, FOLDER)));

/** Each block's name, its text, and what is written beside it; nothing of what takes as long as it really computes. */
export const lecture = readdirSync(FOLDER).filter((name) => name.endsWith(".py")).sort().map((file) => {
  const name = file.replace(".py", "");
  const expected = readdirSync(FOLDER).includes(`${name}.json`) ? JSON.parse(read(`${name}.json`)) : undefined;
  return { name, source: read(file), expected };
});

/** What a trace says of what is written beside a block. */
export function done({ log, total_us, outcome, tasks }, { answers = [] }) {
  const answer = (task) => [task.name, task.end_us];
  const asked = new Set(answers.map(([name]) => name));
  return {
    log: log.map(({ t_us, text }) => [t_us, text]),
    total_us,
    outcome,
    answers: tasks.filter(({ name }) => asked.has(name)).map(answer).sort(),
  };
}

/** The same of what is written there. */
export function written({ log, total_us, outcome, answers = [] }) {
  return { log: log.map(([t_us, text]) => [t_us, text]), total_us, outcome, answers: answers.map(([name, t_us]) => [name, t_us]).sort() };
}
