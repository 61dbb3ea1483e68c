"""Interest on an account: once a year on 31 December, by the monthly product (月积数法).

A contribution of month k weighs 13 − k twelfths of the year's rate; 劳办发〔1997〕116号,
人社部发〔2017〕31号. In a year that ends in month m (retirement) the opening balance earns m
twelfths and month k weighs m − k + 1.
"""

from __future__ import annotations

from sibal_engine.money import Money, half_up
from sibal_engine.rates import PPM


def interest(opening: Money, product: int, rate: int, months: int = 12) -> Money:
    """Interest in fen, half-up once.

    `product` is the sum of each credit (fen) times its weight in months, `rate` ppm a year,
    `months` how many months of the year the opening balance was there.
    """
    return half_up((opening * months + product) * rate, 12 * PPM)


def product_of(monthly: Money, first: int, last: int, until: int = 12) -> int:
    """Sum of credit × weight for equal credits in months `first` to `last` of a year.

    `until` is the month the year is settled at; month k weighs until − k + 1.
    """
    count = last - first + 1
    weights = (until - first + 1 + until - last + 1) * count // 2
    return monthly * weights
