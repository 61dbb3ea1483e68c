"""The two languages in which the engine speaks."""

from typing import Literal

Lang = Literal["zh", "en"]
