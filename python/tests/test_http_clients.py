"""The stand-ins for HTTP clients: httpx and aiohttp wait, requests blocks."""

import unittest

from .programs import log, run


def said(text, **options):
    return [line for _, line in log(text, **options)]


class Httpx(unittest.TestCase):
    def test_a_client_gets_something_plain(self):
        lines = said(
            """
            import asyncio, httpx
            async def main():
                async with httpx.AsyncClient(base_url="https://api.example.com", timeout=10) as client:
                    one = await client.get("/todos/2")
                    print(one.json()["id"], one.status_code, one.is_success, one.headers["content-type"], one)
                    print(len((await client.get("/todos", params={"page": 1})).json()))
                    print((await client.post("/todos", json={"title": "x"})).json())
                    missing = await client.get("/status/404")
                    try: missing.raise_for_status()
                    except httpx.HTTPStatusError as error: print(error, error.response.status_code)
                    print("<title>" in (await client.get("https://example.com")).text)
                try: await client.get("/x")
                except RuntimeError as error: print(error)
            asyncio.run(main())
            """
        )
        self.assertEqual(
            lines,
            [
                "2 200 True application/json; charset=utf-8 <Response [200 OK]>",
                "3",
                "{'title': 'x', 'id': 101}",
                "Client error '404 Not Found' for url 'https://api.example.com/status/404' 404",
                "True",
                "Cannot send a request, as the client has been closed.",
            ],
        )

    def test_calls_go_on_at_once_as_many_as_there_are_connections(self):
        text = """
            import asyncio, httpx
            async def main():
                async with httpx.AsyncClient({limits}) as client:
                    await asyncio.gather(*(client.get(f"https://example.com/{k}") for k in range(4)))
                print("all")
            asyncio.run(main())
        """
        self.assertEqual(log(text.replace("{limits}", "")), [(0.1, "all")])
        result = run(text.replace("{limits}", "limits=httpx.Limits(max_connections=2)"))
        self.assertEqual(result.log, [(200_000, "all")])
        waits = [
            span for task in result.trace()["tasks"] for span in task["spans"] if span.get("on") == "a free connection"
        ]
        self.assertEqual([(span["from_us"], span["to_us"]) for span in waits], [(0, 100_000)] * 2)

    def test_who_gives_up_waiting_for_a_connection_leaves_it_to_the_next_one(self):
        lines = log(
            """
            import asyncio, httpx
            async def get(client, k):
                try:
                    async with asyncio.timeout(0.15 if k == 1 else None):
                        await client.get(f"https://example.com/delay/1")
                    print(k, "done")
                except TimeoutError:
                    print(k, "late")
            async def main():
                async with httpx.AsyncClient(limits=httpx.Limits(max_connections=1)) as client:
                    await asyncio.gather(*(get(client, k) for k in range(3)))
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, [(0.15, "1 late"), (1.0, "0 done"), (2.0, "2 done")])

    def test_a_timeout_comes_when_it_is_due(self):
        lines = log(
            """
            import asyncio, httpx
            async def main():
                async with httpx.AsyncClient() as client:
                    try: await client.get("https://httpbin.org/delay/10")
                    except httpx.TimeoutException as error: print(type(error).__name__)
                    print((await client.get("https://httpbin.org/delay/2", timeout=None)).status_code)
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, [(5.0, "ReadTimeout"), (7.0, "200")])

    def test_the_plain_client_blocks(self):
        lines = log(
            """
            import httpx
            with httpx.Client() as client: client.get("https://example.com/a")
            print(httpx.get("https://example.com/todos/1").json()["id"])
            try: httpx.get("example.com")
            except httpx.UnsupportedProtocol as error: print(error)
            """
        )
        told = "Request URL is missing an 'http://' or 'https://' protocol."
        self.assertEqual(lines, [(0.2, "1"), (0.2, told)])

    def test_a_client_may_ask_an_app_of_the_program(self):
        lines = said(
            """
            import asyncio, httpx
            from fastapi import FastAPI
            app = FastAPI()
            @app.get("/{n}")
            async def one(n: int): return n + 1
            async def main():
                async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
                    response = await client.get("/4")
                    print(response.status_code, response.json())
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, ["200 5"])


class Aiohttp(unittest.TestCase):
    def test_a_session_gets_something_plain(self):
        lines = log(
            """
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession() as session:
                    async with session.get("https://example.com/users/3") as response:
                        print(response.status, (await response.json())["name"])
                    response = await session.post("https://example.com/a", json={"b": 1})
                    print(await response.text())
                    try:
                        async with session.get("https://example.com/status/500") as response: response.raise_for_status()
                    except aiohttp.ClientResponseError as error: print(error.status)
                    try: await session.get("https://example.com/delay/3", timeout=aiohttp.ClientTimeout(total=1))
                    except asyncio.TimeoutError: print("late")
            asyncio.run(main())
            # loopscope: aiohttp 250ms
            """
        )
        self.assertEqual(lines, [(0.25, "200 user 3"), (0.5, '{"b": 1, "id": 101}'), (0.75, "500"), (1.75, "late")])

    def test_a_hundred_connections_at_once_or_as_many_as_is_said(self):
        text = """
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession({connector}) as session:
                    async def get(k):
                        async with session.get(f"https://example.com/{k}"): pass
                    await asyncio.gather(*(get(k) for k in range(101)))
                print("all")
            asyncio.run(main())
        """
        self.assertEqual(log(text.replace("{connector}", "")), [(0.2, "all")])
        self.assertEqual(log(text.replace("{connector}", "connector=aiohttp.TCPConnector(limit=0)")), [(0.1, "all")])


class Requests(unittest.TestCase):
    def test_it_blocks_and_gets_something_plain(self):
        lines = log(
            """
            import asyncio, requests
            def get(k):
                response = requests.get(f"https://example.com/posts/{k}", timeout=5)
                response.raise_for_status()
                return response.json()["title"]
            async def main():
                print(await asyncio.gather(*(asyncio.to_thread(get, k) for k in (1, 2))))
                print(get(3))
                with requests.Session() as session:
                    print(session.get("https://example.com/status/404").status_code == requests.codes.not_found)
                try: requests.get("https://example.com/delay/3", timeout=1)
                except requests.exceptions.Timeout as error: print(type(error).__name__)
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, [(0.1, "['post 1', 'post 2']"), (0.2, "post 3"), (0.3, "True"), (1.3, "ReadTimeout")])


if __name__ == "__main__":
    unittest.main()
