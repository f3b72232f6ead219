"""What differs between the communes whose year is told."""

from dataclasses import dataclass

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_WOMEN = ("Hoa", "Lan", "Huệ", "Cúc", "Đào", "Liễu", "Tuyết")
_MEN = ("Sơn", "Hải", "Lâm", "Giang", "Thạch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A commune: its kind and name, names of people, how large it is beside 100, how many villages it has."""

    kind: str
    name: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    size: int
    villages: int
    minority: int  # of a hundred people
    plan: tuple[str, str]  # the day and the number of the plan of the year

    def of(self, number: int) -> int:
        """A number of a commune of size 100, for this one."""
        return number * self.size // 100

    def few(self, number: int) -> int:
        """How many of them belong to ethnic minorities."""
        return number * self.minority // 100

    def woman(self, at: int) -> str:
        return self.women[at % len(self.women)]

    def man(self, at: int) -> str:
        return self.men[at % len(self.men)]

    def village(self, at: int) -> tuple[int, ...]:
        """One village by its order."""
        return (at % self.villages,)

    def villager(self, at: int, *, is_man: bool) -> tuple[str, str]:
        """Name and sex of one of many."""
        family = _FAMILIES[(at + self.size) % len(_FAMILIES)]
        if is_man:
            return f"{family} Văn {_MEN[at % len(_MEN)]}", "male"
        return f"{family} Thị {_WOMEN[at % len(_WOMEN)]}", "female"
