"""Reading letters back: the text of each page, and the QR codes as a telephone sees them."""

import io
import re
from pathlib import Path

import pypdf
import typst
import zxingcpp
from PIL import Image

CODE = re.compile(r"\b[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}\b")


def pages_of(pdf: Path | bytes) -> list[str]:
    """The text of each page, spaces made one."""
    flux = io.BytesIO(pdf if isinstance(pdf, bytes) else pdf.read_bytes())
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(flux).pages]


def codes_in(pdf: Path) -> list[str]:
    """Every activation code printed, in the order of the pages."""
    return [code for page in pages_of(pdf) for code in CODE.findall(page)]


def read_qr(svg: str) -> str:
    """What a scanner reads on a printed drawing, 26 mm wide, at 200 dots an inch."""
    image = b'#image(bytes(sys.inputs.svg), format: "svg", width: 26mm)'
    return scan(typst.Compiler(b"#set page(margin: 9mm)\n" + image, sys_inputs={"svg": svg}))


def scan(compilateur: typst.Compiler) -> str:
    """What a scanner reads on the first page of a document, at 200 dots an inch."""
    png = compilateur.compile(format="png", ppi=200)
    page = png[0] if isinstance(png, list) else png
    assert page
    (lu,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    assert lu.format == zxingcpp.BarcodeFormat.QRCode
    return str(lu.text)
