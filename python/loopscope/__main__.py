"""`python -m loopscope`: runs programs from the command line."""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import io
import os
import sys
from collections.abc import Callable
from typing import NoReturn, TextIO

from . import __version__
from .limits import Limits
from .stage import NoPage, open_in_browser, written
from .program import Run, run_file
from .progress import Progress
from .serving import in_groups

BROKEN_PIPE = 141
EXIT_CODES = {"failed": 1, "stuck": 3, "limit": 4, "stopped": 130}


def arguments() -> argparse.ArgumentParser:
    """What can be said on the command line."""
    parser = argparse.ArgumentParser(prog="python -m loopscope", description="Shows how an event loop spends time.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser(
        "run",
        help="run a program on a clock that jumps",
        description="Runs an asyncio program on a clock that jumps, and prints its log with the time of each line.",
        epilog="Exit codes: 0 finished (or what the program exits with), 1 an exception has left it, 2 usage, 3 stuck, 4 at a limit.",
    )
    run.add_argument("program", help="the program's file")
    run.add_argument("args", nargs="*", help="what the program finds in sys.argv; what begins with - stands behind --")
    run.add_argument(
        "-o",
        "--out",
        metavar="FILE",
        help="write the run as loopscope-trace-1, to be opened in the page; - is standard output",
    )
    run.add_argument("--open", action="store_true", help="show the run in the page, in a browser; no network, no server")
    run.add_argument(
        "--clock",
        choices=("virtual", "real"),
        default="virtual",
        help="real: the program runs as it really does, with the real network and threads, and is recorded",
    )
    run.add_argument("--cores", type=_positive, default=4, help="the processors that are assumed (4)")
    run.add_argument("--gil", choices=("on", "off"), default="on", help="whether threads compute one at a time (on)")
    run.add_argument(
        "--computing",
        choices=("measured", "none"),
        default="measured",
        help="whether what really computes for 20 ms or more counts; burn(seconds) always does",
    )
    run.add_argument(
        "--limit",
        type=float,
        metavar="SECONDS",
        help="stop it after so many real seconds; 0: never, as on the real clock if nothing is said (10)",
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def main(argv: list[str] | None = None) -> int:
    """Runs a command, and gives its exit code."""
    asked = arguments().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A console that lacks a letter shows ? for it, and nothing of the program's ends by that.
        sys.stdout.reconfigure(errors="replace")
    is_real = asked.clock == "real"
    seconds = asked.limit if asked.limit is not None else 0 if is_real else Limits.seconds
    limits = Limits(seconds=seconds, memory=0 if is_real else Limits.memory, ends_process=True)
    _be_careful(limits)
    to_stdout = asked.out == "-"
    with Progress(sys.stderr) as progress:
        try:
            run = run_file(
                asked.program,
                asked.args,
                cores=asked.cores,
                gil=asked.gil == "on",
                computing=asked.computing == "measured",
                limits=limits,
                clock_is_real=is_real,
                progress=progress,
                line=None if to_stdout else _printer(sys.stdout, progress),
            )
        except OSError as error:
            print(f"python -m loopscope: {asked.program}: {error.strerror}", file=sys.stderr)
            return 2
    _tell(run, asked.program, sys.stderr if to_stdout else sys.stdout)
    try:
        _hand_out(run, asked.out, asked.open, sys.stderr if to_stdout else sys.stdout)
    except BrokenPipeError:
        raise
    except (OSError, NoPage) as error:
        why = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else error
        print(f"python -m loopscope: {why}", file=sys.stderr)
        return 2
    return run.code if run.outcome == "finished" else EXIT_CODES[run.outcome]


def _hand_out(run: Run, out: str | None, opens: bool, tell: TextIO) -> None:
    if out or opens:
        trace = run.trace()
    if out == "-":
        print(written(trace))
    elif out:
        with open(out, "w", encoding="utf-8") as file:
            file.write(written(trace))
    if opens:
        print(open_in_browser(trace), file=tell)


def _be_careful(limits: Limits) -> None:
    """A program that eats memory or never comes back ends with a message, not with the machine."""
    faulthandler.enable()
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if limits.memory and (most == resource.RLIM_INFINITY or most > limits.memory):
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, most))


def _printer(out: TextIO, progress: Progress) -> Callable[[int, str], None]:
    """Tells printed lines on `out`; while the program runs, `sys.stdout` is its own."""

    def tell(t_us: int, text: str) -> None:
        progress.wipe()
        with contextlib.suppress(BrokenPipeError):
            out.write(f"{in_seconds(t_us):>9}  {text}\n")

    return tell


def in_seconds(us: int) -> str:
    """µs as seconds, at least two places and as many as it takes."""
    whole, rest = divmod(us, 1_000_000)
    return f"{whole}.{f'{rest:06}'.rstrip('0'):0<2} s"


def _tell(run: Run, program: str, out: TextIO) -> None:
    name = os.path.basename(program)
    for finding in run.findings():
        place = ":".join([name, *map(str, finding["lines"][:1])])
        print(f"{place}: {finding['text']}" if finding["lines"] else finding["text"], file=sys.stderr)
    if run.outcome == "limit":
        print("\n".join(run.error), file=sys.stderr)
    for task, line, on in run.stuck():
        place = f"{name}:{line}" if line else name
        print(f"{place}: {task} waits for {on}, and nothing can happen any more", file=sys.stderr)
    total = in_seconds(run.total_us)
    print(
        {
            "finished": total,
            "failed": f"{total}, failed",
            "stuck": f"stuck since {total}",
            "limit": f"followed for {total}",
            "stopped": f"stopped after {total}",
        }[run.outcome],
        file=out,
    )
    for answers in in_groups(run.stand_ins) if run.stand_ins else ():
        print(answers, file=sys.stderr)


def command() -> NoReturn:
    """Ends the process with the command's exit code: what a program has left behind is not waited for."""
    try:
        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        # Whoever has read so far wants no more.
        code = BROKEN_PIPE
    os._exit(code)


if __name__ == "__main__":
    command()
