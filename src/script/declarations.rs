//! The lines of the top level.

use super::cursor::{self, Cursor, Parsed, Reported};
use super::diagnostic::Problems;
use super::expr;
use super::grammar::{DeclarationWord as Word, EVERY, StatementWord, is_keyword};
use super::names::Name;
use super::program::Strategy;
use super::suggest::nearest;
use super::syntax::{Constant, Parameter, Script};
use super::tokens::TokenKind;
use super::{Micros, Problem, Span, limits};

/// What a body makes a whole declaration of.
pub(super) enum Header {
    Task { name: Name, instances: Option<(u32, Span)>, every: Option<Micros> },
    Def { name: Name, parameters: Vec<Parameter>, has_parentheses: bool },
}

/// Reads one line of the top level. What it declares without a body goes into the script; of what has a body the
/// header is read, up to its colon.
pub(super) fn parse(
    cursor: &mut Cursor,
    script: &mut Script,
    problems: &mut Problems,
) -> Parsed<Option<Header>> {
    let Some(text) = cursor.word() else {
        let numeric = cursor.peek() == Some(TokenKind::Number);
        let problem = if numeric { Problem::ExpectedName } else { Problem::ExpectedDeclaration };
        return cursor.fail(problem, problems);
    };
    // A task may be called so: `shared: …`, `shared x 3: …`.
    let is_shared = Word::parse(text) == Some(Word::Shared)
        && cursor.word_after().is_some()
        && !cursor.rest().iter().any(|token| token.kind == TokenKind::Colon);
    if !is_keyword(text) && !is_shared {
        return task(cursor, problems).map(Some);
    }
    let misused = is_misused_as_name(cursor);
    let Some(word) = Word::parse(text).filter(|_| !misused) else {
        let is_statement = StatementWord::parse(text).is_some() && !misused;
        let word = text.to_owned();
        let problem = if is_statement {
            Problem::StatementOutsideTask { word }
        } else {
            Problem::KeywordAsName { word }
        };
        return cursor.fail(problem, problems);
    };
    let place = cursor.advance();
    match word {
        Word::Def => return def(cursor, problems).map(Some),
        Word::Title => {
            let title = cursor.text(problems)?;
            if script.title.replace(title).is_some() {
                problems.report(place, Problem::DuplicateTitle);
            }
        }
        Word::Queue => {
            let name = cursor.name(problems)?;
            let sized = !cursor.is_at_end();
            let size = sized.then(|| cursor.count(1, u32::MAX, problems)).transpose()?;
            script.queues.push((name, size));
        }
        Word::Semaphore => {
            let name = cursor.name(problems)?;
            script.semaphores.push((name, cursor.count(0, u32::MAX, problems)?));
        }
        Word::Lock => script.locks.push(cursor.name(problems)?),
        Word::Event => script.events.push(cursor.name(problems)?),
        Word::Shared => {
            let name = cursor.target(problems)?;
            if !cursor.eat_sign("=") {
                return cursor.fail(Problem::ExpectedSign { sign: "=" }, problems);
            }
            script.shared.push((name, constant(cursor, problems)?));
        }
        Word::Threads => script.machinery.threads = cursor.count(1, limits::POOL, problems)?,
        Word::Processes => script.machinery.processes = cursor.count(1, limits::POOL, problems)?,
        Word::Cores => script.machinery.cores = cursor.count(1, limits::POOL, problems)?,
        Word::Gil => script.machinery.gil = one_of(cursor, switch, Problem::ExpectedOnOrOff, problems)?,
        Word::Strategy => {
            script.machinery.strategy = one_of(cursor, Strategy::parse, Problem::ExpectedStrategy, problems)?;
        }
    }
    if is_setting(word) {
        if script.settings.contains(&word) {
            problems.report(place, Problem::DuplicateSetting { word: word.word().into() });
        }
        script.settings.push(word);
    }
    Ok(None)
}

/// Whether it sets something that has a default.
fn is_setting(word: Word) -> bool {
    match word {
        Word::Threads | Word::Processes | Word::Cores | Word::Gil | Word::Strategy => true,
        Word::Title | Word::Def | Word::Queue | Word::Semaphore | Word::Lock | Word::Event | Word::Shared => {
            false
        }
    }
}

/// A word that means something here.
fn one_of<T>(
    cursor: &mut Cursor,
    parse: fn(&str) -> Option<T>,
    problem: Problem,
    problems: &mut Problems,
) -> Parsed<T> {
    let Some(meant) = cursor.word().and_then(parse) else { return cursor.fail(problem, problems) };
    cursor.advance();
    Ok(meant)
}

fn switch(word: &str) -> Option<bool> {
    match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn task(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Header> {
    if let Some(problem) = misspelt_declaration(cursor) {
        return cursor.fail(problem, problems);
    }
    let name = cursor.name(problems)?;
    let instances = instances(cursor, problems)?;
    let every = cursor.eat_word(EVERY).then(|| cursor.duration(problems)).transpose()?;
    Ok(Header::Task { name, instances, every })
}

/// `def fetch:`, `def fetch url:`, `def fetch(url, pause = 1):`.
fn def(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Header> {
    let name = cursor.name(problems)?;
    let mut parameters: Vec<Parameter> = Vec::new();
    let has_parentheses = cursor.eat_sign("(");
    if has_parentheses {
        while cursor.sign() != Some(")") {
            parameters.push(parameter(cursor, &parameters, problems)?);
            if !cursor.eat(TokenKind::Comma) {
                break;
            }
        }
        if !cursor.eat_sign(")") {
            return cursor.fail(Problem::ExpectedSign { sign: ")" }, problems);
        }
    } else if cursor.peek() == Some(TokenKind::Word) {
        parameters.push(Parameter { name: cursor.name(problems)?, default: None });
    }
    Ok(Header::Def { name, parameters, has_parentheses })
}

/// A parameter, and what it is where nothing is given for it.
fn parameter(cursor: &mut Cursor, before: &[Parameter], problems: &mut Problems) -> Parsed<Parameter> {
    let name = cursor.target(problems)?;
    if before.iter().any(|other| other.name.text == name.text) {
        problems.report(name.span, Problem::DuplicateParameter { name: name.text.clone() });
    }
    let default = cursor.eat_sign("=").then(|| constant(cursor, problems)).transpose()?;
    if default.is_none() && before.iter().any(|other| other.default.is_some()) {
        problems.report(name.span, Problem::ParameterWithoutDefault { name: name.text.clone() });
    }
    Ok(Parameter { name, default })
}

/// An expression that is known before anything runs: a number, a text, `True`, `False`, `None` or a list of such.
fn constant(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Constant> {
    let expr = expr::parse(cursor, problems)?;
    match expr.constant() {
        Some(value) => Ok(Constant { expr, value }),
        None => {
            problems.report(expr.span, Problem::NotConstant);
            Err(Reported)
        }
    }
}

/// `x 100` or `x100`.
fn instances(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<(u32, Span)>> {
    let Some(digits) = cursor.word().and_then(|word| word.strip_prefix('x')) else { return Ok(None) };
    if digits.is_empty() {
        cursor.advance();
        let span = cursor.span();
        return Ok(Some((cursor.count(1, limits::TASKS, problems)?, span)));
    }
    match cursor::count(digits, 1, limits::TASKS) {
        Ok(count) => Ok(Some((count, cursor.advance()))),
        Err(problem) => cursor.fail(problem, problems),
    }
}

/// `sleep: yield`: a keyword where a task's name belongs.
fn is_misused_as_name(cursor: &Cursor) -> bool {
    let tokens = cursor.rest();
    tokens.get(1).is_some_and(|token| token.kind == TokenKind::Colon) && tokens.len() > 2
}

/// A line without a colon is no task: it may be another declaration, misspelt.
fn misspelt_declaration(cursor: &Cursor) -> Option<Problem> {
    let has = |kind| cursor.rest().iter().any(|token| token.kind == kind);
    let word = cursor.word().filter(|_| !has(TokenKind::Colon))?;
    let nearest = nearest(word, Word::ALL.iter().map(|word| word.word()));
    let meant = nearest.is_some() || has(TokenKind::Text);
    meant.then(|| Problem::UnknownDeclaration { word: word.into(), nearest })
}
