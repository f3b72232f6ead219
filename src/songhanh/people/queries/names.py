"""What may be a person's name: letters of any people of the country, and nothing else."""

import unicodedata

from django.utils.translation import gettext as _

from songhanh.kernel.text import nfc

LONGEST_NAME = 120
_IN_NAMES = {"L", "M", "Z"}  # letters, marks, spaces
_SIGNS = set(".'’-")


def one_name(text: str) -> str:
    """As it is kept: composed letters, one space between words."""
    return " ".join(nfc(text).split())


def find_name_fault(name: str) -> str:
    """What is wrong with a name in its one form; "" where nothing is."""
    if not name or len(name) > LONGEST_NAME:
        return _("Họ và tên dài từ 1 đến 120 ký tự. Hãy viết lại.")
    strange = [c for c in name if unicodedata.category(c)[0] not in _IN_NAMES and c not in _SIGNS]
    if strange or not any(c.isalpha() for c in name):
        return _("Họ và tên chỉ gồm chữ cái và khoảng trắng. Hãy bỏ số, dấu lạ, hình vẽ.")
    return ""
