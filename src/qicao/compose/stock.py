"""The bank as the composer sees it: by role, with what choosing asks again and again worked out once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.bank.phrase import ALWAYS, ROLE_OF_CHINESE, PhraseRole, Register
from qicao.compose.printed import PrintableSet
from qicao.compose.wording import CAMPAIGN, MUST
from qicao.lexicons import load_lexicon
from qicao.speech.text import clauses, count_characters, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qicao.bank.phrase import Passage, Phrase, PhraseSet

LONG_CLAUSE = 12
_SHORT_CLAUSE = 5
_SLOT = re.compile(r"\{[^{}]*\}")
_FIRST_SENTENCE = re.compile(r"^[^。！？]{1,14}。.")
_TURN = 4
_END = re.compile(r"[。！？]")
_BARE = 16
_UNITS_SET, _OWN_SET, _PARENT_SET = 2.5, 1.2, 0.6


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
        return not (self.slots or limited or self.is_bare) and phrase.register is Register.WRITTEN

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
    def turns(self) -> frozenset[str]:
        """Its runs of four characters: a phrase with many that were heard already says what was said already."""
        return frozenset(self.words[i : i + _TURN] for i in range(len(self.words) - _TURN + 1))

    @cached_property
    def sentences(self) -> int:
        """How many sentences it is."""
        return max(1, len(_END.findall(self.text)))

    @cached_property
    def position(self) -> int:
        """Where in a paragraph it belongs: -1 what is laid down first, 1 what checks and punishes, 0 between."""
        order = load_lexicon("composing")["order"]
        if self.phrase.role is PhraseRole.SIGNIFICANCE:
            return -self.names_campaign
        late = any(word in self.text for word in order["late_words"])
        late = late or self.text.startswith(tuple(order["late"])) or bool(re.match(order["late_pattern"], self.text))
        return late - self.text.startswith(tuple(order["early"]))

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
        """Whether an achievement goes on with 有的… after its heading, which alone says what they did."""
        rest = self.text.partition("。")[2]
        return self.phrase.role is PhraseRole.ACHIEVEMENT and rest.startswith(
            tuple(load_lexicon("composing")["instances"])
        )

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


def _is_bare(phrase: Phrase, text: str) -> bool:
    """Whether a phrase was a heading inside a paragraph (要提升工作能力。), which says nothing by itself."""
    if len(text) > _BARE or not phrase.sources or phrase.role.chinese not in load_lexicon("composing")["headed"]:
        return False
    return len(clauses(text)) == 1


def pairs_of(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters of `words`."""
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def clauses_of(text: str) -> frozenset[str]:
    """The clauses of a text that count as repeated when they come again: five characters and more, slots left out."""
    marks = text.replace("。", "，").replace("！", "，").replace("？", "，")
    found = (fingerprint(_SLOT.sub("", clause)) for clause in clauses(marks))
    return frozenset(clause for clause in found if len(clause) >= _SHORT_CLAUSE)


Numbered = tuple[int, float, Candidate]


class Group:
    """The phrases of a role with the same topics, each with its place in `Stock.of_role` and the worth of its set."""

    def __init__(self, topics: frozenset[str], members: Sequence[Numbered]) -> None:
        self.topics, self._members = topics, members

    @cached_property
    def plain(self) -> tuple[Numbered, ...]:
        """Those that may stand in any written draft."""
        return tuple(one for one in self._members if one[2].is_plain)

    @cached_property
    def conditional(self) -> tuple[Numbered, ...]:
        """Those that need a fact, a day or a kind of draft."""
        return tuple(one for one in self._members if not one[2].is_plain)


class _Texts(NamedTuple):
    """Texts, and all of them in one: most pairs of characters stand in none, and that is soon found."""

    each: Sequence[str]
    joined: str

    def holding(self, pair: str) -> tuple[int, ...]:
        """The places of the texts that hold a pair of characters."""
        return tuple([i for i, text in enumerate(self.each) if pair in text]) if pair in self.joined else ()


class Stock:
    """What a chain of phrase sets offers: the occasion's own set first, the general one last."""

    def __init__(self, sets: Sequence[PhraseSet]) -> None:
        self._sets = tuple(sets)
        self._of_role: dict[str, tuple[Candidate, ...]] = {}
        self._mean_length: dict[str, int] = {}
        self._by_topics: dict[str, tuple[Group, ...]] = {}
        self._words: dict[str, tuple[_Texts, _Texts]] = {}
        self._holding: dict[tuple[str, str], tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self.tiers = tuple(_worth_of_set(tier, self._sets) for tier in range(len(self._sets)))

    @cached_property
    def heading_sets(self) -> tuple[PrintableSet, ...]:
        """The heading sets, own ones first."""
        sets = zip(self._sets, self.tiers, strict=True)
        return tuple(PrintableSet(one, worth) for phrase_set, worth in sets for one in phrase_set.heading_sets)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, own ones first."""
        return tuple(passage for phrase_set in self._sets for passage in phrase_set.passages)

    def of_role(self, role: str) -> tuple[Candidate, ...]:
        """The phrases of a role (its Chinese name), own ones first, each wording once."""
        if role not in self._of_role:
            self._of_role[role] = tuple(_distinct(self._phrases(role)))
        return self._of_role[role]

    def by_topics(self, role: str) -> tuple[Group, ...]:
        """The phrases of a role, each with its place in `of_role`, grouped by what they are about."""
        if role not in self._by_topics:
            groups: dict[frozenset[str], list[Numbered]] = {}
            for index, candidate in enumerate(self.of_role(role)):
                groups.setdefault(candidate.topics, []).append((index, self.tiers[candidate.tier], candidate))
            self._by_topics[role] = tuple(Group(topics, members) for topics, members in groups.items())
        return self._by_topics[role]

    def holding(self, role: str, pair: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The places of the phrases of a role that hold a pair of characters; of those whose old heading holds it."""
        key = (role, pair)
        if key not in self._holding:
            texts, headings = self._words_of(role)
            self._holding[key] = texts.holding(pair), headings.holding(pair)
        return self._holding[key]

    def _words_of(self, role: str) -> tuple[_Texts, _Texts]:
        if role not in self._words:
            candidates = self.of_role(role)
            texts, headings = [one.text for one in candidates], [one.phrase.under for one in candidates]
            self._words[role] = _Texts(texts, "\n".join(texts)), _Texts(headings, "\n".join(headings))
        return self._words[role]

    def find(self, phrase_id: str) -> Candidate | None:
        """The phrase of that id; None when these sets have none."""
        for tier, phrase_set in enumerate(self._sets):
            for phrase in phrase_set.phrases:
                if phrase.id == phrase_id:
                    return Candidate(phrase, tier)
        return None

    def mean_length(self, role: str) -> int:
        """The usual length of a phrase of this role, in characters."""
        if role not in self._mean_length:
            lengths = [len(candidate.text) for candidate in self.of_role(role)]
            self._mean_length[role] = sum(lengths) // len(lengths) if lengths else 0
        return self._mean_length[role]

    def _phrases(self, role: str) -> Iterator[Candidate]:
        wanted = ROLE_OF_CHINESE[role]
        for tier, phrase_set in enumerate(self._sets):
            yield from (Candidate(phrase, tier) for phrase in phrase_set.phrases if phrase.role is wanted)


def _worth_of_set(tier: int, sets: Sequence[PhraseSet]) -> float:
    """What it is worth that a phrase comes from a set: a unit's own most, then the occasion's."""
    if tier == len(sets) - 1:
        return 0.0
    if sets[tier].occasion is None:
        return _UNITS_SET
    return _OWN_SET if tier == 0 or sets[tier - 1].occasion is None else _PARENT_SET


def _distinct(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.phrase.id not in seen:
            seen.add(candidate.phrase.id)
            yield candidate
