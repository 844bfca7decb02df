"""The day as one page that needs nothing but its own folder: screens, papers, ledger, hub agreement, exported files."""
import csv
import html

from day import rupees
from picture import png_size

STYLE = """
:root{--paper:#FBF6EA;--card:#FFFDF7;--sand:#F3EAD6;--line:#D9CBAE;--ink:#2A211B;--ink2:#5E5246;--indigo:#24457F;
--indigo-deep:#16294D;--madder:#A3322B;--turmeric:#DDA02A;--turmeric-deep:#7A4E00;--leaf:#3F6E37;--leaf-tint:#DEE7CD;
--serif:"Noto Serif","Noto Serif Devanagari",serif;--sans:"Noto Sans","Noto Sans Devanagari",sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.45 var(--sans)}
.num{font-variant-numeric:tabular-nums}
header{background:var(--indigo-deep);color:var(--paper);padding:56px 0 48px}
header,section,footer{padding-left:max(24px,calc((100% - 1240px)/2));padding-right:max(24px,calc((100% - 1240px)/2))}
.border{height:18px;background:repeating-linear-gradient(90deg,var(--turmeric) 0 9px,var(--madder) 9px 18px);
-webkit-mask:radial-gradient(circle at 9px 9px,#000 6px,transparent 6.5px) 0 0/18px 18px;mask:radial-gradient(circle at 9px 9px,#000 6px,transparent 6.5px) 0 0/18px 18px;background-color:var(--turmeric)}
h1,h2{font-family:var(--serif);font-weight:700;line-height:1.22;margin:0}
h1{font-size:56px}h1 small,h2 small{display:block;font-size:.5em;font-weight:400;font-family:var(--sans);opacity:.85;margin-top:6px}
h2{font-size:34px;color:var(--indigo);margin:0 0 22px}
section{padding-top:48px;padding-bottom:8px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:16px;margin-top:32px}
.fact{background:var(--indigo);border-radius:14px;border-bottom:4px solid #0d1a33;padding:16px 22px}
.fact b{display:block;font-size:34px;line-height:1.2}
.screens{display:grid;grid-template-columns:repeat(auto-fill,minmax(380px,1fr));gap:22px}
figure{margin:0;background:var(--card);border:1px solid var(--line);border-bottom:4px solid var(--line);border-radius:14px;overflow:hidden}
figure img{display:block;width:100%;height:auto;border-bottom:1px solid var(--line)}
figcaption{padding:12px 18px 14px}figcaption b{display:block;font-size:21px;line-height:1.3}figcaption span{color:var(--ink2)}
.papers{display:flex;flex-wrap:wrap;gap:22px;align-items:flex-start}
.papers figure{width:288px}.papers img{background:#fff}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-bottom:4px solid var(--line);border-radius:14px}
table{border-collapse:collapse;width:100%}
th{background:var(--sand);text-align:left;font-size:15px;line-height:1.3}th small{display:block;font-weight:400;color:var(--ink2)}
th,td{padding:9px 16px;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}td.r,th.r{text-align:right;white-space:nowrap}
tfoot td{font-weight:700;background:var(--sand)}
.agree{display:inline-block;background:var(--leaf-tint);color:#234320;border-radius:99px;padding:6px 20px;font-weight:700;margin-bottom:16px}
ol{padding-left:0;list-style:none;margin:0}
ol li{display:grid;grid-template-columns:64px 180px 1fr;gap:14px;padding:8px 18px;border-bottom:1px solid var(--line)}
ol li:last-child{border-bottom:0}ol b{color:var(--indigo)}ol i{font-style:normal;color:var(--ink2)}
.hash{font-family:"Noto Sans Mono",monospace;font-size:15px;word-break:break-all}
a{color:var(--indigo)}ul.files{columns:3 240px;padding-left:20px;margin:0}
footer{margin-top:48px;padding-top:24px;padding-bottom:40px;color:var(--ink2);border-top:1px solid var(--line)}
@media(max-width:760px){h1{font-size:38px}.screens{grid-template-columns:1fr}ol li{grid-template-columns:52px 1fr}ol li span{grid-column:2}}
"""

TENDERS = {"cash": ("नकद", "cash"), "upi": ("UPI", "UPI")}


def text(value):
    return html.escape(str(value))


def heading(hindi, english):
    return f"<h2>{text(hindi)}<small>{text(english)}</small></h2>"


def figure(folder, picture):
    width, height = png_size(folder / picture["file"])
    return (f'<figure><a href="{text(picture["file"])}"><img src="{text(picture["file"])}" width="{width}" height="{height}" '
            f'alt="{text(picture["english"])}" loading="lazy"></a>'
            f'<figcaption><b lang="hi">{text(picture["hindi"])}</b><span>{text(picture["english"])}</span></figcaption></figure>')


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ledger(day, out):
    documents = read_csv(out / "books-hub" / "documents.csv")
    lines = {}
    for line in read_csv(out / "books-hub" / "lines.csv"):
        lines.setdefault(line["serial"], []).append(line)
    told = [sale["told"] for sale in day.sales]
    rows = []
    for index, document in enumerate(documents):
        goods = "<br>".join(f'<span lang="hi">{text(line["name_hi"])}</span> · {text(line["name_en"])} × {text(line["quantity"])}'
                            for line in lines.get(document["serial"], []))
        how = told[index] if len(told) == len(documents) else ""
        tax = sum(float(document[head]) for head in ("cgst_rupees", "sgst_rupees", "igst_rupees"))
        rows.append(f'<tr><td class="num">{text(document["time_ist"][11:19])}</td><td class="num">{text(document["serial"])}</td>'
                    f'<td>{goods}</td><td>{text(how)}</td><td class="r num">{tax:,.2f}</td>'
                    f'<td class="r num">{rupees(round(float(document["payable_rupees"]) * 100))}</td></tr>')
    return ('<div class="scroll"><table><thead><tr><th>समय<small>time</small></th><th>बिल<small>bill</small></th>'
            '<th>सामान<small>goods</small></th><th>भुगतान<small>paid by</small></th><th class="r">GST ₹<small>in it</small></th>'
            '<th class="r">कुल<small>total</small></th></tr></thead><tbody>' + "".join(rows) +
            f'</tbody><tfoot><tr><td colspan="5">{len(documents)} बिल · bills</td><td class="r num">{rupees(day.expected_paise)}</td>'
            '</tr></tfoot></table></div>')


def agreement(day):
    kiosk, hub = day.agreement["kiosk"], day.agreement["hub"]
    rows = [("बिक्री", "sales", kiosk["sales"], hub["sales"]),
            ("रकम", "sum", rupees(kiosk["sum_paise"]), rupees(hub["sum_paise"])),
            ("प्रविष्टियां", "journal entries", kiosk["entries"], hub["entries"]),
            ("श्रृंखला का सिरा", "head of the chain", kiosk["head"], hub["head"])]
    body = "".join(f'<tr><td><b lang="hi">{h}</b> · {e}</td><td class="{"hash" if e.startswith("head") else "num"}">{text(a)}</td>'
                   f'<td class="{"hash" if e.startswith("head") else "num"}">{text(b)}</td></tr>' for h, e, a, b in rows)
    verdicts = "".join(f"<p><b>{text(who)}</b>: {text(verdict.get('sentence', ''))}</p>" for who, verdict in day.verdicts.items())
    return (f'<p class="agree">हब सहमत है · hub agrees: {hub["sales"]} sales, {rupees(hub["sum_paise"])}</p>'
            '<div class="scroll"><table><thead><tr><th></th><th>कियोस्क<small>kiosk</small></th><th>हब<small>hub</small></th></tr></thead>'
            f'<tbody>{body}</tbody></table></div>{verdicts}')


def files(day):
    parts = []
    for who, exported in day.exports.items():
        links = "".join(f'<li><a href="books-{who}/{text(f["file"])}">{text(f["file"])}</a> · {f["rows"]}</li>' for f in exported["files"])
        parts.append(f"<p><b>{text(who)}</b></p><ul class='files'>{links}</ul>")
    return "".join(parts)


def write_page(day, out):
    steps = "".join(f'<li><i class="num">{step["at_s"]:.1f} s</i><b>{text(step["title"])}</b><span>{text(step["seen"])}</span></li>'
                    for step in day.steps)
    facts = [("बिक्री", "sales", len(day.sales)), ("कुल", "total", rupees(day.expected_paise)),
             ("बिना नेटवर्क", "made without a network", day.sales_offline), ("कागज", "papers printed", len(day.fair.papers))]
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A day at the fair</title><style>{STYLE}</style></head><body>
<header><h1><span lang="hi">मेले का एक दिन</span><small>A day at Mahakumbh 2025, lived by the real kiosk with real touches</small></h1>
<div class="facts">{"".join(f'<div class="fact"><b class="num">{text(v)}</b><span lang="hi">{h}</span> · {e}</div>' for h, e, v in facts)}</div></header>
<div class="border"></div>
<section>{heading("परदे", "Screens, as they were")}<div class="screens">{"".join(figure(out, p) for p in day.screens)}</div></section>
<section>{heading("कागज", "Papers, dot for dot as the printer made them")}<div class="papers">{"".join(figure(out, p) for p in day.papers)}</div></section>
<section>{heading("बही", "The ledger, as the hub exported it")}{ledger(day, out)}</section>
<section>{heading("हब का मिलान", "Kiosk and hub count the same")}{agreement(day)}</section>
<section>{heading("फाइलें", "Exported books (rows)")}{files(day)}</section>
<section>{heading("दिन, कदम दर कदम", "The day, step by step")}<div class="scroll"><ol>{steps}</ol></div></section>
<footer><span lang="hi">प्रदर्शन</span> · DEMONSTRATION. Makers, prices, numbers and payments on this page are made up.</footer>
</body></html>
"""
    index = out / "index.html"
    index.write_text(page, encoding="utf-8")
    return index
