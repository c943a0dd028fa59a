//! Random scripts over the whole language.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A statement: a line, a block under a header, or a `try` with its clauses.
#[derive(Clone, Debug)]
enum Node {
    Line(String),
    Block(String, Vec<Node>),
    Try(Vec<Node>, Option<Vec<Node>>, Option<Vec<Node>>),
}

/// Defs; each may call only those after it, so that every script ends. The last calls nobody.
const DEFS: usize = 4;
/// Those of them that take an argument.
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
             semaphore s 1\nsemaphore u 2\nlock m\nlock l\nevent e\nevent f\n"
        );
        let mut prints = 0;
        for (number, (header, body)) in tasks.iter().enumerate() {
            let _ = writeln!(out, "t{number}{header}:");
            render_body(&mut out, body, 0, &mut prints);
        }
        for (number, body) in defs.iter().enumerate() {
            let argument = if WITH_ARGUMENT.contains(&number) { " a" } else { "" };
            let _ = writeln!(out, "def d{number}{argument}:");
            render_body(&mut out, body, number + 1, &mut prints);
        }
        out
    })
}

/// A body, and in its end a loop of no rounds that makes every variable known.
fn render_body(out: &mut String, body: &[Node], callable: usize, prints: &mut u32) {
    render(out, body, 1, prints);
    out.push_str("  repeat 0 as v:\n    get q as w\n");
    if callable < DEFS {
        let call = call(DEFS - 1);
        let _ = writeln!(out, "    spawn {call} as h\n    spawn {call} as k");
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
            Node::Block(header, body) => {
                let _ = writeln!(out, "{pad}{header}:");
                render(out, body, indent + 1, prints);
            }
            Node::Try(body, except, finally) => {
                let mut clause = |header: &str, body: &Vec<Node>| {
                    let _ = writeln!(out, "{pad}{header}:");
                    render(out, body, indent + 1, prints);
                };
                clause("try", body);
                if let Some(except) = except {
                    clause("except", except);
                }
                if let Some(finally) = finally {
                    clause("finally", finally);
                }
            }
        }
    }
}

/// Statements that may call the defs from `callable` on.
fn body(callable: usize) -> BoxedStrategy<Vec<Node>> {
    let node = leaf(callable).prop_recursive(3, 16, 3, |inner| {
        let block = vec(inner.clone(), 1..4);
        prop_oneof![
            (
                select(vec!["repeat 2", "repeat 2 as v", "with m", "with s", "with u", "group", "group"]),
                block.clone()
            )
                .prop_map(|(header, body)| Node::Block(header.into(), body)),
            (duration(), block.clone()).prop_map(|(us, body)| Node::Block(format!("timeout {us}"), body)),
            (duration(), block.clone()).prop_map(|(us, body)| forever(us, body)),
            (block.clone(), block.clone(), option::of(block.clone()))
                .prop_map(|(body, except, finally)| Node::Try(body, Some(except), finally)),
            (block.clone(), block).prop_map(|(body, finally)| Node::Try(body, None, Some(finally))),
        ]
    });
    vec(node, 1..6).boxed()
}

/// A loop without end, in a timeout and with a wait in each round.
fn forever(us: &str, mut body: Vec<Node>) -> Node {
    body.push(Node::Line("sleep 300ms".into()));
    Node::Block(format!("timeout {us}"), vec![Node::Block("forever".into(), body)])
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
    ];
    if callable > DEFS {
        return plain.prop_map(Node::Line).boxed();
    }
    if callable == DEFS {
        // The last def returns something, and calls nobody.
        let returns = select(vec!["return \"x {a}\"", "return"]).prop_map(String::from);
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
        select(vec![
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
