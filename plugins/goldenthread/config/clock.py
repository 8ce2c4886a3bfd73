"""The one place that knows what day it is.

In: the settings and the environment. Out: a date. Nothing else in the package asks a clock.
"""

from __future__ import annotations

import datetime as dt
import os

from goldenthread.config.settings import Settings, SettingsError
from goldenthread.ground.period import read_day


def today(settings: Settings) -> dt.date:
    """Return the day by which the plan is judged.

    The option `today` wins, then `SOURCE_DATE_EPOCH` (seconds since 1970, UTC; the
    reproducible-builds convention), then the machine's clock.

    Raises:
        SettingsError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    if settings.today is not None:
        return settings.today
    return now().date()


def now() -> dt.datetime:
    """Return the moment of the build in UTC: `SOURCE_DATE_EPOCH`, else the clock.

    Raises:
        SettingsError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC)
    try:
        moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        read_day(moment.date().isoformat())
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"SOURCE_DATE_EPOCH is '{epoch}'; it must be whole seconds since 1970"
        ) from error
    return moment
