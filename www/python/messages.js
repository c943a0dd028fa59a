// What may come out of a worker in which a program runs. The program may have found the way by which it does.

/** How much a message may have of each, in letters and lines. */
const TRACE = 200_000_000;
const TEXT = 1_000_000;
const LINES = 100_000;
/** How many messages may come in a second: a hundred times as many as do. */
const IN_A_SECOND = 3_000;

const isText = (value, most) => typeof value === "string" && value.length <= most;
const isNumber = (value) => Number.isSafeInteger(value) && value >= 0;
const isPrinted = (line) => Array.isArray(line) && line.length === 2 && isNumber(line[0]) && typeof line[1] === "string";

/** The kinds of messages, and what each has for a value. */
const KINDS = {
  /** The line of the program that was reached. */
  at: isNumber,
  /** Printed lines: when (µs), and what. */
  lines: (value) => Array.isArray(value) && value.length <= LINES && value.every(isPrinted),
  /** The program is over; its trace is being written. */
  over: (value) => value === null,
  trace: (value) => isText(value, TRACE),
  /** The interpreter has no memory, or none of its wits, any more: in its own words. */
  memory: (value) => isText(value, TEXT),
  crashed: (value) => isText(value, TEXT),
};

/** Hears one run's messages. */
export class Guard {
  #since = 0;
  #count = 0;

  /** A message that has the shape of one, and nothing else; or one that says it has not. */
  check(message) {
    const { kind, value } = Object(message);
    this.#count++;
    const now = performance.now();
    if (now - this.#since > 1_000) [this.#since, this.#count] = [now, 1];
    const isSound = this.#count <= IN_A_SECOND && Object.hasOwn(KINDS, kind) && KINDS[kind](value);
    return isSound ? { kind, value } : { kind: "false", value: "" };
  }

  /** Whether none follows. */
  isLast = ({ kind }) => ["trace", "memory", "crashed", "false"].includes(kind);
}
