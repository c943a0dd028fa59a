//! Exceptions and their bases.

use loopscope::value::{ErrorKind, Raised, Value};

#[test]
fn every_exception_has_the_base_that_it_has_in_python() {
    let bases = |kind: ErrorKind| {
        std::iter::successors(Some(kind), |kind| kind.base()).map(ErrorKind::word).collect::<Vec<_>>()
    };
    assert_eq!(
        bases(ErrorKind::FileNotFoundError),
        ["FileNotFoundError", "OSError", "Exception", "BaseException"]
    );
    assert_eq!(bases(ErrorKind::CancelledError), ["CancelledError", "BaseException"]);
    assert_eq!(bases(ErrorKind::IndexError), ["IndexError", "LookupError", "Exception", "BaseException"]);
    for kind in ErrorKind::ALL.iter().copied() {
        assert_eq!(ErrorKind::parse(kind.word()), Some(kind));
        assert!(kind.is_a(ErrorKind::BaseException));
    }
}

#[test]
fn except_catches_what_derives_from_what_it_names() {
    assert!(ErrorKind::TimeoutError.is_a(ErrorKind::OSError));
    assert!(ErrorKind::ZeroDivisionError.is_a(ErrorKind::ArithmeticError));
    assert!(!ErrorKind::CancelledError.is_a(ErrorKind::Exception));
    assert!(!ErrorKind::OSError.is_a(ErrorKind::TimeoutError));
}

#[test]
fn an_exception_is_written_as_in_python() {
    let written = |kind, message: &str| {
        let raised = Raised::new(kind, message);
        [raised.to_string(), raised.text(), raised.repr()]
    };
    assert_eq!(written(ErrorKind::ValueError, "it's"), ["ValueError: it's", "it's", "ValueError(\"it's\")"]);
    assert_eq!(written(ErrorKind::TimeoutError, ""), ["TimeoutError", "", "TimeoutError('')"]);
    assert_eq!(Raised::bare(ErrorKind::TimeoutError).repr(), "TimeoutError()");
    let group = Raised::group(
        "both",
        vec![Raised::new(ErrorKind::ValueError, "a"), Raised::bare(ErrorKind::OSError)],
    );
    assert_eq!(group.repr(), "ExceptionGroup('both', [ValueError('a'), OSError()])");
    assert_eq!(group.to_string(), "ExceptionGroup: both (2 sub-exceptions)");
    assert_eq!(written(ErrorKind::KeyError, "a"), ["KeyError: 'a'", "'a'", "KeyError('a')"]);
    let list = Value::list(vec![Value::Error(Raised::new(ErrorKind::RuntimeError, "a")), Value::None]);
    assert_eq!(list.expect("a short list").to_string(), "[RuntimeError('a'), None]");
}
