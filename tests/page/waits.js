// Waiting for what comes later, where a test shows that something does not come.

/** A pause of the page that is longer than any after which it keeps, writes or asks for something, in ms. */
export const LONG_PAUSE = 2_000;

/** Waits until what a page or a frame has asked for is painted, with what its observers make of it. */
export const painted = (target) => target.locator("body").evaluate(
  () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
);

/** Steps on to the end of the run inside of the page, with no way back and forth: what `look` finds there at first and after each step. */
export const stepped = (page, look) => page.evaluate(`(async () => {
  const on = document.querySelectorAll(".transport button")[3];
  const found = [(${look})()];
  while (!on.disabled) {
    on.click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    found.push((${look})());
  }
  return found;
})()`);

/** Waits until nothing moves in a page any more, and each `loop-scope` has been told of where it is by then. */
export async function atRest(page) {
  await page.waitForFunction(() => document.getAnimations().every(
    // What repeats is no movement from one place to another.
    ({ playState, effect }) => playState !== "running" || effect.getTiming().iterations > 1,
  ));
  // Observers are told in the order in which they were made: the elements' own ones come before these.
  await page.evaluate(() => Promise.all([...document.querySelectorAll("loop-scope")].map((scope) => new Promise((told) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      told();
    });
    observer.observe(scope);
  }))));
  await painted(page);
}

/** How fast a live run is tried in turn: a busy machine is late by some ms, whatever they stand for. */
export const PACES = ["1 s as 0.1 s", "1 s as 0.2 s", "1 s as 0.5 s"];

/** Tries until the outcome is good, three times at most: the machine may be busy. The attempt is told how many were before. */
export async function bestOfThree(attempt) {
  const outcomes = [];
  for (let tries = 0; tries < 3; tries++) {
    const outcome = await attempt(tries);
    if (outcome.good) return;
    outcomes.push(outcome.measured);
  }
  throw new Error(`none of three tries was near enough: ${outcomes.join(", ")}`);
}
