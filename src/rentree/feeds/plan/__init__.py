"""A plan as a feed: what a person reads before it is applied."""

from rentree.feeds.plan.classeur import write_xlsx
from rentree.feeds.plan.html import render, write_html
from rentree.feeds.plan.liste import write_list
from rentree.feeds.plan.revue import Revue

__all__ = ["Revue", "render", "write_html", "write_list", "write_xlsx"]
