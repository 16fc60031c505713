"""
Reading more from the browser: files, pasted words and addresses, and how far that is.
"""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BeforeValidator, Field, ValidationError, model_validator
from starlette.concurrency import run_in_threadpool

from reportedly.reading import ReadingOptions
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.errands import Target
from reportedly.web.forms import given
from reportedly.web.guard import asking, needs
from reportedly.web.job_board import Job, Part
from reportedly.web.rewording import told_by
from reportedly.web.uploads import MOST_FILES, limited, targets_of

router = APIRouter()
MULTIPART = "multipart/form-data"
MOST_ADDRESSES = 100

Words = Annotated[Annotated[str, Field(max_length=500)] | None, BeforeValidator(given)]
Day = Annotated[date | None, BeforeValidator(given)]


class Wanted(Facts):
    """
    What to read: either a text, with what is known of it, or web addresses, one a line.
    """

    text: str = ""
    url: str = ""
    title: Words = None
    publisher: Words = None
    published: Day = None
    language: Words = None

    @model_validator(mode="after")
    def one_of_both(self) -> "Wanted":
        """
        Refuses both at once, neither, and what is no web address.
        """
        if bool(self.text.strip()) == bool(self.url.strip()):
            raise ValueError("give either a text or an address")
        wrong = next((line for line in self.url.splitlines() if not all(map(is_address, line.split()))), None)
        if wrong is not None:
            raise ValueError(f"{wrong.strip()} is no web address: it begins with http:// or https://")
        if len(self.addresses) > MOST_ADDRESSES:
            raise ValueError(f"give at most {MOST_ADDRESSES} addresses at a time")
        return self

    @property
    def addresses(self) -> list[str]:
        """
        The addresses, each once.
        """
        return list(dict.fromkeys(self.url.split()))


def is_address(words: str) -> bool:
    """
    Whether words may be fetched as a page.
    """
    return words.lower().startswith(("http://", "https://"))


class JobFacts(Facts):
    """
    How far a job is.
    """

    id: str
    who: str
    at: str
    state: str
    reason: str | None
    parts: tuple[Part, ...]
    is_over: bool


FORMS: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": Wanted.model_json_schema()},
            MULTIPART: {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "publisher": {"type": "string"},
                        "published": {"type": "string", "format": "date"},
                        "language": {"type": "string"},
                    },
                }
            },
        },
    }
}


@router.post(
    "/read",
    status_code=202,
    response_model=JobFacts,
    openapi_extra=FORMS,
    dependencies=[Depends(needs("code"))],
)
async def read_more(request: Request) -> Response:
    """
    Takes files, a text or addresses, and reads them in the background, after what waits already.
    """
    came = limited(request, bench_of(request).settings.upload_limit)
    jobs, who = bench_of(request).jobs, asking(request).name
    if request.headers.get("content-type", "").startswith(MULTIPART):
        async with came.form(max_files=MOST_FILES, max_fields=20) as form:
            targets, folder = await targets_of(form, jobs.kept.folder)
        job = await run_in_threadpool(jobs.add, targets, who, folder)
    else:
        job = await run_in_threadpool(jobs.add, targets_told(await came.body()), who)
    return answer(request, "reading_job.html", job_facts(job), 202)


@router.get("/read/{job}", response_model=JobFacts, dependencies=[Depends(needs("read"))])
def reading_job(job: str, request: Request) -> Response:
    """
    How far a job is, part by part.
    """
    found = bench_of(request).jobs.job(job)
    if found is None:
        raise HTTPException(
            404, "there is no such job: it was done before the workbench started, or long ago"
        )
    made = answer(request, "reading_job.html", job_facts(found))
    if found.is_over:
        made.headers["HX-Trigger"] = "reports-read"
    return made


def targets_told(body: bytes) -> tuple[Target, ...]:
    """
    What the JSON of a request asks to be read.
    """
    try:
        wanted = Wanted.model_validate_json(body)
    except ValidationError as error:
        raise HTTPException(422, "; ".join(told_by(fault) for fault in error.errors())) from error
    published = wanted.published.isoformat() if wanted.published else None
    options = ReadingOptions(published, wanted.publisher, wanted.language)
    if wanted.text.strip():
        name = wanted.title or " ".join(wanted.text.split())[:60]
        return (Target(name, options, text=wanted.text, title=wanted.title),)
    return tuple(Target(one, options, one) for one in wanted.addresses)


def job_facts(job: Job) -> JobFacts:
    """
    A job as it is shown.
    """
    return JobFacts(
        id=job.id,
        who=job.who,
        at=job.at,
        state=job.state,
        reason=job.reason,
        parts=job.parts,
        is_over=job.is_over,
    )
