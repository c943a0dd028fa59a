"""What programs read off a response, a request and an error: the same in each stand-in for an HTTP client."""

import unittest

from .programs import log


def said(text):
    return [line for _, line in log(text)]


class Headers(unittest.TestCase):
    def test_names_are_the_same_in_large_and_small_letters(self):
        lines = said(
            """
            import asyncio, aiohttp, httpx, requests
            async def main():
                async with aiohttp.ClientSession() as session, session.get("https://example.com/todos/1") as response:
                    return response
            url = "https://example.com/todos/1"
            for headers in (requests.get(url).headers, httpx.get(url).headers, asyncio.run(main()).headers):
                print(headers["Content-Type"], headers.get("CONTENT-LENGTH"), "Content-Type" in headers, headers.get("X"))
                print(dict(headers) == headers, list(headers))
            headers = requests.get(url).headers
            headers["X-One"] = "1"
            same = {"CONTENT-TYPE": headers["content-type"], "Content-Length": "117", "x-one": "1"}
            print(headers["x-one"], headers == same)
            print(headers)
            """
        )
        self.assertEqual(
            lines,
            ["application/json; charset=utf-8 117 True None", "True ['content-type', 'content-length']"] * 3
            + ["1 True", "{'content-type': 'application/json; charset=utf-8', 'content-length': '117', 'X-One': '1'}"],
        )


class Errors(unittest.TestCase):
    def test_httpx_names_the_request_and_the_response(self):
        lines = said(
            """
            import asyncio, httpx
            for url in ("https://example.com/delay/9", "https://example.com/status/404", "example.com"):
                try:
                    httpx.get(url).raise_for_status()
                except httpx.RequestError as exc:
                    print(f"An error occurred while requesting {exc.request.url!r}.")
                except httpx.HTTPStatusError as exc:
                    print(f"Error response {exc.response.status_code} while requesting {exc.request.url!r}.")
            async def main():
                async with httpx.AsyncClient(limits=httpx.Limits(max_connections=1), timeout=0.05) as client:
                    return await asyncio.gather(*(client.get(f"https://a.org/{k}") for k in "xy"), return_exceptions=True)
            for error in asyncio.run(main()):
                print(type(error).__name__, error.request.method, error.request.url)
            """
        )
        self.assertEqual(
            lines,
            [
                "An error occurred while requesting URL('https://example.com/delay/9').",
                "Error response 404 while requesting URL('https://example.com/status/404').",
                "An error occurred while requesting URL('example.com').",
                "ReadTimeout GET https://a.org/x",
                "PoolTimeout GET https://a.org/y",
            ],
        )

    def test_requests_and_aiohttp_do_too(self):
        lines = said(
            """
            import asyncio, aiohttp, requests
            try: requests.get("https://example.com/status/500", headers={"X-A": "1"}).raise_for_status()
            except requests.HTTPError as e:
                print(e.request.method, e.request.url, e.request.headers["x-a"], e.response.status_code)
            try: requests.get("https://example.com/delay/2", timeout=1)
            except requests.exceptions.RequestException as e: print(e.request, e.response)
            async def main():
                async with aiohttp.ClientSession(raise_for_status=True) as session:
                    try: await session.get("https://example.com/status/404")
                    except aiohttp.ClientResponseError as e:
                        info = e.request_info
                        print(e.status, e.message, info.method, info.real_url.host, e.headers["Content-Type"])
                        print(e)
            asyncio.run(main())
            """
        )
        self.assertEqual(
            lines,
            [
                "GET https://example.com/status/500 1 500",
                "<PreparedRequest [GET]> None",
                "404 Not Found GET example.com application/json; charset=utf-8",
                "404, message='Not Found', url='https://example.com/status/404'",
            ],
        )

    def test_what_is_no_json_is_an_error_of_the_library(self):
        lines = said(
            """
            import asyncio, aiohttp, httpx, json, requests
            for get, error in ((requests.get, requests.exceptions.JSONDecodeError), (httpx.get, json.JSONDecodeError)):
                try: get("https://example.com").json()
                except error as e: print(e)
            async def main():
                async with aiohttp.ClientSession() as session, session.get("https://example.com") as response:
                    try: await response.json()
                    except aiohttp.ContentTypeError as e: print(e.message)
            asyncio.run(main())
            try: httpx.post("https://example.com/x", json={"a": {1}})
            except TypeError as e: print(e)
            """
        )
        self.assertEqual(
            lines,
            ["Expecting value: line 1 column 1 (char 0)"] * 2
            + [
                "Attempt to decode JSON with unexpected mimetype: text/html; charset=utf-8",
                "Object of type set is not JSON serializable",
            ],
        )


class Urls(unittest.TestCase):
    def test_parameters_may_be_pairs_and_each_library_writes_values_in_its_way(self):
        lines = said(
            """
            import asyncio, aiohttp, httpx, requests
            url = "https://example.com/x"
            for params in ([("a", "1"), ("a", "2")], {"a": [1, 2]}, {"t": True, "n": None}, "q=1"):
                print(requests.get(url, params=params).url, httpx.get(url, params=params).url)
            session = requests.Session()
            session.params = {"key": 1}
            print(session.get(url, params={"a": 2}).url, httpx.Client(params={"key": 1}).get(url, params={"a": 2}).url)
            async def main():
                async with aiohttp.ClientSession() as session:
                    print((await session.get(url, params=[("a", 1), ("a", "2")])).url)
                    for value in (True, None):
                        try: await session.get(url, params={"a": value})
                        except TypeError as error: print(error)
            asyncio.run(main())
            """
        )
        x = "https://example.com/x?"
        self.assertEqual(
            lines,
            [f"{x}a=1&a=2 {x}a=1&a=2"] * 2
            + [
                f"{x}t=True {x}t=true&n=",
                f"{x}q=1 {x}q=1",
                f"{x}key=1&a=2 {x}key=1&a=2",
                f"{x}a=1&a=2",
                "Invalid variable type: value should be str, int or float, got True of type <class 'bool'>",
                "Invalid variable type: value should be str, int or float, got None of type <class 'NoneType'>",
            ],
        )

    def test_httpx_s_url_knows_its_parts(self):
        lines = said(
            """
            import httpx
            url = httpx.get("https://example.com:8080/a%20b?q=1&q=2#end").url
            print(repr(url), url.scheme, url.host, url.port, url.path, url.query)
            print(url.params["q"], url.params.get_list("q"))
            print(url == str(url), url == httpx.URL(url), httpx.URL("https://a.org").path)
            """
        )
        self.assertEqual(
            lines,
            [
                "URL('https://example.com:8080/a%20b?q=1&q=2#end') https example.com 8080 /a b b'q=1&q=2'",
                "1 ['1', '2']",
                "True True /",
            ],
        )

    def test_httpx_streams_what_has_come(self):
        lines = said(
            """
            import asyncio, httpx
            with httpx.stream("GET", "https://example.com") as response:
                print(next(response.iter_lines()), len(b"".join(response.iter_bytes(7))) == len(response.content))
            async def main():
                async with httpx.AsyncClient() as client, client.stream("GET", "https://example.com") as response:
                    print([line async for line in response.aiter_lines()][0])
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, ["<!doctype html> True", "<!doctype html>"])

    def test_aiohttp_reads_a_body_in_pieces(self):
        lines = said(
            """
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession() as session:
                    async with session.get("https://example.com") as response:
                        print(await response.content.readline(), [len(it) async for it in response.content.iter_chunked(50)])
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, ["b'<!doctype html>\\n' [50, 36]"])

    def test_httpx_has_no_hooks_and_says_so(self):
        lines = said(
            """
            import httpx
            try: httpx.Client(event_hooks={"request": [print]})
            except AttributeError as error: print(error)
            """
        )
        self.assertEqual(lines, ["the stand-in for httpx.Client has no 'event_hooks'; it has limits, timeout, transport"])


if __name__ == "__main__":
    unittest.main()
