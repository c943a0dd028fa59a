"""The stand-ins for databases: asyncpg, redis, sqlalchemy."""

import unittest

from .programs import log, run

MODELS = """
import asyncio
from sqlalchemy import Column, Integer, String, Boolean, select, update, delete, func, text
from sqlalchemy.ext.asyncio import create_async_engine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, declarative_base
class Base(DeclarativeBase): pass
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(String(50))
    active: Mapped[bool] = mapped_column(default=True)
engine = create_async_engine("sqlite+aiosqlite:///a.db")
Session = async_sessionmaker(engine, expire_on_commit=False)
"""


def said(text):
    result = run(text)
    assert result.outcome == "finished", result.error
    return [line for _, line in result.log]


class Asyncpg(unittest.TestCase):
    def test_a_connection_asks_and_waits(self):
        lines = log(
            """
            import asyncio, asyncpg
            async def main():
                connection = await asyncpg.connect("postgresql://localhost/db")
                rows = await connection.fetch("SELECT id, name, age FROM users LIMIT 2")
                print([dict(row) for row in rows], rows[0]["id"], rows[0][1])
                print(await connection.fetchval("SELECT count(*) FROM users"), await connection.fetchval("SELECT 1"))
                print((await connection.fetchrow("SELECT * FROM users WHERE id = $1", 7))["id"])
                async with connection.transaction():
                    print(await connection.execute("INSERT INTO users (name) VALUES ($1)", "x"))
                await connection.execute("SELECT pg_sleep(2)")
                await connection.close()
                print("closed")
            asyncio.run(main())
            """
        )
        self.assertEqual(
            lines,
            [
                (0.2, "[{'id': 1, 'name': 'name 1', 'age': 1}, {'id': 2, 'name': 'name 2', 'age': 2}] 1 name 1"),
                (0.4, "3 1"),
                (0.5, "7"),
                (0.7, "INSERT 0 1"),
                (2.8, "closed"),
            ],
        )

    def test_a_pool_has_so_many_connections(self):
        trace = run(
            """
            import asyncio, asyncpg
            async def ask(pool, k):
                async with pool.acquire() as connection:
                    await connection.fetch("SELECT 1")
            async def main():
                async with asyncpg.create_pool("postgresql://", max_size=2) as pool:
                    await asyncio.gather(*(ask(pool, k) for k in range(3)))
            asyncio.run(main())
            """
        ).trace()
        last = trace["tasks"][3]["spans"]
        self.assertEqual(
            [(it.get("on") or it["label"], it["to_us"]) for it in last],
            [("a free connection", 200_000), ("SELECT 1", 300_000)],
        )


class Redis(unittest.TestCase):
    def test_keys_are_kept_and_end_in_time(self):
        lines = said(
            """
            import asyncio, redis.asyncio as redis
            async def main():
                client = redis.from_url("redis://localhost:6379/0", decode_responses=True)
                await client.set("a", 1, ex=1)
                print(await client.get("a"), await client.incr("a", 4), await client.ttl("a"))
                await asyncio.sleep(1)
                print(await client.get("a"), await client.exists("a"))
                await client.rpush("line", "x", "y")
                print(await client.lpop("line"), await client.lrange("line", 0, -1))
                await client.hset("user", mapping={"name": "ann", "age": 5})
                print(await client.hgetall("user"))
                async with client.pipeline() as pipe:
                    print(await pipe.set("p", "q").get("p").execute())
                await client.aclose()
                print(await redis.Redis().get("p"))
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, ["1 5 1", "None 0", "x ['y']", "{'name': 'ann', 'age': '5'}", "[True, 'q']", "b'q'"])

    def test_who_wants_the_next_item_waits_for_it(self):
        lines = log(
            """
            import asyncio, redis.asyncio as redis
            async def produce(client):
                for k in range(2):
                    await asyncio.sleep(1)
                    await client.lpush("line", k)
            async def consume(client, name):
                while item := await client.brpop("line", timeout=3):
                    print(name, item)
                print(name, "ends")
            async def main():
                client = redis.Redis(decode_responses=True)
                await asyncio.gather(produce(client), consume(client, "a"), consume(client, "b"))
            asyncio.run(main())
            # loopscope: redis 0s
            """
        )
        self.assertEqual(lines, [(1.0, "a ('line', '0')"), (2.0, "b ('line', '1')"), (4.0, "a ends"), (5.0, "b ends")])

    def test_it_waits_under_its_command_and_the_plain_client_blocks(self):
        trace = run(
            """
            import asyncio, redis
            async def main():
                await redis.asyncio.Redis().get("user:1")
                redis.Redis().set("user:1", "x")
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual(
            [(it["state"], it["label"]) for it in trace["tasks"][0]["spans"]],
            [("sleeping", "GET user:1"), ("blocking", "SET user:1")],
        )


class Sqlalchemy(unittest.TestCase):
    def test_tables_that_nobody_has_made_have_three_rows(self):
        lines = said(
            MODELS
            + """
async def main():
    async with Session() as session:
        user = await session.get(User, 2)
        print(user.id, user.name, user.active, await session.get(User, 9))
        result = await session.execute(select(User).where(User.id > 1, User.name.like("name%")).order_by(User.id.desc()))
        print([user.id for user in result.scalars().all()])
        print((await session.execute(select(User).where(User.email == "x"))).scalar_one_or_none())
        print(await session.scalar(select(func.count()).select_from(User)), (await session.execute(text("SELECT 1"))).scalar())
asyncio.run(main())
"""
        )
        self.assertEqual(lines, ["2 name 2 True None", "[3, 2]", "None", "3 1"])

    def test_tables_that_the_program_makes_have_its_own_rows(self):
        lines = said(
            MODELS
            + """
async def main():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with Session() as session:
        ann, bob = User(name="ann"), User(name="bob")
        session.add_all([ann, bob])
        await session.commit()
        await session.refresh(ann)
        print(ann.id, bob.id, ann.active)
        await session.execute(update(User).where(User.name == "bob").values(name="rob"))
        await session.delete(ann)
        await session.commit()
        print([(row.id, row.name) for row in await session.execute(select(User.id, User.name))])
        session.add(User(name="never"))
        await session.rollback()
        print(len((await session.scalars(select(User))).all()))
asyncio.run(main())
"""
        )
        self.assertEqual(lines, ["1 2 True", "[(2, 'rob')]", "1"])

    def test_conditions_are_put_together_and_defaults_of_the_database_are_there(self):
        lines = said(
            MODELS
            + """
from sqlalchemy import and_, or_, not_, desc, DateTime
class Note(Base):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    at = mapped_column(DateTime, server_default=func.now())
async def main():
    async with Session.begin() as session:
        session.add(Note(id=7))
    async with Session() as session:
        print((await session.get(Note, 7)).at)
        query = select(User.id).where(or_(User.id == 1, and_(User.id > 1, not_(User.id == 2)))).order_by(desc(User.id))
        print((await session.scalars(query)).all())
asyncio.run(main())
"""
        )
        self.assertEqual(lines, ["2024-01-01 12:00:00.100000", "[3, 1]"])

    def test_each_statement_is_a_wait_with_its_label(self):
        trace = run(
            MODELS
            + """
async def main():
    async with Session() as session, session.begin():
        session.add(User(name="ann"))
        await session.execute(select(User).where(User.id == 1))
asyncio.run(main())
"""
        ).trace()
        self.assertEqual(
            [it["label"] for it in trace["tasks"][0]["spans"]],
            ["INSERT users", "SELECT users WHERE id = 1", "COMMIT"],
        )

    def test_a_transaction_holds_a_connection_of_the_pool(self):
        result = run(
            MODELS.replace('a.db"', 'a.db", pool_size=1, max_overflow=1')
            + """
async def ask(k):
    async with Session() as session:
        await session.execute(text("SELECT pg_sleep(1)"))
    print(k)
async def main(): await asyncio.gather(*(ask(k) for k in range(3)))
asyncio.run(main())
"""
        )
        self.assertEqual(result.log, [(1_000_000, "0"), (1_000_000, "1"), (2_000_000, "2")])

    def test_who_waits_too_long_for_a_connection_is_told(self):
        result = run(
            MODELS.replace('a.db"', 'a.db", pool_size=1, max_overflow=0, pool_timeout=2')
            + """
from sqlalchemy.exc import TimeoutError
async def ask(seconds):
    try:
        async with Session() as session:
            await session.execute(text(f"SELECT pg_sleep({seconds})"))
    except TimeoutError as error: print("late")
async def main(): await asyncio.gather(ask(5), ask(1))
asyncio.run(main())
"""
        )
        self.assertEqual((result.log, result.total_us), ([(2_000_000, "late")], 5_000_000))

    def test_the_plain_session_blocks(self):
        lines = log(
            """
            from sqlalchemy import create_engine, Column, Integer, String
            from sqlalchemy.orm import sessionmaker, declarative_base
            Base = declarative_base()
            class Item(Base):
                __tablename__ = "items"
                id = Column(Integer, primary_key=True)
                name = Column(String)
            Session = sessionmaker(bind=create_engine("sqlite://"))
            with Session() as session:
                print([item.name for item in session.query(Item).filter(Item.id < 3).all()])
                session.add(Item(name="x"))
                session.commit()
                print(session.get(Item, 4).name)
            """
        )
        self.assertEqual(lines, [(0.1, "['name 1', 'name 2']"), (0.4, "x")])


if __name__ == "__main__":
    unittest.main()
