"""The request of somebody who is signed in, as views take it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from songhanh.journal.actor import Actor, Viewer
from songhanh.people.models import User


class SignedInRequest(HttpRequest):
    """A request that ActorMiddleware has passed: who acts, who looks."""

    user: User
    actor: Actor
    viewer: Viewer
    htmx: HtmxDetails
