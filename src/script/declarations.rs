//! The lines of the top level.

use super::cursor::{self, Cursor, Parsed};
use super::lines::Line;
use super::names::Name;
use super::parse::Parser;
use super::program::Strategy;
use super::suggest::nearest;
use super::syntax::{Def, Script, Task};
use super::tokens::TokenKind;
use super::words::{DECLARATIONS, STATEMENTS, is_keyword};
use super::{Complete, Problem, Span, limits};

/// Reads one declaration, with its body if it has one.
pub(super) fn declaration<'a>(
    parser: &mut Parser<'a, '_>,
    line: &'a Line,
    script: &mut Script,
) -> Parsed<()> {
    let mut cursor = Cursor::new(parser.source, &line.tokens);
    let Some(word) = cursor.word() else {
        let numeric = cursor.peek() == Some(TokenKind::Number);
        let problem = if numeric { Problem::ExpectedName } else { Problem::ExpectedDeclaration };
        return cursor.fail(problem, parser.problems);
    };
    if !is_keyword(word) {
        return task(parser, cursor, line, script);
    }
    let misused = is_misused_as_name(line);
    let Some(word) = DECLARATIONS.iter().copied().find(|known| *known == word).filter(|_| !misused) else {
        let is_statement = STATEMENTS.contains(&word) && !misused;
        let word = word.to_owned();
        let problem = if is_statement {
            Problem::StatementOutsideTask { word }
        } else {
            Problem::KeywordAsName { word }
        };
        return cursor.fail(problem, parser.problems);
    };
    let keyword = cursor.advance();
    match word {
        "def" => return def(parser, cursor, line, script),
        "title" => {
            let title = cursor.text(parser.problems)?;
            if script.title.replace(title).is_some() {
                parser.problems.report(keyword, Problem::DuplicateTitle);
            }
        }
        "queue" => {
            let name = cursor.name(parser.problems)?;
            let sized = !cursor.is_at_end();
            let size = sized.then(|| cursor.count(1, u32::MAX, parser.problems)).transpose()?;
            script.queues.push((name, size));
        }
        "semaphore" => {
            let name = cursor.name(parser.problems)?;
            script.semaphores.push((name, cursor.count(0, u32::MAX, parser.problems)?));
        }
        "lock" => script.locks.push(cursor.name(parser.problems)?),
        "event" => script.events.push(cursor.name(parser.problems)?),
        _ => setting(parser, word, keyword, &mut cursor, script)?,
    }
    parser.end_of_statement(&cursor, Complete::Declaration)
}

/// `threads 40`, `processes 4`, `cores 4`, `gil on`, `strategy sync`.
fn setting(
    parser: &mut Parser,
    word: &'static str,
    keyword: Span,
    cursor: &mut Cursor,
    script: &mut Script,
) -> Parsed<()> {
    let machinery = &mut script.machinery;
    match word {
        "threads" => machinery.threads = cursor.count(1, limits::POOL, parser.problems)?,
        "processes" => machinery.processes = cursor.count(1, limits::POOL, parser.problems)?,
        "cores" => machinery.cores = cursor.count(1, limits::POOL, parser.problems)?,
        "gil" => {
            machinery.gil = match cursor.word() {
                Some("on") => true,
                Some("off") => false,
                _ => return cursor.fail(Problem::ExpectedOnOrOff, parser.problems),
            };
            cursor.advance();
        }
        _ => {
            machinery.strategy = match cursor.word() {
                Some("async") => Strategy::Async,
                Some("sync") => Strategy::Sync,
                Some("threads") => Strategy::Threads,
                Some("processes") => Strategy::Processes,
                _ => return cursor.fail(Problem::ExpectedStrategy, parser.problems),
            };
            cursor.advance();
        }
    }
    if script.settings.contains(&word) {
        parser.problems.report(keyword, Problem::DuplicateSetting { word: word.into() });
    }
    script.settings.push(word);
    Ok(())
}

fn task<'a>(
    parser: &mut Parser<'a, '_>,
    mut cursor: Cursor<'a>,
    line: &'a Line,
    script: &mut Script,
) -> Parsed<()> {
    if let Some(problem) = misspelt_declaration(&cursor) {
        return cursor.fail(problem, parser.problems);
    }
    let name = cursor.name(parser.problems)?;
    let instances = instances(parser, &mut cursor)?;
    let every = cursor.eat_word("every").then(|| cursor.duration(parser.problems)).transpose()?;
    let body = parser.body(cursor, line, 0)?;
    script.tasks.push(Task { name, instances, every, body });
    Ok(())
}

fn def<'a>(
    parser: &mut Parser<'a, '_>,
    mut cursor: Cursor<'a>,
    line: &'a Line,
    script: &mut Script,
) -> Parsed<()> {
    let name = cursor.name(parser.problems)?;
    let takes_argument = cursor.peek() == Some(TokenKind::Word);
    let parameter: Option<Name> = takes_argument.then(|| cursor.name(parser.problems)).transpose()?;
    let body = parser.body(cursor, line, 0)?;
    script.defs.push(Def { name, parameter, body });
    Ok(())
}

/// `x 100` or `x100`.
fn instances(parser: &mut Parser, cursor: &mut Cursor) -> Parsed<Option<(u32, Span)>> {
    let Some(digits) = cursor.word().and_then(|word| word.strip_prefix('x')) else { return Ok(None) };
    if digits.is_empty() {
        cursor.advance();
        let span = cursor.span();
        return Ok(Some((cursor.count(1, limits::TASKS, parser.problems)?, span)));
    }
    match cursor::count(digits, 1, limits::TASKS) {
        Ok(count) => Ok(Some((count, cursor.advance()))),
        Err(problem) => cursor.fail(problem, parser.problems),
    }
}

/// `sleep: yield`: a keyword where a task's name belongs.
fn is_misused_as_name(line: &Line) -> bool {
    line.tokens.get(1).is_some_and(|token| token.kind == TokenKind::Colon) && line.tokens.len() > 2
}

/// A line without a colon is no task: it may be another declaration, misspelt.
fn misspelt_declaration(cursor: &Cursor) -> Option<Problem> {
    let has = |kind| cursor.rest().iter().any(|token| token.kind == kind);
    let word = cursor.word().filter(|_| !has(TokenKind::Colon))?;
    let nearest = nearest(word, DECLARATIONS.iter().copied());
    let meant = nearest.is_some() || has(TokenKind::Text);
    meant.then(|| Problem::UnknownDeclaration { word: word.into(), nearest })
}
