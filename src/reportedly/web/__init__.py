"""
The workbench: the ledger in the browser, to read, judge, join and see.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool

from reportedly import __version__
from reportedly.errors import StopRun, UsageError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.users import has_users
from reportedly.web import (
    adjudication_page,
    agreement_page,
    api_page,
    choices,
    coding_page,
    event_acts,
    events,
    explore,
    history_page,
    inbox,
    joining,
    lookups,
    me_page,
    read_more,
    report,
    report_acts,
    signing_in,
    users_page,
)
from reportedly.web.bench import Shared, bench_over, new_secret
from reportedly.web.far_jobs import FarJobs
from reportedly.web.guard import guarded
from reportedly.web.headers import SecurityHeaders
from reportedly.web.reading_jobs import Jobs
from reportedly.web.refusals import add_refusals
from reportedly.web.settings import Settings
from reportedly.web.veil import Veil

NO_USERS = "other machines may open a workbench that has users: reportedly user add NAME --role admin"
# How many requests one process works at. Some wait for their turn to join or to write: pages that are only
# read must not wait behind them. Many more threads than these would stand in each other's way.
AT_ONCE = 12
STATIC = Path(__file__).with_name("static")
ROUTERS = (
    api_page.router,
    choices.router,
    signing_in.router,
    users_page.router,
    me_page.router,
    coding_page.router,
    adjudication_page.router,
    agreement_page.router,
    history_page.router,
    inbox.router,
    explore.router,
    events.router,
    event_acts.router,
    lookups.router,
    report_acts.router,
    report.router,
    read_more.router,
    joining.router,
)


def opened(settings: Settings) -> Ledger:
    """
    The ledger of a workbench, opened at once, so that what is wrong with it is said at the start.
    """
    if not (STATIC / "app.js").exists():
        raise StopRun("the scripts of the workbench are not built; `make workbench` builds them")
    ledger = Ledger.open(settings.ledger)
    if not settings.on_loopback and not has_users(ledger):
        ledger.close()
        raise UsageError(NO_USERS)
    return ledger


def create_app(settings: Settings, shared: Shared | None = None) -> FastAPI:
    """
    The workbench over a ledger; where it is one of several processes, with what it *shares* with them.
    """
    ledger = opened(settings)
    jobs = FarJobs(ledger.path, shared.part) if shared else Jobs(ledger, settings.reader)
    secret = shared.secret if shared else new_secret()
    app = FastAPI(
        title="Reportedly",
        version=__version__,
        summary="Who said what about armed conflict: the workbench, page by page, as JSON.",
        docs_url=None,  # the usual pages load their scripts from elsewhere
        redoc_url=None,
        dependencies=[Depends(guarded)],
        lifespan=closing,
    )
    app.state.bench = bench_over(settings, ledger, jobs, secret)
    app.add_middleware(Veil)
    app.add_middleware(SecurityHeaders, tiles=settings.tiles)
    add_refusals(app)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


@asynccontextmanager
async def closing(app: FastAPI) -> AsyncIterator[None]:
    """
    Goes on with what was to be read at the start, and lets go of the ledger at the end.
    """
    current_default_thread_limiter().total_tokens = AT_ONCE
    app.state.bench.jobs.go_on()
    yield
    await run_in_threadpool(app.state.bench.close)
