//! Lines to the syntax tree: declarations, blocks and their indentation.
//!
//! A problem costs the statement it is in and nothing else: reading goes on with the next one, so that one
//! pass finds them all.

use super::cursor::{self, Cursor, Parsed, Reported};
use super::lines::{self, Line};
use super::span::Problems;
use super::statement::{self, Parsing};
use super::suggest::nearest;
use super::syntax::{Script, Statement, StatementKind, Task};
use super::tokens::TokenKind;
use super::words::{DECLARATIONS, STATEMENTS, is_keyword};
use super::{Problem, Span, limits};

/// Reads the whole script. What is reported in `problems` is missing from the result.
pub(super) fn parse(source: &str, problems: &mut Problems) -> Script {
    if source.len() > limits::SCRIPT_BYTES {
        let cut = source.floor_char_boundary(limits::SCRIPT_BYTES);
        problems.report(Span::new(cut, cut), Problem::ScriptTooLong);
        return Script::default();
    }
    let lines = lines::read(source, problems);
    let mut parser = Parser { source, lines: &lines, at: 0, problems };
    let script = parser.script();
    if script.tasks.is_empty() && parser.problems.is_empty() {
        parser.problems.report(Span::default(), Problem::NoTask);
    }
    script
}

struct Parser<'a, 'p> {
    source: &'a str,
    lines: &'a [Line],
    at: usize,
    problems: &'p mut Problems,
}

impl<'a> Parser<'a, '_> {
    fn next_line(&mut self) -> Option<&'a Line> {
        let line = self.lines.get(self.at)?;
        self.at += 1;
        Some(line)
    }

    /// The next line, if it is indented deeper than `indent`.
    fn deeper(&self, indent: u32) -> Option<&'a Line> {
        self.lines.get(self.at).filter(|line| line.indent > indent)
    }

    fn script(&mut self) -> Script {
        let mut script = Script::default();
        while let Some(line) = self.next_line() {
            if line.indent > 0 {
                self.problems.report(line.span(), Problem::UnexpectedIndent);
            }
            // Reported where it was found; the block below a broken header is read all the same.
            if self.declaration(line, &mut script).is_err() && self.deeper(line.indent).is_some() {
                self.block(line.indent, 0);
            }
        }
        script
    }

    fn declaration(&mut self, line: &'a Line, script: &mut Script) -> Parsed<()> {
        let cursor = Cursor::new(self.source, &line.tokens);
        match cursor.word() {
            Some("title") => self.title(cursor, script),
            Some(word) if is_keyword(word) => {
                let word = word.to_owned();
                let colon_follows = line.tokens.get(1).is_some_and(|token| token.kind == TokenKind::Colon);
                let problem = if colon_follows && line.tokens.len() > 2 {
                    Problem::KeywordAsName { word }
                } else if STATEMENTS.contains(&word.as_str()) {
                    Problem::StatementOutsideTask { word }
                } else {
                    Problem::NotYet { word }
                };
                cursor.fail(problem, self.problems)
            }
            Some(_) => self.task(cursor, line, script),
            None if cursor.peek() == Some(TokenKind::Number) => {
                cursor.fail(Problem::ExpectedName, self.problems)
            }
            None => cursor.fail(Problem::ExpectedDeclaration, self.problems),
        }
    }

    fn title(&mut self, mut cursor: Cursor<'a>, script: &mut Script) -> Parsed<()> {
        let keyword = cursor.advance();
        let title = cursor.text(self.problems)?;
        self.end_of_statement(&cursor, "the title")?;
        if script.title.is_some() {
            self.problems.report(keyword, Problem::DuplicateTitle);
        } else {
            script.title = Some(title);
        }
        Ok(())
    }

    fn task(&mut self, mut cursor: Cursor<'a>, line: &'a Line, script: &mut Script) -> Parsed<()> {
        if let Some(problem) = misspelt_declaration(&cursor) {
            return cursor.fail(problem, self.problems);
        }
        let name = cursor.name(self.problems)?;
        let instances = self.instances(&mut cursor)?;
        let every = cursor.eat_word("every").then(|| cursor.duration(self.problems)).transpose()?;
        let body = self.body(cursor, line, 0)?;
        script.tasks.push(Task { name, instances, every, body });
        Ok(())
    }

    /// `x 100` or `x100`.
    fn instances(&mut self, cursor: &mut Cursor<'a>) -> Parsed<Option<(u32, Span)>> {
        let Some(digits) = cursor.word().and_then(|word| word.strip_prefix('x')) else { return Ok(None) };
        if digits.is_empty() {
            cursor.advance();
            let span = cursor.span();
            return Ok(Some((cursor.count(1, limits::TASKS, self.problems)?, span)));
        }
        match cursor::count(digits, 1, limits::TASKS) {
            Ok(count) => Ok(Some((count, cursor.advance()))),
            Err(problem) => cursor.fail(problem, self.problems),
        }
    }

    /// `:` and what follows it: statements on the line, or an indented block of `depth` levels.
    fn body(&mut self, mut cursor: Cursor<'a>, line: &'a Line, depth: u32) -> Parsed<Vec<Statement>> {
        if !cursor.eat(TokenKind::Colon) {
            return cursor.fail(Problem::MissingColon, self.problems);
        }
        if cursor.is_at_end() {
            if self.deeper(line.indent).is_none() {
                self.problems.report(line.span(), Problem::EmptyBody);
                return Ok(Vec::new());
            }
            return Ok(self.block(line.indent, depth));
        }
        let mut body = Vec::new();
        for tokens in cursor.rest().split(|token| token.kind == TokenKind::Semicolon) {
            let mut statement = Cursor::new(self.source, tokens);
            if !statement.is_at_end() {
                body.extend(self.on_the_line(&mut statement).ok());
            }
        }
        if body.is_empty() && cursor.rest().iter().all(|token| token.kind == TokenKind::Semicolon) {
            self.problems.report(line.span(), Problem::EmptyBody);
        }
        if let Some(second) = self.deeper(line.indent) {
            self.problems.report(second.span(), Problem::TwoBodies);
            self.block(line.indent, depth);
        }
        Ok(body)
    }

    fn on_the_line(&mut self, cursor: &mut Cursor<'a>) -> Parsed<Statement> {
        let start = cursor.span();
        match statement::parse(cursor, self.problems)? {
            Parsing::Simple(kind) => {
                self.end_of_statement(cursor, "this statement")?;
                Ok(Statement { span: start, kind })
            }
            Parsing::Header(_) => {
                self.problems.report(start, Problem::NestedHeader);
                Err(Reported)
            }
        }
    }

    fn end_of_statement(&mut self, cursor: &Cursor<'a>, after: &'static str) -> Parsed<()> {
        if cursor.is_at_end() { Ok(()) } else { cursor.fail(Problem::ExpectedEnd { after }, self.problems) }
    }

    /// The lines indented deeper than `outer`; there is at least one.
    fn block(&mut self, outer: u32, depth: u32) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut expected = None;
        let mut last = 0;
        while let Some(line) = self.deeper(outer) {
            self.at += 1;
            let indent = line.indent;
            let expected = expected.get_or_insert(indent);
            if indent < *expected {
                self.problems.report(line.span(), Problem::InconsistentIndent);
                *expected = indent;
            } else if indent > *expected && indent != last {
                self.problems.report(line.span(), Problem::UnexpectedIndent);
            }
            last = indent;
            self.line(line, depth, &mut statements);
        }
        statements
    }

    /// A line of a block: statements separated by `;`, or a header with its body.
    fn line(&mut self, line: &'a Line, depth: u32, statements: &mut Vec<Statement>) {
        let mut cursor = Cursor::new(self.source, &line.tokens);
        let start = cursor.span();
        let header = match statement::parse(&mut cursor, self.problems) {
            Ok(Parsing::Simple(kind)) => {
                statements.push(Statement { span: start, kind });
                return self.rest_of_line(cursor, statements);
            }
            Ok(Parsing::Header(header)) => Some(header),
            Err(Reported) => None,
        };
        if depth == limits::NESTING && (header.is_some() || self.deeper(line.indent).is_some()) {
            self.problems.report(start, Problem::NestingTooDeep);
            while self.deeper(line.indent).is_some() {
                self.at += 1;
            }
            return;
        }
        let Some(header) = header else {
            if ends_in_colon(line) && self.deeper(line.indent).is_some() {
                self.block(line.indent, depth + 1);
            }
            return;
        };
        if let Ok(body) = self.body(cursor, line, depth + 1) {
            statements.push(Statement { span: start, kind: header(body) });
        } else if self.deeper(line.indent).is_some() {
            self.block(line.indent, depth + 1);
        }
    }

    fn rest_of_line(&mut self, cursor: Cursor<'a>, statements: &mut Vec<Statement>) {
        if !cursor.is_at_end() && cursor.peek() != Some(TokenKind::Semicolon) {
            let _ = cursor.fail::<()>(Problem::ExpectedEnd { after: "this statement" }, self.problems);
        }
        let others = cursor.rest().split(|token| token.kind == TokenKind::Semicolon).skip(1);
        for tokens in others.filter(|tokens| !tokens.is_empty()) {
            statements.extend(self.on_the_line(&mut Cursor::new(self.source, tokens)).ok());
        }
    }
}

/// A line without a colon is no task: it may be another declaration, misspelt.
fn misspelt_declaration(cursor: &Cursor) -> Option<Problem> {
    let has = |kind| cursor.rest().iter().any(|token| token.kind == kind);
    let word = cursor.word().filter(|_| !has(TokenKind::Colon))?;
    let nearest = nearest(word, DECLARATIONS.iter().copied());
    let meant = nearest.is_some() || has(TokenKind::Text);
    meant.then(|| Problem::UnknownDeclaration { word: word.into(), nearest })
}

fn ends_in_colon(line: &Line) -> bool {
    line.tokens.last().is_some_and(|token| token.kind == TokenKind::Colon)
}

/// Makes a statement of a header once its body is read.
pub(super) type Header = Box<dyn FnOnce(Vec<Statement>) -> StatementKind>;
