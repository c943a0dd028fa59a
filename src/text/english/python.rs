//! Python programs, in English.

use crate::text::PythonTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) const PYTHON: PythonTexts = PythonTexts {
    script: "Script",
    python: "Python",
    meant: "The script as a Python program",
    edit: "Edit as Python",
    stands_for: |line, text| format!("Line {line} of the script: {text}"),
    fetching: |loaded, total| format!("Fetching Python, once: {loaded} of {total} MB"),
    running: "CPython runs the program…",
    runs_there: "In CPython, on the clock",
    line: |line| format!("line {line}"),
    unreachable: "What runs Python could not be loaded. Scripts run without it; to try again, change the program or reload the page.",
    not_here: "This one file runs scripts. Python programs run in the page on a host.",
    refused: "This browser cannot run a program where it can reach nothing, so it was not run.",
    silent: "No end for too long: the program was stopped here.",
    memory: "The program took more memory than a page has, and was ended.",
    crashed: "The program has ended Python itself. The next one runs anew.",
    not_a_run: "The program sent something that is no run, and was ended.",
    stopped: "Stopped.",
};
