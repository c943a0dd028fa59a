//! The language's one table: each word that begins a declaration or a statement, what follows it and what it means.
//!
//! Parser, checks, completion, colours and README's table read it. A word that is added here does not compile until
//! `script::statement` or `script::declarations` reads it.

pub use super::kinds::{Expected, NameKind};
use super::program::Work;
use crate::value::ErrorKind;

/// How a declaration or a statement is written.
#[derive(Debug)]
pub struct Usage {
    /// The word it begins with.
    pub word: &'static str,
    /// What follows the word, in this order.
    pub operands: &'static [Operand],
    /// An example.
    pub example: &'static str,
    /// What that means in asyncio; what stands between backticks is code.
    pub meaning: &'static str,
}

/// Something that follows a word.
#[derive(Clone, Copy, Debug)]
pub enum Operand {
    /// A new name, and what it stands for from then on.
    New(NameKind),
    /// A name that stands for this.
    Name(Expected),
    /// A name that stands for this, and an argument if that is a def which takes one.
    Call(Expected),
    /// One or more of those, with commas between.
    Calls(Expected),
    /// A length of time: a number with its unit, or an expression in seconds.
    Duration,
    /// An expression.
    Value,
    /// A class of errors, which may be left out.
    Error,
    /// The word `now`, which may be left out: whoever would have to wait fails.
    Now,
    /// `for name in …`, which may be left out.
    Each,
    /// `return_exceptions`, which may be left out.
    Exceptions,
    /// `in`, and an expression.
    In,
    /// A name that is set, and what it stands for from then on.
    Sets(NameKind),
    /// A whole number.
    Count,
    /// A text.
    Text,
    /// A text that may be left out.
    Label,
    /// What a worker does: one of these.
    Job(&'static [Work]),
    /// `on` or `off`.
    Switch,
    /// The word of a strategy.
    Strategy,
    /// `as name`, which may be left out: a variable that is set, and what it stands for from then on.
    As(NameKind),
    /// `:`, and statements on the line or below it.
    Body,
}

/// Defines the words of a table: each with what follows it, an example, and what that means.
macro_rules! words {
    (
        $(#[$about:meta])* $name:ident;
        $($variant:ident $word:literal $operands:tt $example:literal => $meaning:literal;)+
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = concat!("`", $example, "`")] $variant,)+
        }

        impl $name {
            /// All of them, in the table's order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its line of the table.
            pub fn usage(self) -> &'static Usage {
                use Operand::*;
                match self {
                    $(Self::$variant => {
                        &Usage { word: $word, operands: &$operands, example: $example, meaning: $meaning }
                    })+
                }
            }

            /// Its word.
            pub fn word(self) -> &'static str {
                self.usage().word
            }

            /// Whose word this is.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// A word that begins a declaration. (A task begins with its own name.)
    DeclarationWord;
    Title      "title"      [Text]                            "title \"…\""    => "a heading";
    Def        "def"        [New(NameKind::Def), New(NameKind::Variable), Body]
                                                              "def fetch(url, pause = 1):" => "`async def fetch(url, pause=1):`, which runs when something awaits or starts it; `def fetch url:` is short for one parameter";
    Queue      "queue"      [New(NameKind::Queue), Count]     "queue q 2"      => "`q = asyncio.Queue(maxsize=2)`; without a number there is no limit";
    Semaphore  "semaphore"  [New(NameKind::Semaphore), Count] "semaphore s 3"  => "`s = asyncio.Semaphore(3)`";
    Lock       "lock"       [New(NameKind::Lock)]             "lock m"         => "`m = asyncio.Lock()`";
    Event      "event"      [New(NameKind::Event)]            "event e"        => "`e = asyncio.Event()`";
    Shared     "shared"     [New(NameKind::Shared), Value]    "shared x = 0"   => "`x = 0`, a global that every task may read and set";
    Threads    "threads"    [Count]                           "threads 40"     => "the size of the thread pool (the default, as FastAPI and AnyIO have it)";
    Processes  "processes"  [Count]                           "processes 4"    => "the size of the process pool (the default)";
    Cores      "cores"      [Count]                           "cores 4"        => "the processors that the prediction assumes (the default)";
    Gil        "gil"        [Switch]                          "gil on"         => "threads of a process compute one at a time (the default); `gil off` is free-threaded Python";
    Strategy   "strategy"   [Strategy]                        "strategy sync"  => "how tasks run: `async` (the default), `sync`, `threads` or `processes`";
}

words! {
    /// A word that begins a statement.
    StatementWord;
    Sleep      "sleep"      [Duration, Label]                 "sleep 3"        => "`await asyncio.sleep(3)`: waits, and lets others run";
    Cpu        "cpu"        [Duration, Label]                 "cpu 3"          => "`burn(3)`: computes for 3 s, and holds the loop";
    Block      "block"      [Duration, Label]                 "block 3"        => "`time.sleep(3)`: computes nothing, and holds the loop all the same";
    Yield      "yield"      []                                "yield"          => "`await asyncio.sleep(0)`";
    Thread     "thread"     [Job(&[Work::Cpu, Work::Block]), Duration, Label]
                                                              "thread block 3" => "`await asyncio.to_thread(time.sleep, 3)`; `thread cpu 3` computes there";
    Process    "process"    [Job(&[Work::Cpu]), Duration, Label]
                                                              "process cpu 3"  => "`await loop.run_in_executor(process_pool, burn, 3)`";
    Pass       "pass"       []                                "pass"           => "`pass`: nothing";
    Print      "print"      [Value]                           "print \"…\""    => "`print(…)`; `{now}` is the time, `{i}` a variable, `{x:.2f}` a format, `{q}` a queue's items, `{{` a brace";
    Assign     "="          [Sets(NameKind::Variable), Value] "x = 2 * y"      => "`x = 2 * y`: Python's operators, `[…]`, `len`, `min`, `max`, `round`, `int`, `float`, `str`, `range`; `len(q)`, `empty(q)`, `full(q)`, `peek(q)`, `locked(m)`, `is_set(e)`, `done(h)`, `cancelled(h)` ask";
    Augment    "+="         [Sets(NameKind::Variable), Value] "x += 1"         => "`x += 1`; so with `-=`, `*=`, `/=`, `//=` and `%=`";
    If         "if"         [Value, Body]                     "if x > 1:"      => "`if x > 1:`";
    Elif       "elif"       [Value, Body]                     "elif x:"        => "`elif x:`";
    Else       "else"       [Body]                            "else:"          => "`else:`";
    Repeat     "repeat"     [Value, As(NameKind::Variable), Body]
                                                              "repeat 3 as i:" => "`for i in range(3):`";
    Forever    "forever"    [Body]                            "forever:"       => "`while True:`";
    While      "while"      [Value, Body]                     "while x < 3:"   => "`while x < 3:`";
    For        "for"        [Sets(NameKind::Variable), In, Body]
                                                              "for x in xs:"   => "`for x in xs:`, of a list, a text or a `range`";
    Break      "break"      []                                "break"          => "`break`";
    Continue   "continue"   []                                "continue"       => "`continue`";
    Put        "put"        [Name(Expected::Queue), Value, Now]
                                                              "put q \"…\""    => "`await q.put(…)`; `put q x now` is `q.put_nowait(x)`";
    Get        "get"        [Name(Expected::Queue), Now, As(NameKind::Variable)]
                                                              "get q as x"     => "`x = await q.get()`; `get q now as x` is `q.get_nowait()`";
    Done       "done"       [Name(Expected::Queue)]           "done q"         => "`q.task_done()`";
    Join       "join"       [Name(Expected::Queue)]           "join q"         => "`await q.join()`";
    With       "with"       [Name(Expected::Guard), Body]     "with s:"        => "`async with s:`, a semaphore or a lock";
    Acquire    "acquire"    [Name(Expected::Guard)]           "acquire s"      => "`await s.acquire()`";
    Release    "release"    [Name(Expected::Guard)]           "release s"      => "`s.release()`";
    Set        "set"        [Name(Expected::Event)]           "set e"          => "`e.set()`";
    Clear      "clear"      [Name(Expected::Event)]           "clear e"        => "`e.clear()`";
    Wait       "wait"       [Name(Expected::Event)]           "wait e"         => "`await e.wait()`";
    Await      "await"      [Call(Expected::Awaitable), As(NameKind::Variable)]
                                                              "await fetch(\"a\") as r" => "`r = await fetch(\"a\")`, in this task; `await h` waits for a handle";
    Return     "return"     [Value]                           "return x"       => "`return x`, in a def";
    Spawn      "spawn"      [Call(Expected::Def), Each, As(NameKind::Handle)]
                                                              "spawn fetch(\"a\") as h" => "`h = asyncio.create_task(fetch(\"a\"))`, in a `group:` its `tg.create_task`; `spawn fetch(u) for u in urls as hs` makes a list";
    Cancel     "cancel"     [Name(Expected::Handle)]          "cancel h"       => "`h.cancel()`; of a list, each";
    Gather     "gather"     [Calls(Expected::Gatherable), Each, Exceptions, As(NameKind::Variable)]
                                                              "gather fetch(\"a\"), h as rs" => "`rs = await asyncio.gather(fetch(\"a\"), h)`; `gather fetch(u) for u in urls`; with `return_exceptions` errors are results";
    Group      "group"      [Body]                            "group:"         => "`async with asyncio.TaskGroup() as tg:`";
    Timeout    "timeout"    [Duration, Body]                  "timeout 2:"     => "`async with asyncio.timeout(2):`";
    Try        "try"        [Body]                            "try:"           => "`try:`";
    Except     "except"     [Error, As(NameKind::Variable), Body]
                                                              "except ValueError as x:" => "`except ValueError as x:`; without an error `except Exception:`";
    Finally    "finally"    [Body]                            "finally:"       => "`finally:`";
    Fail       "fail"       [Error, Value]                    "fail \"…\""     => "`raise RuntimeError(…)`; `fail ValueError \"…\"` raises that";
    Raise      "raise"      []                                "raise"          => "`raise`, in an `except`: what was caught goes on";
}

/// What has no word of its own: examples, each with what it means.
const OTHERS: [(&str, &str); 4] = [
    (
        "pasta: …",
        "a task, started at time 0, in the order written; its body is on the line, separated by `;`, or indented below",
    ),
    ("request x 100: …", "a hundred tasks, in which `{n}` is 1 … 100"),
    ("request x 10 every 500ms: …", "ten tasks, arriving one by one"),
    ("# …", "a comment"),
];

/// The word that tells in a task's header how its instances arrive.
pub const EVERY: &str = "every";

/// The line of a word in the table, if it has one.
pub fn usage(word: &str) -> Option<&'static Usage> {
    let declaration = DeclarationWord::parse(word).map(DeclarationWord::usage);
    declaration.or_else(|| StatementWord::parse(word).map(StatementWord::usage))
}

/// Whether a word may not be a name. (`x`, `as`, `on`, `off` and what came later are words only in their places.)
pub fn is_keyword(word: &str) -> bool {
    let declares = || DeclarationWord::parse(word).is_some_and(|word| word != DeclarationWord::Shared);
    word == EVERY || declares() || StatementWord::parse(word).is_some_and(StatementWord::is_reserved)
}

impl StatementWord {
    /// The errors that `fail` may raise.
    pub const RAISED: [ErrorKind; 10] = [
        ErrorKind::RuntimeError,
        ErrorKind::ValueError,
        ErrorKind::TypeError,
        ErrorKind::ZeroDivisionError,
        ErrorKind::IndexError,
        ErrorKind::OSError,
        ErrorKind::FileNotFoundError,
        ErrorKind::ConnectionError,
        ErrorKind::TimeoutError,
        ErrorKind::CancelledError,
    ];

    /// The statement that this sign behind a name makes.
    pub fn of_assignment(sign: &str) -> Option<Self> {
        match sign {
            "=" => Some(Self::Assign),
            "+=" | "-=" | "*=" | "/=" | "//=" | "%=" => Some(Self::Augment),
            _ => None,
        }
    }

    /// Whether it may not be a name: false for a new word, which published scripts may have as one.
    pub fn is_reserved(self) -> bool {
        match self {
            Self::Pass
            | Self::Assign
            | Self::Augment
            | Self::If
            | Self::Elif
            | Self::Else
            | Self::While
            | Self::For
            | Self::Break
            | Self::Continue
            | Self::Raise => false,
            Self::Sleep
            | Self::Cpu
            | Self::Block
            | Self::Yield
            | Self::Thread
            | Self::Process
            | Self::Print
            | Self::Repeat
            | Self::Forever
            | Self::Put
            | Self::Get
            | Self::Done
            | Self::Join
            | Self::With
            | Self::Acquire
            | Self::Release
            | Self::Set
            | Self::Clear
            | Self::Wait
            | Self::Await
            | Self::Return
            | Self::Spawn
            | Self::Cancel
            | Self::Gather
            | Self::Group
            | Self::Timeout
            | Self::Try
            | Self::Except
            | Self::Finally
            | Self::Fail => true,
        }
    }
}

/// All that can be written: examples, each with what it means in asyncio.
pub fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let declarations = DeclarationWord::ALL.iter().map(|word| word.usage());
    let statements = StatementWord::ALL.iter().map(|word| word.usage());
    OTHERS.into_iter().chain(declarations.chain(statements).map(|usage| (usage.example, usage.meaning)))
}

impl Usage {
    /// Whether statements follow it, on its line or below it.
    pub fn has_body(&self) -> bool {
        matches!(self.operands.last(), Some(Operand::Body))
    }

    /// What the name stands for that it declares.
    pub fn declares(&self) -> Option<NameKind> {
        self.operands
            .iter()
            .find_map(|operand| if let Operand::New(kind) = operand { Some(*kind) } else { None })
    }

    /// What the names stand for that it uses, but for those in calls.
    pub fn names(&self) -> impl Iterator<Item = Expected> {
        self.operands
            .iter()
            .filter_map(|operand| if let Operand::Name(what) = operand { Some(*what) } else { None })
    }

    /// What the names in its calls stand for.
    pub fn calls(&self) -> Option<Expected> {
        self.operands.iter().find_map(|operand| {
            if let Operand::Call(what) | Operand::Calls(what) = operand { Some(*what) } else { None }
        })
    }

    /// Whether it sets a variable otherwise than with `as`.
    pub fn assigns(&self) -> bool {
        self.operands.iter().any(|operand| matches!(operand, Operand::Sets(_)))
    }

    /// What the variable stands for that it may set with `as`.
    pub fn sets(&self) -> Option<NameKind> {
        self.operands
            .iter()
            .find_map(|operand| if let Operand::As(kind) = operand { Some(*kind) } else { None })
    }
}
