"""What speaks against a phrase at one moment: where it would stand, what stands beside it, what was said already.

Each is a number that is never negative; what is quickly told comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank.phrase import PhraseRole
from qicao.compose.wording import MUST

if TYPE_CHECKING:
    from qicao.compose.candidate import Candidate
    from qicao.compose.chooser import Moment
    from qicao.compose.ledger import Ledger
    from qicao.compose.scoring import Want

_SAME_OPENING, _THIRD_OPENING = 1.0, 4.0
_ECHO = 0.8
_OWN_HEADING = 2.5
_OWN_TOPIC, _NO_CAMPAIGN, _NO_MUST = 2.5, 0.5, 4.0
_CAMPAIGN_AGAIN = 1.2
_DRIFT, _STAYS, _OVER = 2.4, 0.4, 1.5
_CROWD = 0.12
_ALIKE, _OFTEN_ALIKE = 16.0, 0.1
_KEY_AGAIN, _FORBIDS_AGAIN = 0.7, 0.4
_HEARD, _OFTEN_HEARD = 10.0, 0.1
_PUNISHES_AGAIN, _DEMAND_AGAIN = 1.5, 0.8
# A measure that answers a problem takes up about so much of its words.
_ANSWERS, _ANSWERED = 1.5, 0.12
_GENERAL_AGAIN = 0.9
_BEGINS_AGAIN = 1.2
AGAIN = 8.0
_PUNISHES_FIRST, _NO_DEMAND = 4.0, 2.0
_QUOTED_AGAIN = 0.7
_TOO_OFTEN = 0.8
# Sentences of real speeches have sixty characters on average.
_BREATH, _SHORT_OF_BREATH = 58, 0.05
# Where there is room, a phrase that tells a thing from beginning to end, as much as there is room for, is better than
# sentences that met by chance; where there is much, what is wanted as a whole may be said before it.
_SPACIOUS = 340
_LOOSE, ROOMY = 4.0, 90
# Those of the general set were written with nobody in mind.
_FOREIGN = 0.4
_UNFILLED, _MOST_UNFILLED = 0.01, 150
_TOO_LONG = 0.03
_UNPAID, _HEADING_AGAIN = 3.0, 2.0
# A phrase that is longer than its place by so many characters is no longer than it should be.
SLACK = 30


def where_it_stands(candidate: Candidate, want: Want, moment: Moment) -> float:
    """What the place, and the place in the paragraph, have against it."""
    before = moment.before
    penalty = _TOO_LONG * max(0, candidate.characters - moment.room - SLACK)
    if want.topical is not None and not want.headed:
        penalty += _OWN_HEADING * (candidate.is_headed == (bool(before) or not want.topical))
    if len(want.order) > 1 and candidate.topics:
        penalty += _DRIFT * _out_of_turn(candidate, want, before)
    if want.general:
        penalty += _OWN_TOPIC * bool(candidate.topics - want.own) + _NO_CAMPAIGN * (not candidate.names_campaign)
    if want.unpaid:
        penalty += _UNPAID * sum(clause.isdisjoint(candidate.pairs) for clause in want.unpaid) / len(want.unpaid)
    if want.must and not before and candidate.opening != MUST:
        penalty += _NO_MUST
    penalty += _HEADING_AGAIN * (not want.heading.isdisjoint(candidate.first_turns))
    is_first = not any(c.phrase.role is candidate.phrase.role for c in before)
    leads = is_first and candidate.position < 0 and moment.room > _SPACIOUS
    if want.is_argued and moment.room > ROOMY and not leads:
        penalty += _tells_little(candidate, moment.room)
    if is_first:
        penalty += _PUNISHES_FIRST * (candidate.position > 0)
        penalty += _NO_DEMAND * (want.headed and candidate.position == 0 and not _begins_well(candidate))
    return penalty


def _tells_little(candidate: Candidate, room: int) -> float:
    """How far it is from a chain of long sentences that fills the room and was written for this meeting."""
    penalty = _LOOSE * (not candidate.is_chain) + _FOREIGN * (candidate.tier > 0)
    penalty += _SHORT_OF_BREATH * max(0.0, _BREATH - candidate.characters / candidate.sentences)
    return penalty + _UNFILLED * min(_MOST_UNFILLED, max(0, room - candidate.characters - SLACK))


def _begins_well(candidate: Candidate) -> bool:
    """Whether it can begin a point although it lays nothing down: a chain that argues, or first says what is wanted."""
    asks = candidate.phrase.role in (PhraseRole.DIRECTIVE, PhraseRole.SUPPORT)
    return candidate.is_chain and (candidate.demands or not asks)


def beside(candidate: Candidate, want: Want, before: tuple[Candidate, ...]) -> float:
    """What the phrases before it in its paragraph have against it."""
    if not before:
        return 0.0
    same = [c.opening == candidate.opening for c in before[-2:]]
    penalty = 0.0
    if same[-1]:
        penalty += _THIRD_OPENING if all(same) and len(same) > 1 else _SAME_OPENING
    penalty += _DRIFT * _drifts(candidate, want, before)
    penalty += _BEGINS_AGAIN * (candidate.demands and any(c.is_chain for c in before))
    penalty += _KEY_AGAIN * sum(len(candidate.keys & c.keys) for c in before)
    if candidate.position > 0:
        penalty += _PUNISHES_AGAIN * sum(c.position > 0 for c in before)
    if candidate.position < 0:
        penalty += _DEMAND_AGAIN * sum(c.position < 0 and c.phrase.role is candidate.phrase.role for c in before)
    if candidate.forbids:
        penalty += _FORBIDS_AGAIN * sum(c.forbids for c in before)
    if candidate.names_campaign and any(c.names_campaign for c in before):
        penalty += _CAMPAIGN_AGAIN
    if want.own and not candidate.topics:
        penalty += _GENERAL_AGAIN * sum(not c.topics for c in before)
    return penalty


def does_not_answer(candidate: Candidate, want: Want) -> float:
    """How little it takes up of the problems that were named before."""
    if not want.asked:
        return 0.0
    answered = len(want.asked & candidate.pairs) / len(want.asked)
    return _ANSWERS * max(0.0, 1 - answered / _ANSWERED)


def said_already(candidate: Candidate, ledger: Ledger, before: tuple[Candidate, ...]) -> float:
    """How much of it was said in the draft, and beside it."""
    penalty = _ECHO * ledger.echoes(candidate) + _CROWD * ledger.weight(candidate)
    penalty += _QUOTED_AGAIN * ledger.quoted(candidate) + _TOO_OFTEN * ledger.too_often(candidate)
    penalty += _HEARD * max(0.0, ledger.heard(candidate) - _OFTEN_HEARD)
    likeness = max((_likeness(candidate, c) for c in before), default=0.0)
    return penalty + _ALIKE * max(0.0, likeness - _OFTEN_ALIKE)


def _drifts(candidate: Candidate, want: Want, before: tuple[Candidate, ...]) -> float:
    """Whether a phrase leaves the topic of the one before it; where topics have their turn, that is told apart."""
    last = before[-1].topics
    if len(want.order) > 1:
        return 0.0
    if want.topical is False:
        return _STAYS * any(candidate.topics & c.topics for c in before)
    return float(bool(last and candidate.topics and not last & candidate.topics))


def _out_of_turn(candidate: Candidate, want: Want, before: tuple[Candidate, ...]) -> float:
    """How far its topic is from its turn. Each topic has `want.each` phrases, one after another."""
    told = [next((topic for topic in want.order if topic in c.topics), "") for c in before]
    own = next((topic for topic in want.order if topic in candidate.topics), "")
    left = [topic for topic in want.order if told.count(topic) < want.each]
    if own in left:
        return float(left.index(own))
    return _STAYS if not left and own == told[-1] else _OVER


def _likeness(one: Candidate, other: Candidate) -> float:
    """The share of pairs of characters that two phrases have in common."""
    return len(one.pairs & other.pairs) / max(1, min(len(one.pairs), len(other.pairs)))
