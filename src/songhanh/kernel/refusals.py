"""How the kernel says no: one Vietnamese sentence, its figures kept apart so that it can be translated."""


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for translation where it stands; whoever shows it translates `Refusal.template`."""
    return sentence


class Refusal(ValueError):
    """Something that a person typed cannot be taken as it is.

    `template` is the sentence with named places (`%(text)s`), `params` fills them; `str()` gives the whole
    Vietnamese sentence, a page may show `gettext(template) % params`.
    """

    def __init__(self, template: str, **params: object) -> None:
        self.template = template
        self.params = params
        super().__init__(template % params)
