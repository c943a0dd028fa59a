//! Lines of Python, and what they are in the language.

use super::tokens::{is_word, text, tokens};

/// In a form, `NAME` and `OTHER` are names, `COUNT` a number, `TEXT` a text, `CALL` a call of a function with one text or
/// none, and `CALLS` several; each stands in the line of the language, too.
const FORMS: &[(&str, &str)] = &[
    ("await asyncio.sleep ( COUNT )", "sleep COUNT"),
    ("asyncio.sleep ( COUNT )", "sleep COUNT"),
    ("time.sleep ( COUNT )", "block COUNT"),
    ("await sleep ( COUNT )", "sleep COUNT"),
    ("sleep ( COUNT )", "sleep COUNT"),
    ("burn ( COUNT )", "cpu COUNT"),
    ("cpu ( COUNT )", "cpu COUNT"),
    ("print ( TEXT )", "print TEXT"),
    ("print ( NAME )", "print \"{NAME}\""),
    ("print ( )", "print \"\""),
    ("async def main ( ) :", "main:"),
    ("async def main ( ) -> None :", "main:"),
    ("def NAME ( OTHER ) :", "def NAME OTHER:"),
    ("async def NAME ( OTHER ) :", "def NAME OTHER:"),
    ("async def NAME ( OTHER : str ) :", "def NAME OTHER:"),
    ("for _ in range ( COUNT ) :", "repeat COUNT:"),
    ("for NAME in range ( COUNT ) :", "repeat COUNT as NAME:"),
    ("while True :", "forever:"),
    ("while 1 :", "forever:"),
    ("except Exception :", "except:"),
    ("except Exception as NAME :", "except:"),
    ("raise RuntimeError ( TEXT )", "fail TEXT"),
    ("raise Exception ( TEXT )", "fail TEXT"),
    ("raise ValueError ( TEXT )", "fail TEXT"),
    ("NAME = asyncio.Queue ( )", "queue NAME"),
    ("NAME = asyncio.Queue ( COUNT )", "queue NAME COUNT"),
    ("NAME = asyncio.Queue ( maxsize = COUNT )", "queue NAME COUNT"),
    ("NAME = asyncio.Semaphore ( COUNT )", "semaphore NAME COUNT"),
    ("NAME = asyncio.Lock ( )", "lock NAME"),
    ("NAME = asyncio.Event ( )", "event NAME"),
    ("await NAME.put ( TEXT )", "put NAME TEXT"),
    ("await NAME.get ( )", "get NAME"),
    ("NAME = await OTHER.get ( )", "get OTHER as NAME"),
    ("NAME.task_done ( )", "done NAME"),
    ("await NAME.join ( )", "join NAME"),
    ("await NAME.acquire ( )", "acquire NAME"),
    ("NAME.release ( )", "release NAME"),
    ("await NAME.wait ( )", "wait NAME"),
    ("NAME.set ( )", "set NAME"),
    ("NAME.clear ( )", "clear NAME"),
    ("NAME.cancel ( )", "cancel NAME"),
    ("async with asyncio.TaskGroup ( ) as NAME :", "group:"),
    ("async with asyncio.timeout ( COUNT ) :", "timeout COUNT:"),
    ("async with NAME :", "with NAME:"),
    ("await asyncio.to_thread ( time.sleep , COUNT )", "thread block COUNT"),
    ("await asyncio.to_thread ( burn , COUNT )", "thread cpu COUNT"),
    ("asyncio.create_task ( CALL )", "spawn CALL"),
    ("NAME = asyncio.create_task ( CALL )", "spawn CALL as NAME"),
    ("NAME.create_task ( CALL )", "spawn CALL"),
    ("NAME = OTHER.create_task ( CALL )", "spawn CALL as NAME"),
    ("await asyncio.gather ( CALLS )", "gather CALLS"),
    ("NAME = await asyncio.gather ( CALLS )", "gather CALLS as NAME"),
    ("await CALL", "await CALL"),
    ("NAME = await CALL", "await CALL as NAME"),
    ("return TEXT", "return TEXT"),
    ("asyncio.run ( CALL )", ""),
    ("if __name__ == TEXT :", ""),
];

/// What a line of Python is in the language: nothing, if it is not needed. `None` if it is not recognised, or is a line of
/// the language as it is. In a whole `program` functions run when they are called; else they are tasks.
pub(super) fn meant(line: &str, program: bool) -> Option<String> {
    let tokens = tokens(line)?;
    if let ["async", "def", name, "(", ")", .., ":"] | ["def", name, "(", ")", .., ":"] = &*tokens
        && *name != "main"
        && is_name(name)
    {
        let runs_when_called = program || tokens[0] == "def";
        return Some(if runs_when_called { format!("def {name}:") } else { format!("{name}:") });
    }
    if matches!(&*tokens, ["import", ..] | ["from", _, "import", ..]) {
        return Some(String::new());
    }
    let script = FORMS.iter().find_map(|(python, script)| {
        let form: Vec<&str> = python.split(' ').collect();
        let mut found = Vec::new();
        matches(&form, &tokens, &mut found).then(|| filled(script, &found))
    })?;
    (script != line).then_some(script)
}

/// What stands at the places of a form.
type Found<'a> = Vec<(&'a str, String)>;

/// Whether tokens are of a form.
fn matches<'a>(form: &[&'a str], tokens: &[&str], found: &mut Found<'a>) -> bool {
    let ([place, form @ ..], [token, rest @ ..]) = (form, tokens) else {
        return form.is_empty() && tokens.is_empty();
    };
    let (kind, suffix) = place.find('.').map_or((*place, ""), |point| place.split_at(point));
    let value = match kind {
        "NAME" | "OTHER" => token.strip_suffix(suffix).filter(|name| is_name(name)).map(str::to_owned),
        "COUNT" => is_count(token).then(|| token.replace('_', "")),
        "TEXT" => text(token),
        "CALL" | "CALLS" => {
            let Some((calls, after)) = calls(tokens, kind == "CALLS") else { return false };
            found.push((kind, calls));
            return matches(form, after, found);
        }
        _ => return place == token && matches(form, rest, found),
    };
    let Some(value) = value else { return false };
    found.push((kind, value));
    matches(form, rest, found)
}

/// Calls of functions, as the language has them; handles, too, where there may be several.
fn calls<'a>(tokens: &'a [&'a str], several: bool) -> Option<(String, &'a [&'a str])> {
    let (first, after) = match tokens {
        [name, "(", ")", after @ ..] if is_name(name) => ((*name).to_owned(), after),
        [name, "(", argument, ")", after @ ..] if is_name(name) => {
            (format!("{name} {}", text(argument)?), after)
        }
        [name, after @ ..] if several && is_name(name) => ((*name).to_owned(), after),
        _ => return None,
    };
    match after {
        [",", ")", ..] if several => Some((first, &after[1..])),
        [",", more @ ..] if several => {
            let (others, after) = calls(more, true)?;
            Some((format!("{first}, {others}"), after))
        }
        _ => Some((first, after)),
    }
}

/// A line of the language with what was found at its places.
fn filled(script: &str, found: &Found<'_>) -> String {
    let fill = |word: &str| {
        let place = word.trim_matches([':', '"', '{', '}']);
        let value = found.iter().find(|(kind, _)| *kind == place);
        value.map_or_else(|| word.to_owned(), |(kind, value)| word.replace(kind, value))
    };
    script.split(' ').map(fill).collect::<Vec<_>>().join(" ")
}

fn is_name(token: &str) -> bool {
    !token.contains('.') && token.chars().all(is_word) && !token.starts_with(|c: char| c.is_ascii_digit())
}

fn is_count(token: &str) -> bool {
    token.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_'))
        && token.contains(|c: char| c.is_ascii_digit())
}
