//! What is wrong with a script. What stands between backticks is code.

/// What is wrong with a script.
#[derive(Debug)]
pub struct ProblemTexts {
    /// No task in the whole script.
    pub no_task: &'static str,
    /// A line of Python, and what it is in the language, if anything.
    pub python_line: fn(Option<&str>) -> String,
    /// A whole Python program.
    pub python_program: &'static str,
    /// More than so many KiB.
    pub script_too_long: fn(usize) -> String,
    /// A tab in the indentation.
    pub tab_indent: &'static str,
    /// A line deeper than its block.
    pub unexpected_indent: &'static str,
    /// A line indented like no block around it.
    pub inconsistent_indent: &'static str,
    /// A character that belongs to no token.
    pub unknown_character: fn(char) -> String,
    /// A character, and the one that is meant.
    pub use_instead: fn(char, &str) -> String,
    /// The code of a character that only looks like a space.
    pub no_space: fn(u32) -> String,
    /// The code of a character that nobody sees.
    pub control_character: fn(u32) -> String,
    /// A text without its closing quote.
    pub unclosed_text: &'static str,
    /// A backslash before something else than it may stand before.
    pub bad_escape: &'static str,
    /// A brace that is neither `{name}` nor doubled.
    pub bad_brace: &'static str,
    /// A name that is not known, and the nearest that is.
    pub unknown_name: fn(&str, Option<&str>) -> String,
    /// `{n}` where there are no instances.
    pub number_outside_instances: &'static str,
    /// Something else where a name belongs.
    pub expected_name: &'static str,
    /// More than so many characters.
    pub name_too_long: fn(usize) -> String,
    /// A keyword where a name belongs.
    pub keyword_as_name: fn(&str) -> String,
    /// `now` as a name.
    pub constant_as_name: fn(&str) -> String,
    /// A name, and the line that has it already.
    pub duplicate_name: fn(&str, u32) -> String,
    /// A second title.
    pub duplicate_title: &'static str,
    /// A variable that has the name of a declaration.
    pub variable_is_declared: fn(&str) -> String,
    /// The first word of a line that declares nothing, and the nearest that would.
    pub unknown_declaration: fn(&str, Option<&str>) -> String,
    /// Something else where a declaration begins.
    pub expected_declaration: &'static str,
    /// A statement outside any task.
    pub statement_outside_task: fn(&str) -> String,
    /// A declaration inside a body.
    pub declaration_inside_body: fn(&str) -> String,
    /// The first word of a line that is no statement, and the nearest keyword.
    pub unknown_statement: fn(&str, Option<&str>) -> String,
    /// Something else where a statement begins.
    pub expected_statement: &'static str,
    /// Something else where the work of a thread belongs.
    pub expected_thread_work: &'static str,
    /// Something else where the work of a process belongs.
    pub expected_process_work: &'static str,
    /// Something else than `on` or `off`.
    pub expected_on_or_off: &'static str,
    /// Something else than a strategy.
    pub expected_strategy: &'static str,
    /// A setting that was made before.
    pub duplicate_setting: fn(&str) -> String,
    /// `except` or `elif`, say, and the header that it has to follow.
    pub stray_clause: fn(&str, &str) -> String,
    /// `try:` without `except:` and `finally:`.
    pub try_without_clause: &'static str,
    /// A name, what it stands for and what belongs there.
    pub wrong_kind: fn(&str, &str, &str) -> String,
    /// What a name can stand for, and what can belong in a place.
    pub kinds: KindTexts,
    /// A variable that is set to text here and to a handle there.
    pub variable_of_two_kinds: fn(&str) -> String,
    /// A call without its argument.
    pub missing_argument: fn(&str, usize, usize) -> String,
    /// An argument to what takes none.
    pub needless_argument: fn(&str) -> String,
    /// `return` in a task.
    pub return_outside_def: &'static str,
    /// A header without its colon.
    pub missing_colon: &'static str,
    /// A header without a body.
    pub empty_body: &'static str,
    /// A header with a body on its line and one below.
    pub two_bodies: &'static str,
    /// A header on the line of another.
    pub nested_header: &'static str,
    /// More blocks inside each other than this.
    pub nesting_too_deep: fn(u32) -> String,
    /// Something else where a duration belongs.
    pub expected_duration: &'static str,
    /// What is no duration.
    pub bad_duration: fn(&str) -> String,
    /// What people write for seconds, milliseconds and minutes, in lower case.
    pub units: [&'static [&'static str]; 3],
    /// A duration below zero.
    pub negative_duration: &'static str,
    /// A duration finer than a microsecond.
    pub fine_duration: &'static str,
    /// A duration of more than 24 hours.
    pub long_duration: &'static str,
    /// Something else where a whole number belongs.
    pub expected_count: &'static str,
    /// The least and the most that a number may be.
    pub count_out_of_range: fn(u32, u32) -> String,
    /// More tasks alive at once than this; of a run, too.
    pub too_many_tasks: fn(u32) -> String,
    /// Something else where a text belongs.
    pub expected_text: &'static str,
    /// x
    pub expected_end_of_declaration: &'static str,
    /// More on the line after a complete statement.
    pub expected_end_of_statement: &'static str,
}

/// What a name can stand for, and what can belong in a place, within [`ProblemTexts::wrong_kind`].
#[derive(Debug)]
pub struct KindTexts {
    /// A task.
    pub task: &'static str,
    /// A def.
    pub def: &'static str,
    /// A queue.
    pub queue: &'static str,
    /// A semaphore.
    pub semaphore: &'static str,
    /// A lock.
    pub lock: &'static str,
    /// An event.
    pub event: &'static str,
    /// The handle of a spawned task.
    pub handle: &'static str,
    /// A variable for text.
    pub variable: &'static str,
    /// A value that all tasks share.
    pub shared: &'static str,
    /// A list of handles.
    pub handles: &'static str,
    /// What an expression takes.
    pub value: &'static str,
    /// What `with` and `acquire` take.
    pub guard: &'static str,
    /// What `await` takes.
    pub awaitable: &'static str,
    /// What `cancel` takes.
    pub spawned: &'static str,
    /// What braces in a text take.
    pub printable: &'static str,
}
