//! Lines to the syntax tree: blocks and their indentation.
//!
//! A problem costs the statement it is in and nothing else: reading goes on with the next one, so that one
//! pass finds them all.

use super::cursor::{Cursor, Parsed, Reported};
use super::declarations::{self, Header};
use super::diagnostic::Problems;
use super::expr::{self, Expr};
use super::grammar::StatementWord;
use super::lines::{self, Line};
use super::statement::{self, Branch, Handler, Parsing, Statement, StatementKind};
use super::syntax::{Def, Script, Task};
use super::tokens::TokenKind;
use super::{Complete, Problem, Span, limits, text};
use crate::value::ErrorKind;

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
    fn script(&mut self) -> Script {
        let mut script = Script::default();
        while let Some(line) = self.lines.get(self.at) {
            self.at += 1;
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

    /// A declaration, with its body if it has one.
    fn declaration(&mut self, line: &'a Line, script: &mut Script) -> Parsed<()> {
        let mut cursor = Cursor::new(self.source, &line.tokens);
        let parsed = declarations::parse(&mut cursor, script, self.problems);
        match parsed.inspect_err(|Reported| self.behind(cursor.clone(), &[TokenKind::Colon]))? {
            None => return self.end(&cursor, Complete::Declaration),
            Some(Header::Task { name, instances, every }) => {
                script.tasks.push(Task { name, instances, every, body: self.body(cursor, line, 0)? });
            }
            Some(Header::Def { name, parameters, has_parentheses }) => {
                let body = self.body(cursor, line, 0)?;
                script.defs.push(Def { name, parameters, has_parentheses, body });
            }
        }
        Ok(())
    }

    /// The next line, if it is indented deeper than `indent`.
    fn deeper(&self, indent: u32) -> Option<&'a Line> {
        self.lines.get(self.at).filter(|line| line.indent > indent)
    }

    /// `:` and what follows it: statements on the line, or an indented block of `depth` levels.
    fn body(&mut self, mut cursor: Cursor<'a>, line: &'a Line, depth: u32) -> Parsed<Vec<Statement>> {
        if !cursor.eat(TokenKind::Colon) {
            self.behind(cursor.clone(), &[TokenKind::Colon]);
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
        self.on_the_line(cursor.rest(), &mut body);
        if cursor.rest().iter().all(|token| token.kind == TokenKind::Semicolon) {
            self.problems.report(line.span(), Problem::EmptyBody);
        }
        if let Some(second) = self.deeper(line.indent) {
            self.problems.report(second.span(), Problem::TwoBodies);
            self.block(line.indent, depth);
        }
        Ok(body)
    }

    /// Statements separated by `;`.
    fn on_the_line(&mut self, tokens: &'a [super::tokens::Token], body: &mut Vec<Statement>) {
        let parts = tokens.split(|token| token.kind == TokenKind::Semicolon);
        for tokens in parts.filter(|tokens| !tokens.is_empty()) {
            let mut cursor = Cursor::new(self.source, tokens);
            let span = cursor.span();
            match statement::parse(&mut cursor, self.problems) {
                Ok((word, Parsing::Simple(kind))) => {
                    body.push(Statement { span, word, kind });
                    if self.end(&cursor, Complete::Statement).is_err() {
                        self.behind(cursor, &[TokenKind::Colon]);
                    }
                }
                Ok((_, Parsing::Header(_) | Parsing::If(_) | Parsing::Try | Parsing::Clause)) => {
                    self.problems.report(span, Problem::NestedHeader);
                    self.behind(cursor, &[TokenKind::Colon]);
                }
                Err(Reported) => self.behind(cursor, &[TokenKind::Colon]),
            }
        }
    }

    /// Reads on behind what could not be read, for what else is wrong on the line: its texts, and statements behind the
    /// first of these signs.
    fn behind(&mut self, mut cursor: Cursor<'a>, signs: &[TokenKind]) {
        let broken = cursor.rest().iter().take_while(|token| !signs.contains(&token.kind));
        for token in broken.filter(|token| token.kind == TokenKind::Text) {
            text::parse(self.source, token.span, self.problems);
        }
        if cursor.skip_past(signs) && cursor.word().is_some() {
            self.on_the_line(cursor.rest(), &mut Vec::new());
        }
    }

    fn end(&mut self, cursor: &Cursor<'a>, after: Complete) -> Parsed<()> {
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
        let span = cursor.span();
        let parsed = statement::parse(&mut cursor, self.problems);
        if let Ok((word, Parsing::Simple(kind))) = parsed {
            statements.push(Statement { span, word, kind });
            if !cursor.is_at_end() && cursor.peek() != Some(TokenKind::Semicolon) {
                let _ = self.end(&cursor, Complete::Statement);
            }
            let rest = cursor.rest();
            let others =
                rest.iter().position(|token| token.kind == TokenKind::Semicolon).unwrap_or(rest.len());
            return self.on_the_line(&rest[others..], statements);
        }
        if parsed.is_err() {
            self.behind(cursor.clone(), &[TokenKind::Semicolon, TokenKind::Colon]);
        }
        if depth == limits::NESTING && (parsed.is_ok() || self.deeper(line.indent).is_some()) {
            self.problems.report(span, Problem::NestingTooDeep);
            while self.deeper(line.indent).is_some() {
                self.at += 1;
            }
            return;
        }
        let read = match parsed {
            Ok((word, Parsing::Header(header))) => {
                self.body(cursor, line, depth + 1).map(|body| (word, header(body)))
            }
            Ok((word, Parsing::If(condition))) => {
                self.if_statement(condition, cursor, line, depth + 1).map(|kind| (word, kind))
            }
            Ok((word, Parsing::Try)) => self.try_statement(cursor, line, depth + 1).map(|kind| (word, kind)),
            Ok((word, Parsing::Clause)) => {
                self.problems.report(span, Problem::StrayClause { word: word.word().into() });
                Err(Reported)
            }
            Ok((_, Parsing::Simple(_))) | Err(Reported) => Err(Reported),
        };
        match read {
            Ok((word, kind)) => statements.push(Statement { span, word, kind }),
            // The block below a broken header is read all the same, for its own errors.
            Err(Reported) if ends_in_colon(line) && self.deeper(line.indent).is_some() => {
                self.block(line.indent, depth + 1);
            }
            Err(Reported) => {}
        }
    }

    /// `if …:` and its clauses, each on a line of the same indentation.
    fn if_statement(
        &mut self,
        condition: Expr,
        cursor: Cursor<'a>,
        line: &'a Line,
        depth: u32,
    ) -> Parsed<StatementKind> {
        let span = line.tokens.first().map_or(Span::default(), |token| token.span);
        let body = self.body(cursor, line, depth)?;
        let mut branches = vec![Branch { span, condition, body }];
        while let Some(clause) = self.elif(line.indent) {
            let mut cursor = clause.cursor;
            let condition = expr::parse(&mut cursor, self.problems);
            if condition.is_err() {
                self.behind(cursor.clone(), &[TokenKind::Colon]);
            }
            let body = match &condition {
                Ok(_) => self.clause_body(Clause { cursor, ..clause }, depth),
                Err(Reported) => self.rest_of(clause.line, depth),
            };
            branches.extend(condition.ok().map(|condition| Branch { span: clause.span, condition, body }));
        }
        let otherwise = self.clause(StatementWord::Else, line.indent);
        let otherwise = otherwise.map(|clause| self.clause_body(clause, depth));
        Ok(StatementKind::If { branches, otherwise })
    }

    /// `try:` and its clauses, each on a line of the same indentation.
    fn try_statement(&mut self, cursor: Cursor<'a>, line: &'a Line, depth: u32) -> Parsed<StatementKind> {
        let body = self.body(cursor, line, depth)?;
        let mut handlers = Vec::new();
        while let Some(clause) = self.clause(StatementWord::Except, line.indent) {
            let mut cursor = clause.cursor;
            let caught = statement::caught(&mut cursor, self.problems);
            let body = match &caught {
                Ok(_) => self.clause_body(Clause { cursor, ..clause }, depth),
                Err(Reported) => self.rest_of(clause.line, depth),
            };
            // One that cannot be read is there all the same.
            let (error, into) = caught.unwrap_or((ErrorKind::Exception, None));
            handlers.push(Handler { span: clause.span, error, into, body });
        }
        let finally = self.clause(StatementWord::Finally, line.indent);
        let finally = finally.map(|clause| self.clause_body(clause, depth));
        if handlers.is_empty() && finally.is_none() {
            self.problems.report(line.span(), Problem::TryWithoutClause);
        }
        Ok(StatementKind::Try { body, handlers, finally })
    }

    /// `elif`, or what other languages have for it: that is told, and read as what it means.
    fn elif(&mut self, indent: u32) -> Option<Clause<'a>> {
        let elif = self.clause(StatementWord::Elif, indent);
        if elif.is_some() {
            return elif;
        }
        let at = self.at;
        let Clause { mut cursor, span, line } = self.clause(StatementWord::Else, indent)?;
        let end = cursor.span().end;
        if !cursor.eat_word(StatementWord::If.word()) {
            self.at = at;
            return None;
        }
        let span = Span { end, ..span };
        let nearest = Some(StatementWord::Elif.word().into());
        self.problems.report(span, Problem::UnknownStatement { word: "else if".into(), nearest });
        Some(Clause { cursor, span, line })
    }

    /// The clause that begins on the next line, if it does: what stands behind its word.
    fn clause(&mut self, word: StatementWord, indent: u32) -> Option<Clause<'a>> {
        let line = self.lines.get(self.at).filter(|line| line.indent == indent)?;
        let mut cursor = Cursor::new(self.source, &line.tokens);
        let span = cursor.span();
        // `else = 1` sets a variable.
        if cursor.sign_after().is_some_and(|sign| StatementWord::of_assignment(sign).is_some())
            || !cursor.eat_word(word.word())
        {
            return None;
        }
        self.at += 1;
        Some(Clause { cursor, span, line })
    }

    fn clause_body(&mut self, Clause { cursor, line, span: _ }: Clause<'a>, depth: u32) -> Vec<Statement> {
        self.body(cursor, line, depth).unwrap_or_else(|Reported| self.rest_of(line, depth))
    }

    /// The block below a broken header, which is read all the same.
    fn rest_of(&mut self, line: &'a Line, depth: u32) -> Vec<Statement> {
        if self.deeper(line.indent).is_some() { self.block(line.indent, depth) } else { Vec::new() }
    }
}

/// `elif`, `else`, `except` or `finally`, its word having been read.
struct Clause<'a> {
    cursor: Cursor<'a>,
    span: Span,
    line: &'a Line,
}

fn ends_in_colon(line: &Line) -> bool {
    line.tokens.last().is_some_and(|token| token.kind == TokenKind::Colon)
}
