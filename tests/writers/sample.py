"""A speech of about 4,500 characters, built by hand, with every part that a speech can have."""

from __future__ import annotations

from qicao.speech.markers import Marker
from qicao.speech.model import Item, Paragraph, Role, Span, Speech

TITLE = "在全镇“干部能力提升年”活动动员会上的讲话"
DAY_LINE = "（2026年11月25日）"
SPEAKER_LINE = "青石镇党委书记 李明"

OPENING = (
    "今天我们召开全镇“干部能力提升年”活动动员会，主要任务是对活动作出安排，动员全镇广大干部统一思想、振奋精神，"
    "以过硬的本领把各项工作抓实抓好。刚才，活动方案已经宣读，希望大家对照方案，认真抓好贯彻落实。下面，我讲三点意见。"
)
HEADINGS = (
    "深化认识、统一思想，切实增强提升能力的自觉",
    "明确重点、对症下药，着力补齐能力本领的短板",
    "加强领导、压实责任，确保活动取得扎实的成效",
)
POINTS = (
    "要把学习作为提升能力的第一步。",
    "要把实践作为增长才干的主阵地。",
    "要把群众满意作为检验成效的标尺。",
    "要把制度作为长久管用的保障。",
    "要把团结作为干事创业的合力。",
    "要把纪律作为不可逾越的底线。",
)
PASSAGES = (
    "事业发展永无止境，能力提升没有终点。当前，镇域发展正处在爬坡过坎、滚石上山的关键阶段，新情况新问题层出不穷，"
    "老办法不管用、新办法不会用、硬办法不敢用、软办法不顶用的现象在一些同志身上还不同程度存在。大家要静下心来读书，"
    "沉下身子调研，把上级的政策弄懂，把本地的实情摸透，把肩上的任务理清，做到胸中有数、手里有招、脚下有路。"
    "各办公室每周至少安排半天时间集中学习，每月至少组织1次交流研讨，让学习成为习惯、成为风气。",
    "纸上得来终觉浅，本领要在干中练。要把干部放到项目建设的一线、矛盾化解的现场、服务群众的前沿，让他们在急难险重的"
    "任务里经风雨、见世面、壮筋骨。对手头的每一件事，都要问一问为什么干、怎么干、干到什么程度，干完之后还要回头看一看、"
    "想一想，把零散的经验上升为管用的办法。要敢于给年轻干部交任务、压担子，允许他们在探索中有失误，"
    "但不允许他们在岗位上不作为，真正做到在干中学、在学中干，学以致用、用以促学。",
    "干部能力强不强，群众心里有杆秤。要多到群众家里坐一坐，听一听他们的烦心事、操心事，能当场办的马上办，"
    "一时办不了的说清楚、记下来、有回音，决不能让群众跑了一趟又一趟、等了一天又一天。要把12345热线的办理情况作为重要标尺，"
    "对群众反映集中的问题逐件研究、逐项销号，做到件件有着落、事事有回音，用一件件看得见、摸得着的实事赢得群众的信任和支持。",
    "活动能不能见效，关键看制度硬不硬、执行严不严。要建立能力清单、任务清单、问题清单，一月一调度、一季一通报、一年一考核，"
    "让想干事的有机会、能干事的有舞台、干成事的有地位。要坚持严管和厚爱相结合，既为担当者担当、为负责者负责，"
    "又对推诿扯皮、敷衍塞责的敢于较真碰硬，决不搞下不为例，推动形成比学赶超、争先创优的浓厚氛围。",
    "一个人的能力再强，也挑不起全镇的担子；大家的劲往一处使，再难的事也有办法。班子成员要带头讲团结、顾大局，"
    "分工不分家、补台不拆台；各村、各办公室之间要多通气、多商量，遇事不推、有难同帮。要用好“传帮带”这个好传统，"
    "请经验丰富的老同志多指点，让刚到岗位的年轻人多请教，一级带着一级干、一级做给一级看，"
    "在全镇上下形成心往一处想、智往一处谋、事往一处办的生动局面。",
    "能力越强，越要守得住规矩；本领越大，越要经得起监督。每一名干部都要把纪律和规矩挺在前面，"
    "管好自己的嘴、自己的手、自己的腿，不该说的坚决不说，不该拿的坚决不拿，不该去的坚决不去。"
    "要常算政治账、经济账、家庭账，常听群众说、常照自己的镜子，从小事小节上严起来。"
    "纪检部门要抓早抓小、防微杜渐，发现苗头及时提醒，让红脸出汗成为常态，使广大干部习惯在约束下工作、在监督下成长。",
)
PROBLEMS = (
    ("一是本领不足的问题仍然存在。", "有的同志遇到难题绕着走，习惯于凭经验办事、靠惯性推动。"),
    ("二是作风不实的问题仍然存在。", "有的同志安排部署多、跟踪问效少，工作落在纸上、停在嘴上。"),
    ("三是担当不够的问题仍然存在。", "有的同志怕担风险、怕惹麻烦，把困难上交、把责任下推。"),
)
CLOSING = (
    "同志们，能力就是底气，实干才有未来。让我们以这次会议为新的起点，振奋精神、扎实工作，"
    "为推动全镇高质量发展作出新的更大贡献！"
)


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()


def plain(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Item(text=spans(text)),))


def heading(number: int, text: str, style: str = "{一}、") -> Paragraph:
    return Paragraph(Role.HEADING, (Item(Marker(style, number), spans(text)),))


def point(number: int, clause: str, text: str, style: str = "（{一}）") -> Paragraph:
    return Paragraph(Role.POINT, (Item(Marker(style, number), spans(clause), spans(text)),))


def problems() -> Paragraph:
    items = tuple(
        Item(Marker("{一}是", number), spans(clause.removeprefix(clause[:2])), spans(text))
        for number, (clause, text) in enumerate(PROBLEMS, 1)
    )
    lead = Item(text=spans("在肯定成绩的同时，也要清醒看到存在的差距和不足。"))
    return Paragraph(Role.PROBLEMS, (lead, *items))


def section(number: int, text: str) -> tuple[Paragraph, ...]:
    lead = plain(Role.LEAD, "这件事说到底是干部的事，要从每一个人做起、从眼下的事情做起。")
    points = (point(i, clause, words) for i, (clause, words) in enumerate(zip(POINTS, PASSAGES, strict=True), 1))
    return (heading(number, text), lead, *points)


def sample_speech() -> Speech:
    """Title, speaker, date, salutation, opening, problems, three sections of six points, closing."""
    head = (
        plain(Role.TITLE, TITLE),
        plain(Role.BYLINE, SPEAKER_LINE),
        plain(Role.BYLINE, DAY_LINE),
        plain(Role.SALUTATION, "同志们："),
        plain(Role.OPENING, OPENING),
        problems(),
    )
    sections = (paragraph for number, text in enumerate(HEADINGS, 1) for paragraph in section(number, text))
    return Speech((*head, *sections, plain(Role.CLOSING, CLOSING)))


def one_of_each() -> tuple[Paragraph, ...]:
    """A paragraph of every look."""
    return (
        plain(Role.TITLE, "讲话"),
        plain(Role.SUBTITLE, "——在全镇大会上的讲话"),
        plain(Role.BYLINE, "李明"),
        plain(Role.SALUTATION, "同志们："),
        plain(Role.OPENING, "今天开会。"),
        heading(1, "提高认识"),
        heading(1, "加强学习", "（{一}）"),
        heading(1, "读好书", "{1}."),
        heading(1, "读原著", "（{1}）"),
        plain(Role.CLOSING, "谢谢大家！"),
        plain(Role.CREDIT, "青石镇党政办供稿"),
    )
