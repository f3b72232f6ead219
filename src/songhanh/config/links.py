"""The command that opens a lost account anew, for whoever sits at the machine itself."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from songhanh.config import prepare
from songhanh.config.commands import complain, say


def print_link(username: str) -> int:
    """Print a one-time link to a new password for an account, its second factor taken away with it."""
    prepare.set_up()
    from songhanh.journal.actor import Actor  # noqa: PLC0415 -- after django.setup()
    from songhanh.people.actions import renew_access  # noqa: PLC0415 -- the same
    from songhanh.people.queries import find_user  # noqa: PLC0415 -- the same

    user = find_user(username)
    if user is None:
        complain(f"Không có tài khoản {username} trên hệ thống này. / No account {username} here.")
        return 1
    actor = Actor("command", "link", "songhanh link")
    invitation = renew_access(actor=actor, user=user, place=None, at=timezone.now())
    say(f"{settings.SONGHANH_URL.rstrip('/')}{reverse('people:welcome', args=[invitation.token()])}")
    return 0
