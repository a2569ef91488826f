"""What has not happened: planned, wished, cancelled, delegated or remote. Such a clause makes no event."""

from __future__ import annotations

import re

_PLANNED = re.compile(
    r"拟于?|定于|将(?!军)(?:于|前往|带队|带领|率|陪同|深入|参加|分赴|访问|赴|在|继续|组织|举行|召开|举办|开展|尽快|会|进一步|出席|到|对)|计划(?!投资)|原定|原计划|打算|准备(?!工作|情况)|预计|有望|"
    r"时任|下一步|下步|希望|欢迎|期待|邀请|建议|应当|呼吁|争取|委托|未能|没能|无法|取消|推迟|改期|视频连线|通过视频|以视频|线上"
)

_ENDS_UNREAL = re.compile(
    r"(?:将|拟|要|未|没有|不|缺席|想|欲|愿|曾(?:经|多次|先后|两次|专程)?(?:[率带随][^，。；]{0,6})?)$"
)
_CANCELLED = re.compile(r"取消|未能成行|推迟|延期|改期")
# 传达学习某领导在某省考察时的重要讲话精神: a tour or a meeting that is only told of.
TOLD_OF = re.compile(
    r"[^，。；]{0,40}?(?:时|期间|中|上|以来)(?:所?作)?的?[^，。；]{0,6}?(?:重要讲话|重要指示|讲话精神|指示精神|批示|回信精神|贺信精神)"
)
_NEAR = 300  # characters: longer than a printed sentence


def is_unreal(text: str) -> bool:
    """True where the words before a trigger say that it is a plan, a wish, called off, done by another or remote."""
    return _PLANNED.search(text) is not None or _ENDS_UNREAL.search(text) is not None


def is_cancelled(text: str, start: int, end: int, around: int) -> bool:
    """True where the sentence `start`..`end` says near `around` that what it speaks of did not take place."""
    low, high = max(start, around - _NEAR), min(end, around + _NEAR)
    return _CANCELLED.search(text, low, high) is not None
