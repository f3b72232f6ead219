"""What a password may be: long, not a name, not a common word; no forced change, no demanded signs.

The English list is Django's. This one knows what Vietnamese offices take: "matkhau123", "Hanoi@2026".
"""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from songhanh.kernel.text import search_key

_WORDS = """
    matkhau pass password dangnhap admin administrator root quantri nguoidung taikhoan xinchao hello welcome
    anhyeuem emyeuanh yeuem yeuanh anhyeu emyeu toiyeu iloveyou loveyou tinhyeu giadinh hanhphuc
    congai contrai bome vietnam hanoi saigon danang haiphong cantho hue tphcm hochiminh bacho doclap tudo
    chucmungnammoi chucmung nammoi binhan mayman phattai
    uybannhandan uyban nhandan ubnd hdnd vanphong phong xa phuong thon todanpho khupho tinh huyen
    congchuc canbo vhxh vanhoa xahoi vanhoaxahoi binhdanggioi binhdang gioi songhanh baocao kehoach phunu
    congan truonghoc giaovien yte nganhang demo test thunghiem dienthoai
    qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qwer asdf zxcv abc abcd abcdef abcxyz qaz wsx edc qazwsx
"""
COMMON = frozenset(_WORDS.split())
_LEET = str.maketrans("@013457$!", "aoieastsi")
_OWN_LETTERS = 4
_LONGEST_WORD = max(map(len, COMMON))
_PATTERN = re.compile(r"(.{1,4}?)\1+")


def one_form(password: str) -> str:
    """The same password from every keyboard: a composed ế and one of three marks are alike (NFKC)."""
    return unicodedata.normalize("NFKC", password)


class VietnameseCommonValidator:
    """Refuses what is put together from common words, figures and repetitions alone."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 -- Django's shape
        """Raises ValidationError."""
        if min(_own_letters(password), _own_letters(password.translate(_LEET))) < _OWN_LETTERS:
            raise ValidationError(
                _(
                    "Mật khẩu chỉ gồm những từ và số hay dùng, dễ bị đoán. "
                    "Hãy ghép thêm vài từ riêng, ví dụ một câu ngắn chỉ mình biết."
                ),
                code="common",
            )

    def get_help_text(self) -> str:
        """One line for forms."""
        return _("Không dùng những từ và số hay gặp.")


def _own_letters(password: str) -> int:
    """How many letters are left when common words, figures and repetitions are taken away."""
    letters = re.sub("[^a-z]", "", search_key(password.casefold()))
    while (repeated := _PATTERN.fullmatch(letters)) is not None:
        letters = repeated[1]
    best = [0] * (len(letters) + 1)
    for end in range(1, len(letters) + 1):
        known = (
            best[start] for start in range(max(0, end - _LONGEST_WORD), end) if letters[start:end] in COMMON
        )
        best[end] = min([best[end - 1] + 1, *known])
    return best[-1]
