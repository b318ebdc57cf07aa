"""Servers that only Debian packages: on PATH, else installed once where that disturbs nobody.

The rule: installing needs root and apt, and must start no service. A machine that runs systemd
without a policy against starting is somebody's computer, unless it says that it is a CI's: there a
test says which package to install and is skipped. Workers install one after the other.
"""

import os
import shutil
import subprocess
from ctypes import CDLL
from functools import cache
from pathlib import Path

import pytest

from tests.alone import alone

PACKAGES = ("janus", "coturn")
PROGRAMS = ("janus", "turnserver")
PATIENCE = 120


def program(name: str) -> str:
    """The path of this program; the test that needs it is skipped where there is none."""
    _make_ready()
    if not (found := shutil.which(name)):
        pytest.skip(f"{name} is not on this machine: apt-get install {' '.join(PACKAGES)}")
    return found


def library(name: str, package: str) -> bool:
    """Whether programs find this shared library, once its package is installed where it may be."""
    with alone("apt"):
        return _loads(name) or (_may_install() and _fetched(package) and _loads(name))


def _loads(name: str) -> bool:
    try:
        CDLL(name)
    except OSError:
        return False
    return True


@cache
def _make_ready() -> None:
    """Install what is missing, if that may be; who comes while another worker installs, waits.

    A program that apt has unpacked stands on PATH before what it needs does.
    """
    with alone("apt"):
        if not all(map(shutil.which, PROGRAMS)) and _may_install():
            _install()


def _install() -> None:
    """The lists are fetched only when they are missing."""
    _fetched(*PACKAGES)


def _fetched(*packages: str) -> bool:
    return _apt("install", *packages) or (_apt("update") and _apt("install", *packages))


def _may_install() -> bool:
    disturbs_nobody = (
        os.environ.get("CI") == "true"
        or Path("/usr/sbin/policy-rc.d").exists()
        or not Path("/run/systemd/system").exists()
    )
    return os.geteuid() == 0 and shutil.which("apt-get") is not None and disturbs_nobody


def _apt(*words: str) -> bool:
    command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=60", "-y", "--no-install-recommends"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    try:
        done = subprocess.run(
            [*command, *words], env=environment, timeout=PATIENCE, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
