// What tells Python the time. CPython as WebAssembly asks every few instructions, at a place in memory that it is told, whether a
// signal has come. That place is a function here.

const EVERY_MS = 100;
/** The signal of a timer, as CPython's `signal` numbers it. */
const SIGALRM = 14;
/** If Python has not asked for so long, something else had the processor; or, if it was very long, Python did not come to
 * asking, in the middle of `sum(range(10**9))`. */
const AWAY_MS = 4;
const BUSY_MS = 500;

/** A place at which there is a signal ten times a second, and for how long Python has computed, in ms. */
export class Ticking {
  #asked = 0;
  #now = performance.now();
  #next = this.#now + EVERY_MS;
  computedMs = 0;

  get 0() {
    // Looking at a clock is dearer than counting.
    if (++this.#asked % 8) return 0;
    const now = performance.now();
    const passed = now - this.#now;
    this.#now = now;
    if (passed < AWAY_MS || passed > BUSY_MS) this.computedMs += passed;
    if (now < this.#next) return 0;
    this.#next = now + EVERY_MS;
    return SIGALRM;
  }

  set 0(_) {}
}
