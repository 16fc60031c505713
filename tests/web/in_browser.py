"""
Waiting in a real browser for what a person would wait for too: a page that is there and rests.
"""

from playwright.sync_api import expect

# What is being asked for or put into the page, and what the page will ask for by itself.
BUSY = [
    ".htmx-request",
    ".htmx-added",
    ".htmx-settling",
    "[hx-trigger^='load delay']",
    "[hx-trigger^='every']",
]


def ready(page, module):
    """
    Waits until a page that bears this module's name answers to keys.
    """
    page.locator(f'body[data-module="{module}"][data-ready="{module}"]').wait_for(state="attached")


def settled(page, selector="body"):
    """
    Waits until a part of the page is there, scripts have begun, and nothing is on its way any more.
    """
    page.locator(selector).first.wait_for()
    page.locator("body[data-ready]").wait_for(state="attached")
    expect(page.locator(", ".join(BUSY))).to_have_count(0)
