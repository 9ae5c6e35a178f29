"""LibreOffice's comparison of two Word files, saved as a third.

/usr/bin/python3 benchmarks/office_compare.py OLD.docx NEW.docx OUT.docx

Prints the seconds that comparing and saving took once LibreOffice had started. Runs under the system's Python.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / ".ci"))

import uno  # noqa: F401  (makes the names of LibreOffice importable)
from com.sun.star.beans import PropertyValue
from office_reader import PATIENCE, connected


def named(name, value):
    """A property."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def compare(context, old, new, out):
    """Compares and saves; gives the seconds."""
    begun = time.perf_counter()
    create = context.ServiceManager.createInstanceWithContext
    desktop = create("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(new.resolve().as_uri(), "_blank", 0, (named("Hidden", True),))
    dispatcher = create("com.sun.star.frame.DispatchHelper", context)
    given = named("URL", old.resolve().as_uri()), named("NoAcceptDialog", True)
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:CompareDocuments", "", 0, given)
    document.storeToURL(out.resolve().as_uri(), (named("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    desktop.terminate()
    return time.perf_counter() - begun


def main(old, new, out):
    """Starts LibreOffice with a profile of its own, compares, and ends it."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"drafting-{Path(profile).name}"
        office = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
        process = subprocess.Popen([*office, f"--accept=pipe,name={pipe};urp;"])
        try:
            print(f"{compare(connected(pipe), old, new, out):.2f}")
            process.wait(PATIENCE)
        finally:
            if process.poll() is None:
                process.kill()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
