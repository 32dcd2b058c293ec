"""A phrase as the chooser sees it: what is asked of it again and again is worked out once."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from qicao.bank.phrase import ALWAYS, PhraseRole, Register
from qicao.compose.campaign import CAMPAIGN
from qicao.compose.wording import MUST
from qicao.lexicons import load_lexicon
from qicao.speech.text import clauses, count_characters, fingerprint

if TYPE_CHECKING:
    from qicao.bank.phrase import Phrase

LONG_CLAUSE = 12
_SHORT_CLAUSE = 5
_SLOT = re.compile(r"\{[^{}]*\}")
_FIRST_SENTENCE = re.compile(r"^[^。！？]{1,14}。.")
_TURN = 4
_QUOTED = re.compile(r"“([^“”{}，。]{2,12})”")
_END = re.compile(r"[。！？]")
_BARE = 16
_BETWEEN = "…"
_CHAIN, _LONG = 80, 100


class Candidate:
    """A phrase that may be chosen; `tier` is the place of its set in the chain (0: the occasion's own set).

    What is asked of every phrase of a bank is worked out at once, what is asked of few when it is asked.
    """

    def __init__(self, phrase: Phrase, tier: int) -> None:
        self.phrase, self.tier = phrase, tier
        self.text, self.slots, self.topics = phrase.text, phrase.slots, frozenset(phrase.topics)

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that its words limit it to; empty: any."""
        return frozenset(_limits(self.text, "seasons"))

    @cached_property
    def levels(self) -> frozenset[str]:
        """The levels whose speakers may say it; empty: any."""
        return frozenset(_limits(self.text, "levels"))

    @cached_property
    def is_bare(self) -> bool:
        """Whether it was a heading inside a paragraph, which says nothing by itself."""
        return _is_bare(self.phrase, self.text)

    @cached_property
    def characters(self) -> int:
        """Its length in characters, slots counted as two each."""
        return count_characters(_SLOT.sub("某某", self.text) if self.slots else self.text)

    @cached_property
    def is_plain(self) -> bool:
        """Whether it needs no fact and may stand in any written draft of anyone on any day."""
        phrase = self.phrase
        limited = phrase.validity != ALWAYS or bool(self.months or self.levels)
        needs = bool(self.slots or self.belongs_to)
        return not (needs or limited or self.is_bare) and phrase.register is Register.WRITTEN

    @cached_property
    def belongs_to(self) -> frozenset[str]:
        """The words that the meeting's name must have for it: what is said of a study campaign is said in one."""
        return frozenset(need for word, need in load_lexicon("composing")["only_with"].items() if word in self.text)

    @cached_property
    def is_instance(self) -> bool:
        """Whether it tells of one thing, and not of all (有的…; whatever has a topic)."""
        return bool(self.phrase.topics) or self.text.startswith(tuple(load_lexicon("composing")["instances"]))

    @cached_property
    def words(self) -> str:
        """The wording without slots and punctuation."""
        return fingerprint(_SLOT.sub("，", self.text))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters in it: two phrases that share many say much the same."""
        return pairs_of(self.words)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of the pairs that tell what it is about."""
        return telling_pairs(self.words)

    @cached_property
    def turns(self) -> frozenset[str]:
        """Its runs of four characters: a phrase with many that were heard already says what was said already."""
        return turns_of(self.words)

    @cached_property
    def first_turns(self) -> frozenset[str]:
        """Those of its first clause."""
        return turns_of(fingerprint(_SLOT.sub("，", clauses(self.text)[0])))

    @cached_property
    def quotes(self) -> frozenset[str]:
        """Its terms in quotation marks: said once, they need not be said again."""
        return frozenset(_QUOTED.findall(self.text))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The means that it names: those of them that one paragraph need name only once."""
        return frozenset(key for key in load_lexicon("composing")["keys"] if key in self.text)

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The turns of speech in it of which a draft should have few, by their places in the lexicon."""
        seldom = enumerate(load_lexicon("composing")["seldom"])
        return tuple(place for place, turn in seldom if any(_holds(self.text, words) for words in turn["words"]))

    @cached_property
    def demands(self) -> bool:
        """Whether its first sentence says what is to be done."""
        return MUST in _END.split(self.text, maxsplit=1)[0]

    @cached_property
    def forbids(self) -> bool:
        """Whether it says what must not be."""
        return any(word in self.text for word in load_lexicon("composing")["prohibitions"])

    @cached_property
    def sentences(self) -> int:
        """How many sentences it is."""
        return max(1, len(_END.findall(self.text)))

    @cached_property
    def is_chain(self) -> bool:
        """Whether it tells a thing to its end (成段用语): sentences that go on from one another, or a long one."""
        return self.characters >= (_CHAIN if self.sentences > 1 else _LONG)

    @cached_property
    def position(self) -> int:
        """Where in a paragraph it belongs: -1 what is laid down first, 1 what checks and punishes, 0 between."""
        order = load_lexicon("composing")["order"]
        if self.phrase.role is PhraseRole.BASIS:
            return -1
        if self.phrase.role is PhraseRole.SIGNIFICANCE:
            names_it_first = self.names_campaign and self.text.startswith(tuple(order["reasons"]))
            return self.text.startswith(tuple(order["late_reasons"])) - names_it_first
        first_clause = self.text.partition("，")[0]
        late = any(word in first_clause for word in order["late_words"])
        late = late or self.text.startswith(tuple(order["late"])) or bool(re.match(order["late_pattern"], self.text))
        return late - self.text.startswith(tuple(order["early"]))

    @cached_property
    def step(self) -> int:
        """Which step of a task it is: -1 what is done first (查摆), 1 what is done last (销号), 0 between."""
        steps, beginning = load_lexicon("composing")["steps"], "，".join(clauses(self.text.partition("。")[0])[:2])
        if re.search(steps["last"], beginning):
            return 1
        return -bool(re.search(steps["first"], beginning))

    @cached_property
    def clauses(self) -> frozenset[str]:
        """Its clauses of five characters and more."""
        return clauses_of(self.text)

    @cached_property
    def long_clauses(self) -> frozenset[str]:
        """Its clauses that must not stand twice in a speech."""
        return frozenset(clause for clause in self.clauses if len(clause) >= LONG_CLAUSE)

    @cached_property
    def opening(self) -> str:
        """How it begins: 要, or its first two characters."""
        text = self.text
        return MUST if text.startswith(MUST) else text[:2]

    @cached_property
    def is_headed(self) -> bool:
        """Whether it tells of one thing and begins with a heading of its own (干部的作风更实了。…)."""
        tells = self.phrase.role in (PhraseRole.ACHIEVEMENT, PhraseRole.PROBLEM)
        return tells and _FIRST_SENTENCE.match(self.text) is not None

    @property
    def needs_its_heading(self) -> bool:
        """Whether what follows its heading hangs on it: an achievement is told of what its heading names."""
        return self.phrase.role is PhraseRole.ACHIEVEMENT

    @property
    def names_campaign(self) -> bool:
        """Whether it names the campaign."""
        return CAMPAIGN in self.slots

    @cached_property
    def comes_first(self) -> bool:
        """Whether it can only begin a paragraph."""
        return self.text.startswith(tuple(load_lexicon("composing")["first"]))

    @cached_property
    def leans(self) -> bool:
        """Whether it speaks of what stands before it (这些成绩…), so that it can neither begin nor go on."""
        return self.text.startswith(tuple(load_lexicon("composing")["leaning"]))

    @cached_property
    def ends(self) -> bool:
        """Whether it ends what a speaker has to say (让我们…): neither a sentence nor a point can stand after it."""
        return any(cue in self.text for cue in load_lexicon("composing")["last"])

    @property
    def comes_last(self) -> bool:
        """Whether no sentence can stand after it."""
        return self.leans or self.ends

    @cached_property
    def speeches(self) -> tuple[str, ...]:
        """The speeches it was mined from."""
        return tuple(dict.fromkeys(source.speech for source in self.phrase.sources))


def _limits(text: str, name: str) -> list[Any]:
    """The months, or the levels, that the words of a text limit it to; empty: it may stand anywhere."""
    table = load_lexicon("composing")[name]
    return [value for cue in table if cue in text for value in table[cue]]


def _holds(text: str, words: str) -> bool:
    """Whether a text holds words; … stands for what is between."""
    if _BETWEEN not in words:
        return words in text
    place = 0
    for part in words.split(_BETWEEN):
        place = text.find(part, place) + 1
        if not place:
            return False
    return True


def _is_bare(phrase: Phrase, text: str) -> bool:
    """Whether a phrase was a heading inside a paragraph (要提升工作能力。), which says nothing by itself."""
    if len(text) > _BARE or not phrase.sources or phrase.role.chinese not in load_lexicon("composing")["headed"]:
        return False
    return len(clauses(text)) == 1


def pairs_of(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters of `words`."""
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def turns_of(words: str) -> frozenset[str]:
    """The runs of four characters of `words`."""
    return frozenset(words[i : i + _TURN] for i in range(len(words) - _TURN + 1))


def telling_pairs(words: str) -> frozenset[str]:
    """The pairs of characters of a heading, or a clause of one, that tell what it is about."""
    told = _empty().sub("，", words)
    return frozenset(pair for piece in told.split("，") for pair in pairs_of(fingerprint(piece)))


@cache
def _empty() -> re.Pattern[str]:
    return re.compile("|".join(sorted(load_lexicon("composing")["empty"], key=len, reverse=True)))


def clauses_of(text: str) -> frozenset[str]:
    """The clauses of a text that count as repeated when they come again: five characters and more, slots left out."""
    marks = text.replace("。", "，").replace("！", "，").replace("？", "，")
    found = (fingerprint(_SLOT.sub("", clause)) for clause in clauses(marks))
    return frozenset(clause for clause in found if len(clause) >= _SHORT_CLAUSE)
