"""What is said of a program's comments and stand-ins, in the languages that the page speaks."""

from __future__ import annotations

from collections.abc import Collection


class Said(str):
    """A sentence in English, which knows itself in Korean."""

    korean: str

    def __new__(cls, english: str, korean: str) -> Said:
        said = super().__new__(cls, english)
        said.korean = korean
        return said


def senseless(comment: str, why: Said) -> Said:
    return Said(
        f"`# loopscope: {comment}` makes no sense: {why}", f"`# loopscope: {comment}`을(를) 읽을 수 없습니다: {why.korean}"
    )


UNKNOWN = Said(
    "it is neither a duration (`httpx 300ms`) nor requests (`10 x GET /sync every 100ms`) nor a title (`title \"Toast\"`)",
    "시간(`httpx 300ms`)도 요청(`10 x GET /sync every 100ms`)도 제목(`title \"토스트\"`)도 아닙니다",
)

WITHOUT_QUOTES = Said('a title stands in quotes (`title "Toast"`)', '제목은 따옴표 안에 씁니다(`title "토스트"`)')


def no_stand_in(name: str, libraries: Collection[str]) -> Said:
    there = ", ".join(libraries)
    return Said(
        f"there is no stand-in {name}; there are {there}", f"{name}의 대역 모듈은 없습니다. 있는 것: {there}"
    )


def said_already(line: int, library: str) -> Said:
    return Said(
        f"line {line} has said already how long {library} takes", f"{library}의 시간은 {line}행에서 이미 정했습니다"
    )


def no_method(word: str, methods: Collection[str]) -> Said:
    there = ", ".join(methods)
    return Said(f"{word} is no method; there are {there}", f"{word}은(는) 메서드가 아닙니다. 있는 것: {there}")


def so_many(most: int) -> Said:
    return Said(f"from 1 to {most:,} requests can be sent", f"요청은 1개부터 {most:,}개까지 보낼 수 있습니다")


def twice(word: str) -> Said:
    return Said(f"`{word}` stands there twice", f"`{word}`이(가) 두 번 나옵니다")


def no_json(error: object) -> Said:
    return Said(f"its body is no JSON ({error})", f"본문이 JSON이 아닙니다({error})")


def no_time(text: str) -> Said:
    return Said(
        f"`{text}` is no time; `300ms`, `1.5s` and `2min` are",
        f"`{text}`은(는) 시간이 아닙니다. `300ms`, `1.5s`, `2min`처럼 씁니다",
    )


def not_imported(library: str) -> Said:
    return Said(
        f"Nothing of {library} is imported, so how long its calls take says nothing",
        f"{library}을(를) import하지 않으므로, 호출에 걸리는 시간을 정해도 쓰이지 않습니다",
    )


def no_app(method: str, path: str) -> Said:
    return Said(
        f"There is no app to which {method} {path} can be sent", f"{method} {path} 요청을 보낼 앱이 없습니다"
    )


def no_route(request: str, routes: Collection[str]) -> Said:
    there = ", ".join(routes) or None
    return Said(
        f"{request} is no route of the app, which has {there or 'none'}",
        f"앱에 {request} 요청을 받을 경로가 없습니다. 있는 것: {there or '없음'}",
    )


def took_the_place(libraries: list[tuple[str, float | None]]) -> Said:
    """Of which libraries stand-ins took the place, with the ms that a call of it takes, if any does."""
    english = [name if ms is None else f"{name} ({ms:g} ms a call)" for name, ms in libraries]
    korean = [name if ms is None else f"{name}(호출당 {ms:g} ms)" for name, ms in libraries]
    names = " and ".join(filter(None, (", ".join(english[:-1]), *english[-1:])))
    return Said(
        f"Stand-ins took the place of {names}: nothing was sent or stored",
        f"라이브러리 대신 대역 모듈을 썼습니다: {', '.join(korean)}. 실제로 보내거나 저장한 것은 없습니다",
    )
