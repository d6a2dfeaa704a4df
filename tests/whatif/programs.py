"""Spreadsheet programs that work workbooks out anew: each takes files, and the folder for
what they come to, under the same names."""
import os
import subprocess

BATCH = 200  # soffice stops in silence after 247 files

RECALCULATE = """<?xml version="1.0"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def silently(*command):
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def soffice(files, out):
    profile = os.path.abspath(out + ".profile")
    os.makedirs(profile + "/user")
    with open(profile + "/user/registrymodifications.xcu", "w") as file:
        file.write(RECALCULATE)
    for start in range(0, len(files), BATCH):
        silently("soffice", "-env:UserInstallation=file://" + profile, "--headless",
                 "--convert-to", "xlsx", "--outdir", out, *files[start:start + BATCH])


def ssconvert(files, out):
    for file in files:
        silently("ssconvert", "--recalc", file, os.path.join(out, os.path.basename(file)))


PROGRAMS = {"soffice": soffice, "ssconvert": ssconvert}
