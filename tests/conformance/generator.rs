//! Random scripts over the whole language.

use std::fmt::Write;

use super::values;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A statement: a line, or blocks under headers.
#[derive(Clone, Debug)]
enum Node {
    Line(String),
    Blocks(Vec<(String, Vec<Node>)>),
    /// A `while` of so many rounds, each of which counts first.
    While(u32, Vec<Node>),
}

/// Defs; each may call only those after it, so that every script ends. The last calls nobody.
const DEFS: usize = 4;
/// Those of them that take an argument: a text the one, two values the other, of which it has one itself.
const WITH_ARGUMENT: [usize; 2] = [1, 3];

/// A random script.
pub fn script() -> impl Strategy<Value = String> {
    let machinery = (1..3u32, 1..3u32, 1..4u32, any::<bool>());
    let header = prop_oneof![
        4 => Just(String::new()),
        1 => Just(" x 2".to_owned()),
        1 => select(vec!["100ms", "500ms", "1"]).prop_map(|every| format!(" x 3 every {every}")),
    ];
    let tasks = vec((header, body(0)), 1..5);
    let defs: Vec<_> = (0..DEFS).map(|def| body(def + 1)).collect();
    (machinery, tasks, defs).prop_map(|((threads, processes, cores, gil), tasks, defs)| {
        let gil = if gil { "on" } else { "off" };
        let mut out = format!(
            "threads {threads}\nprocesses {processes}\ncores {cores}\ngil {gil}\nqueue q\nqueue r 1\n\
             semaphore s 1\nsemaphore u 2\nlock m\nlock l\nevent e\nevent f\nshared c = 1\nshared xs = [1, 2]\n"
        );
        let mut prints = 0;
        for (number, (header, body)) in tasks.iter().enumerate() {
            let _ = writeln!(out, "t{number}{header}:");
            render_body(&mut out, body, 0, &mut prints);
        }
        for (number, body) in defs.iter().enumerate() {
            let parameters = if number == DEFS - 1 { "(a, b = 2)" } else { " a" };
            let parameters = if WITH_ARGUMENT.contains(&number) { parameters } else { "" };
            let _ = writeln!(out, "def d{number}{parameters}:");
            render_body(&mut out, body, number + 1, &mut prints);
        }
        out
    })
}

/// A body, and in its end a loop of no rounds that makes every variable known.
fn render_body(out: &mut String, body: &[Node], callable: usize, prints: &mut u32) {
    render(out, body, 1, prints);
    out.push_str("  repeat 0 as v:\n    get q as w\n    y = 0\n");
    if callable < DEFS {
        out.push_str("    spawn d3(1) as h\n    spawn d3(1) as k\n    spawn d3(1) for i in [] as hs\n");
    }
}

fn render(out: &mut String, nodes: &[Node], indent: usize, prints: &mut u32) {
    let pad = "  ".repeat(indent);
    for node in nodes {
        match node {
            Node::Line(line) => {
                // Every printed line tells which statement it is and when.
                *prints += 1;
                let _ = writeln!(out, "{pad}{}", line.replace('§', &format!("p{prints} {{now}}")));
            }
            Node::Blocks(blocks) => {
                for (header, body) in blocks {
                    let _ = writeln!(out, "{pad}{header}:");
                    render(out, body, indent + 1, prints);
                }
            }
            Node::While(rounds, body) => {
                // No other statement sets this one.
                let _ = writeln!(
                    out,
                    "{pad}z{indent} = 0\n{pad}while z{indent} < {rounds}:\n{pad}  z{indent} += 1"
                );
                render(out, body, indent + 1, prints);
            }
        }
    }
}

/// Statements that may call the defs from `callable` on.
fn body(callable: usize) -> BoxedStrategy<Vec<Node>> {
    let node = leaf(callable).prop_recursive(3, 16, 3, |inner| {
        let block = vec(inner.clone(), 1..4);
        let one = |header: String, body| Node::Blocks(vec![(header, body)]);
        let handlers = vec((values::handler(), block.clone()), 1..3);
        let branches = (
            values::condition(),
            block.clone(),
            option::of((values::condition(), block.clone())),
            option::of(block.clone()),
        );
        prop_oneof![
            3 => (
                select(vec!["repeat 2", "repeat 2 as v", "with m", "with s", "with u", "group", "group"]),
                block.clone()
            )
                .prop_map(move |(header, body)| one(header.into(), body)),
            2 => (time(), block.clone()).prop_map(move |(time, body)| one(format!("timeout {time}"), body)),
            1 => (duration(), block.clone()).prop_map(|(us, body)| forever(us, body)),
            3 => branches.prop_map(|(condition, body, elif, otherwise)| {
                let mut blocks = vec![(format!("if {condition}"), body)];
                blocks.extend(elif.map(|(condition, body)| (format!("elif {condition}"), body)));
                blocks.extend(otherwise.map(|body| ("else".to_owned(), body)));
                Node::Blocks(blocks)
            }),
            2 => (values::loop_header(), block.clone(), leave())
                .prop_map(move |(header, body, leave)| one(header, left(body, leave))),
            1 => (1..4u32, block.clone(), leave())
                .prop_map(|(rounds, body, leave)| Node::While(rounds, left(body, leave))),
            3 => (block.clone(), handlers, option::of(block.clone())).prop_map(|(body, handlers, finally)| {
                let mut blocks = vec![("try".to_owned(), body)];
                for (header, mut body) in handlers {
                    if header.ends_with("as x") {
                        body.insert(0, Node::Line("print \"§ {x!r} {x}\"".into()));
                    }
                    if body.len() == 2 {
                        body.push(Node::Line("raise".into()));
                    }
                    blocks.push((header, body));
                }
                blocks.extend(finally.map(|body| ("finally".to_owned(), body)));
                Node::Blocks(blocks)
            }),
            1 => (block.clone(), block)
                .prop_map(|(body, finally)| Node::Blocks(vec![("try".into(), body), ("finally".into(), finally)])),
        ]
    });
    vec(node, 1..6).boxed()
}

/// A loop without end, in a timeout and with a wait in each round.
fn forever(us: &str, mut body: Vec<Node>) -> Node {
    body.push(Node::Line("sleep 300ms".into()));
    let forever = Node::Blocks(vec![("forever".into(), body)]);
    Node::Blocks(vec![(format!("timeout {us}"), vec![forever])])
}

/// A way to leave a loop, or its round, before the end.
fn leave() -> impl Strategy<Value = Option<(String, &'static str)>> {
    option::of((values::condition(), select(vec!["break", "continue"])))
}

/// A loop's body that is left so, in its middle.
fn left(mut body: Vec<Node>, leave: Option<(String, &'static str)>) -> Vec<Node> {
    if let Some((condition, word)) = leave {
        let leave = Node::Blocks(vec![(format!("if {condition}"), vec![Node::Line(word.into())])]);
        body.insert(body.len() / 2, leave);
    }
    body
}

/// A duration, as it is written or computed.
fn time() -> BoxedStrategy<String> {
    prop_oneof![3 => duration().prop_map(String::from), 1 => values::seconds(), 1 => Just("None".to_owned())]
        .boxed()
}

fn leaf(callable: usize) -> BoxedStrategy<Node> {
    let print = select(vec!["print \"§\"", "print \"§ {v}\"", "print \"§ {w}\"", "print \"§ {q} {r}\""]);
    let spend = (
        select(vec!["sleep", "sleep", "sleep", "cpu", "block", "thread cpu", "thread block", "process cpu"]),
        duration(),
    )
        .prop_map(|(how, us)| format!("{how} {us}"));
    let primitive = select(vec![
        "yield",
        "yield",
        "put q \"i{now}\"",
        "put r \"it's\"",
        "put r \"j\"",
        "get q",
        "get q as w",
        "get r as v",
        "done q",
        "done r",
        "join q",
        "acquire s",
        "release s",
        "acquire m",
        "release m",
        "acquire l",
        "release l",
        "acquire u",
        "release u",
        "set e",
        "clear e",
        "wait e",
        "set f",
        "wait f",
        "fail \"no {now}\"",
    ]);
    let plain = prop_oneof![
        4 => print.prop_map(String::from),
        5 => spend,
        5 => primitive.prop_map(String::from),
        7 => values::statement(),
    ];
    if callable > DEFS {
        return plain.prop_map(Node::Line).boxed();
    }
    if callable == DEFS {
        // The last def returns something, and calls nobody.
        let returns =
            select(vec!["return \"x {a}\"", "return", "return a", "return [a, b]", "print \"§ {a!r} {b}\""])
                .prop_map(String::from);
        return prop_oneof![9 => plain, 1 => returns].prop_map(Node::Line).boxed();
    }
    let def = callable..DEFS;
    let calls = prop_oneof![
        def.clone().prop_map(|def| format!("await {} as w", call(def))),
        def.clone().prop_map(|def| format!("spawn {}", call(def))),
        def.clone().prop_map(|def| format!("spawn {} as h", call(def))),
        def.clone().prop_map(|def| format!("spawn {} as k", call(def))),
        (def.clone(), def.clone()).prop_map(|(a, b)| format!("gather {}, {} as v", call(a), call(b))),
        def.prop_map(|def| format!("gather h, {}, h as w", call(def))),
        values::any().prop_map(|of| format!("await d3({of}) as w")),
        (values::number(), values::any()).prop_map(|(a, b)| format!("spawn d3({a}, {b}) as h")),
        (values::any(), select(vec!["", " return_exceptions"]))
            .prop_map(|(of, how)| format!("gather d3(i, {of}) for i in xs{how} as w")),
        select(vec![
            "spawn d3(i) for i in range(2) as hs",
            "spawn d3(i) for i in xs as hs",
            "spawn d3(w) for i in [1, 2] as hs",
            "spawn d2 for i in \"ab\" as hs",
            "gather hs as w",
            "gather hs return_exceptions as w",
            "gather h, k return_exceptions as v",
            "gather h, hs as w",
            "gather d3(v, i) for i in w as v",
            "cancel hs",
            "print \"§ {done(h)} {cancelled(h)}\"",
            "print \"§ {len(hs)} {done(k)}\"",
            "await h",
            "await h as v",
            "await k",
            "cancel h",
            "cancel h",
            "cancel k",
            "gather h, k as w"
        ])
        .prop_map(String::from),
    ];
    let returns = callable > 0;
    prop_oneof![
        6 => plain,
        4 => calls,
        1 => Just(if returns { "return \"r {now}\"" } else { "yield" }.to_owned()),
        1 => if returns { values::any().prop_map(|of| format!("return {of}")).boxed() } else { values::statement() },
    ]
    .prop_map(Node::Line)
    .boxed()
}

fn call(def: usize) -> String {
    if WITH_ARGUMENT.contains(&def) { format!("d{def} \"x{{now}}\"") } else { format!("d{def}") }
}

fn duration() -> impl Strategy<Value = &'static str> {
    select(vec!["0", "100ms", "100ms", "200ms", "300ms", "500ms", "1", "1.5", "0.333333"])
}
