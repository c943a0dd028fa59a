// One program from its beginning to its end.

/** How long a program may go on, in ms of real time. The package stops it before, if it comes back to Python at all. */
const MOST_MS = 9_500;
/** How long it may take to begin, and its trace to be written. */
const BEGIN_MS = 180_000;
const TRACE_MS = 10_000;

export class Run {
  #end;
  #isOver = false;
  #line = 0;
  #onLine;
  #place;
  #program;
  #timer;
  #stop = () => {};
  /** What has become of it, once it has ended. */
  ended = new Promise((end) => { this.#end = end; });

  constructor(onLine = () => {}) {
    this.#onLine = onLine;
  }

  /** Has a place run it, unless it has been stopped. */
  begin(place, program) {
    if (this.#isOver) return;
    [this.#place, this.#program] = [place, program];
    this.#within(BEGIN_MS);
    this.#stop = place.run(program, (message) => this.#hear(message));
  }

  /** Ends it without a trace. */
  fail(kind, text = "") {
    this.#finish({ fault: { kind, line: this.#line, text } });
  }

  #hear({ kind, value }) {
    if (this.#isOver) return;
    switch (kind) {
      case "begun":
        clearTimeout(this.#timer);
        // On the real clock a program takes as long as it takes, and a person stops it.
        if (!this.#program.real) this.#within(MOST_MS);
        break;
      case "at":
        this.#line = value;
        break;
      case "lines":
        for (const [t_us, text] of value) this.#onLine(t_us, text);
        break;
      case "over":
        this.#within(TRACE_MS);
        break;
      case "trace":
        this.#finish({ trace: value });
        break;
      default:
        this.fail(kind, value);
    }
  }

  /** A place that does not answer either has been ended by the browser: it has had too much. */
  #within(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => this.fail((await this.#place.answers()) ? "silent" : "memory"), ms);
  }

  #finish(ended) {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#stop();
    this.#end(ended);
  }
}
