//! One statement, without the body that a header brings.

use super::cursor::{Cursor, Parsed, Reported};
use super::parse::Header;
use super::program::Spend;
use super::span::Problems;
use super::suggest::nearest;
use super::syntax::StatementKind;
use super::words::{DECLARATIONS, STATEMENTS};
use super::{Problem, limits};

pub(super) enum Parsing {
    Simple(StatementKind),
    Header(Header),
}

/// Reads a statement up to its end or, for a header, up to its colon.
pub(super) fn parse(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Parsing> {
    let Some(word) = cursor.word() else {
        return cursor.fail(Problem::ExpectedStatement, problems);
    };
    let keyword = cursor.span();
    let simple = match word {
        "sleep" => spend(Spend::Sleep, cursor, problems)?,
        "cpu" => spend(Spend::Cpu, cursor, problems)?,
        "block" => spend(Spend::Block, cursor, problems)?,
        "yield" => {
            cursor.advance();
            StatementKind::Yield
        }
        "print" => {
            cursor.advance();
            StatementKind::Print(cursor.text(problems)?)
        }
        "repeat" => return repeat(cursor, problems).map(Parsing::Header),
        _ => {
            let word = word.to_owned();
            let problem = if STATEMENTS.contains(&word.as_str()) {
                Problem::NotYet { word }
            } else if DECLARATIONS.contains(&word.as_str()) {
                Problem::DeclarationInsideBody { word }
            } else {
                Problem::UnknownStatement { nearest: nearest(&word, STATEMENTS.iter().copied()), word }
            };
            problems.report(keyword, problem);
            return Err(Reported);
        }
    };
    Ok(Parsing::Simple(simple))
}

fn spend(how: Spend, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    cursor.advance();
    let us = cursor.duration(problems)?;
    let label = cursor.label(problems)?;
    Ok(StatementKind::Spend { how, us, label })
}

fn repeat(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Header> {
    cursor.advance();
    let times = cursor.count(0, limits::REPEAT, problems)?;
    let index = cursor.eat_word("as").then(|| cursor.name(problems)).transpose()?;
    Ok(Box::new(move |body| StatementKind::Repeat { times, index, body }))
}
